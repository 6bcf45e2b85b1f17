//! Fifth pass: the kinds of values that are filled by `set`, `add`, `keep`, `for each` … follow from what fills them, wherever that stands.

mod rounds;

use botflow_syntax::tree::{NodeId, Statement};

use self::rounds::Rounds;
use super::Resolver;
use super::declare::{Filled, Pending, Source};
use super::paths::At;
use crate::model::{Declared, Kind, ScopeId, Target, ValueId};

/// Stands for what is kept of the person, in every scope.
const OF_PERSON: ScopeId = ScopeId(u32::MAX);

impl<'a> Resolver<'a> {
    /// Goes on until no more kinds become known; what is left cannot be known and fits everything. In rounds, each in the order of the lines; a line is
    /// looked at again only when the kind of something that it names has changed.
    pub(super) fn infer(&mut self, pending: Vec<Pending>) {
        let passed = self.passed_choices();
        let mut rounds = Rounds::of(pending.len() + passed.len());
        for (at, line) in pending.iter().enumerate() {
            self.mentioned(line, &mut |scope, name| rounds.mentions(at, scope, name));
        }
        for (at, (index, node, expr, param)) in passed.iter().enumerate() {
            let (here, param) = (self.at(*index, *node), &self.model.values[param.ix()]);
            let mut see = |scope, name| rounds.mentions(pending.len() + at, scope, name);
            see(param.scope, self.input.sources.slice(param.span));
            here.scope.iter().for_each(|scope| words(here.tree.str(here.tree.expr(*expr).span)).for_each(|name| see(*scope, name)));
        }
        while let Some(at) = rounds.next() {
            let Some(line) = pending.get(at) else {
                let passed = &passed[at - pending.len()];
                if self.settle_passed(passed) {
                    let param = &self.model.values[passed.3.ix()];
                    rounds.changed(at, param.scope, self.input.sources.slice(param.span));
                }
                continue;
            };
            let before = self.kind_of_filled(line);
            if self.settle(line) {
                rounds.is_settled(at);
            }
            if before != self.kind_of_filled(line) {
                let (scope, name) = self.name_of_filled(line);
                rounds.changed(at, scope, name);
            }
        }
    }

    fn kind_of_filled(&self, line: &Pending) -> Option<Kind> {
        match line.value {
            Filled::Value(value) => Some(self.model.values[value.ix()].kind.clone()),
            Filled::Contact(_) => self.lookup.contact.get(self.name_of_filled(line).1).cloned(),
        }
    }

    fn name_of_filled(&self, line: &Pending) -> (ScopeId, &'a str) {
        match line.value {
            Filled::Value(value) => {
                let value = &self.model.values[value.ix()];
                (value.scope, self.input.sources.slice(value.span))
            }
            Filled::Contact(path) => {
                let tree = self.tree(line.tree);
                (OF_PERSON, tree.words(path).get(1).map_or("", |word| tree.str(word.0)))
            }
        }
    }

    /// Every name that the kind of what is filled may follow from.
    fn mentioned(&self, line: &Pending, see: &mut dyn FnMut(ScopeId, &'a str)) {
        let at = self.at(line.tree, line.node);
        let (scope, name) = self.name_of_filled(line);
        see(scope, name);
        let span = match line.source {
            Source::Expr(expr) | Source::Added(expr) => at.tree.expr(expr).span,
            Source::Entry(path) | Source::Entries(path) => at.tree.path(path).span,
            Source::Value(value) => {
                let value = &self.model.values[value.ix()];
                return see(value.scope, self.input.sources.slice(value.span));
            }
            Source::Given(flow, field) => return see(self.model.flows[flow.ix()].scope, at.tree.str(field.0)),
            Source::Answered(..) => return,
        };
        for name in words(at.tree.str(span)) {
            at.scope.iter().for_each(|scope| see(*scope, name));
            see(OF_PERSON, name);
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
                self.asking = true;
                let read = self.path(at, path);
                self.asking = false;
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

/// What may be a name in an expression.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let apart = |letter: char| letter.is_ascii() && !letter.is_ascii_alphanumeric() && letter != '_';
    text.split(apart).filter(|word| word.starts_with(|first: char| !first.is_ascii_digit()))
}
