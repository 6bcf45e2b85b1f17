//! T207: a condition that always holds.

use botflow_source::{Finding, Page, Severity};
use botflow_syntax::Statement;

use crate::Journey;
use crate::journey::Verdict;

/// What is known of T207.
pub static PAGE: Page = Page {
    code: "T207",
    slug: "always-true",
    severity: Severity::Warning,
    minimum: None,
    title: "This condition is always true, so {branch}",
    why: "every customer gets the same, although the line looks as if it told them apart",
    help: "take the condition away, or correct what it compares",
    broken: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask points (rating): I'm the lamp bot. How do you like our lamps?
  if points is at least 1
    say Thank you!
  else
    say We'll do better.
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask points (rating): I'm the lamp bot. How do you like our lamps?
  if points is at least 3
    say Thank you!
  else
    say We'll do better.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, _) in journey.verdicts().iter().filter(|(_, verdict)| *verdict == Verdict::Always) {
        let origin = journey.node(*at).origin;
        let tree = journey.tree(origin);
        let next = tree.below(origin.node).next_back().unwrap_or(origin.node).0 + 1;
        let next = botflow_syntax::tree::NodeId(next);
        let sibling = next.index() < tree.sizes().nodes && tree.node(next).parent == tree.node(origin.node).parent;
        let branch = match sibling.then(|| tree.statement(next)) {
            Some(Statement::Else | Statement::ElseIf { .. }) => "what stands under `else` never runs",
            _ => "it tells nobody apart",
        };
        found.push(Finding::new(&PAGE, origin.span).with("branch", branch).note("holds for every answer that gets here"));
    }
}
