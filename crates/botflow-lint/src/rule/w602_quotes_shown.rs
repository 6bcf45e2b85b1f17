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

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for &(_, at, role) in journey.shown() {
        let typed = journey.typed(at);
        let inner = typed.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        // One pair round everything; a text that begins and ends with quoted words has more.
        let Some(inner) = inner.filter(|inner| !inner.is_empty() && !inner.contains('"')) else { continue };
        if role == Role::Address {
            continue;
        }
        let span = at.get(journey.facts).span;
        let edges = [Span::new(span.file, span.start, span.start + 1), Span::new(span.file, span.end - 1, span.end)];
        let edits = edges.map(|edge| Edit::new(edge, "")).to_vec();
        let safe = inner.trim() == inner;
        let finding = Finding::new(&PAGE, span).note("the quote marks are shown");
        found.push(if safe { finding.safe_fix("Take the quote marks away", edits) } else { finding });
    }
}
