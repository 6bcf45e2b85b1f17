//! In: the word lists of a language. Out: what a word or phrase means inside a date, a time or a number.

use std::collections::HashMap;

use crate::scan::{Scan, Shape, Token};

/// What a word or phrase of a language means inside a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A number word below a thousand that others may follow (`twenty`), or a scale (`hundred`, `million`).
    Number(u64),
    /// `a`, `one` before a unit; never a number on its own.
    Article,
    /// `half` after a number: `and a half`.
    AndHalf,
    /// `first`, `second` … by number; 0 is the last one.
    Ordinal(u8),
    /// 0 is Monday.
    Weekday(u8),
    /// A short form that is also another word (`sun`, `so`, `do`): only beside a date or a time.
    WeekdayShort(u8),
    /// 1 is January.
    Month(u8),
    /// Days from today: `tomorrow` is 1.
    Day(i8),
    /// `tonight`: a day and a part of it.
    DayPart(i8, Part),
    /// A day that has a name: month and day of `Christmas Eve`.
    Feast(u8, u8),
    Next,
    This,
    /// `coming`, `qui vient`: of a weekday the first one after today, of a week the next.
    Coming,
    Last,
    /// `in`, `dans`, `dentro de`, before a length of time.
    Ahead,
    /// `from now`, after a length of time.
    FromNow,
    Ago,
    /// `vor drei Tagen`, `il y a trois jours`, before a length of time; German `vor` is also *to* before an hour.
    AgoBefore,
    Unit(Unit),
    /// A fixed number of days, as French `quinze jours` (two weeks).
    Days(u8),
    /// `half an hour`.
    HalfHour,
    Part(Part),
    Am,
    Pm,
    /// `o'clock`, `Uhr`, `h`.
    OClock,
    /// French `heures`, Spanish `horas`: o'clock, or hours after *in*.
    HourMark,
    Noon,
    Midnight,
    /// English `half past`.
    HalfPast,
    /// German `halb`: half an hour before the hour named.
    HalfTo,
    /// `et demie`, `y media`: half past the hour before.
    HalfAfter,
    Quarter,
    /// German `dreiviertel drei`: a quarter to.
    ThreeQuarter,
    Past,
    To,
    And,
    /// Before a time.
    At,
    /// Before a day.
    On,
    /// Before a day of the month.
    The,
    Of,
    /// Says nothing about the value: `please`, `maybe`.
    Filler,
    /// Turns the sense round: `not`, `except`.
    Not,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    /// `de la madrugada`, `du matin` after small hours: before noon as it stands.
    SmallHours,
}

/// A length of time that days and times are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// One phrase after its first word.
struct Phrase {
    rest: Vec<Box<str>>,
    meaning: Meaning,
}

/// The phrases of a language by their first word, the longest first.
pub(crate) struct Lexicon {
    phrases: HashMap<Box<str>, Vec<Phrase>>,
}

impl Lexicon {
    /// Builds the index over word lists: a meaning and its phrases, separated by commas.
    /// A phrase of two lists has its meaning in the first.
    pub fn new(lists: &[(Meaning, &str)], fillers: [&str; 2]) -> Lexicon {
        let mut lexicon = Lexicon { phrases: HashMap::new() };
        for (meaning, phrases) in lists.iter().copied().chain(fillers.map(|list| (Meaning::Filler, list))) {
            for phrase in phrases.split(',') {
                lexicon.add(phrase, meaning);
                if let Some(spelled) = without_umlauts(phrase) {
                    lexicon.add(&spelled, meaning);
                }
            }
        }
        for list in lexicon.phrases.values_mut() {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.rest.len()));
        }
        lexicon
    }

    fn add(&mut self, phrase: &str, meaning: Meaning) {
        let scan = Scan::new(phrase);
        let mut words = scan.tokens().iter().filter(|token| token.shape == Shape::Word).map(|token| Box::from(scan.word(token)));
        let Some(first) = words.next() else { return };
        self.phrases.entry(first).or_default().push(Phrase { rest: words.collect(), meaning });
    }

    /// The longest phrase that starts at token `at`, and the tokens it takes.
    pub fn at(&self, scan: &Scan, at: usize) -> Option<(Meaning, usize)> {
        let token = scan.tokens().get(at).filter(|token| token.shape == Shape::Word)?;
        let phrases = self.phrases.get(scan.word(token))?;
        phrases.iter().find_map(|phrase| Some((phrase.meaning, follow(scan, at + 1, &phrase.rest)? - at)))
    }

    /// What a single word means.
    pub fn word(&self, word: &str) -> Option<Meaning> {
        self.phrases.get(word)?.iter().find(|phrase| phrase.rest.is_empty()).map(|phrase| phrase.meaning)
    }
}

/// The token after `rest`, when its words stand from token `at` on. Hyphens, apostrophes and points (`p.m`) between words do not matter.
fn follow(scan: &Scan, mut at: usize, rest: &[Box<str>]) -> Option<usize> {
    for word in rest {
        while scan.tokens().get(at).is_some_and(joins) {
            at += 1;
        }
        let token = scan.tokens().get(at)?;
        if token.shape != Shape::Word || scan.word(token) != &**word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn joins(token: &Token) -> bool {
    matches!(token.shape, Shape::Sign('-' | '\'')) || token.glued && token.shape == Shape::Sign('.')
}

/// The spelling of those without umlauts on their keyboard: `uebermorgen`, `fuenf`.
fn without_umlauts(phrase: &str) -> Option<String> {
    phrase.contains(['ä', 'ö', 'ü', 'Ä', 'Ö', 'Ü']).then(|| {
        let spelled = phrase.replace(['ä', 'Ä'], "ae").replace(['ö', 'Ö'], "oe");
        spelled.replace(['ü', 'Ü'], "ue")
    })
}
