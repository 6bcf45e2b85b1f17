//! N102: a flow that there is not.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, some};

/// What is known of N102.
pub static PAGE: Page = Page {
    code: "N102",
    slug: "unknown-flow",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"There is no flow called "{x}""#,
    why: "the conversation would stop here: nobody could say what comes next",
    help: "write the title of a flow",
    broken: r#"--- flows/table.flow
flow Table
  starts on welcome

step Hi
  do Openin hours
  say Come and see us! I'm the bot of the Harbour Inn.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
--- flows/hours.flow
flow Opening hours
  starts on words opening hours

step Hours
  say We are open from 5 to 11.
  end
"#,
    mended: r#"--- flows/table.flow
flow Table
  starts on welcome

step Hi
  do Opening hours
  say Come and see us! I'm the bot of the Harbour Inn.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
--- flows/hours.flow
flow Opening hours
  starts on words opening hours

step Hours
  say We are open from 5 to 11.
  end
"#,
};

/// A title that is no flow. `close`: what may be meant.
pub fn unknown_flow<'t>(span: Span, title: &str, close: &[&str], titles: impl IntoIterator<Item = &'t str>) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", title);
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None => finding.help(format!("write the title of a flow: {}", some(titles))),
    }
}
