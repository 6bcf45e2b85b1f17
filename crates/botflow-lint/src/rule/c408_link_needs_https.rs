//! C408: an address that is opened without encryption.

use botflow_compile::model::Piece;
use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::Journey;
use crate::journey::Role;

/// What is known of C408.
pub static PAGE: Page = Page {
    code: "C408",
    slug: "link-needs-https",
    severity: Severity::Warning,
    minimum: None,
    title: "This link is not https",
    why: "the channels refuse pictures and links without https, or warn customers before they open them",
    help: "write https:// instead of http://",
    broken: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. Here is our shop.
    button Open the shop -> http://lamps.example.com
  end
"#,
    mended: r#"flow Shop
  starts on welcome

step Hi
  say I'm the lamp bot. Here is our shop.
    button Open the shop -> https://lamps.example.com
  end
"#,
};

/// Where a page is tried out: nobody else gets there.
const OWN_MACHINE: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for &(_, text, role) in journey.shown() {
        let text = text.get(journey.facts);
        let Some(Piece::Literal(start)) = text.source().first() else { continue };
        let plain = start.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http://"));
        if role != Role::Address || !plain || OWN_MACHINE.iter().any(|host| start[7..].starts_with(host)) {
            continue;
        }
        let scheme = Span::new(text.span.file, text.span.start, text.span.start + 7);
        let finding = Finding::new(&PAGE, text.span).note("not encrypted");
        // As typed: nothing stands before the scheme.
        found.push(match journey.slice(scheme).eq_ignore_ascii_case("http://") {
            true => finding.safe_fix("Write https://", vec![Edit::new(scheme, "https://")]),
            false => finding,
        });
    }
}
