//! In: trees and model. Out: `Graph`, one for the whole project: every way a conversation can go. Rich statements become a few kinds of node
//! (the ops of the program, with resolved contents), edges say why they are taken and whether they wait for the customer.
//!
//! A statement's `-> TARGET` is always a node of its own ([`Act::Go`]), so an edge never leaves its step except behind a `Go`.

mod edge;
mod message;
mod node;
mod question;
mod request;
mod start;

pub use edge::{Edge, Why};
pub use message::{Button, ButtonDoes, Card, Cards, Content, Media, MediaKind, Message, Variant};
pub use node::{Act, Change, Keep, MarkWhat, Node, NodeId, Origin, Pass, Pick, Prefer, SetHow, SortBy};
pub use question::{Ask, Check, Choice, ChoiceValue, Each, Points, Question, Review, Skip};
pub use request::{Given, Outcome, Request, RequestWhat};
pub use start::{Start, StartOn};

use petgraph::graph::{DiGraph, NodeIndex};

use crate::model::StepId;

/// All journeys of a project.
#[derive(Debug, Default)]
pub struct Graph {
    /// Nodes and edges. Nodes of one step stand together, in the order of its lines.
    pub ways: DiGraph<Node, Edge>,
    /// The node with which each step begins, by [`StepId`]; `None` where the step could not be read.
    pub entries: Vec<Option<NodeIndex>>,
    /// What starts flows, in file order.
    pub starts: Vec<Start>,
}

impl Graph {
    /// The node with which a step begins.
    pub fn entry(&self, step: StepId) -> Option<NodeIndex> {
        self.entries.get(step.ix()).copied().flatten()
    }
}
