//! In: an arrow with nothing behind it. Out: S011.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S011 empty-target
pub static PAGE: Page = Page {
    code: "S011",
    slug: "empty-target",
    severity: Severity::Error,
    minimum: None,
    title: "`->` needs a step to go to",
    why: "the customer taps, and the bot does not know where to go on",
    help: "write the title of a step or a flow behind the arrow",
    broken: r#"flow A
  starts on welcome

step Hello
  ask: Shall we?
    - Yes -> Bye
    - No ->
    when unclear 3 times -> Bye

step Bye
  say Bye
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  ask: Shall we?
    - Yes -> Bye
    - No -> Bye
    when unclear 3 times -> Bye

step Bye
  say Bye
  end
"#,
};

/// The finding at the arrow.
pub fn finding(arrow: Span) -> Finding {
    Finding::new(&PAGE, arrow).note("a title is missing behind this").offer_fix("take the arrow away", vec![Edit::new(arrow, "")])
}
