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
    pub boards: FxHashMap<(ScopeId, &'a str), Vec<BoardId>>,
    /// What each name of a scope stands for, and where it stood first.
    pub classes: FxHashMap<(ScopeId, &'a str), (Class, Span)>,
    /// Words of lines that could not be read, by scope; filled where a name is not found.
    pub holes: FxHashMap<ScopeId, FxHashSet<String>>,
    pub bookings: FxHashMap<&'a str, BookingId>,
    pub payments: FxHashMap<&'a str, PaymentId>,
    /// Fields of the person: built in, declared, kept.
    pub contact: FxHashMap<&'a str, Kind>,
    /// Earlier titles: of which flow, whether of a step, and where.
    pub was: Vec<(FlowId, bool, Span)>,
    /// `with` lines under `do`: tree and line.
    pub passes: Vec<(usize, NodeId)>,
    pub goals: FxHashSet<Cow<'a, str>>,
    pub teams: FxHashMap<Cow<'a, str>, u32>,
    pub calendars: FxHashMap<Cow<'a, str>, u32>,
    pub catalogs: FxHashMap<&'a str, u32>,
    pub actions: FxHashMap<&'a str, u32>,
    pub templates: FxHashMap<&'a str, u32>,
    pub providers: FxHashMap<&'a str, u32>,
    pub topics: FxHashSet<&'a str>,
}

impl<'a> Lookup<'a> {
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
            boards: FxHashMap::default(),
            classes: FxHashMap::default(),
            holes: FxHashMap::default(),
            bookings: FxHashMap::default(),
            payments: FxHashMap::default(),
            contact,
            was: Vec::new(),
            passes: Vec::new(),
            goals: FxHashSet::default(),
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
