//! What can be reached, forwards and backwards.

use botflow_compile::graph::{Act, Edge, Graph, Why};
use botflow_compile::model::{Model, StepId, Target};
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

/// Everything that some start leads to.
pub(super) fn from_starts(graph: &Graph, model: &Model) -> Vec<bool> {
    spread(graph, roots(graph, model), Direction::Outgoing, |_, _| true)
}

/// Where conversations begin. A flow that nothing starts, does or leads to counts as started: that is a finding of its own.
pub(super) fn roots(graph: &Graph, model: &Model) -> Vec<NodeIndex> {
    let mut roots = Vec::new();
    let mut started = vec![false; model.flows.len()];
    for start in &graph.starts {
        started[start.flow.ix()] = true;
    }
    for (at, flow) in model.flows.iter().enumerate() {
        let Some(entry) = graph.entry(StepId(flow.steps.start)).filter(|_| !flow.steps.is_empty()) else { continue };
        let led_to = graph.ways.edges_directed(entry, Direction::Incoming).any(|edge| {
            let from = model.steps[graph.ways[edge.source()].step.ix()].flow;
            from.ix() != at
        });
        if started[at] || !led_to {
            roots.push(entry);
        }
    }
    roots
}

/// Everything that the beginning of its own step leads to.
pub(super) fn inside_steps(graph: &Graph) -> Vec<bool> {
    let roots = graph.entries.iter().flatten().copied().collect();
    // A target that is not there may have been one that goes on.
    let leaves = |from: NodeIndex| matches!(graph.ways[from].act, Act::Go(target) if target != Target::Hole);
    spread(graph, roots, Direction::Outgoing, |from, edge| !leaves(from) && edge.why != Why::Into)
}

/// All nodes that can be reached from `roots` along edges that `may` be taken; against them where `direction` is incoming. `may` gets the edge's source.
pub(crate) fn spread(graph: &Graph, roots: Vec<NodeIndex>, direction: Direction, may: impl Fn(NodeIndex, &Edge) -> bool) -> Vec<bool> {
    let mut reached = vec![false; graph.ways.node_count()];
    let mut stack = roots;
    for root in &stack {
        reached[root.index()] = true;
    }
    while let Some(at) = stack.pop() {
        for edge in graph.ways.edges_directed(at, direction) {
            let next = if direction == Direction::Outgoing { edge.target() } else { edge.source() };
            if !reached[next.index()] && may(edge.source(), edge.weight()) {
                reached[next.index()] = true;
                stack.push(next);
            }
        }
    }
    reached
}
