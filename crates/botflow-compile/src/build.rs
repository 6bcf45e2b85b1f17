//! In: trees, facts, model and project. Out: `Graph`. One function a statement; which one is decided in `build/line.rs`.
//!
//! The builder walks the lines in order and keeps the loose ends: ways that go on with whatever line comes next.

mod ask;
mod book;
mod card;
mod change;
mod decide;
mod default;
mod form;
mod hand_over;
mod line;
mod option;
mod outcome;
mod pay;
mod recommend;
mod request;
mod say;
mod start;

use petgraph::graph::{DiGraph, NodeIndex};

use botflow_syntax::tree::{NodeId, Statement, TargetId, TextId, Tree};

use crate::graph::{Act, Edge, ExprAt, Graph, Node, OpenEnd, Origin, PathAt, TextAt, Why, WordsAt};
use crate::model::{Model, StepId, Target};
use crate::project::Project;
use crate::{Facts, Line};
use default::{Defaults, Mine};

/// Builds the ways of all flows.
pub(crate) fn build(trees: &[Tree], facts: &[Facts], model: &Model, project: &Project) -> Graph {
    let Some(first) = trees.first() else { return Graph::default() };
    let lines: usize = trees.iter().map(|tree| tree.sizes().nodes).sum();
    let mut builder = Builder {
        facts,
        model,
        project,
        tree: first,
        at: 0,
        step: StepId(0),
        nodes: Vec::with_capacity(lines),
        edges: Vec::with_capacity(lines + lines / 2),
        loose: Vec::new(),
        jumps: Vec::new(),
        entries: vec![None; model.steps.len()],
        defaults: Defaults::default(),
        form: None,
        graph: Graph::default(),
    };
    for (at, tree) in trees.iter().enumerate() {
        builder.tree = tree;
        builder.at = at as u32;
        builder.file();
    }
    builder.finish()
}

/// Walks one statement after the other.
pub(crate) struct Builder<'a> {
    facts: &'a [Facts],
    model: &'a Model,
    project: &'a Project,
    /// The tree that is walked, and its index.
    tree: &'a Tree,
    at: u32,
    step: StepId,
    nodes: Vec<Node>,
    edges: Vec<(u32, u32, Edge)>,
    /// Ways that go on with the next line.
    loose: Vec<Loose>,
    /// Ways to targets, which may not have been built yet.
    jumps: Vec<(u32, StepId, Edge)>,
    entries: Vec<Option<u32>>,
    defaults: Defaults,
    form: Option<form::Open>,
    graph: Graph,
}

/// A way that does not lead anywhere yet.
#[derive(Debug, Clone, Copy)]
struct Loose {
    from: u32,
    edge: Edge,
}

impl Loose {
    /// A way that goes on at once.
    fn now(from: u32, why: Why) -> Self {
        Loose { from, edge: Edge { why, waits: false } }
    }

    /// A way that is taken when something comes from outside.
    fn later(from: u32, why: Why) -> Self {
        Loose { from, edge: Edge { why, waits: true } }
    }
}

impl<'a> Builder<'a> {
    fn file(&mut self) {
        let Some(flow) = self.fact().flow else { return };
        let tree = self.tree;
        self.defaults = Defaults::default();
        for id in tree.children(NodeId::FILE) {
            match tree.statement(id) {
                Statement::Flow { .. } => {
                    self.starts(id, flow);
                    self.defaults.flow = Mine::of(tree, id);
                }
                Statement::Step { .. } => self.one_step(id),
                _ => {}
            }
        }
        self.unused_defaults();
    }

    fn one_step(&mut self, id: NodeId) {
        let Line::Step(step) = self.fact().line(id) else { return };
        self.step = step;
        self.defaults.step = Mine::of(self.tree, id);
        self.loose.clear();
        let enter = self.place(id, Act::Enter);
        self.entries[step.ix()] = Some(enter);
        self.goes_on(enter, Why::Next);
        self.lines(id);
        let open = std::mem::take(&mut self.loose);
        let ends = open.iter().map(|loose| OpenEnd { step, from: NodeIndex::new(loose.from as usize), edge: loose.edge });
        self.graph.open_ends.extend(ends);
    }

