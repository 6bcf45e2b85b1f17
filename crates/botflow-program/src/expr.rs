//! Expressions: conditions, sums, values in texts. Flat, postfix: each op takes what it needs from the top of a stack and leaves one value.
//!
//! A missing value is a value here: comparisons with it are *not* (the question counts as answered no), sums with it are missing.

use crate::index::*;

use crate::{Kind, NameId};

record! {
    /// One expression.
    #[derive(Copy)]
    pub struct Expr {
        /// Its ops, in order.
        pub ops: Rows<ExprOpIx>,
        /// What it leaves.
        pub gives: Kind,
    }
}

record! {
    /// One step of an expression. `takes` of each is in its line, topmost last.
    #[derive(Copy)]
    pub enum ExprOp {
        /// A constant. Takes nothing.
        Const(ConstIx),
        /// The missing value. Takes nothing.
        Missing,
        /// A name's value: of the conversation, a form, the contact; for a form's own name the record of its answers.
        Read(NameIx),
        /// A part of the booking of this name that counts here.
        Booking { name: NameIx, part: BookingPart },
        /// A part of the payment of this name that counts here.
        Payment { name: NameIx, part: PaymentPart },
        /// Takes a record or catalog item; leaves its field.
        Field(NameId),
        /// Only in a pick: the column of the row being looked at.
        Column(ColumnIx),
        /// The row of a board with most points (ties: the first), as its option; missing while no row has any.
        Best(BoardIx),
        /// The points of a row; of a counter its number.
        Points { board: BoardIx, row: BoardRowIx },
        /// The channel's name, as text.
        Channel,
        /// Yes on one of these channels.
        OnChannels(Channels),
        /// How the conversation began: `ad`, `link`, `words` …, as text.
        EntryKind,
        /// The ad, link, page … it began with; may be missing.
        EntryRef,
        /// The text it began with; may be missing.
        EntryText,
        /// Today's date in the contact's zone.
        Today,
        /// Tomorrow's.
        Tomorrow,
        /// This moment.
        Now,
        /// Takes a, b. The same value; a choice is the text of its key; a date is the day of a moment.
        Is,
        /// Takes a, b. Not the same; yes when one of them is missing.
        IsNot,
        /// Takes a, b: a >= b.
        AtLeast,
        /// Takes a, b: a <= b.
        AtMost,
        /// Takes a, b: a > b.
        MoreThan,
        /// Takes a, b: a < b.
        LessThan,
        /// Takes a, low, high: low <= a <= high.
        Between,
        /// Takes a and this many others: a is one of them. One other that is a list counts as its entries.
        OneOf(u8),
        /// Takes a list, choices or text, and b: b is in it. For texts: holds the phrase.
        Contains,
        /// Takes a: it is there.
        Known,
        /// Takes a: it is missing.
        Unknown,
        /// Takes a: yes only if a is *yes*.
        Truth,
        /// Takes a: no only if a is *yes*.
        Not,
        /// Takes a, b: both.
        And,
        /// Takes a, b: at least one.
        Or,
        /// The team is there: by the host's word, else by its hours; without hours always.
        TeamOpen(TeamIx),
        /// The calendar's hours hold this moment, unless the host says otherwise.
        CalendarOpen(CalendarIx),
        /// The contact is subscribed.
        Subscribed(TopicIx),
        /// Takes a, b: numbers, money, moment or day plus span, span plus span.
        Add,
        /// Takes a, b: as `Add`; moment minus moment is a span.
        Subtract,
        /// Takes a, b: numbers; money times number.
        Multiply,
        /// Takes a, b: numbers; money by number; money by money. By zero it is missing.
        Divide,
        /// Takes a number or money: its negative.
        Negate,
        /// Takes a list: how many. A missing list has 0.
        Count,
        /// Takes a list: the sum of a field of its entries. A missing list has none: the number 0.
        Total(NameId),
        /// Takes a list of records: the list of one field.
        Each(NameId),
        /// Takes a, b: a, or b where a is missing.
        Otherwise,
        /// Takes a span: now plus it.
        FromNow,
        /// Takes a span: now less it.
        BeforeNow,
    }
}

impl ExprOp {
    /// How many values it takes from the stack. It always leaves one.
    pub fn takes(&self) -> usize {
        match self {
            ExprOp::Const(_) | ExprOp::Missing | ExprOp::Read(_) | ExprOp::Booking { .. } | ExprOp::Payment { .. } | ExprOp::Column(_) => 0,
            ExprOp::Best(_) | ExprOp::Points { .. } | ExprOp::Channel | ExprOp::OnChannels(_) | ExprOp::EntryKind | ExprOp::EntryRef => 0,
            ExprOp::EntryText | ExprOp::Today | ExprOp::Tomorrow | ExprOp::Now | ExprOp::TeamOpen(_) | ExprOp::CalendarOpen(_) => 0,
            ExprOp::Subscribed(_) => 0,
            ExprOp::Field(_) | ExprOp::Known | ExprOp::Unknown | ExprOp::Truth | ExprOp::Not | ExprOp::Negate | ExprOp::Count => 1,
            ExprOp::Total(_) | ExprOp::Each(_) | ExprOp::FromNow | ExprOp::BeforeNow => 1,
            ExprOp::Is | ExprOp::IsNot | ExprOp::AtLeast | ExprOp::AtMost | ExprOp::MoreThan | ExprOp::LessThan | ExprOp::Contains => 2,
            ExprOp::And | ExprOp::Or | ExprOp::Add | ExprOp::Subtract | ExprOp::Multiply | ExprOp::Divide | ExprOp::Otherwise => 2,
            ExprOp::Between => 3,
            ExprOp::OneOf(others) => 1 + usize::from(*others),
        }
    }
}

record! {
    /// A part of a booking.
    #[derive(Copy, Eq)]
    pub enum BookingPart {
        /// Its start; stands for the booking itself in `is known`.
        Start,
        /// Its end.
        End,
        /// Where it is: the calendar's `place`, else its name.
        Place,
        /// The calendar's name.
        Calendar,
    }
}

record! {
    /// A part of a payment.
    #[derive(Copy, Eq)]
    pub enum PaymentPart {
        /// What was to be paid; stands for the payment itself in `is known`.
        Amount,
        /// The provider's number, or ours until it is known.
        Number,
        /// When it was paid; missing until then.
        PaidAt,
        /// What for.
        Text,
    }
}

/// A set of the project's channels: bit n for the n-th of `Program::channels` (32 at most).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
pub struct Channels(pub u32);

impl Channels {
    /// Whether the set holds this channel.
    pub fn holds(self, channel: ChannelIx) -> bool {
        channel.0 < 32 && self.0 & (1 << channel.0) != 0
    }
}

impl crate::Wire for Channels {
    fn write(&self, to: &mut crate::wire::Writer) {
        self.0.write(to);
    }
    fn read(from: &mut minicbor::Decoder<'_>) -> Result<Self, crate::Broken> {
        Ok(Channels(u32::read(from)?))
    }
}
