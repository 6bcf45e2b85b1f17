//! What a value is.

use botflow_source::Span;

use super::{BoardId, ChoicesId, FormId};

/// An ISO 4217 currency code in capitals (`EUR`).
pub type Currency = [u8; 3];

/// The kind of a value: of an answer, a field, a sum.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Any text.
    Text,
    /// A person's name.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Letters, digits and `-`; keeps leading zeros.
    Code,
    /// A number; `whole`: without a fraction.
    Number {
        /// Only whole numbers.
        whole: bool,
    },
    /// An amount of one currency; `None` where the writer leaves the currency to the project.
    Money(Option<Currency>),
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and a time.
    Moment,
    /// A stretch of time (`45 minutes`).
    Duration,
    /// Yes or no.
    YesNo,
    /// Yes or no, kept as proof.
    Consent,
    /// One of the options.
    Choice(ChoicesId),
    /// Several of the options.
    Several(ChoicesId),
    /// A whole number of a scale.
    Rating(Rating),
    /// A place on the map.
    Location,
    /// A picture that the customer sent.
    Photo,
    /// A file that the customer sent.
    File,
    /// A web address.
    Link,
    /// Entries of one kind.
    List(Box<Kind>),
    /// Named fields: an action's answer, an item of a list.
    Record(Vec<Field>),
    /// A row of a catalog (index into the project's catalogs).
    Item(u32),
    /// A row of a score board (`NAME.best`): shown by its label, compared by its key.
    Row(BoardId),
    /// The answers of a form.
    Form(FormId),
    /// A word of a fixed list that is no question's: an entry kind, a channel, a language.
    Word(&'static [&'static str]),
    /// Could not be found out; fits everything, so that one mistake is one finding.
    Hole,
}

/// The ends of a `rating`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rating {
    /// The lowest number.
    pub from: i32,
    /// The highest number.
    pub to: i32,
}

/// A named field of a record, a catalog, an action.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Its name as written.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be missing (`phone?`).
    pub optional: bool,
    /// Where it is declared.
    pub span: Option<Span>,
}

impl Kind {
    /// A word that stands for itself, with or without quotes: a tag.
    pub const ANY_WORD: Kind = Kind::Word(&[]);

    /// As a marketer would say it, with its article: `a date`, `an e-mail address`.
    pub fn with_article(&self) -> &'static str {
        match self {
            Kind::Text => "a text",
            Kind::Name => "a name",
            Kind::Email => "an e-mail address",
            Kind::Phone => "a phone number",
            Kind::Code => "a code",
            Kind::Number { whole: false } => "a number",
            Kind::Number { whole: true } => "a whole number",
            Kind::Money(_) => "an amount of money",
            Kind::Date => "a date",
            Kind::Time => "a time of day",
            Kind::Moment => "a date and time",
            Kind::Duration => "a length of time",
            Kind::YesNo => "yes or no",
            Kind::Consent => "a consent",
            Kind::Choice(_) => "a choice",
            Kind::Several(_) => "several choices",
            Kind::Rating(_) => "a rating",
            Kind::Location => "a location",
            Kind::Photo => "a photo",
            Kind::File => "a file",
            Kind::Link => "a link",
            Kind::List(_) => "a list",
            Kind::Record(_) => "a group of fields",
            Kind::Item(_) => "a row of a catalog",
            Kind::Row(_) => "a row of a score",
            Kind::Form(_) => "a form",
            Kind::Word([]) => "a word",
            Kind::Word(_) => "a word of a list",
            Kind::Hole => "something",
        }
    }

    /// One kind for two that name the same value; `None`: they clash.
    pub fn merged(&self, other: &Kind) -> Option<Kind> {
        Some(match (self, other) {
            (Kind::Hole, kind) | (kind, Kind::Hole) => kind.clone(),
            (Kind::Number { whole: one }, Kind::Number { whole: two }) => Kind::Number { whole: *one && *two },
            (Kind::Rating(_), Kind::Number { .. }) => self.clone(),
            (Kind::Number { .. }, Kind::Rating(_)) => other.clone(),
            (Kind::Money(one), Kind::Money(two)) if one.is_none() || two.is_none() || one == two => Kind::Money(one.or(*two)),
            (Kind::YesNo | Kind::Consent, Kind::YesNo | Kind::Consent) => self.clone(),
            (Kind::Choice(one), Kind::Choice(two)) if one == two || two.is_open() => self.clone(),
            (Kind::Choice(one), Kind::Choice(_)) if one.is_open() => other.clone(),
            (Kind::Several(one), Kind::Several(two)) if one == two || two.is_open() => self.clone(),
            (Kind::Several(one), Kind::Several(_)) if one.is_open() => other.clone(),
            (Kind::List(one), Kind::List(two)) => Kind::List(Box::new(one.merged(two)?)),
            (Kind::List(entry), Kind::Several(choices)) => Kind::List(Box::new(entry.merged(&Kind::Choice(*choices))?)),
            (one, two) if one == two => self.clone(),
            _ => return None,
        })
    }

    /// Whether it is read and compared as words.
    pub fn is_words(&self) -> bool {
        matches!(self, Kind::Text | Kind::Name | Kind::Email | Kind::Phone | Kind::Code | Kind::Link | Kind::Word(_))
    }
}
