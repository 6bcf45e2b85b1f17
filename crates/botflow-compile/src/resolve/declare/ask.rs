//! What a question declares: its value, the kind of it, its options.

use botflow_source::Span;
use botflow_syntax::fold;
use botflow_syntax::tree::{NodeId, Statement, TypeId, TypeKind, Word};

use rustc_hash::FxHashMap;

use super::{At, Filled, Pending, Resolver, Source};
use crate::Line;
use crate::finding::{t202_unknown_type as t202, t205_no_such_option as t205, t221_kind_missing as t221, t222_same_option_key as t222};
use crate::model::{Choices, ChoicesId, Declared, Field, FormId, Kind, NamedOption, Rating, ValueId};
use crate::resolve::env::Env;

/// What stands under a question that decides its kind.
#[derive(Default)]
struct Offers {
    values: Vec<NodeId>,
    each: Option<botflow_syntax::tree::PathId>,
    any: bool,
    hole: bool,
    /// One of the lines that could not be read may offer the items of a list.
    hole_each: bool,
}

impl<'a> Resolver<'a> {
    pub(super) fn ask(&mut self, at: At<'a>, id: NodeId, name: Word, env: Env, pending: &mut Vec<Pending>) {
        let Statement::Ask { kind, .. } = at.tree.statement(id) else { return };
        let written = kind.map(|kind| self.type_of(at, kind));
        let offers = self.offers(at, id);
        let kind_missing = written.is_none() && !offers.any && !offers.hole;
        let unclear = kind_missing || written == Some(Kind::Hole);
        if kind_missing {
            self.find(t221::kind_missing(name.0, at.tree.str(name.0)));
        }
        let mut source = offers.each.map(Source::Entry);
        let kind = match written {
            Some(Kind::Choice(_)) | None if offers.each.is_some() => Kind::Hole,
            Some(Kind::Several(_)) if offers.each.is_some() => {
                source = offers.each.map(Source::Entries);
                Kind::Hole
            }
            None if !offers.any || offers.hole_each => Kind::Hole,
            None => Kind::Choice(ChoicesId::OPEN),
            Some(kind) => {
                source = None;
                kind
            }
        };
        let value = self.asked(at, name, kind, env.form);
        let kind = self.model.values[value.ix()].kind.clone();
        self.model.values[value.ix()].hushed |= unclear;
        match kind {
            Kind::Choice(choices) | Kind::Several(choices) => {
                let before = self.findings.len();
                self.options(at, &offers, choices);
                self.model.values[value.ix()].hushed |= self.findings.len() > before;
            }
            Kind::YesNo | Kind::Consent => self.yes_and_no(at, &offers, kind == Kind::Consent),
            _ => {}
        }
        self.set_line(at, id, Line::Value(value));
        if let Some(source) = source {
            pending.push(Pending { tree: at.index, node: id, value: Filled::Value(value), source, span: name.0 });
        }
        self.kept_as(at, id, value, pending);
    }

    fn offers(&mut self, at: At<'a>, id: NodeId) -> Offers {
        let mut offers = Offers::default();
        for child in at.tree.children(id) {
            match at.tree.statement(child) {
                Statement::Choice { key, target, .. } => {
                    offers.any = true;
                    if key.is_none() && target.is_some() {
                        self.set_line(at, child, Line::Command);
                    } else {
                        offers.values.push(child);
                    }
                }
                Statement::EachChoice { list, .. } => {
                    offers.any = true;
                    offers.each = Some(*list);
                }
                Statement::Otherwise { .. } => offers.any = true,
                Statement::Hole(_) => {
                    offers.hole = true;
                    offers.hole_each |= at.tree.str(at.tree.node(child).span).contains("each ");
                }
                _ => {}
            }
        }
        for child in offers.values.clone() {
            // Under a typed question an option is a button beside the answer; choices and consents find their keys below.
            self.set_line(at, child, Line::Command);
        }
        offers
    }

    /// The value that a question fills: of the scope, or of its form.
    fn asked(&mut self, at: At<'a>, name: Word, mut kind: Kind, form: Option<FormId>) -> ValueId {
        let text = at.tree.str(name.0);
        let known = match form {
            Some(form) => self.lookup.fields.get(&(form, text)).copied(),
            None => self.lookup.values.get(&(at.scope, text)).copied(),
        };
        // The same name asked again shares its options.
        let shared = known.and_then(|known| match self.model.values[known.ix()].kind {
            Kind::Choice(choices) | Kind::Several(choices) if !choices.is_open() => Some(choices),
            _ => None,
        });
        if let Kind::Choice(choices) | Kind::Several(choices) = &mut kind
            && choices.is_open()
        {
            *choices = shared.unwrap_or_else(|| self.new_choices());
        }
        let Some(form) = form else { return self.value(at, name, Declared::Ask, kind) };
        if let Some(known) = known {
            self.same_kind(known, &kind, name.0);
            return known;
        }
        if crate::finding::n108_reserved_name::RESERVED.contains(&text) {
            self.find(crate::finding::n108_reserved_name::reserved_name(name.0, text));
        }
        let value = self.new_value(at, name, Declared::Ask, kind, Some(form));
        self.lookup.fields.insert((form, text), value);
        self.model.forms[form.ix()].fields.push(value);
        value
    }

