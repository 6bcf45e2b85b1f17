//! X905: a text that promises something until a day that has passed.

use botflow_source::{Finding, Page, Severity, Span};
use botflow_syntax::tree::{Statement, Tree};

use crate::Journey;
use crate::journey::Role;

/// What is known of X905.
pub static PAGE: Page = Page {
    code: "X905",
    slug: "expired-promo",
    severity: Severity::Warning,
    minimum: None,
    title: "\"{x}\" has passed",
    why: "customers are promised what is over",
    help: "write the new day, or take the line away; `if today is at most 2026-03-31` lets a line end by itself",
    broken: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. All floor lamps are half price until 31 March 2024.
  end
"#,
    mended: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot.
  if today is at most 2024-03-31
    say All floor lamps are half price until 31 March 2024.
  end
"#,
};

/// Words in front of a last day.
const UNTIL: [&str; 10] = ["until", "till", "bis", "hasta", "jusqu'au", "jusqu’au", "through", "by", "before", "ends"];
/// Words between two days.
const FROM_TO: [&str; 5] = ["to", "al", "au", "–", "-"];
/// Words that may stand between.
const BETWEEN: [&str; 10] = ["the", "zum", "el", "le", "on", "am", "de", "of", "midnight", "incl"];
/// The months as people write them: from the first letters of each, longest first where one begins another.
const MONTHS: [(&str, u8); 46] = [
    ("january", 1),
    ("januar", 1),
    ("enero", 1),
    ("janvier", 1),
    ("jan", 1),
    ("february", 2),
    ("februar", 2),
    ("febrero", 2),
    ("février", 2),
    ("feb", 2),
    ("march", 3),
    ("märz", 3),
    ("marzo", 3),
    ("mars", 3),
    ("mar", 3),
    ("april", 4),
    ("abril", 4),
    ("avril", 4),
    ("apr", 4),
    ("may", 5),
    ("mai", 5),
    ("mayo", 5),
    ("june", 6),
    ("juni", 6),
    ("junio", 6),
    ("juin", 6),
    ("july", 7),
    ("juli", 7),
    ("julio", 7),
    ("juillet", 7),
    ("august", 8),
    ("agosto", 8),
    ("août", 8),
    ("aug", 8),
    ("september", 9),
    ("septiembre", 9),
    ("septembre", 9),
    ("sept", 9),
    ("october", 10),
    ("oktober", 10),
    ("octubre", 10),
    ("octobre", 10),
    ("november", 11),
    ("noviembre", 11),
    ("december", 12),
    ("dezember", 12),
];

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let day = journey.date();
    let today = (day.year(), day.month() as u8, day.day() as u8);
    for &(at, text, role) in journey.shown() {
        let origin = journey.node(at).origin;
        if role == Role::Address {
            continue;
        }
        for (span, typed) in journey.letters(text) {
            // A day has a number.
            if !typed.bytes().any(|letter| letter.is_ascii_digit()) {
                continue;
            }
            let Some((from, to, day)) = last_day(typed) else { continue };
            if !has_passed(day, today) || is_dated(journey.tree(origin), origin.node) {
                continue;
            }
            let here = Span::new(span.file, span.start + from as u32, span.start + to as u32);
            found.push(Finding::new(&PAGE, here).with("x", &typed[from..to]).note("over"));
        }
    }
}

/// Whether the line stands under an `if` about the day: it ends by itself.
fn is_dated(tree: &Tree, node: botflow_syntax::tree::NodeId) -> bool {
    tree.parents(node).any(|above| {
        let line = tree.node(above);
        let asks = matches!(line.statement, Statement::If { .. } | Statement::ElseIf { .. });
        asks && tree.str(line.span).split(|letter: char| !letter.is_alphanumeric()).any(|word| matches!(word, "today" | "now"))
    })
}

/// A day, with its year where one is written.
type Day = (Option<i16>, u8, u8);

/// Whether the day is over. Without a year the nearest such day is meant.
fn has_passed((year, month, day): Day, (this_year, this_month, this_day): (i16, u8, u8)) -> bool {
    match year {
        // Longer ago it tells of the past.
        Some(year) => year >= this_year - A_WHILE && (year, month, day) < (this_year, this_month, this_day),
        None => {
            let ago = (i32::from(this_month) - i32::from(month)) * 31 + i32::from(this_day) - i32::from(day);
            (1..=HALF_A_YEAR).contains(&ago) || ago + A_YEAR <= HALF_A_YEAR
        }
    }
}

/// In years.
const A_WHILE: i16 = 10;
/// In months of 31 days.
const A_YEAR: i32 = 372;
const HALF_A_YEAR: i32 = 186;

