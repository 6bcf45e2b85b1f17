//! What changes values and notes things: `set`, `forget`, `add`, `take`, `score`, `reset`, `reach`, `tag`, `subscribe`.

use botflow_syntax::tree::{ExprId, NodeId, PathId, Phrase, Statement, Word};

use super::Builder;
use crate::Line;
use crate::graph::{Act, Change, MarkWhat, SetHow};
use crate::model::{Expr, Root};

impl Builder<'_> {
    /// `set x to E`
    pub(super) fn set(&mut self, id: NodeId, path: PathId, value: ExprId) {
        let how = SetHow::To(self.expr(value));
        self.change(id, path, how);
    }

    /// `forget x`
    pub(super) fn forget(&mut self, id: NodeId, path: PathId) {
        self.change(id, path, SetHow::Forget);
    }

    /// `add E to x`; a form as a whole is emptied by it.
    pub(super) fn add_to(&mut self, id: NodeId, value: ExprId, to: PathId) {
        let how = match self.fact().expr(value) {
            Expr::Read(read) if read.parts.is_empty() => match read.root {
                Root::Form(form) => SetHow::AddForm(form),
                _ => SetHow::Add(self.expr(value)),
            },
            _ => SetHow::Add(self.expr(value)),
        };
        self.change(id, to, how);
    }

    /// `take E from x`
    pub(super) fn take_from(&mut self, id: NodeId, value: ExprId, from: PathId) {
        let how = SetHow::Take(self.expr(value));
        self.change(id, from, how);
    }

    fn change(&mut self, id: NodeId, place: PathId, how: SetHow) {
        let place = self.path(place);
        self.pass(id, Act::Set(Box::new(Change { place, how })));
    }

    /// `score KEY 2, KEY 1` as a statement: one mark each.
    pub(super) fn score(&mut self, id: NodeId) {
        for (board, row, points) in self.fact().points(id) {
            self.pass(id, Act::Mark(MarkWhat::Score(*board, *row, *points)));
        }
    }

    /// `reset NAME`
    pub(super) fn reset(&mut self, id: NodeId) {
        match self.fact().line(id) {
            Line::Board(board) => self.pass(id, Act::Mark(MarkWhat::Reset(board))),
            _ => self.pass(id, Act::Hole),
        };
    }

    /// `reach GOAL`
    pub(super) fn reach(&mut self, id: NodeId, goal: Phrase) {
        let worth = self.tree.children(id).find_map(|child| match self.tree.statement(child) {
            Statement::Worth { value } => Some(self.expr(*value)),
            _ => None,
        });
        let goal = self.letters(goal.0);
        self.pass(id, Act::Mark(MarkWhat::Goal(goal, worth)));
    }

    /// `tag WORD`
    pub(super) fn tag(&mut self, id: NodeId, tag: Word) {
        let tag = self.letters(tag.0);
        self.pass(id, Act::Mark(MarkWhat::Tag(tag)));
    }

    /// `untag WORD`
    pub(super) fn untag(&mut self, id: NodeId, tag: Word) {
        let tag = self.letters(tag.0);
        self.pass(id, Act::Mark(MarkWhat::Untag(tag)));
    }

    /// `subscribe TOPIC`
    pub(super) fn subscribe(&mut self, id: NodeId, topic: Word) {
        let topic = self.letters(topic.0);
        self.pass(id, Act::Mark(MarkWhat::Subscribe(topic)));
    }

    /// `unsubscribe TOPIC`
    pub(super) fn unsubscribe(&mut self, id: NodeId, topic: Word) {
        let topic = self.letters(topic.0);
        self.pass(id, Act::Mark(MarkWhat::Unsubscribe(topic)));
    }
}
