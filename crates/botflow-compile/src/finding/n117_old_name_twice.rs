//! N117: an old title that two claim.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of N117.
pub static PAGE: Page = Page {
    code: "N117",
    slug: "old-name-twice",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"Two steps (or flows) say they were "{x}""#,
    why: "customers who are in the middle of the old one could not be told where to go on",
    help: "keep one of the two lines",
    broken: r#"flow Table
  starts on welcome

step Hi
  was Hello
  say I'm the bot of the Harbour Inn.
  go to Hours

step Hours
  was Hello
  say We are open from 5 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome

step Hi
  was Hello
  say I'm the bot of the Harbour Inn.
  go to Hours

step Hours
  was Opening
  say We are open from 5 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// The second one that says so.
pub fn old_name_twice(span: Span, first: Span, title: &str, of_step: bool) -> Finding {
    let mut finding = Finding::new(&PAGE, span).with("x", title).label(first, "the other one");
    finding.title = format!("Two {} say they were \"{title}\"", if of_step { "steps" } else { "flows" });
    finding
}