    fn finish(mut self) -> Graph {
        for (from, step, edge) in std::mem::take(&mut self.jumps) {
            if let Some(to) = self.entries.get(step.ix()).copied().flatten() {
                self.edges.push((from, to, edge));
            }
        }
        let mut ways = DiGraph::with_capacity(self.nodes.len(), self.edges.len());
        for node in self.nodes {
            ways.add_node(node);
        }
        // petgraph hands the edges of a node out last one first.
        for (from, to, edge) in self.edges.into_iter().rev() {
            ways.add_edge(NodeIndex::new(from as usize), NodeIndex::new(to as usize), edge);
        }
        let entries = self.entries.into_iter().map(|entry| entry.map(|at| NodeIndex::new(at as usize))).collect();
        Graph { ways, entries, ..self.graph }
    }

    fn fact(&self) -> &'a Facts {
        &self.facts[self.at as usize]
    }

    /// A node that nothing leads to yet.
    fn add(&mut self, id: NodeId, act: Act) -> u32 {
        let origin = Origin { tree: self.at, node: id, span: self.tree.node(id).span };
        self.nodes.push(Node { step: self.step, origin, act });
        (self.nodes.len() - 1) as u32
    }

    /// A node that comes next: all loose ways lead to it.
    fn place(&mut self, id: NodeId, act: Act) -> u32 {
        let node = self.add(id, act);
        self.lead_to(node);
        node
    }

    /// A node after which the conversation goes on at once.
    fn pass(&mut self, id: NodeId, act: Act) -> u32 {
        let node = self.place(id, act);
        self.goes_on(node, Why::Next);
        node
    }

    /// Ties all loose ways to a node.
    fn lead_to(&mut self, node: u32) {
        for loose in self.loose.drain(..) {
            self.edges.push((loose.from, node, loose.edge));
        }
    }

    fn goes_on(&mut self, from: u32, why: Why) {
        self.loose.push(Loose::now(from, why));
    }

    /// What an outcome does: on to its target, or its lines. The loose ways behind it stay in `loose`.
    fn outcome(&mut self, id: NodeId, target: Option<TargetId>, way: Loose) {
        self.loose.push(way);
        match target {
            Some(target) => {
                self.go(id, target);
                // An outcome that leads nowhere may have been one that goes on.
                if self.fact().target(target) == Target::Hole {
                    self.goes_on((self.nodes.len() - 1) as u32, Why::Next);
                }
            }
            None => self.lines(id),
        }
    }

    /// `-> TARGET`, `go to TARGET`.
    fn go(&mut self, id: NodeId, target: TargetId) {
        let target = self.fact().target(target);
        self.go_target(id, target);
    }

    fn go_target(&mut self, id: NodeId, target: Target) {
        let node = self.place(id, Act::Go(target));
        if let Some(step) = self.step_of(target) {
            self.jumps.push((node, step, Edge { why: Why::Next, waits: false }));
        }
    }

    /// The step a target enters.
    fn step_of(&self, target: Target) -> Option<StepId> {
        match target {
            Target::Step(step) => Some(step),
            Target::Flow(flow) => self.first_step(flow),
            Target::Hole => None,
        }
    }

    fn first_step(&self, flow: crate::model::FlowId) -> Option<StepId> {
        let steps = &self.model.flows[flow.ix()].steps;
        (!steps.is_empty()).then_some(StepId(steps.start))
    }

    fn text(&self, id: TextId) -> TextAt {
        TextAt { tree: self.at, id }
    }

    fn expr(&self, id: botflow_syntax::tree::ExprId) -> ExprAt {
        ExprAt::Written(self.at, id)
    }

    fn path(&self, id: botflow_syntax::tree::PathId) -> PathAt {
        PathAt { tree: self.at, id }
    }

    fn words(&self, node: NodeId) -> WordsAt {
        WordsAt { tree: self.at, node }
    }

    /// The letters of a word or phrase.
    fn letters(&self, span: botflow_source::Span) -> Box<str> {
        self.tree.str(span).into()
    }
}
