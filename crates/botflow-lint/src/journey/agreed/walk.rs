//! From every beginning along all ways, until nothing new is found.

use std::collections::VecDeque;

use botflow_compile::graph::{Act, Why};
use botflow_compile::model::{Expr, StepId, Target};
use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;

use super::change::Rules;
use super::returns::Returns;
use super::{Agreed, State};
use crate::Journey;

/// Where conversations begin, with the guard that must hold there.
pub(super) struct Roots<'a> {
    /// Those of each scope: a flow that `do` runs begins anew with values of its own.
    of_scope: Vec<Vec<(NodeIndex, Option<&'a Expr>)>>,
    /// Those that nothing of the conversation leads to.
    of_person: Vec<(NodeIndex, Option<&'a Expr>)>,
}

impl<'a> Roots<'a> {
    pub(super) fn new(journey: &Journey<'a>) -> Self {
        let model = journey.model;
        let mut roots = Roots { of_scope: vec![Vec::new(); model.scopes.len()], of_person: Vec::new() };
        let mut started = vec![false; model.flows.len()];
        let entry = |flow: usize| {
            let steps = &model.flows[flow].steps;
            journey.graph.entry(StepId(steps.start)).filter(|_| !steps.is_empty())
        };
        for start in &journey.graph.starts {
            started[start.flow.ix()] = true;
            let Some(entry) = entry(start.flow.ix()) else { continue };
            let guard = start.only_if.as_ref().map(|guard| guard.get(journey.facts));
            roots.of_scope[model.flows[start.flow.ix()].scope.ix()].push((entry, guard));
            roots.of_person.push((entry, guard));
        }
        for (at, flow) in model.flows.iter().enumerate() {
            let Some(entry) = entry(at) else { continue };
            let mut ways = journey.graph.ways.edges_directed(entry, Incoming).peekable();
            let unled = ways.peek().is_none() && !started[at];
            if unled {
                roots.of_person.push((entry, None));
            }
            if unled || ways.any(|edge| edge.weight().why == Why::Into) {
                roots.of_scope[flow.scope.ix()].push((entry, None));
            }
        }
        roots
    }
}

/// What each consent of a table may be at each of its lines.
pub(super) fn walk(journey: &Journey<'_>, agreed: &Agreed, table: usize, roots: &Roots<'_>) -> Vec<State> {
    let rules = Rules::new(journey, agreed, table);
    let of = &agreed.tables[table];
    let row = |at: NodeIndex| if of.is_of_person() { at.index() } else { agreed.row[at.index()] as usize };
    let here = |at: NodeIndex| of.scope.is_none_or(|scope| agreed.scope[at.index()] as usize == scope);
    let mut returns = Returns::new(journey, &rules);
    let mut walk = Walk { states: vec![State::default(); of.states.len()], queued: vec![false; of.states.len()], queue: VecDeque::new() };
    for (at, guard) in of.scope.map_or(&roots.of_person, |scope| &roots.of_scope[scope]) {
        if let Some(state) = guard.map_or(Some(of.at_start()), |guard| rules.narrowed(guard, true, of.at_start())) {
            walk.reach(*at, row(*at), state);
        }
    }
    while let Some(at) = walk.queue.pop_front() {
        walk.queued[row(at)] = false;
        let state = walk.states[row(at)];
        let callers = if of.is_of_person() { returns.ended(journey, at, state) } else { &[] };
        for again in callers {
            if walk.states[row(*again)].is_reached() {
                walk.enqueue(*again, row(*again));
            }
        }
        for (edge, to) in journey.graph.out(at) {
            let next = match (&journey.node(at).act, edge.why) {
                // Nobody goes on behind a target that is not known: that is told already.
                (Act::Go(Target::Hole), _) => None,
                (Act::Do(_), Why::Into) if !of.is_of_person() => None,
                (Act::Do(act), Why::Returned) if of.is_of_person() => returns.behind(act, state),
                _ => rules.after(at, edge.why, state),
            };
            if let Some(next) = next.filter(|_| here(to)) {
                walk.reach(to, row(to), next);
            }
        }
    }
    walk.states
}

struct Walk {
    states: Vec<State>,
    queued: Vec<bool>,
    queue: VecDeque<NodeIndex>,
}

impl Walk {
    fn reach(&mut self, at: NodeIndex, row: usize, state: State) {
        if self.states[row].join(state) {
            self.enqueue(at, row);
        }
    }

    fn enqueue(&mut self, at: NodeIndex, row: usize) {
        if !std::mem::replace(&mut self.queued[row], true) {
            self.queue.push_back(at);
        }
    }
}
