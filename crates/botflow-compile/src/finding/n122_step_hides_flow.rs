//! N122: a step and a flow of one title.

use botflow_source::{Finding, Page, Severity, Span};

/// What is known of N122.
pub static PAGE: Page = Page {
    code: "N122",
    slug: "step-hides-flow",
    severity: Severity::Warning,
    minimum: None,
    title: r#""{x}" is a step here and a flow of the project: this goes to the step"#,
    why: "customers may get another answer here than in the rest of the bot",
    help: "rename one of the two, or write `FLOW / STEP`",
    broken: r#"--- flows/table.flow
flow Table
  starts on welcome

step Hi
  say I'm the bot of the Harbour Inn.
  go to Opening hours

step Opening hours
  say We are open from 5 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
--- flows/hours.flow
flow Opening hours
  starts on words opening hours

step All hours
  say From 5 to 11, every day. I'm the bot of the Harbour Inn.
  end
"#,
    mended: r#"--- flows/table.flow
flow Table
  starts on welcome

step Hi
  say I'm the bot of the Harbour Inn.
  go to Hours today

step Hours today
  say We are open from 5 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
--- flows/hours.flow
flow Opening hours
  starts on words opening hours

step All hours
  say From 5 to 11, every day. I'm the bot of the Harbour Inn.
  end
"#,
};

/// A target that a step and a flow are called.
pub fn step_hides_flow(span: Span, title: &str, step: Span, flow: Span) -> Finding {
    Finding::new(&PAGE, span).with("x", title).label(step, "this step").label(flow, "this flow")
}
