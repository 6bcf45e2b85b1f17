//! A tap in; the option it belongs to answered, its target reached, or *that one is from earlier*.

use botflow_program::*;

use crate::answer::{Said, fixed_choice};
use crate::offer::Offer;
use crate::run::Run;
use crate::session::*;
use crate::token::{Tap, Token};

/// A name and the value that a tap gives it.
type Sets = (NameId, Value);

impl Run<'_> {
    /// Taps that came together: one, or the options of a multi-select.
    pub fn tapped(&mut self, tokens: &[Token]) {
        if self.is_handed_over() {
            return;
        }
        let taps: Vec<Tap> = tokens.iter().take(64).filter_map(Token::tap).collect();
        let Some(first) = taps.first() else { return self.say_from_earlier() };
        if let Some(at) = self.find_open(first) {
            return self.tap_open(at, &taps);
        }
        self.tap_elsewhere(first);
    }

    /// The question with this place and round, if it is open or waits below an interrupting flow: then that flow is closed.
    fn find_open(&mut self, tap: &Tap) -> Option<QuestionIx> {
        let is_it = |thread: &Thread| {
            let Some(frame) = thread.frames.last() else { return false };
            let round = frame.loops.last().map_or(0, |lap| lap.next as u8);
            matches!(thread.rest, Some(Rest::Question(_))) && frame.at == self.place_now(tap.place) && round == tap.round
        };
        let at = self.session.open.iter().rposition(is_it)?;
        let question = self.index.question(self.session.open[at].frames.last()?.at)?.1;
        while self.session.open.len() > at + 1 {
            if let Some(thread) = self.session.open.pop() {
                self.close(thread);
            }
        }
        Some(question)
    }

    /// A place under today's id.
    fn place_now(&self, place: PlaceId) -> PlaceId {
        match self.index.place(place) {
            Some((_, crate::lookup::Place::Ask(at))) => self.program.questions[at.at()].place,
            _ => place,
        }
    }

    fn tap_open(&mut self, at: QuestionIx, taps: &[Tap]) {
        let question = &self.program.questions[at.at()];
        let Some(open) = self.open_state().cloned() else { return };
        let view = self.view();
        let offers = view.offers(question, open.asked);
        let offer_of = |tap: &Tap| -> Option<Offer> {
            let is_it = |o: &&Offer| self.program.choices[o.choice.at()].id == tap.choice && o.item == tap.item;
            offers.iter().find(is_it).copied()
        };
        let several = matches!(question.asks, Asks::Value(Kind::Several));
        let picked: Vec<Offer> = taps.iter().filter_map(offer_of).collect();
        if several && !picked.is_empty() {
            let done = taps.len() > 1 || taps.iter().any(|tap| tap.choice == fixed::DONE);
            return self.answer_several(at, &picked, done);
        }
        let fixed = fixed_choice(&view, question, &open, taps[0].choice, taps[0].item);
        let said = fixed.or_else(|| picked.first().map(|offer| Said::Choice(*offer)));
        match said {
            Some(said) => self.answer(at, said),
            None => self.tap_elsewhere(&taps[0]),
        }
    }

    /// A tap whose question is not open: its target is reached with the item it belongs to, else it is from earlier.
    pub fn tap_elsewhere(&mut self, tap: &Tap) {
        match self.target_of(tap) {
            Some((target, sets)) => self.tap_target(tap, target, sets),
            None => self.say_from_earlier(),
        }
    }

    /// Where a closed option or a button leads, and the values it sets on the way.
    pub fn target_of(&self, tap: &Tap) -> Option<(Target, Option<Sets>)> {
        if let Some((_, at)) = self.index.question(tap.place) {
            let question = &self.program.questions[at.at()];
            let choice = self.program.choices[question.choices.range()].iter().find(|choice| choice.id == tap.choice)?;
            let Then::Go(target) = choice.then else { return None };
            let name = question.name.map(|name| self.program.names[name.at()].id);
            let sets = match (choice.each, choice.value, name) {
                (Some(each), _, name) => {
                    let each = &self.program.eaches[each.at()];
                    let value = self.find_item(each.list, tap)?;
                    let name = name.unwrap_or(self.program.names[each.name.at()].id);
                    Some((name, value))
                }
                (None, Some(option), Some(name)) => Some((name, Plain::Choice(self.program.options[option.at()].id).into())),
                _ => None,
            };
            return Some((target, sets));
        }
        let step = self.index.step(StepId(tap.place.0))?;
        let button = &self.program.buttons[self.index.button(self.program.steps[step.at()].id, tap.choice)?.at()];
        let Does::Go(target) = button.does else { return None };
        let sets = match button.picked {
            None => None,
            Some(picked) => Some((self.program.names[picked.at()].id, self.find_picked(picked, tap)?)),
        };
        Some((target, sets))
    }

    /// The item of a closed `- each`: a catalog's as long as the row exists, another list's as long as the list holds it.
    fn find_item(&self, list: ExprIx, tap: &Tap) -> Option<Value> {
        let thread = self.thread_of(tap);
        let view = self.view_of(thread);
        let mut entries = view.entries(view.eval(list)).into_iter();
        entries.find(|entry| view.row_of(entry) == tap.item).map(Value::from).or_else(|| self.row_in_catalogs(tap.item))
    }

    /// The item of a card's button: `LIST.picked` names the list.
    fn find_picked(&self, picked: NameIx, tap: &Tap) -> Option<Value> {
        if let Some(value) = self.row_in_catalogs(tap.item) {
            return Some(value);
        }
        let text = &self.program.names[picked.at()].text;
        let list = key::name(text.strip_suffix(".picked")?);
        let view = self.view_of(self.thread_of(tap));
        let entries = view.entries(view.held(list).map_or(crate::eval::Got::Missing, crate::eval::Got::of));
        entries.into_iter().find(|entry| view.row_of(entry) == tap.item).map(Value::from)
    }

    fn row_in_catalogs(&self, item: RowId) -> Option<Value> {
        let catalogs = (0..self.program.catalogs.len()).map(CatalogIx::of);
        let found = catalogs.filter_map(|at| Some((at, self.engine.row(at, item)?))).next()?;
        self.view().item(found.0, found.1).map(Value::from)
    }

    /// The conversation an older bubble belongs to: on the floor, parked or ended last.
    fn thread_of(&self, tap: &Tap) -> Option<&Thread> {
        let is_it = |thread: &&Thread| thread.number == tap.conversation;
        let open = self.session.open.iter().rev().find(is_it);
        let parked = || self.session.parked.iter().map(|parked| &parked.thread).find(|thread| thread.number == tap.conversation);
        open.or_else(parked).or_else(|| self.session.last.as_ref().filter(is_it))
    }

    fn tap_target(&mut self, tap: &Tap, target: Target, sets: Option<Sets>) {
        let step = match target {
            Target::Step(step) => step,
            Target::Flow(flow) => self.program.flows[flow.at()].first,
            Target::Question { .. } => return self.say_from_earlier(),
        };
        let scope = self.program.flows[self.program.steps[step.at()].flow.at()].scope;
        let on_the_floor = self.session.open.last().is_some_and(|thread| thread.number == tap.conversation && self.in_scope(thread, scope));
        if on_the_floor {
            if !self.needs_are_met(self.session.open.last(), step, sets.as_ref()) {
                return self.say_from_earlier();
            }
            if let Some((name, value)) = sets {
                self.hold(name, value);
            }
            let goes = self.go(target);
            return self.follow(goes);
        }
        let mut thread = self.revived(tap, step, scope);
        if let (Some((name, value)), Some(frame)) = (&sets, thread.frames.last_mut()) {
            crate::set::put(&mut frame.values, *name, value.clone());
        }
        if !self.needs_are_met(Some(&thread), step, None) {
            return self.say_from_earlier();
        }
        self.push_thread(thread);
        let goes = self.go(target);
        self.follow(goes);
    }

    fn in_scope(&self, thread: &Thread, scope: u32) -> bool {
        let step = thread.frames.last().and_then(|frame| self.index.step(frame.step));
        step.is_some_and(|step| self.program.flows[self.program.steps[step.at()].flow.at()].scope == scope)
    }

    /// An older bubble goes on with a copy of its own conversation's values while those are kept, else in a new one.
    fn revived(&mut self, tap: &Tap, step: StepIx, scope: u32) -> Thread {
        let kept = self.thread_of(tap).filter(|thread| self.in_scope(thread, scope)).cloned();
        let flow = self.program.flows[self.program.steps[step.at()].flow.at()].id;
        let blank =
            Frame { at: PlaceId(0), step: self.program.steps[step.at()].id, values: Vec::new(), points: Vec::new(), loops: Vec::new() };
        match kept {
            Some(mut thread) => {
                let top = thread.frames.pop().unwrap_or(blank);
                (thread.frames, thread.rest, thread.promise, thread.copy) = (vec![top], None, false, false);
                thread.asked.clear();
                thread
            }
            None => {
                self.session.conversations = self.session.conversations.wrapping_add(1).max(1);
                let number = self.session.conversations;
                self.record(crate::Fact::Started { conversation: number, flow, by: EntryKind::Button, reference: 0 });
                Thread {
                    number,
                    flow,
                    promise: false,
                    copy: false,
                    entry: Entrance::new(EntryKind::Button),
                    frames: vec![blank],
                    rest: None,
                    asked: Vec::new(),
                    consent: crate::Number(0),
                }
            }
        }
    }

    /// Whether every value that a step needs is there.
    pub fn needs_are_met(&self, thread: Option<&Thread>, step: StepIx, sets: Option<&Sets>) -> bool {
        let view = self.view_of(thread);
        let needs = &self.program.name_lists[self.program.steps[step.at()].needs.at()].names;
        needs.iter().all(|need| {
            let name = &self.program.names[need.at()];
            match name.owner {
                Owner::Booking => view.booking(name.id).is_some(),
                Owner::Payment => view.payment(name.id).is_some(),
                Owner::Form => view.form_record(name).is_some(),
                Owner::Contact | Owner::Conversation => sets.is_some_and(|(id, _)| *id == name.id) || view.read_held(*need).is_some(),
            }
        })
    }

    /// *That one is from earlier*, and the open question again.
    pub fn say_from_earlier(&mut self) {
        self.say_own(botflow_program::Own::FromEarlier);
        if let Some(at) = self.open_question() {
            self.show_again(at);
        }
    }
}
