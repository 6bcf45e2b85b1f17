//! T214: a value of the person that is overwritten.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of T214.
pub static PAGE: Page = Page {
    code: "T214",
    slug: "overwrites-contact",
    severity: Severity::Warning,
    minimum: None,
    title: "This replaces the saved `{x}`",
    why: "what the customer told you earlier is lost, though it may still be true",
    help: "ask only `unless known`, or keep the answer in a value of the conversation",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask size: I'm the bot of the lamp house. Which socket do your lamps have?
    - Small [e14]
    - Big [e27]
    keep as contact.socket
  if size is e14
    say Then the Aurora is for you.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask size: I'm the bot of the lamp house. Which socket do your lamps have?
    - Small [e14]
    - Big [e27]
    unless known
    keep as contact.socket
  if size is e14
    say Then the Aurora is for you.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// `set contact.x` over a value that may be there.
pub fn overwrites(span: Span, field: &str) -> Finding {
    Finding::new(&PAGE, span).with("x", field).help(format!("put `if {field} is unknown` round it, or set a value of the conversation"))
}

/// `keep as contact.x` under a question that is asked although the value may be there.
pub fn keeps_over(span: Span, field: &str) -> Finding {
    Finding::new(&PAGE, span).with("x", field).help("add `unless known` under the question, or keep the answer in the conversation only")
}
