//! In: the graph. Out: what each step needs (values read without a fallback before anything sets them), what a reminder's copy carries, and which flows
//! look at the text that started them. Values that are alive, found backwards along the ways of each scope.

mod reads;

use std::collections::HashMap;

use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::Analysis;
use crate::graph::{Act, Graph, Skip, Why};
use crate::model::{FlowId, ScopeId, ValueId};
use reads::Reads;

/// A value, or what `recommend` notes beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Cell {
    /// The value itself.
    Value(ValueId),
    /// Its `.relaxed`.
    Relaxed(ValueId),
    /// Its `.picked`.
    Picked(ValueId),
}

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Needs {
    /// What each step needs, by its index.
    pub(super) steps: Vec<Vec<Cell>>,
    /// What the body of each `remind` reads.
    pub(super) carries: HashMap<NodeIndex, Vec<Cell>>,
    /// Whether a conversation that starts in a flow may look at `entry.text`.
    pub(super) entry_text: Vec<bool>,
}

/// What one node reads and sets.
#[derive(Debug, Default)]
struct Facts {
    reads: Reads,
    /// What is set on a way on; `None`: on every way.
    sets: Vec<(Option<Why>, Cell)>,
}

/// Finds all of it.
pub(super) fn find(analysis: &Analysis) -> Needs {
    let graph = &analysis.graph;
    let facts: Vec<Facts> = graph.ways.node_indices().map(|node| facts(analysis, node)).collect();
    let mut needs = Needs { steps: vec![Vec::new(); analysis.model.steps.len()], ..Needs::default() };
    let mut nodes = vec![Vec::new(); analysis.model.scopes.len()];
    for node in graph.ways.node_indices() {
        nodes[scope(analysis, node).ix()].push(node);
    }
    let mut local = vec![u32::MAX; graph.ways.node_count()];
    for nodes in &nodes {
        for (at, node) in nodes.iter().enumerate() {
            local[node.index()] = at as u32;
        }
        let alive = |sure: bool| Alive::of(graph, nodes, &local, &facts, sure);
        let must = alive(true);
        for node in nodes.iter().filter(|node| graph.entry(graph.ways[**node].step) == Some(**node)) {
            needs.steps[graph.ways[*node].step.ix()] = must.cells(local[node.index()]);
        }
        let reminds: Vec<_> = nodes.iter().filter(|node| matches!(graph.ways[**node].act, Act::Remind(_))).collect();
        if !reminds.is_empty() {
            let any = alive(false);
            for node in reminds {
                let body = graph.along(*node, Why::Later).map_or(Vec::new(), |body| any.cells(local[body.index()]));
                needs.carries.insert(*node, body);
            }
        }
    }
    needs.entry_text = entry_text(analysis, &facts);
    needs
}

fn scope(analysis: &Analysis, node: NodeIndex) -> ScopeId {
    let flow = analysis.model.steps[analysis.graph.ways[node].step.ix()].flow;
    analysis.model.flows[flow.ix()].scope
}

fn facts(analysis: &Analysis, node: NodeIndex) -> Facts {
    let mut facts = Facts { reads: reads::of(analysis, node), sets: Vec::new() };
    let read_value = |place| reads::cell_of(analysis, place);
    match &analysis.graph.ways[node].act {
        Act::Ask(question) => {
            let Some(value) = question.value() else { return facts };
            let commands = |index: usize| matches!(question.choices[index].value, crate::graph::ChoiceValue::Command);
            let stored = (0..question.choices.len()).filter(|index| !commands(*index)).map(|index| Why::Choice(index as u32));
            let ways = [Why::Answered, Why::Yes, Why::No, Why::Otherwise, Why::Passed].into_iter().chain(stored);
            facts.sets.extend(ways.map(|why| (Some(why), Cell::Value(value))));
        }
        Act::Set(change) => facts.sets.extend(read_value(change.place).map(|cell| (None, cell))),
        Act::Each { item: Some(item), .. } => facts.sets.push((Some(Why::Item), Cell::Value(*item))),
        Act::Pick(pick) => {
            let cells = pick.list.into_iter().flat_map(|list| [Cell::Value(list), Cell::Relaxed(list), Cell::Picked(list)]);
            facts.sets.extend(cells.map(|cell| (None, cell)));
        }
        Act::Perform(request) => {
            let fine = Why::Outcome(crate::graph::Outcome::Fine);
            facts.sets.extend(request.keep.iter().filter_map(|keep| Some((Some(fine), read_value(keep.place)?))));
        }
        Act::Do(run) => facts.sets.extend(run.keep.iter().filter_map(|keep| Some((Some(Why::Returned), read_value(keep.place)?)))),
        Act::Branch(condition) => {
            let mut known = Vec::new();
            reads::known_when(condition.get(&analysis.model.facts), &mut known);
            facts.sets.extend(known.into_iter().map(|cell| (Some(Why::Holds), cell)));
            let mut known = Vec::new();
            reads::known_unless(condition.get(&analysis.model.facts), &mut known);
            facts.sets.extend(known.into_iter().map(|cell| (Some(Why::Fails), cell)));
        }
        _ => {}
    }
    facts
}

