//! `book`, `move`, `cancel`: free times asked for, offered, chosen, reserved.

use botflow_program::*;

use crate::answer::Said;
use crate::effect::*;
use crate::input::{Change, Done, Free};
use crate::run::{Goes, Run};
use crate::session::*;
use crate::view::View;

/// How far ahead times are looked for where nothing is said, in days.
const AHEAD_DAYS: i64 = 60;
/// The length of a time where neither the line nor the calendar says one.
const LENGTH_SECONDS: i64 = 3600;

/// A time on offer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Slot {
    pub start: Time,
    pub end: Time,
    pub calendar: CalendarIx,
}

/// The names of a time's parts.
fn parts() -> [NameId; 3] {
    [key::name("start"), key::name("end"), key::name("calendar")]
}

impl View<'_> {
    fn slots(&self, request: RequestIx) -> Option<&Slots> {
        match &self.program.requests[request.at()].what {
            What::Slots(slots) => Some(slots),
            _ => None,
        }
    }

    fn hidden(&self, name: NameIx) -> Option<&Value> {
        self.held(self.program.names[name.at()].id)
    }

    /// The times on offer.
    fn offered(&self, slots: &Slots) -> Vec<Slot> {
        match self.hidden(slots.offered) {
            Some(Value::List(entries)) => entries.iter().filter_map(|entry| self.slot_of(entry)).collect(),
            _ => Vec::new(),
        }
    }

    fn slot_of(&self, entry: &Entry) -> Option<Slot> {
        let Entry::Record(fields) = entry else { return None };
        let [start, end, calendar] = parts().map(|name| fields.iter().find(|field| field.name == name).map(|field| &field.value));
        let (Plain::Moment(start), Plain::Moment(end), Plain::Text(calendar)) = (start?, end?, calendar?) else { return None };
        let calendar = CalendarIx::of(self.program.calendars.iter().position(|c| c.name == *calendar)?);
        Some(Slot { start: *start, end: *end, calendar })
    }

    fn slot_entry(&self, slot: &Slot) -> Entry {
        let [start, end, calendar] = parts();
        let name = self.program.calendars[slot.calendar.at()].name.clone();
        Entry::Record(vec![
            Member { name: start, value: Plain::Moment(slot.start) },
            Member { name: end, value: Plain::Moment(slot.end) },
            Member { name: calendar, value: Plain::Text(name) },
        ])
    }

    fn chosen(&self, slots: &Slots) -> Option<Slot> {
        match self.hidden(slots.chosen)? {
            Value::One(entry) => self.slot_of(entry),
            _ => None,
        }
    }

    fn slot_label(&self, slots: &Slots, slot: &Slot) -> String {
        let mut out = String::new();
        let format = Format::WEEKDAY.and(Format::DATE).and(Format::TIME);
        self.engine.words().write(&mut out, &Plain::Moment(slot.start), format, &self.situation());
        if self.program.calendar_lists[slots.calendars.at()].calendars.len() > 1 {
            out.push_str(", ");
            out.push_str(&self.program.calendars[slot.calendar.at()].name);
        }
        out
    }

    /// The buttons of a booking's question.
    pub fn slot_replies(&self, question: &Question, request: RequestIx, _open: &Open, replies: &mut Vec<Reply>) {
        let Some(slots) = self.slots(request) else { return };
        for slot in self.offered(slots) {
            let token = self.token(question.place, fixed::TIME, slot_item(&slot, self.program));
            replies.push(Reply::plain(self.slot_label(slots, &slot), token));
        }
        replies.push(Reply::plain(self.said(Own::OtherDays), self.token(question.place, fixed::OTHER_DAYS, NO_ITEM)));
    }

    /// The time a button names, whether it is still on offer or not: the reservation decides.
    pub fn slot_of_item(&self, request: RequestIx, item: RowId) -> Option<Said> {
        let slots = self.slots(request)?;
        if let Some(slot) = self.offered(slots).into_iter().find(|slot| slot_item(slot, self.program) == item) {
            return Some(Said::Slot(slot));
        }
        let start = Time(u32::try_from((item.0 >> 10).checked_mul(60)?).ok()?);
        let calendars = &self.program.calendar_lists[slots.calendars.at()].calendars;
        let calendar = *calendars.iter().find(|at| calendar_bits(self.program.calendars[at.at()].id) == item.0 & 1023)?;
        Some(Said::Slot(Slot { start, end: start.after(self.slot_seconds(slots, calendar)), calendar }))
    }

    fn slot_seconds(&self, slots: &Slots, calendar: CalendarIx) -> i64 {
        let length = slots.length.and_then(|length| match self.eval(length).plain() {
            Some(Plain::Span(span)) => Some(span.in_seconds()),
            _ => None,
        });
        let own = i64::from(self.program.calendars[calendar.at()].slot_minutes) * 60;
        length.or((own > 0).then_some(own)).unwrap_or(LENGTH_SECONDS)
    }

    /// Reads a message for a booking's question: a position, *other days*, a time on offer, a day.
    pub fn read_slot(&self, request: RequestIx, _open: &Open, text: &str, folded: &str) -> Option<Said> {
        let slots = self.slots(request)?;
        let offered = self.offered(slots);
        let own = |own: Own| normalise(&self.said(own)) == folded;
        if own(Own::OtherDays) || self.hears(OwnWord::OtherDays, folded) || self.hears(OwnWord::More, folded) {
            return Some(Said::OtherDays);
        }
        if let Some(slot) = offered.iter().find(|slot| normalise(&self.slot_label(slots, slot)) == folded) {
            return Some(Said::Slot(*slot));
        }
        let at = self.engine.words().position(folded, self.language_code());
        let at = at.map(|at| if at == usize::MAX { offered.len() } else { at });
        if let Some(slot) = at.and_then(|at| offered.get(at.checked_sub(1)?)) {
            return Some(Said::Slot(*slot));
        }
        let read = |kind| self.engine.words().read(kind, text, &self.situation());
        // A time without a day is one of those on offer; only where none of them is at that time, it is a moment of today.
        let clock = read(Kind::Time);
        if let Some(slot) = offered.iter().find(|slot| clock == Some(Plain::Clock(self.local(slot.start).minute))) {
            return Some(Said::Slot(*slot));
        }
        if let Some(Plain::Moment(time)) = read(Kind::DateTime) {
            let slot = offered.iter().find(|slot| slot.start == time);
            return Some(slot.map_or(Said::When(Plain::Moment(time)), |slot| Said::Slot(*slot)));
        }
        if clock.is_some() {
            return None;
        }
        read(Kind::Date).filter(|day| matches!(day, Plain::Day(_))).map(Said::When)
    }

    /// The bookings of a name that are to come, the next one first.
    fn coming(&self, name: NameIx) -> Vec<&Booking> {
        let name = self.program.names[name.at()].id;
        let mut coming: Vec<&Booking> = self.session.contact.bookings.iter().filter(|b| b.name == name && b.end > self.now).collect();
        coming.sort_by_key(|booking| booking.start);
        coming
    }

    fn booking_label(&self, booking: &Booking) -> String {
        let mut out = String::new();
        let format = Format::WEEKDAY.and(Format::DATE).and(Format::TIME);
        self.engine.words().write(&mut out, &Plain::Moment(booking.start), format, &self.situation());
        out
    }

    /// The buttons of *which booking?*.
    pub fn booking_replies(&self, question: &Question, name: NameIx, replies: &mut Vec<Reply>) {
        for booking in self.coming(name) {
            let token = self.token(question.place, fixed::BOOKING, RowId(booking.number.0.into()));
            replies.push(Reply::plain(self.booking_label(booking), token));
        }
    }

    /// Reads a message for *which booking?*.
    pub fn read_booking_choice(&self, name: NameIx, text: &str, folded: &str) -> Option<Said> {
        let coming = self.coming(name);
        let at = self.engine.words().position(folded, self.language_code());
        let at = at.map(|at| if at == usize::MAX { coming.len() } else { at });
        let by_label = || coming.iter().find(|booking| normalise(&self.booking_label(booking)) == folded);
        let by_time = || match self.engine.words().read(Kind::DateTime, text, &self.situation())? {
            Plain::Moment(time) => coming.iter().find(|booking| booking.start == time),
            _ => None,
        };
        let by_day = || match self.engine.words().read(Kind::Date, text, &self.situation())? {
            Plain::Day(day) => {
                let mut fits = coming.iter().filter(|booking| self.local(booking.start).day == day);
                fits.next().filter(|_| fits.next().is_none())
            }
            _ => None,
        };
        let found = at.and_then(|at| coming.get(at.checked_sub(1)?)).or_else(by_label).or_else(by_time).or_else(by_day);
        found.map(|booking| Said::Booking(booking.number))
    }

    /// The booking that moves or is cancelled.
    fn which(&self, name: NameIx, which: NameIx) -> Option<&Booking> {
        let number = match self.hidden(which).and_then(Value::plain) {
            Some(Plain::Number(number)) => Some(*number),
            _ => None,
        };
        let coming = self.coming(name);
        match number {
            Some(number) => coming.into_iter().find(|booking| Decimal::from(booking.number.0) == number),
            None => self.booking(self.program.names[name.at()].id),
        }
    }
}

