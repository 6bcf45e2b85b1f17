//! Edges: why the conversation goes this way.

/// A way from one node to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Edge {
    /// Why it is taken.
    pub why: Why,
    /// Whether something from outside (the customer, time, the world) must happen first.
    pub waits: bool,
}

/// Why an edge is taken.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// The next line.
    Next,
    /// The condition of a branch holds.
    Holds,
    /// It does not.
    Fails,
    /// The answer is this choice (index into the question's choices).
    Choice(u32),
    /// A typed answer, or a choice with neither target nor body.
    Answered,
    /// `when yes`.
    Yes,
    /// `when no`.
    No,
    /// `otherwise`.
    Otherwise,
    /// The question is skipped: by the customer, `unless known` or `unless given`.
    Skipped,
    /// The n-th failed try leads out.
    Unclear(u8),
    /// Nobody wrote for so many seconds (index of the `when no reply` line, delay).
    NoReply(u8, u32),
    /// `when customer says` (index of the line).
    Says(u8),
    /// `when nothing to offer`.
    NothingToOffer,
    /// The customer cancels the form.
    Cancelled,
    /// The body of an unclear or no-reply line ends: back to the open question.
    Back,
    /// A tap on a button sent earlier (index into the message's buttons, cards counted through).
    Button(u32),
    /// What the world answers to a request.
    Outcome(super::Outcome),
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
