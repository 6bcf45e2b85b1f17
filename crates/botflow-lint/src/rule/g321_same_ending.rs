//! G321: a choice that chooses nothing.

use botflow_compile::graph::{Act, Choice, Why};
use botflow_compile::model::Target;
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::Journey;

/// What is known of G321.
pub static PAGE: Page = Page {
    code: "G321",
    slug: "same-ending",
    severity: Severity::Hint,
    minimum: None,
    title: "All options lead to the same place",
    why: "customers choose, and whatever they choose the same happens: it feels as if nobody listened",
    help: "let one of them lead somewhere else, keep the answer with a `[key]`, or use `say`",
    broken: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to see?
    - Desk lamps -> Lamps
    - Ceiling lamps -> Lamps
    - Garden lamps -> Lamps

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to see?
    - Desk lamps -> Lamps
    - Garden lamps -> Lamps
    - Nothing today -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it, from three options on: two that lead on alike are often meant so (a friendly *Yes* beside *Sure*). Only where no answer is kept: an answer that is stored, counted or spoken of later makes a difference.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, question) in journey.questions() {
        let [first, rest @ ..] = question.choices.as_slice() else { continue };
        let all = target(journey, at, 0, first).filter(|target| *target != Target::Hole);
        let mut choices = (0..).zip(&question.choices);
        let lost = |(index, choice): (u32, &Choice)| all.is_some() && target(journey, at, index, choice) == all && choice.points.is_empty();
        let other_ways = question.otherwise || question.nothing_to_offer || first.each.is_some() || question.optional.is_some();
        if rest.len() < 2 || other_ways || question.value().is_some() || !choices.all(lost) || !journey.reached[at.index()] {
            continue;
        }
        let finding = Finding::new(&PAGE, journey.node(at).origin.span).note("every option goes the same way");
        found.push(finding.path(journey.chat(&journey.way_to(at))));
    }
}

/// Where an option leads: by `-> TARGET`, or by a `go to` that is all that stands under it.
fn target(journey: &Journey<'_>, question: NodeIndex, index: u32, choice: &Choice) -> Option<Target> {
    choice.target.or_else(|| {
        let (_, to) = journey.graph.out(question).find(|(edge, _)| edge.why == Why::Choice(index))?;
        match journey.node(to).act {
            Act::Go(target) => Some(target),
            _ => None,
        }
    })
}
