//! What the bot asks of the world.

use botflow_source::Span;

use super::{Keep, Pass};
use crate::model::{BookingId, Expr, FormId, PaymentId, Text};

/// Something that the driver does for the conversation.
#[derive(Debug, Clone)]
pub struct Request {
    /// Part of the place's key behind flow and step: `call ACTION`, `book NAME`, `pay NAME` … (counted where the same comes twice in a step).
    pub key: String,
    /// What.
    pub what: RequestWhat,
    /// `with` lines.
    pub with: Vec<Pass>,
    /// `keep` lines.
    pub keep: Vec<Keep>,
    /// Outcomes that have a line (own, the step's or the flow's), each an edge `Why::Outcome`.
    pub outcomes: Vec<Given>,
    /// Where it stands.
    pub span: Span,
}

/// An outcome that has a line.
#[derive(Debug, Clone)]
pub struct Given {
    /// Which.
    pub outcome: Outcome,
    /// For `nobody free after D` and `no reply after D`: D.
    pub after_seconds: Option<u32>,
    /// The line that says it (a default's, where it is inherited).
    pub span: Span,
}

/// What the world may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// `when closed`.
    Closed,
    /// `when nobody free after`.
    NobodyFree,
    /// `when back`, or the line that follows.
    Back,
}

/// What is asked of the world.
#[derive(Debug, Clone)]
pub enum RequestWhat {
    /// `call ACTION` (index into the project's actions).
    Call(u32),
    /// `submit FORM`, or `submit NAME` with values only.
    Submit(String, Option<FormId>),
    /// Free times for `book` or `move`.
    Slots {
        /// Its name.
        booking: BookingId,
        /// Calendars asked (indices).
        calendars: Vec<u32>,
        /// How long, where it is said.
        seconds: Option<u32>,
        /// `between A and B`.
        between: Option<(Expr, Expr)>,
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
    /// `pay`.
    Pay {
        /// Its name.
        payment: PaymentId,
        /// How much.
        amount: Expr,
        /// What for.
        text: Text,
    },
    /// `hand over to TEAM` (index into the project's teams; its `say` is a `Send` before it).
    HandOver {
        /// The team.
        team: u32,
        /// `note` lines.
        notes: Vec<Text>,
    },
}
