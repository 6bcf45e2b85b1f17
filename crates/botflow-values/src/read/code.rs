//! In: a text. Out: the one code in it (letters, digits, `-`), as it stands.

use std::ops::Range;

/// Longest code, in characters.
const CODE_MAX_CHARS: usize = 64;
/// Fewer signs in a sentence are a number, unless they are capitals.
const CODE_MIN_CHARS: usize = 4;

/// Reads a code. Alone it may be all letters; in a sentence it is the one word that looks like a code (`it's A-0017`), else the one that holds a
/// digit (`it's 17`).
pub fn code(text: &str) -> Option<&str> {
    let alone = trimmed(text);
    if !alone.is_empty() && alone.chars().all(of_code) {
        return fits(alone).then_some(alone);
    }
    let found = match only(text, looks_like_a_code) {
        Found::One(range) => range,
        Found::Several => return None,
        Found::None => code_word(text)?,
    };
    Some(&text[found])
}

/// Where the one word stands that hardly means anything but a code (bytes): in a sentence about something else, *5* is a house number.
pub fn code_in(text: &str) -> Option<Range<usize>> {
    match only(text, looks_like_a_code) {
        Found::One(range) => Some(range),
        Found::None | Found::Several => None,
    }
}

/// The one word with a digit that could be a code.
fn code_word(text: &str) -> Option<Range<usize>> {
    match only(text, |_, _| true) {
        Found::One(range) => Some(range),
        Found::None | Found::Several => None,
    }
}

enum Found {
    None,
    One(Range<usize>),
    Several,
}

/// The words that could be codes and are so: the word as typed, and without what stands round it.
fn only(text: &str, is_so: impl Fn(&str, &str) -> bool) -> Found {
    let mut found = Found::None;
    for word in text.split_whitespace() {
        let code = trimmed(word);
        if !code.chars().any(char::is_numeric) || !code.chars().all(of_code) || !fits(code) || !is_so(word, code) {
            continue;
        }
        let from = code.as_ptr() as usize - text.as_ptr() as usize;
        found = match found {
            Found::None => Found::One(from..from + code.len()),
            Found::One(_) | Found::Several => return Found::Several,
        };
    }
    found
}

/// `A-0017`, `20417`, `B7`, `#17`; not `5`, `24th`, `60cm`, `10-12` or `2026-12-24`.
fn looks_like_a_code(typed: &str, code: &str) -> bool {
    if typed.starts_with('#') {
        return true;
    }
    let letters = || code.chars().filter(|sign| sign.is_alphabetic());
    if letters().next().is_some() && letters().all(char::is_uppercase) {
        return true;
    }
    let number_with_unit = code.trim_start_matches(char::is_numeric).chars().all(|sign| sign.is_lowercase()) && letters().next().is_some();
    let groups = || code.split('-');
    let of_days = code.contains('-') && letters().next().is_none() && groups().skip(1).all(|group| group.len() <= 2);
    code.chars().count() >= CODE_MIN_CHARS && !number_with_unit && !of_days
}

fn of_code(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '-'
}

fn fits(code: &str) -> bool {
    code.chars().count() <= CODE_MAX_CHARS && code.chars().any(char::is_alphanumeric) && !code.starts_with('-') && !code.ends_with('-')
}

/// Without what people put round a code: `#1234`, `"A-17".`
fn trimmed(text: &str) -> &str {
    text.trim().trim_matches(|sign: char| {
        matches!(sign, '#' | '"' | '\'' | '.' | ',' | '!' | '?' | ':' | ';' | '(' | ')' | '“' | '”' | '„' | '«' | '»')
    })
}
