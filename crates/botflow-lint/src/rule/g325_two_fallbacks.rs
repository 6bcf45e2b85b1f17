//! G325: two flows answer everything else.

use botflow_compile::graph::{Start, StartOn};
use botflow_source::{Finding, Page, Severity};

use crate::Journey;

/// What is known of G325.
pub static PAGE: Page = Page {
    code: "G325",
    slug: "two-fallbacks",
    severity: Severity::Error,
    minimum: None,
    title: "Two flows answer everything else",
    why: "only one of them can answer, and the customer cannot know which",
    help: "keep `starts on anything else` in one flow only",
    broken: r#"--- flows/lamps.flow
flow Lamps
  starts on anything else

step Hi
  say I'm the lamp bot. Our lamps start at 49 EUR.
  end
--- flows/bulbs.flow
flow Bulbs
  starts on words bulbs
  starts on anything else

step Hi
  say I'm the lamp bot. Our bulbs start at 4 EUR.
  end
"#,
    mended: r#"--- flows/lamps.flow
flow Lamps
  starts on anything else

step Hi
  say I'm the lamp bot. Our lamps start at 49 EUR.
  end
--- flows/bulbs.flow
flow Bulbs
  starts on words bulbs

step Hi
  say I'm the lamp bot. Our bulbs start at 4 EUR.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let fallback = |start: &&Start| matches!(start.on, StartOn::AnythingElse) && start.only_if.is_none();
    let mut fallbacks = journey.graph.starts.iter().filter(fallback);
    let Some(first) = fallbacks.next() else { return };
    for other in fallbacks {
        let title = &journey.model.flows[first.flow.ix()].title;
        // The same flow twice is N111.
        if botflow_syntax::fold(title) == botflow_syntax::fold(&journey.model.flows[other.flow.ix()].title) {
            continue;
        }
        let finding = Finding::new(&PAGE, other.span).note("a second one");
        found.push(finding.label(first.span, format!("{title} answers everything else")));
    }
}
