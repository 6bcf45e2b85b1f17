//! In: a name that is not there. Out: what may be meant by it, of the names that are: they are gathered once, however many words are looked up.

use std::borrow::Cow;
use std::cell::RefCell;

use botflow_source::{Finding, Span};
use botflow_syntax::fold;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Resolver;
use super::paths::At;
use crate::finding::{n101_unknown_step as n101, n102_unknown_flow as n102, n104_unknown_value as n104};
use crate::model::{BoardId, ChoicesId, FlowId, FormId, ScopeId, StepId};
use crate::nearest::{Names, nearest_among, pointed};

/// Names that stand in one list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum List {
    /// The rows of a board.
    Rows(BoardId),
    /// The options of a question.
    Options(ChoicesId),
    /// What is declared in `botflow.yaml`, by what it is.
    Declared(&'static str),
    /// Other files of the project.
    Files,
}

/// So many names of a list are compared as they are.
const FEW: usize = 64;
/// So many are told where none is close: one more than are said.
pub(super) const SAID: usize = 5;

/// The names that are there, as far as somebody has asked.
#[derive(Default)]
pub(crate) struct Near<'a> {
    flows: Option<Names<'a>>,
    untitled: Option<bool>,
    steps: FxHashMap<FlowId, Names<'a>>,
    all_steps: Option<AllSteps<'a>>,
    values: FxHashMap<ScopeId, Values<'a>>,
    fields: FxHashMap<FormId, Names<'static>>,
    bookings: Option<Names<'a>>,
    pub(super) files: Option<FxHashSet<&'a str>>,
    lists: RefCell<FxHashMap<List, Names<'static>>>,
}

impl Near<'_> {
    /// Of a list of names those that a finding about a word asks for: all of a few; of many the ones that it may be compared with, and the first.
    pub(super) fn few<'n>(&self, list: List, word: &str, count: usize, name: impl Fn(usize) -> &'n str) -> Vec<&'n str> {
        if count <= FEW {
            return (0..count).map(name).collect();
        }
        let mut lists = self.lists.borrow_mut();
        let names = lists.entry(list).or_default();
        if names.len() != count {
            *names = (0..count).map(|at| name(at).to_owned()).collect();
        }
        let close = names.compared_with(word).into_iter().map(|at| at as usize).filter(|at| *at >= SAID);
        (0..SAID).chain(close).map(name).collect()
    }
}

/// The steps of all flows, for tests.
struct AllSteps<'a> {
    titles: Names<'a>,
    /// The first of each title.
    first: FxHashMap<Cow<'a, str>, StepId>,
}

/// The values of a scope.
struct Values<'a> {
    names: Names<'a>,
    /// Answers of forms, which are read with the form's name before them.
    of_forms: FxHashMap<&'a str, FormId>,
}

impl<'a> Resolver<'a> {
    pub(super) fn unknown_flow(&mut self, span: Span, title: &str) {
        self.gather_flows();
        let close = self.near.flows.iter().flat_map(|flows| nearest_among(title, &[flows])).collect::<Vec<_>>();
        let finding = n102::unknown_flow(span, title, &close, self.model.flows.iter().map(|flow| flow.title.as_str()));
        self.find(pointed(finding, |meant| self.title_place(None, meant)));
    }

    pub(super) fn unknown_step(&mut self, flow: Option<FlowId>, span: Span, title: &str) -> Finding {
        self.gather_flows();
        flow.iter().for_each(|flow| self.gather_steps(*flow));
        let steps = flow.and_then(|flow| self.near.steps.get(&flow));
        let names: Vec<&Names<'a>> = steps.into_iter().chain(&self.near.flows).collect();
        let file = self.input.sources[span.file].text.len() as u32;
        let is_known = |title: &str| {
            let folded = fold(title);
            self.lookup.flows.contains_key(&folded) || flow.is_some_and(|flow| self.step_titled(flow, &folded).is_some())
        };
        let finding = n101::unknown_step(span, title, &nearest_among(title, &names), is_known, Span::new(span.file, file, file));
        pointed(finding, |meant| self.title_place(flow, meant))
    }

    /// Where the step of that title stands, else the flow.
    fn title_place(&self, flow: Option<FlowId>, title: &str) -> Option<Span> {
        let folded = fold(title);
        let step = flow.and_then(|flow| self.step_titled(flow, &folded)).map(|step| self.model.steps[step.ix()].span);
        step.or_else(|| self.lookup.flows.get(&folded).map(|flow| self.model.flows[flow.ix()].span))
    }

    /// Whether some flow has no title.
    pub(super) fn has_untitled_flow(&mut self) -> bool {
        let flows = &self.model.flows;
        *self.near.untitled.get_or_insert_with(|| flows.iter().any(|flow| flow.title.is_empty()))
    }

    /// `FLOW / STEP` where the flow has no such step.
    pub(super) fn unknown_step_of(&mut self, flow: FlowId, span: Span, title: &str) -> Finding {
        self.gather_steps(flow);
        let close = self.near.steps.get(&flow).map_or_else(Vec::new, |steps| nearest_among(title, &[steps]));
        let finding = n101::unknown_step_of(span, title, &self.model.flows[flow.ix()].title, &close);
        pointed(finding, |meant| self.step_titled(flow, &fold(meant)).map(|step| self.model.steps[step.ix()].span))
    }