/// The first `until 31 March 2026`: where it begins and ends, and the day.
fn last_day(text: &str) -> Option<(usize, usize, Day)> {
    let mut words = Vec::new();
    for part in text.split_inclusive(char::is_whitespace) {
        let at = words.last().map_or(0, |(_, _, end)| *end);
        words.push((at, part.trim().trim_matches(|letter| matches!(letter, '(' | ')' | '!' | '?' | ';' | ':' | ',')), at + part.len()));
    }
    for (at, (from, word, _)) in words.iter().enumerate() {
        let small = word.to_lowercase();
        // *From 1 to 31 March*: in front of *to* stands the first day.
        let behind_a_day = || at > 0 && words[at - 1].1.starts_with(|letter: char| letter.is_ascii_digit());
        if !(UNTIL.contains(&small.as_str()) || FROM_TO.contains(&small.as_str()) && behind_a_day()) {
            continue;
        }
        let mut read = Read::default();
        let mut end = None;
        for (start, word, _) in words[at + 1..].iter().take(7) {
            let word = word.trim_end_matches('.');
            if word.is_empty() || BETWEEN.contains(&word.to_lowercase().as_str()) {
                continue;
            }
            if !read.word(word) {
                break;
            }
            end = Some(start + text[*start..].find(word).unwrap_or_default() + word.len());
        }
        if let (Some(day), Some(end)) = (read.day(), end) {
            return Some((*from, end, day));
        }
    }
    None
}

/// What was read of a day so far.
#[derive(Default)]
struct Read {
    day: Option<u8>,
    month: Option<u8>,
    year: Option<i16>,
}

impl Read {
    /// Takes a word in; says whether it belonged to a day.
    fn word(&mut self, word: &str) -> bool {
        if let Some(whole) = numbers(word) {
            (self.year, self.month, self.day) = whole;
            return true;
        }
        let small = word.to_lowercase();
        if let Some((_, month)) = MONTHS.iter().find(|(name, _)| *name == small).filter(|_| self.month.is_none()) {
            self.month = Some(*month);
            return true;
        }
        let number = small.trim_end_matches(|letter: char| letter.is_alphabetic());
        let ordinal = matches!(&small[number.len()..], "" | "st" | "nd" | "rd" | "th" | "er");
        match (number.parse::<i16>(), ordinal) {
            (Ok(day @ 1..=31), true) if self.day.is_none() => self.day = Some(day as u8),
            (Ok(year @ 1800..=2100), true) if self.month.is_some() && self.year.is_none() => self.year = Some(year),
            _ => return false,
        }
        true
    }

    fn day(&self) -> Option<Day> {
        Some((self.year, self.month?, self.day?))
    }
}

/// `2026-03-31`, `31.3.2026` and `31/3`; `3/4/2026` could be either day.
fn numbers(word: &str) -> Option<(Option<i16>, Option<u8>, Option<u8>)> {
    let parts: Vec<i16> = word.split(['-', '.', '/']).map(str::parse).collect::<Result<_, _>>().ok()?;
    if word.contains('/') {
        let (day, month) = match parts.as_slice() {
            [day @ 13..=31, month @ 1..=12, ..] | [month @ 1..=12, day @ 13..=31, ..] => (*day, *month),
            _ => return None,
        };
        return Some((parts.get(2).copied().filter(|year| (1800..=2100).contains(year)), Some(month as u8), Some(day as u8)));
    }
    let whole = |year: i16, month: i16, day: i16| {
        let real = (1..=12).contains(&month) && (1..=31).contains(&day) && (1800..=2100).contains(&year);
        real.then_some((Some(year), Some(month as u8), Some(day as u8)))
    };
    match (parts.as_slice(), word.contains('-')) {
        ([year, month, day], true) => whole(*year, *month, *day),
        ([day, month, year], false) => whole(*year, *month, *day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<(&str, Day)> {
        last_day(text).map(|(from, to, day)| (&text[from..to], day))
    }

    #[test]
    fn last_days_are_read() {
        assert_eq!(day("Half price until 31 March!"), Some(("until 31 March", (None, 3, 31))));
        assert_eq!(day("Only until March 31st, 2026."), Some(("until March 31st, 2026", (Some(2026), 3, 31))));
        assert_eq!(day("Nur bis zum 5. März 2026"), Some(("bis zum 5. März 2026", (Some(2026), 3, 5))));
        assert_eq!(day("Nur bis 05.03.2026."), Some(("bis 05.03.2026", (Some(2026), 3, 5))));
        assert_eq!(day("hasta el 2 de mayo de 2026"), Some(("hasta el 2 de mayo de 2026", (Some(2026), 5, 2))));
        assert_eq!(day("From 1 to 31 March 2026."), Some(("to 31 March 2026", (Some(2026), 3, 31))));
        assert_eq!(day("till 31/3!"), Some(("till 31/3", (None, 3, 31))));
        assert_eq!(day("till 4/3/2026"), None);
        assert_eq!(day("We drove to 31 March Street"), None);
        assert_eq!(day("We are open until 6. It may rain."), None);
        assert_eq!(day("from 31 March on"), None);
    }

    #[test]
    fn without_a_year_the_nearest_day_is_meant() {
        assert!(has_passed((None, 3, 31), (2026, 4, 10)));
        assert!(!has_passed((None, 3, 31), (2026, 11, 21)));
        assert!(has_passed((None, 12, 24), (2027, 1, 3)));
        assert!(!has_passed((None, 12, 24), (2026, 12, 24)));
        assert!(has_passed((Some(2024), 12, 24), (2026, 1, 1)));
        assert!(!has_passed((Some(1998), 12, 24), (2026, 1, 1)));
    }
}
