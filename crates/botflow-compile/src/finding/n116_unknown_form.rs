//! N116: a form that the flow does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of N116.
pub static PAGE: Page = Page {
    code: "N116",
    slug: "unknown-form",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"There is no form called "{x}" in this flow"#,
    why: "what the customer told you would reach nobody",
    help: "write the name of a form of this flow, or add `with` lines below for what is to be delivered",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  say I'm the bot of the Harbour Inn.
  form booking
    ask privacy (consent): May we keep your name for the table?
      when no -> Bye
    ask name (name): What's your name?
    when cancelled -> Bye
  submit bokking
  say See you soon!
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
  form booking
    ask privacy (consent): May we keep your name for the table?
      when no -> Bye
    ask name (name): What's your name?
    when cancelled -> Bye
  submit booking
  say See you soon!
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A form that the flow does not have.
pub fn unknown_form(span: Span, name: &str, names: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", name);
    let close = nearest(name, names.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if names.is_empty() => finding,
        None => finding.help(format!("write {}", some(names.iter().copied()))),
    }
}
