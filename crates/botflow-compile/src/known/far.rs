//! What makes long walks short: where each place may be filled, and a way past all of that.
//!
//! In: the graph. Out: whether the shortest way to a node is one on which a place is never filled: then it is missing there, however much lies before.

use std::ops::Range;

use petgraph::graph::NodeIndex;

use super::fillers::{Fills, fillers};
use super::shortest::Shortest;
use super::{Places, implied_reads};
use crate::graph::{Graph, Why};
use crate::model::Model;
use crate::project::Project;

/// A place that is filled in more lines than this is walked for as it is.
const FILLERS_MAX: usize = 256;

/// Worked out once, when the first walk becomes a long one.
#[derive(Debug)]
pub(super) struct Far {
    pub ways: Shortest,
    /// Nodes that may fill a place, by place.
    by_place: Vec<Vec<NodeIndex>>,
    /// Nodes that may fill whatever is kept of the person.
    of_person: Vec<NodeIndex>,
    /// Nodes that may fill anything.
    anything: Vec<NodeIndex>,
    /// Places that a start may bring along.
    brought: Vec<bool>,
    /// Nodes that lead to each other have one rank, all others a lower one than whatever leads to them.
    rank: Vec<u32>,
}

impl Far {
    pub(super) fn new(
        graph: &Graph,
        model: &Model,
        project: &Project,
        places: &mut Places,
        next: impl FnMut(NodeIndex, &mut dyn FnMut(NodeIndex, Why)),
    ) -> Self {
        let mut far = Far {
            ways: Shortest::along(graph, model, next),
            by_place: Vec::new(),
            of_person: Vec::new(),
            anything: Vec::new(),
            brought: Vec::new(),
            rank: vec![0; graph.ways.node_count()],
        };
        for at in graph.ways.node_indices() {
            let by_place = &mut far.by_place;
            let mut see = |place| row(by_place, places.id(place)).push(at);
            match fillers(&graph.ways[at].act, model, project, &mut see) {
                Fills::These => {}
                Fills::OfPerson => far.of_person.push(at),
                Fills::Anything => far.anything.push(at),
            }
        }
        for start in &graph.starts {
            let mut see = |place| *row(&mut far.brought, places.id(place)) = true;
            start.on.fills().iter().for_each(|value| see(super::Place::Value(*value)));
            if let Some(guard) = &start.only_if {
                implied_reads(guard.get(&model.facts), model, project, &mut see);
            }
        }
        for (rank, together) in petgraph::algo::kosaraju_scc(&graph.ways).into_iter().enumerate() {
            together.iter().for_each(|at| far.rank[at.index()] = rank as u32);
        }
        far
    }

    /// Nodes that may fill a place.
    fn fillers(&self, place: u32, of_person: bool) -> impl Iterator<Item = NodeIndex> + '_ {
        let own = self.by_place.get(place as usize).into_iter().flatten();
        let others = self.of_person.iter().filter(move |_| of_person);
        own.chain(others).chain(&self.anything).copied()
    }

    /// Whether something that may fill a place comes before a node on some way.
    pub(super) fn may_be_filled_before(&self, place: u32, of_person: bool, node: NodeIndex) -> bool {
        self.brought(place) || self.fillers(place, of_person).any(|filler| self.rank[filler.index()] >= self.rank[node.index()])
    }

    fn brought(&self, place: u32) -> bool {
        self.brought.get(place as usize).copied().unwrap_or(false)
    }

    /// The nodes whose shortest ways lead past something that may fill a place; `None`: too many to tell.
    pub(super) fn cover(&self, place: u32, of_person: bool) -> Option<Cover> {
        if self.brought(place) || self.fillers(place, of_person).nth(FILLERS_MAX).is_some() {
            return None;
        }
        let mut all: Vec<Range<u32>> = self.fillers(place, of_person).map(|filler| self.ways.through(filler)).collect();
        all.sort_unstable_by_key(|through| (through.start, std::cmp::Reverse(through.end)));
        let mut outer: Vec<Range<u32>> = Vec::with_capacity(all.len());
        for through in all {
            // Of two nodes one's ways are among the other's, or they have none in common.
            if outer.last().is_none_or(|last| last.end <= through.start) && !through.is_empty() {
                outer.push(through);
            }
        }
        Some(Cover(outer))
    }
}

/// Numbers of nodes whose shortest ways lead past something that may fill a place, in order.
#[derive(Debug)]
pub(super) struct Cover(Vec<Range<u32>>);

impl Cover {
    /// Whether the shortest way to a node leads past nothing that may fill the place (a node's own filling comes behind it).
    pub(super) fn is_open(&self, ways: &Shortest, at: NodeIndex) -> bool {
        let Some(number) = ways.number(at) else { return false };
        let before = self.0.partition_point(|through| through.start < number);
        before == 0 || self.0[before - 1].end <= number
    }
}

fn row<T: Default + Clone>(table: &mut Vec<T>, at: u32) -> &mut T {
    let at = at as usize;
    if table.len() <= at {
        table.resize(at + 1, T::default());
    }
    &mut table[at]
}
