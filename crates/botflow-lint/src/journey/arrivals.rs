//! In: the graph. Out: what each value may hold where a condition asks for it: every answer that gets there.
//!
//! For each value one stretch of the graph is walked: from the conditions that ask for it back to what decides it, and forward again with everything that it
//! may hold as bits. So a hundred conditions on one answer cost one walk, not a hundred for each option.

mod came;
mod compared;

use botflow_compile::graph::Act;
use botflow_compile::known::{Known, Place, Use, reads_of_expr};
use botflow_compile::model::{Root, ValueId};
use botflow_syntax::Statement;
use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rustc_hash::FxHashMap;

use super::Journey;
use super::condition::Possible;
use came::Came;

/// So many nodes are looked at for each condition on a value; where it takes more, anything may arrive.
const FAR: usize = 1_000;
/// More things than these are not told apart: then anything may arrive.
const CELLS_MAX: usize = 1_024;

/// What values may hold where conditions ask for them.
#[derive(Debug, Default)]
pub(crate) struct Arrivals {
    /// By node and value.
    asked: Vec<Asked>,
    cells: FxHashMap<ValueId, Vec<Possible>>,
}

/// A condition that asks for a value.
#[derive(Debug)]
pub(crate) struct Asked {
    pub node: NodeIndex,
    pub value: ValueId,
    /// Something fills it on every way.
    pub sure: bool,
    /// Which of the value's cells may arrive; `None`: any.
    arriving: Option<Box<[u64]>>,
}

impl Asked {
    /// How many of the value's cells may arrive; `None`: any.
    pub fn count(&self) -> Option<usize> {
        self.arriving.as_ref().map(|arriving| arriving.iter().map(|bits| bits.count_ones() as usize).sum())
    }
}

impl Arrivals {
    /// The values that a condition asks for.
    pub fn asked_at(&self, node: NodeIndex) -> &[Asked] {
        let from = self.asked.partition_point(|asked| asked.node < node);
        let count = self.asked[from..].partition_point(|asked| asked.node == node);
        &self.asked[from..from + count]
    }

    /// Everything that a value may hold when a condition on it is reached; `None` where that was not listed.
    pub fn arriving(&self, asked: &Asked) -> Option<impl Iterator<Item = &Possible>> {
        let (arriving, cells) = (asked.arriving.as_ref()?, self.cells.get(&asked.value)?);
        let bits = |(word, bits): (usize, &u64)| {
            let mut left = *bits;
            std::iter::from_fn(move || {
                let bit = left.trailing_zeros();
                left &= left.wrapping_sub(1);
                (bit < 64).then_some(word * 64 + bit as usize)
            })
        };
        Some(arriving.iter().enumerate().flat_map(bits).filter_map(|at| cells.get(at)))
    }

    /// Whether a value may hold this when a condition on it is reached.
    pub fn may_arrive(&self, asked: &Asked, possible: &Possible) -> bool {
        let (Some(arriving), Some(cells)) = (&asked.arriving, self.cells.get(&asked.value)) else { return true };
        let at = match possible {
            Possible::Option(option) if cells.get(option.index as usize) == Some(possible) => Some(option.index as usize),
            Possible::Missing if cells.last() == Some(possible) => cells.len().checked_sub(1),
            // Numbers are in their order, what is missing last.
            Possible::Number(number) => {
                let at = cells.partition_point(|cell| matches!(cell, Possible::Number(cell) if cell < number));
                (cells.get(at) == Some(possible)).then_some(at)
            }
            other => cells.iter().position(|cell| cell == other),
        };
        at.is_none_or(|at| arriving[at / 64] & 1 << (at % 64) != 0)
    }
}

