//! N103: two steps of one title.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of N103.
pub static PAGE: Page = Page {
    code: "N103",
    slug: "two-steps-same-name",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"Two steps are called "{x}""#,
    why: "customers would only ever reach the first of them",
    help: "rename one of them, and the lines that lead to it",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  say I'm the bot of the Harbour Inn.
  ask: What would you like?
    - Opening hours -> Info
    - Address -> Info

step Info
  say We are open from 5 to 11.
  go to Bye

step Info
  say Harbour Street 5.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  say I'm the bot of the Harbour Inn.
  ask: What would you like?
    - Opening hours -> Info
    - Address -> Where

step Info
  say We are open from 5 to 11.
  go to Bye

step Where
  say Harbour Street 5.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// The second step of that title; `first` is where the first one has it.
pub fn two_steps(span: Span, first: Span, title: &str) -> Finding {
    Finding::new(&PAGE, span).with("x", title).label(first, "the first one")
}
