//! In: a text. Out: the one number it gives, in digits or words.

use rust_decimal::Decimal;

use super::marks::{Marks, Sense};
use crate::language::Language;
use crate::lexicon::Meaning;

/// Reads a number: the whole text is one number, perhaps with a word for what is counted (`about 4 people`).
///
/// ```
/// use botflow_values::{language, read::number::number};
/// let english = language("en").unwrap();
/// assert_eq!(number("about twenty-five people", english), Some(25.into()));
/// assert_eq!(number("2 or 3", english), None);
/// ```
pub fn number(text: &str, language: &Language) -> Option<Decimal> {
    if let Some(value) = plain_digits(text.trim()) {
        return Some(value);
    }
    let marks = Marks::new(text, language);
    let start = skip_fillers(&marks, 0);
    let (value, end) = numeral_at(&marks, start, language, Separators::OfLanguage)?;
    ends_after_counted(&marks, end, language).then_some(value)
}

/// Reads a whole number, as [`number`] does.
pub fn whole_number(text: &str, language: &Language) -> Option<Decimal> {
    number(text, language).filter(|value| value.is_integer()).map(|value| value.trunc())
}

/// The hot path: nothing but ASCII digits, as most numbers are written.
fn plain_digits(text: &str) -> Option<Decimal> {
    let bytes = text.as_bytes();
    if bytes.is_empty() || bytes.len() > 18 || !bytes.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(bytes.iter().fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0')).into())
}

/// How a single separator before three digits is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Separators {
    /// As the language writes numbers: `1.299` is 1299 in German, 1.299 in English.
    OfLanguage,
    /// Of money: three digits are never decimals, so it groups.
    ThreeDigitsGroup,
}

/// The first position from `at` on that is no filler.
pub(crate) fn skip_fillers(marks: &Marks, mut at: usize) -> usize {
    while matches!(
        marks.sense(at),
        Some(Sense::Means(Meaning::Filler | Meaning::WeekdayShort(6)) | Sense::Sign(',' | ':' | '.' | '=' | '-'))
    ) && !(marks.is_sign(at, '-') && marks.number(at + 1).is_some() && marks.glued(at + 1))
    {
        at += 1;
    }
    at
}

/// Whether nothing but fillers stands from `at` on.
pub(crate) fn only_fillers(marks: &Marks, at: usize) -> bool {
    skip_fillers(marks, at) >= marks.list.len()
}

/// A number may be followed by what it counts, one word: `2 lamps`, `3 nights please`.
fn ends_after_counted(marks: &Marks, at: usize, language: &Language) -> bool {
    if only_fillers(marks, at) {
        return true;
    }
    let counted = match marks.sense(at) {
        Some(Sense::Sign('%')) => true,
        Some(Sense::Means(Meaning::Unit(_) | Meaning::HourMark)) => true,
        Some(Sense::Unknown) => {
            let word = marks.word(at);
            word.chars().count() >= 3 && !marks.glued(at) && !language.reading.not_counted.split(", ").any(|other| other == word)
        }
        _ => false,
    };
    counted && only_fillers(marks, at + 1)
}

/// A number from position `at` on, and the position after it.
pub(crate) fn numeral_at(marks: &Marks, at: usize, language: &Language, separators: Separators) -> Option<(Decimal, usize)> {
    let negative = marks.is_sign(at, '-') && marks.glued(at + 1);
    let article = marks.is(at, Meaning::Article) && matches!(marks.sense(at + 1), Some(Sense::Words { value: 100.., .. }));
    let start = at + usize::from(negative || article || marks.is_sign(at, '+'));
    let (mut value, mut end) = match marks.sense(start)? {
        Sense::Words { value, half } => (Decimal::from(value) + if half { HALF } else { Decimal::ZERO }, start + 1),
        Sense::Digits { .. } => digits_at(marks, start, language, separators)?,
        _ => return None,
    };
    if let Some(scale) = scale_at(marks, end) {
        value = value.checked_mul(scale.into())?;
        end += 1;
    }
    if value.is_integer() && matches!(marks.sense(end), Some(Sense::Means(Meaning::AndHalf | Meaning::HalfAfter))) {
        value += HALF;
        end += 1;
    }
    if negative {
        value.set_sign_negative(true);
    }
    Some((value.normalize(), end))
}

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// A scale after digits: `2 million`, `20 mil`, `2k`.
fn scale_at(marks: &Marks, at: usize) -> Option<u64> {
    match marks.sense(at)? {
        Sense::Words { value: value @ (1_000 | 1_000_000), half: false } => Some(value),
        _ if marks.glued(at) && marks.word(at) == "k" => Some(1_000),
        _ => None,
    }
}

