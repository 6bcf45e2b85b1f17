//! Fourth pass: everything that lines declare: values, forms, boards, bookings, payments, options, goals.

mod ask;
mod thing;

use botflow_source::Span;
use botflow_syntax::tree::{ExprId, NodeId, Param, PathId, Statement, Tree, Trigger, Word};
use botflow_syntax::{Kind as LineKind, fold};

use super::Resolver;
use super::env::{Env, ItemEnv};
use crate::finding::{n108_reserved_name as n108, t204_two_kinds as t204};
use crate::model::{Declared, FlowId, Kind, ScopeId, Value, ValueId};
use crate::{Facts, Line};

pub(super) use thing::Class;

/// A value whose kind follows from what it is filled with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pending {
    pub tree: usize,
    pub node: NodeId,
    pub value: Filled,
    pub source: Source,
    pub span: Span,
}

/// What is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filled {
    /// A value.
    Value(ValueId),
    /// A field of the person (its path).
    Contact(PathId),
}

/// What it is filled with.
#[derive(Debug, Clone, Copy)]
pub(super) enum Source {
    /// `set x to EXPRESSION`.
    Expr(ExprId),
    /// `add EXPRESSION to x`, `take EXPRESSION from x`.
    Added(ExprId),
    /// An entry of a list: `for each x in LIST`.
    Entry(PathId),
    /// Several entries of a list.
    Entries(PathId),
    /// The answer of another question of this kind: `keep as contact.x`.
    Value(ValueId),
    /// What another flow gives.
    Given(FlowId, Word),
    /// A field of an action's answer.
    Answered(u32, Word),
}

/// Where a declaring pass stands.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub index: usize,
    pub tree: &'a Tree,
    pub flow: FlowId,
    pub scope: ScopeId,
}

impl<'a> Resolver<'a> {
    /// Declares what every line of every flow declares.
    pub(super) fn declare(&mut self) -> Vec<Pending> {
        let mut pending = Vec::new();
        for index in 0..self.input.trees.len() {
            let tree = self.tree(index);
            let Some(flow) = self.model.facts[index].flow else { continue };
            let at = At { index, tree, flow, scope: self.model.flows[flow.ix()].scope };
            let mut envs = vec![Env::default(); tree.sizes().nodes];
            let mut test_end = NodeId(0);
            for (id, node) in tree.nodes() {
                if id != NodeId::FILE {
                    envs[id.index()] = self.env(at, &envs, id);
                }
                if matches!(node.statement, Statement::Test { .. }) {
                    test_end = tree.below(id).next_back().map_or(id, |last| NodeId(last.0 + 1));
                }
                if id >= test_end {
                    self.declare_line(at, id, envs[id.index()], &mut pending);
                }
            }
            self.model.facts[index].envs = envs;
        }
        pending
    }

    /// What stands around a line, from what stands around its parent.
    fn env(&self, at: At<'a>, envs: &[Env], id: NodeId) -> Env {
        let parent = at.tree.node(id).parent;
        let mut env = envs[parent.index()];
        match at.tree.statement(parent) {
            Statement::Form { .. } => {
                if let Line::Form(form) = self.model.facts[at.index].line(parent) {
                    env.form = Some(form);
                }
            }
            Statement::Recommend { catalog, .. } => {
                let catalog = self.lookup.catalogs.get(at.tree.str(catalog.0)).copied();
                env.item = under_recommend(at.tree.statement(id), catalog, env.item);
            }
            // Of which catalog could not be read, so every word below may be a column.
            Statement::Hole(hole) if hole.meant == Some(LineKind::Recommend) => {
                env.item = under_recommend(at.tree.statement(id), None, env.item);
            }
            _ => {}
        }
        env
    }

