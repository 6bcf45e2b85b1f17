//! A request in, an effect out; then what the world answers in, and where the conversation goes on out.

use botflow_program::*;

use crate::effect::*;
use crate::input::{Datum, Done, Named};
use crate::lookup::Place;
use crate::run::{Goes, Run};
use crate::session::*;

impl<'a> Run<'a> {
    /// Asks the world.
    pub fn perform(&mut self, pc: Pc, at: RequestIx) -> Goes {
        let request = &self.program.requests[at.at()];
        // Something goes out: *back* does not reach behind it.
        if let Some(thread) = self.top() {
            thread.asked.clear();
        }
        match &request.what {
            What::Call(action) => {
                let action = &self.program.actions[action.at()];
                let inputs = self.with_lines(request.inputs);
                self.ask_world(request, Work::Call { action: action.name.clone(), inputs, timeout_seconds: action.timeout_seconds })
            }
            What::Submit { name, form } => self.submit(pc, request, name, *form),
            What::Slots(slots) => self.ask_for_slots(request, slots),
            What::Reserve { slots } => self.reserve(request, *slots),
            What::Move { slots } => self.move_booking(request, *slots),
            What::Cancel { booking, which } => self.cancel_booking(request, *booking, *which),
            What::Pay { name, provider, amount, text } => self.pay(request, *name, *provider, *amount, *text),
            What::HandOver { team, notes } => self.hand_over(request, *team, *notes),
        }
    }

    /// Sends a request out and rests in it.
    pub fn ask_world(&mut self, request: &Request, work: Work) -> Goes {
        let number = self.number();
        self.ask_world_as(number, request, work)
    }

    fn ask_world_as(&mut self, number: Number, request: &Request, work: Work) -> Goes {
        let now = self.now;
        if let Some(thread) = self.top() {
            thread.rest = Some(Rest::Request { number, since: now, taken: false });
        }
        if let Some(frame) = self.frame() {
            frame.at = request.place;
        }
        self.turn.hold |= request.rests == Rests::Briefly;
        self.effect(Effect::Perform { number, request: work });
        Goes::Rests
    }

    fn with_lines(&self, inputs: Rows<InputIx>) -> Vec<Named> {
        let view = self.view();
        let rows = self.program.inputs[inputs.range()].iter();
        rows.map(|input| Named { name: input.text.clone(), value: view.datum(&view.eval(input.value)) })
            .filter(|input| input.value != Datum::Missing)
            .collect()
    }

    fn submit(&mut self, pc: Pc, request: &Request, name: &Text, form: Option<FormIx>) -> Goes {
        let view = self.view();
        let mut fields = form.map(|form| view.answers(form)).unwrap_or_default();
        for input in &self.program.inputs[request.inputs.range()] {
            let got = view.eval(input.value);
            let mut written = String::new();
            view.write_got(&got, Format::default(), &mut written, 2);
            fields.retain(|field| field.name != input.text);
            fields.push(Answer { name: input.text.clone(), label: input.text.replace('_', " "), value: view.datum(&got), written });
        }
        let awaited = request.rests != Rests::No;
        let work = Work::Submit { name: name.clone(), fields, awaited };
        if awaited {
            return self.ask_world(request, work);
        }
        let number = self.number();
        self.effect(Effect::Perform { number, request: work });
        Goes::At(Pc(pc.0 + 1))
    }

    fn pay(&mut self, request: &Request, name: NameIx, provider: PaymentIx, amount: ExprIx, text: TextIx) -> Goes {
        self.take_over();
        let view = self.view();
        let provider = &self.program.payments[provider.at()];
        let (amount, currency) = match view.eval(amount).plain() {
            Some(Plain::Money { amount, currency }) => (*amount, *currency),
            Some(Plain::Number(amount)) => (*amount, provider.currency),
            _ => return self.outcome(request, When::Failed),
        };
        let mut written = String::new();
        let money = Plain::Money { amount, currency };
        self.engine.words().write(&mut written, &money, Format::MONEY, &view.situation());
        let (text, label, language) = (view.text(text), view.said(Own::Pay), view.language_code().into());
        let number = self.number();
        let does = SentDoes::Pay(number);
        let bubble = format!("{text}\n{written}");
        self.send(Outgoing { language, text: bubble, buttons: vec![SentButton { label, does }], ..Outgoing::default() });
        let conversation = self.session.open.last().map_or(0, |thread| thread.number);
        let name = self.program.names[name.at()].id;
        let goes = self.ask_world_as(number, request, Work::Pay { provider: provider.name.clone(), amount, currency, text: text.clone() });
        let payments = &mut self.session.contact.payments;
        if payments.len() >= crate::limits::BOOKINGS {
            payments.remove(0);
        }
        payments.push(Paying {
            name,
            number,
            conversation,
            amount,
            currency,
            text: text.into(),
            reference: Text::default(),
            paid_at: None,
        });
        goes
    }

