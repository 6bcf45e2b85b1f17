//! N108: a name that the language uses itself.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of N108.
pub static PAGE: Page = Page {
    code: "N108",
    slug: "reserved-name",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#""{x}" is a word the language uses"#,
    why: "nobody could tell whether a line means your answer or the word itself",
    help: "pick another name, for example with a second word and `_` between them",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask today (date): I'm the bot of the Harbour Inn. For which day?
  say See you then.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask day (date): I'm the bot of the Harbour Inn. For which day?
  say See you on {day}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// Names that values, forms, scores, bookings and payments cannot have.
pub const RESERVED: [&str; 19] = [
    "today",
    "tomorrow",
    "now",
    "yes",
    "no",
    "item",
    "channel",
    "entry",
    "contact",
    "is",
    "not",
    "and",
    "or",
    "between",
    "contains",
    "known",
    "unknown",
    "open",
    "subscribed",
];

/// A name that the language uses itself.
pub fn reserved_name(span: Span, name: &str) -> Finding {
    Finding::new(&PAGE, span).with("x", name).help(format!("write `{name}_` and a word that says more, for example `{name}_answer`"))
}
