//! `ask`: a question with its options, its rules and everything that may be answered.

use botflow_syntax::tree::{NodeId, Outcome, Statement, TargetId};

use super::default::Mine;
use super::option::Options;
use super::outcome::Ways;
use super::{Builder, Loose};
use crate::graph::{Act, Ask, Check, Choice, ChoiceValue, ExprAt, Origin, Question, Skip, Why};
use crate::model::{Comparison, Expr, Kind, Literal, Read, Root, Target, ValueId};

/// An outcome with a line of its own: why, the line, its target.
type Line = (Why, NodeId, Option<TargetId>);

impl Builder<'_> {
    /// `ask x (type): TEXT`, `ask: TEXT`
    pub(super) fn ask(&mut self, id: NodeId) {
        let Statement::Ask { name, text, .. } = self.tree.statement(id) else { return };
        let what = match self.fact().value(id) {
            Some(value) => Ask::Value(value, self.model.values[value.ix()].kind.clone()),
            None if name.is_none() => Ask::Menu,
            None => Ask::Hole,
        };
        let ways = self.ways(&Mine::of(self.tree, id));
        let options = self.options(id);
        let mut question = self.question(id, what, &ways);
        question.message = self.question_message(id, Some(*text));
        question.form = question.value().and_then(|value| self.model.values[value.ix()].form);
        question.choices = options.choices.clone();
        let lines = self.attributes(id, &mut question);
        if question.form.is_some() && question.skip == Skip::Never {
            question.skip = Skip::WhenKnown;
        }
        question.paged |= question.choices.iter().any(|choice| choice.each.is_some());
        let (needs_answered, otherwise) = (answers_go_on(&question, &lines), question.otherwise);
        let (optional, skipped) = (question.optional.is_some(), question.skip != Skip::Never);
        let several = self.several(&question);
        let in_form = question.form.is_some();
        let consent_in_form = in_form && matches!(question.what, Ask::Value(_, Kind::Consent));
        let node = self.place(id, Act::Ask(Box::new(question)));
        self.note_form_question(node, in_form);

        let mut after = self.choice_ways(node, &options, several.is_some());
        for (why, line, target) in lines {
            self.outcome(line, target, Loose::later(node, why));
            let astray = target.is_some_and(|target| self.fact().target(target) == Target::Hole);
            if why == Why::No && consent_in_form && !self.loose.is_empty() && !astray {
                let origin = Origin { tree: self.at, node: line, span: self.tree.node(line).span };
                self.graph.staying_noes.push(origin);
            }
            after.append(&mut self.loose);
        }
        self.unreadable(id, node, &mut after);
        self.open_ways(id, node, &ways, otherwise);
        if needs_answered {
            self.loose.push(Loose::later(node, Why::Answered));
            if let Some(value) = several {
                self.several_bodies(value, &options);
            }
            after.append(&mut self.loose);
        }
        if optional {
            after.push(Loose::later(node, Why::Skipped));
        }
        if skipped {
            after.push(Loose::now(node, Why::Passed));
        }
        self.loose = after;
    }

    /// A question that nothing is known of but its ways.
    pub(super) fn question(&self, id: NodeId, what: Ask, ways: &Ways) -> Question {
        let hint = self.tree.children(id).find_map(|child| match self.tree.statement(child) {
            Statement::Hint { text } => Some(self.text(*text)),
            _ => None,
        });
        Question {
            what,
            message: Vec::new(),
            form: None,
            choices: Vec::new(),
            checks: Vec::new(),
            skip: Skip::Never,
            optional: None,
            picks: None,
            paged: false,
            hint,
            label: None,
            keep_as: None,
            reasks: self.reasks(ways),
            way_outs: self.way_outs(ways),
            no_reply_seconds: self.no_reply_seconds(ways),
            says: Vec::new(),
            otherwise: false,
            nothing_to_offer: false,
            yes_points: Vec::new(),
            no_points: Vec::new(),
        }
    }

    /// The lines under a question that say something about it. Out: its outcomes that are no options.
    fn attributes(&self, id: NodeId, question: &mut Question) -> Vec<Line> {
        let mut lines = Vec::new();
        for child in self.tree.children(id) {
            match self.tree.statement(child) {
                Statement::Check { condition, text } => {
                    let span = self.tree.node(child).span;
                    question.checks.push(Check { condition: self.expr(*condition), text: self.text(*text), span });
                }
                Statement::Optional { label } => question.optional = Some(label.map(|label| self.text(label))),
                Statement::Pick { low, high } => question.picks = Some((*low, *high)),
                Statement::Paged => question.paged = true,
                Statement::Label { text } => question.label = Some(self.text(*text)),
                Statement::KeepAs { path } => question.keep_as = Some(self.path(*path)),
                Statement::UnlessKnown => question.skip = question.skip.and(Skip::WhenKnown),
                Statement::UnlessGiven => question.skip = question.skip.and(Skip::WhenGiven),
                Statement::Otherwise { target } => {
                    question.otherwise = true;
                    lines.push((Why::Otherwise, child, *target));
                }
                Statement::When { outcome, target } => lines.extend(self.when(child, outcome, *target, question)),
                _ => {}
            }
        }
        lines
    }

    fn when(&self, id: NodeId, outcome: &Outcome, target: Option<TargetId>, question: &mut Question) -> Option<Line> {
        let why = match outcome {
            Outcome::Yes => {
                question.yes_points = self.points(id);
                Why::Yes
            }
            Outcome::No => {
                question.no_points = self.points(id);
                Why::No
            }
            Outcome::CustomerSays(_) => {
                question.says.push(self.words(id));
                Why::Says(u8::try_from(question.says.len() - 1).unwrap_or(u8::MAX))
            }
            Outcome::NothingToOffer => {
                question.nothing_to_offer = true;
                Why::NothingToOffer
            }
            // Resolved with the step's and the flow's, or no line of a question.
            Outcome::Unclear(_) | Outcome::NoReply(_) | Outcome::NobodyFree(_) | Outcome::Back | Outcome::Closed => return None,
            Outcome::Failed | Outcome::NoAnswer | Outcome::Cancelled | Outcome::Paid | Outcome::Full | Outcome::NothingFits => return None,
        };
        Some((why, id, target))
    }

    /// The ways of options with a target or a body.
    fn choice_ways(&mut self, node: u32, options: &Options, several: bool) -> Vec<Loose> {
        let mut after = Vec::new();
        for (at, (choice, line)) in options.choices.iter().zip(&options.lines).enumerate() {
            // "Bodies run after all are picked": of several, only commands leave at once.
            let at_once = !several || choice.value == ChoiceValue::Command;
            if at_once && (choice.target.is_some() || choice.body) {
                self.outcome(line.node, line.target, Loose::later(node, Why::Choice(at as u32)));
                after.append(&mut self.loose);
            }
        }
        after
    }

    fn several(&self, question: &Question) -> Option<ValueId> {
        match &question.what {
            Ask::Value(value, Kind::Several(_)) => Some(*value),
            _ => None,
        }
    }

    /// "Bodies run after all are picked, in listed order": a branch for each.
    fn several_bodies(&mut self, value: ValueId, options: &Options) {
        for (choice, line) in options.choices.iter().zip(&options.lines) {
            let ChoiceValue::Option(option) = choice.value else { continue };
            if choice.body {
                let read = Read {
                    root: Root::Value(value),
                    parts: Vec::new(),
                    kind: self.model.values[value.ix()].kind.clone(),
                    span: choice.span,
                };
                let sides = (Box::new(Expr::Read(read)), Box::new(Expr::Literal(Literal::Option(option))));
                let condition = Expr::Compare(Comparison::Contains, sides.0, sides.1);
                self.when_holds(line.node, ExprAt::Made(Box::new(condition)));
            }
        }
    }
}

