//! In: characters that turn the reading direction. Out: S014.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S014 hidden-direction
pub static PAGE: Page = Page {
    code: "S014",
    slug: "hidden-direction",
    severity: Severity::Error,
    minimum: None,
    title: "This text contains characters that reverse the reading order",
    why: "what customers see may read differently from what you see here, and a link may lead elsewhere than it seems",
    help: "remove them",
    broken: "flow A\n  starts on welcome\n\nstep Hello\n  say Hi \u{202e}there\n  end\n",
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi there
  end
"#,
};

/// The finding at the first of them; never empty.
pub fn finding(hidden: &[Span]) -> Finding {
    let edits = hidden.iter().map(|span| Edit::new(*span, "")).collect();
    Finding::new(&PAGE, hidden[0]).note("from here on").safe_fix("remove them", edits)
}