/// Values alive at each node of a scope: what is read from there on before it is set.
struct Alive {
    cells: Vec<Cell>,
    words: usize,
    bits: Vec<u64>,
}

impl Alive {
    /// `sure`: only what is read without a fallback, and not what a tap on a button may read later.
    fn of(graph: &Graph, nodes: &[NodeIndex], local: &[u32], facts: &[Facts], sure: bool) -> Self {
        let mut cells: Vec<Cell> = nodes.iter().flat_map(|node| facts[node.index()].reads.of(sure)).copied().collect();
        cells.sort_unstable();
        cells.dedup();
        let words = cells.len().div_ceil(64);
        let mut alive = Alive { words, bits: vec![0; nodes.len() * words], cells };
        if words == 0 {
            return alive;
        }
        let mut open: Vec<NodeIndex> = nodes.to_vec();
        let mut waits = vec![true; nodes.len()];
        while let Some(node) = open.pop() {
            let at = local[node.index()] as usize;
            waits[at] = false;
            let new = alive.at_node(graph, node, local, &facts[node.index()], sure);
            let old = &mut alive.bits[at * words..(at + 1) * words];
            if *old == *new {
                continue;
            }
            old.copy_from_slice(&new);
            for before in graph.ways.edges_directed(node, Direction::Incoming).map(|edge| edge.source()) {
                let inside = local[before.index()];
                let same = nodes.get(inside as usize) == Some(&before);
                if same && !std::mem::replace(&mut waits[inside as usize], true) {
                    open.push(before);
                }
            }
        }
        alive
    }

    fn at_node(&self, graph: &Graph, node: NodeIndex, local: &[u32], facts: &Facts, sure: bool) -> Vec<u64> {
        let mut all = vec![0; self.words];
        for (edge, to) in graph.out(node) {
            if edge.why == Why::Into || (sure && matches!(edge.why, Why::Button(_))) {
                continue;
            }
            let mut behind = self.bits(local[to.index()]).to_vec();
            for (_, cell) in facts.sets.iter().filter(|(why, _)| why.is_none_or(|why| why == edge.why)) {
                if let Ok(bit) = self.cells.binary_search(cell) {
                    behind[bit / 64] &= !(1 << (bit % 64));
                }
            }
            all.iter_mut().zip(behind).for_each(|(all, behind)| *all |= behind);
        }
        for cell in facts.reads.of(sure) {
            if let Ok(bit) = self.cells.binary_search(cell) {
                all[bit / 64] |= 1 << (bit % 64);
            }
        }
        all
    }

    fn bits(&self, at: u32) -> &[u64] {
        &self.bits[at as usize * self.words..(at as usize + 1) * self.words]
    }

    fn cells(&self, at: u32) -> Vec<Cell> {
        let bits = if self.words == 0 { &[] } else { self.bits(at) };
        let set = |bit: &usize| bits.get(bit / 64).is_some_and(|word| word & (1 << (bit % 64)) != 0);
        (0..self.cells.len()).filter(set).map(|bit| self.cells[bit]).collect()
    }
}

/// A flow keeps the text that started it when it, a flow it goes on to, or one it runs by `do` looks at it.
fn entry_text(analysis: &Analysis, facts: &[Facts]) -> Vec<bool> {
    let (model, graph) = (&analysis.model, &analysis.graph);
    let mut looks = vec![false; model.scopes.len()];
    let mut runs = Vec::new();
    for node in graph.ways.node_indices() {
        let here = scope(analysis, node).ix();
        match &graph.ways[node].act {
            Act::Do(run) => runs.extend(run.flow.map(|flow: FlowId| (here, model.flows[flow.ix()].scope.ix()))),
            Act::Ask(question) if matches!(question.skip, Skip::WhenGiven | Skip::WhenKnownOrGiven) => looks[here] = true,
            _ => {}
        }
        looks[here] |= facts[node.index()].reads.entry_text;
    }
    let mut changed = true;
    while std::mem::take(&mut changed) {
        for (from, to) in &runs {
            changed |= looks[*to] && !looks[*from];
            looks[*from] |= looks[*to];
        }
    }
    model.flows.iter().map(|flow| looks[flow.scope.ix()]).collect()
}