/// Whether some answer leads to the line after the question.
fn answers_go_on(question: &Question, lines: &[Line]) -> bool {
    let has = |why: Why| lines.iter().any(|(line, _, _)| *line == why);
    let leads = |choice: &Choice| choice.target.is_some() || choice.body;
    match &question.what {
        Ask::Value(_, Kind::Several(_)) => true,
        Ask::Value(_, Kind::YesNo | Kind::Consent) => {
            let keyed = |yes: bool| question.choices.iter().any(|choice| choice.value == ChoiceValue::YesNo(yes) && leads(choice));
            !((has(Why::Yes) || keyed(true)) && (has(Why::No) || keyed(false)))
        }
        Ask::Menu | Ask::Value(_, Kind::Choice(_)) => question.choices.is_empty() || !question.choices.iter().all(leads),
        // Options from data hold an item; without any typed answer they are all there is.
        Ask::Value(_, Kind::Item(_) | Kind::Record(_)) => question.choices.is_empty() || !question.choices.iter().all(leads),
        Ask::Value(..) => {
            let from_data = !question.choices.is_empty() && question.choices.iter().any(|choice| choice.each.is_some());
            !from_data || !question.choices.iter().all(leads)
        }
        Ask::Review(_) | Ask::Slot { .. } | Ask::WhichBooking { .. } | Ask::Hole => true,
    }
}