impl Run<'_> {
    /// *Which booking?* is passed over unless there are several: this conversation's is meant, else the only one.
    pub fn only_one_booking(&mut self, question: &Question, name: NameIx) -> bool {
        let conversation = self.session.open.last().map_or(0, |thread| thread.number);
        let view = self.view();
        let coming = view.coming(name);
        let own = coming.iter().rfind(|booking| booking.conversation == conversation).copied();
        let one = own.or_else(|| coming.first().copied().filter(|_| coming.len() == 1));
        let (several, number) = (coming.len() > 1 && own.is_none(), one.map(|booking| booking.number));
        if let Some(hidden) = question.name {
            let id = self.program.names[hidden.at()].id;
            match number {
                Some(number) => self.hold(id, Value::number(number.0)),
                None => self.unhold(id),
            }
        }
        !several
    }

    /// A booking is chosen.
    pub fn choose_booking(&mut self, question: &Question, number: Number) {
        if let Some(hidden) = question.name {
            self.hold(self.program.names[hidden.at()].id, Value::number(number.0));
        }
        self.answered(question, Some(fixed::BOOKING));
        let goes = self.lead(question, Then::Next);
        self.follow(goes);
    }

    fn hidden_id(&self, name: NameIx) -> NameId {
        self.program.names[name.at()].id
    }

    /// Asks for free times.
    pub fn ask_for_slots(&mut self, request: &Request, slots: &Slots) -> Goes {
        self.take_over();
        let view = self.view();
        let moving = match slots.which {
            None => None,
            Some(which) => match view.which(slots.booking, which) {
                Some(booking) => Some(booking.number),
                // A visit that is over by then.
                None => return self.then(slots.full, request.next),
            },
        };
        let bound = |expr: Option<ExprIx>, at_end: bool| match view.eval(expr?).plain()? {
            Plain::Moment(time) => Some(*time),
            Plain::Day(day) => Some(self.engine.words().moment(day + i32::from(at_end), 0, view.zone())),
            _ => None,
        };
        let from = bound(slots.from, false).unwrap_or(self.now).max(self.now);
        let to = bound(slots.to, true).unwrap_or(from.after(AHEAD_DAYS * 86_400));
        let since = match view.hidden(slots.since).and_then(Value::plain) {
            Some(Plain::Moment(time)) => (*time).max(from),
            _ => from,
        };
        let calendars = self.program.calendar_lists[slots.calendars.at()].calendars.iter();
        let calendars = calendars.map(|at| self.program.calendars[at.at()].name.clone()).collect();
        let length = slots.length.and_then(|length| match view.eval(length).plain() {
            Some(Plain::Span(span)) => u32::try_from(span.in_seconds()).ok(),
            _ => None,
        });
        let count = if slots.offer == 0 { 6 } else { slots.offer.into() };
        self.ask_world(request, Work::Slots { calendars, from: since, to, length_seconds: length, count, moving })
    }

    /// Free times have come: offered by the question behind; none on a wished day: all again; none at all: *full*.
    pub fn slots_came(&mut self, request: &Request, slots: &Slots, result: Done) -> Goes {
        if let Some(thread) = self.top() {
            thread.rest = None;
        }
        let (since, offered, chosen) = (self.hidden_id(slots.since), self.hidden_id(slots.offered), self.hidden_id(slots.chosen));
        let free = match result {
            Done::Slots(free) => free,
            _ => Vec::new(),
        };
        let view = self.view();
        let most = if slots.offer == 0 { 6 } else { slots.offer.into() };
        let found: Vec<Slot> = free.iter().filter_map(|free| view.free_slot(free)).take(most).collect();
        let wish = match view.hidden(slots.chosen).and_then(Value::plain) {
            Some(Plain::Moment(time)) => Some(*time),
            _ => None,
        };
        let wished_for = matches!(view.hidden(slots.since), Some(Value::One(_)));
        let entries: Vec<Entry> = found.iter().map(|slot| view.slot_entry(slot)).collect();
        if found.is_empty() {
            self.unhold(offered);
            if wished_for {
                // Nothing there: the earliest times again, and said so.
                self.unhold(chosen);
                self.hold(since, Value::Gone);
                return Goes::At(slots.perform);
            }
            self.unhold(since);
            return self.then(slots.full, request.next);
        }
        if let Some(slot) = found.iter().find(|slot| Some(slot.start) == wish).copied() {
            let entry = self.view().slot_entry(&slot);
            self.hold(chosen, entry.into());
            return self.behind_slot_question(request);
        }
        if wish.is_some() {
            self.hold(since, Value::Gone);
            self.unhold(chosen);
        }
        self.hold(offered, Value::List(entries));
        Goes::At(request.next)
    }

    /// The line behind the slot question: a wished time is free, nothing needs asking.
    fn behind_slot_question(&mut self, request: &Request) -> Goes {
        match self.program.ops.get(request.next.at()) {
            Some(Op::Ask(question)) => Goes::At(self.program.questions[question.at()].next),
            _ => Goes::At(request.next),
        }
    }

    /// *Other days*: from the day behind the last time on offer.
    pub fn other_days(&mut self, question: &Question) {
        let Asks::Slot { slots } = question.asks else { return };
        let view = self.view();
        let Some(slots) = view.slots(slots) else { return };
        let last = view.offered(slots).last().map_or(self.now, |slot| slot.start);
        let next_day = self.engine.words().moment(view.local(last).day.saturating_add(1), 0, view.zone());
        let (since, perform) = (self.hidden_id(slots.since), slots.perform);
        self.hold(since, Plain::Moment(next_day).into());
        self.go_on(perform);
    }

    /// A typed day, or day and time.
    pub fn ask_for_day(&mut self, question: &Question, wish: &Plain) {
        let Asks::Slot { slots } = question.asks else { return };
        let view = self.view();
        let Some(slots) = view.slots(slots) else { return };
        let from = match wish {
            Plain::Day(day) => self.engine.words().moment(*day, 0, view.zone()),
            Plain::Moment(time) => *time,
            _ => return,
        };
        let (since, chosen, perform) = (self.hidden_id(slots.since), self.hidden_id(slots.chosen), slots.perform);
        self.hold(since, Plain::Moment(from).into());
        if let Plain::Moment(time) = wish {
            self.hold(chosen, Plain::Moment(*time).into());
        }
        self.go_on(perform);
    }

    /// A time is chosen.
    pub fn choose_slot(&mut self, question: &Question, slot: Slot) {
        let Asks::Slot { slots } = question.asks else { return };
        let view = self.view();
        let Some(chosen) = view.slots(slots).map(|slots| slots.chosen) else { return };
        let entry = view.slot_entry(&slot);
        self.hold(self.hidden_id(chosen), entry.into());
        self.answered(question, Some(fixed::TIME));
        let goes = self.lead(question, Then::Next);
        self.follow(goes);
    }

    /// Reserves what is chosen.
    pub fn reserve(&mut self, request: &Request, slots: RequestIx) -> Goes {
        let view = self.view();
        let Some(slots) = view.slots(slots) else { return Goes::At(request.next) };
        let Some(slot) = view.chosen(slots) else { return Goes::At(slots.perform) };
        let name = self.program.names[slots.booking.at()].text.clone();
        let slot = view.as_free(&slot);
        self.ask_world(request, Work::Reserve { name, slot })
    }

    /// Moves the booking to what is chosen.
    pub fn move_booking(&mut self, request: &Request, slots: RequestIx) -> Goes {
        let view = self.view();
        let Some(slots) = view.slots(slots) else { return Goes::At(request.next) };
        let booking = slots.which.and_then(|which| view.which(slots.booking, which));
        let Some(booking) = booking.map(|booking| booking.number) else { return self.then(slots.full, request.next) };
        let Some(slot) = view.chosen(slots) else { return Goes::At(slots.perform) };
        let slot = view.as_free(&slot);
        self.ask_world(request, Work::Move { booking, slot })
    }

    /// Frees the time of a booking.
    pub fn cancel_booking(&mut self, request: &Request, name: NameIx, which: NameIx) -> Goes {
        let Some(booking) = self.view().which(name, which).map(|booking| booking.number) else { return Goes::At(request.next) };
        self.hold(self.hidden_id(which), Value::number(booking.0));
        self.ask_world(request, Work::Cancel { booking })
    }

    /// A reservation's answer.
    pub fn reserved(&mut self, request: &Request, slots: RequestIx, number: Number, result: Done) -> Goes {
        let What::Slots(slots) = &self.program.requests[slots.at()].what else { return Goes::At(request.next) };
        let (name, chosen) = (self.hidden_id(slots.booking), self.view().chosen(slots));
        let conversation = self.session.open.last().map_or(0, |thread| thread.number);
        match (result, chosen) {
            (Done::Reserved, Some(slot)) => {
                self.record_outcome(request, number, "reserved");
                let calendar = self.program.calendars[slot.calendar.at()].id;
                let bookings = &mut self.session.contact.bookings;
                if bookings.len() >= crate::limits::BOOKINGS {
                    bookings.remove(0);
                }
                bookings.push(Booking { name, number, conversation, calendar, start: slot.start, end: slot.end });
                self.booked(slots);
                Goes::At(request.next)
            }
            (result, _) => self.not_booked(request, slots, number, &result),
        }
    }

    /// A move's answer; reminders move along, one that has run runs again.
    pub fn moved(&mut self, request: &Request, slots: RequestIx, result: Done) -> Goes {
        let What::Slots(slots) = &self.program.requests[slots.at()].what else { return Goes::At(request.next) };
        let view = self.view();
        let (chosen, booking) = (view.chosen(slots), slots.which.and_then(|which| view.which(slots.booking, which)).map(|b| b.number));
        let conversation = self.session.open.last().map_or(0, |thread| thread.number);
        match (result, chosen, booking) {
            (Done::Reserved, Some(slot), Some(number)) => {
                self.record_outcome(request, number, "moved");
                let calendar = self.program.calendars[slot.calendar.at()].id;
                self.move_to(number, calendar, slot.start, slot.end);
                if let Some(booking) = self.session.contact.bookings.iter_mut().find(|b| b.number == number) {
                    booking.conversation = conversation;
                }
                self.booked(slots);
                Goes::At(request.next)
            }
            (result, _, number) => self.not_booked(request, slots, number.unwrap_or_default(), &result),
        }
    }

    fn booked(&mut self, slots: &Slots) {
        for name in [Some(slots.offered), Some(slots.since), Some(slots.chosen), slots.which].into_iter().flatten() {
            self.unhold(self.hidden_id(name));
        }
        if let Some(thread) = self.top() {
            thread.rest = None;
        }
    }

    /// Taken meanwhile: times are offered again; a calendar that does not answer has none.
    fn not_booked(&mut self, request: &Request, slots: &Slots, number: Number, result: &Done) -> Goes {
        if let Some(thread) = self.top() {
            thread.rest = None;
        }
        if matches!(result, Done::Taken) {
            self.record_outcome(request, number, "taken");
            self.hold(self.hidden_id(slots.chosen), Value::Gone);
            return Goes::At(slots.perform);
        }
        self.record_outcome(request, number, "failed");
        self.unhold(self.hidden_id(slots.chosen));
        self.then(slots.full, request.next)
    }

    /// A cancellation's answer: the time is free, its reminders go.
    pub fn cancelled(&mut self, request: &Request, which: NameIx, result: &Done) -> Goes {
        if let Some(thread) = self.top() {
            thread.rest = None;
        }
        let number = match self.view().hidden(which).and_then(Value::plain) {
            Some(Plain::Number(number)) => self.session.contact.bookings.iter().map(|b| b.number).find(|n| Decimal::from(n.0) == *number),
            _ => None,
        };
        let failed = matches!(result, Done::Failed | Done::NoAnswer);
        if let Some(number) = number.filter(|_| !failed) {
            self.record_outcome(request, number, "cancelled");
            self.drop_booking(number);
        }
        self.unhold(self.hidden_id(which));
        Goes::At(request.next)
    }

    fn move_to(&mut self, number: Number, calendar: CalendarId, start: Time, end: Time) {
        if let Some(booking) = self.session.contact.bookings.iter_mut().find(|b| b.number == number) {
            (booking.calendar, booking.start, booking.end) = (calendar, start, end);
        }
        for parked in &mut self.session.parked {
            if let Due::BeforeBooking { booking, ran, .. } = &mut parked.due
                && *booking == number
            {
                *ran = false;
            }
        }
    }

    fn drop_booking(&mut self, number: Number) {
        self.session.contact.bookings.retain(|booking| booking.number != number);
        self.session.parked.retain(|parked| !matches!(parked.due, Due::BeforeBooking { booking, .. } if booking == number));
    }

    /// A booking or payment changed outside.
    pub fn record_changed(&mut self, number: Number, change: Change) {
        match change {
            Change::Moved(free) => {
                if let Some(slot) = self.view().free_slot(&free) {
                    let calendar = self.program.calendars[slot.calendar.at()].id;
                    self.move_to(number, calendar, slot.start, slot.end);
                }
            }
            Change::BookingCancelled => self.drop_booking(number),
            Change::Refunded => self.session.contact.payments.retain(|payment| payment.number != number),
        }
    }

    /// Bookings past their end are over, with their reminders.
    pub fn drop_what_is_over(&mut self) {
        let now = self.now;
        let Session { contact, parked, .. } = &mut *self.session;
        contact.bookings.retain(|booking| booking.end > now);
        if !parked.is_empty() {
            parked
                .retain(|p| !matches!(p.due, Due::BeforeBooking { booking, .. } if !contact.bookings.iter().any(|b| b.number == booking)));
        }
    }
}

