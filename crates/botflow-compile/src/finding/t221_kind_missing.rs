//! T221: a question without a kind.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// What is known of T221.
pub static PAGE: Page = Page {
    code: "T221",
    slug: "kind-missing",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "This question has no options and no kind of answer",
    why: "the bot could not tell a good answer from a bad one",
    help: "write the kind in brackets, for example `(text)` or `(whole number)`, or add options below",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests: I'm the bot of the Harbour Inn. For how many?
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
  say A table for {guests}, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A question that says neither; `span` is its name.
pub fn kind_missing(span: Span, name: &str) -> Finding {
    Finding::new(&PAGE, span)
        .help(format!("write `ask {name} (text): …` (or another kind), or add options below"))
        .offer_fix("Accept any text", vec![Edit::new(span.behind(), " (text)")])
}
