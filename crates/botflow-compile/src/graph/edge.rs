//! Edges: why the conversation goes this way.

use super::Outcome;

/// A way from one node to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge {
    /// Why it is taken.
    pub why: Why,
    /// Whether something from outside (the customer, time, a person, the world) must happen first.
    pub waits: bool,
}

/// Why an edge is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The next line.
    Next,
    /// The condition of a branch holds.
    Holds,
    /// It does not.
    Fails,
    /// The answer is this choice (index into the question's choices), which has a target or a body.
    Choice(u32),
    /// A typed answer, or a choice with neither target nor body.
    Answered,
    /// `when yes`.
    Yes,
    /// `when no`.
    No,
    /// `otherwise`.
    Otherwise,
    /// The customer skips the question.
    Skipped,
    /// It is not asked at all: `unless known`, `unless given`, or a form that knows it already. Does not wait.
    Passed,
    /// The n-th failed try.
    Unclear(u8),
    /// Nobody wrote for a while (index into the question's `no_reply_seconds`).
    NoReply(u8),
    /// `when customer says` (index into the question's `says`).
    Says(u8),
    /// `when nothing to offer`.
    NothingToOffer,
    /// The customer cancels the form.
    Cancelled,
    /// *Other days* at the times of a booking: back to the calendar.
    OtherDays,
    /// From [`super::Act::Resume`] back to the open question.
    Back,
    /// A tap on a button sent earlier (index into [`super::Message::buttons`]).
    Button(u32),
    /// What the world answers to a request.
    Outcome(Outcome),
    /// An arm of `split`.
    Arm(u32),
    /// `for each`: another entry.
    Item,
    /// `for each`: no entry is left.
    Done,
    /// `recommend`: nothing fits.
    NothingFits,
    /// The time of `wait` has come.
    Waited,
    /// The body of `remind` runs later; the conversation goes on now by [`Why::Next`].
    Later,
    /// Into the flow that `do` runs.
    Into,
    /// Back from the flow that `do` ran.
    Returned,
}