    fn hand_over(&mut self, request: &Request, team: TeamIx, notes: TextsIx) -> Goes {
        self.take_over();
        let view = self.view();
        let notes = self.program.text_lists[notes.at()].texts.iter().map(|note| view.text(*note)).collect();
        let forms = (0..self.program.forms.len()).map(FormIx::of);
        let answers = forms.flat_map(|form| view.answers(form)).collect();
        self.ask_world(request, Work::HandOver { team: self.program.teams[team.at()].name.clone(), notes, answers })
    }

    /// Where an outcome leads; without a row the line after it.
    pub fn outcome(&mut self, request: &Request, when: When) -> Goes {
        if let Some(thread) = self.top() {
            thread.rest = None;
        }
        let rows = || request.outcomes.iter().map(|at| (at, &self.program.outcomes[at.at()]));
        let row = rows().find(|(_, outcome)| outcome.when == when);
        // *failed* covers no answer, unless that has its own line.
        let row = row.or_else(|| rows().find(|(_, outcome)| when == When::NoAnswer && outcome.when == When::Failed));
        let Some((at, then)) = row.map(|(at, outcome)| (at, outcome.then)) else { return Goes::At(request.next) };
        (self.visit)(crate::Visit::Outcome(at));
        self.then(then, request.next)
    }

