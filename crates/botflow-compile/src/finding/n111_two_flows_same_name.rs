//! N111: two flows of one title.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of N111.
pub static PAGE: Page = Page {
    code: "N111",
    slug: "two-flows-same-name",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"Two flows are called "{x}""#,
    why: "lines that lead there would only ever reach the first of them",
    help: "rename one of them",
    broken: r#"--- flows/a.flow
flow Hours
  starts on welcome

step Hours today
  say I'm the bot of the Harbour Inn. We are open from 5 to 11.
  end
--- flows/b.flow
flow hours
  starts on words address

step Where
  say I'm the bot of the Harbour Inn. You find us at Harbour Street 5.
  end
"#,
    mended: r#"--- flows/a.flow
flow Hours
  starts on welcome

step Hours today
  say I'm the bot of the Harbour Inn. We are open from 5 to 11.
  end
--- flows/b.flow
flow Address
  starts on words address

step Where
  say I'm the bot of the Harbour Inn. You find us at Harbour Street 5.
  end
"#,
};

/// The second flow of that title; `first` is where the first one has it.
pub fn two_flows(span: Span, first: Span, title: &str) -> Finding {
    Finding::new(&PAGE, span).with("x", title).label(first, "the first one")
}
