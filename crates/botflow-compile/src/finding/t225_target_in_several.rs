//! T225: an answer of several that leaves.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of T225.
pub static PAGE: Page = Page {
    code: "T225",
    slug: "target-in-several",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "One of several answers cannot leave the question",
    why: "the customer may have picked others too, and their lines would never run",
    help: "ask again below, with `if {x} contains …`",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask rooms (several): I'm the bot of the lamp house. Which rooms do you need lamps for?
    - Kitchen [kitchen]
    - Cellar [cellar] -> Bye
    - Hall [hall]
  say Lamps for {rooms}: come and see them.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask rooms (several): I'm the bot of the lamp house. Which rooms do you need lamps for?
    - Kitchen [kitchen]
    - Cellar [cellar]
    - Hall [hall]
  say Lamps for {rooms}: come and see them.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A line that leaves a question of several answers.
pub fn leaves(span: Span, name: &str, key: &str) -> Finding {
    Finding::new(&PAGE, span).with("x", name).help(format!("take it away here and write below the question: `if {name} contains {key}`"))
}
