//! Fifth pass: the kinds of values that are filled by `set`, `add`, `keep`, `for each` … follow from what fills them, wherever that stands.

use botflow_syntax::tree::{NodeId, Statement};

use super::Resolver;
use super::declare::{Filled, Pending, Source};
use super::paths::At;
use crate::model::{Declared, Kind, Target, ValueId};

impl<'a> Resolver<'a> {
    /// Goes on until no more kinds become known; what is left cannot be known and fits everything.
    pub(super) fn infer(&mut self, pending: Vec<Pending>) {
        let passed = self.passed_choices();
        let mut open = pending;
        loop {
            let before = open.len();
            open.retain(|pending| !self.settle(pending));
            let settled = passed.iter().filter(|passed| self.settle_passed(passed)).count();
            if settled == 0 && (open.len() == before || open.is_empty()) {
                break;
            }
        }
    }

    /// Where a line of a tree stands.
    pub(super) fn at(&self, index: usize, node: NodeId) -> At<'a> {
        let facts = &self.model.facts[index];
        let flow = facts.flow;
        let scope = flow.map(|flow| self.model.flows[flow.ix()].scope);
        let env = facts.envs.get(node.index()).copied().unwrap_or_default();
        At { index, tree: self.tree(index), flow, scope, env, node, test: false }
    }

    /// Whether the kind is known now.
    fn settle(&mut self, pending: &Pending) -> bool {
        let at = self.at(pending.tree, pending.node);
        let wanted = match pending.value {
            Filled::Value(value) => self.model.values[value.ix()].kind.clone(),
            Filled::Contact(_) => Kind::Hole,
        };
        let kind = self.kind_of_source(at, pending.source, &wanted);
        if kind == Kind::Hole {
            return false;
        }
        match pending.value {
            Filled::Value(value) => self.fill_value(value, kind, pending),
            Filled::Contact(path) => {
                if let Some(word) = at.tree.words(path).get(1) {
                    let known = self.lookup.contact.entry(at.tree.str(word.0)).or_insert(Kind::Hole);
                    let declared = self.input.project.contact.is_some();
                    if *known == Kind::Hole && !declared {
                        *known = kind;
                    }
                }
            }
        }
        true
    }

    fn fill_value(&mut self, value: ValueId, kind: Kind, pending: &Pending) {
        let known = &self.model.values[value.ix()];
        let asked = !matches!(known.declared, Declared::Set | Declared::Keep);
        // A text takes any words; what is only set becomes a text where the words are of two kinds.
        if known.kind.is_words() && kind.is_words() && (known.kind == Kind::Text || !asked) {
            if kind != known.kind && known.kind != Kind::Text {
                self.model.values[value.ix()].kind = Kind::Text;
            }
            return;
        }
        self.same_kind(value, &kind, pending.span);
    }

    fn kind_of_source(&mut self, at: At<'a>, source: Source, wanted: &Kind) -> Kind {
        match source {
            Source::Expr(expr) => self.kind_of(at, expr, Some(wanted)),
            Source::Added(expr) => {
                let kind = self.kind_of(at, expr, Some(wanted));
                match (kind, wanted) {
                    (Kind::Hole, _) => Kind::Hole,
                    (kind, Kind::List(_) | Kind::Several(_)) => Kind::List(Box::new(kind)),
                    (kind @ (Kind::Number { .. } | Kind::Money(_) | Kind::Duration | Kind::Rating(_)), _) => kind,
                    (kind, _) => Kind::List(Box::new(kind)),
                }
            }
            Source::Entry(path) => {
                let before = self.findings.len();
                let read = self.path(at, path);
                self.findings.truncate(before);
                match read.map(|read| read.kind) {
                    Some(Kind::List(entry)) => *entry,
                    Some(Kind::Several(choices)) => Kind::Choice(choices),
                    _ => Kind::Hole,
                }
            }
            Source::Entries(path) => match self.kind_of_source(at, Source::Entry(path), wanted) {
                Kind::Hole => Kind::Hole,
                entry => Kind::List(Box::new(entry)),
            },
            Source::Value(value) => self.model.values[value.ix()].kind.clone(),
            Source::Given(flow, field) => {
                let scope = self.model.flows[flow.ix()].scope;
                let value = self.lookup.values.get(&(scope, at.tree.str(field.0))).copied();
                value.map_or(Kind::Hole, |value| self.model.values[value.ix()].kind.clone())
            }
            Source::Answered(action, field) => {
                let action = self.input.project.actions.get(action as usize);
                let name = at.tree.str(field.0);
                let field = action.and_then(|action| action.gives.iter().find(|field| field.name == name));
                field.map_or(Kind::Hole, |field| field.kind.clone())
            }
        }
    }

    /// "A choice keeps its options when it is passed by `do`": what is passed to `takes x (choice)`.
    fn passed_choices(&mut self) -> Vec<(usize, NodeId, botflow_syntax::tree::ExprId, ValueId)> {
        let mut passed = Vec::new();
        for (index, id) in std::mem::take(&mut self.lookup.passes) {
            let tree = self.tree(index);
            let Statement::With { passed: list } = tree.statement(id) else { continue };
            let Statement::Do { target } = tree.statement(tree.node(id).parent) else { continue };
            let Target::Flow(flow) = self.model.facts[index].target(*target) else { continue };
            for one in list {
                let name = tree.str(one.name.0);
                let takes = &self.model.flows[flow.ix()].takes;
                let param = takes.iter().copied().find(|value| self.model.values[value.ix()].name == name);
                passed.extend(param.map(|param| (index, id, one.value, param)));
            }
        }
        passed
    }

    fn settle_passed(&mut self, passed: &(usize, NodeId, botflow_syntax::tree::ExprId, ValueId)) -> bool {
        let (index, node, expr, param) = *passed;
        let open = match &self.model.values[param.ix()].kind {
            Kind::Choice(choices) | Kind::Several(choices) => choices.is_open(),
            _ => false,
        };
        if !open {
            return false;
        }
        let at = self.at(index, node);
        let kind = self.kind_of(at, expr, None);
        let known = matches!(&kind, Kind::Choice(choices) | Kind::Several(choices) if !choices.is_open());
        if known && let Some(merged) = self.model.values[param.ix()].kind.merged(&kind) {
            self.model.values[param.ix()].kind = merged;
            return true;
        }
        false
    }
}
