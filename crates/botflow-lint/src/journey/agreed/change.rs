//! What going on from a line does to consents.

use botflow_compile::graph::{Act, Change, ChoiceValue, Keep, MarkWhat, Outcome, Question, SetHow, Skip, Why};
use botflow_compile::model::{Expr, FormId, Kind, Literal, Read, Root};
use petgraph::graph::NodeIndex;

use super::narrow::{allowed, consent_of, looked_at};
use super::{Agreed, Consent, State};
use crate::Journey;

/// The rules for one table.
pub(super) struct Rules<'a, 'j> {
    journey: &'a Journey<'j>,
    agreed: &'a Agreed,
    pub(super) table: &'a super::Table,
}

impl<'a, 'j> Rules<'a, 'j> {
    pub(super) fn new(journey: &'a Journey<'j>, agreed: &'a Agreed, table: usize) -> Self {
        Rules { journey, agreed, table: &agreed.tables[table] }
    }

    /// What is known behind a node that is left for this reason; `None` where the way cannot be taken with what is known.
    pub(super) fn after(&self, at: NodeIndex, why: Why, state: State) -> Option<State> {
        let mut next = state;
        match &self.journey.node(at).act {
            Act::Ask(question) => return self.asked(at, question, why, state),
            Act::Branch(condition) => return self.narrowed(condition.get(self.journey.facts), why == Why::Holds, state),
            Act::Set(change) => self.changed(at, change, &mut next),
            Act::Mark(MarkWhat::Subscribe(topic)) => next.set(self.bit(&Consent::Topic(topic.to_string())), false, true, false),
            Act::Mark(MarkWhat::Unsubscribe(topic)) => next.set(self.bit(&Consent::Topic(topic.to_string())), false, false, true),
            Act::Do(act) if why == Why::Returned => self.kept(&act.keep, &mut next),
            Act::Perform(request) if why == Why::Outcome(Outcome::Fine) => self.kept(&request.keep, &mut next),
            Act::Perform(_) | Act::Do(_) | Act::Mark(_) | Act::Enter | Act::Form(_) | Act::Send(_) | Act::Each { .. } => {}
            Act::Pick(_) | Act::Split(_) | Act::Wait(_) | Act::Remind(_) | Act::Go(_) | Act::Resume { .. } => {}
            Act::End | Act::Hole => {}
        }
        Some(next)
    }

    /// What a condition that holds (or fails) leaves.
    pub(super) fn narrowed(&self, condition: &Expr, holds: bool, state: State) -> Option<State> {
        let (mut next, mut possible) = (state, true);
        looked_at(condition, &mut |consent| {
            let may = allowed(condition, holds, &consent);
            let bit = self.bit(&consent);
            possible &= next.keep(bit, may.unknown, may.yes, may.no);
            if may.is_yes() && self.is_consent(&consent) {
                next.set(self.bit(&Consent::Some), false, true, false);
            }
        });
        possible.then_some(next)
    }

    fn bit(&self, consent: &Consent) -> u64 {
        self.table.bit(consent).unwrap_or(0)
    }

    fn is_consent(&self, consent: &Consent) -> bool {
        match consent {
            Consent::Value(value) => self.journey.model.values[value.ix()].kind == Kind::Consent,
            Consent::Kept(_) => self.agreed.of_person.iter().any(|table| self.agreed.tables[*table].bit(consent).is_some()),
            Consent::Topic(_) | Consent::Some | Consent::Latest => false,
        }
    }

