//! First pass: flows and steps with their titles, and the titles they had before.

use std::collections::hash_map::Entry;

use botflow_source::Span;
use botflow_syntax::tree::{NodeId, Statement, Tree};
use botflow_syntax::{Kind as LineKind, fold};
use rustc_hash::FxHashMap;

use super::Resolver;
use crate::Line;
use crate::finding::{n103_two_steps_same_name as n103, n111_two_flows_same_name as n111, n117_old_name_twice as n117};
use crate::model::{Flow, FlowId, ScopeId, Step, StepId};

impl Resolver<'_> {
    /// Flows and steps of all files.
    pub(super) fn titles(&mut self) {
        for index in 0..self.input.trees.len() {
            self.titles_of(index);
        }
        self.old_titles();
    }

    fn titles_of(&mut self, index: usize) {
        let tree = self.tree(index);
        let steps: Vec<(NodeId, Span)> = tree.children(NodeId::FILE).filter_map(|id| Some((id, step_title(tree, id)?))).collect();
        let head = tree.children(NodeId::FILE).find_map(|id| flow_title(tree, id).map(|span| (id, span)));
        if head.is_none() && steps.is_empty() {
            return;
        }
        let flow = FlowId(self.model.flows.len() as u32);
        let first = self.model.steps.len() as u32;
        self.model.facts[index].flow = Some(flow);
        let title_span = head.map_or(Span::new(tree.file, 0, 0), |(_, span)| span);
        let was = head.map_or_else(Vec::new, |(id, _)| self.was(tree, id, flow, false));
        self.model.flows.push(Flow {
            file: tree.file,
            title: tree.str(title_span).to_owned(),
            span: title_span,
            steps: first..first + steps.len() as u32,
            scope: ScopeId(0),
            takes: Vec::new(),
            gives: Vec::new(),
            boards: Vec::new(),
            was,
        });
        if let (Some((_, span)), false) = (head, title_span.is_empty()) {
            match self.lookup.flows.entry(fold(tree.str(span))) {
                Entry::Occupied(first) => {
                    let first = self.model.flows[first.get().ix()].span;
                    self.findings.push(n111::two_flows(span, first, tree.str(span)));
                }
                Entry::Vacant(place) => {
                    place.insert(flow);
                }
            }
        }
        for (id, span) in steps {
            self.step(index, flow, id, span);
        }
    }

    fn step(&mut self, index: usize, flow: FlowId, id: NodeId, span: Span) {
        let tree = self.tree(index);
        let step = StepId(self.model.steps.len() as u32);
        self.model.facts[index].lines[id.index()] = Line::Step(step);
        let was = self.was(tree, id, flow, true);
        self.model.steps.push(Step { flow, title: tree.str(span).to_owned(), span, was });
        if span.is_empty() {
            return;
        }
        match self.lookup.steps.entry((flow, fold(tree.str(span)))) {
            Entry::Occupied(first) => {
                let first = self.model.steps[first.get().ix()].span;
                self.findings.push(n103::two_steps(span, first, tree.str(span)));
            }
            Entry::Vacant(place) => {
                place.insert(step);
            }
        }
    }

    /// The titles that a flow or step had before.
    fn was(&mut self, tree: &Tree, id: NodeId, flow: FlowId, of_step: bool) -> Vec<String> {
        let mut titles = Vec::new();
        for child in tree.children(id) {
            if let Statement::Was { title } = tree.statement(child) {
                titles.push(tree.str(title.0).to_owned());
                self.lookup.was.push((flow, of_step, title.0));
            }
        }
        titles
    }

    /// No two flows, and no two steps of a flow, may have been called the same.
    fn old_titles(&mut self) {
        let mut flows: FxHashMap<String, Span> = FxHashMap::default();
        let mut steps: FxHashMap<(FlowId, String), Span> = FxHashMap::default();
        for (flow, of_step, span) in std::mem::take(&mut self.lookup.was) {
            let title = self.input.sources.slice(span);
            let old = fold(title).into_owned();
            let first = if of_step { *steps.entry((flow, old)).or_insert(span) } else { *flows.entry(old).or_insert(span) };
            if first != span {
                self.findings.push(n117::old_name_twice(span, first, title, of_step));
            }
        }
    }
}

/// The title of a flow, if the line is one (or was going to be); empty where it could not be read.
fn flow_title(tree: &Tree, id: NodeId) -> Option<Span> {
    let node = tree.node(id);
    match &node.statement {
        Statement::Flow { title } => Some(title.0),
        Statement::Hole(hole) if hole.meant == Some(LineKind::Flow) => {
            Some(hole.declares.unwrap_or(Span::new(tree.file, node.span.end, node.span.end)))
        }
        _ => None,
    }
}

fn step_title(tree: &Tree, id: NodeId) -> Option<Span> {
    let node = tree.node(id);
    match &node.statement {
        Statement::Step { title } => Some(title.0),
        Statement::Hole(hole) if hole.meant == Some(LineKind::Step) => {
            Some(hole.declares.unwrap_or(Span::new(tree.file, node.span.end, node.span.end)))
        }
        _ => None,
    }
}
