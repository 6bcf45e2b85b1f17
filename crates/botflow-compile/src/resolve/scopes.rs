//! Third pass: flows that reach each other by targets share one scope of values (a `do` does not).

use super::Resolver;
use crate::model::{FlowId, Scope, ScopeId, Target};
use botflow_syntax::tree::Statement;

impl Resolver<'_> {
    /// Gives every flow its scope.
    pub(super) fn scopes(&mut self) {
        let mut root: Vec<u32> = (0..self.model.flows.len() as u32).collect();
        for index in 0..self.input.trees.len() {
            let Some(flow) = self.model.facts[index].flow else { continue };
            for (_, node) in self.tree(index).nodes() {
                let target = match &node.statement {
                    Statement::Button { target, .. } | Statement::GoTo { target } => Some(*target),
                    Statement::Choice { target, .. }
                    | Statement::EachChoice { target, .. }
                    | Statement::Otherwise { target }
                    | Statement::When { target, .. } => *target,
                    Statement::Hole(hole) => hole.target,
                    _ => None,
                };
                let other = match target.map(|target| self.model.facts[index].targets[target.index()]) {
                    Some(Target::Flow(other)) => other,
                    Some(Target::Step(step)) => self.model.steps[step.ix()].flow,
                    Some(Target::Hole) | None => continue,
                };
                let (one, two) = (find(&mut root, flow.0), find(&mut root, other.0));
                root[one.max(two) as usize] = one.min(two);
            }
        }
        for flow in 0..self.model.flows.len() as u32 {
            let first = find(&mut root, flow);
            let scope = if first == flow {
                self.model.scopes.push(Scope::default());
                ScopeId(self.model.scopes.len() as u32 - 1)
            } else {
                self.model.flows[first as usize].scope
            };
            self.model.flows[flow as usize].scope = scope;
            self.model.scopes[scope.ix()].flows.push(FlowId(flow));
        }
    }
}

fn find(root: &mut [u32], mut of: u32) -> u32 {
    while root[of as usize] != of {
        root[of as usize] = root[root[of as usize] as usize];
        of = root[of as usize];
    }
    of
}
