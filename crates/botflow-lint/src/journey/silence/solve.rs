//! The slowest and the quickest way to every line of a region.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};
use std::ops::Range;

use botflow_compile::graph::{Act, Why};
use botflow_compile::model::{FlowId, StepId};
use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;

use super::weight::weight;
use super::{ENDLESS, From, Run};
use crate::Journey;
use crate::journey::components;

/// Lines that stand together: all of them, or those of one flow; and where conversations begin in them.
pub(super) struct Region<'g> {
    nodes: Range<usize>,
    roots: Vec<(NodeIndex, u64, u64, From)>,
    begins: Vec<bool>,
    /// The loop that a node is in, over all of the graph; nodes in none have numbers of their own.
    group: &'g [u32],
}

/// Ways along which time goes on: loops over them are found once.
pub(super) fn groups(journey: &Journey<'_>) -> Vec<u32> {
    let graph = journey.graph;
    let carries = |at: NodeIndex, why: Why| match (&graph.ways[at].act, why) {
        (Act::Do(_), Why::Returned) => true,
        _ => weight(journey, at, why, &[]).carries.is_some(),
    };
    let mut group: Vec<u32> = (0..graph.ways.node_count() as u32).collect();
    for found in components(graph, |from, _, edge| carries(from, edge.why)) {
        found.iter().for_each(|at| group[at.index()] = found[0].index() as u32);
    }
    group
}

/// What each flow adds that some `do` runs, inner ones first. A flow that does itself adds nothing: that is a finding of its own.
pub(super) fn runs(journey: &Journey<'_>, group: &[u32]) -> Vec<Run> {
    let (graph, model) = (journey.graph, journey.model);
    let mut runs = vec![Run::default(); model.flows.len()];
    let mut does: Vec<Vec<FlowId>> = vec![Vec::new(); model.flows.len()];
    let mut wanted = Vec::new();
    for at in graph.ways.node_indices() {
        if let Act::Do(act) = &graph.ways[at].act
            && let Some(flow) = act.flow
        {
            does[journey.flow_of(at).ix()].push(flow);
            wanted.push(flow);
        }
    }
    let mut state = vec![0_u8; model.flows.len()];
    let mut stack = wanted;
    while let Some(flow) = stack.last().copied() {
        match state[flow.ix()] {
            0 => {
                state[flow.ix()] = 1;
                stack.extend(does[flow.ix()].iter().filter(|inner| state[inner.ix()] == 0));
            }
            1 => {
                stack.pop();
                state[flow.ix()] = 2;
                runs[flow.ix()] = run(journey, flow, group, &runs);
            }
            _ => {
                stack.pop();
            }
        }
    }
    runs
}

fn run(journey: &Journey<'_>, flow: FlowId, group: &[u32], runs: &[Run]) -> Run {
    let steps = &journey.model.flows[flow.ix()].steps;
    let entries = steps.clone().filter_map(|step| journey.graph.entry(StepId(step)));
    let (Some(first), Some(start)) = (entries.min(), journey.graph.entry(StepId(steps.start))) else {
        return Run { through: Some((0, 0)), heard: None };
    };
    // Nodes of one flow stand together.
    let nodes = first.index()..journey.graph.ways.node_count();
    let last = nodes.clone().take_while(|at| journey.flow_of(NodeIndex::new(*at)) == flow).last().unwrap_or(first.index());
    let of = |region: &Region<'_>| {
        let (longest, _) = region.longest(journey, runs);
        let shortest = region.shortest(journey, runs);
        let ends = region.nodes.clone().filter(|at| matches!(journey.node(NodeIndex::new(*at)).act, Act::End));
        let times = ends.filter_map(|at| longest[at - region.nodes.start].zip(shortest[at - region.nodes.start]));
        times.reduce(|(most, least), (longer, shorter)| (most.max(longer), least.min(shorter)))
    };
    let new = || Region::new(first.index()..last + 1, group);
    let mut straight = new();
    straight.begin(start, 0, From::Start(None));
    let mut answered = new();
    answered.begin_where_heard(journey, runs, |_| true);
    Run { through: of(&straight), heard: of(&answered) }
}

