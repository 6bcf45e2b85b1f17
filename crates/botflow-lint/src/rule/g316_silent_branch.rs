//! G316: an answer after which the bot says nothing and is gone.

use botflow_compile::graph::{Act, Content, RequestWhat, Why};
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::Journey;
use crate::journey::Mask;

/// What is known of G316.
pub static PAGE: Page = Page {
    code: "G316",
    slug: "silent-branch",
    severity: Severity::Warning,
    minimum: None,
    title: "Choosing \"{opt}\" gets no answer from the bot",
    why: "the customer taps, and nothing happens: it looks broken",
    help: "say something before the end",
    broken: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. Would you like to see our lamps?
    - Show me -> Lamps
    - Not now -> Quiet

step Lamps
  say They are all on lamps.example.com.
  end

step Quiet
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

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
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let silent = silent(journey);
    for (at, question) in journey.questions() {
        for (edge, to) in journey.graph.out(at) {
            let Why::Choice(index) = edge.why else { continue };
            let Some(choice) = question.choices.get(index as usize) else { continue };
            // What a flow that is done ends with is not the end of the conversation.
            if silent[to.index()] & journey.channel_ways()[at.index()] == 0
                || !is_silent_start(journey, to)
                || journey.is_done_by_others(journey.flow_of(to))
                || !journey.reached[at.index()]
            {
                continue;
            }
            let mut way = journey.way_to(at);
            if let Some(last) = way.nodes.last_mut() {
                last.1 = Some(edge.why);
            }
            let finding = Finding::new(&PAGE, choice.span).with("opt", journey.typed(choice.label)).note("nothing is said after it");
            found.push(finding.path(journey.chat(&way)));
        }
    }
}

/// For each node the channels on which an end can be reached without a word: lines under `on CHANNEL` may say something on each of them.
fn silent(journey: &Journey<'_>) -> Vec<Mask> {
    let ends = journey.graph.ways.node_indices().filter(|at| matches!(journey.node(*at).act, Act::End));
    let mut stack: Vec<NodeIndex> = ends.collect();
    let mut silent = vec![0; journey.graph.ways.node_count()];
    stack.iter().for_each(|at| silent[at.index()] = Mask::MAX);
    while let Some(at) = stack.pop() {
        for edge in journey.graph.ways.edges_directed(at, Incoming) {
            let (from, way) = (edge.source(), edge.weight());
            if !way.waits && is_silent(journey, from) || is_request(journey, from, way.why) {
                let more = journey.pass(silent[at.index()], from, way.why) & !silent[from.index()];
                // A channel is added to a node at most once.
                if more != 0 {
                    silent[from.index()] |= more;
                    stack.push(from);
                }
            }
        }
    }
    silent
}

fn is_silent_start(journey: &Journey<'_>, at: NodeIndex) -> bool {
    matches!(journey.node(at).act, Act::End)
        || is_silent(journey, at)
        || is_request(journey, at, Why::Outcome(botflow_compile::graph::Outcome::Fine))
}

/// Whether the customer notices nothing of it.
fn is_silent(journey: &Journey<'_>, at: NodeIndex) -> bool {
    match &journey.node(at).act {
        Act::Send(message) => {
            message.variants.iter().flat_map(|variant| &variant.wordings).all(|content| matches!(content, Content::Typing { .. }))
        }
        Act::Ask(_) | Act::Do(_) | Act::Perform(_) | Act::Resume { .. } | Act::Hole | Act::Wait(_) | Act::Pick(_) | Act::Each { .. } => {
            false
        }
        Act::Enter
        | Act::Form(_)
        | Act::Branch(_)
        | Act::Set(_)
        | Act::Split(_)
        | Act::Mark(_)
        | Act::Remind(_)
        | Act::Go(_)
        | Act::End => true,
    }
}

fn is_request(journey: &Journey<'_>, at: NodeIndex, why: Why) -> bool {
    match &journey.node(at).act {
        Act::Perform(request) => {
            let quiet = matches!(request.what, RequestWhat::Call { .. } | RequestWhat::Submit { .. });
            quiet && !matches!(why, Why::Outcome(botflow_compile::graph::Outcome::Failed | botflow_compile::graph::Outcome::NoAnswer))
        }
        _ => false,
    }
}
