//! The walk backwards from where a place is read.

use std::collections::VecDeque;

use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

use super::effect::{Effect, effect};
use super::far::{Cover, Far};
use super::{Place, Places, Way, implied};
use crate::graph::{Act, Graph, SetHow, Why};
use crate::model::{FlowId, Model, Root, StepId, Target, ValueId};
use crate::project::Project;

/// Whether a place is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// On every way.
    Known,
    /// Not on this way. `filled`: something fills it on another way.
    Missing {
        /// The shortest way on which it is missing.
        way: Way,
        /// Some other way fills it.
        filled: bool,
    },
}

/// Answers whether places are there. Holds the tables of its walks, so that a walk costs what it visits.
#[derive(Debug)]
pub struct Known<'a> {
    graph: &'a Graph,
    model: &'a Model,
    project: &'a Project,
    /// Numbers of places.
    pub places: Places,
    /// Starts of each flow.
    starts: FxHashMap<FlowId, Vec<usize>>,
    /// The walk in which a node was visited last, and the node it was reached from.
    visited: Vec<(u32, u32, Why)>,
    walk: u32,
    /// The place that is known before a node, as far as the walks of that place have shown.
    sure: Vec<u32>,
    through: FxHashMap<(FlowId, u32), bool>,
    ends: FxHashMap<FlowId, Vec<NodeIndex>>,
    never: FxHashSet<(NodeIndex, Why)>,
    /// Whether the list of a `for each` is sure to have entries.
    entries: FxHashMap<NodeIndex, bool>,
    /// What helps long walks; worked out for the first one.
    far: Option<Box<Far>>,
}

/// A walk that has come to so many nodes is a long one.
const NEAR: usize = 64;

/// What a walk is for, and so when it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Some way on which the place is missing.
    Answer,
    /// Every node that fills it, if it is missing on no way.
    Fillers,
    /// Some node that fills it.
    AnyFiller,
}

impl<'a> Known<'a> {
    /// Tables for one graph.
    pub fn new(graph: &'a Graph, model: &'a Model, project: &'a Project) -> Self {
        let mut starts: FxHashMap<FlowId, Vec<usize>> = FxHashMap::default();
        for (at, start) in graph.starts.iter().enumerate() {
            starts.entry(start.flow).or_default().push(at);
        }
        let nodes = graph.ways.node_count();
        // "One cause, one finding": where a target is not known, what follows the line is not what its customers come to.
        let astray = graph.ways.node_indices().filter(|at| matches!(graph.ways[*at].act, Act::Go(Target::Hole)));
        Known {
            graph,
            model,
            project,
            places: Places::default(),
            starts,
            visited: vec![(0, 0, Why::Next); nodes],
            walk: 0,
            sure: vec![u32::MAX; nodes],
            through: FxHashMap::default(),
            ends: FxHashMap::default(),
            never: astray.map(|at| (at, Why::Next)).collect(),
            entries: FxHashMap::default(),
            far: None,
        }
    }

    /// Ways that are never taken, whatever the customer answers (what a full chain of conditions leaves over).
    pub fn never_taken(mut self, ways: impl IntoIterator<Item = (NodeIndex, Why)>) -> Self {
        self.never.extend(ways);
        self
    }

    /// Whether a place is there when a node begins. Ask for one place after the other: what was found for a place shortens its next walks.
    pub fn answer(&mut self, node: NodeIndex, place: u32) -> Answer {
        if *self.places.get(place) == Place::Never {
            return Answer::Missing { way: Way::of(vec![(node, None)]), filled: true };
        }
        let found = self.search(node, place, Wanted::Answer, &mut |_| {});
        match found.missing {
            None => Answer::Known,
            Some(missed) => {
                let way = self.way(missed, node);
                let filled = found.filled || self.search(node, place, Wanted::AnyFiller, &mut |_| {}).filled;
                Answer::Missing { way, filled }
            }
        }
    }

    /// Whether a place is there when a node begins, and something fills it before.
    pub fn is_filled(&mut self, node: NodeIndex, place: u32) -> bool {
        let found = self.search(node, place, Wanted::Answer, &mut |_| {});
        found.missing.is_none() && found.filled
    }

    /// Nodes that fill a place on the ways to a node, if it is there on all of them.
    pub fn fillers(&mut self, node: NodeIndex, place: u32) -> Option<Vec<NodeIndex>> {
        let mut fillers = Vec::new();
        let found = self.search(node, place, Wanted::Fillers, &mut |filler| fillers.push(filler));
        found.missing.is_none().then_some(fillers)
    }