    fn declare_line(&mut self, at: At<'a>, id: NodeId, env: Env, pending: &mut Vec<Pending>) {
        match at.tree.statement(id) {
            Statement::Scores { name } => self.board(at, id, *name),
            Statement::Form { name } => self.form(at, id, *name),
            Statement::Book { name, .. } | Statement::Move { name } | Statement::Cancel { name } => self.booking(at, id, *name),
            Statement::Pay { name, .. } => self.payment(at, id, *name),
            Statement::Takes { params } => self.params(at, id, params, Declared::Takes),
            Statement::Gives { params } => self.params(at, id, params, Declared::Set),
            Statement::EventValues { params } => self.params(at, id, params, Declared::Start),
            Statement::Starts { trigger, .. } => self.trigger(at, id, trigger),
            Statement::Ask { name: Some(name), .. } => self.ask(at, id, *name, env, pending),
            Statement::Recommend { catalog, list, .. } => {
                let catalog = self.lookup.catalogs.get(at.tree.str(catalog.0)).copied();
                let kind = catalog.map_or(Kind::Hole, Kind::Item);
                let value = self.value(at, *list, Declared::Recommend, Kind::List(Box::new(kind)));
                self.set_line(at, id, Line::Recommend(value, catalog));
            }
            Statement::ForEach { name, list } => self.each(at, id, *name, *list, pending),
            Statement::EachChoice { name, list, .. } => self.each(at, id, *name, *list, pending),
            Statement::Cards { each: Some(each) } => self.each(at, id, each.name, each.list, pending),
            Statement::Set { path, value } => self.fill(at, id, *path, Source::Expr(*value), Declared::Set, pending),
            Statement::Add { value, to } => self.fill(at, id, *to, Source::Added(*value), Declared::Set, pending),
            Statement::Take { value, from } => self.fill(at, id, *from, Source::Added(*value), Declared::Set, pending),
            Statement::Keep { kept } => {
                for kept in kept {
                    if let Some(source) = self.kept_source(at, id, kept.field) {
                        self.fill(at, id, kept.path, source, Declared::Keep, pending);
                    }
                }
            }
            Statement::Reach { goal } => {
                self.lookup.goals.entry(fold(at.tree.str(goal.0))).or_insert(goal.0);
            }
            Statement::With { .. } => {
                if matches!(at.tree.statement(at.tree.node(id).parent), Statement::Do { .. }) {
                    self.lookup.passes.push((at.index, id));
                }
            }
            Statement::Hole(hole) => {
                if let (Some(span), None) = (hole.declares, flow_or_step(hole.meant)) {
                    match hole.meant {
                        Some(LineKind::Book) => self.booking(at, id, Word(span)),
                        Some(LineKind::Pay) => self.payment(at, id, Word(span)),
                        _ => drop(self.value(at, Word(span), Declared::Ask, Kind::Hole)),
                    }
                }
            }
            _ => {}
        }
    }

    fn set_line(&mut self, at: At<'a>, id: NodeId, line: Line) {
        self.model.facts[at.index].lines[id.index()] = line;
    }

    fn each(&mut self, at: At<'a>, id: NodeId, name: Word, list: PathId, pending: &mut Vec<Pending>) {
        let value = self.value(at, name, Declared::Each, Kind::Hole);
        self.set_line(at, id, Line::Value(value));
        pending.push(Pending { tree: at.index, node: id, value: Filled::Value(value), source: Source::Entry(list), span: name.0 });
    }

    /// What `set`, `add`, `take` and `keep` fill: a value, or a field of the person.
    fn fill(&mut self, at: At<'a>, id: NodeId, path: PathId, source: Source, declared: Declared, pending: &mut Vec<Pending>) {
        let words = at.tree.words(path);
        let span = at.tree.path(path).span;
        let value = match words {
            [name] => {
                // A form's answer keeps its bare name inside the form; a counter is not set, it is scored.
                let name_str = at.tree.str(name.0);
                if self.lookup.boards.contains_key(&(at.scope, name_str)) {
                    return;
                }
                Filled::Value(self.value(at, *name, declared, Kind::Hole))
            }
            [first, _] if at.tree.str(first.0) == "contact" => Filled::Contact(path),
            _ => return,
        };
        pending.push(Pending { tree: at.index, node: id, value, source, span });
    }

    fn kept_source(&self, at: At<'a>, id: NodeId, field: Word) -> Option<Source> {
        match at.tree.statement(at.tree.node(id).parent) {
            Statement::Call { action } => {
                let action = self.lookup.actions.get(at.tree.str(action.0)).copied();
                Some(Source::Answered(action.unwrap_or(u32::MAX), field))
            }
            Statement::Do { target } => match self.model.facts[at.index].target(*target) {
                crate::model::Target::Flow(flow) => Some(Source::Given(flow, field)),
                _ => Some(Source::Answered(u32::MAX, field)),
            },
            _ => Some(Source::Answered(u32::MAX, field)),
        }
    }

