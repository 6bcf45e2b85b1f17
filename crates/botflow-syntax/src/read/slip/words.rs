//! In: words of a line. Out: words in it that have another form here: comparisons, `after`, `->`.

use super::figures::{number, unit_of};
use super::{Seen, Word};

/// What is seen in the words that follow each other from here on; not all of it can stand at the beginning.
pub(super) fn seen(words: &[Word<'_>], inside: bool) -> Seen {
    reply_without_after(words).or_else(|| if inside { comparison(words).or_else(|| sign(words)) } else { None })
}

/// `when no reply 2 hours`, `when no reply in 2 hours`, `remind 1 day prior to`.
fn reply_without_after(words: &[Word<'_>]) -> Seen {
    match words {
        [Word { text: head @ ("reply" | "free"), .. }, Word { text: "for" | "in" | "within" | "since" | "nach", .. }, next, ..] => {
            let counted = number(next.text).is_some() || next.text.starts_with(|sign: char| sign.is_ascii_digit()) || next.text.len() <= 2;
            counted.then(|| (2, format!("{head} after")))
        }
        [Word { text: head @ ("reply" | "free"), .. }, next, ..] if next.text.starts_with(|sign: char| sign.is_ascii_digit()) => {
            Some((1, format!("{head} after")))
        }
        [Word { text: "prior", .. }, Word { text: "to", .. }, ..] => Some((2, "before".into())),
        [Word { text: "ahead", .. }, Word { text: "of", .. }, ..] => Some((2, "before".into())),
        _ => None,
    }
}

/// `pieces at most 20`, `is more then 5`, `is over 5`, `are more than 5`.
fn comparison(words: &[Word<'_>]) -> Seen {
    let texts: Vec<&str> = words.iter().take(3).map(|word| word.text).collect();
    let is = |word: &str| matches!(word, "is" | "not" | "are");
    Some(match texts.as_slice() {
        [how @ ("more" | "less"), "then", ..] => (2, format!("{how} than")),
        ["are", "more" | "less" | "at" | "one" | "not" | "between" | "known" | "unknown", ..] => (1, "is".into()),
        ["is", "not", "unknown"] => (3, "is known".into()),
        [value, known @ ("known" | "unknown")] if !is(value) => (2, format!("{} is {known}", bare(value))),
        [value, "exists"] => (2, format!("{} is known", bare(value))),
        ["is", "over" | "above", ..] => (2, "is more than".into()),
        ["is", "under" | "below", ..] => (2, "is less than".into()),
        [value, "at", how @ ("most" | "least"), ..] if !is(value) => (3, format!("{} is at {how}", bare(value))),
        [value, how @ ("more" | "less"), "than" | "then", ..] if !is(value) => (3, format!("{} is {how} than", bare(value))),
        [value, "max" | "maximum", _] if !is(value) && number(value).is_none() => (2, format!("{} is at most", bare(value))),
        [value, "min" | "minimum", _] if !is(value) && number(value).is_none() => (2, format!("{} is at least", bare(value))),
        _ => return None,
    })
}

/// A value without the braces that it has in texts.
fn bare(value: &str) -> &str {
    value.strip_prefix('{').and_then(|value| value.strip_suffix('}')).filter(|value| !value.is_empty()).unwrap_or(value)
}

/// `{pieces}`, `the pieces`, `hours: ->`, `go to` for an arrow.
fn sign(words: &[Word<'_>]) -> Seen {
    let first = words.first()?.text;
    let next = words.get(1).map_or("", |word| word.text);
    if bare(first).len() < first.len() {
        return Some((1, bare(first).to_owned()));
    }
    let last = words.len() == 1;
    match (first, next) {
        ("go" | "goes" | "jump", "to") => Some((2, "->".into())),
        ("goto" | "then" | "to:", _) if !last => Some((1, "->".into())),
        ("the" | "a" | "an" | "my", _) if !last && unit_of(next).is_none() => Some((2, next.to_owned())),
        ("plus", _) => Some((1, "+".into())),
        ("minus", _) => Some((1, "-".into())),
        ("vor", _) => Some((1, "before".into())),
        (count, "points" | "point") if number(count).is_some() => Some((2, count.to_owned())),
        (colon, "->") if colon.ends_with([':', ',']) && colon.len() > 1 => Some((1, colon.trim_end_matches([':', ',']).to_owned())),
        (end, _) if last && end.len() > 1 && end.ends_with(['.', '?', '!', ';', ',']) => {
            Some((1, end.trim_end_matches(['.', '?', '!', ';', ',']).to_owned()))
        }
        _ => None,
    }
}
