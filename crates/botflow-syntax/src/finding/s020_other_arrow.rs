//! In: another arrow than `->`. Out: S020.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S020 other-arrow
pub static PAGE: Page = Page {
    code: "S020",
    slug: "other-arrow",
    severity: Severity::Error,
    minimum: None,
    title: "Write `->` instead of `{arrow}`",
    why: "customers notice nothing, I have read it as meant; with one arrow in all flows everybody on the team reads them alike",
    help: "write `->`",
    broken: r#"flow A
  starts on welcome

step Hello
  ask: Shall we?
    - Yes -> Bye
    - No => Bye
    when unclear 3 times -> Bye

step Bye
  say Bye
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  ask: Shall we?
    - Yes -> Bye
    - No -> Bye
    when unclear 3 times -> Bye

step Bye
  say Bye
  end
"#,
};

/// The finding at the arrow.
pub fn finding(arrow: Span, typed: &str) -> Finding {
    Finding::new(&PAGE, arrow).with("arrow", typed).safe_fix("write `->`", vec![Edit::new(arrow, "->")])
}

/// The finding at a `>` before the title of a step. A label may hold one, so that taking it for an arrow is for the writer to agree to.
pub fn lone(sign: Span, typed: &str) -> Finding {
    Finding::new(&PAGE, sign)
        .with("arrow", typed)
        .note("a title of a step stands behind this")
        .help("write `->`; a label that should show the sign needs other words than that title")
        .offer_fix("write `->`", vec![Edit::new(sign, "->")])
}
