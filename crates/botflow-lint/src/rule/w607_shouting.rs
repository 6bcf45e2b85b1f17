//! W607 (writing pack): several words in a row in capitals, or a row of exclamation marks.

use botflow_source::{Finding, Page, Severity, Span};

use crate::Journey;
use crate::journey::{Role, words};
use crate::level;

/// What is known of W607.
pub static PAGE: Page = Page {
    code: "W607",
    slug: "shouting",
    severity: Severity::Hint,
    minimum: None,
    title: "This reads like shouting",
    why: "capitals and rows of exclamation marks look like spam, and are slower to read",
    help: "write it in small letters, with one exclamation mark at most",
    broken: r#"--- botflow.yaml
name: Lamp house
channels: [web]
retention: 180 days
lint: {writing: hint}
--- flows/shop.flow
flow Shop
  starts on anything else

step Hi
  say I'm the lamp bot. ALL LAMPS HALF PRICE today.
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
  say I'm the lamp bot. All lamps are half price today.
  end
"#,
};

/// So many words in a row; two may be a name or abbreviations.
const WORDS_MIN: usize = 3;
/// So many letters in them.
const LETTERS_MIN: usize = 9;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    if !level::is_asked_for(journey.project, &PAGE) {
        return;
    }
    for &(_, text, role) in journey.shown() {
        if role == Role::Address {
            continue;
        }
        for (span, typed) in journey.letters(text) {
            if let Some((from, to)) = capitals(typed).or_else(|| marks(typed)) {
                let here = Span::new(span.file, span.start + from as u32, span.start + to as u32);
                found.push(Finding::new(&PAGE, here).note("loud"));
            }
        }
    }
}

/// The first row of words in capitals.
fn capitals(text: &str) -> Option<(usize, usize)> {
    let (mut row, mut letters, mut start, mut end) = (0, 0, 0, 0);
    for (at, word) in words(text) {
        let loud = word.chars().count() > 1 && word.chars().all(|letter| letter.is_uppercase() || !letter.is_alphabetic());
        if loud {
            start = if row == 0 { at } else { start };
            (row, letters, end) = (row + 1, letters + word.chars().count(), at + word.len());
        } else if row >= WORDS_MIN && letters >= LETTERS_MIN {
            break;
        } else {
            (row, letters) = (0, 0);
        }
    }
    (row >= WORDS_MIN && letters >= LETTERS_MIN).then_some((start, end))
}

/// The first row of three exclamation marks or more.
fn marks(text: &str) -> Option<(usize, usize)> {
    let from = text.find("!!!")?;
    Some((from, from + text[from..].bytes().take_while(|byte| *byte == b'!').count()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_abbreviations_are_not_loud() {
        assert_eq!(capitals("The USA and the EU"), None);
        assert_eq!(capitals("Send STOP to end"), None);
        assert_eq!(capitals("Only now: FREE SHIPPING TODAY for you"), Some((10, 29)));
        assert_eq!(marks("Hi!!!! You"), Some((2, 6)));
    }
}
