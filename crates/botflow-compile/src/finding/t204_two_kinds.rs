//! T204: one name for two kinds of things.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of T204.
pub static PAGE: Page = Page {
    code: "T204",
    slug: "two-kinds",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "`{x}` is {a} here and {b} there",
    why: "the second answer would take the place of the first, and one of the two would be lost",
    help: "give one of them another name",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask day (date): I'm the bot of the Harbour Inn. For which day?
  ask day (time): And at what time?
  say See you on {day}.
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
  ask hour (time): And at what time?
  say See you on {day} at {hour}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// The second line that fills (or declares) a name; `first` is where it is of another kind.
pub fn two_kinds(span: Span, first: Span, name: &str, here: &str, there: &str) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", name).with("a", here).with("b", there).label(first, format!("{there} here"));
    if here == there { finding.help("use the same answers in both places, or give one of them another name") } else { finding }
}
