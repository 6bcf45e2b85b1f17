//! The settings of a project that name nothing: ways out, privacy, sending, sinks, words, lint levels.

use botflow_source::{Severity, Span};

/// `unclear: {times: 3, then: hand over}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclear {
    /// After so many failed tries.
    pub times: u8,
    /// What happens.
    pub then: UnclearThen,
    /// Where it is written.
    pub span: Span,
}

/// What happens when a question of any flow stays unclear.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnclearThen {
    /// To the first team; asked again when the conversation comes back.
    HandOver,
    /// On to a flow of that title.
    Flow(String),
}

/// `privacy:`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Privacy {
    /// `consent first`: every personal question needs a consent before it.
    pub consent_first: bool,
    /// `shared with:` names whom personal data may reach; `None`: not looked at.
    pub shared_with: Option<Vec<String>>,
}

/// `sending:`, of messages outside a conversation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sending {
    /// `quiet: 21:00-8:00`, minutes since midnight.
    pub quiet: Option<(u16, u16)>,
    /// `at most: 2 a week`: how many in how many days.
    pub at_most: Option<(u32, u32)>,
}

/// Where leads are delivered besides the built-in table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sink {
    /// `table`: the built-in one.
    Table,
    /// `webhook: URL`.
    Webhook(String),
}

/// One of the runtime's own words that the project replaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its name (`skip`).
    pub name: String,
    /// In the source's language, then in each further language of the project; `None`: no translation.
    pub rows: Vec<Option<String>>,
    /// Where its text is written.
    pub span: Span,
}

/// `lint: {G312: off}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintLevel {
    /// Code or slug as written.
    pub code: String,
    /// Where the code is written.
    pub span: Span,
    /// `off` is `None`.
    pub level: Option<Severity>,
    /// Where the level is written.
    pub level_span: Span,
}