/// Digits with their separators: `1,299.50`, `1 299,50`, `1'299`.
fn digits_at(marks: &Marks, at: usize, language: &Language, separators: Separators) -> Option<(Decimal, usize)> {
    let mut digits = Digits::default();
    digits.group(marks, at)?;
    let mut end = at + 1;
    loop {
        let spaced = language.writing.grouping == '\u{202f}' && !marks.glued(end) && digits.may_group_by_space(marks, end);
        if spaced {
            digits.separators.push(' ');
            digits.group(marks, end)?;
            end += 1;
            continue;
        }
        let Some(Sense::Sign(sign @ ('.' | ',' | '\''))) = marks.sense(end) else { break };
        if !marks.glued(end) || !marks.glued(end + 1) || !matches!(marks.sense(end + 1), Some(Sense::Digits { .. })) {
            break;
        }
        digits.separators.push(sign);
        digits.group(marks, end + 1)?;
        end += 2;
    }
    Some((digits.value(language, separators)?, end))
}

/// Groups of digits with what stands between them.
#[derive(Default)]
struct Digits {
    groups: smallvec::SmallVec<[(u64, u8); 6]>,
    separators: smallvec::SmallVec<[char; 6]>,
}

impl Digits {
    fn group(&mut self, marks: &Marks, at: usize) -> Option<()> {
        let Some(Sense::Digits { value, digits }) = marks.sense(at) else { return None };
        (self.groups.len() < 6).then(|| self.groups.push((value, digits)))
    }

    fn may_group_by_space(&self, marks: &Marks, at: usize) -> bool {
        let first_is_short = self.groups.first().is_some_and(|(_, digits)| *digits <= 3);
        let next_is_group = matches!(marks.sense(at), Some(Sense::Digits { digits: 3, .. })) && !marks.is_sign(at + 1, ':');
        first_is_short && next_is_group && self.separators.iter().all(|separator| *separator == ' ')
    }

    fn value(&self, language: &Language, separators: Separators) -> Option<Decimal> {
        let Some(last) = self.separators.last().copied() else { return self.join(0) };
        let others = &self.separators[..self.separators.len() - 1];
        let groups = |groups: &[(u64, u8)]| groups.iter().all(|(_, digits)| *digits == 3);
        let first_is_short = (1..=3).contains(&self.groups[0].1) && self.groups[0].0 > 0;
        if others.iter().any(|separator| *separator != last) {
            // Two kinds: the last one separates decimals, the others group.
            let grouping = others[0];
            let whole = &self.groups[1..self.groups.len() - 1];
            let clean =
                others.iter().all(|separator| *separator == grouping) && groups(whole) && first_is_short && last != '\'' && last != ' ';
            return clean.then(|| self.join(self.groups[self.groups.len() - 1].1)).flatten();
        }
        let all_group = groups(&self.groups[1..]) && first_is_short;
        if self.separators.len() > 1 || matches!(last, '\'' | ' ') {
            return all_group.then(|| self.join(0)).flatten();
        }
        let groups_here = all_group && (last == language.writing.grouping || separators == Separators::ThreeDigitsGroup);
        self.join(if groups_here { 0 } else { self.groups[1].1 })
    }

    /// All digits as one number of so many decimals.
    fn join(&self, decimals: u8) -> Option<Decimal> {
        let mut value: i128 = 0;
        for (group, digits) in &self.groups {
            value = value.checked_mul(10i128.checked_pow(u32::from(*digits))?)?.checked_add(i128::from(*group))?;
        }
        Decimal::try_from_i128_with_scale(value, u32::from(decimals)).ok()
    }
}
