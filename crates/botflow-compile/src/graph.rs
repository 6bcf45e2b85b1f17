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

use petgraph::graph::{DiGraph, EdgeReference, NodeIndex};
use petgraph::visit::EdgeRef;

use crate::model::StepId;

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
}
