//! Requests: whatever needs the world.

use crate::index::*;
use crate::op::Then;
use crate::{PlaceId, Text};

record! {
    /// One thing asked of the world.
    pub struct Request {
        /// Its key.
        pub place: PlaceId,
        /// The step it stands in.
        pub step: StepIx,
        /// What.
        pub what: What,
        /// `with x as y`.
        pub inputs: Rows<InputIx>,
        /// `keep x as y`.
        pub keeps: Rows<KeepIx>,
        /// Whether the conversation rests until the answer.
        pub rests: Rests,
        /// What may come of it.
        pub outcomes: Rows<OutcomeIx>,
        /// The line after it: also for outcomes without a row.
        pub next: Pc,
    }
}

record! {
    /// Whether a request makes the conversation rest.
    #[derive(Copy, Eq)]
    pub enum Rests {
        /// `submit` without `when failed`: retried by the host until delivered.
        No,
        /// An action, slots, a reservation: later messages wait in the inbox (`Turn::hold`).
        Briefly,
        /// A payment, a person: the conversation goes on meanwhile.
        Long,
    }
}

record! {
    /// What is asked.
    pub enum What {
        /// `call ACTION`.
        Call(ActionIx),
        /// `submit NAME`: the form's answers, or `with` lines only.
        Submit { name: Text, form: Option<FormIx> },
        /// Free times for `book` or `move`; the `Ask` of kind slot stands behind it.
        Slots(Slots),
        /// Reserves the time chosen.
        Reserve { slots: RequestIx },
        /// Moves the booking to the time chosen.
        Move { slots: RequestIx },
        /// Cancels the booking (chosen under `which`).
        Cancel { booking: NameIx, which: NameIx },
        /// `pay`.
        Pay { name: NameIx, provider: PaymentIx, amount: ExprIx, text: TextIx },
        /// `hand over`.
        HandOver { team: TeamIx, notes: TextsIx },
    }
}

record! {
    /// The free times wanted.
    pub struct Slots {
        /// The booking's name.
        pub booking: NameIx,
        /// Where.
        pub calendars: CalendarsIx,
        /// `for 45 minutes`: a span; else the calendar's own.
        pub length: Option<ExprIx>,
        /// `between A and B`: from.
        pub from: Option<ExprIx>,
        /// To.
        pub to: Option<ExprIx>,
        /// `offer 6`.
        pub offer: u8,
        /// Hidden name: the times on offer (a list).
        pub offered: NameIx,
        /// Hidden name: where *other days* or a typed day has come to (a moment).
        pub since: NameIx,
        /// Hidden name: the time chosen (a record).
        pub chosen: NameIx,
        /// `move`: hidden name of the number of the booking that moves; else none.
        pub which: Option<NameIx>,
        /// The op that asks for them: *taken* and *other days* come back here.
        pub perform: Pc,
        /// `when full`.
        pub full: Then,
    }
}

record! {
    /// The calendars of one booking.
    pub struct CalendarList {
        /// In listed order.
        pub calendars: Vec<CalendarIx>,
    }
}

record! {
    /// Something that may come of a request.
    pub struct Outcome {
        /// What.
        pub when: When,
        /// What it does.
        pub then: Then,
    }
}

record! {
    /// What may come of a request.
    #[derive(Copy, Eq)]
    pub enum When {
        /// `when failed`; also no answer, unless that has its own line.
        Failed,
        /// `when no answer`.
        NoAnswer,
        /// `when paid`; without a row the line after it.
        Paid,
        /// A payment's `when cancelled`.
        Cancelled,
        /// `when no reply after D`, of a payment: seconds.
        NoReply(u32),
        /// `when nobody free after D`: seconds.
        NobodyFree(u32),
        /// `when back`.
        Back,
    }
}

record! {
    /// Texts of a list: the notes of a hand-over.
    pub struct TextList {
        /// In order.
        pub texts: Vec<TextIx>,
    }
}
