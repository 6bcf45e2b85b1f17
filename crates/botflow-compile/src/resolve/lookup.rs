//! Names to ids: the look-ups that the passes of resolving fill and read. Words are slices of the trees, phrases are folded.

use std::borrow::Cow;

use botflow_source::Span;
use botflow_syntax::fold;
use botflow_syntax::tree::NodeId;
use rustc_hash::{FxHashMap, FxHashSet};

use super::declare::Class;
use crate::model::{BoardId, BookingId, FlowId, FormId, Kind, PaymentId, ScopeId, StepId, ValueId};
use crate::project::Project;

/// Who has which name.
pub(crate) struct Lookup<'a> {
    pub flows: FxHashMap<Cow<'a, str>, FlowId>,
    pub steps: FxHashMap<(FlowId, Cow<'a, str>), StepId>,
    pub values: FxHashMap<(ScopeId, &'a str), ValueId>,
    pub fields: FxHashMap<(FormId, &'a str), ValueId>,
    pub forms: FxHashMap<(ScopeId, &'a str), Vec<FormId>>,
    pub forms_of_flow: FxHashMap<FlowId, Vec<FormId>>,
    pub boards: FxHashMap<(ScopeId, &'a str), Vec<BoardId>>,
    /// For tests, which may read names of all flows: what has a name in the first scope that has it.
    pub in_any_scope: InAnyScope<'a>,
    /// What each name of a scope stands for, and where it stood first.
    pub classes: FxHashMap<(ScopeId, &'a str), (Class, Span)>,
    /// Words of lines that could not be read, by scope; filled where a name is not found.
    pub holes: FxHashMap<Option<ScopeId>, FxHashSet<String>>,
    pub bookings: FxHashMap<&'a str, BookingId>,
    pub payments: FxHashMap<&'a str, PaymentId>,
    /// Fields of the person: built in, declared, kept.
    pub contact: FxHashMap<&'a str, Kind>,
    /// Earlier titles: of which flow, whether of a step, and where.
    pub was: Vec<(FlowId, bool, Span)>,
    /// `with` lines under `do`: tree and line.
    pub passes: Vec<(usize, NodeId)>,
    /// Goals, folded, and the first line that reaches each.
    pub goals: FxHashMap<Cow<'a, str>, Span>,
    pub teams: FxHashMap<Cow<'a, str>, u32>,
    pub calendars: FxHashMap<Cow<'a, str>, u32>,
    pub catalogs: FxHashMap<&'a str, u32>,
    pub actions: FxHashMap<&'a str, u32>,
    pub templates: FxHashMap<&'a str, u32>,
    pub providers: FxHashMap<&'a str, u32>,
    pub topics: FxHashSet<&'a str>,
}

/// Names of all scopes.
#[derive(Default)]
pub(crate) struct InAnyScope<'a> {
    pub values: FxHashMap<&'a str, (ScopeId, ValueId)>,
    pub forms: FxHashMap<&'a str, ScopeId>,
    pub boards: FxHashMap<&'a str, ScopeId>,
}

impl<'a> InAnyScope<'a> {
    fn of(lookup: &Lookup<'a>) -> Self {
        let mut any = InAnyScope::default();
        for ((scope, name), value) in &lookup.values {
            let first = any.values.entry(*name).or_insert((*scope, *value));
            *first = (*first).min((*scope, *value));
        }
        let scopes = |names: &mut FxHashMap<&'a str, ScopeId>, (scope, name): (ScopeId, &'a str)| {
            let first = names.entry(name).or_insert(scope);
            *first = (*first).min(scope);
        };
        lookup.forms.keys().for_each(|key| scopes(&mut any.forms, *key));
        lookup.boards.keys().for_each(|key| scopes(&mut any.boards, *key));
        any
    }
}

impl<'a> Lookup<'a> {
    /// Notes for tests what was declared in all scopes.
    pub fn declared(&mut self) {
        self.in_any_scope = InAnyScope::of(self);
    }

    /// What the project alone says.
    pub fn new(project: &'a Project) -> Self {
        fn words<'a>(names: impl Iterator<Item = &'a str>) -> FxHashMap<&'a str, u32> {
            names.enumerate().map(|(index, name)| (name, index as u32)).collect()
        }
        fn phrases<'a>(names: impl Iterator<Item = &'a str>) -> FxHashMap<Cow<'a, str>, u32> {
            names.enumerate().map(|(index, name)| (fold(name), index as u32)).collect()
        }
        let mut contact: FxHashMap<&'a str, Kind> = BUILT_IN.iter().map(|(name, kind)| (*name, kind.clone())).collect();
        contact.insert("tags", Kind::List(Box::new(Kind::ANY_WORD)));
        for field in project.contact.iter().flatten() {
            contact.insert(&field.name, field.kind.clone());
        }
        Lookup {
            flows: FxHashMap::default(),
            steps: FxHashMap::default(),
            values: FxHashMap::default(),
            fields: FxHashMap::default(),
            forms: FxHashMap::default(),
            forms_of_flow: FxHashMap::default(),
            in_any_scope: InAnyScope::default(),
            boards: FxHashMap::default(),
            classes: FxHashMap::default(),
            holes: FxHashMap::default(),
            bookings: FxHashMap::default(),
            payments: FxHashMap::default(),
            contact,
            was: Vec::new(),
            passes: Vec::new(),
            goals: FxHashMap::default(),
            teams: phrases(project.teams.iter().map(|team| team.name.text.as_str())),
            calendars: phrases(project.calendars.iter().map(|calendar| calendar.name.text.as_str())),
            catalogs: words(project.catalogs.iter().map(|catalog| catalog.name.text.as_str())),
            actions: words(project.actions.iter().map(|action| action.name.text.as_str())),
            templates: words(project.templates.iter().map(|template| template.name.text.as_str())),
            providers: words(project.payments.iter().map(|payment| payment.name.text.as_str())),
            topics: project.topics.iter().map(|topic| topic.text.as_str()).collect(),
        }
    }
}

/// What is always known of a person; each may be missing.
pub(crate) const BUILT_IN: [(&str, Kind); 6] = [
    ("first_name", Kind::Name),
    ("last_name", Kind::Name),
    ("email", Kind::Email),
    ("phone", Kind::Phone),
    ("language", Kind::Text),
    ("time_zone", Kind::Text),
];
