//! Lines that hand values over: `set`, `add`, `with`, `keep`, `do`, `call`, `pay`.

use botflow_syntax::tree::{ExprId, ExprKind, Kept, NodeId, Passed, PathId, Statement, TargetId, TextId, Word};

use crate::finding::{
    n108_reserved_name as n108, n110_unknown_action_input as n110, n114_unknown_field as n114, n120_do_arguments as n120,
    t203_type_clash as t203, t214_overwrites_contact as t214, t217_score_reset as t217, t226_other_currency as t226,
};
use crate::model::{Field, FlowId, Kind, Root, Target};
use crate::resolve::Resolver;
use crate::resolve::paths::At;

impl<'a> Resolver<'a> {
    pub(super) fn set(&mut self, at: At<'a>, path: PathId, value: ExprId) {
        let words = at.tree.words(path);
        let first = at.tree.str(words[0].0);
        let span = at.tree.path(path).span;
        if at.scope.is_some() && self.board_named(at, first).is_some() {
            let board = self.board_named(at, first);
            let finding =
                t217::score_reset(at.tree.node(at.node).span, at.tree.str(span), board.map(|board| &self.model.boards[board.ix()]));
            self.find(finding);
            return;
        }
        // A reserved name is the finding; what is put into it is not compared with anything.
        if words.len() == 1 && n108::RESERVED.contains(&first) {
            self.sum(at, value, None);
            return;
        }
        let kind = self.whole(at, path);
        let given = self.sum(at, value, Some(&kind));
        let contact = matches!(self.model.facts[at.index].read(path), Some(read) if matches!(read.root, Root::Contact(_)));
        if contact {
            let field = words.get(1).map_or("", |word| at.tree.str(word.0));
            if !matches!(field, "language" | "time_zone" | "tags") && !self.is_guarded(at, path) {
                self.find(t214::overwrites(span, at.tree.str(span)));
            }
        }
        if contact && !self.fits(&kind, &given) {
            let value_span = at.tree.expr(value).span;
            self.find(t203::set_to(value_span, at.tree.str(span), &kind, at.tree.str(value_span), &given));
        }
    }

    /// Whether an `if … is unknown` stands around the line: then nothing is overwritten.
    fn is_guarded(&self, at: At<'a>, path: PathId) -> bool {
        let name = at.tree.str(at.tree.path(path).span);
        at.tree.parents(at.node).any(|parent| {
            let (Statement::If { condition } | Statement::ElseIf { condition }) = at.tree.statement(parent) else { return false };
            matches!(at.tree.expr(*condition).kind, ExprKind::Known(known, false) if at.tree.str(at.tree.path(known).span) == name)
        })
    }

    pub(super) fn add(&mut self, at: At<'a>, value: ExprId, to: PathId) {
        let words = at.tree.words(to);
        let first = at.tree.str(words[0].0);
        if self.board_named(at, first).is_some() && self.value_named(at, first).is_none() {
            let board = self.board_named(at, first);
            let finding = t217::adds_to_score(at.tree.node(at.node).span, first, board.map(|board| &self.model.boards[board.ix()]));
            self.find(finding);
            return;
        }
        let kind = self.whole(at, to);
        let given = self.sum(at, value, Some(&kind));
        let fits = match &kind {
            Kind::List(entry) => self.fits(entry, &given) || self.fits(&kind, &given),
            Kind::Several(choices) => self.fits(&Kind::Choice(*choices), &given),
            kind => self.fits(kind, &given),
        };
        if !fits {
            let (span, value_span) = (at.tree.path(to).span, at.tree.expr(value).span);
            self.find(t203::added(value_span, at.tree.str(span), &kind, at.tree.str(value_span), &given));
        }
    }

