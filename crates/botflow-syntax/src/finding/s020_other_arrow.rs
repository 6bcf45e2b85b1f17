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
