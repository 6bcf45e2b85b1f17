//! W605: a text that somebody meant to write later.

use botflow_compile::model::Piece;
use botflow_source::{Finding, Page, Severity};

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

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for &(_, at, role) in journey.shown() {
        if role == Role::Address {
            continue;
        }
        let text = at.get(journey.facts);
        let literals = text.source().iter().filter_map(|piece| match piece {
            Piece::Literal(literal) => Some(literal.as_str()),
            Piece::Value { .. } => None,
        });
        if let Some(note) = literals.filter_map(placeholder).next() {
            found.push(Finding::new(&PAGE, text.span).with("x", note).note("not written yet"));
        }
    }
}

/// What stands for a text that is not written yet.
fn placeholder(text: &str) -> Option<&str> {
    let words = || text.split(|letter: char| !letter.is_alphanumeric());
    let lorem = || {
        let at = text.to_ascii_lowercase().find("lorem ipsum")?;
        text.get(at..at + "lorem ipsum".len())
    };
    words().find(|word| NOTES.contains(word)).or_else(lorem)
}
