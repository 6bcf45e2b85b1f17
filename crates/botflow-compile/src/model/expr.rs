//! Conditions and sums, typed and resolved.

use botflow_source::Span;

use super::{BoardId, BookingId, Currency, FormId, Kind, OptionId, PaymentId, ValueId};

/// A condition or a sum whose names are resolved and whose kinds fit.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// A value as written.
    Literal(Literal),
    /// What a name holds; missing where it has no value.
    Read(Read),
    /// `A or "there"`: the second where the first is missing.
    Or(Box<Expr>, Box<Expr>),
    /// Two sides compared. A missing side makes it *not*.
    Compare(Comparison, Box<Expr>, Box<Expr>),
    /// `is between A and B`, both included.
    Between(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `is one of A, B`.
    OneOf(Box<Expr>, Vec<Expr>),
    /// `is known`.
    Known(Read),
    /// Both hold.
    And(Vec<Expr>),
    /// One of them holds.
    Any(Vec<Expr>),
    /// It does not hold.
    Not(Box<Expr>),
    /// `+ - * /`.
    Sum(Calculation, Box<Expr>, Box<Expr>),
    /// `number of LIST`.
    NumberOf(Box<Expr>),
    /// `total of LIST.field`.
    TotalOf(Box<Expr>, String),
    /// `TEAM is open` (index into the project's teams).
    TeamOpen(u32),
    /// `CALENDAR is open` (index into the project's calendars).
    CalendarOpen(u32),
    /// `subscribed to TOPIC`.
    SubscribedTo(String),
    /// `14 days from now`, `45 minutes before visit.start`: a moment moved by seconds (days are calendar days).
    Moved {
        /// From when.
        from: Box<Expr>,
        /// Seconds to add, may be negative.
        seconds: i64,
        /// Whole calendar days to add, may be negative.
        days: i32,
    },
    /// Could not be read or resolved.
    Hole,
}

/// How two sides are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `is`.
    Is,
    /// `is not`.
    IsNot,
    /// `is at least`.
    AtLeast,
    /// `is at most`.
    AtMost,
    /// `is more than`.
    MoreThan,
    /// `is less than`.
    LessThan,
    /// `contains`.
    Contains,
}

/// The four sums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calculation {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    By,
}

/// A value as written in the flow.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// A number.
    Number(rust_decimal::Decimal),
    /// An amount.
    Money(rust_decimal::Decimal, Currency),
    /// A stretch of time, in seconds; whole days apart, as a day is not always 24 hours.
    Duration {
        /// Whole days.
        days: i32,
        /// Seconds besides.
        seconds: i64,
    },
    /// A day: days since 1970-01-01.
    Date(i32),
    /// A time of day: minutes since midnight.
    Time(u16),
    /// A text in quotes.
    Text(String),
    /// `yes` or `no`.
    YesNo(bool),
    /// An option by its key or label.
    Option(OptionId),
    /// A row of a score board.
    Row(BoardId, u32),
    /// A word of a fixed list (`ad`, `whatsapp`).
    Word(String),
    /// `today`.
    Today,
    /// `tomorrow`.
    Tomorrow,
    /// `now`.
    Now,
}

/// A path that reads something: `visit.start`, `lead.email`, `contact.first_name`.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What it starts from.
    pub root: Root,
    /// The fields behind it, in order.
    pub parts: Vec<Part>,
    /// What it holds.
    pub kind: Kind,
    /// Where it is written.
    pub span: Span,
}

/// What a path starts from.
#[derive(Debug, Clone, PartialEq)]
pub enum Root {
    /// A value of the conversation.
    Value(ValueId),
    /// A whole form.
    Form(FormId),
    /// A field of the person: built in or declared.
    Contact(String),
    /// `NAME.best` of a board.
    Best(BoardId),
    /// `NAME.KEY` of a board: the row's points.
    Points(BoardId, u32),
    /// The number of a counter.
    Counter(BoardId),
    /// A booking of the person.
    Booking(BookingId),
    /// A payment of the person.
    Payment(PaymentId),
    /// The loop's item, the card's item: how many loops or cards out, 0 the innermost.
    Item(u32),
    /// The row that is being judged in `recommend`.
    Row,
    /// `channel`.
    Channel,
    /// `entry.kind`.
    EntryKind,
    /// `entry.ref`.
    EntryRef,
    /// `entry.text`.
    EntryText,
}

/// One step along a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A field by name.
    Field(String),
    /// `.relaxed` of a recommended list.
    Relaxed,
    /// `.picked` of a list.
    Picked,
}
