//! `Way`: how a conversation gets to a line.

use petgraph::graph::NodeIndex;

use crate::graph::Why;

/// So many nodes of a long way's beginning are told …
pub const FIRST: usize = 24;
/// … and so many of its end.
pub const LAST: usize = 80;

/// A way through the graph: from where it starts, node by node with why each was left, to where it ends.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Way {
    /// The start of a flow (index into `Graph::starts`) with which it begins, if it begins with one.
    pub start: Option<usize>,
    /// The nodes in order; with each but the last, why it was left.
    pub nodes: Vec<(NodeIndex, Option<Why>)>,
    /// Of a long way nodes are left out before the one at this place.
    pub left_out: Option<usize>,
}

impl Way {
    /// Leaves nodes out of a long way: nobody reads more than its first ones and its last ones, and ways of full length for each of many findings would
    /// cost the square of a flow's length.
    pub(super) fn shorten(&mut self) {
        let first = self.left_out.unwrap_or(FIRST);
        if self.nodes.len() > first + LAST + 1 {
            self.nodes.drain(first..self.nodes.len() - LAST);
            self.left_out = Some(first);
        }
    }

    /// A way that begins anywhere.
    pub fn of(nodes: Vec<(NodeIndex, Option<Why>)>) -> Self {
        Way { start: None, nodes, left_out: None }
    }
}
