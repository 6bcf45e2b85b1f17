//! W608 (writing pack): a word that is known to be a misspelling.
//!
//! Only misspellings are looked up, no words: a name or a new word is never taken for a mistake.

mod list;

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::Journey;
use crate::journey::{Role, words};
use crate::level;

/// What is known of W608.
pub static PAGE: Page = Page {
    code: "W608",
    slug: "spelling",
    severity: Severity::Hint,
    minimum: None,
    title: "\"{x}\" is misspelt",
    why: "a mistake in a message makes people doubt that it comes from you",
    help: "write {y}",
    broken: r#"--- botflow.yaml
name: Lamp house
channels: [web]
retention: 180 days
lint: {writing: hint}
--- flows/shop.flow
flow Shop
  starts on anything else

step Hi
  say I'm the lamp bot. You will recieve a letter.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
channels: [web]
retention: 180 days
lint: {writing: hint}
--- flows/shop.flow
flow Shop
  starts on anything else

step Hi
  say I'm the lamp bot. You will receive a letter.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    if !level::is_asked_for(journey.project, &PAGE) {
        return;
    }
    let Some(list) = list::of(journey.source_language()) else { return };
    for &(_, text, role) in journey.shown() {
        if role == Role::Address {
            continue;
        }
        for (span, typed) in journey.letters(text) {
            for (at, word) in words(typed) {
                let Some(right) = right(word, list) else { continue };
                let start = span.start + at as u32;
                let here = Span::new(span.file, start, start + word.len() as u32);
                let finding = Finding::new(&PAGE, here).with("x", word).with("y", &right);
                found.push(finding.offer_fix(format!("Write {right}"), vec![Edit::new(here, right)]));
            }
        }
    }
}

/// The word as it should be, with the capital that it has.
fn right(word: &str, list: &[(&str, &str)]) -> Option<String> {
    let small = word.to_lowercase();
    let at = list.binary_search_by_key(&small.as_str(), |(wrong, _)| wrong).ok()?;
    let right = list[at].1;
    let capital = word.chars().next().is_some_and(char::is_uppercase);
    let mut letters = right.chars();
    Some(match letters.next().filter(|_| capital) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => right.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_in_order_and_hold_no_right_word_as_a_wrong_one() {
        for language in ["en", "de", "es", "fr"] {
            let list = list::of(language).unwrap();
            assert!(list.is_sorted_by(|a, b| a.0 < b.0), "{language}: {:?}", list.windows(2).find(|two| two[0].0 >= two[1].0));
            assert!(list.iter().all(|(_, right)| list.binary_search_by_key(right, |(wrong, _)| wrong).is_err()));
        }
    }

    #[test]
    fn a_capital_stays() {
        let list = list::of("en").unwrap();
        assert_eq!(right("Recieve", list).as_deref(), Some("Receive"));
        assert_eq!(right("receive", list), None);
    }
}
