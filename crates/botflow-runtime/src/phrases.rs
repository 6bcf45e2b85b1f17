//! What is listened for in one language: phrases as rows of known words, found whole or inside a message, with one typo in words of five
//! letters and more.

use botflow_program::*;

use crate::lookup::ById;
use crate::short::Short;

/// Words of a message that are looked at.
const WORDS_MAX: usize = 256;
/// Letters from which a word may hold a typo.
const TYPO_LETTERS: usize = 5;
/// Letters of a beginning or an end.
const EDGE_LETTERS: usize = 2;
/// Words of 64 bits for beginnings, and for ends.
const EDGES: usize = 16;
/// A word that no phrase has.
const UNKNOWN: u32 = u32::MAX;

/// What is listened for in one language.
#[derive(Default)]
pub(crate) struct Phrases {
    words: Vec<Text>,
    by_word: ById<u64, u32>,
    /// A bit for each word, by its hash: most words of a message have none.
    bits: u64,
    by_less_one: ById<u64, Vec<u32>>,
    /// A bit for each length that a word with a typo can have: most words need no look.
    typo_bytes: u64,
    /// A bit for each beginning and each end of a word that may hold a typo: a typo leaves one of the two as it is.
    starts: [u64; EDGES],
    ends: [u64; EDGES],
    rows: ById<u64, Vec<Row>>,
    longest: usize,
}

struct Row {
    words: Vec<u32>,
    to: Hears,
}

/// A phrase that was heard.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Heard {
    /// What it belongs to.
    pub to: Hears,
    /// Where it stands in the folded message, in bytes.
    pub start: usize,
    /// Behind it.
    pub end: usize,
}

/// A message as words that phrases know.
pub(crate) struct Known {
    words: Short<(u32, u32, u32), 16>,
    whole: bool,
}

impl Known {
    /// No words yet.
    pub fn new() -> Self {
        Known { words: Short::new(), whole: false }
    }
}

impl Phrases {
    pub fn new(program: &Program, language: LanguageIx) -> Self {
        let mut phrases = Phrases::default();
        for phrase in program.phrases.iter().filter(|phrase| phrase.language == language && !phrase.words.is_empty()) {
            let words: Vec<u32> = phrase.words.split(' ').map(|word| phrases.learn(word)).collect();
            phrases.longest = phrases.longest.max(words.len());
            phrases.rows.entry(hash_words(words.iter().copied())).or_default().push(Row { words, to: phrase.to });
        }
        phrases
    }

    fn learn(&mut self, word: &str) -> u32 {
        let hash = key::hash64(word.as_bytes());
        if let Some(known) = self.by_word.get(&hash) {
            return *known;
        }
        let id = self.words.len() as u32;
        self.words.push(word.into());
        self.by_word.insert(hash, id);
        self.bits |= 1 << (hash & 63);
        if word.chars().count() >= TYPO_LETTERS {
            self.by_less_one.entry(hash).or_default().push(id);
            // One letter more or less is a byte, or up to four where letters are not those of ASCII.
            let letter = if word.is_ascii() { 1 } else { 4 };
            for length in word.len().saturating_sub(letter)..=word.len() + letter {
                self.typo_bytes |= 1 << length.min(63);
            }
            let (start, end) = edges(word.as_bytes());
            self.starts[start.0] |= start.1;
            self.ends[end.0] |= end.1;
            each_less_one(word, |less| self.by_less_one.entry(less).or_default().push(id));
        }
        id
    }

    /// The words of a folded message, as phrases know them. They are many bytes: written where they stay.
    pub fn read(&self, folded: &str, known: &mut Known) {
        known.whole = !self.words.is_empty();
        if self.words.is_empty() {
            return;
        }
        let bytes = folded.as_bytes();
        let mut start = 0;
        while start <= bytes.len() {
            let length = bytes[start..].iter().position(|byte| *byte == b' ').unwrap_or(bytes.len() - start);
            let end = start + length;
            let id = self.word(&folded[start..end]).unwrap_or(UNKNOWN);
            known.whole &= id != UNKNOWN;
            if known.words.len() == WORDS_MAX {
                known.whole = false;
                break;
            }
            known.words.push((id, start as u32, end as u32));
            start = end + 1;
        }
    }

    fn word(&self, word: &str) -> Option<u32> {
        let hash = key::hash64(word.as_bytes());
        if self.bits & 1 << (hash & 63) != 0
            && let Some(id) = self.by_word.get(&hash)
        {
            return Some(*id);
        }
        // Where the written word is not of ASCII, its length says little.
        if word.len() < TYPO_LETTERS - 1 || word.is_ascii() && !self.may_hold_a_typo(word) {
            return None;
        }
        let close = |hash: u64| self.by_less_one.get(&hash)?.iter().copied().find(|id| one_typo(&self.words[*id as usize], word));
        let mut found = close(hash);
        each_less_one(word, |less| {
            if found.is_none() {
                found = close(less);
            }
        });
        found
    }

    /// Whether a word of ASCII is as long as one with a typo can be, and begins or ends as one of those does.
    fn may_hold_a_typo(&self, word: &str) -> bool {
        let (start, end) = edges(word.as_bytes());
        self.typo_bytes & 1 << word.len().min(63) != 0 && (self.starts[start.0] & start.1 != 0 || self.ends[end.0] & end.1 != 0)
    }

    /// The phrases that are the whole message.
    pub fn whole<'a>(&'a self, known: &'a Known) -> impl Iterator<Item = Hears> + 'a {
        let ids = || known.words.iter().map(|word| word.0);
        let rows = if known.whole && known.words.len() <= self.longest { self.rows.get(&hash_words(ids())) } else { None };
        rows.into_iter().flatten().filter(move |row| row.words.iter().copied().eq(ids())).map(|row| row.to)
    }

