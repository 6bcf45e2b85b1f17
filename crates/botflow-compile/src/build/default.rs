//! Defaults: `when …` lines under `flow` or first in a `step`. "Seven kinds; the nearest lines of a kind replace those of that kind further out."

use std::collections::HashSet;

use botflow_syntax::tree::{NodeId, Outcome, Statement, Tree};

use super::Builder;
use crate::graph::Origin;

/// The kinds that are replaced as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DefaultKind {
    Reask,
    WayOut,
    NoReply,
    NobodyFree,
    Back,
    Closed,
    Failed,
}

/// The `when` lines right under one line, by kind.
#[derive(Debug, Clone, Default)]
pub(super) struct Mine {
    lines: Vec<(DefaultKind, NodeId)>,
}

/// What holds where the builder is.
#[derive(Debug, Default)]
pub(super) struct Defaults {
    pub flow: Mine,
    pub step: Mine,
    pub used: HashSet<NodeId>,
}

impl Mine {
    /// Reads the `when` lines right under a line.
    pub fn of(tree: &Tree, id: NodeId) -> Self {
        let lines = tree.children(id).filter_map(|child| Some((kind_of(tree.statement(child))?, child)));
        Mine { lines: lines.collect() }
    }

    fn kind(&self, kind: DefaultKind) -> impl Iterator<Item = NodeId> + '_ {
        self.lines.iter().filter(move |(of, _)| *of == kind).map(|(_, id)| *id)
    }

    fn has(&self, kind: DefaultKind) -> bool {
        self.lines.iter().any(|(of, _)| *of == kind)
    }
}

impl Builder<'_> {
    /// The lines of a kind that hold for a statement: its own, else the step's, else the flow's.
    pub(super) fn nearest(&mut self, own: &Mine, kind: DefaultKind) -> Vec<NodeId> {
        if own.has(kind) {
            return own.kind(kind).collect();
        }
        let outer = if self.defaults.step.has(kind) { &self.defaults.step } else { &self.defaults.flow };
        let lines: Vec<NodeId> = outer.kind(kind).collect();
        self.defaults.used.extend(&lines);
        lines
    }

    /// Notes the defaults of the file that no line used.
    pub(super) fn unused_defaults(&mut self) {
        let tree = self.tree;
        let heads = tree.children(NodeId::FILE).filter(|id| matches!(tree.statement(*id), Statement::Flow { .. } | Statement::Step { .. }));
        for line in heads.flat_map(|id| tree.children(id)) {
            if kind_of(tree.statement(line)).is_some() && !self.defaults.used.contains(&line) {
                self.graph.unused_defaults.push(Origin { tree: self.at, node: line, span: tree.node(line).span });
            }
        }
    }
}

fn kind_of(statement: &Statement) -> Option<DefaultKind> {
    match statement {
        Statement::Reask { .. } => Some(DefaultKind::Reask),
        Statement::When { outcome, .. } => match outcome {
            Outcome::Unclear(_) => Some(DefaultKind::WayOut),
            Outcome::NoReply(_) => Some(DefaultKind::NoReply),
            Outcome::NobodyFree(_) => Some(DefaultKind::NobodyFree),
            Outcome::Back => Some(DefaultKind::Back),
            Outcome::Closed => Some(DefaultKind::Closed),
            Outcome::Failed => Some(DefaultKind::Failed),
            Outcome::NoAnswer | Outcome::Cancelled | Outcome::Paid | Outcome::Full | Outcome::NothingFits => None,
            Outcome::NothingToOffer | Outcome::Yes | Outcome::No | Outcome::CustomerSays(_) => None,
        },
        _ => None,
    }
}
