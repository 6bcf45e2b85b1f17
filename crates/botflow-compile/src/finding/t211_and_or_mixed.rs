//! T211: `and` and `or` without brackets.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// What is known of T211.
pub static PAGE: Page = Page {
    code: "T211",
    slug: "and-or-mixed",
    severity: Severity::Warning,
    minimum: None,
    title: "`and` and `or` are mixed; add brackets to make it clear",
    why: "the bot may decide otherwise than you meant",
    help: "put brackets round what belongs together",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  ask dogs (yes/no): Will you bring a dog?
  ask terrace (yes/no): Would you like to sit outside?
  if guests is more than 8 or dogs and terrace
    say We'll put up the big table outside.
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
  ask dogs (yes/no): Will you bring a dog?
  ask terrace (yes/no): Would you like to sit outside?
  if guests is more than 8 or (dogs and terrace)
    say We'll put up the big table outside.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A part without brackets in a row of the other word. `and`: whether the row around it is one of `and`.
pub fn mixed(span: Span, text: &str, and: bool) -> Finding {
    let reading = if and { "then all around it must hold too" } else { "it is read as one, before the `or` around it" };
    Finding::new(&PAGE, span)
        .note(format!("this belongs together: {reading}"))
        .help(format!("write `({text})`, or put the brackets where you mean them"))
        .offer_fix(format!("Write `({text})`"), vec![Edit::new(span, format!("({text})"))])
}
