//! G307: ways out that only lead back to the question they left.

use std::collections::HashSet;

use botflow_compile::graph::{Act, Why};
use botflow_compile::model::Target;
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use super::g305_loop_without_reply::round;
use crate::Journey;
use crate::journey::components;

/// What is known of G307.
pub static PAGE: Page = Page {
    code: "G307",
    slug: "endless-retry-loop",
    severity: Severity::Warning,
    minimum: None,
    title: "Wrong answers send the customer round {way} for ever",
    why: "people who are not understood get the same questions again and again",
    help: "let the way out lead to a person, or to an ending",
    broken: r#"flow Sizes
  starts on welcome

step Hi
  ask size (whole number): I'm the lamp bot. How large is your room?
    when unclear 3 times -> Help
  say {size} square metres, fine.
  end

step Help
  say A number, please.
  go to Hi
"#,
    mended: r#"flow Sizes
  starts on welcome

step Hi
  ask size (whole number): I'm the lamp bot. How large is your room?
    when unclear 3 times -> Help
  say {size} square metres, fine.
  end

step Help
  say That did not work. Please write to us instead.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let last_way_out = |at: NodeIndex| match &journey.node(at).act {
        Act::Ask(question) => question.way_outs.last().copied(),
        _ => None,
    };
    let loops = components(journey.graph, |from, to, edge| {
        let each = matches!(journey.node(to).act, Act::Each { .. }) && from >= to;
        // Nobody knows where a line that could not be read leads.
        if matches!(journey.node(from).act, Act::Hole | Act::Go(Target::Hole)) {
            return false;
        }
        match edge.why {
            // Only the last way out: after the ones before it, the tries go on.
            Why::Unclear(times) => last_way_out(from) == Some(times),
            Why::Into | Why::Later => false,
            _ => !edge.waits && !each,
        }
    });
    for nodes in loops {
        let inside: HashSet<NodeIndex> = nodes.iter().copied().collect();
        let asks = nodes.iter().any(|at| {
            let unclear = |why: Why| matches!(why, Why::Unclear(_));
            journey.graph.out(*at).any(|(edge, to)| unclear(edge.why) && inside.contains(&to))
        });
        // Where nothing ever ends, that is the finding.
        if asks && !journey.endless()[nodes[0].index()] {
            found.push(finding(journey, &nodes, &inside));
        }
    }
}

fn finding(journey: &Journey<'_>, nodes: &[NodeIndex], inside: &HashSet<NodeIndex>) -> Finding {
    let first = nodes.iter().find(|at| matches!(journey.node(**at).act, Act::Enter)).unwrap_or(&nodes[0]);
    let round = round(journey, *first, inside);
    let mut steps: Vec<&str> = Vec::new();
    for at in &round {
        let title = journey.step_title(journey.node(*at).step);
        if steps.last() != Some(&title) {
            steps.push(title);
        }
    }
    let start = journey.step_title(journey.node(*first).step);
    if steps.len() == 1 || steps.last() != Some(&start) {
        steps.push(start);
    }
    let entry = journey.graph.entry(journey.node(*first).step).unwrap_or(*first);
    let mut way = journey.way_to(*first);
    way.nodes.pop();
    for (index, at) in round.iter().enumerate() {
        let next = round.get(index + 1).unwrap_or(first);
        let why = journey.graph.out(*at).find(|(_, to)| to == next).map(|(edge, _)| edge.why);
        way.nodes.push((*at, why));
    }
    let chat = journey.chat(&way);
    Finding::new(&PAGE, journey.node(entry).origin.span).with("way", &steps.join(" → ")).note("the round begins here").path(chat)
}
