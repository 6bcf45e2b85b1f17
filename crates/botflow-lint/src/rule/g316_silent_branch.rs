//! G316: an answer after which the bot says nothing and is gone.

use botflow_compile::graph::{Act, Content, RequestWhat, Why};
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;

use crate::Journey;
use crate::journey::spread;

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
    let ends = journey.graph.ways.node_indices().filter(|at| matches!(journey.node(*at).act, Act::End)).collect();
    let silent =
        spread(journey.graph, ends, Incoming, |from, edge| !edge.waits && is_silent(journey, from) || is_request(journey, from, edge.why));
    for (at, question) in journey.questions() {
        for (edge, to) in journey.graph.out(at) {
            let Why::Choice(index) = edge.why else { continue };
            let Some(choice) = question.choices.get(index as usize) else { continue };
            // What a flow that is done ends with is not the end of the conversation.
            if !silent[to.index()]
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
