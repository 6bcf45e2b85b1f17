//! N121: a value that is set or kept, and that nothing reads.

use botflow_compile::graph::Act;
use botflow_compile::model::{Declared, Root, ValueId};
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::{Journey, edit};

/// What is known of N121.
pub static PAGE: Page = Page {
    code: "N121",
    slug: "computed-never-read",
    severity: Severity::Warning,
    minimum: None,
    title: "`{x}` is set but never shown, sent or compared",
    why: "the customer never notices that it was worked out",
    help: "take the line away, or show `{x}`",
    broken: r#"flow Prices
  starts on welcome

step Hi
  say I'm the lamp bot. A lamp is 49 EUR.
  set total to 49 EUR
  end
"#,
    mended: r#"flow Prices
  starts on welcome

step Hi
  set total to 49 EUR
  say I'm the lamp bot. A lamp is {total}.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let uses = journey.uses();
    let mut said = vec![false; journey.model.values.len()];
    for at in journey.graph.ways.node_indices() {
        for value in fills(journey, at) {
            let model = &journey.model.values[value.ix()];
            let computed = matches!(model.declared, Declared::Set | Declared::Keep | Declared::Recommend);
            if !computed || uses.read[value.ix()] || said[value.ix()] || journey.is_hushed(value) {
                continue;
            }
            said[value.ix()] = true;
            let origin = journey.node(at).origin;
            let finding = Finding::new(&PAGE, model.span).with("x", &model.name).note("nothing reads it");
            let alone = matches!(journey.node(at).act, Act::Set(_));
            found.push(if alone { finding.offer_fix("Take the line away", vec![edit::away(journey, origin)]) } else { finding });
        }
    }
}

/// The values that a node fills.
fn fills(journey: &Journey<'_>, at: NodeIndex) -> Vec<ValueId> {
    let of = |path: botflow_compile::graph::PathAt| match path.get(journey.facts)?.root {
        Root::Value(value) => Some(value),
        _ => None,
    };
    match &journey.node(at).act {
        Act::Set(change) => of(change.place).into_iter().collect(),
        Act::Perform(request) => request.keep.iter().filter_map(|keep| of(keep.place)).collect(),
        Act::Do(act) => act.keep.iter().filter_map(|keep| of(keep.place)).collect(),
        Act::Pick(pick) => pick.list.into_iter().collect(),
        _ => Vec::new(),
    }
}
