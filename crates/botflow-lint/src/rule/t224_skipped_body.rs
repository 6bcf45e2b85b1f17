//! T224: a question that may be passed over, with answers that do something.

use botflow_compile::graph::{Choice, Question, Skip, Why};
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::Statement;
use petgraph::graph::NodeIndex;

use crate::Journey;

/// What is known of T224.
pub static PAGE: Page = Page {
    code: "T224",
    slug: "skipped-body",
    severity: Severity::Warning,
    minimum: None,
    title: "When this question is skipped, what its answers do is skipped too",
    why: "customers whose answer is already known get nothing of what stands under it",
    help: "move what the answers do after the question: `if {x} is …`",
    broken: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask room: I'm the lamp bot. Which room is it for?
    - Kitchen
    - Bedroom
      say Warm light is best there.
    unless known
  say A lamp for the {room}, then.
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask room: I'm the lamp bot. Which room is it for?
    - Kitchen
    - Bedroom
    unless known
  if room is bedroom
    say Warm light is best there.
  say A lamp for the {room}, then.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, question) in journey.questions() {
        let origin = journey.node(at).origin;
        // A form passes over what it knows by itself; here somebody wrote that it may be.
        let written = journey.tree(origin).children(origin.node);
        let skips =
            written.filter(|child| matches!(journey.tree(origin).statement(*child), Statement::UnlessKnown | Statement::UnlessGiven));
        let Some(line) = skips.last() else { continue };
        if question.skip == Skip::Never || !does_something(journey, at, question) {
            continue;
        }
        let name = question.value().map_or("the answer", |value| &journey.model.values[value.ix()].name);
        let finding = Finding::new(&PAGE, origin.span).with("x", name).note("its answers do something");
        found.push(finding.label(journey.tree(origin).node(line).span, "here it may be skipped"));
    }
}

/// "An option's body and score are skipped with its question."
fn does_something(journey: &Journey<'_>, at: NodeIndex, question: &Question) -> bool {
    let acts = |choice: &Choice| choice.body || !choice.points.is_empty();
    let points = !question.yes_points.is_empty() || !question.no_points.is_empty();
    let yes_no = journey.graph.out(at).any(|(edge, to)| {
        let is_body = !matches!(journey.node(to).act, botflow_compile::graph::Act::Go(_));
        matches!(edge.why, Why::Yes | Why::No) && is_body
    });
    question.choices.iter().any(acts) || points || yes_no
}
