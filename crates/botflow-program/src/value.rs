//! Values of a conversation, in three layers so that nothing is recursive: a [`Plain`] value, an [`Entry`] of a list, a [`Value`].

use rust_decimal::Decimal;

use crate::index::CatalogIx;
use crate::{CatalogId, Currency, NameId, OptionId, RowId, Span, Text, Time};

record! {
    /// A place on earth, in ten-millionths of a degree (about a centimetre).
    #[derive(Copy, Eq)]
    pub struct Spot {
        /// North of the equator.
        pub latitude_e7: i32,
        /// East of Greenwich.
        pub longitude_e7: i32,
    }
}

record! {
    /// A value without parts.
    pub enum Plain {
        /// `yes/no`, a consent, a condition.
        Yes(bool),
        /// A number.
        Number(Decimal),
        /// Money.
        Money { amount: Decimal, currency: Currency },
        /// A date: days since 1970-01-01.
        Day(i32),
        /// A time of day: minutes since midnight.
        Clock(u16),
        /// A date and time.
        Moment(Time),
        /// A length of time.
        Span(Span),
        /// Text, name, e-mail, phone, code, link; the address of a photo or file.
        Text(Text),
        /// An answer among options.
        Choice(OptionId),
        /// The answers of `several`.
        Choices(Vec<OptionId>),
        /// A list of texts.
        Texts(Vec<Text>),
        /// A row of a `file:` catalog: its fields are today's.
        Item { catalog: CatalogId, row: RowId },
        /// A location.
        Place(Spot),
    }
}

record! {
    /// One entry of a list.
    pub enum Entry {
        /// A value.
        Plain(Plain),
        /// Member fields: a form's answers, an item of an action or of a `url:` catalog, a time on offer.
        Record(Vec<Member>),
    }
}

record! {
    /// One field of a record.
    pub struct Member {
        /// Its name.
        pub name: NameId,
        /// Its value.
        pub value: Plain,
    }
}

record! {
    /// What a name holds. A name that holds nothing is missing.
    pub enum Value {
        /// The customer skipped it: reads as missing, is not asked again by a form.
        Skipped,
        /// Taken back or forgotten: reads as missing, is asked again.
        Gone,
        /// A value or record.
        One(Entry),
        /// A list.
        List(Vec<Entry>),
    }
}

impl From<Plain> for Entry {
    fn from(plain: Plain) -> Self {
        Entry::Plain(plain)
    }
}

impl From<Plain> for Value {
    fn from(plain: Plain) -> Self {
        Value::One(Entry::Plain(plain))
    }
}

impl From<Entry> for Value {
    fn from(entry: Entry) -> Self {
        Value::One(entry)
    }
}

impl Value {
    /// Whether there is something: neither skipped nor gone.
    pub fn is_known(&self) -> bool {
        !matches!(self, Value::Skipped | Value::Gone)
    }
    /// The plain value, if that is what it is.
    pub fn plain(&self) -> Option<&Plain> {
        match self {
            Value::One(Entry::Plain(plain)) => Some(plain),
            _ => None,
        }
    }
    /// A text.
    pub fn text(text: impl Into<Text>) -> Self {
        Plain::Text(text.into()).into()
    }
    /// A number.
    pub fn number(number: impl Into<Decimal>) -> Self {
        Plain::Number(number.into()).into()
    }
}

record! {
    /// The kind of value a name, field or answer holds. Says how it is read from the customer and written to them.
    #[derive(Copy, Eq)]
    pub enum Kind {
        /// Anything with a letter or digit, up to 4,000 characters.
        Text,
        /// 1 to 60 characters without digits or addresses.
        Name,
        /// An e-mail address.
        Email,
        /// A phone number.
        Phone,
        /// Letters, digits, `-`; keeps leading zeros.
        Code,
        /// A number.
        Number,
        /// A whole number.
        WholeNumber,
        /// Money.
        Money,
        /// A date.
        Date,
        /// A time of day.
        Time,
        /// A date and time.
        DateTime,
        /// Yes or no.
        YesNo,
        /// Yes or no, to be kept as proof.
        Consent,
        /// One option.
        Choice,
        /// Several options.
        Several,
        /// A whole number within bounds.
        Rating { from: i32, to: i32 },
        /// A place on earth.
        Location,
        /// A picture.
        Photo,
        /// A file.
        File,
        /// A web address.
        Link,
        /// A length of time.
        Span,
        /// A row of this catalog.
        Item(CatalogIx),
        /// Member fields.
        Record,
        /// A list of any of these.
        List,
        /// A booking: lives with the contact.
        Booking,
        /// A payment: lives with the contact.
        Payment,
    }
}
