//! G314: flows from which customers cannot reach the people that the project has.

use botflow_compile::graph::{Act, RequestWhat, StartOn, Why};
use botflow_compile::model::{FlowId, StepId};
use botflow_compile::project::UnclearThen;
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction::Incoming;

use crate::Journey;
use crate::journey::spread;

/// What is known of G314.
pub static PAGE: Page = Page {
    code: "G314",
    slug: "no-human",
    severity: Severity::Warning,
    minimum: None,
    title: "From here the customer can't reach a person",
    why: "whoever the bot cannot help has nowhere to go, and your team never hears of it",
    help: "lead an option or `when unclear 3 times` to `hand over to {team}`",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
teams: [Front desk]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to know?
    - Opening hours -> Hours
    - Nothing -> Bye

step Hours
  say From 10 to 6.
  end

step Bye
  say The lamp bot says goodbye.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
teams: [Front desk]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to know?
    - Opening hours -> Hours
    - Talk to a person -> Person
    - Nothing -> Bye

step Person
  hand over to Front desk
    say Somebody will be with you in a moment.
    when nobody free after 10 minutes -> Bye
    when back -> Bye

step Hours
  say From 10 to 6.
  end

step Bye
  say The lamp bot says goodbye.
  end
"#,
};

/// Looks for it: "once a start, in projects with teams, where neither this flow nor the fallback reaches a hand-over (`unclear: hand over` counts)".
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let unclear = journey.project.unclear.as_ref().is_some_and(|unclear| unclear.then == UnclearThen::HandOver);
    let Some(team) = journey.project.teams.first().filter(|_| !unclear) else { return };
    let graph = journey.graph;
    let people = graph.ways.node_indices().filter(|at| match &journey.node(*at).act {
        // What could not be read may have been one.
        Act::Hole => true,
        Act::Perform(request) => matches!(request.what, RequestWhat::HandOver { .. }),
        _ => false,
    });
    let helped = spread(graph, people.collect(), Incoming, |_, edge| edge.why != Why::Later);
    let reaches = |flow: FlowId| {
        let steps = journey.model.flows[flow.ix()].steps.clone();
        steps.is_empty() || graph.entry(StepId(steps.start)).is_none_or(|entry| helped[entry.index()])
    };
    if graph.starts.iter().any(|start| matches!(start.on, StartOn::AnythingElse) && reaches(start.flow)) {
        return;
    }
    let mut said = vec![false; journey.model.flows.len()];
    for (at, start) in graph.starts.iter().enumerate() {
        // What an event starts is a message, not a conversation that somebody sought.
        if matches!(start.on, StartOn::Event(..)) || reaches(start.flow) || std::mem::replace(&mut said[start.flow.ix()], true) {
            continue;
        }
        let finding = Finding::new(&PAGE, start.span).with("team", &team.name.text).note("no way from here leads to a person");
        found.push(finding.path(journey.chat(&journey.way_through(at))));
    }
}