    fn asked(&self, at: NodeIndex, question: &Question, why: Why, state: State) -> Option<State> {
        let mut next = state;
        let Some(value) = self.journey.consent(question) else {
            if let (Why::Cancelled, Some(form)) = (why, question.form) {
                self.emptied(form, &mut next);
            }
            return Some(next);
        };
        let own = self.bit(&Consent::Value(value));
        let kept = question.keep_as.and_then(|path| path.get(self.journey.facts)).and_then(consent_of);
        let kept = kept.map_or(0, |consent| self.bit(&consent));
        let some = self.bit(&Consent::Some);
        let leads = |yes: bool| self.leads_apart(at, question, yes);
        let answer = match why {
            Why::Yes => (true, false),
            Why::No | Why::Otherwise => (false, true),
            Why::Choice(choice) => match question.choices.get(choice as usize)?.value {
                ChoiceValue::YesNo(yes) => (yes, !yes),
                ChoiceValue::Option(_) | ChoiceValue::Item | ChoiceValue::Command => return Some(next),
            },
            Why::Answered => (!leads(true), !leads(false)),
            Why::Skipped => {
                next.set(own, true, false, false);
                return Some(next);
            }
            Why::Passed => {
                // Known from before it is what it was; one that was refused is asked again where its No leads away.
                let sure = self.journey.graph.is_asked_after_no(at);
                let elsewhere = question.keep_as.is_some() || matches!(question.skip, Skip::WhenGiven | Skip::WhenKnownOrGiven);
                if elsewhere && state.unknown & own != 0 {
                    next.set(own, false, true, true);
                }
                if sure {
                    next.set(some, false, true, false);
                }
                let skipped = question.form.is_some() && question.optional.is_some();
                return next.keep(own, skipped, true, !sure).then_some(next);
            }
            Why::Cancelled => {
                question.form.into_iter().for_each(|form| self.emptied(form, &mut next));
                return Some(next);
            }
            _ => return Some(next),
        };
        next.set(own | kept, false, answer.0, answer.1);
        if !self.table.is_of_person() {
            next.last = own;
        }
        if answer == (true, false) {
            next.set(some, false, true, false);
        }
        Some(next)
    }

    /// Whether an answer leads its own way.
    fn leads_apart(&self, at: NodeIndex, question: &Question, yes: bool) -> bool {
        let line = self.journey.graph.along(at, if yes { Why::Yes } else { Why::No }).is_some();
        line || question.choices.iter().any(|choice| choice.value == ChoiceValue::YesNo(yes) && (choice.target.is_some() || choice.body))
    }

    /// "A cancelled form drops its answers."
    fn emptied(&self, form: FormId, next: &mut State) {
        let mut had = false;
        for value in &self.journey.model.forms[form.ix()].fields {
            let consent = Consent::Value(*value);
            had |= self.is_consent(&consent);
            next.set(self.bit(&consent), true, false, false);
        }
        if had {
            next.set(self.bit(&Consent::Some), true, false, false);
        }
    }

    fn changed(&self, at: NodeIndex, change: &Change, next: &mut State) {
        let Some(read) = change.place.get(self.journey.facts) else { return };
        match (&change.how, &read.root) {
            (SetHow::AddForm(form), _) | (SetHow::Forget, Root::Form(form)) => return self.emptied(*form, next),
            _ => {}
        }
        let Some(consent) = consent_of(read) else { return };
        let bit = self.bit(&consent);
        match &change.how {
            SetHow::Forget => {
                next.set(bit, true, false, false);
                if self.is_consent(&consent) {
                    next.set(self.bit(&Consent::Some), true, false, false);
                }
            }
            SetHow::To(expr) => match expr.get(self.journey.facts) {
                Expr::Literal(Literal::YesNo(yes)) => next.set(bit, false, *yes, !yes),
                Expr::Read(from) => {
                    let known = consent_of(from).and_then(|from| self.agreed.state(at, &from));
                    let (unknown, yes, no) =
                        known.map_or((true, true, true), |(was, of)| (was.unknown & of != 0, was.yes & of != 0, was.no & of != 0));
                    next.set(bit, unknown, yes, no);
                }
                _ => next.set(bit, true, true, true),
            },
            SetHow::Add(_) | SetHow::AddForm(_) | SetHow::Take(_) => next.set(bit, true, true, true),
        }
    }

    fn kept(&self, keep: &[Keep], next: &mut State) {
        for keep in keep {
            let consent = keep.place.get(self.journey.facts).and_then(consent_of);
            next.set(consent.map_or(0, |consent| self.bit(&consent)), true, true, true);
        }
    }

    /// Consents of the person that a node may change.
    pub(super) fn touched(&self, at: NodeIndex) -> u64 {
        let place = |read: Option<&Read>| read.and_then(consent_of).map_or(0, |consent| self.bit(&consent));
        let some = self.bit(&Consent::Some);
        match &self.journey.node(at).act {
            Act::Ask(question) if self.journey.consent(question).is_some() => {
                some | place(question.keep_as.and_then(|path| path.get(self.journey.facts)))
            }
            Act::Set(change) => some | place(change.place.get(self.journey.facts)),
            Act::Mark(MarkWhat::Subscribe(topic) | MarkWhat::Unsubscribe(topic)) => self.bit(&Consent::Topic(topic.to_string())),
            Act::Do(act) => act.keep.iter().fold(0, |bits, keep| bits | place(keep.place.get(self.journey.facts))),
            Act::Perform(request) => request.keep.iter().fold(0, |bits, keep| bits | place(keep.place.get(self.journey.facts))),
            _ => 0,
        }
    }
}
