//! Tarjan's strongly connected components over the edges that count, without recursion.

use botflow_compile::graph::{Edge, Graph};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

/// The loops over edges that count: sets of nodes that lead to each other (or one node that leads to itself), each in the order of the lines.
pub(crate) fn components(graph: &Graph, counts: impl Fn(NodeIndex, NodeIndex, &Edge) -> bool) -> Vec<Vec<NodeIndex>> {
    let nodes = graph.ways.node_count();
    let next = |at: NodeIndex| {
        let edges = graph.ways.edges(at).filter(|edge| counts(edge.source(), edge.target(), edge.weight()));
        edges.map(|edge| edge.target()).collect::<Vec<_>>()
    };
    let mut search = Search { order: vec![0; nodes], low: vec![0; nodes], on_stack: vec![false; nodes], stack: Vec::new(), count: 0 };
    let mut loops = Vec::new();
    let mut work: Vec<(NodeIndex, Vec<NodeIndex>)> = Vec::new();
    for root in graph.ways.node_indices() {
        if search.order[root.index()] != 0 {
            continue;
        }
        search.enter(root);
        work.push((root, next(root)));
        while let Some((at, rest)) = work.last_mut() {
            let at = *at;
            match rest.pop() {
                Some(to) if search.order[to.index()] == 0 => {
                    search.enter(to);
                    work.push((to, next(to)));
                }
                Some(to) => search.see(at, to),
                None => {
                    work.pop();
                    if let Some((above, _)) = work.last() {
                        search.low[above.index()] = search.low[above.index()].min(search.low[at.index()]);
                    }
                    let itself = || graph.ways.edges_connecting(at, at).any(|edge| counts(at, at, edge.weight()));
                    if let Some(mut found) = search.leave(at)
                        && (found.len() > 1 || itself())
                    {
                        found.sort_unstable();
                        loops.push(found);
                    }
                }
            }
        }
    }
    loops.sort_unstable_by_key(|found| found[0]);
    loops
}

struct Search {
    order: Vec<u32>,
    low: Vec<u32>,
    on_stack: Vec<bool>,
    stack: Vec<NodeIndex>,
    count: u32,
}

impl Search {
    fn enter(&mut self, at: NodeIndex) {
        self.count += 1;
        self.order[at.index()] = self.count;
        self.low[at.index()] = self.count;
        self.on_stack[at.index()] = true;
        self.stack.push(at);
    }

    fn see(&mut self, at: NodeIndex, to: NodeIndex) {
        if self.on_stack[to.index()] {
            self.low[at.index()] = self.low[at.index()].min(self.order[to.index()]);
        }
    }

    fn leave(&mut self, at: NodeIndex) -> Option<Vec<NodeIndex>> {
        if self.low[at.index()] != self.order[at.index()] {
            return None;
        }
        let first = self.stack.iter().rposition(|node| *node == at).expect("invariant: a node is on the stack until its component is found");
        let found = self.stack.split_off(first);
        for node in &found {
            self.on_stack[node.index()] = false;
        }
        Some(found)
    }
}