impl Journey<'_> {
    /// What values may hold where conditions ask for them.
    pub(crate) fn arrivals(&self) -> &Arrivals {
        self.arrivals.get_or_init(|| self.find_arrivals())
    }

    fn find_arrivals(&self) -> Arrivals {
        let mut asked: Vec<(ValueId, NodeIndex)> = Vec::new();
        for at in self.graph.ways.node_indices() {
            let Act::Branch(condition) = &self.node(at).act else { continue };
            if !matches!(self.statement(self.node(at).origin), Statement::If { .. } | Statement::ElseIf { .. }) {
                continue;
            }
            reads_of_expr(condition.get(self.facts), Use::Compared, &mut |read, _| {
                if let (Root::Value(value), true) = (&read.root, read.parts.is_empty()) {
                    asked.push((*value, at));
                }
            });
        }
        asked.sort_unstable();
        asked.dedup();
        let mut arrivals = Arrivals::default();
        let mut known = Known::new(self.graph, self.model, self.project);
        let mut slots = vec![u32::MAX; self.graph.ways.node_count()];
        for of_value in asked.chunk_by(|one, two| one.0 == two.0) {
            let value = of_value[0].0;
            // Nothing is judged of it.
            if self.model.values[value.ix()].hushed {
                continue;
            }
            let nodes: Vec<NodeIndex> = of_value.iter().map(|(_, node)| *node).collect();
            let cells = self.cells(value, &nodes);
            let mut stretch = cells.as_deref().and_then(|cells| Stretch::of(self, value, cells, &nodes, &mut slots));
            if let Some(stretch) = &mut stretch {
                stretch.flow();
            }
            for (place, node) in nodes.iter().enumerate() {
                let id = known.places.id(Place::Value(value));
                let sure = self.reached[node.index()] && known.is_filled(*node, id) && !self.is_unsure(self.node(*node).origin.span.file);
                let arriving = stretch.as_ref().map(|stretch| stretch.state(place as u32).into());
                arrivals.asked.push(Asked { node: *node, value, sure, arriving });
            }
            cells.into_iter().for_each(|cells| drop(arrivals.cells.insert(value, cells)));
        }
        arrivals.asked.sort_unstable_by_key(|asked| (asked.node, asked.value));
        arrivals
    }

    /// What can be told apart of a value by the conditions that ask for it; `None` where that cannot be listed.
    fn cells(&self, value: ValueId, nodes: &[NodeIndex]) -> Option<Vec<Possible>> {
        let condition = |at: &NodeIndex| {
            let Act::Branch(condition) = &self.node(*at).act else { return None };
            Some(condition.get(self.facts))
        };
        let mut cells = self.told_apart(value, || nodes.iter().filter_map(condition).collect())?;
        cells.push(Possible::Missing);
        (cells.len() <= CELLS_MAX).then_some(cells)
    }
}

/// The nodes between what decides a value and the conditions that ask for it, and what the value may hold at each.
struct Stretch {
    words: usize,
    /// What may arrive at each node.
    states: Vec<u64>,
    /// Ways inside: from, to, and which cells pass (their place among `masks`; `None`: all).
    ways: Vec<(u32, u32, Option<u32>)>,
    masks: Vec<u64>,
}

impl Stretch {
    /// Walks back from the conditions; they come first. `None`: too far.
    fn of(journey: &Journey<'_>, value: ValueId, cells: &[Possible], asked: &[NodeIndex], slots: &mut [u32]) -> Option<Self> {
        let words = cells.len().div_ceil(64);
        let mut stretch = Stretch { words, states: Vec::new(), ways: Vec::new(), masks: Vec::new() };
        let mut nodes: Vec<NodeIndex> = asked.to_vec();
        nodes.iter().enumerate().for_each(|(slot, at)| slots[at.index()] = slot as u32);
        let mut next = 0;
        while let Some(at) = nodes.get(next).copied().filter(|_| nodes.len() <= FAR * asked.len()) {
            let mut state = came::begins(journey, at, value, cells);
            for edge in journey.graph.ways.edges_directed(at, Incoming) {
                let from = edge.source();
                let passes = match came::came(journey, from, edge.weight().why, value, cells) {
                    Came::Decided(bits) => {
                        state.iter_mut().zip(&bits).for_each(|(state, bits)| *state |= bits);
                        continue;
                    }
                    Came::Kept(bits) => Some(bits),
                    Came::Untouched => None,
                };
                if !journey.reached[from.index()] {
                    continue;
                }
                if slots[from.index()] == u32::MAX {
                    slots[from.index()] = nodes.len() as u32;
                    nodes.push(from);
                }
                let mask = passes.map(|bits| {
                    stretch.masks.extend(bits);
                    (stretch.masks.len() / words) as u32 - 1
                });
                stretch.ways.push((slots[from.index()], next as u32, mask));
            }
            stretch.states.extend(state);
            next += 1;
        }
        nodes.iter().for_each(|at| slots[at.index()] = u32::MAX);
        (next == nodes.len()).then_some(stretch)
    }

    /// Carries what may arrive along all ways, until nothing new comes.
    fn flow(&mut self) {
        self.ways.sort_unstable();
        let count = self.states.len() / self.words;
        let first: Vec<usize> = (0..=count as u32).map(|slot| self.ways.partition_point(|way| way.0 < slot)).collect();
        let mut waiting: Vec<u32> = (0..count as u32).collect();
        let mut queued = vec![true; count];
        // Those furthest back first: from there everything comes.
        while let Some(at) = waiting.pop() {
            queued[at as usize] = false;
            for &(_, to, mask) in &self.ways[first[at as usize]..first[at as usize + 1]] {
                let mut more = false;
                for word in 0..self.words {
                    let passes = mask.map_or(u64::MAX, |mask| self.masks[mask as usize * self.words + word]);
                    let come = self.states[at as usize * self.words + word] & passes;
                    let state = &mut self.states[to as usize * self.words + word];
                    more |= come & !*state != 0;
                    *state |= come;
                }
                if more && !std::mem::replace(&mut queued[to as usize], true) {
                    waiting.push(to);
                }
            }
        }
    }

    fn state(&self, slot: u32) -> &[u64] {
        &self.states[slot as usize * self.words..][..self.words]
    }
}
