//! X901: a step that no test comes past. In: what the tests visited. Out: a finding a step; one for a whole flow that nobody visits.

use botflow_compile::Analysis;
use botflow_source::{Finding, Page, Severity, Span};
use botflow_syntax::Tree;
use botflow_syntax::tree::{NodeId, Statement};

use crate::testing::{Coverage, per_cent};

/// What is known of X901.
pub static PAGE: Page = Page {
    code: "X901",
    slug: "untested-step",
    severity: Severity::Hint,
    minimum: None,
    title: "No test visits \"{x}\" (coverage {n} %)",
    why: "whatever goes wrong there, customers are the first to notice",
    help: "add a test that goes there; `botflow talk --record FILE` writes one from a conversation",
    broken: r#"flow Hello
  starts on welcome
  when unclear 2 times -> Bye

step Hi
  ask: I'm the lamp bot. Would you like to see our lamps?
    - Show me -> Lamps
    - Not now -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end

test Not now
  customer arrives
  customer picks Not now
  bot says See you soon.
"#,
    mended: r#"flow Hello
  starts on welcome
  when unclear 2 times -> Bye

step Hi
  ask: I'm the lamp bot. Would you like to see our lamps?
    - Show me -> Lamps
    - Not now -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end

test Not now
  customer arrives
  customer picks Not now
  bot says See you soon.

test The lamps
  customer arrives
  customer picks Show me
  bot says They are all on …
"#,
};

/// Looks for it.
pub fn check(analysis: &Analysis, coverage: &Coverage, found: &mut Vec<Finding>) {
    let (visited, all) = coverage.total();
    let share = per_cent(visited, all).to_string();
    let finding =
        |tree: &Tree, node: NodeId, title: Span| Finding::new(&PAGE, tree.node(node).span).with("x", tree.str(title)).with("n", &share);
    for tree in &analysis.trees {
        let steps = tree.children(NodeId::FILE).filter_map(|node| match tree.statement(node) {
            Statement::Step { title } => Some((node, title.0, visits(tree, node, coverage))),
            _ => None,
        });
        let steps: Vec<(NodeId, Span, Option<bool>)> = steps.collect();
        let flow = tree.children(NodeId::FILE).find_map(|node| match tree.statement(node) {
            Statement::Flow { title } => Some((node, title.0)),
            _ => None,
        });
        // One cause: nothing of the flow is tested.
        let none = !steps.is_empty() && steps.iter().all(|(.., visited)| *visited != Some(true));
        if let Some((node, title)) = flow.filter(|_| none) {
            found.push(finding(tree, node, title).note("nor any step of this flow"));
            continue;
        }
        found.extend(steps.into_iter().filter(|(.., visited)| *visited == Some(false)).map(|(node, title, _)| finding(tree, node, title)));
    }
}

/// Whether a test comes past some line of a step; `None` where it has no line to come past.
fn visits(tree: &Tree, step: NodeId, coverage: &Coverage) -> Option<bool> {
    let last = tree.below(step).next_back()?;
    let whole = tree.node(step).span.start..tree.node(last).span.end;
    coverage.visited(tree.file, whole)
}