    /// Whether a value of the kind `given` can be put where `kind` is wanted.
    pub(super) fn fits(&self, kind: &Kind, given: &Kind) -> bool {
        match (kind, given) {
            (Kind::Text, given) => !matches!(given, Kind::List(_) | Kind::Record(_) | Kind::Item(_) | Kind::Form(_) | Kind::Several(_)),
            (kind, given) if kind.is_words() && *given == Kind::Text => true,
            (Kind::Code | Kind::Link, Kind::Choice(_) | Kind::Row(_)) => true,
            (Kind::Number { .. }, Kind::Number { .. } | Kind::Rating(_)) => true,
            (Kind::Record(fields), Kind::Item(_) | Kind::Form(_) | Kind::Record(_)) => {
                let known = self.fields(given);
                fields.iter().all(|field| field.optional || known.iter().any(|known| known.name == field.name))
            }
            (Kind::List(entry), Kind::List(given)) => self.fits(entry, given),
            (Kind::List(entry), Kind::Several(choices)) => self.fits(entry, &Kind::Choice(*choices)),
            (Kind::Moment, Kind::Date) => true,
            (kind, given) => kind.merged(given).is_some(),
        }
    }

    pub(super) fn with(&mut self, at: At<'a>, id: NodeId, passed: &'a [Passed]) {
        let parent = at.tree.node(id).parent;
        let inputs: Option<Vec<Field>> = match at.tree.statement(parent) {
            Statement::Template { name } => {
                let template = self.lookup.templates.get(at.tree.str(name.0)).copied();
                template.map(|template| self.input.project.templates[template as usize].values.clone())
            }
            Statement::Call { action } => {
                let action = self.lookup.actions.get(at.tree.str(action.0)).copied();
                action.map(|action| self.input.project.actions[action as usize].takes.clone())
            }
            Statement::Do { target } => match self.model.facts[at.index].target(*target) {
                Target::Flow(flow) => Some(self.fields_of_params(&self.model.flows[flow.ix()].takes)),
                _ => None,
            },
            _ => None,
        };
        for one in passed {
            let name = at.tree.str(one.name.0);
            let field = inputs.as_ref().and_then(|inputs| inputs.iter().find(|field| field.name == name));
            let wanted = field.map(|field| field.kind.clone());
            let given = self.sum(at, one.value, wanted.as_ref());
            match (&inputs, wanted) {
                (Some(inputs), None) => self.no_such_input(at, parent, one.name, inputs),
                (_, Some(kind)) if !self.fits(&kind, &given) => {
                    let span = at.tree.expr(one.value).span;
                    self.find(t203::passed(span, at.tree.str(span), &given, name, &kind));
                }
                _ => {}
            }
        }
    }

    fn fields_of_params(&self, values: &[crate::model::ValueId]) -> Vec<Field> {
        let field = |value: &crate::model::ValueId| {
            let value = &self.model.values[value.ix()];
            Field { name: value.name.clone(), kind: value.kind.clone(), optional: false, span: Some(value.span) }
        };
        values.iter().map(field).collect()
    }

    fn no_such_input(&mut self, at: At<'a>, parent: NodeId, name: Word, inputs: &[Field]) {
        let text = at.tree.str(name.0);
        let names: Vec<&str> = inputs.iter().map(|field| field.name.as_str()).collect();
        let finding = match at.tree.statement(parent) {
            Statement::Do { target } => {
                let Target::Flow(flow) = self.model.facts[at.index].target(*target) else { return };
                // What the flow takes is missing there, but the mistake is here.
                for value in self.model.flows[flow.ix()].takes.clone() {
                    self.model.values[value.ix()].hushed = true;
                }
                let flow = &self.model.flows[flow.ix()];
                n120::no_such_param(name.0, &flow.title, text, &names, &self.names_of(&flow.gives))
            }
            Statement::Call { action } => n110::no_such_input(name.0, at.tree.str(action.0), text, &names),
            Statement::Template { name: template } => n114::unknown_field(name.0, at.tree.str(template.0), text, &names),
            _ => return,
        };
        self.find(finding);
    }

    fn names_of(&self, values: &[crate::model::ValueId]) -> Vec<&str> {
        values.iter().map(|value| self.model.values[value.ix()].name.as_str()).collect()
    }

