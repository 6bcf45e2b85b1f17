//! T213: a second question for a value that is already known.

use botflow_compile::graph::{Act, Skip};
use botflow_compile::known::{Known, Place};
use botflow_source::{Finding, Page, Severity};

use crate::{Journey, edit};

/// What is known of T213.
pub static PAGE: Page = Page {
    code: "T213",
    slug: "asked-twice",
    severity: Severity::Warning,
    minimum: None,
    title: "`{x}` is asked again on a path where it is already known",
    why: "the customer has to say again what the bot has just been told",
    help: "add `unless known` below the question",
    broken: r#"flow Sizes
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask size (whole number): I'm the lamp bot. How large is your room?
  say {size} square metres, fine.
  ask size (whole number): How large was the room?
  say {size} square metres.
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Sizes
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask size (whole number): I'm the lamp bot. How large is your room?
  say {size} square metres, fine.
  ask size (whole number): How large was the room?
    unless known
  say {size} square metres.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut asked = vec![0u32; journey.model.values.len()];
    for (_, question) in journey.questions() {
        if let Some(value) = question.value() {
            asked[value.ix()] += 1;
        }
    }
    let mut known = Known::new(journey.graph, journey.model, journey.project);
    for (at, question) in journey.questions() {
        let Some(value) = question.value().filter(|value| asked[value.ix()] > 1 && !journey.is_hushed(*value)) else { continue };
        if question.skip != Skip::Never || !journey.reached[at.index()] {
            continue;
        }
        let place = known.places.id(Place::Value(value));
        // "T213 is for a second question about the same value, not for coming back to the same one."
        let Some(fillers) = known.fillers(at, place) else { continue };
        let other = fillers.into_iter().find(|filler| {
            let node = journey.node(*filler);
            matches!(&node.act, Act::Ask(question) if question.value() == Some(value)) && node.origin != journey.node(at).origin
        });
        let Some(other) = other else { continue };
        let origin = journey.node(at).origin;
        let finding = Finding::new(&PAGE, origin.span)
            .with("x", &journey.model.values[value.ix()].name)
            .note("asked again here")
            .label(journey.node(other).origin.span, "asked here before");
        found.push(finding.offer_fix("Add `unless known`", vec![edit::below(journey, origin.tree, origin.node, &["unless known"])]));
    }
}
