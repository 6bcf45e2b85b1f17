//! G304: a line behind one that always leaves.

use botflow_compile::graph::Act;
use botflow_source::{Finding, Page, Severity};

use crate::{Journey, edit};

/// What is known of G304.
pub static PAGE: Page = Page {
    code: "G304",
    slug: "unreachable-line",
    severity: Severity::Warning,
    minimum: None,
    title: "This line can never be reached",
    why: "the line above always leaves, so no customer sees this one",
    help: "move it above the line that leaves, or delete it",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  end
  say Our lamps start at 49 EUR.
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  say Our lamps start at 49 EUR.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let graph = journey.graph;
    let mut explained = vec![false; graph.ways.node_count()];
    // Lines behind a hand-over are G315.
    let behind = super::g315_hand_over_goes_on::lines_behind(journey).into_iter().map(|(_, line)| (line.tree, line.node));
    let behind: std::collections::HashSet<_> = behind.collect();
    for at in graph.ways.node_indices() {
        if journey.inside[at.index()] || explained[at.index()] {
            continue;
        }
        let origin = journey.node(at).origin;
        if !matches!(journey.node(at).act, Act::Hole) && !behind.contains(&(origin.tree, origin.node)) {
            let finding = Finding::new(&PAGE, origin.span).note("nothing leads here");
            found.push(finding.offer_fix("Delete the line", vec![edit::away(journey, origin)]));
        }
        let mut stack = vec![at];
        explained[at.index()] = true;
        while let Some(at) = stack.pop() {
            for (_, to) in graph.out(at) {
                if !journey.inside[to.index()] && !std::mem::replace(&mut explained[to.index()], true) {
                    stack.push(to);
                }
            }
        }
    }
}