    /// The longest phrase inside the message that `wants` takes; of equals the one `wants` gives the smaller number.
    pub fn inside(&self, known: &Known, wants: impl Fn(Hears) -> Option<u8>) -> Option<Heard> {
        let mut best: Option<((usize, u8), Heard)> = None;
        for from in 0..known.words.len() {
            for to in from + 1..=(from + self.longest).min(known.words.len()) {
                let words = &known.words[from..to];
                if words[to - from - 1].0 == UNKNOWN {
                    break;
                }
                let ids = || words.iter().map(|word| word.0);
                for row in self.rows.get(&hash_words(ids())).into_iter().flatten().filter(|row| row.words.iter().copied().eq(ids())) {
                    let Some(rank) = wants(row.to) else { continue };
                    let (start, end) = (words[0].1 as usize, words[to - from - 1].2 as usize);
                    let weight = (end - start, u8::MAX - rank);
                    if best.as_ref().is_none_or(|(so_far, _)| weight > *so_far) {
                        best = Some((weight, Heard { to: row.to, start, end }));
                    }
                }
            }
        }
        best.map(|(_, heard)| heard)
    }
}

fn hash_words(words: impl Iterator<Item = u32>) -> u64 {
    words.fold(0x51_7c_c1_b7, |hash: u64, word| (hash.rotate_left(5) ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}

/// Where the bits of a word's first and last letters are.
fn edges(word: &[u8]) -> ((usize, u64), (usize, u64)) {
    let bit = |letters: &[u8]| {
        let pair = letters.iter().fold(0, |pair, letter| pair << 5 | usize::from(letter & 31));
        (pair / 64 % EDGES, 1 << (pair % 64))
    };
    (bit(&word[..EDGE_LETTERS.min(word.len())]), bit(&word[word.len().saturating_sub(EDGE_LETTERS)..]))
}

/// The hash of a word less one letter, for each letter.
fn each_less_one(word: &str, mut take: impl FnMut(u64)) {
    let mut less = arrayvec::ArrayVec::<u8, 64>::new();
    if word.len() > 64 {
        return;
    }
    for (at, letter) in word.char_indices() {
        less.clear();
        let (before, after) = (&word.as_bytes()[..at], &word.as_bytes()[at + letter.len_utf8()..]);
        if less.try_extend_from_slice(before).is_ok() && less.try_extend_from_slice(after).is_ok() {
            take(key::hash64(&less));
        }
    }
}

/// Whether one letter more, less, other, or two neighbours swapped make one word of the other.
pub(crate) fn one_typo(a: &str, b: &str) -> bool {
    let same_start = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>();
    let (a, b) = (&a[same_start..], &b[same_start..]);
    let less = |text: &str| text.chars().next().map_or(0, char::len_utf8);
    let (a1, b1) = (&a[less(a)..], &b[less(b)..]);
    let swapped = || {
        let (mut x, mut y) = (a.chars(), b.chars());
        match (x.next(), x.next(), y.next(), y.next()) {
            (Some(a), Some(b), Some(c), Some(d)) => a == d && b == c && x.eq(y),
            _ => false,
        }
    };
    a1 == b1 || a1 == b || a == b1 || swapped()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phrases(all: &[&str]) -> Phrases {
        let row =
            |(at, words): (usize, &&str)| Phrase { language: LanguageIx(0), words: (*words).into(), to: Hears::Start(StartIx::of(at)) };
        Phrases::new(&Program { phrases: all.iter().enumerate().map(row).collect(), ..Program::default() }, LanguageIx(0))
    }

    fn known(phrases: &Phrases, folded: &str) -> Known {
        let mut known = Known::new();
        phrases.read(folded, &mut known);
        known
    }

    fn whole(phrases: &Phrases, text: &str) -> Vec<Hears> {
        phrases.whole(&known(phrases, &normalise(text))).collect()
    }

    #[test]
    fn a_phrase_is_heard_whole_with_one_typo_a_long_word() {
        let phrases = phrases(&["scarf quiz", "help", "test drive"]);
        for (text, at) in
            [("Scarf quiz", 0), ("scraf quiz!", 0), ("scarff quiz", 0), ("scrf quiz", 0), ("help", 1), ("Test drive", 2), ("test dryve", 2)]
        {
            assert_eq!(whole(&phrases, text), [Hears::Start(StartIx(at))], "{text}");
        }
        for text in ["hlep", "scarf", "a scarf quiz", "tast drive", "scorfe quiz", ""] {
            assert_eq!(whole(&phrases, text), [], "{text}");
        }
    }

    #[test]
    fn inside_a_message_the_longest_phrase_wins() {
        let phrases = phrases(&["scarf", "scarf quiz", "quiz night"]);
        let heard = |text: &str| phrases.inside(&known(&phrases, text), |_| Some(0)).map(|heard| (heard.to, heard.start, heard.end));
        assert_eq!(heard("hi the scarf quiz please"), Some((Hears::Start(StartIx(1)), 7, 17)));
        assert_eq!(heard("any quiz night here"), Some((Hears::Start(StartIx(2)), 4, 14)));
        assert_eq!(heard("quiz"), None);
    }

    #[test]
    fn typos_are_one_letter() {
        for (a, b, close) in [
            ("scarf", "scarf", true),
            ("scarf", "scaf", true),
            ("scarf", "scarfs", true),
            ("scarf", "skarf", true),
            ("scarf", "csarf", true),
            ("scarf", "caf", false),
            ("größe", "grösse", false),
            ("größe", "größer", true),
        ] {
            assert_eq!(one_typo(a, b), close, "{a} {b}");
        }
    }
}
