//! In: the word lists of a language. Out: tables that answer in one look-up what is asked at every message.

use botflow_program::{Own, OwnWord, normalise};

use crate::currency_names::CurrencyNames;
use crate::language::Reading;
use crate::lexicon::Meaning;
use crate::phrases::Phrases;

/// Look-ups of one language, built when it is first used.
pub(crate) struct Tables {
    /// Which words heard a whole message is; a set of bits, as one phrase may be several (`none of these`).
    pub heard: Phrases<u16>,
    pub yes_no: Phrases<bool>,
    /// Words a position may hold besides its number.
    pub position_words: Phrases<()>,
    /// First words of positions.
    pub position_starts: Phrases<()>,
    /// Own texts by `Own` as a number.
    pub texts: Vec<&'static str>,
    /// Lists of words heard by `OwnWord` as a number.
    pub words: Vec<Vec<&'static str>>,
    /// What stands before and after the field of a correction, folded; the longest first.
    pub corrections: Vec<(Box<str>, Box<str>)>,
    /// First words of what stands before a field, last words of what stands behind it.
    correction_edges: Phrases<()>,
    polite: Vec<String>,
    /// What may stand before a name, in small letters; the longest first.
    pub name_leads: Vec<&'static str>,
    pub currencies: CurrencyNames,
}

impl Tables {
    pub fn new(
        meanings: &'static [(Meaning, &'static str)],
        own: &[(Own, &'static str)],
        own_words: &[(OwnWord, &'static str)],
        reading: &Reading,
    ) -> Tables {
        let texts = Own::ALL.iter().map(|wanted| own.iter().find(|(name, _)| name == wanted).map_or("", |(_, text)| *text));
        let words = OwnWord::ALL.iter().map(|wanted| {
            let lists = own_words.iter().filter(|(word, _)| word == wanted);
            lists.flat_map(|(_, phrases)| phrases.split(", ")).collect()
        });
        let numbers = meanings.iter().filter(|(meaning, _)| matches!(meaning, Meaning::Number(_) | Meaning::Ordinal(_) | Meaning::Last));
        let starts = numbers.map(|(_, phrases)| *phrases).chain([reading.position_words]);
        Tables {
            heard: Phrases::merged(own_words.iter().map(|(word, phrases)| (1 << (*word as u16), *phrases)), |one, other| one | other),
            yes_no: Phrases::new([(true, reading.yes), (false, reading.no)]),
            position_words: Phrases::new(reading.position_words.split([',', ' ', '\'']).map(|word| ((), word))),
            position_starts: Phrases::new(starts.flat_map(|phrases| phrases.split([',', ' ', '-'])).map(|word| ((), word))),
            texts: texts.collect(),
            words: words.collect(),
            corrections: corrections(reading.corrections),
            correction_edges: Phrases::new(edges(reading.corrections).map(|word| ((), word))),
            name_leads: longest_first(reading.name_leads),
            currencies: CurrencyNames::new(reading.currencies),
            polite: reading.polite.split(", ").map(normalise).collect(),
        }
    }
}

impl Tables {
    /// The field in *change my email*: the longest pattern that fits leaves it.
    pub fn correction<'t>(&self, folded: &'t str) -> Option<&'t str> {
        if folded.len() > CORRECTION_MAX_BYTES {
            return None;
        }
        let (first, last) = (folded.split(' ').next()?, folded.rsplit(' ').next()?);
        let first = first.split_once('\'').map_or(first, |(before, _)| before);
        let may_be = |word: &str| self.correction_edges.get(word).is_some();
        if !may_be(first) && !may_be(last) && !self.polite.iter().any(|word| word.ends_with(last)) {
            return None;
        }
        let polite = self.polite.iter().find_map(|word| folded.strip_suffix(&**word)?.strip_suffix(' '));
        let folded = polite.unwrap_or(folded);
        self.corrections.iter().find_map(|(before, after)| {
            let rest = folded.strip_prefix(&**before)?;
            let field = if after.is_empty() { rest } else { rest.strip_suffix(&**after)?.strip_suffix(' ')? };
            (!field.is_empty()).then_some(field)
        })
    }
}

/// Longest correction, in bytes: a pattern and a label.
const CORRECTION_MAX_BYTES: usize = 120;

/// The first and last words of the patterns, without what is cut off at an apostrophe.
fn edges(patterns: &str) -> impl Iterator<Item = &str> {
    let firsts = patterns.split(", ").filter_map(|pattern| pattern.split([' ', '…', '\'']).find(|word| !word.is_empty()));
    let lasts =
        patterns.split(", ").filter_map(|pattern| pattern.split('…').nth(1)?.split(' ').next_back().filter(|word| !word.is_empty()));
    firsts.chain(lasts)
}

fn longest_first(list: &'static str) -> Vec<&'static str> {
    let mut list: Vec<&str> = list.split(", ").collect();
    list.sort_by_key(|lead| std::cmp::Reverse(lead.len()));
    list
}

fn corrections(patterns: &str) -> Vec<(Box<str>, Box<str>)> {
    let halves = patterns.split(", ").filter_map(|pattern| pattern.split_once('…'));
    let mut list: Vec<(Box<str>, Box<str>)> =
        halves.map(|(before, after)| (keep_space(before, normalise(before)), normalise(after).into())).collect();
    list.sort_by_key(|(before, after)| std::cmp::Reverse(before.len() + after.len()));
    list
}

/// `l'` touches its word, `change my ` does not.
fn keep_space(written: &str, folded: String) -> Box<str> {
    let touching = written.ends_with('\'');
    if folded.is_empty() {
        folded.into()
    } else if touching {
        format!("{folded}'").into()
    } else {
        format!("{folded} ").into()
    }
}