    pub(in crate::resolve) fn new_choices(&mut self) -> ChoicesId {
        self.model.choices.push(Choices::default());
        ChoicesId(self.model.choices.len() as u32 - 1)
    }

    fn options(&mut self, at: At<'a>, offers: &Offers, choices: ChoicesId) {
        let mut written: FxHashMap<&str, Span> = FxHashMap::default();
        let known = self.model.choices[choices.ix()].options.iter().enumerate();
        let mut places: FxHashMap<String, usize> = known.map(|(index, option)| (option.key.clone(), index)).collect();
        for child in &offers.values {
            let Statement::Choice { label, key, .. } = at.tree.statement(*child) else { continue };
            if let Some(key) = key {
                let text = at.tree.str(key.0);
                let first = *written.entry(text).or_insert(key.0);
                if first != key.0 {
                    self.find(t222::same_key(key.0, first, text));
                }
            }
            let (key, label, span) = self.keyed(at, *label, *key);
            let options = &mut self.model.choices[choices.ix()].options;
            let index = *places.entry(key.clone()).or_insert_with(|| {
                options.push(NamedOption { key, label, span });
                options.len() - 1
            });
            self.set_line(at, *child, Line::Option(choices, index as u32));
        }
    }

    /// "A `consent` may name its answers by options keyed `[yes]` and `[no]`"; an answer of another key would be neither, and nothing is kept of it.
    fn yes_and_no(&mut self, at: At<'a>, offers: &Offers, consent: bool) {
        for child in &offers.values {
            let Statement::Choice { label, key, .. } = at.tree.statement(*child) else { continue };
            let written = *key;
            let key = key.map_or_else(|| fold(at.tree.str(at.tree.text_of(*label).span)), |key| fold(at.tree.str(key.0)));
            match key.as_ref() {
                "yes" => self.set_line(at, *child, Line::YesNo(true)),
                "no" => self.set_line(at, *child, Line::YesNo(false)),
                _ if consent => {
                    let spot = written.map_or(at.tree.text_of(*label).span, |key| key.0);
                    self.find(t205::neither_yes_nor_no(spot, at.tree.str(spot), written.is_some()));
                }
                _ => {}
            }
        }
    }

    fn kept_as(&mut self, at: At<'a>, id: NodeId, value: ValueId, pending: &mut Vec<Pending>) {
        for child in at.tree.children(id) {
            if let Statement::KeepAs { path } = at.tree.statement(child) {
                let span = at.tree.path(*path).span;
                let source = Source::Value(value);
                pending.push(Pending { tree: at.index, node: child, value: Filled::Contact(*path), source, span });
            }
        }
    }

    /// A type that is written down. Choices are given their options later.
    pub(super) fn type_of(&mut self, at: At<'a>, id: TypeId) -> Kind {
        let written = at.tree.type_of(id);
        let kind = match written.kind.clone() {
            TypeKind::Text => Kind::Text,
            TypeKind::Name => Kind::Name,
            TypeKind::Email => Kind::Email,
            TypeKind::Phone => Kind::Phone,
            TypeKind::Code => Kind::Code,
            TypeKind::Number => Kind::Number { whole: false },
            TypeKind::WholeNumber => Kind::Number { whole: true },
            TypeKind::Money => Kind::Money(None),
            TypeKind::Date => Kind::Date,
            TypeKind::Time => Kind::Time,
            TypeKind::DateAndTime => Kind::Moment,
            TypeKind::YesNo => Kind::YesNo,
            TypeKind::Consent => Kind::Consent,
            TypeKind::Choice => Kind::Choice(ChoicesId::OPEN),
            TypeKind::Several => Kind::Several(ChoicesId::OPEN),
            TypeKind::Rating { low, high } => Kind::Rating(Rating { from: low as i32, to: high as i32 }),
            TypeKind::Location => Kind::Location,
            TypeKind::Photo => Kind::Photo,
            TypeKind::File => Kind::File,
            TypeKind::Link => Kind::Link,
            TypeKind::List(of) => Kind::List(Box::new(self.type_of(at, of))),
            TypeKind::Record(fields) => Kind::Record(
                fields
                    .iter()
                    .map(|field| Field {
                        name: at.tree.str(field.name.0).to_owned(),
                        kind: self.type_of(at, field.kind),
                        optional: at.tree.type_of(field.kind).optional,
                        span: Some(field.name.0),
                    })
                    .collect(),
            ),
            TypeKind::Unknown => {
                self.find(t202::unknown_type(written.span, at.tree.str(written.span)));
                Kind::Hole
            }
        };
        self.model.facts[at.index].kinds[id.index()] = kind.clone();
        kind
    }
}
