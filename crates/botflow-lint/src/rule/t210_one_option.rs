//! T210: a question with one option only.

use botflow_compile::graph::{Ask, Question};
use botflow_compile::model::{FlowId, Kind};
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use super::t223_nothing_to_offer::may_have_nothing;
use crate::Journey;

/// What is known of T210.
pub static PAGE: Page = Page {
    code: "T210",
    slug: "one-option",
    severity: Severity::Warning,
    minimum: None,
    title: "A question with one option is not a question",
    why: "the customer has to tap a button that changes nothing",
    help: "use `say`, or add another option",
    broken: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. Shall I tell you about our lamps?
    - Yes, please -> More
    - No, thanks -> Bye

step More
  ask: They are made by hand.
    - Good to know -> Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. Shall I tell you about our lamps?
    - Yes, please -> More
    - No, thanks -> Bye

step More
  say They are made by hand.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut last: Option<FlowId> = None;
    for (at, question) in journey.questions() {
        let flow = journey.flow_of(at);
        let first = last != Some(flow);
        last = Some(flow);
        if has_one_option(journey, at, question, first) {
            let origin = journey.node(at).origin;
            let always = question.choices.iter().filter(|choice| choice.only_if.is_none()).count();
            let finding = Finding::new(&PAGE, origin.span);
            found.push(match always {
                0 | 1 if question.choices.len() > 1 => finding.note("only one option shows for everybody"),
                _ => finding.note("there is nothing to choose from"),
            });
        }
    }
}

/// "One option is fine in the first question of a flow, elsewhere T210 (`- each` counts as two). With `only if`, fewer than two options that always show
/// are T210 too, unless `when nothing to offer` is there; where T223 stands, T210 does not."
fn has_one_option(journey: &Journey<'_>, at: NodeIndex, question: &Question, first: bool) -> bool {
    if question.choices.is_empty() || question.otherwise || !offers_only_options(&question.what) {
        return false;
    }
    let weight = |each: bool| if each { 2 } else { 1 };
    let all: usize = question.choices.iter().map(|choice| weight(choice.each.is_some())).sum();
    let always: usize = question.choices.iter().filter(|choice| choice.only_if.is_none()).map(|choice| weight(choice.each.is_some())).sum();
    let guarded = all != always;
    if always >= 2 || first && all == 1 || guarded && question.nothing_to_offer {
        return false;
    }
    !journey.has_hole_under(journey.node(at).origin) && !may_have_nothing(journey, at, question)
}

/// Typed questions have buttons beside the typed answer.
pub(super) fn offers_only_options(what: &Ask) -> bool {
    match what {
        Ask::Menu | Ask::Value(_, Kind::Choice(_) | Kind::Several(_) | Kind::Item(_) | Kind::Record(_)) => true,
        Ask::Value(..) | Ask::Review(_) | Ask::Slot { .. } | Ask::WhichBooking { .. } | Ask::Hole => false,
    }
}
