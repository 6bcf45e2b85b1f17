//! Second pass: where every `-> TARGET`, `go to` and `do` leads.

use botflow_source::Span;
use botflow_syntax::fold;
use botflow_syntax::tree::{Statement, TargetId, TargetKind};

use super::Resolver;
use crate::finding::n122_step_hides_flow as n122;
use crate::model::{FlowId, StepId, Target};
use crate::project::{Unclear, UnclearThen};

impl<'a> Resolver<'a> {
    /// Every target of every tree, and the one of `unclear:` in `botflow.yaml`.
    pub(super) fn targets(&mut self) {
        if let Some(Unclear { then: UnclearThen::Flow(title), span, .. }) = &self.input.project.unclear
            && !self.lookup.flows.contains_key(&fold(title))
        {
            self.unknown_flow(*span, title);
        }
        for index in 0..self.input.trees.len() {
            let tree = self.tree(index);
            let flow = self.model.facts[index].flow;
            for (_, node) in tree.nodes() {
                let (target, only_flow) = match &node.statement {
                    Statement::Button { target, .. } | Statement::GoTo { target } => (Some(*target), false),
                    Statement::Choice { target, .. }
                    | Statement::EachChoice { target, .. }
                    | Statement::Otherwise { target }
                    | Statement::When { target, .. } => (*target, false),
                    Statement::Do { target } => (Some(*target), true),
                    Statement::Hole(hole) => (hole.target, false),
                    _ => continue,
                };
                if let Some(target) = target {
                    self.model.facts[index].targets[target.index()] = self.target(index, flow, target, only_flow);
                }
            }
        }
    }

    fn target(&mut self, index: usize, flow: Option<FlowId>, id: TargetId, only_flow: bool) -> Target {
        let tree = self.tree(index);
        let target = tree.target(id);
        match target.kind {
            TargetKind::Title(title) => self.title(flow, target.span, tree.str(title.0), only_flow),
            TargetKind::FlowStep { flow: in_flow, step } => {
                // A title may hold ` / ` itself.
                if let Some(found) = self.known_title(flow, tree.str(target.span)) {
                    return found;
                }
                let Some(other) = self.lookup.flows.get(&fold(tree.str(in_flow.0))).copied() else {
                    self.unknown_flow(in_flow.0, tree.str(in_flow.0));
                    return Target::Hole;
                };
                self.step_of(other, step.0, tree.str(step.0))
            }
            TargetKind::Address(_) | TargetKind::Hole => Target::Hole,
        }
    }

    fn known_title(&self, flow: Option<FlowId>, title: &str) -> Option<Target> {
        let folded = fold(title);
        let step = flow.and_then(|flow| self.step_titled(flow, &folded));
        step.map(Target::Step).or_else(|| self.lookup.flows.get(&folded).copied().map(Target::Flow))
    }

    pub(super) fn step_titled(&self, flow: FlowId, folded: &str) -> Option<StepId> {
        self.lookup.steps.get(&(flow, std::borrow::Cow::Borrowed(folded))).copied()
    }

    /// "TARGET is a step of this flow, else a flow of the project."
    fn title(&mut self, flow: Option<FlowId>, span: Span, title: &str, only_flow: bool) -> Target {
        let folded = fold(title);
        let other = self.lookup.flows.get(&folded).copied();
        if only_flow {
            return match other {
                Some(other) => Target::Flow(other),
                None => {
                    self.unknown_flow(span, title);
                    Target::Hole
                }
            };
        }
        let step = flow.and_then(|flow| self.step_titled(flow, &folded));
        match (step, other) {
            (Some(step), Some(other)) => {
                let step_span = self.model.steps[step.ix()].span;
                let flow_span = self.model.flows[other.ix()].span;
                self.find(n122::step_hides_flow(span, title, step_span, flow_span));
                Target::Step(step)
            }
            (Some(step), None) => Target::Step(step),
            (None, Some(other)) => Target::Flow(other),
            // What a file without a title is called nobody knows (S017).
            (None, None) if self.has_untitled_flow() => Target::Hole,
            (None, None) => {
                let finding = self.unknown_step(flow, span, title);
                self.find(finding);
                Target::Hole
            }
        }
    }

    /// A later step of a flow; "named so, a flow's first step is the flow".
    fn step_of(&mut self, flow: FlowId, span: Span, title: &str) -> Target {
        match self.step_titled(flow, &fold(title)) {
            Some(step) if step.0 == self.model.flows[flow.ix()].steps.start => Target::Flow(flow),
            Some(step) => Target::Step(step),
            None => {
                let finding = self.unknown_step_of(flow, span, title);
                self.find(finding);
                Target::Hole
            }
        }
    }
}
