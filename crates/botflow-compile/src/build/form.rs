//! `form` and its `review`.

use botflow_syntax::tree::{NodeId, Outcome, Statement};

use super::default::Mine;
use super::{Builder, Loose};
use crate::Line;
use crate::graph::{Act, Ask, Why};
use crate::model::FormId;

/// The form that is being built: its questions so far.
#[derive(Debug)]
pub(super) struct Open {
    form: FormId,
    questions: Vec<u32>,
}

impl Builder<'_> {
    /// `form NAME`: its lines, then what happens when the customer cancels it.
    pub(super) fn form(&mut self, id: NodeId) {
        let Line::Form(form) = self.fact().line(id) else {
            self.pass(id, Act::Hole);
            self.lines(id);
            return;
        };
        let outer = self.form.replace(Open { form, questions: Vec::new() });
        self.pass(id, Act::Form(form));
        self.lines(id);
        let questions = std::mem::replace(&mut self.form, outer).map_or(Vec::new(), |open| open.questions);
        let tree = self.tree;
        let cancelled = tree.children(id).find_map(|child| match tree.statement(child) {
            Statement::When { outcome: Outcome::Cancelled, target } => Some((child, *target)),
            _ => None,
        });
        let Some((line, target)) = cancelled else { return };
        let mut after = std::mem::take(&mut self.loose);
        self.loose.extend(questions.iter().map(|question| Loose::later(*question, Why::Cancelled)));
        match target {
            Some(target) => self.go(line, target),
            None => self.lines(line),
        }
        self.loose.append(&mut after);
    }

    pub(super) fn note_form_question(&mut self, node: u32, belongs: bool) {
        if let (true, Some(open)) = (belongs, &mut self.form) {
            open.questions.push(node);
        }
    }

    /// `review TEXT`
    pub(super) fn review(&mut self, id: NodeId) {
        let Statement::Review { text } = self.tree.statement(id) else { return };
        let Some(form) = self.form.as_ref().map(|open| open.form) else {
            self.pass(id, Act::Hole);
            return;
        };
        let ways = self.ways(&Mine::of(self.tree, id));
        let mut question = self.question(id, Ask::Review(form), &ways);
        question.message = self.question_message(id, Some(*text));
        question.form = Some(form);
        let node = self.place(id, Act::Ask(Box::new(question)));
        self.note_form_question(node, true);
        let mut after = Vec::new();
        self.unreadable(id, node, &mut after);
        self.open_ways(id, node, &ways, false);
        after.push(Loose::later(node, Why::Answered));
        self.loose = after;
    }
}
