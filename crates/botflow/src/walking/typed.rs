//! What people type. In: the kind of answer that is asked for. Out: texts that the bot reads as one, and texts that it does not.

use botflow_program::{Decimal, Kind, Plain, Value};
use botflow_runtime::{Engine, Situation};

/// Answers of every kind, in several languages, with words that mean something to the bot, and nonsense. What each is worth to a question
/// is asked of the bot's own reading.
const TYPED: &[&str] = &[
    "yes",
    "no",
    "ja",
    "nein",
    "sí",
    "oui",
    "sure",
    "not now",
    "1",
    "2",
    "3",
    "4",
    "5",
    "the second one",
    "the first",
    "last",
    "tomorrow",
    "next Tuesday at 3",
    "Friday at 10:00",
    "tomorrow at 11:30",
    "morgen um 10 Uhr",
    "24.12.",
    "2026-06-20",
    "in three days",
    "14:30",
    "half past two",
    "60 euros",
    "€1,299.50",
    "20",
    "9 EUR",
    "5000 EUR",
    "nora@example.com",
    "Nora Lind",
    "Mira",
    "+49 30 901820",
    "030 5550177",
    "A-1017",
    "10115",
    "https://example.com/lamp",
    "Something blue for my sister",
    "the old Volvo, ninety thousand kilometres",
    "0",
    "-1",
    "99999999999999999999999",
];

/// What no question of a shop takes for an answer, most of the time.
const BESIDE: &[&str] = &[
    "hm",
    "why though",
    "what's for lunch",
    "¿qué?",
    "👍",
    "👩‍👩‍👧",
    "…",
    "asdfghjkl",
    "can I ask something else",
    "are you a robot?",
    "{name}",
    "\\",
    "none",
    "all",
    "red, white and blue",
    "hello",
    "thanks",
    "31.2.",
    "nora@",
    "my number is the usual one",
];

/// Texts that the bot reads as an answer of this kind, with what customers say in the project's tests, and values on either side of those that the
/// project compares with.
pub(super) fn fitting(engine: &Engine, kind: Kind, said: &[String], situation: &Situation<'_>) -> Vec<String> {
    let reads = |text: &String| engine.words().read(kind, text, situation).is_some();
    let edges = engine.program().constants.iter().flat_map(|constant| edges(engine, kind, constant, situation));
    let mut texts: Vec<String> =
        TYPED.iter().map(|text| (*text).to_owned()).chain(edges).chain(said.iter().cloned()).filter(reads).collect();
    texts.dedup();
    texts
}

/// Texts that it does not.
pub(super) fn unfitting(engine: &Engine, kind: Option<Kind>, situation: &Situation<'_>) -> Vec<&'static str> {
    let reads = |text: &str| kind.is_some_and(|kind| engine.words().read(kind, text, situation).is_some());
    BESIDE.iter().chain(TYPED).copied().filter(|text| !reads(text)).collect()
}

/// Everything, for where no question is open.
pub(super) fn anything() -> impl Iterator<Item = &'static str> {
    BESIDE.iter().chain(TYPED).copied()
}

/// A value that the project compares with, one less and one more, as the language writes them.
fn edges(engine: &Engine, kind: Kind, constant: &Value, situation: &Situation<'_>) -> Vec<String> {
    let Some(plain) = constant.plain() else { return Vec::new() };
    let around = |number: &Decimal| [*number - Decimal::ONE, *number, *number + Decimal::ONE];
    let values: Vec<Plain> = match (kind, plain) {
        (Kind::Money, Plain::Money { amount, currency }) => {
            around(amount).into_iter().map(|amount| Plain::Money { amount, currency: *currency }).collect()
        }
        (Kind::Number | Kind::WholeNumber | Kind::Rating { .. }, Plain::Number(number)) => around(number).map(Plain::Number).to_vec(),
        (Kind::Date, Plain::Day(day)) => [-1, 0, 1].map(|by| Plain::Day(day.saturating_add(by))).to_vec(),
        (Kind::Time, Plain::Clock(minute)) => vec![Plain::Clock(*minute)],
        _ => Vec::new(),
    };
    let written = |value: &Plain| {
        let mut text = String::new();
        engine.words().write(&mut text, value, botflow_program::Format::default(), situation);
        text
    };
    values.iter().map(written).collect()
}

/// A slip of the pen: two letters that change places in a word of five letters or more.
pub(super) fn slip(text: &str) -> Option<String> {
    let word = text.split(' ').find(|word| word.chars().count() >= 5 && word.chars().all(char::is_alphabetic))?;
    let mut letters: Vec<char> = word.chars().collect();
    letters.swap(2, 3);
    Some(text.replacen(word, &letters.into_iter().collect::<String>(), 1))
}

#[cfg(test)]
mod tests {
    use super::slip;

    #[test]
    fn a_slip_is_one_pair_of_letters() {
        assert_eq!(slip("A festival").as_deref(), Some("A fetsival"));
        assert_eq!(slip("Yes"), None);
    }
}
