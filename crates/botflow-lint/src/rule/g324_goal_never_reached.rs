//! G324: paid clicks that can never become what the project counts.

use botflow_compile::graph::{Act, MarkWhat, StartOn};
use botflow_compile::model::{StepId, Target};
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction::Incoming;

use crate::Journey;
use crate::journey::spread;

/// What is known of G324.
pub static PAGE: Page = Page {
    code: "G324",
    slug: "goal-never-reached",
    severity: Severity::Warning,
    minimum: None,
    title: "Nothing reaches the goal \"{goal}\" from {entry}",
    why: "the ad costs money for each click, and none of them can ever count",
    help: "lead this flow to a `reach` line, or add one to it",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [messenger]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on ad spring
  starts on anything else

step Hi
  say I'm the lamp bot. Our lamps are on lamps.example.com.
  end
--- flows/order.flow
flow Order
  starts on words order

step Hi
  say I'm the lamp bot. Your lamp is ordered.
  reach lamp ordered
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [messenger]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on ad spring
  starts on anything else

step Hi
  say I'm the lamp bot. Our lamps are on lamps.example.com.
  reach lamps shown
  end
--- flows/order.flow
flow Order
  starts on words order

step Hi
  say I'm the lamp bot. Your lamp is ordered.
  reach lamp ordered
  end
"#,
};

/// Looks for it: of ads only, as they are paid for, and only where the project counts anything at all.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let goal = |at: &petgraph::graph::NodeIndex| match &journey.node(*at).act {
        Act::Mark(MarkWhat::Goal(name, _)) => Some(name.as_ref()),
        _ => None,
    };
    let nodes = journey.graph.ways.node_indices();
    let goals: Vec<_> = nodes.clone().filter(|at| goal(at).is_some()).collect();
    let mut names: Vec<&str> = goals.iter().filter_map(goal).collect();
    names.dedup();
    let Some(first) = names.first().copied() else { return };
    let roots = goals.into_iter().chain(nodes.filter(|at| matches!(journey.node(*at).act, Act::Hole | Act::Go(Target::Hole))));
    let counts = spread(journey.graph, roots.collect(), Incoming, |_, _| true);
    for (at, start) in journey.graph.starts.iter().enumerate() {
        let StartOn::Ad(ad) = &start.on else { continue };
        let steps = journey.model.flows[start.flow.ix()].steps.clone();
        let entry = journey.graph.entry(StepId(steps.start)).filter(|_| !steps.is_empty());
        if entry.is_none_or(|entry| counts[entry.index()]) {
            continue;
        }
        let note = if names.len() > 1 { "nor any other goal" } else { "" };
        let finding = Finding::new(&PAGE, start.span).with("goal", first).with("entry", &format!("ad {ad}"));
        found.push(finding.note(note).path(journey.chat(&journey.way_through(at))));
    }
}
