//! W609 (writing pack): a long message that is hard to read, by the reading ease of Flesch in its form for the language.

use botflow_source::{Finding, Page, Severity};

use crate::Journey;
use crate::journey::{Role, words};
use crate::level;

/// What is known of W609.
pub static PAGE: Page = Page {
    code: "W609",
    slug: "reading-level",
    severity: Severity::Hint,
    minimum: None,
    title: "This message is hard to read",
    why: "people read a chat on the way; long words in long sentences are skipped",
    help: "write shorter sentences, and shorter words",
    broken: r#"--- botflow.yaml
name: Lamp house
channels: [web]
retention: 180 days
lint: {W609: hint}
--- flows/shop.flow
flow Shop
  starts on anything else

step Hi
  say I'm the lamp bot. Notwithstanding any previously communicated availability information, individual configurations necessitating additional manufacturing preparation or international transportation arrangements unfortunately require considerably extended delivery periods, particularly regarding customised illumination installations.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
channels: [web]
retention: 180 days
lint: {W609: hint}
--- flows/shop.flow
flow Shop
  starts on anything else

step Hi
  say I'm the lamp bot. Some lamps are made just for you. These take longer, as we have to order the parts first. We will tell you the day as soon as we know it, and you can still change your mind until then.
  end
"#,
};

/// Below this many words a figure says nothing.
const WORDS_MIN: usize = 25;
/// Flesch's own scale: below 30 "very difficult".
const EASE_MIN: f64 = 30.0;

/// The form of a language: `base - sentence * words per sentence - syllable * syllables per word`.
/// Flesch 1948 (en), Amstad 1978 (de), Fernández Huerta 1959 (es), Kandel and Moles 1958 (fr), as listed in
/// github.com/Yoast/YoastSEO.js/issues/267, looked at on 2026-11-21.
const FORMS: [(&str, f64, f64, f64); 4] =
    [("en", 206.835, 1.015, 84.6), ("de", 180.0, 1.0, 58.5), ("es", 206.84, 1.02, 60.0), ("fr", 207.0, 1.015, 73.6)];

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    if !level::is_asked_for(journey.project, &PAGE) {
        return;
    }
    let language = journey.source_language();
    for &(_, text, role) in journey.shown() {
        let hard = || ease(journey.typed(text), language).is_some_and(|ease| ease < EASE_MIN);
        if role == Role::Words && hard() {
            found.push(Finding::new(&PAGE, text.get(journey.facts).span).note("long words, long sentences"));
        }
    }
}

/// How easy a text is to read, 100 being very easy; `None` where it is too short, or the language has no form here.
fn ease(text: &str, language: &str) -> Option<f64> {
    let (_, base, sentence, syllable) = FORMS.iter().find(|(tag, ..)| *tag == language)?;
    let (mut all, mut syllables) = (0, 0);
    for (_, word) in words(text) {
        all += 1;
        syllables += syllables_of(word, language);
    }
    if all < WORDS_MIN {
        return None;
    }
    let ends = text.split(['.', '!', '?', '…']).filter(|part| part.chars().any(char::is_alphabetic)).count().max(1);
    Some(base - sentence * all as f64 / ends as f64 - syllable * f64::from(syllables) / all as f64)
}

/// Groups of vowels; in English and French an *e* at the end is not spoken.
fn syllables_of(word: &str, language: &str) -> u32 {
    let word = word.to_lowercase();
    let mut count = 0;
    let mut before = false;
    for letter in word.chars() {
        let vowel = "aeiouyäöüáéíóúàâèêëîïôùûœæ".contains(letter);
        count += u32::from(vowel && !before);
        before = vowel;
    }
    let silent = matches!(language, "en" | "fr") && word.ends_with('e') && !word.ends_with("le") && count > 1;
    (count - u32::from(silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_about_right() {
        assert_eq!(["lamp", "table", "late", "delivery"].map(|word| syllables_of(word, "en")), [1, 2, 1, 4]);
        assert_eq!(["Lieferung", "Lampe"].map(|word| syllables_of(word, "de")), [3, 2]);
    }

    #[test]
    fn a_short_text_and_a_language_without_a_form_have_no_figure() {
        assert_eq!(ease("Notwithstanding considerable international arrangements.", "en"), None);
        assert_eq!(ease(&"kukka ".repeat(40), "fi"), None);
        assert!(ease(&"We sell lamps. ".repeat(20), "en").unwrap() > 90.0);
    }
}