    /// What is handed over by the lines below a statement.
    fn given(&self, at: At<'a>, id: NodeId) -> Option<Vec<&'a str>> {
        let mut given = Vec::new();
        for child in at.tree.children(id) {
            match at.tree.statement(child) {
                Statement::With { passed } => given.extend(passed.iter().map(|passed| at.tree.str(passed.name.0))),
                Statement::Hole(_) => return None,
                _ => {}
            }
        }
        Some(given)
    }

    pub(super) fn do_flow(&mut self, at: At<'a>, id: NodeId, target: TargetId) {
        let Target::Flow(flow) = self.model.facts[at.index].target(target) else { return };
        let Some(given) = self.given(at, id) else { return };
        let known = &self.model.flows[flow.ix()];
        let takes = self.names_of(&known.takes);
        let missing: Vec<&str> = takes.iter().copied().filter(|name| !given.contains(name)).collect();
        // What is handed over under a wrong name is told there.
        let misnamed = given.iter().any(|name| !takes.contains(name));
        if !missing.is_empty() && !misnamed {
            let hushed: Vec<_> =
                known.takes.iter().copied().filter(|value| missing.contains(&self.model.values[value.ix()].name.as_str())).collect();
            let finding = n120::missing(at.tree.target(target).span, known.span, &known.title, &missing, &self.names_of(&known.gives));
            self.find(finding);
            for value in hushed {
                self.model.values[value.ix()].hushed = true;
            }
        }
    }

    pub(super) fn call(&mut self, at: At<'a>, id: NodeId, action: Word) {
        let Some(found) = self.unknown_action(at, action) else { return };
        let Some(given) = self.given(at, id) else { return };
        let takes = &self.input.project.actions[found as usize].takes;
        if given.iter().any(|name| !takes.iter().any(|field| field.name == *name)) {
            return;
        }
        let missing: Vec<&str> = takes
            .iter()
            .filter(|field| !field.optional && !given.contains(&field.name.as_str()))
            .map(|field| field.name.as_str())
            .collect();
        if !missing.is_empty() {
            self.find(n110::missing(action.0, at.tree.str(action.0), &missing));
        }
    }

    pub(super) fn keep(&mut self, at: At<'a>, id: NodeId, kept: &'a [Kept]) {
        let parent = at.tree.node(id).parent;
        for one in kept {
            self.whole(at, one.path);
            let field = at.tree.str(one.field.0);
            match at.tree.statement(parent) {
                Statement::Call { action } => {
                    let Some(action) = self.lookup.actions.get(at.tree.str(action.0)).copied() else { continue };
                    let action = &self.input.project.actions[action as usize];
                    if !action.gives.iter().any(|given| given.name == field) {
                        let names: Vec<&str> = action.gives.iter().map(|given| given.name.as_str()).collect();
                        self.find(n114::unknown_field(one.field.0, &action.name.text, field, &names));
                    }
                }
                Statement::Do { target } => {
                    let Target::Flow(flow) = self.model.facts[at.index].target(*target) else { continue };
                    self.kept_of_flow(flow, one.field, field);
                }
                _ => {}
            }
        }
    }

    fn kept_of_flow(&mut self, flow: FlowId, word: Word, field: &str) {
        let flow = &self.model.flows[flow.ix()];
        let gives = self.names_of(&flow.gives);
        if !gives.contains(&field) {
            let finding = n120::no_such_result(word.0, &flow.title, field, &self.names_of(&flow.takes), &gives);
            self.find(finding);
        }
    }

    /// "The currency must be the provider's."
    pub(super) fn pay(&mut self, at: At<'a>, id: NodeId, amount: ExprId, text: TextId) {
        self.text(at, text, "pay");
        let kind = self.sum(at, amount, None);
        let span = at.tree.expr(amount).span;
        let by = at.tree.children(id).find_map(|child| match at.tree.statement(child) {
            Statement::By { provider } => Some(at.tree.str(provider.0)),
            _ => None,
        });
        let payments = &self.input.project.payments;
        let payment = match by {
            Some(by) => payments.iter().find(|payment| payment.name.text == by),
            None => payments.first(),
        };
        match (kind, payment) {
            (Kind::Money(Some(asked)), Some(payment)) => {
                if let Some(takes) = payment.currency.filter(|takes| *takes != asked) {
                    self.find(t226::other_currency(span, &payment.name.text, takes, asked, payment.name.span));
                }
            }
            (Kind::Money(_) | Kind::Hole, Some(_)) => {}
            (Kind::Money(_) | Kind::Hole, None) => {
                if by.is_none() && !self.input.project.is_lone() {
                    let span = at.tree.node(id).keyword;
                    self.find(crate::finding::n112_unknown_project_thing::no_payment(span));
                }
            }
            (kind, _) => self.find(t203::no_money(span, at.tree.str(span), &kind)),
        }
    }
}
