//! In: `(TYPE)` after a value. Out: `Type`.

use botflow_source::Span;

use super::{TypeId, Word};

/// A type as written: behind `ask x`, under `takes`, `gives`, `with` of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Type {
    /// Without its brackets.
    pub span: Span,
    /// `phone?`: may be missing.
    pub optional: bool,
    /// Which.
    pub kind: TypeKind,
}

/// The kinds of values that can be asked for or passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypeKind {
    /// `text`
    Text,
    /// `name`
    Name,
    /// `email`
    Email,
    /// `phone`
    Phone,
    /// `code`
    Code,
    /// `number`
    Number,
    /// `whole number`
    WholeNumber,
    /// `money`
    Money,
    /// `date`
    Date,
    /// `time`
    Time,
    /// `date and time`
    DateAndTime,
    /// `yes/no`
    YesNo,
    /// `consent`
    Consent,
    /// `choice`
    Choice,
    /// `several`
    Several,
    /// `rating`, `rating 0 to 10`
    Rating {
        /// Lowest, 1 unless said.
        low: u32,
        /// Highest, 5 unless said.
        high: u32,
    },
    /// `location`
    Location,
    /// `photo`
    Photo,
    /// `file`
    File,
    /// `link`
    Link,
    /// `[text]`
    List(TypeId),
    /// `{name: text, km: number}`
    Record(Box<[Field]>),
    /// None of these: T202.
    Unknown,
}

impl TypeKind {
    /// Every kind that is written as plain words, as written.
    pub const PLAIN: [(&'static str, TypeKind); 19] = [
        ("text", TypeKind::Text),
        ("name", TypeKind::Name),
        ("email", TypeKind::Email),
        ("phone", TypeKind::Phone),
        ("code", TypeKind::Code),
        ("number", TypeKind::Number),
        ("whole number", TypeKind::WholeNumber),
        ("money", TypeKind::Money),
        ("date", TypeKind::Date),
        ("time", TypeKind::Time),
        ("date and time", TypeKind::DateAndTime),
        ("yes/no", TypeKind::YesNo),
        ("consent", TypeKind::Consent),
        ("choice", TypeKind::Choice),
        ("several", TypeKind::Several),
        ("location", TypeKind::Location),
        ("photo", TypeKind::Photo),
        ("file", TypeKind::File),
        ("link", TypeKind::Link),
    ];
}

/// One field of a record type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: Word,
    /// Its type.
    pub kind: TypeId,
}

/// One of `takes x (type), y (type)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Param {
    /// Its name.
    pub name: Word,
    /// Its type; `gives` may leave it out.
    pub kind: Option<TypeId>,
}
