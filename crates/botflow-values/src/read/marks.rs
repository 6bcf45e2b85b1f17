//! In: a text. Out: what each of its words, numbers and signs means in a language, number words put together.

use smallvec::SmallVec;

use super::number_words::{compound_ordinal, number_words};
use crate::language::Language;
use crate::lexicon::{Meaning, Part};
use crate::scan::{Scan, Shape};

/// What a [`Mark`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// A word or phrase with a meaning of its own.
    Means(Meaning),
    /// Digits as written.
    Digits {
        value: u64,
        digits: u8,
    },
    /// A number in words.
    Words {
        value: u64,
        half: bool,
    },
    /// `24th`, `zweiter`; 0 never.
    Ordinal(u8),
    Sign(char),
    /// A word the language gives no meaning here.
    Unknown,
}

/// One thing said in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    pub sense: Sense,
    /// Nothing stands between this and what is before.
    pub glued: bool,
    /// First token.
    pub from: usize,
    /// Behind the last token.
    pub to: usize,
}

/// The marks of a text, with its tokens.
pub(crate) struct Marks {
    pub scan: Scan,
    pub list: SmallVec<[Mark; 16]>,
}

impl Marks {
    /// Reads `text` in a language.
    pub fn new(text: &str, language: &Language) -> Marks {
        let scan = Scan::new(text);
        let mut list = SmallVec::new();
        let mut at = 0;
        while let Some(token) = scan.tokens().get(at) {
            let (sense, used) = match token.shape {
                Shape::Digits(value) => digits(&scan, language, at, value, token.digits),
                Shape::Sign(sign) => (Sense::Sign(sign), 1),
                Shape::Word => word(&scan, language, at),
            };
            if let (Sense::Unknown, Some((day, part))) = (sense, day_with_part(&scan, language, at)) {
                list.push(Mark { sense: Sense::Means(day), glued: token.glued, from: at, to: at + 1 });
                list.push(Mark { sense: Sense::Means(Meaning::Part(part)), glued: true, from: at, to: at + 1 });
            } else {
                list.push(Mark { sense, glued: token.glued, from: at, to: at + used });
            }
            at += used;
        }
        Marks { scan, list }
    }

    /// The sense at a position.
    pub fn sense(&self, at: usize) -> Option<Sense> {
        self.list.get(at).map(|mark| mark.sense)
    }

    /// Whether a sign stands at a position.
    pub fn is_sign(&self, at: usize, sign: char) -> bool {
        self.sense(at) == Some(Sense::Sign(sign))
    }

    /// Whether a meaning stands at a position.
    pub fn is(&self, at: usize, meaning: Meaning) -> bool {
        self.sense(at) == Some(Sense::Means(meaning))
    }

    /// Whether the mark at a position is glued to the one before.
    pub fn glued(&self, at: usize) -> bool {
        self.list.get(at).is_some_and(|mark| mark.glued)
    }

    /// The folded word at a position; empty where there is none.
    pub fn word(&self, at: usize) -> &str {
        let token = self.list.get(at).and_then(|mark| self.scan.tokens().get(mark.from));
        token.map_or("", |token| self.scan.word(token))
    }

    /// The bytes of the text from one position to before another.
    pub fn bytes(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let token = |at: usize, first: bool| {
            let mark = self.list.get(at)?;
            self.scan.tokens().get(if first { mark.from } else { mark.to.checked_sub(1)? })
        };
        let start = token(from, true).map_or(0, |token| token.from as usize);
        let end = to.checked_sub(1).and_then(|last| token(last, false)).map_or(start, |token| token.to as usize);
        start..end
    }

    /// The part of the day named at a position.
    pub fn part(&self, at: usize) -> Option<Part> {
        match self.sense(at)? {
            Sense::Means(Meaning::Part(part)) => Some(part),
            _ => None,
        }
    }

    /// A plain whole number at a position: digits or words.
    pub fn number(&self, at: usize) -> Option<u64> {
        match self.sense(at)? {
            Sense::Digits { value, .. } | Sense::Words { value, half: false } => Some(value),
            _ => None,
        }
    }
}

/// German days with their part in one word: `Freitagabend`, `Montagmorgen`.
fn day_with_part(scan: &Scan, language: &Language, at: usize) -> Option<(Meaning, Part)> {
    let word = scan.word(scan.tokens().get(at).filter(|token| token.shape == Shape::Word && language.reading.number_compounds)?);
    word.char_indices().skip(4).find_map(|(end, _)| {
        let day = language.lexicon.word(&word[..end]).filter(|meaning| matches!(meaning, Meaning::Weekday(_) | Meaning::Day(_)))?;
        match language.lexicon.word(&word[end..])? {
            Meaning::Part(part) => Some((day, part)),
            // In `Montagmorgen` it is the morning, not the day after.
            Meaning::Day(1) => Some((day, Part::Morning)),
            _ => None,
        }
    })
}

fn digits(scan: &Scan, language: &Language, at: usize, value: u64, digits: u8) -> (Sense, usize) {
    let suffix = scan.tokens().get(at + 1).filter(|next| next.glued && next.shape == Shape::Word);
    if let (Some(suffix), Ok(number @ 1..=99)) = (suffix, u8::try_from(value)) {
        let suffixes = language.reading.ordinal_suffixes;
        let ends_there = !scan.tokens().get(at + 2).is_some_and(|next| next.glued && matches!(next.shape, Shape::Digits(_)));
        if ends_there && suffixes.split(", ").any(|known| known == scan.word(suffix)) {
            return (Sense::Ordinal(number), 2);
        }
    }
    (Sense::Digits { value, digits }, 1)
}

fn word(scan: &Scan, language: &Language, at: usize) -> (Sense, usize) {
    if let Some(number) = number_words(scan, language, at) {
        let (value, half) = (number.value, number.half);
        // `twenty-fourth`: the ordinal ends a number of tens.
        let mut next = at + number.used;
        while scan.tokens().get(next).is_some_and(|token| token.shape == Shape::Sign('-') && token.glued) {
            next += 1;
        }
        if let (20 | 30, Some((Meaning::Ordinal(unit @ 1..=9), used))) = (value, language.lexicon.at(scan, next)) {
            return (Sense::Ordinal(value as u8 + unit), next + used - at);
        }
        // A meaning of more words than the number wins: `quinze jours` are two weeks.
        if let Some((meaning, used)) = language.lexicon.at(scan, at)
            && used > number.used
        {
            return (Sense::Means(meaning), used);
        }
        return (Sense::Words { value, half }, number.used);
    }
    match language.lexicon.at(scan, at) {
        Some((Meaning::Ordinal(number), used)) => (Sense::Ordinal(number), used),
        Some((meaning, used)) => (Sense::Means(meaning), used),
        None => {
            let token = &scan.tokens()[at];
            match compound_ordinal(scan.word(token), language) {
                Some(number @ 1..) => (Sense::Ordinal(number), 1),
                _ => (Sense::Unknown, 1),
            }
        }
    }
}
