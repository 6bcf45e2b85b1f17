//! W602: quote marks round a whole text, which customers would see.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::Journey;
use crate::journey::Role;

/// What is known of W602.
pub static PAGE: Page = Page {
    code: "W602",
    slug: "quotes-shown",
    severity: Severity::Warning,
    minimum: None,
    title: "Customers will see these quote marks",
    why: "texts are written as they are, so the quote marks become part of the message",
    help: "take the quote marks away",
    broken: r#"flow Shop
  starts on welcome

step Hi
  say "Hello! I'm the bot of the lamp house."
  end
"#,
    mended: r#"flow Shop
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  end
"#,
};

/// Pairs of quote marks, as text documents write them.
const QUOTES: [(char, char); 5] = [('"', '"'), ('“', '”'), ('„', '“'), ('„', '”'), ('«', '»')];

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for &(_, at, role) in journey.shown() {
        let typed = journey.typed(at);
        let Some((open, inner, close)) = QUOTES.iter().find_map(|(open, close)| {
            let inner = typed.strip_prefix(*open)?.strip_suffix(*close)?;
            // One pair round everything; a text that begins and ends with quoted words has more.
            Some((*open, inner, *close)).filter(|_| !inner.is_empty() && !inner.contains([*open, *close]))
        }) else {
            continue;
        };
        // An option in typographic marks is the name of something: “Summer dream”.
        if role == Role::Address || role == Role::Label && open != '"' {
            continue;
        }
        let span = at.get(journey.facts).span;
        let (open, close) = (open.len_utf8() as u32, close.len_utf8() as u32);
        let edges = [Span::new(span.file, span.start, span.start + open), Span::new(span.file, span.end - close, span.end)];
        let edits = edges.map(|edge| Edit::new(edge, "")).to_vec();
        let safe = inner.trim() == inner;
        let finding = Finding::new(&PAGE, span).note("the quote marks are shown");
        found.push(if safe { finding.safe_fix("Take the quote marks away", edits) } else { finding });
    }
}
