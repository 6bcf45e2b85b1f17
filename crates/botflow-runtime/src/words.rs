//! The languages: what the runtime needs to read, write and say values in people's words. Implemented by `botflow-values`, or by a host.

use std::ops::Range;

use botflow_program::{Currency, Decimal, Format, Kind, Own, OwnWord, Plain, Time};

/// In which circumstances something is read or written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Situation<'a> {
    /// Language code: `en`, `de`, `pt-BR`.
    pub language: &'a str,
    /// Time zone of the contact: `Europe/Berlin`.
    pub zone: &'a str,
    /// This moment.
    pub now: Time,
    /// The currency an amount without one is in: that of the question's checks, else of the project's payments.
    pub currency: Option<Currency>,
}

/// A moment as a wall clock in some zone shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Local {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Minutes since midnight.
    pub minute: u16,
    /// 0 is Monday.
    pub weekday: u8,
}

/// Lists of words that a message was found in: a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heard(pub u16);

impl Heard {
    /// With this one too.
    #[must_use]
    pub fn and(self, word: OwnWord) -> Heard {
        Heard(self.0 | 1 << word as u16)
    }
    /// Without this one.
    #[must_use]
    pub fn without(self, word: OwnWord) -> Heard {
        Heard(self.0 & !(1 << word as u16))
    }
    /// Whether this is one of them.
    pub fn is(self, word: OwnWord) -> bool {
        self.0 & 1 << word as u16 != 0
    }
}

/// Reading and writing in people's words, language by language.
pub trait Words: Send + Sync {
    /// Reads a whole message as an answer of this kind: `60 euros` as money. Texts come as typed. `Choice` and `Several` are never asked for.
    fn read(&self, kind: Kind, text: &str, situation: &Situation<'_>) -> Option<Plain>;

    /// Finds one answer of this kind in a sentence, in whole words, and where it stands (bytes). For `unless given`.
    fn find(&self, kind: Kind, text: &str, situation: &Situation<'_>) -> Option<(Plain, Range<usize>)>;

    /// A position: `2`, `the second`, `number two`, from 1; `last` is `usize::MAX`. The text is folded by `normalise`.
    fn position(&self, folded: &str, language: &str) -> Option<usize>;

    /// Appends a value the way the language writes it. Choices and items never come here: their labels are the program's.
    fn write(&self, out: &mut String, value: &Plain, format: Format, situation: &Situation<'_>);

    /// Appends a list of written things: `a, b and c`.
    fn write_list(&self, out: &mut String, things: &[&str], language: &str);

    /// Which of `forms` plural forms (in CLDR order) this number takes, from 0; always less than `forms`.
    fn plural(&self, number: Decimal, forms: usize, language: &str) -> usize;

    /// One of the runtime's own texts. An unknown language speaks the nearest one there is.
    fn say(&self, own: Own, language: &str) -> &str;

    /// An answer of this kind as people there write it, for `{example}` in the runtime's own texts. Empty where there is none.
    fn example(&self, kind: Kind, situation: &Situation<'_>) -> String {
        let _ = (kind, situation);
        String::new()
    }

    /// A list of words the runtime hears, as written in the language's file.
    fn hear(&self, word: OwnWord, language: &str) -> &[&str];

    /// Whether the whole of a message folded by `normalise` is one of these words; accents and apostrophes do not matter.
    fn hears(&self, word: OwnWord, folded: &str, language: &str) -> bool {
        self.hear(word, language).contains(&folded)
    }

    /// All the lists that a folded message is a word of, as the whole message: most messages are of none.
    fn heard(&self, folded: &str, language: &str) -> Heard {
        OwnWord::ALL.iter().filter(|word| self.hears(**word, folded, language)).fold(Heard::default(), |all, word| all.and(*word))
    }

    /// What is to be corrected in *change my email*, *meine E-Mail ist falsch*: the field as the customer calls it, folded.
    fn correction<'t>(&self, folded: &'t str, language: &str) -> Option<&'t str> {
        let _ = (folded, language);
        None
    }

    /// Whether people call an answer of this kind so: *e-mail address*, *Telefonnummer*. The text is folded.
    fn names_kind(&self, kind: Kind, folded: &str, language: &str) -> bool {
        let _ = (kind, folded, language);
        false
    }

    /// Whether a folded message is a slip of the pen away from a folded label. Words of less than four letters must be exact.
    fn close(&self, folded: &str, label: &str) -> bool {
        folded == label
    }

    /// What the wall clock shows. An unknown zone is UTC.
    fn local(&self, time: Time, zone: &str) -> Local;

    /// The moment at which the wall clock shows this; in a gap the moment after it, of two the first.
    fn moment(&self, day: i32, minute: u16, zone: &str) -> Time;

    /// Whether this zone is known.
    fn knows_zone(&self, zone: &str) -> bool;
}
