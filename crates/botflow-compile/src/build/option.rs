//! The options of a question.

use botflow_syntax::tree::{NodeId, Statement, TargetId, TypeKind};

use super::Builder;
use crate::Line;
use crate::graph::{Choice, ChoiceValue, Each, Points};
use crate::model::OptionId;

/// The options of a question, and the lines they come from.
#[derive(Debug, Default)]
pub(super) struct Options {
    pub choices: Vec<Choice>,
    pub lines: Vec<OptionLine>,
}

/// The line of an option.
#[derive(Debug, Clone, Copy)]
pub(super) struct OptionLine {
    pub node: NodeId,
    pub target: Option<TargetId>,
}

impl Builder<'_> {
    fn asks_several(&self, question: NodeId) -> bool {
        let Statement::Ask { kind: Some(kind), .. } = self.tree.statement(question) else { return false };
        self.tree.type_of(*kind).kind == TypeKind::Several
    }

    /// The `-` lines under a question.
    pub(super) fn options(&self, id: NodeId) -> Options {
        let mut options = Options::default();
        for node in self.tree.children(id) {
            let (label, target, each) = match self.tree.statement(node) {
                Statement::Choice { label, target, .. } => (*label, *target, None),
                Statement::EachChoice { list, label, target, .. } => {
                    let each = Each { item: self.fact().value(node), list: self.path(*list) };
                    // T225: of several things none leads away.
                    let leaves = target.filter(|_| !self.asks_several(id));
                    (*label, leaves, Some(each))
                }
                _ => continue,
            };
            let value = match (each, self.fact().line(node)) {
                (Some(_), _) => ChoiceValue::Item,
                (None, Line::Option(choices, index)) => ChoiceValue::Option(OptionId { choices, index }),
                (None, Line::YesNo(yes)) => ChoiceValue::YesNo(yes),
                (None, _) => ChoiceValue::Command,
            };
            let mut choice = Choice {
                value,
                label: self.text(label),
                each,
                also: Vec::new(),
                lines: Vec::new(),
                image: None,
                only_if: None,
                alone: false,
                points: self.points(node),
                target: target.map(|target| self.fact().target(target)),
                body: false,
                span: self.tree.node(node).span,
            };
            self.option_attributes(node, &mut choice);
            options.choices.push(choice);
            options.lines.push(OptionLine { node, target });
        }
        options
    }

    fn option_attributes(&self, id: NodeId, choice: &mut Choice) {
        for child in self.tree.children(id) {
            match self.tree.statement(child) {
                Statement::Also { .. } => choice.also.push(self.words(child)),
                Statement::Line { text } => choice.lines.push(text.map(|text| self.text(text))),
                Statement::Media { source, .. } => choice.image = Some(self.text(*source)),
                Statement::OnlyIf { condition } => choice.only_if = Some(self.expr(*condition)),
                Statement::Alone => choice.alone = true,
                Statement::Score { .. } => {}
                // Any other line is one that runs.
                _ => choice.body = true,
            }
        }
    }

    /// The `score` lines right under an answer.
    pub(super) fn points(&self, id: NodeId) -> Vec<Points> {
        let lines = self.tree.children(id).filter(|child| matches!(self.tree.statement(*child), Statement::Score { .. }));
        lines
            .flat_map(|line| self.fact().points(line))
            .map(|(board, row, points)| Points { board: *board, row: *row, points: *points })
            .collect()
    }
}