    fn trigger(&mut self, at: At<'a>, id: NodeId, trigger: &'a Trigger) {
        let (kept, kind) = match trigger {
            Trigger::TextLike { kept: Some(kept), .. } => (*kept, Kind::Code),
            Trigger::Photo(Some(kept)) => (*kept, Kind::Photo),
            Trigger::Location(Some(kept)) => (*kept, Kind::Location),
            Trigger::File(Some(kept)) => (*kept, Kind::File),
            _ => return,
        };
        let value = self.value(at, kept, Declared::Start, kind);
        self.set_line(at, id, Line::Value(value));
    }

    fn params(&mut self, at: At<'a>, id: NodeId, params: &'a [Param], declared: Declared) {
        let mut values = Vec::with_capacity(params.len());
        for param in params {
            let kind = param.kind.map_or(Kind::Hole, |kind| self.type_of(at, kind));
            values.push(self.value(at, param.name, declared, kind));
        }
        let flow = &mut self.model.flows[at.flow.ix()];
        match at.tree.statement(id) {
            Statement::Takes { .. } => flow.takes.extend(&values),
            Statement::Gives { .. } => flow.gives.extend(&values),
            _ => {}
        }
        let facts: &mut Facts = &mut self.model.facts[at.index];
        facts.values.push((id, values));
    }

    /// A value of the scope; where it is there already, its kind must fit.
    pub(super) fn value(&mut self, at: At<'a>, name: Word, declared: Declared, kind: Kind) -> ValueId {
        let text = at.tree.str(name.0);
        self.name(at, name, Class::Value);
        if let Some(value) = self.lookup.values.get(&(at.scope, text)).copied() {
            self.same_kind(value, &kind, name.0);
            return value;
        }
        let value = self.new_value(at, name, declared, kind, None);
        self.lookup.values.insert((at.scope, text), value);
        value
    }

    fn new_value(&mut self, at: At<'a>, name: Word, declared: Declared, kind: Kind, form: Option<crate::model::FormId>) -> ValueId {
        let value = ValueId(self.model.values.len() as u32);
        self.model.values.push(Value {
            name: at.tree.str(name.0).to_owned(),
            scope: at.scope,
            form,
            kind,
            declared,
            span: name.0,
            hushed: false,
        });
        self.model.scopes[at.scope.ix()].values.push(value);
        value
    }

    /// "One name is one kind in all flows that reach each other by targets."
    pub(super) fn same_kind(&mut self, value: ValueId, kind: &Kind, span: Span) {
        let known = &self.model.values[value.ix()];
        match known.kind.merged(kind) {
            Some(merged) => self.model.values[value.ix()].kind = merged,
            None => {
                let finding = t204::two_kinds(span, known.span, &known.name, kind.with_article(), known.kind.with_article());
                self.find(finding);
                self.model.values[value.ix()].hushed = true;
            }
        }
    }

    fn name(&mut self, at: At<'a>, name: Word, class: Class) {
        let text = at.tree.str(name.0);
        if n108::RESERVED.contains(&text) {
            self.find(n108::reserved_name(name.0, text));
            return;
        }
        self.classify(at, name, class);
    }
}

/// Conditions judge a row, cards show one; the lines of an outcome see neither.
fn under_recommend(statement: &Statement, catalog: Option<u32>, around: ItemEnv) -> ItemEnv {
    match statement {
        Statement::Card { .. } => ItemEnv::Card(catalog),
        Statement::OnlyIf { .. } | Statement::IfPossible { .. } | Statement::Prefer { .. } | Statement::First { .. } => {
            ItemEnv::Row(catalog)
        }
        _ => around,
    }
}

fn flow_or_step(meant: Option<LineKind>) -> Option<LineKind> {
    meant
        .filter(|kind| matches!(kind, LineKind::Flow | LineKind::Step | LineKind::Test | LineKind::Scores | LineKind::Form | LineKind::Was))
}
