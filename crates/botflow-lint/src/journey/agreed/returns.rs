//! What is known of the person behind a `do`.

use botflow_compile::graph::{Act, Do};
use petgraph::graph::NodeIndex;

use super::State;
use super::change::Rules;
use crate::Journey;

/// What is known of the person behind a `do`: what the flow it runs may have changed is as at that flow's ends, the rest as before it.
pub(super) struct Returns {
    touched: Vec<u64>,
    ends: Vec<State>,
    has_end: Vec<bool>,
    callers: Vec<Vec<NodeIndex>>,
}

impl Returns {
    pub(super) fn new(journey: &Journey<'_>, rules: &Rules<'_, '_>) -> Self {
        // What is of the conversation is not touched by the flow that a `do` runs.
        let flows = if rules.table.is_of_person() { journey.model.flows.len() } else { 0 };
        let mut returns = Returns {
            touched: vec![0; flows],
            ends: vec![State::default(); flows],
            has_end: vec![false; flows],
            callers: vec![Vec::new(); flows],
        };
        if !rules.table.is_of_person() {
            return returns;
        }
        let mut scopes = vec![0; journey.model.scopes.len()];
        let mut inner = Vec::new();
        for at in journey.graph.ways.node_indices() {
            let flow = journey.flow_of(at);
            let scope = journey.model.flows[flow.ix()].scope.ix();
            scopes[scope] |= rules.touched(at);
            match &journey.node(at).act {
                Act::End => returns.has_end[flow.ix()] = true,
                Act::Do(act) => {
                    if let Some(run) = act.flow {
                        returns.callers[run.ix()].push(at);
                        inner.push((scope, journey.model.flows[run.ix()].scope.ix()));
                    }
                }
                _ => {}
            }
        }
        // A flow that does another changes what that one changes.
        let mut outer: Vec<Vec<usize>> = vec![Vec::new(); scopes.len()];
        inner.iter().for_each(|(of, run): &(usize, usize)| outer[*run].push(*of));
        let mut more: Vec<usize> = (0..scopes.len()).filter(|scope| scopes[*scope] != 0).collect();
        while let Some(run) = more.pop() {
            for of in &outer[run] {
                let all = scopes[*of] | scopes[run];
                if std::mem::replace(&mut scopes[*of], all) != all {
                    more.push(*of);
                }
            }
        }
        for (flow, row) in journey.model.flows.iter().zip(&mut returns.touched) {
            *row = scopes[flow.scope.ix()];
        }
        returns
    }

    /// Notes what is known at an end. Out: the `do`s to look at again.
    pub(super) fn ended(&mut self, journey: &Journey<'_>, at: NodeIndex, state: State) -> &[NodeIndex] {
        if !matches!(journey.node(at).act, Act::End) {
            return &[];
        }
        let flow = journey.flow_of(at);
        if self.ends[flow.ix()].join(state) { &self.callers[flow.ix()] } else { &[] }
    }

    pub(super) fn behind(&self, act: &Do, state: State) -> Option<State> {
        let Some(flow) = act.flow.filter(|flow| self.has_end[flow.ix()]) else { return Some(state) };
        let end = self.ends[flow.ix()];
        let mut next = state;
        next.take(self.touched[flow.ix()], end);
        end.is_reached().then_some(next)
    }
}
