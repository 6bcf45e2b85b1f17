//! A made-up world around one conversation. In: what a customer, an agent or a till does, and how time passes. Out: what happened, in order.
//!
//! It drives the engine as a server would (step, then perform, then feed results back), with stand-ins that behave: calendars that really
//! fill up, payments that can fail, actions that answer from `try:`, people who take over. `talk` and `test` are both built on it.

mod action;
mod calendar;
mod event;
mod tappable;
mod visits;

pub use action::Script;
pub use calendar::Times;
pub use event::{Answered, Event};
pub use tappable::{Tappable, Taps};
pub use visits::Visits;

use std::rc::Rc;

use botflow_program::{PlaceId, Span, Spot, Text, Time};
use botflow_runtime::{
    Arrival, ArrivesBy, Change, Done, Effect, Engine, Facts, Free, Input, Named, Number, Rest, Said, Session, Token, Turn, Work,
};

use botflow_channels::CHANNELS;
use calendar::Diary;

/// So many timers in a row without time going on would be a fault of the engine.
const TIMERS_AT_A_TIME: u32 = 1_000;

/// One customer in front of a running bot. A clone is the same customer at a fork of the way: it shares the engine, so from then on the facts of the
/// world stay as they are.
#[derive(Clone)]
pub struct Host {
    engine: Rc<Engine>,
    session: Session,
    channel: Text,
    now: Time,
    wake_at: Option<Time>,
    messages: u64,
    events: Vec<Event>,
    visits: Visits,
    tappable: Vec<Tappable>,
    diary: Diary,
    scripts: Vec<(Text, Script)>,
    payment: Option<Number>,
    /// A page that is not wanted any more: its answer may still come.
    old_payment: Option<Number>,
    hand_over: Option<HandOver>,
    /// What the customer did last, as it came in.
    heard: Option<Input>,
}

/// A hand-over that is not over yet.
#[derive(Debug, Clone, Copy)]
struct HandOver {
    number: Number,
    taken: bool,
}

/// What a payment page comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paid {
    /// Paid.
    Paid,
    /// The payment failed.
    Failed,
    /// The customer went back without paying.
    Cancelled,
}

impl Host {
    /// A new person on that channel at that moment. The seed draws wordings and arms.
    pub fn new(engine: Engine, channel: &str, seed: u32, now: Time) -> Self {
        let diary = Diary::new(engine.program());
        let mut host = Host {
            engine: Rc::new(engine),
            session: Session::new(seed),
            channel: channel.into(),
            now,
            wake_at: None,
            messages: 0,
            events: Vec::new(),
            visits: Visits::default(),
            tappable: Vec::new(),
            diary,
            scripts: Vec::new(),
            payment: None,
            old_payment: None,
            hand_over: None,
            heard: None,
        };
        host.facts(|facts| facts.channels = CHANNELS.iter().map(|channel| channel.for_engine()).collect());
        host
    }

    /// The question that is open.
    pub fn open_question(&self) -> Option<PlaceId> {
        let thread = self.session.open.last()?;
        let Some(Rest::Question(_)) = &thread.rest else { return None };
        thread.frames.last().map(|frame| frame.at)
    }

    /// The engine, for `expect`.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// The engine, for another conversation.
    ///
    /// # Panics
    /// A clone is still there.
    pub fn into_engine(self) -> Engine {
        Rc::into_inner(self.engine).expect("invariant: the last of all clones gives the engine away")
    }

    /// The session as it stands.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The time of the made-up world.
    pub fn now(&self) -> Time {
        self.now
    }

    /// When something is due next.
    pub fn wake_at(&self) -> Option<Time> {
        self.wake_at
    }

    /// Sets the clock without letting anything happen meanwhile: for the beginning of a test.
    pub fn set_now(&mut self, now: Time) {
        self.now = now;
    }

    /// The channel the customer writes on.
    pub fn channel(&self) -> &str {
        &self.channel
    }

    /// Goes on on another channel.
    pub fn set_channel(&mut self, channel: &str) {
        self.channel = channel.into();
    }

    /// What happened since the last call, in order.
    pub fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Everything that was sent and can still be tapped, oldest first.
    pub fn tappable(&self) -> &[Tappable] {
        &self.tappable
    }

    /// Forgets all that can be tapped but the last so many.
    pub(crate) fn forgets_old_taps(&mut self, kept: usize) {
        let old = self.tappable.len().saturating_sub(kept);
        self.tappable.drain(..old);
    }

    /// What was visited since the beginning, or since it was last taken.
    pub fn visits(&self) -> &Visits {
        &self.visits
    }

    /// Takes what was visited.
    pub fn take_visits(&mut self) -> Visits {
        std::mem::take(&mut self.visits)
    }

    /// Changes the facts of the world: teams, calendars, catalogs.
    ///
    /// # Panics
    /// The host has clones, which live in the same world.
    pub fn facts(&mut self, change: impl FnOnce(&mut Facts)) {
        let mut facts = self.engine.facts().clone();
        change(&mut facts);
        Rc::get_mut(&mut self.engine).expect("invariant: the world is set before a conversation forks").set_facts(facts);
    }

