//! In: the graph. Out: `Layout`: where each node's ops will stand.
//!
//! Ops stand in the order of the lines. A node falls through to the one behind it, or is followed by a jump.

use std::collections::HashMap;

use botflow_program::{Pc, QuestionIx, RequestIx};
use petgraph::Direction;
use petgraph::graph::NodeIndex;

use crate::graph::{Act, Graph, Outcome, RequestWhat, Why};

/// Op 0 is an `End`: the landing of ways that are never taken.
pub(super) const NOWHERE: Pc = Pc(0);

/// Where everything will stand.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Nodes that become ops, in order.
    pub(super) order: Vec<NodeIndex>,
    /// The first op of each node.
    pcs: Vec<Pc>,
    /// The question of each `Ask`.
    pub(super) questions: HashMap<NodeIndex, QuestionIx>,
    /// The request of each `Perform`.
    pub(super) requests: HashMap<NodeIndex, RequestIx>,
}

/// Lays the whole graph out.
pub(super) fn lay_out(graph: &Graph) -> Layout {
    let mut layout = Layout { order: order(graph), pcs: vec![NOWHERE; graph.ways.node_count()], ..Layout::default() };
    let mut at = 1;
    for index in 0..layout.order.len() {
        let node = layout.order[index];
        layout.pcs[node.index()] = Pc(at);
        at += own_length(&graph.ways[node].act) + u32::from(layout.jumps_to(graph, index).is_some());
        match &graph.ways[node].act {
            Act::Ask(_) => drop(layout.questions.insert(node, QuestionIx(layout.questions.len() as u32))),
            Act::Perform(_) => drop(layout.requests.insert(node, RequestIx(layout.requests.len() as u32))),
            _ => {}
        }
    }
    layout
}

impl Layout {
    /// The first op of a node.
    pub(super) fn at(&self, node: NodeIndex) -> Pc {
        self.pcs[node.index()]
    }

    /// The first op of a node; nowhere without one.
    pub(super) fn at_or_nowhere(&self, node: Option<NodeIndex>) -> Pc {
        node.map_or(NOWHERE, |node| self.at(node))
    }

    /// Where the node at a position of the order jumps to, unless what follows it stands right behind.
    pub(super) fn jumps_to(&self, graph: &Graph, index: usize) -> Option<NodeIndex> {
        let next = falls_to(graph, self.order[index])?;
        (self.order.get(index + 1) != Some(&next)).then_some(next)
    }
}

/// Where the ops of a node fall through to.
fn falls_to(graph: &Graph, node: NodeIndex) -> Option<NodeIndex> {
    match &graph.ways[node].act {
        Act::Enter | Act::Form(_) | Act::Hole | Act::Send(_) | Act::Set(_) | Act::Mark(_) | Act::Pick(_) | Act::Remind(_) => {
            graph.along(node, Why::Next)
        }
        Act::Branch(_) => graph.along(node, Why::Holds),
        Act::Each { .. } => graph.along(node, Why::Item),
        // A lead that is delivered later lets the conversation go straight on.
        Act::Perform(request) if matches!(request.what, RequestWhat::Submit { .. }) => graph.along(node, Why::Outcome(Outcome::Fine)),
        Act::Ask(_) | Act::Split(_) | Act::Perform(_) | Act::Wait(_) | Act::Do(_) | Act::Go(_) | Act::Resume { .. } | Act::End => None,
    }
}

/// How many ops a node becomes, without the jump behind it.
fn own_length(act: &Act) -> u32 {
    match act {
        Act::Enter | Act::Form(_) | Act::Hole => 0,
        // `Pick` and the branch that looks whether anything fits; the branch for an amount of nothing and `Perform`.
        Act::Pick(_) => 2,
        Act::Perform(request) => 1 + u32::from(matches!(request.what, RequestWhat::Pay { .. })),
        Act::Send(_) | Act::Ask(_) | Act::Branch(_) | Act::Set(_) | Act::Each { .. } | Act::Split(_) | Act::Mark(_) => 1,
        Act::Wait(_) | Act::Remind(_) | Act::Do(_) | Act::Go(_) | Act::Resume { .. } | Act::End => 1,
    }
}

/// Nodes that become ops: all but the targets that a choice or a button carries itself.
fn order(graph: &Graph) -> Vec<NodeIndex> {
    let carried = |node: NodeIndex| {
        let mut ways = graph.ways.edges_directed(node, Direction::Incoming).peekable();
        let carries = |why: Why| matches!(why, Why::Choice(_) | Why::Yes | Why::No | Why::Button(_));
        matches!(graph.ways[node].act, Act::Go(_)) && ways.peek().is_some() && ways.all(|edge| carries(edge.weight().why))
    };
    graph.ways.node_indices().filter(|node| !carried(*node)).collect()
}
