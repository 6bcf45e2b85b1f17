//! N119: a goal that nothing reaches.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of N119.
pub static PAGE: Page = Page {
    code: "N119",
    slug: "unknown-goal",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"Nothing reaches a goal called "{x}""#,
    why: "the test could never pass",
    help: "write the goal as its `reach` line has it",
    broken: r#"flow Table
  starts on welcome

step Hi
  say I'm the bot of the Harbour Inn. Come and see us!
  reach table wanted
  end

test Hello
  customer arrives
  expect reached table wnated
"#,
    mended: r#"flow Table
  starts on welcome

step Hi
  say I'm the bot of the Harbour Inn. Come and see us!
  reach table wanted
  end

test Hello
  customer arrives
  expect reached table wanted
"#,
};

/// A goal that no line reaches.
pub fn unknown_goal(span: Span, name: &str, names: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", name);
    let close = nearest(name, names.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if names.is_empty() => finding.help(format!("add `reach {name}` where it is reached")),
        None => finding.help(format!("write {}", some(names.iter().copied()))),
    }
}