    /// Opens or closes a team.
    pub fn set_team(&mut self, team: &str, open: bool) {
        self.facts(|facts| {
            facts.teams.retain(|(name, _)| name != team);
            facts.teams.push((team.into(), open));
        });
    }

    /// Says what times a calendar has from now on.
    pub fn set_calendar(&mut self, calendar: &str, times: Times) {
        self.diary.set(calendar, times);
    }

    /// Says how an action answers from now on.
    pub fn set_action(&mut self, action: &str, script: Script) {
        self.scripts.retain(|(name, _)| name != action);
        self.scripts.push((action.into(), script));
    }

    /// The customer comes from somewhere.
    pub fn arrives(&mut self, by: ArrivesBy, reference: &str) {
        let entry = Some(Arrival { by, reference: reference.into() });
        self.receive(Said::Nothing, entry);
    }

    /// The customer writes.
    pub fn says(&mut self, text: &str) {
        self.receive(Said::Text(text.into()), None);
    }

    /// The customer sends a picture.
    pub fn sends_photo(&mut self, source: &str) {
        self.receive(Said::Photo(source.into()), None);
    }

    /// The customer sends a file.
    pub fn sends_file(&mut self, source: &str) {
        self.receive(Said::File(source.into()), None);
    }

    /// The customer sends a place.
    pub fn sends_location(&mut self, spot: Spot) {
        self.receive(Said::Location(spot), None);
    }

    /// The customer taps.
    pub fn taps(&mut self, tokens: Vec<Token>) {
        let (id, channel) = (self.message_id(), self.channel.clone());
        self.hears(Input::OptionTapped { id, channel, tokens });
    }

    /// A business event is posted.
    pub fn event(&mut self, name: &str, fields: Vec<Named>) {
        let id = self.message_id();
        self.step(Input::EventReceived { id, name: name.into(), fields });
    }

    /// The profile of the platform arrives.
    pub fn profile(&mut self, profile: botflow_runtime::Profile) {
        self.step(Input::ProfileReceived(profile));
    }

    /// Any input, as a server would feed it.
    pub fn feed(&mut self, input: Input) {
        self.step(input);
    }

    /// The payment page that is open comes to this. `false`: there is none.
    pub fn pays(&mut self, how: Paid) -> bool {
        let Some(number) = self.payment.take().or_else(|| self.old_payment.take()) else { return false };
        let result = match how {
            Paid::Paid => Done::Paid { reference: format!("T-{}", number.0).into() },
            Paid::Failed => Done::Failed,
            Paid::Cancelled => Done::Cancelled,
        };
        self.step(Input::Performed { number, result });
        true
    }

    /// Whether a payment page is open.
    pub fn is_paying(&self) -> bool {
        self.payment.is_some()
    }

    /// A colleague writes; the first line takes the conversation over. `false`: it was not handed over.
    pub fn agent_says(&mut self, text: &str) -> bool {
        let Some(hand_over) = self.hand_over else { return false };
        if !hand_over.taken {
            self.hand_over = Some(HandOver { taken: true, ..hand_over });
            self.step(Input::AgentTook { number: hand_over.number });
        }
        self.events.push(Event::AgentSaid { text: text.to_owned() });
        true
    }

    /// The colleague is done. `false`: it was not handed over.
    pub fn agent_closes(&mut self) -> bool {
        let Some(hand_over) = self.hand_over.take() else { return false };
        if !hand_over.taken {
            self.step(Input::AgentTook { number: hand_over.number });
        }
        self.step(Input::AgentClosed { number: hand_over.number });
        true
    }

    /// Whether a person has the conversation.
    pub fn is_handed_over(&self) -> bool {
        self.hand_over.is_some()
    }

    /// A booking or payment changes outside.
    pub fn record_changes(&mut self, number: Number, change: Change) {
        self.step(Input::RecordChanged { number, change });
    }

    /// Time passes, and what is due in it happens at its own moment. Months and days are those of the calendar.
    pub fn passes(&mut self, span: Span) {
        let words = self.engine.words();
        let zone = self.engine.program().zone.clone();
        let until = match (span.months, span.days) {
            (0, 0) => self.now.after(i64::from(span.seconds)),
            (months, days) => {
                let local = words.local(self.now, &zone);
                let day = local.day.saturating_add(days).saturating_add(months.saturating_mul(30));
                words.moment(day, local.minute, &zone).after(i64::from(self.now.0 % 60) + i64::from(span.seconds))
            }
        };
        self.passes_until(until);
    }

    /// Time passes up to a moment.
    pub fn passes_until(&mut self, until: Time) {
        let mut timers = 0;
        while let Some(due) = self.wake_at.filter(|due| *due <= until) {
            timers = if due > self.now { 0 } else { timers + 1 };
            if timers > TIMERS_AT_A_TIME {
                break;
            }
            self.now = self.now.max(due);
            self.step(Input::TimerFired);
        }
        self.now = self.now.max(until);
    }

