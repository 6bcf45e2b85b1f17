//! S024: a `when` line under a flow or a step that nothing below uses.

use botflow_source::{Finding, Page, Severity};
use botflow_syntax::Statement;
use botflow_syntax::tree::NodeId;

use crate::{Journey, edit};

/// What is known of S024.
pub static PAGE: Page = Page {
    code: "S024",
    slug: "default-unused",
    severity: Severity::Warning,
    minimum: None,
    title: "Nothing below uses this line",
    why: "it looks as if something were taken care of, but it never happens",
    help: "take the line away, or move it to where the question stands",
    broken: r#"flow Hello
  starts on welcome
  when nobody free after 10 minutes -> Bye

step Hi
  say Hello! I'm the bot of the lamp house.
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for origin in &journey.graph.unused_defaults {
        let tree = journey.tree(*origin);
        // Where it stands under `flow`, it holds for the whole file.
        let parent = tree.node(origin.node).parent;
        let holds_for = if matches!(tree.statement(parent), Statement::Flow { .. }) { NodeId::FILE } else { parent };
        if journey.has_hole_below(origin.tree, holds_for) {
            continue;
        }
        let what = if holds_for == NodeId::FILE { "flow" } else { "step" };
        let note = format!("no line of this {what} needs it");
        let edits = vec![edit::away(journey, *origin)];
        found.push(Finding::new(&PAGE, origin.span).note(note).offer_fix("Take this line away", edits));
    }
}
