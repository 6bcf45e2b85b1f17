//! What happened in the made-up world.

use botflow_program::{Currency, Decimal, Text, Time};
use botflow_runtime::{Answer, Done, Fact, Free, Named, Outgoing};

/// One thing that happened, for the person who looks on.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// The bot sent something.
    Sent {
        /// When.
        at: Time,
        /// What.
        message: Box<Outgoing>,
    },
    /// The conversation was put before a team.
    HandedOver {
        /// The team.
        team: Text,
        /// `note` lines.
        notes: Vec<String>,
        /// What was answered so far.
        answers: Vec<Answer>,
    },
    /// A colleague wrote.
    AgentSaid {
        /// What.
        text: String,
    },
    /// A payment page was opened.
    PaymentAsked {
        /// The provider's name.
        provider: Text,
        /// How much.
        amount: Decimal,
        /// Of what.
        currency: Currency,
        /// What for.
        text: String,
    },
    /// An action was called.
    Called {
        /// Its name.
        action: Text,
        /// What it was given.
        inputs: Vec<Named>,
        /// What it answered.
        result: Done,
        /// Where the answer comes from.
        from: Answered,
        /// How long a host would wait for it.
        timeout_seconds: u32,
    },
    /// A lead was delivered (or not).
    Delivered {
        /// The form's name.
        name: Text,
        /// Its answers.
        fields: Vec<Answer>,
        /// The delivery failed, as the test wanted.
        failed: bool,
    },
    /// A time was reserved.
    Reserved {
        /// The booking's name.
        name: Text,
        /// Which.
        slot: Free,
    },
    /// A booking moved.
    Moved {
        /// To which time.
        slot: Free,
    },
    /// A booking was cancelled.
    BookingCancelled,
    /// A payment page or a hand-over is not wanted any more.
    Withdrawn,
    /// Something was written down.
    Recorded {
        /// What.
        fact: Fact,
    },
}

/// Where an action's answer comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answered {
    /// From the test.
    Test,
    /// From `try:` in botflow.yaml.
    Example,
    /// From nowhere: neither is there, so the bot is told that it failed.
    Nobody,
}