impl<'g> Region<'g> {
    pub(super) fn whole(journey: &Journey<'_>, group: &'g [u32]) -> Self {
        Region::new(0..journey.graph.ways.node_count(), group)
    }

    fn new(nodes: Range<usize>, group: &'g [u32]) -> Self {
        Region { begins: vec![false; nodes.len()], nodes, roots: Vec::new(), group }
    }

    pub(super) fn begin(&mut self, at: NodeIndex, seconds: u64, from: From) {
        self.begin_between(at, (seconds, seconds), from);
    }

    fn begin_between(&mut self, at: NodeIndex, (most, least): (u64, u64), from: From) {
        if let Some(row) = self.row(at) {
            self.begins[row] = true;
            self.roots.push((at, most, least, from));
        }
    }

    pub(super) fn begins(&self, at: NodeIndex) -> bool {
        self.row(at).is_some_and(|row| self.begins[row])
    }

    /// A step that nothing leads to.
    pub(super) fn is_unled(&self, journey: &Journey<'_>, at: NodeIndex) -> bool {
        journey.graph.ways.edges_directed(at, Incoming).next().is_none()
    }

    /// Every way on which the customer writes begins anew.
    pub(super) fn begin_where_heard(&mut self, journey: &Journey<'_>, runs: &[Run], reached: impl Fn(NodeIndex) -> bool) {
        for at in self.nodes.clone().map(NodeIndex::new).filter(|at| reached(*at)) {
            for (edge, to) in journey.graph.out(at) {
                if let Some(heard) = weight(journey, at, edge.why, runs).heard {
                    self.begin_between(to, heard, From::Heard(at, edge.why));
                }
            }
        }
    }

    fn row(&self, at: NodeIndex) -> Option<usize> {
        at.index().checked_sub(self.nodes.start).filter(|row| *row < self.nodes.len())
    }

