//! G303: a step that no customer can get to.

use botflow_compile::graph::{Act, Why};
use botflow_compile::model::StepId;
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction;
use petgraph::graph::NodeIndex;

use crate::{Journey, edit};

/// What is known of G303.
pub static PAGE: Page = Page {
    code: "G303",
    slug: "unreachable-step",
    severity: Severity::Warning,
    minimum: None,
    title: "No customer can ever get to \"{x}\"",
    why: "what is written there is never shown to anybody",
    help: "link it with `-> {x}`, or delete it",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  end

step Prices
  say Our lamps start at 49 EUR.
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  go to Prices

step Prices
  say Our lamps start at 49 EUR.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let graph = journey.graph;
    let missed = |at: NodeIndex| !journey.reached[at.index()];
    let mut explained = vec![false; graph.ways.node_count()];
    let mut reported: Vec<bool> = vec![false; journey.model.steps.len()];
    // A step that only unreachable steps lead to has the same cause: report where it begins.
    for (step, entry) in graph.entries.iter().enumerate() {
        let Some(entry) = entry.filter(|entry| missed(*entry) && !explained[entry.index()]) else { continue };
        reported[step] = true;
        let mut stack = vec![entry];
        explained[entry.index()] = true;
        while let Some(at) = stack.pop() {
            for (edge, to) in graph.out(at) {
                let node = journey.node(to);
                if matches!(node.act, Act::Enter) && node.step.ix() != step && edge.why != Why::Back {
                    reported[node.step.ix()] = false;
                }
                if !std::mem::replace(&mut explained[to.index()], true) {
                    stack.push(to);
                }
            }
        }
    }
    let mut runs_out = vec![false; journey.model.steps.len()];
    for open in graph.open_ends.iter().filter(|open| journey.inside[open.from.index()]) {
        runs_out[open.step.ix()] = true;
    }
    for step in (0..reported.len()).filter(|step| reported[*step]) {
        let model = &journey.model.steps[step];
        let flow = &journey.model.flows[model.flow.ix()];
        if journey.is_patchy(flow.file)
            || journey.may_be_meant(&model.title)
            || flow.steps.start == step as u32 && journey.may_be_meant(&flow.title)
        {
            continue;
        }
        // The step above runs out, perhaps into this one: that is the finding.
        let above = step.checked_sub(1).filter(|_| flow.steps.start < step as u32);
        if above.is_some_and(|above| runs_out[above]) {
            continue;
        }
        let Some(entry) = graph.entry(StepId(step as u32)) else { continue };
        // What leads there cannot be reached for want of a line in its own file.
        let mut from = graph.ways.neighbors_directed(entry, Direction::Incoming);
        if from.any(|from| journey.is_patchy(journey.node(from).origin.span.file)) {
            continue;
        }
        let origin = journey.node(entry).origin;
        let finding = Finding::new(&PAGE, origin.span).with("x", &model.title).note("no line leads here");
        found.push(finding.offer_fix("Delete the step", vec![edit::away(journey, origin)]));
    }
}
