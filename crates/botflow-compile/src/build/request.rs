//! `call`, `submit`, and what they pass and keep.

use botflow_syntax::tree::{NodeId, Outcome, Statement, TargetId, Word};

use super::default::{DefaultKind, Mine};
use super::{Builder, Loose};
use crate::Line;
use crate::graph::{Act, Given, Keep, Outcome as World, Pass, Request, RequestWhat, Why};

/// An outcome of a request that has a line.
#[derive(Debug, Clone, Copy)]
pub(super) struct OutcomeLine {
    pub given: Given,
    pub node: NodeId,
    pub target: Option<TargetId>,
}

impl Builder<'_> {
    /// `call ACTION`
    pub(super) fn call(&mut self, id: NodeId, action: Word) {
        let index = match self.fact().line(id) {
            Line::Action(action) => Some(action),
            _ => None,
        };
        let what = RequestWhat::Call { action: index, name: self.letters(action.0) };
        let own = Mine::of(self.tree, id);
        let failed = self.nearest(&own, DefaultKind::Failed);
        let mut lines = self.own_outcomes(id, |outcome| matches!(outcome, Outcome::NoAnswer));
        lines.extend(failed.into_iter().filter_map(|line| self.outcome_line(line)));
        self.request(id, what, &lines, Some(World::Fine), true);
    }

    /// `submit NAME`
    pub(super) fn submit(&mut self, id: NodeId, name: Word) {
        let form = match self.fact().line(id) {
            Line::Form(form) => Some(form),
            _ => None,
        };
        let what = RequestWhat::Submit { name: self.letters(name.0), form };
        let lines = self.own_outcomes(id, |outcome| matches!(outcome, Outcome::Failed));
        let waits = !lines.is_empty();
        self.request(id, what, &lines, Some(World::Fine), waits);
    }

    /// Builds a request with the outcomes that have a line; `goes_on` is the outcome after which the next line runs.
    pub(super) fn request(&mut self, id: NodeId, what: RequestWhat, lines: &[OutcomeLine], goes_on: Option<World>, waits: bool) -> u32 {
        let outcomes = lines.iter().map(|line| line.given).collect();
        let request = Request { what, with: self.passes(id), keep: self.keeps(id), outcomes, span: self.tree.node(id).span };
        let node = self.place(id, Act::Perform(Box::new(request)));
        let mut after = Vec::new();
        for line in lines {
            self.outcome(line.node, line.target, Loose::later(node, Why::Outcome(line.given.outcome)));
            after.append(&mut self.loose);
        }
        self.unreadable(id, node, &mut after);
        if let Some(outcome) = goes_on {
            let edge = if waits { Loose::later } else { Loose::now };
            after.push(edge(node, Why::Outcome(outcome)));
        }
        self.loose = after;
        node
    }

    /// The `when` lines right under a statement that are outcomes of it.
    pub(super) fn own_outcomes(&self, id: NodeId, which: impl Fn(&Outcome) -> bool) -> Vec<OutcomeLine> {
        let lines = self.tree.children(id).filter(|child| match self.tree.statement(*child) {
            Statement::When { outcome, .. } => which(outcome),
            _ => false,
        });
        lines.filter_map(|line| self.outcome_line(line)).collect()
    }

    /// A `when` line as an outcome of a request.
    pub(super) fn outcome_line(&self, id: NodeId) -> Option<OutcomeLine> {
        let Statement::When { outcome, target } = self.tree.statement(id) else { return None };
        let seconds = |duration: &botflow_syntax::tree::Duration| Some(u32::try_from(duration.seconds()).unwrap_or(u32::MAX));
        let (outcome, after_seconds) = match outcome {
            Outcome::Failed => (World::Failed, None),
            Outcome::NoAnswer => (World::NoAnswer, None),
            Outcome::Full => (World::Full, None),
            Outcome::Paid => (World::Paid, None),
            Outcome::Cancelled => (World::Cancelled, None),
            Outcome::NoReply(after) => (World::NoReply, seconds(after)),
            Outcome::NobodyFree(after) => (World::NobodyFree, seconds(after)),
            Outcome::Closed => (World::Closed, None),
            Outcome::Back => (World::Back, None),
            Outcome::Unclear(_) | Outcome::NothingFits | Outcome::NothingToOffer | Outcome::Yes | Outcome::No => return None,
            Outcome::CustomerSays(_) => return None,
        };
        Some(OutcomeLine { given: Given { outcome, after_seconds, span: self.tree.node(id).span }, node: id, target: *target })
    }

    /// `with` lines.
    pub(super) fn passes(&self, id: NodeId) -> Vec<Pass> {
        let mut passes = Vec::new();
        for child in self.tree.children(id) {
            if let Statement::With { passed } = self.tree.statement(child) {
                passes.extend(passed.iter().map(|pass| Pass {
                    value: self.expr(pass.value),
                    name: self.letters(pass.name.0),
                    span: self.tree.expr(pass.value).span,
                }));
            }
        }
        passes
    }

    /// `keep` lines.
    pub(super) fn keeps(&self, id: NodeId) -> Vec<Keep> {
        let mut keeps = Vec::new();
        for child in self.tree.children(id) {
            if let Statement::Keep { kept } = self.tree.statement(child) {
                keeps.extend(kept.iter().map(|keep| Keep {
                    field: self.letters(keep.field.0),
                    place: self.path(keep.path),
                    span: keep.field.0,
                }));
            }
        }
        keeps
    }
}
