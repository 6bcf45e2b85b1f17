//! In: trees and model. Out: `Graph`, one for the whole project: every way a conversation can go. Rich statements become a few kinds of node
//! (the ops of the program, with resolved contents), edges say why they are taken and whether they wait for something outside.
//!
//! A statement's `-> TARGET` is always a node of its own ([`Act::Go`]), so an edge never leaves its step except behind a `Go`, into a `do` and out of it.

mod at;
mod edge;
mod message;
mod node;
mod question;
mod request;
mod start;

pub use at::{ExprAt, PathAt, TextAt, WordsAt};
pub use edge::{Edge, Why};
pub use message::{Button, ButtonDoes, Card, CardSource, Cards, Content, Media, MediaKind, Message, Variant};
pub use node::{Act, Change, Do, Keep, MarkWhat, Node, Origin, Pass, Pick, Prefer, Remind, SetHow, SortBy, Split, WaitFor};
pub use question::{Ask, Check, Choice, ChoiceValue, Each, Points, Question, Skip};
pub use request::{Given, Outcome, Request, RequestWhat};
pub use start::{Start, StartOn};

use std::collections::HashSet;

use petgraph::graph::{DiGraph, EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::model::{Kind, StepId};

/// All journeys of a project.
#[derive(Debug, Default)]
pub struct Graph {
    /// Nodes and edges. Nodes of one step stand together, in the order of its lines; edges of a node come in the order of its lines.
    pub ways: DiGraph<Node, Edge>,
    /// The node with which each step begins, by [`StepId`]; `None` where the step could not be read.
    pub entries: Vec<Option<NodeIndex>>,
    /// What starts flows, in file order.
    pub starts: Vec<Start>,
    /// Where a step runs out: G302. None of them is reached in a program that is built.
    pub open_ends: Vec<OpenEnd>,
    /// Defaults of flows and steps that no line below uses, in file order.
    pub unused_defaults: Vec<Origin>,
    /// `when no` lines of a consent in a form that go on with the form: "it must leave".
    pub staying_noes: Vec<Origin>,
}

/// A way on which a step runs out: no line follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenEnd {
    /// The step.
    pub step: StepId,
    /// The last node.
    pub from: NodeIndex,
    /// Why it would go on.
    pub edge: Edge,
}

impl Graph {
    /// The node with which a step begins.
    pub fn entry(&self, step: StepId) -> Option<NodeIndex> {
        self.entries.get(step.ix()).copied().flatten()
    }

    /// The ways on from a node, in the order of the lines: why, and where to.
    pub fn out(&self, node: NodeIndex) -> impl Iterator<Item = (Edge, NodeIndex)> + '_ {
        self.ways.edges(node).map(|edge: EdgeReference<'_, Edge>| (*edge.weight(), edge.target()))
    }

    /// The first node on the way that is taken for this reason.
    pub fn along(&self, node: NodeIndex, why: Why) -> Option<NodeIndex> {
        self.out(node).find(|(edge, _)| edge.why == why).map(|(_, to)| to)
    }

    /// Whether a node asks for a consent whose No leads away. Then a refused one is asked again when the customer comes back: what follows is only for
    /// those who agreed.
    pub fn is_asked_after_no(&self, node: NodeIndex) -> bool {
        let Act::Ask(question) = &self.ways[node].act else { return false };
        if !matches!(question.what, Ask::Value(_, Kind::Consent)) {
            return false;
        }
        let worded = question.choices.iter().position(|choice| choice.value == ChoiceValue::YesNo(false));
        let worded = worded.and_then(|choice| self.along(node, Why::Choice(choice as u32)));
        let behind = [Why::Answered, Why::Passed, Why::Skipped].into_iter().find_map(|why| self.along(node, why));
        worded.or_else(|| self.along(node, Why::No)).is_some_and(|no| !behind.is_some_and(|behind| self.ends_at(no, behind)))
    }

    /// Whether the lines that begin at `from` end at `to`, without a target between.
    fn ends_at(&self, from: NodeIndex, to: NodeIndex) -> bool {
        let (mut open, mut seen) = (vec![from], HashSet::new());
        while let Some(node) = open.pop() {
            if node == to {
                return true;
            }
            if seen.insert(node) && !matches!(self.ways[node].act, Act::Go(_)) {
                open.extend(self.out(node).filter(|(edge, _)| !matches!(edge.why, Why::Button(_) | Why::Into)).map(|(_, next)| next));
            }
        }
        false
    }
}
