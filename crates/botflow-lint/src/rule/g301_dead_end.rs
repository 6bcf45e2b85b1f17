//! G301: steps from which no ending can be reached.

use botflow_compile::graph::{Act, Edge, RequestWhat, Why};
use botflow_compile::model::Target;
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction;
use petgraph::graph::NodeIndex;

use crate::journey::{components, spread};
use crate::{Journey, edit};

/// What is known of G301.
pub static PAGE: Page = Page {
    code: "G301",
    slug: "dead-end",
    severity: Severity::Error,
    minimum: None,
    title: "The conversation stops here without an ending",
    why: "customers are sent round and round, and can never be done",
    help: "let one of the answers lead to `end` or to a person",
    broken: r#"flow Lamps
  starts on welcome
  when unclear 3 times -> Hours

step Menu
  ask: I'm the lamp bot. What would you like to know?
    - Opening hours -> Hours
    - Prices -> Prices

step Hours
  say We are open from 10 to 6.
  go to Menu

step Prices
  say Our lamps start at 49 EUR.
  go to Menu
"#,
    mended: r#"flow Lamps
  starts on welcome
  when unclear 3 times -> Bye

step Menu
  ask: I'm the lamp bot. What would you like to know?
    - Opening hours -> Hours
    - Prices -> Prices
    - That's all -> Bye

step Hours
  say We are open from 10 to 6.
  go to Menu

step Prices
  say Our lamps start at 49 EUR.
  go to Menu

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let dead = |at: NodeIndex| journey.endless()[at.index()];
    if !journey.graph.ways.node_indices().any(dead) {
        return;
    }
    let loops = components(journey.graph, |from, to, edge| counts(edge) && dead(from) && dead(to));
    let mut busy = vec![false; journey.graph.ways.node_count()];
    journey.busy_loops().iter().flatten().for_each(|at| busy[at.index()] = true);
    for nodes in loops {
        let inside: std::collections::HashSet<NodeIndex> = nodes.iter().copied().collect();
        // Only where nothing leads on to a further loop; and a loop without a reply is G305.
        let leads_on = nodes.iter().any(|at| journey.graph.out(*at).any(|(edge, to)| counts(&edge) && dead(to) && !inside.contains(&to)));
        let is_busy = nodes.iter().any(|at| busy[at.index()]);
        if !leads_on && !is_busy {
            found.push(finding(journey, &nodes));
        }
    }
}

/// Nodes that customers get to and from which no ending can be reached.
pub(crate) fn endless(journey: &Journey<'_>) -> Vec<bool> {
    let endings = journey.graph.ways.node_indices().filter(|at| is_ending(journey, *at));
    let open = journey.graph.open_ends.iter().map(|open| open.from);
    let ends = spread(journey.graph, endings.chain(open).collect(), Direction::Incoming, |_, edge| counts(edge));
    journey.reached.iter().zip(ends).map(|(reached, ends)| *reached && !ends).collect()
}

/// What `do` runs comes back, and what `remind` runs is a conversation of its own.
fn counts(edge: &Edge) -> bool {
    !matches!(edge.why, Why::Into | Why::Later)
}

fn finding(journey: &Journey<'_>, nodes: &[NodeIndex]) -> Finding {
    // "A missing ending: at the last line reached."
    let first = nodes.iter().find(|at| matches!(journey.node(**at).act, Act::Enter)).unwrap_or(&nodes[0]);
    let step = journey.node(*first).step;
    let own = nodes.iter().filter(|at| journey.node(**at).step == step);
    let last = own.max_by_key(|at| journey.node(**at).origin.span.start).unwrap_or(first);
    let mut steps: Vec<&str> = Vec::new();
    for at in nodes {
        let title = journey.step_title(journey.node(*at).step);
        if steps.len() < 4 && !steps.contains(&title) {
            steps.push(title);
        }
    }
    let origin = journey.node(*last).origin;
    let way = journey.way_to(*last);
    let finding =
        Finding::new(&PAGE, origin.span).note(format!("no way on from here ever ends: {}", steps.join(", "))).path(journey.chat(&way));
    let question = nodes.iter().find(|at| matches!(&journey.node(**at).act, Act::Ask(question) if !question.choices.is_empty()));
    match question {
        Some(question) => {
            let asks = journey.node(*question).origin;
            let lines = ["- That's all", "  say See you soon.", "  end"];
            finding.offer_fix("Add an option that ends the conversation", vec![edit::below(journey, asks.tree, asks.node, &lines)])
        }
        // Weekly tips, round and round: there is no answer that could end it.
        None if nodes.iter().any(|at| matches!(journey.node(*at).act, Act::Wait(_))) => {
            finding.help("let it end one day: before it begins again, `if not subscribed to TOPIC` or `if today is at least 2027-01-01`, with `end` below")
        }
        None => finding,
    }
}

/// Ends, people, and everything that is a finding of its own.
fn is_ending(journey: &Journey<'_>, at: NodeIndex) -> bool {
    match &journey.node(at).act {
        Act::End | Act::Hole | Act::Go(Target::Hole) => true,
        Act::Perform(request) => matches!(request.what, RequestWhat::HandOver { .. }) || journey.graph.out(at).next().is_none(),
        // Whatever leads nowhere is a finding of its own (a target that is not there, an outcome that is missing).
        _ => journey.graph.out(at).next().is_none(),
    }
}
