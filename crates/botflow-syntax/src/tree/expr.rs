//! In: conditions and values as written. Out: `Expr`, which points into the arenas of its tree.

use botflow_source::Span;

use super::{Clock, Currency, Date, Decimal, Duration, ExprId, PathId, Phrase, Word};

/// A condition or a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// What was typed, without brackets around it.
    pub span: Span,
    /// Whether it stands in brackets (T211 asks for them where `and` and `or` meet).
    pub bracketed: bool,
    /// What it is.
    pub kind: ExprKind,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprKind {
    /// `budget`, `lead.email`, `festival`: a value, a field, an option or a score row; resolving says which.
    Path(PathId),
    /// `A festival` without quotes, several words: a label that should stand in quotes (T205), or a title nobody knows.
    Words(Phrase),
    /// `"text"`; the span is what stands between the quotes.
    Text(Span),
    /// `4.5`
    Number(Decimal),
    /// `49 EUR`, `€49`
    Money(Decimal, Currency),
    /// `45 minutes`
    Duration(Duration),
    /// `2026-12-24`
    Date(Date),
    /// `14:30`
    Clock(Clock),
    /// `yes`, `no`
    Yes(bool),
    /// `today`
    Today,
    /// `tomorrow`
    Tomorrow,
    /// `now`
    Now,
    /// `number of LIST`
    NumberOf(PathId),
    /// `total of LIST.field`
    TotalOf(PathId),
    /// `- x`
    Negative(ExprId),
    /// `+ - * /`. `14 days from now` is `now + 14 days`, `1 day before x` is `x - 1 day`, `1 day after x` is `x + 1 day`.
    Sum(SumOp, ExprId, ExprId),
    /// `name or "there"`: the second where the first is missing. Only at the top of a value in a text or of a `with`; may chain to the right.
    Fallback(ExprId, ExprId),
    /// `is`, `is not`, `is at least` …, `contains`
    Compare(CompareOp, ExprId, ExprId),
    /// `is one of a, b`; `is not one of a, b` when `negated`.
    OneOf {
        /// Left of it.
        value: ExprId,
        /// The list, at least one.
        items: Box<[ExprId]>,
        /// `is not one of`
        negated: bool,
    },
    /// `is between low and high`, both included.
    Between {
        /// Left of it.
        value: ExprId,
        /// The lower end.
        low: ExprId,
        /// The upper end.
        high: ExprId,
    },
    /// `is known` (`true`) and `is unknown`.
    Known(PathId, bool),
    /// `TEAM is open`, `CALENDAR is open` (`open`), `… is closed`, `… is not open` (`!open`). Where the name is one word it may be a value with an answer
    /// `open`: then `path` is there too, and resolving says which.
    Open {
        /// The team or calendar.
        what: Phrase,
        /// The same as a value, when it is one word.
        path: Option<PathId>,
        /// Open or closed.
        open: bool,
        /// The word `open` or `closed`.
        word: Span,
    },
    /// `subscribed to TOPIC`
    Subscribed(Word),
    /// `not C`
    Not(ExprId),
    /// `A and B`
    And(ExprId, ExprId),
    /// `A or B`
    Or(ExprId, ExprId),
    /// Could not be read; a finding says so, and nothing more is to be said about it.
    Hole,
}

/// Arithmetic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SumOp {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Divide,
}

/// Comparing two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CompareOp {
    /// `is`
    Is,
    /// `is not`
    IsNot,
    /// `is at least`
    AtLeast,
    /// `is at most`
    AtMost,
    /// `is more than`
    MoreThan,
    /// `is less than`
    LessThan,
    /// `contains`
    Contains,
}

/// A dotted name: `lead.email`. Its words: [`super::Tree::words`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Path {
    /// The whole of it.
    pub span: Span,
    /// First of its words in the arena.
    pub(crate) first_word: u32,
    /// How many it has, at least one.
    pub(crate) word_count: u32,
}
