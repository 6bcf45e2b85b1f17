//! What the bot asks of the world.

use botflow_source::Span;

use super::{ExprAt, Keep, Pass, TextAt};
use crate::model::{BookingId, FormId, Model, PaymentId};

/// Something that the driver does for the conversation.
#[derive(Debug, Clone)]
pub struct Request {
    /// What.
    pub what: RequestWhat,
    /// `with` lines.
    pub with: Vec<Pass>,
    /// `keep` lines.
    pub keep: Vec<Keep>,
    /// Outcomes that have a line (own, the step's or the flow's), each an edge `Why::Outcome`.
    pub outcomes: Vec<Given>,
    /// Its line.
    pub span: Span,
}

/// An outcome that has a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Given {
    /// Which.
    pub outcome: Outcome,
    /// For `nobody free after D` and `no reply after D`: D.
    pub after_seconds: Option<u32>,
    /// The line that says it (a default's, where it is inherited).
    pub span: Span,
}

/// What the world may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// It went well (slots came, reserved, moved, cancelled, delivered, answered).
    Fine,
    /// `when failed`.
    Failed,
    /// `when no answer`.
    NoAnswer,
    /// `when full`.
    Full,
    /// The slot was taken meanwhile: times are offered again.
    Taken,
    /// `when paid`.
    Paid,
    /// `when cancelled` of a payment.
    Cancelled,
    /// `when no reply after` of a payment.
    NoReply,
    /// `when closed`: of a hand-over it is a `Branch` before it, not an edge of the request.
    Closed,
    /// `when nobody free after`.
    NobodyFree,
    /// `when back`, or the line that follows.
    Back,
}

/// What is asked of the world.
#[derive(Debug, Clone)]
pub enum RequestWhat {
    /// `call ACTION`.
    Call {
        /// Index into the project's actions; `None` where there is none of that name.
        action: Option<u32>,
        /// Its name.
        name: Box<str>,
    },
    /// `submit FORM`, or `submit NAME` with values only.
    Submit {
        /// Its name.
        name: Box<str>,
        /// The form.
        form: Option<FormId>,
    },
    /// Free times for `book` or `move`.
    Slots {
        /// Its name.
        booking: BookingId,
        /// Calendars asked (indices).
        calendars: Vec<u32>,
        /// How long, where it is said.
        lasting: Option<botflow_syntax::tree::Duration>,
        /// `between A and B`.
        between: Option<(ExprAt, ExprAt)>,
        /// `offer N`.
        offer: Option<u32>,
        /// Times for `move`: the booking itself does not count as taken.
        moving: bool,
    },
    /// The time just chosen.
    Reserve(BookingId),
    /// The booking moves to the time just chosen.
    Move(BookingId),
    /// The booking is cancelled.
    Cancel(BookingId),
    /// `pay`. An amount of nothing counts as paid: whoever lowers it branches before it.
    Pay {
        /// Its name.
        payment: PaymentId,
        /// How much.
        amount: ExprAt,
        /// What for.
        text: TextAt,
    },
    /// `hand over to TEAM` (its `say` is a `Send` before it).
    HandOver {
        /// Index into the project's teams; `None` where there is none of that name.
        team: Option<u32>,
        /// Its name as written.
        name: Box<str>,
        /// `note` lines.
        notes: Vec<TextAt>,
        /// It is the project's `unclear: {then: hand over}`; no line of the flow says it.
        unclear: bool,
    },
}

impl Request {
    /// Part of the place's key behind flow and step: `call ACTION`, `book NAME`, `pay NAME` … (the same key twice in a step is counted by whoever makes ids).
    pub fn key(&self, model: &Model) -> String {
        let booking = |id: BookingId| &model.bookings[id.ix()].name;
        match &self.what {
            RequestWhat::Call { name, .. } => format!("call {name}"),
            RequestWhat::Submit { name, .. } => format!("submit {name}"),
            RequestWhat::Slots { booking: id, moving, .. } => format!("{} {} times", if *moving { "move" } else { "book" }, booking(*id)),
            RequestWhat::Reserve(id) => format!("book {} reserve", booking(*id)),
            RequestWhat::Move(id) => format!("move {} reserve", booking(*id)),
            RequestWhat::Cancel(id) => format!("cancel {}", booking(*id)),
            RequestWhat::Pay { payment, .. } => format!("pay {}", model.payments[payment.ix()].name),
            RequestWhat::HandOver { name, unclear, .. } => format!("hand over to {name}{}", if *unclear { " unclear" } else { "" }),
        }
    }

    /// The line that says what happens at an outcome.
    pub fn given(&self, outcome: Outcome) -> Option<&Given> {
        self.outcomes.iter().find(|given| given.outcome == outcome)
    }
}