    /// Breadth first, so that the first way found is the shortest.
    fn search(&mut self, node: NodeIndex, place_id: u32, wanted: Wanted, filler: &mut dyn FnMut(NodeIndex)) -> Found {
        let graph = self.graph;
        let place = self.places.get(place_id).clone();
        self.walk += 1;
        let walk = self.walk;
        let mut found = Found::default();
        let mut queue = VecDeque::from([node]);
        let mut seen = Vec::new();
        let mut cover: Option<Cover> = None;
        self.visited[node.index()] = (walk, u32::MAX, Why::Next);
        while let Some(at) = queue.pop_front() {
            seen.push(at);
            if let Some(start) = self.missing_at_entry(at, &place, &mut found) {
                found.missing.get_or_insert(Missed::Here(at, start));
            }
            if seen.len() == NEAR {
                cover = self.look_far(node, place_id, wanted, seen.iter().chain(&queue), &mut found);
            } else if let (Some(cover), Some(far)) = (&cover, &self.far)
                && cover.is_open(&far.ways, at)
            {
                found.missing.get_or_insert(Missed::Along(at));
            }
            if found.is_enough(wanted) {
                return found;
            }
            let mut ways = graph.ways.edges_directed(at, Incoming);
            let mut bodies: Vec<(NodeIndex, Why)> = Vec::new();
            loop {
                let (from, why) = match ways.next().map(|edge| (edge.source(), edge.weight().why)) {
                    Some((from, why)) if self.is_taken(from, why, &mut bodies) => (from, why),
                    Some(_) => continue,
                    None => match bodies.pop() {
                        Some(way) => way,
                        None => break,
                    },
                };
                match self.going_on(from, why, &place, place_id) {
                    Effect::Fills => {
                        found.filled = true;
                        filler(from);
                    }
                    Effect::Empties => {
                        // It was there: emptied on this way is "may be empty", not "nothing fills it".
                        found.filled = true;
                        self.visit(from, at, why, walk);
                        found.missing.get_or_insert(Missed::Here(from, None));
                    }
                    Effect::Nothing if wanted != Wanted::Fillers && self.sure[from.index()] == place_id => found.filled = true,
                    Effect::Nothing => {
                        if self.visited[from.index()].0 != walk {
                            self.visit(from, at, why, walk);
                            queue.push_back(from);
                        }
                    }
                }
                if found.is_enough(wanted) {
                    return found;
                }
            }
        }
        if wanted == Wanted::Answer && found.missing.is_none() && found.filled {
            seen.iter().for_each(|at| self.sure[at.index()] = place_id);
        }
        found
    }

