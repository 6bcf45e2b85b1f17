//! Tarjan's strongly connected components over the edges that count, without recursion.

use botflow_compile::graph::{Edge, Graph};
use petgraph::Direction::Outgoing;
use petgraph::graph::{EdgeIndex, NodeIndex};

/// The loops over edges that count: sets of nodes that lead to each other (or one node that leads to itself), each in the order of the lines.
pub(crate) fn components(graph: &Graph, counts: impl Fn(NodeIndex, NodeIndex, &Edge) -> bool) -> Vec<Vec<NodeIndex>> {
    let nodes = graph.ways.node_count();
    let first = |at: NodeIndex| graph.ways.first_edge(at, Outgoing);
    let mut search = Search { order: vec![0; nodes], low: vec![0; nodes], on_stack: vec![false; nodes], stack: Vec::new(), count: 0 };
    let mut loops = Vec::new();
    let mut work: Vec<(NodeIndex, Option<EdgeIndex>)> = Vec::new();
    for root in graph.ways.node_indices() {
        if search.order[root.index()] != 0 {
            continue;
        }
        search.enter(root);
        work.push((root, first(root)));
        while let Some((at, rest)) = work.last_mut() {
            let at = *at;
            match *rest {
                Some(edge) => {
                    *rest = graph.ways.next_edge(edge, Outgoing);
                    let to = graph.ways.edge_endpoints(edge).map_or(at, |(_, to)| to);
                    if !counts(at, to, &graph.ways[edge]) {
                        continue;
                    }
                    if search.order[to.index()] == 0 {
                        search.enter(to);
                        work.push((to, first(to)));
                    } else {
                        search.see(at, to);
                    }
                }
                None => {
                    work.pop();
                    if let Some((above, _)) = work.last() {
                        search.low[above.index()] = search.low[above.index()].min(search.low[at.index()]);
                    }
                    let itself = || graph.ways.edges_connecting(at, at).any(|edge| counts(at, at, edge.weight()));
                    search.leave(at, itself, &mut loops);
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

    /// Where a node's component is complete, it is taken off the stack; it is a loop if it has several nodes, or one that leads to itself.
    fn leave(&mut self, at: NodeIndex, leads_to_itself: impl Fn() -> bool, loops: &mut Vec<Vec<NodeIndex>>) {
        if self.low[at.index()] != self.order[at.index()] {
            return;
        }
        let first =
            self.stack.iter().rposition(|node| *node == at).expect("invariant: a node is on the stack until its component is found");
        for node in &self.stack[first..] {
            self.on_stack[node.index()] = false;
        }
        if self.stack.len() - first > 1 || leads_to_itself() {
            let mut found = self.stack[first..].to_vec();
            found.sort_unstable();
            loops.push(found);
        }
        self.stack.truncate(first);
    }
}
