//! In: the graph. Out: the shortest way from a start to each line, all of them from one walk forwards.

use std::collections::VecDeque;

use petgraph::graph::NodeIndex;

use super::Way;
use super::way::{FIRST, LAST};
use crate::graph::{Act, Graph, Why};
use crate::model::{Model, StepId};

/// Nothing leads there.
const NOWHERE: u32 = u32::MAX;

/// The shortest way from a start to each line.
#[derive(Debug)]
pub struct Shortest {
    /// The node before each on its way, and why that one is left; itself where a start leads.
    before: Vec<(u32, Why)>,
    /// The last of the first nodes of its way.
    head: Vec<u32>,
    /// The nodes whose ways lead through a node have the numbers from here on …
    number: Vec<u32>,
    /// … so many.
    reach: Vec<u32>,
    /// The first start of each flow.
    start: Vec<Option<u32>>,
}

impl Shortest {
    /// Over every way of the graph.
    pub fn new(graph: &Graph, model: &Model) -> Self {
        Shortest::along(graph, model, |at, see| graph.out(at).for_each(|(edge, to)| see(to, edge.why)))
    }

    /// Over the ways that `next` calls its function with: where each leads, and why it is taken.
    pub(super) fn along(graph: &Graph, model: &Model, mut next: impl FnMut(NodeIndex, &mut dyn FnMut(NodeIndex, Why))) -> Self {
        let count = graph.ways.node_count();
        let mut start = vec![None; model.flows.len()];
        for (at, line) in graph.starts.iter().enumerate() {
            start[line.flow.ix()].get_or_insert(at as u32);
        }
        let mut all = Shortest {
            before: vec![(NOWHERE, Why::Next); count],
            head: vec![0; count],
            number: vec![0; count],
            reach: vec![0; count],
            start,
        };
        let mut depth = vec![0_u32; count];
        let mut order: Vec<u32> = Vec::with_capacity(count);
        let mut queue = VecDeque::new();
        for line in &graph.starts {
            let steps = &model.flows[line.flow.ix()].steps;
            let Some(entry) = graph.entry(StepId(steps.start)).filter(|_| !steps.is_empty()) else { continue };
            if all.before[entry.index()].0 == NOWHERE {
                all.before[entry.index()].0 = entry.index() as u32;
                all.head[entry.index()] = entry.index() as u32;
                queue.push_back(entry);
            }
        }
        while let Some(at) = queue.pop_front() {
            order.push(at.index() as u32);
            next(at, &mut |to, why| {
                let to_at = to.index();
                if all.before[to_at].0 == NOWHERE {
                    all.before[to_at] = (at.index() as u32, why);
                    depth[to_at] = depth[at.index()] + 1;
                    all.head[to_at] = if depth[to_at] < FIRST as u32 { to_at as u32 } else { all.head[at.index()] };
                    queue.push_back(to);
                }
            });
        }
        all.count(&order);
        all
    }

    /// Numbers the nodes so that those whose ways lead through one node stand together.
    fn count(&mut self, order: &[u32]) {
        for at in order.iter().rev().map(|at| *at as usize) {
            self.reach[at] += 1;
            let before = self.before[at].0 as usize;
            if before != at {
                self.reach[before] += self.reach[at];
            }
        }
        let (mut next, mut free) = (vec![0; self.before.len()], 0);
        for at in order.iter().map(|at| *at as usize) {
            let before = self.before[at].0 as usize;
            let place = if before == at { &mut free } else { &mut next[before] };
            self.number[at] = *place;
            *place += self.reach[at];
            next[at] = self.number[at] + 1;
        }
    }

    /// The numbers of the nodes whose ways lead through this one; none where nothing leads there.
    pub(super) fn through(&self, at: NodeIndex) -> std::ops::Range<u32> {
        let number = self.number[at.index()];
        number..number + self.reach[at.index()]
    }

    /// The number of a node that some start leads to.
    pub(super) fn number(&self, at: NodeIndex) -> Option<u32> {
        (self.before[at.index()].0 != NOWHERE).then(|| self.number[at.index()])
    }

    /// The shortest way to a node; `None` where no start leads there.
    pub fn way(&self, graph: &Graph, model: &Model, at: NodeIndex) -> Option<Way> {
        self.number(at)?;
        let mut nodes = vec![(at, None)];
        let mut here = at.index();
        let mut cut = None;
        loop {
            let (before, why) = self.before[here];
            if before as usize == here {
                break;
            }
            let head = self.head[here] as usize;
            if nodes.len() >= LAST && head != here && head != before as usize {
                cut = Some(nodes.len());
                here = head;
                nodes.push((NodeIndex::new(here), None));
                continue;
            }
            here = before as usize;
            nodes.push((NodeIndex::new(here), Some(why)));
        }
        nodes.reverse();
        debug_assert!(matches!(graph.ways[nodes[0].0].act, Act::Enter), "a start leads to a step");
        let flow = model.steps[graph.ways[nodes[0].0].step.ix()].flow;
        let left_out = cut.map(|cut| nodes.len() - cut);
        Some(Way { start: self.start[flow.ix()].map(|start| start as usize), nodes, left_out })
    }
}
