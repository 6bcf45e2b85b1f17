//! S024: a `when` line under a flow or a step that nothing below uses.

use botflow_source::{Finding, Page, Severity};
use botflow_syntax::tree::NodeId;
use botflow_syntax::{Kind, Statement};

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
        let unread = |line: NodeId| matches!(tree.statement(line), Statement::Hole(hole) if may_use(hole.meant));
        if tree.below(holds_for).any(unread) {
            continue;
        }
        let what = if holds_for == NodeId::FILE { "flow" } else { "step" };
        let note = format!("no line of this {what} needs it");
        let edits = vec![edit::away(journey, *origin)];
        found.push(Finding::new(&PAGE, origin.span).note(note).offer_fix("Take this line away", edits));
    }
}

/// Whether a line that could not be read may have been one that such lines serve.
fn may_use(meant: Option<Kind>) -> bool {
    meant.is_none_or(|kind| {
        matches!(kind, Kind::Ask | Kind::Review | Kind::Form | Kind::Book | Kind::Move | Kind::Cancel | Kind::Call | Kind::HandOver)
    })
}