    /// The request a thread rests in.
    pub fn request_of(&self, thread: &Thread) -> Option<&'a Request> {
        match self.index.place(thread.frames.last()?.at)? {
            (_, Place::Perform(at)) => Some(&self.program.requests[at.at()]),
            _ => None,
        }
    }

    /// An answer of the world.
    pub fn performed(&mut self, number: Number, result: Done) {
        self.note_payment(number, &result);
        if !self.bring_to_floor(number) {
            return;
        }
        let Some(request) = self.session.open.last().and_then(|thread| self.request_of(thread)) else {
            // Its place is gone in this program: nothing runs.
            self.end_thread();
            return self.follow(Goes::Ends);
        };
        let goes = self.came_to(request, number, result);
        self.follow(goes);
    }

    /// A payment's answer is written to the contact, whatever became of its conversation.
    fn note_payment(&mut self, number: Number, result: &Done) {
        let now = self.now;
        if let Done::Paid { reference } = result
            && let Some(payment) = self.session.contact.payments.iter_mut().find(|payment| payment.number == number)
        {
            payment.paid_at = Some(now);
            payment.reference = reference.clone();
        }
        // What was never paid is over.
        if matches!(result, Done::Failed | Done::Cancelled | Done::NoAnswer) {
            self.session.contact.payments.retain(|payment| payment.number != number || payment.paid_at.is_some());
        }
    }

    /// Finds the thread that waits for this number, on the floor or parked, and gives it the floor.
    fn bring_to_floor(&mut self, number: Number) -> bool {
        let waits = |thread: &Thread| matches!(thread.rest, Some(Rest::Request { number: waits, .. }) if waits == number);
        if let Some(at) = self.session.open.iter().position(waits) {
            if self.is_handed_over() && at + 1 < self.session.open.len() {
                return false;
            }
            let thread = self.session.open.remove(at);
            self.session.open.push(thread);
            return true;
        }
        let Some(at) = self.session.parked.iter().position(|parked| waits(&parked.thread)) else { return false };
        if self.is_handed_over() {
            // Its lines run when the person hands back.
            self.session.parked[at].due = Due::Now;
            return false;
        }
        let parked = self.session.parked.remove(at);
        self.session.open.push(parked.thread);
        true
    }

    fn came_to(&mut self, request: &'a Request, number: Number, result: Done) -> Goes {
        let when = match (&request.what, &result) {
            (What::Slots(slots), _) => return self.slots_came(request, slots, result),
            (What::Reserve { slots }, _) => return self.reserved(request, *slots, number, result),
            (What::Move { slots }, _) => return self.moved(request, *slots, result),
            (What::Cancel { which, .. }, _) => return self.cancelled(request, *which, &result),
            (What::HandOver { .. }, _) => return Goes::Rests,
            (_, Done::Paid { .. }) => When::Paid,
            (_, Done::Failed) => When::Failed,
            (_, Done::Cancelled) => When::Cancelled,
            (_, Done::NoAnswer) => When::NoAnswer,
            (_, Done::Gave(fields)) => {
                if !self.keep_fields(request.keeps, fields) {
                    return self.came_out(request, number, When::Failed);
                }
                self.record_outcome(request, number, "gave");
                if let Some(thread) = self.top() {
                    thread.rest = None;
                }
                return Goes::At(request.next);
            }
            (_, Done::Delivered | Done::Reserved | Done::Taken | Done::Slots(_)) => {
                self.record_outcome(request, number, "delivered");
                if let Some(thread) = self.top() {
                    thread.rest = None;
                }
                return Goes::At(request.next);
            }
        };
        self.came_out(request, number, when)
    }

    fn came_out(&mut self, request: &Request, number: Number, when: When) -> Goes {
        self.record_outcome(request, number, when.word());
        self.outcome(request, when)
    }

    /// Writes down how a request came out.
    pub fn record_outcome(&mut self, request: &Request, number: Number, outcome: &str) {
        self.record(Fact::CameTo { request: request.place, number, outcome: outcome.into() });
    }

    /// `keep x as y`: fields of an answer or event, as the program says they are. `false`: one is of another kind.
    pub fn keep_fields(&mut self, keeps: Rows<KeepIx>, fields: &[Named]) -> bool {
        let mut fine = true;
        for keep in &self.program.keeps[keeps.range()] {
            let name = &self.program.names[keep.to.at()];
            let given = fields.iter().find(|field| field.name == keep.text).map_or(&Datum::Missing, |field| &field.value);
            match crate::datum::value(given, keep.kind, self.program.names[keep.to.at()].kind) {
                Some(value) => self.write_name(name, value),
                None if *given == Datum::Missing => self.unhold_as_gone(name.id),
                None => fine = false,
            }
        }
        fine
    }

    /// Whether a person has the conversation.
    pub fn is_handed_over(&self) -> bool {
        let Some(thread) = self.session.open.last() else { return false };
        matches!(thread.rest, Some(Rest::Request { .. }))
            && self.request_of(thread).is_some_and(|r| matches!(r.what, What::HandOver { .. }))
    }

    /// The hand-over on the floor, if it has this number.
    fn hand_over_with(&mut self, wanted: Number) -> Option<&'a Request> {
        let thread = self.session.open.last()?;
        match thread.rest {
            Some(Rest::Request { number, .. }) if number == wanted && self.is_handed_over() => self.request_of(thread),
            _ => None,
        }
    }

    /// A person has taken the conversation.
    pub fn agent_took(&mut self, number: Number) {
        if self.hand_over_with(number).is_some()
            && let Some(Rest::Request { taken, .. }) = self.top().and_then(|thread| thread.rest.as_mut())
        {
            *taken = true;
            self.record(Fact::AgentTook { number });
        }
    }

    /// The person is done: the conversation comes back. That counts as the customer having written.
    pub fn agent_closed(&mut self, number: Number) {
        let Some(request) = self.hand_over_with(number) else { return };
        self.session.heard = self.now;
        self.record(Fact::AgentClosed { number });
        let goes = self.outcome(request, When::Back);
        self.follow(goes);
    }
}

trait Word {
    fn word(self) -> &'static str;
}

impl Word for When {
    fn word(self) -> &'static str {
        match self {
            When::Failed => "failed",
            When::NoAnswer => "no answer",
            When::Paid => "paid",
            When::Cancelled => "cancelled",
            When::NoReply(_) => "no reply",
            When::NobodyFree(_) => "nobody free",
            When::Back => "back",
        }
    }
}
