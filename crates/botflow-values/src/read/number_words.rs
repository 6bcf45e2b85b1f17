//! In: words of a text. Out: the number they spell (`one hundred and five`, `fünfundzwanzig`, `quatre-vingt-dix-sept`).

use crate::language::Language;
use crate::lexicon::Meaning;
use crate::scan::{Scan, Shape};

/// A number in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NumberWords {
    pub value: u64,
    /// *and a half* belongs to it: `zweieinhalb`.
    pub half: bool,
    /// Tokens it takes.
    pub used: usize,
}

/// The number spelled from token `at` on, as far as it goes.
pub(crate) fn number_words(scan: &Scan, language: &Language, at: usize) -> Option<NumberWords> {
    let (first, mut used) = atom(scan, language, at)?;
    let mut sum = Sum { added_teens: language.reading.number_teens_added, ..Sum::default() };
    if !sum.add(first.value) {
        return None;
    }
    let mut half = first.half;
    while !half {
        let mut next = at + used;
        while joins(scan, language, next) {
            next += 1;
        }
        let Some((more, words)) = atom(scan, language, next) else { break };
        if !sum.add(more.value) {
            break;
        }
        half = more.half;
        used = next + words - at;
    }
    Some(NumberWords { value: sum.value(), half, used })
}

struct Atom {
    value: u64,
    half: bool,
}

/// One number word, or one compound of several.
fn atom(scan: &Scan, language: &Language, at: usize) -> Option<(Atom, usize)> {
    match language.lexicon.at(scan, at) {
        Some((Meaning::Number(value), used)) => Some((Atom { value, half: false }, used)),
        Some(_) => None,
        None if language.reading.number_compounds => {
            let token = scan.tokens().get(at).filter(|token| token.shape == Shape::Word)?;
            let (value, half) = compound(scan.word(token), language)?;
            Some((Atom { value, half }, 1))
        }
        None => None,
    }
}

fn joins(scan: &Scan, language: &Language, at: usize) -> bool {
    scan.tokens().get(at).is_some_and(|token| match token.shape {
        Shape::Word => scan.word(token) == language.reading.number_and,
        Shape::Sign(sign) => sign == '-' && token.glued,
        Shape::Digits(_) => false,
    })
}

/// A number below a billion as its words add up.
#[derive(Default)]
struct Sum {
    total: u64,
    current: u64,
    last_scale: u64,
    began: bool,
    added_teens: bool,
}

impl Sum {
    /// Adds the next word; false where it cannot follow, so that `two three` is not five.
    fn add(&mut self, next: u64) -> bool {
        let rest = self.current % 100;
        let fits = match next {
            0 => !self.began,
            100 => self.current <= 9 || (11..=19).contains(&self.current),
            101..1_000 => self.current == 0,
            1_000.. => self.last_scale == 0 || next < self.last_scale,
            _ if rest == 0 => !self.began || self.current > 0 || self.last_scale > 0,
            1..=9 => rest >= 20 && rest.is_multiple_of(10) || self.added_teens && next >= 7 && rest % 20 == 10,
            _ => self.added_teens && (rest == 60 || rest == 80) && next <= 19,
        };
        if !fits || self.began && self.value() == 0 {
            return false;
        }
        match next {
            100 => self.current = self.current.max(1) * 100,
            1_000.. => {
                self.total += self.current.max(1) * next;
                self.current = 0;
                self.last_scale = next;
            }
            _ => self.current += next,
        }
        self.began = true;
        true
    }

    fn value(&self) -> u64 {
        self.total + self.current
    }
}

/// A German number word of several parts: `zweihundertfünfunddreißig`, `anderthalb`, `zweieinhalb`.
fn compound(word: &str, language: &Language) -> Option<(u64, bool)> {
    if matches!(word, "anderthalb" | "eineinhalb") {
        return Some((1, true));
    }
    if let Some(whole) = word.strip_suffix("einhalb") {
        let value = simple(whole, language).or_else(|| compound(whole, language).map(|(value, _)| value))?;
        return Some((value, true));
    }
    let mut sum = Sum::default();
    let mut rest = word;
    let mut unit = None;
    while !rest.is_empty() {
        let (value, length) = prefix(rest, language)?;
        rest = &rest[length..];
        if let Some(tens) = unit.take() {
            // The unit stands before its tens: `fünf-und-zwanzig`.
            if !((20..100).contains(&value) && sum.add(value) && sum.add(tens)) {
                return None;
            }
            continue;
        }
        if value < 10 && rest.starts_with(language.reading.number_and) {
            rest = &rest[language.reading.number_and.len()..];
            unit = Some(value);
            continue;
        }
        if !sum.add(value) {
            return None;
        }
        if let Some(after) = rest.strip_prefix(language.reading.number_and).filter(|after| !after.is_empty()) {
            rest = after;
        }
    }
    (unit.is_none() && sum.began).then(|| (sum.value(), false))
}

fn simple(word: &str, language: &Language) -> Option<u64> {
    match language.lexicon.word(word)? {
        Meaning::Number(value) => Some(value),
        _ => None,
    }
}

/// The longest number word `text` begins with, and its bytes.
fn prefix(text: &str, language: &Language) -> Option<(u64, usize)> {
    let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8()).filter(|end| *end >= 3);
    ends.filter_map(|end| Some((simple(&text[..end], language)?, end))).next_back()
}

/// The ordinal a German word spells beyond those listed: `vierundzwanzigsten`.
pub(crate) fn compound_ordinal(word: &str, language: &Language) -> Option<u8> {
    if !language.reading.number_compounds {
        return None;
    }
    let stem = ["sten", "ster", "stes", "ste", "ten", "ter", "tes", "te"].iter().find_map(|ending| word.strip_suffix(ending))?;
    let value = simple(stem, language).or_else(|| compound(stem, language).filter(|(_, half)| !half).map(|(value, _)| value))?;
    u8::try_from(value).ok()
}
