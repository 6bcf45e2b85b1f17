//! P517: a key or password that stands in a file of the project.

use std::ops::Range;

use botflow_source::{Finding, Page, Severity, Span};

use crate::Journey;

/// What is known of P517.
pub static PAGE: Page = Page {
    code: "P517",
    slug: "secret-in-file",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "A password or key stands in a project file",
    why: "everybody who can read the project can act in your name",
    help: "write `${NAME}` and give the key as a variable of the environment; then ask for a new key, this one has been seen",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
actions:
  stock:
    url: https://lamps.example.com/stock
    method: GET
    headers: {Authorization: Bearer 9f8d7c6b5a4e3d2c1b0a9f8e7d6c5b4a}
    gives: {lamps: whole number}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
actions:
  stock:
    url: https://lamps.example.com/stock
    method: GET
    headers: {Authorization: "Bearer ${STOCK_KEY}"}
    gives: {lamps: whole number}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot.
  end
"#,
};

/// How keys of well-known makers begin, and how many letters and digits follow at least.
const BEGINNINGS: [(&str, usize); 12] = [
    ("Bearer ", 16),
    ("Basic ", 16),
    ("sk_live_", 10),
    ("rk_live_", 10),
    ("sk_test_", 10),
    ("whsec_", 16),
    ("ghp_", 20),
    ("xoxb-", 12),
    ("AKIA", 16),
    ("AIza", 30),
    ("EAA", 40),
    ("-----BEGIN ", 0),
];

/// What a header is called that lets somebody in.
const LETS_IN: [&str; 7] = ["key", "token", "secret", "auth", "password", "signature", "credential"];
/// Shorter ones are names and versions.
const KEY_MIN: usize = 12;
/// The shortest key of those makers.
const SHORTEST: usize = 10;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let headers: Vec<&(String, String)> = journey.project.actions.iter().flat_map(|action| &action.headers).filter(lets_in).collect();
    for (file, source) in journey.analysis.sources.iter() {
        let headers: &[_] = if source.path == "botflow.yaml" { &headers } else { &[] };
        let lines = if headers.is_empty() { suspect_lines(&source.text) } else { all_lines(&source.text) };
        for line in lines {
            let text = &source.text[line.clone()];
            let header = || {
                let (_, value) = headers.iter().find(|(name, value)| text.contains(name.as_str()) && text.contains(value.as_str()))?;
                text.find(value.as_str()).map(|at| (at, at + value.len()))
            };
            if let Some((from, to)) = secret(text).or_else(|| password(text)).or_else(header) {
                let span = Span::new(file, (line.start + from) as u32, (line.start + to) as u32);
                found.push(Finding::new(&PAGE, span).note("readable for everybody who has the project"));
            }
        }
    }
}

fn all_lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let line = |line: &str| {
        start += line.len();
        start - line.len()..start
    };
    text.split_inclusive('\n').map(line).collect()
}

/// The lines that may hold a key or a password at all: hardly any.
fn suspect_lines(text: &str) -> Vec<Range<usize>> {
    let mut suspects: Vec<usize> = text.match_indices('@').map(|(at, _)| at).collect();
    add_long_rows(text.as_bytes(), &mut suspects);
    suspects.sort_unstable();
    let around = |at: usize| {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        start..text[at..].find('\n').map_or(text.len(), |end| at + end + 1)
    };
    let mut lines: Vec<Range<usize>> = Vec::new();
    for at in suspects {
        if lines.last().is_none_or(|line| line.end <= at) {
            lines.push(around(at));
        }
    }
    lines
}

/// Where as many letters and digits stand in a row as in the shortest key, with a digit or the dashes of a written-out key among them. Such a row has
/// a letter at one of every so many places, and no others are looked at.
fn add_long_rows(text: &[u8], rows: &mut Vec<usize>) {
    let of_keys = |byte: &u8| OF_KEYS[usize::from(*byte)];
    let mut at = SHORTEST - 1;
    while let Some(byte) = text.get(at) {
        if !of_keys(byte) {
            at += SHORTEST;
            continue;
        }
        let start = text[..at].iter().rposition(|byte| !of_keys(byte)).map_or(0, |before| before + 1);
        let end = text[at..].iter().position(|byte| !of_keys(byte)).map_or(text.len(), |length| at + length);
        let row = &text[start..end];
        if row.len() >= SHORTEST && (row.iter().any(u8::is_ascii_digit) || row.windows(5).any(|dashes| dashes == b"-----")) {
            rows.push(at);
        }
        at = end + SHORTEST;
    }
}

/// A header such as `X-Api-Key` with the key itself.
fn lets_in((name, value): &&(String, String)) -> bool {
    let name = name.to_lowercase();
    let bare = !value.contains(char::is_whitespace) && !value.contains("${") && value.len() >= KEY_MIN;
    LETS_IN.iter().any(|word| name.contains(word)) && bare && value.contains(|letter: char| letter.is_ascii_digit())
}

/// The name and password of an address: `https://shop:secret@example.com`.
fn password(line: &str) -> Option<(usize, usize)> {
    // Most lines hold no `@`: that is found sooner than an address.
    let begin = line.contains('@').then(|| line.find("://"))?? + 3;
    let place = line[begin..].split(['/', '?', '#', ' ', '"', '\'', '\n', ',', '}']).next()?;
    let (owner, _) = place.rsplit_once('@')?;
    let (name, password) = owner.split_once(':')?;
    let told = !name.is_empty() && !password.is_empty() && !owner.contains('$');
    told.then_some((begin, begin + owner.len()))
}

/// Which bytes keys are written with. Every file of a project is looked through.
const OF_KEYS: [bool; 256] = {
    let mut of_keys = [false; 256];
    let mut byte = 0;
    while byte < of_keys.len() {
        of_keys[byte] = matches!(byte as u8, b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'_' | b'-' | b'+' | b'/' | b'=');
        byte += 1;
    }
    of_keys
};

/// Where a line holds a key.
fn secret(line: &str) -> Option<(usize, usize)> {
    BEGINNINGS.iter().find_map(|(beginning, least)| {
        let from = line.find(beginning)?;
        let apart = !line[..from].ends_with(|letter: char| letter.is_alphanumeric());
        let key = &line[from + beginning.len()..];
        let length = key.find(|letter: char| !(letter.is_ascii_alphanumeric() || "._-+/=".contains(letter))).unwrap_or(key.len());
        // Words of a text hold no digits.
        let like_a_key =
            *least == 0 && key.contains("PRIVATE KEY") || *least > 0 && key[..length].contains(|letter: char| letter.is_ascii_digit());
        (apart && length >= *least && like_a_key).then_some((from, from + beginning.len() + length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_wherever_they_stand_in_a_file() {
        for before in 0..40 {
            let text = format!("{}\n{} sk_live_0123456789\nend\n", "x".repeat(before), " ".repeat(before));
            let lines = suspect_lines(&text);
            assert_eq!(lines.len(), 1, "{text:?}");
            assert!(secret(&text[lines[0].clone()]).is_some());
        }
        assert_eq!(suspect_lines("-----BEGIN PRIVATE KEY-----\nhello a@b\nan-uncommonly-long-word\n").len(), 2);
        assert!(suspect_lines("").is_empty() && suspect_lines("sk_live_01").len() == 1);
    }
}