impl View<'_> {
    fn free_slot(&self, free: &Free) -> Option<Slot> {
        let calendar = CalendarIx::of(self.program.calendars.iter().position(|c| c.name == free.calendar)?);
        Some(Slot { start: free.start, end: free.end.max(free.start), calendar })
    }

    fn as_free(&self, slot: &Slot) -> Free {
        Free { calendar: self.program.calendars[slot.calendar.at()].name.clone(), start: slot.start, end: slot.end }
    }

    /// What is said before the times: taken meanwhile, or nothing on the wished day.
    pub fn slot_words(&self, question: &Question) -> Option<Own> {
        let Asks::Slot { slots } = question.asks else { return None };
        let slots = self.slots(slots)?;
        let gone = |name: NameIx| self.hidden(name) == Some(&Value::Gone);
        if gone(slots.chosen) {
            return Some(Own::Taken);
        }
        gone(slots.since).then_some(Own::NoSlotThen)
    }
}

/// A time as an item: its minute and ten bits of its calendar.
fn slot_item(slot: &Slot, program: &Program) -> RowId {
    RowId(u64::from(slot.start.0 / 60) << 10 | calendar_bits(program.calendars[slot.calendar.at()].id))
}

fn calendar_bits(calendar: CalendarId) -> u64 {
    u64::from(calendar.0) & 1023
}
