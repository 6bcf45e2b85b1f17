//! G323: two parts of a test between which there is no difference.

use std::collections::hash_map::Entry;

use botflow_source::{Finding, Page, Severity};
use botflow_syntax::tree::{NodeId, Statement, Tree};
use rustc_hash::FxHashMap;

use crate::Journey;

/// What is known of G323.
pub static PAGE: Page = Page {
    code: "G323",
    slug: "arms-alike",
    severity: Severity::Warning,
    minimum: None,
    title: "Both parts of this test do the same",
    why: "customers of both parts get the same, so the test can show nothing",
    help: "change one of them, or take the test away",
    broken: r#"flow Hello
  starts on welcome

step Hi
  split greeting
    - 50% Short
      say I'm the lamp bot.
    - 50% Long
      say I'm the lamp bot.
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  split greeting
    - 50% Short
      say I'm the lamp bot.
    - 50% Long
      say I'm the bot of the lamp house, and I know every lamp by name.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for tree in &journey.analysis.trees {
        for (id, node) in tree.nodes() {
            if !matches!(node.statement, Statement::Split { .. }) {
                continue;
            }
            let mut before: FxHashMap<String, NodeId> = FxHashMap::default();
            for arm in tree.children(id).filter(|child| matches!(tree.statement(*child), Statement::Arm { .. })) {
                let does = body(tree, arm);
                match before.entry(does) {
                    Entry::Occupied(other) => {
                        let finding = Finding::new(&PAGE, tree.node(arm).span).note("the same as above");
                        found.push(finding.label(tree.node(*other.get()).span, "the other part"));
                    }
                    Entry::Vacant(place) => drop(place.insert(arm)),
                }
            }
        }
    }
}

/// The lines of a part as typed, without their indentation.
fn body(tree: &Tree, arm: NodeId) -> String {
    let lines = tree.below(arm).map(|line| tree.str(tree.node(line).span).trim());
    lines.collect::<Vec<_>>().join("\n")
}
