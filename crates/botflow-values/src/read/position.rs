//! In: a folded message. Out: the position in a list it names (`2`, `the second one`, `nummer zwei`, `la última`).

use super::marks::{Marks, Sense};
use crate::language::Language;
use crate::lexicon::Meaning;

/// A position from 1; the last is [`LAST`].
pub const LAST: usize = usize::MAX;

/// Reads a position. Most texts are none, and say so by their first letters.
pub fn position(folded: &str, language: &Language) -> Option<usize> {
    let bytes = folded.as_bytes();
    if let digits = bytes
        && !digits.is_empty()
        && digits.len() <= 3
        && digits.iter().all(u8::is_ascii_digit)
    {
        let value = digits.iter().fold(0usize, |value, digit| value * 10 + usize::from(digit - b'0'));
        return (value > 0).then_some(value);
    }
    if folded.len() > POSITION_MAX_BYTES || !begins_like_one(folded, language) {
        return None;
    }
    spelled(folded, language)
}

/// Longest phrase that names a position, in bytes.
const POSITION_MAX_BYTES: usize = 40;

/// Whether the first word may begin a position; saves the walk for all others.
fn begins_like_one(folded: &str, language: &Language) -> bool {
    let first = folded.split(' ').next().unwrap_or("");
    first.starts_with(|sign: char| sign.is_ascii_digit() || sign == '#') || language.tables.position_starts.get(first).is_some()
}

fn spelled(folded: &str, language: &Language) -> Option<usize> {
    let marks = Marks::new(folded, language);
    let mut found = None;
    let mut led = false;
    for at in 0..marks.list.len() {
        let sense = marks.sense(at)?;
        let position = match sense {
            Sense::Ordinal(0) | Sense::Means(Meaning::Last) => Some(LAST),
            Sense::Ordinal(number) => Some(usize::from(number)),
            // `the second one`
            Sense::Words { value: 1, .. } if found.is_some() => None,
            Sense::Digits { value, digits: 1..=3 } | Sense::Words { value, half: false } => usize::try_from(value).ok(),
            _ if marks.is_sign(at, '#') || is_lead(&marks, at, language) => {
                led = true;
                None
            }
            Sense::Sign('.' | ')' | '(') => None,
            _ => return None,
        };
        if let Some(position) = position
            && (position == 0 || found.replace(position).is_some())
        {
            return None;
        }
    }
    let _ = led;
    found
}

fn is_lead(marks: &Marks, at: usize, language: &Language) -> bool {
    let mark = &marks.list[at];
    marks.scan.tokens()[mark.from..mark.to].iter().all(|token| {
        let word = marks.scan.word(token);
        word.is_empty() || language.tables.position_words.get(word).is_some()
    })
}