    /// The first step of that title in any flow; what may be meant where there is none.
    pub(super) fn step_anywhere(&mut self, span: Span, title: &str, name: &str) -> Result<StepId, Box<Finding>> {
        let (sources, steps) = (self.input.sources, &self.model.steps);
        let all = self.near.all_steps.get_or_insert_with(|| {
            let mut first = FxHashMap::default();
            for (at, step) in steps.iter().enumerate().filter(|(_, step)| !step.span.is_empty()) {
                first.entry(fold(sources.slice(step.span))).or_insert(StepId(at as u32));
            }
            AllSteps { titles: steps.iter().map(|step| sources.slice(step.span)).collect(), first }
        });
        let place = |meant: &str| all.first.get(&fold(meant)).map(|step| steps[step.ix()].span);
        let unknown = || Box::new(pointed(n101::step_of_test(span, name, &nearest_among(name, &[&all.titles])), place));
        all.first.get(&fold(title)).copied().ok_or_else(unknown)
    }

    /// A name that nothing fills.
    pub(super) fn unknown_value(&mut self, at: At<'a>, span: Span, name: &str) -> Finding {
        at.scope.iter().for_each(|scope| self.gather_values(*scope));
        at.env.form.iter().for_each(|form| self.gather_fields(*form));
        if self.near.bookings.is_none() {
            self.near.bookings = Some(self.lookup.bookings.keys().copied().collect());
        }
        let scope = at.scope.and_then(|scope| self.near.values.get(&scope));
        let fields = at.env.form.and_then(|form| self.near.fields.get(&form));
        let mut others: Vec<&str> = Vec::new();
        if let Some(Some(catalog)) = at.env.item.catalog() {
            others.extend(self.input.project.catalogs[catalog as usize].fields.iter().map(|field| field.name.as_str()));
        }
        let others: Names<'_> = others.into_iter().collect();
        let names: Vec<&Names<'_>> =
            scope.map(|scope| &scope.names).into_iter().chain(fields).chain(&self.near.bookings).chain([&others]).collect();
        // A form's answer is read with the form's name before it.
        let form = scope.and_then(|scope| scope.of_forms.get(name)).map(|form| self.model.forms[form.ix()].name.as_str());
        if form.is_none() && self.lookup.contact.contains_key(name) {
            return n104::of_contact(span, name);
        }
        let finding = n104::unknown_value(span, name, &nearest_among(name, &names), form);
        pointed(finding, |meant| self.place_of(at.env.form, at.scope, meant))
    }

    /// Where something of that name is filled, asked, booked or begins.
    pub(super) fn place_of(&self, form: Option<FormId>, scope: Option<ScopeId>, name: &str) -> Option<Span> {
        let (model, lookup) = (&self.model, &self.lookup);
        let answer = form.and_then(|form| lookup.fields.get(&(form, name)));
        let value = answer.or_else(|| lookup.values.get(&(scope?, name))).map(|value| model.values[value.ix()].span);
        let booking = || lookup.bookings.get(name).map(|booking| model.bookings[booking.ix()].span);
        let form = || lookup.forms.get(&(scope?, name))?.first().map(|form| model.forms[form.ix()].span);
        let board = || lookup.boards.get(&(scope?, name))?.first().map(|board| model.boards[board.ix()].span);
        value.or_else(booking).or_else(form).or_else(board)
    }

    fn gather_flows(&mut self) {
        let (sources, flows) = (self.input.sources, &self.model.flows);
        self.near.flows.get_or_insert_with(|| flows.iter().map(|flow| sources.slice(flow.span)).collect());
    }

    fn gather_steps(&mut self, flow: FlowId) {
        let (sources, steps) = (self.input.sources, self.model.flows[flow.ix()].steps.clone());
        let steps = &self.model.steps[steps.start as usize..steps.end as usize];
        self.near.steps.entry(flow).or_insert_with(|| steps.iter().map(|step| sources.slice(step.span)).collect());
    }

    fn gather_fields(&mut self, form: FormId) {
        let (values, fields) = (&self.model.values, &self.model.forms[form.ix()].fields);
        self.near.fields.entry(form).or_insert_with(|| fields.iter().map(|value| values[value.ix()].name.clone()).collect());
    }

    fn gather_values(&mut self, scope: ScopeId) {
        let (sources, model, forms) = (self.input.sources, &self.model, &self.lookup.forms_of_flow);
        self.near.values.entry(scope).or_insert_with(|| {
            let values = || model.scopes[scope.ix()].values.iter().map(|value| &model.values[value.ix()]);
            let mut of_forms = FxHashMap::default();
            for value in values() {
                if let Some(form) = value.form {
                    of_forms.entry(sources.slice(value.span)).or_insert(form);
                }
            }
            let flows = || model.scopes[scope.ix()].flows.iter();
            let forms = flows().filter_map(|flow| forms.get(flow)).flatten().map(|form| model.forms[form.ix()].span);
            let boards = flows().flat_map(|flow| &model.flows[flow.ix()].boards).map(|board| model.boards[board.ix()].span);
            let own = values().filter(|value| value.form.is_none()).map(|value| value.span);
            Values { names: own.chain(forms).chain(boards).map(|span| sources.slice(span)).collect(), of_forms }
        });
    }
}