    /// A walk has become long: whether what it has come to so far is enough after all, and what tells it of the next nodes.
    fn look_far<'n>(
        &mut self,
        node: NodeIndex,
        place: u32,
        wanted: Wanted,
        mut seen: impl Iterator<Item = &'n NodeIndex>,
        found: &mut Found,
    ) -> Option<Cover> {
        let of_person = self.places.get(place).is_of_person();
        let far = match self.far.take() {
            Some(far) => far,
            None => self.worked_out(),
        };
        let mut cover = None;
        if wanted != Wanted::AnyFiller {
            cover = far.cover(place, of_person);
            let open = cover.as_ref().and_then(|cover| seen.find(|at| cover.is_open(&far.ways, **at)));
            if let Some(open) = open {
                found.missing.get_or_insert(Missed::Along(*open));
            }
        } else if !far.may_be_filled_before(place, of_person, node) {
            found.nowhere = true;
        }
        self.far = Some(far);
        cover
    }

    fn worked_out(&mut self) -> Box<Far> {
        let (graph, model, project) = (self.graph, self.model, self.project);
        let mut places = std::mem::take(&mut self.places);
        let far = Far::new(graph, model, project, &mut places, |at, see| {
            for (edge, to) in graph.out(at) {
                if edge.why == Why::Done && self.has_entries(at) || self.never.contains(&(at, edge.why)) {
                    continue;
                }
                see(to, edge.why);
                // The end of the lines of a `for each` over a list that has entries leads on behind it.
                let ends_body = matches!(graph.ways[to].act, Act::Each { .. }) && at >= to && graph.ways[at].step == graph.ways[to].step;
                if ends_body && self.has_entries(to) {
                    graph.out(to).filter(|(on, _)| on.why == Why::Done).for_each(|(_, behind)| see(behind, edge.why));
                }
            }
        });
        self.places = places;
        Box::new(far)
    }

    /// What going on from a node does to a place.
    fn going_on(&mut self, from: NodeIndex, why: Why, place: &Place, place_id: u32) -> Effect {
        if why == Why::Into && !place.is_of_person() {
            // The flow that `do` runs has values of its own: what `with` passes is there.
            return if self.passed_in(from, place) { Effect::Fills } else { Effect::Empties };
        }
        let what = effect(&self.graph.ways[from].act, why, place, self.model, self.project);
        let through = what == Effect::Nothing && why == Why::Returned && place.is_of_person();
        if through && self.fills_on_all(from, place_id) { Effect::Fills } else { what }
    }

    /// Whether a way may be taken. Behind a `for each` over a list that is sure to have entries, the ways from the end of its lines stand for it.
    fn is_taken(&mut self, from: NodeIndex, why: Why, bodies: &mut Vec<(NodeIndex, Why)>) -> bool {
        let graph = self.graph;
        if why != Why::Done || !self.has_entries(from) {
            return self.never.is_empty() || !self.never.contains(&(from, why));
        }
        let step = graph.ways[from].step;
        let ends = graph.ways.edges_directed(from, Incoming).filter(|edge| edge.source() >= from && graph.ways[edge.source()].step == step);
        bodies.extend(ends.map(|edge| (edge.source(), edge.weight().why)));
        false
    }

    /// Whether the list of a `for each` has entries whenever it is reached: it was just added to, or recommended.
    fn has_entries(&mut self, each: NodeIndex) -> bool {
        if let Some(known) = self.entries.get(&each) {
            return *known;
        }
        let has = self.are_entries_sure(each);
        self.entries.insert(each, has);
        has
    }

    fn are_entries_sure(&self, each: NodeIndex) -> bool {
        let graph = self.graph;
        let Act::Each { list, .. } = &graph.ways[each].act else { return false };
        let Some(list) = list.get(&self.model.facts).filter(|read| read.parts.is_empty()).map(|read| read.root.clone()) else {
            return false;
        };
        let mut seen = FxHashSet::from_iter([each]);
        let mut stack = vec![each];
        while let Some(at) = stack.pop() {
            let ways = graph.ways.edges_directed(at, Incoming).filter(|edge| at != each || edge.source() < each);
            for edge in ways {
                let (from, why) = (edge.source(), edge.weight().why);
                match entries_after(&graph.ways[from].act, why, &list, self.model) {
                    Some(true) => {}
                    Some(false) => return false,
                    None if seen.len() > 500 => return false,
                    None => {
                        if seen.insert(from) {
                            stack.push(from);
                        }
                    }
                }
            }
            let begins = matches!(graph.ways[at].act, Act::Enter) && self.is_first(at);
            if begins {
                return false;
            }
        }
        true
    }

    fn is_first(&self, at: NodeIndex) -> bool {
        let step = self.graph.ways[at].step;
        self.model.flows[self.model.steps[step.ix()].flow.ix()].steps.start == step.0
    }

    fn visit(&mut self, from: NodeIndex, to: NodeIndex, why: Why, walk: u32) {
        if self.visited[from.index()].0 != walk {
            self.visited[from.index()] = (walk, to.index() as u32, why);
        }
    }

    /// Where a flow begins: the start that does not bring the place along.
    fn missing_at_entry(&self, at: NodeIndex, place: &Place, found: &mut Found) -> Option<Option<usize>> {
        let node = &self.graph.ways[at];
        if !matches!(node.act, Act::Enter) {
            return None;
        }
        let flow = self.model.steps[node.step.ix()].flow;
        if self.model.flows[flow.ix()].steps.start != node.step.0 {
            return None;
        }
        for start in self.starts.get(&flow).into_iter().flatten() {
            let line = &self.graph.starts[*start];
            let brings = matches!(place, Place::Value(value) if line.on.fills().contains(value));
            let guarded =
                line.only_if.as_ref().is_some_and(|guard| implied(guard.get(&self.model.facts), true, place, self.model, self.project));
            if brings || guarded {
                found.filled = true;
            } else {
                return Some(Some(*start));
            }
        }
        None
    }

    /// Whether a `do` passes a value that the flow takes.
    fn passed_in(&self, from: NodeIndex, place: &Place) -> bool {
        let Act::Do(act) = &self.graph.ways[from].act else { return true };
        let Place::Value(value) = place else { return false };
        let takes = act.flow.is_some_and(|flow| self.model.flows[flow.ix()].takes.contains(value));
        takes && act.with.iter().any(|pass| *pass.name == *self.model.values[value.ix()].name)
    }

    /// Whether every way through the flow that a `do` runs fills a place of the person.
    fn fills_on_all(&mut self, from: NodeIndex, place: u32) -> bool {
        let graph = self.graph;
        let Act::Do(act) = &graph.ways[from].act else { return false };
        let Some(flow) = act.flow else { return true };
        if let Some(known) = self.through.get(&(flow, place)) {
            return *known;
        }
        // A flow that does itself: what its other ways do decides.
        self.through.insert((flow, place), true);
        let ends = self.ends.entry(flow).or_insert_with(|| ends_of(graph, self.model, flow)).clone();
        let all = ends.into_iter().all(|end| self.is_filled_inside(end, place, flow));
        self.through.insert((flow, place), all);
        all
    }

    fn is_filled_inside(&mut self, end: NodeIndex, place_id: u32, flow: FlowId) -> bool {
        let (graph, model, project) = (self.graph, self.model, self.project);
        let place = self.places.get(place_id).clone();
        let first = model.flows[flow.ix()].steps.start;
        let mut visited = FxHashSet::from_iter([end]);
        let mut stack = vec![end];
        while let Some(at) = stack.pop() {
            let node = &graph.ways[at];
            if matches!(node.act, Act::Enter) && node.step.0 == first {
                return false;
            }
            for edge in graph.ways.edges_directed(at, Incoming) {
                let (from, why) = (edge.source(), edge.weight().why);
                if why == Why::Into || visited.contains(&from) {
                    continue;
                }
                let mut what = effect(&graph.ways[from].act, why, &place, model, project);
                if what == Effect::Nothing && why == Why::Returned && self.fills_on_all(from, place_id) {
                    what = Effect::Fills;
                }
                match what {
                    Effect::Fills => {}
                    Effect::Empties => return false,
                    Effect::Nothing => {
                        visited.insert(from);
                        stack.push(from);
                    }
                }
            }
        }
        true
    }

    fn way(&self, missed: Missed, read: NodeIndex) -> Way {
        let (end, mut way) = match missed {
            Missed::Here(end, start) => (end, Way { start, ..Way::default() }),
            Missed::Along(end) => {
                let mut way = self.far.as_ref().and_then(|far| far.ways.way(self.graph, self.model, end)).unwrap_or_default();
                way.nodes.pop();
                (end, way)
            }
        };
        let mut at = end;
        let begun = way.nodes.len();
        loop {
            if at == read && way.nodes.len() > begun || self.visited[at.index()].1 == u32::MAX {
                way.nodes.push((at, None));
                break;
            }
            let (_, next, why) = self.visited[at.index()];
            way.nodes.push((at, Some(why)));
            at = NodeIndex::new(next as usize);
            if way.nodes.len() - begun > self.visited.len() {
                break;
            }
        }
        way.shorten();
        way
    }
}

