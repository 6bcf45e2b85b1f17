//! Tests of conversations. In: a project's suite. Out: what each test came to, the lines nobody visits, and reports of both.

mod breach;
mod coverage;
mod expect;
mod given;
mod happen;
mod pattern;
mod pick;
mod play;
pub mod report;
mod transcript;
mod update;

pub use breach::Breach;
pub(crate) use coverage::per_cent;
pub use coverage::{Coverage, Unvisited};
pub(crate) use happen::happen;
pub(crate) use pick::tokens;
pub(crate) use pick::{Picked, picked};
pub(crate) use play::Player;
pub use play::{SECONDS_BETWEEN_LINES, SEED, moment, play, play_all};
pub use transcript::spoken;
pub use update::updated;

use botflow_source::Span;

/// What a test came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Ran {
    /// Its file, as the person would write it.
    pub file: String,
    /// The flow in whose file it stands; empty under `tests/`.
    pub flow: String,
    /// Its title.
    pub title: String,
    /// Its line, from 1.
    pub line: u32,
    /// Its `test` line.
    pub span: Span,
    /// What went wrong; `None`: it passed.
    pub failure: Option<Failure>,
    /// The test and the chat, side by side.
    pub rounds: Vec<Round>,
}

/// One thing that happens, what the test expects of it, and what the bot did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Round {
    /// The test's lines, as typed.
    pub test: Vec<String>,
    /// What happened in the chat.
    pub chat: Vec<String>,
}

/// The line at which a test failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Where it stands.
    pub span: Span,
    /// Its line, from 1.
    pub line: u32,
    /// What the test expects there.
    pub expected: String,
    /// What was there instead, in words.
    pub actual: String,
    /// The line as it would be right, where a line could be.
    pub right: Option<String>,
}
