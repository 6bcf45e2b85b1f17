//! T220: a check that nothing passes.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of T220.
pub static PAGE: Page = Page {
    code: "T220",
    slug: "check-never-passes",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "No answer can pass this check",
    why: "customers would be asked again and again, whatever they write",
    help: "correct the numbers of the check",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
    check guests is at least 2 and guests is at most 1: We have tables for 2 to 12.
  say A table for {guests}, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
    check guests is at least 2 and guests is at most 12: We have tables for 2 to 12.
  say A table for {guests}, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A check that, with those above it, leaves no answer.
pub fn never_passes(span: Span) -> Finding {
    Finding::new(&PAGE, span)
}