/// Where a place is missing.
#[derive(Debug, Clone, Copy)]
enum Missed {
    /// At this node, with the start that leads to it.
    Here(NodeIndex, Option<usize>),
    /// All along the shortest way to this node.
    Along(NodeIndex),
}

/// What a walk found.
#[derive(Debug, Default)]
struct Found {
    /// Where the place is missing.
    missing: Option<Missed>,
    /// Something fills the place on some way.
    filled: bool,
    /// Nothing that could fill it comes before.
    nowhere: bool,
}

impl Found {
    fn is_enough(&self, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Answer | Wanted::Fillers => self.missing.is_some(),
            Wanted::AnyFiller => self.filled || self.nowhere,
        }
    }
}

/// Where the flow that a `do` runs comes back: the ends in its own steps.
fn ends_of(graph: &Graph, model: &Model, flow: FlowId) -> Vec<NodeIndex> {
    let mut ends = Vec::new();
    for step in model.flows[flow.ix()].steps.clone() {
        let Some(entry) = graph.entry(StepId(step)) else { continue };
        // Nodes of one step stand together, its entry first.
        let nodes = (entry.index()..graph.ways.node_count()).map(NodeIndex::new);
        let inside = nodes.take_while(|node| graph.ways[*node].step.0 == step);
        ends.extend(inside.filter(|node| matches!(graph.ways[*node].act, Act::End)));
    }
    ends
}

/// Whether a list has entries behind a node: `Some(true)` it has, `Some(false)` perhaps not, `None` it is what it was.
fn entries_after(act: &Act, why: Why, list: &Root, model: &Model) -> Option<bool> {
    let is_list = |value: &Option<ValueId>| value.is_some_and(|value| *list == Root::Value(value));
    match act {
        Act::Set(change) if change.place.get(&model.facts).is_some_and(|read| read.root == *list) => {
            Some(matches!(change.how, SetHow::Add(_) | SetHow::AddForm(_)))
        }
        Act::Pick(pick) if is_list(&pick.list) => Some(why == Why::Next),
        Act::Ask(question) if is_list(&question.value()) => match why {
            Why::Answered | Why::Choice(_) => Some(true),
            Why::Skipped | Why::Passed => Some(false),
            _ => None,
        },
        Act::Perform(request) if !request.keep.is_empty() => Some(false),
        Act::Do(act) if !act.keep.is_empty() || why == Why::Into => Some(false),
        Act::Hole => Some(true),
        _ => None,
    }
}