    fn carried<'s>(
        &'s self,
        journey: &'s Journey<'_>,
        at: NodeIndex,
        runs: &'s [Run],
    ) -> impl Iterator<Item = (NodeIndex, Why, u64, u64)> + 's {
        let ways = journey.graph.out(at).filter(|(_, to)| self.row(*to).is_some());
        ways.filter_map(move |(edge, to)| weight(journey, at, edge.why, runs).carries.map(|(most, least)| (to, edge.why, most, least)))
    }

    /// The slowest way to each node: loops are one place, and places come in the order in which they lead to each other.
    pub(super) fn longest(&self, journey: &Journey<'_>, runs: &[Run]) -> (Vec<Option<u64>>, Vec<Option<From>>) {
        let count = self.nodes.len();
        let all = || self.nodes.clone().map(NodeIndex::new);
        let group = self.groups_here();
        let (members, mut before, mut slow) = (Members::of(&group, self.nodes.start), vec![0_u32; count], vec![None; count]);
        for at in all() {
            let row = at.index() - self.nodes.start;
            for (to, why, most, _) in self.carried(journey, at, runs) {
                let other = group[to.index() - self.nodes.start];
                if other != group[row] {
                    before[other] += 1;
                } else if most > 0 {
                    slow[other] = Some((at, to, why));
                }
            }
        }
        let mut found = Longest { best: vec![None; count], from: vec![None; count], start: self.nodes.start };
        self.roots.iter().for_each(|(at, most, _, from)| found.see(*at, *most, *from));
        let mut ready: VecDeque<usize> = (0..count).filter(|row| group[*row] == *row && before[*row] == 0).collect();
        while let Some(here) = ready.pop_front() {
            let members = members.of_group(here);
            if members.len() > 1 || slow[here].is_some() {
                self.round(journey, runs, members, slow[here], &mut found);
            }
            for at in members {
                let reached = found.best[at.index() - self.nodes.start];
                for (to, why, most, _) in self.carried(journey, *at, runs) {
                    let other = group[to.index() - self.nodes.start];
                    if other == here {
                        continue;
                    }
                    if let Some(best) = reached {
                        found.see(to, best.saturating_add(most), From::Line(*at, why));
                    }
                    before[other] -= 1;
                    if before[other] == 0 {
                        ready.push_back(other);
                    }
                }
            }
        }
        (found.best, found.from)
    }

    /// The loop of each node, by row. Loops may begin outside the region: a group's number within it is its first row here.
    fn groups_here(&self) -> Vec<usize> {
        let mut first = vec![usize::MAX; self.nodes.len()];
        let mut begun_outside = HashMap::new();
        let of = |(row, at): (usize, usize)| match self.row(NodeIndex::new(self.group[at] as usize)) {
            Some(begins) => {
                first[begins] = row.min(first[begins]);
                first[begins]
            }
            None => *begun_outside.entry(self.group[at]).or_insert(row),
        };
        self.nodes.clone().enumerate().map(of).collect()
    }

    /// A loop: whatever reaches one node of it reaches all; if a way in it takes time, there is no bound.
    fn round(
        &self,
        journey: &Journey<'_>,
        runs: &[Run],
        members: &[NodeIndex],
        slow: Option<(NodeIndex, NodeIndex, Why)>,
        found: &mut Longest,
    ) {
        let best = |found: &Longest, at: NodeIndex| found.best[at.index() - self.nodes.start];
        let Some(mut first) = members.iter().copied().filter(|at| best(found, *at).is_some()).max_by_key(|at| best(found, *at)) else {
            return;
        };
        if let Some((from, to, why)) = slow {
            found.see(to, ENDLESS, From::Line(from, why));
            first = to;
        }
        let inside: std::collections::HashSet<NodeIndex> = members.iter().copied().collect();
        let most = best(found, first).unwrap_or(0);
        let mut queue = VecDeque::from([first]);
        let mut seen = std::collections::HashSet::from([first]);
        while let Some(at) = queue.pop_front() {
            for (to, why, _, _) in self.carried(journey, at, runs) {
                if inside.contains(&to) && seen.insert(to) {
                    found.see(to, most, From::Line(at, why));
                    queue.push_back(to);
                }
            }
        }
    }

    /// The quickest way to each node, the quickest first.
    pub(super) fn shortest(&self, journey: &Journey<'_>, runs: &[Run]) -> Vec<Option<u64>> {
        let mut best: Vec<Option<u64>> = vec![None; self.nodes.len()];
        let mut heap: BinaryHeap<Reverse<(u64, usize)>> =
            self.roots.iter().map(|(at, _, least, _)| Reverse((*least, at.index()))).collect();
        while let Some(Reverse((seconds, at))) = heap.pop() {
            let row = at - self.nodes.start;
            if best[row].is_some() {
                continue;
            }
            best[row] = Some(seconds);
            for (to, _, _, least) in self.carried(journey, NodeIndex::new(at), runs) {
                if best[to.index() - self.nodes.start].is_none() {
                    heap.push(Reverse((seconds.saturating_add(least), to.index())));
                }
            }
        }
        best
    }
}

/// The nodes of each group, group by group.
struct Members {
    nodes: Vec<NodeIndex>,
    /// Where each group ends in `nodes`, by its first row.
    ends: Vec<usize>,
}

impl Members {
    fn of(group: &[usize], first_node: usize) -> Self {
        let mut ends = vec![0; group.len()];
        group.iter().for_each(|of| ends[*of] += 1);
        let mut sum = 0;
        for end in &mut ends {
            // Until its nodes are put in, a group ends where it begins.
            sum += std::mem::replace(end, sum);
        }
        let mut nodes = vec![NodeIndex::end(); group.len()];
        for (row, of) in group.iter().enumerate() {
            nodes[ends[*of]] = NodeIndex::new(first_node + row);
            ends[*of] += 1;
        }
        Members { nodes, ends }
    }

    fn of_group(&self, row: usize) -> &[NodeIndex] {
        let begin = row.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.nodes[begin..self.ends[row]]
    }
}

struct Longest {
    best: Vec<Option<u64>>,
    from: Vec<Option<From>>,
    start: usize,
}

impl Longest {
    fn see(&mut self, at: NodeIndex, seconds: u64, from: From) {
        let row = at.index() - self.start;
        if self.best[row].is_none_or(|best| seconds > best) {
            self.best[row] = Some(seconds);
            self.from[row] = Some(from);
        }
    }
}
