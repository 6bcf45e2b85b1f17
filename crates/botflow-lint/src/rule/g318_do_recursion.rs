//! G318: flows that do each other in a circle.

use botflow_compile::graph::Act;
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::{DiGraph, NodeIndex};

use crate::Journey;

/// What is known of G318.
pub static PAGE: Page = Page {
    code: "G318",
    slug: "do-recursion",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "{A} does {B}, which does {A}",
    why: "the conversation would go deeper and deeper and never come back",
    help: "let one of the two use `go to` instead of `do`",
    broken: r#"--- flows/lamps.flow
flow Lamps
  starts on welcome

step Hi
  say I'm the lamp bot.
  do Advice
  end
--- flows/advice.flow
flow Advice

step Hi
  say Warm light is best in the bedroom.
  do Lamps
  end
"#,
    mended: r#"--- flows/lamps.flow
flow Lamps
  starts on welcome

step Hi
  say I'm the lamp bot.
  do Advice
  end
--- flows/advice.flow
flow Advice

step Hi
  say Warm light is best in the bedroom.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    // Which flow does which, and in which line.
    let mut calls: DiGraph<(), NodeIndex> = DiGraph::new();
    for _ in &journey.model.flows {
        calls.add_node(());
    }
    for at in journey.graph.ways.node_indices() {
        if let Act::Do(act) = &journey.node(at).act
            && let Some(flow) = act.flow
        {
            calls.add_edge(NodeIndex::new(journey.flow_of(at).ix()), NodeIndex::new(flow.ix()), at);
        }
    }
    if calls.edge_count() == 0 {
        return;
    }
    let title = |flow: NodeIndex| journey.model.flows[flow.index()].title.as_str();
    for mut circle in petgraph::algo::kosaraju_scc(&calls) {
        circle.sort_unstable();
        let first = circle[0];
        let inside = calls.edge_indices().filter(|edge| {
            let (from, to) = calls.edge_endpoints(*edge).expect("invariant: an edge has two ends");
            circle.contains(&from) && circle.contains(&to)
        });
        let mut lines: Vec<(NodeIndex, NodeIndex, NodeIndex)> = inside
            .filter_map(|edge| {
                let (from, to) = calls.edge_endpoints(edge)?;
                Some((calls[edge], from, to))
            })
            .collect();
        lines.sort_unstable();
        let Some((line, _, next)) = lines.iter().find(|(_, from, _)| *from == first).copied() else { continue };
        let finding = Finding::new(&PAGE, journey.node(line).origin.span).note("this leads back here");
        let mut finding = match next == first {
            true => Finding { title: format!("{} does itself", title(first)), ..finding },
            false => finding.with("A", title(first)).with("B", title(next)),
        };
        for (other, from, to) in lines.iter().filter(|(at, _, _)| *at != line) {
            finding = finding.label(journey.node(*other).origin.span, format!("{} does {}", title(*from), title(*to)));
        }
        found.push(finding);
    }
}
