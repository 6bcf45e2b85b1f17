//! In: a colon behind an instruction or a title. Out: S019.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S019 colon-at-end
pub static PAGE: Page = Page {
    code: "S019",
    slug: "colon-at-end",
    severity: Severity::Error,
    minimum: None,
    title: "There is a colon here that does not belong",
    why: "customers notice nothing, I have read the line without it; a colon only stands before a text that they see",
    help: "remove it",
    broken: r#"flow A
  starts on welcome

step Hello:
  say Hi
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi
  end
"#,
};

/// The finding at the colon.
pub fn finding(colon: Span) -> Finding {
    Finding::new(&PAGE, colon).safe_fix("remove it", vec![Edit::new(colon, "")])
}