    fn receive(&mut self, said: Said, entry: Option<Arrival>) {
        let (id, channel) = (self.message_id(), self.channel.clone());
        self.hears(Input::MessageReceived { id, channel, said, entry });
    }

    fn hears(&mut self, input: Input) {
        self.heard = Some(input.clone());
        self.step(input);
    }

    /// The platform delivers the customer's last message once more, with the same id. Out: whether that did nothing, as it must.
    pub fn hears_again(&mut self) -> bool {
        let Some(input) = self.heard.clone() else { return true };
        let (events, before) = (self.events.len(), self.session.clone());
        self.step(input);
        self.events.len() == events && self.session == before
    }

    fn message_id(&mut self) -> Text {
        self.messages += 1;
        format!("m{}", self.messages).into()
    }

    /// One input through the engine; then everything it asked for is done, and what came of it is fed back before anything else happens.
    fn step(&mut self, input: Input) {
        let visits = &mut self.visits;
        let turn: Turn = self.engine.step_traced(&mut self.session, input, self.now, &mut |visit| {
            visits.insert(visit);
        });
        self.wake_at = turn.wake_at;
        let mut results = Vec::new();
        for effect in turn.effects {
            match effect {
                Effect::Send { message, .. } => {
                    self.tappable.extend(tappable::of(&message));
                    self.events.push(Event::Sent { at: self.now, message: Box::new(message) });
                }
                Effect::Perform { number, request } => results.extend(self.perform(number, request).map(|result| (number, result))),
                Effect::Withdraw { number } => self.withdraw(number),
                Effect::Record { fact } => self.events.push(Event::Recorded { fact }),
            }
        }
        for (number, result) in results {
            if result == Done::NoAnswer {
                self.now = self.now.after(i64::from(self.timeout_of_last_call()));
            }
            self.step(Input::Performed { number, result });
        }
    }

    /// Does one piece of work. `None`: the answer comes later, or nobody waits for one.
    fn perform(&mut self, number: Number, request: Work) -> Option<Done> {
        match request {
            Work::Call { action, inputs, timeout_seconds } => {
                let script = self.scripts.iter().find(|(name, _)| *name == action).map(|(_, script)| script.clone());
                let (result, from) = action::answer(self.engine.program(), &action, script);
                self.events.push(Event::Called { action, inputs, result: result.clone(), from, timeout_seconds });
                Some(result)
            }
            Work::Submit { name, fields, awaited } => {
                let failed = self.scripts.iter().any(|(script, how)| *script == name && matches!(how, Script::Fails));
                self.events.push(Event::Delivered { name, fields, failed });
                awaited.then_some(if failed { Done::Failed } else { Done::Delivered })
            }
            Work::Slots { calendars, from, to, length_seconds, count, moving } => {
                let wanted = calendar::Wanted { calendars: &calendars, from, to, length_seconds, count, moving, now: self.now };
                Some(Done::Slots(self.diary.free(self.engine.words(), &wanted)))
            }
            Work::Reserve { name, slot } => {
                let reserved = self.diary.reserve(self.engine.words(), number, &slot, None, self.now);
                Some(self.reserved(reserved, Event::Reserved { name, slot }))
            }
            Work::Move { booking, slot } => {
                let moved = self.diary.reserve(self.engine.words(), booking, &slot, Some(booking), self.now);
                Some(self.reserved(moved, Event::Moved { slot }))
            }
            Work::Cancel { booking } => {
                self.diary.cancel(booking);
                self.events.push(Event::BookingCancelled);
                Some(Done::Reserved)
            }
            Work::Pay { provider, amount, currency, text } => {
                self.payment = Some(number);
                self.events.push(Event::PaymentAsked { provider, amount, currency, text });
                None
            }
            Work::HandOver { team, notes, answers } => {
                self.hand_over = Some(HandOver { number, taken: false });
                self.events.push(Event::HandedOver { team, notes, answers });
                None
            }
        }
    }

    fn reserved(&mut self, worked: bool, event: Event) -> Done {
        if worked {
            self.events.push(event);
            return Done::Reserved;
        }
        Done::Taken
    }

    fn withdraw(&mut self, number: Number) {
        if self.payment == Some(number) {
            self.old_payment = self.payment.take();
        }
        if self.hand_over.is_some_and(|hand_over| hand_over.number == number) {
            self.hand_over = None;
        }
        self.events.push(Event::Withdrawn);
    }

    fn timeout_of_last_call(&self) -> u32 {
        let timeout = |event: &Event| if let Event::Called { timeout_seconds, .. } = event { Some(*timeout_seconds) } else { None };
        self.events.iter().rev().find_map(timeout).unwrap_or(0)
    }

    /// Reservations that are in the book now, in order of time.
    pub fn reservations(&self) -> Vec<Free> {
        self.diary.reservations()
    }
}
