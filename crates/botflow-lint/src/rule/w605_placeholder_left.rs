//! W605: a text that somebody meant to write later.

use botflow_compile::model::Piece;
use botflow_source::{Finding, Page, Severity};

use super::c401_button_too_long::at_translation;
use crate::Journey;
use crate::journey::Role;

/// What is known of W605.
pub static PAGE: Page = Page {
    code: "W605",
    slug: "placeholder-left",
    severity: Severity::Error,
    minimum: None,
    title: "\"{x}\" would be sent to customers",
    why: "customers read a note that was meant for you",
    help: "write the text",
    broken: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. TODO opening hours
  end
"#,
    mended: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. We are open from 9 to 6.
  end
"#,
};

/// Words in capitals that nobody says to a customer.
const NOTES: [&str; 6] = ["TODO", "FIXME", "XXX", "XXXX", "TBD", "TKTK"];
/// What designers write in brackets where a text will stand.
const IN_BRACKETS: [&str; 40] = [
    "name",
    "first name",
    "last name",
    "company",
    "company name",
    "address",
    "email",
    "e-mail",
    "phone",
    "phone number",
    "number",
    "date",
    "time",
    "price",
    "amount",
    "link",
    "url",
    "product",
    "product name",
    "city",
    "text",
    "placeholder",
    "logo",
    "xx",
    "vorname",
    "nachname",
    "firma",
    "adresse",
    "datum",
    "uhrzeit",
    "preis",
    "nom",
    "prénom",
    "prix",
    "lien",
    "nombre",
    "empresa",
    "dirección",
    "fecha",
    "precio",
];
/// How such a note begins; a value of the person in other brackets is one, too.
const BEGINNINGS: [&str; 9] = ["contact.", "insert ", "your ", "add ", "enter ", "hier ", "ihr ", "insérer ", "insertar "];
/// Before or behind a number that nobody knows yet.
const CURRENCIES: [&str; 6] = ["€", "$", "£", "EUR", "USD", "CHF"];

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for &(_, at, role) in journey.shown() {
        let text = at.get(journey.facts);
        let left = |literal| match role {
            Role::Address => note(literal),
            Role::Words | Role::Label => placeholder(literal),
        };
        for (language, pieces) in text.rows.iter().enumerate() {
            let literals = pieces.iter().flat_map(|pieces| pieces.iter()).filter_map(|piece| match piece {
                Piece::Literal(literal) => Some(literal.as_str()),
                Piece::Value { .. } => None,
            });
            if let Some(note) = literals.filter(|literal| may_be_left(literal)).find_map(left) {
                // A key that is shown has its own finding (S025).
                let beside = |found: &Finding| {
                    found.page.code == "S025"
                        && found.span.file == text.span.file
                        && text.span.range().contains(&(found.span.start as usize))
                };
                if journey.analysis.findings.iter().any(beside) {
                    break;
                }
                let finding = at_translation(journey, &PAGE, text.span, language);
                found.push(finding.with("x", note).note("not written yet"));
                break;
            }
        }
    }
}

/// Whether a text holds anything that such notes hold: two capitals in a row, a bracket, or the beginning of *lorem*. Most texts hold none.
fn may_be_left(text: &str) -> bool {
    let mut before = 0;
    text.bytes().any(|letter| {
        let capitals = letter.is_ascii_uppercase() && u8::is_ascii_uppercase(&before);
        let lorem = matches!(letter, b'o' | b'O') && matches!(before, b'l' | b'L');
        before = letter;
        capitals || lorem || matches!(letter, b'[' | b'<')
    })
}

fn note(text: &str) -> Option<&str> {
    text.split(|letter: char| !letter.is_alphanumeric()).find(|word| NOTES.contains(word))
}

/// What stands for a text that is not written yet.
fn placeholder(text: &str) -> Option<&str> {
    let lorem = || {
        let mut starts = text.bytes().enumerate().filter(|(_, letter)| matches!(letter, b'l' | b'L')).map(|(at, _)| at);
        starts.find_map(|at| text.get(at..at + "lorem ipsum".len()).filter(|said| said.eq_ignore_ascii_case("lorem ipsum")))
    };
    note(text).or_else(lorem).or_else(|| in_brackets(text)).or_else(|| unknown_price(text))
}

/// `[address]`, `<insert your name here>`.
fn in_brackets(text: &str) -> Option<&str> {
    text.char_indices().filter(|(_, letter)| matches!(letter, '[' | '<')).find_map(|(at, open)| {
        let close = if open == '[' { ']' } else { '>' };
        let inner = text[at + 1..].split_once(close)?.0;
        let said = inner.trim().to_lowercase();
        let meant =
            IN_BRACKETS.contains(&said.as_str()) || BEGINNINGS.iter().any(|start| said.starts_with(start)) || said.ends_with(" here");
        meant.then(|| &text[at..at + inner.len() + 2])
    })
}

/// `€XX`, `XX EUR`.
fn unknown_price(text: &str) -> Option<&str> {
    text.match_indices("XX").find_map(|(at, _)| {
        let (before, behind) = (text[..at].trim_end(), text[at + 2..].trim_start_matches(['.', ',', 'X']).trim_start());
        let money = CURRENCIES.iter().any(|sign| before.ends_with(sign) || behind.starts_with(sign));
        money.then(|| &text[at..at + 2])
    })
}

#[cfg(test)]
mod tests {
    use super::{may_be_left, placeholder};

    #[test]
    fn notes_and_gaps() {
        let left = ["Call TODO", "Lorem Ipsum dolor", "at [Address]", "dear <your name>", "for €XX", "XX.XX EUR", "[put it here]"];
        assert!(left.iter().all(|text| may_be_left(text) && placeholder(text).is_some()), "{:?}", left.map(placeholder));
        let fine = ["todo listo", "sizes L, XL, XXL", "siglo XX", "[see below]", "5 < 6 and 7 > 6", "size XX only in red"];
        assert!(fine.iter().all(|text| placeholder(text).is_none()), "{:?}", fine.map(placeholder));
    }
}
