//! T222: two answers with one key.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of T222.
pub static PAGE: Page = Page {
    code: "T222",
    slug: "same-option-key",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"Two answers are stored as "{k}""#,
    why: "you could not tell afterwards which of the two the customer chose",
    help: "give one of them another key",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask meal: I'm the bot of the Harbour Inn. What would you like?
    - Lunch [food]
    - Dinner [food]
  if meal is food
    say We are open from 12 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask meal: I'm the bot of the Harbour Inn. What would you like?
    - Lunch [lunch]
    - Dinner [dinner]
  if meal is lunch
    say We are open from 12 to 3.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// The second answer with that key.
pub fn same_key(span: Span, first: Span, key: &str) -> Finding {
    Finding::new(&PAGE, span).with("k", key).label(first, "the other one")
}
