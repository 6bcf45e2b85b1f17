//! In: a file whose bytes are no UTF-8. Out: S001.

use botflow_source::{Finding, Page, Severity, Span};

/// S001 not-utf8
pub static PAGE: Page = Page {
    code: "S001",
    slug: "not-utf8",
    severity: Severity::Error,
    minimum: None,
    title: "This file is not saved as plain UTF-8 text",
    why: "letters such as ü, é or € would reach the customer as question marks or not at all",
    help: r#"save it again as "UTF-8" (in most editors: *Save as*, *Encoding*)"#,
    broken: "flow A\n  starts on welcome\n\nstep Hello\n  say \u{fffd}t\u{fffd}\n  end\n",
    mended: r#"flow A
  starts on welcome

step Hello
  say été
  end
"#,
};

/// The finding at the first letter that was lost.
pub fn finding(lost: Span) -> Finding {
    Finding::new(&PAGE, lost).note("from here on letters are lost")
}
