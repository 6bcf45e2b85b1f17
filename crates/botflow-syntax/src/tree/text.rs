//! In: text as written in a flow. Out: its pieces: letters and values.

use botflow_source::Span;

use super::ExprId;

/// A text: `Hi {contact.first_name or "there"}!`. Its pieces: [`super::Tree::pieces`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    /// The text as typed, trimmed.
    pub span: Span,
    /// First of its pieces in the arena.
    pub(crate) first_piece: u32,
    /// How many it has.
    pub(crate) piece_count: u32,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Shown as typed, but for its escapes: [`super::Tree::literal`] takes the backslashes away.
    Literal(Span),
    /// `{…}`
    Value(Value),
}

/// A value in a text: `{visit.start as weekday and time}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// From `{` to `}`.
    pub span: Span,
    /// What is shown. [`super::ExprKind::Fallback`] at its top is `or "there"`.
    pub expr: ExprId,
    /// `as weekday, date and time`, or the forms it takes.
    pub shown: Shown,
}

/// How a value in a text is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shown {
    /// As the language writes values of its kind.
    Plainly,
    /// `as weekday and time`; never empty.
    As(Box<[Format]>),
    /// `as one scarf | # scarves`, `: she | he | they`; at least one.
    Forms(Box<[Form]>),
}

/// One part of `as …`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// The word.
    pub span: Span,
    /// What it asks for.
    pub part: FormatPart,
}

/// What `as …` can ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FormatPart {
    /// `as weekday`
    Weekday,
    /// `as date`
    Date,
    /// `as time`
    Time,
    /// `as day`: the day of the month.
    Day,
    /// `as month`
    Month,
    /// `as year`
    Year,
    /// `as money`
    Money,
    /// `as number`
    Number,
    /// `as plain`: no grouping.
    Plain,
    /// `as raw`: in a link, without encoding (P515).
    Raw,
}

impl FormatPart {
    /// Every part with its word.
    pub const ALL: [(&'static str, FormatPart); 10] = [
        ("weekday", FormatPart::Weekday),
        ("date", FormatPart::Date),
        ("time", FormatPart::Time),
        ("day", FormatPart::Day),
        ("month", FormatPart::Month),
        ("year", FormatPart::Year),
        ("money", FormatPart::Money),
        ("number", FormatPart::Number),
        ("plain", FormatPart::Plain),
        ("raw", FormatPart::Raw),
    ];
}

/// One of the forms of `{picks as one scarf | # scarves}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// `=0`: this form is for exactly that number.
    pub exactly: Option<u32>,
    /// The words, trimmed, with `#` for the number; escapes as in text.
    pub words: Span,
}
