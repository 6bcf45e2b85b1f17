//! C406: stars and underscores on a label: no channel makes bold letters of them there.

use botflow_compile::model::Piece;
use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::Journey;
use crate::journey::Role;

/// What is known of C406.
pub static PAGE: Page = Page {
    code: "C406",
    slug: "markup-shows",
    severity: Severity::Warning,
    minimum: None,
    title: "Customers will see the marks around {this}",
    why: "no channel shows bold or italic letters on a button: the marks stand there as they are typed",
    help: "remove them",
    broken: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to see?
    - *New* lamps -> Lamps
    - Nothing today -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to see?
    - New lamps -> Lamps
    - Nothing today -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for &(_, text, role) in journey.shown() {
        let at = text.get(journey.facts);
        if role != Role::Label || at.source().iter().any(|piece| matches!(piece, Piece::Value { .. })) {
            continue;
        }
        let typed = journey.slice(at.span);
        let Some((open, close)) = marks(typed) else { continue };
        let spot = |from: usize, to: usize| Span::new(at.span.file, at.span.start + from as u32, at.span.start + to as u32);
        let finding = Finding::new(&PAGE, spot(open, close + 1)).with("this", &typed[open..=close]).note("shown as typed");
        let edits = vec![Edit::new(spot(open, open + 1), ""), Edit::new(spot(close, close + 1), "")];
        found.push(finding.safe_fix("Remove the marks", edits));
    }
}

/// Where a pair of marks stands round words: `*new*`, `_new_`, `~new~`.
fn marks(text: &str) -> Option<(usize, usize)> {
    let letter = |at: Option<char>| at.is_some_and(char::is_alphanumeric);
    for (open, mark) in text.char_indices().filter(|(_, mark)| matches!(mark, '*' | '_' | '~')) {
        let rest = &text[open + 1..];
        if letter(text[..open].chars().next_back()) || !letter(rest.chars().next()) {
            continue;
        }
        let close = rest.char_indices().find(|(at, other)| *other == mark && !letter(rest[at + 1..].chars().next()));
        if let Some((at, _)) = close.filter(|(at, _)| !rest[..*at].ends_with(char::is_whitespace)) {
            return Some((open, open + 1 + at));
        }
    }
    None
}
