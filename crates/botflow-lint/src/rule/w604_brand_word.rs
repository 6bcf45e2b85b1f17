//! W604: a name of the brand that is not written as the brand writes it.

use botflow_compile::graph::TextAt;
use botflow_compile::model::Piece;
use botflow_source::{Edit, Finding, Page, Severity, Span};

use super::c401_button_too_long::at_translation;
use crate::Journey;
use crate::journey::Role;

/// What is known of W604.
pub static PAGE: Page = Page {
    code: "W604",
    slug: "brand-word",
    severity: Severity::Warning,
    minimum: None,
    title: "Write \"{Brand}\"",
    why: "customers see your name spelt in two ways, and wonder whether it is you",
    help: "write {Brand}",
    broken: r#"--- botflow.yaml
name: Lamp House
channels: [web]
retention: 180 days
brand words: [Lamp House]
--- flows/shop.flow
flow Shop
  starts on anything else

step Hi
  say I'm the bot of the Lamphouse.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp House
channels: [web]
retention: 180 days
brand words: [Lamp House]
--- flows/shop.flow
flow Shop
  starts on anything else

step Hi
  say I'm the bot of the Lamp House.
  end
"#,
};

/// A name, cut where people put a space or a hyphen, or leave it out: `Lamp|House`, `You|Tube`.
struct Brand<'p> {
    name: &'p str,
    parts: Vec<&'p str>,
}

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let brands: Vec<Brand<'_>> = journey.project.brand_words.iter().map(|name| Brand::new(&name.text)).collect();
    if brands.is_empty() {
        return;
    }
    for &(_, text, role) in journey.shown() {
        if role == Role::Address {
            continue;
        }
        for (span, typed) in journey.letters(text) {
            for (at, length, brand) in misspelt(typed, &brands) {
                let start = span.start + at as u32;
                let here = Span::new(span.file, start, start + length as u32);
                let finding = Finding::new(&PAGE, here).with("Brand", brand).note("not as you write it");
                found.push(finding.safe_fix(format!("Write {brand}"), vec![Edit::new(here, brand)]));
            }
        }
        translated(journey, text, &brands, found);
    }
}

/// Names in the other languages: the same name there, too.
fn translated(journey: &Journey<'_>, at: TextAt, brands: &[Brand<'_>], found: &mut Vec<Finding>) {
    let text = at.get(journey.facts);
    for (language, pieces) in text.rows.iter().enumerate().skip(1) {
        let literals = pieces.iter().flat_map(|pieces| pieces.iter()).filter_map(|piece| match piece {
            Piece::Literal(literal) => Some(literal.as_str()),
            Piece::Value { .. } => None,
        });
        // A text that has no translation yet stands there as the source has it.
        let written = journey.model.translations.contains_key(&(text.span, language as u32));
        for (_, _, brand) in literals.filter(|_| written).flat_map(|literal| misspelt(literal, brands)) {
            found.push(at_translation(journey, &PAGE, text.span, language).with("Brand", brand).note("not as you write it"));
        }
    }
}

/// Where a name is written in another way: first byte, length, the name.
fn misspelt<'p>(text: &str, brands: &[Brand<'p>]) -> Vec<(usize, usize, &'p str)> {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut skip = 0;
    for (at, letter) in text.char_indices() {
        let begins = !before.is_alphanumeric() && !matches!(before, '@' | '#' | '/' | '_' | '.' | '-');
        before = letter;
        if at < skip || !begins {
            continue;
        }
        let rest = &text[at..];
        let here = brands.iter().filter_map(|brand| Some((brand.length_in(rest)?, brand.name))).max_by_key(|(length, _)| *length);
        let Some((length, name)) = here else { continue };
        skip = at + length;
        if brands.iter().all(|brand| brand.name != &rest[..length]) {
            found.push((at, length, name));
        }
    }
    found
}

impl<'p> Brand<'p> {
    fn new(name: &'p str) -> Self {
        let mut parts = Vec::new();
        for word in name.split([' ', '-']).filter(|word| !word.is_empty()) {
            let mut start = 0;
            let mut small = 0;
            for (at, letter) in word.char_indices() {
                // "iPhone" is one word to those who write it wrong, "YouTube" may be two.
                if letter.is_uppercase() && small > 1 {
                    parts.push(&word[start..at]);
                    start = at;
                }
                small = if letter.is_lowercase() { small + 1 } else { 0 };
            }
            parts.push(&word[start..]);
        }
        Brand { name, parts }
    }

    /// How many bytes of the text are this name, in whatever capitals, with or without space and hyphen.
    fn length_in(&self, text: &str) -> Option<usize> {
        let mut rest = text;
        for (at, part) in self.parts.iter().enumerate() {
            if at > 0 {
                rest = rest.strip_prefix([' ', '-', '\u{a0}']).unwrap_or(rest);
            }
            rest = without(rest, part)?;
        }
        let mut behind = rest.chars();
        let (next, second) = (behind.next().unwrap_or(' '), behind.next().unwrap_or(' '));
        let goes_on = next.is_alphanumeric() || matches!(next, '@' | '_' | '/') || (matches!(next, '.' | '-') && second.is_alphanumeric());
        (!goes_on && !self.parts.is_empty()).then_some(text.len() - rest.len())
    }
}

/// The text behind a word that it begins with, in whatever capitals.
fn without<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let mut letters = text.chars();
    for expected in word.chars() {
        let letter = letters.next()?;
        if letter != expected && !letter.to_lowercase().eq(expected.to_lowercase()) {
            return None;
        }
    }
    Some(letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_other_clothes() {
        let brands = ["Lamp House", "YouTube", "iPhone"].map(Brand::new);
        let wrong =
            |text: &'static str| misspelt(text, &brands).into_iter().map(|(at, length, _)| &text[at..at + length]).collect::<Vec<_>>();
        assert_eq!(wrong("The lamp house on Youtube, lamphouse, LAMP-HOUSE"), ["lamp house", "Youtube", "lamphouse", "LAMP-HOUSE"]);
        assert_eq!(wrong("An IPhone's case"), ["IPhone"]);
        assert_eq!(wrong("Lamp House, iPhones, lamphouse.example.com, @lamphouse, a lamp houses"), Vec::<&str>::new());
    }
}
