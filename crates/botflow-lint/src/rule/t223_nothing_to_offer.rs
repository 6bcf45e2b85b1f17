//! T223: a question whose options may all be missing.

use botflow_compile::graph::{Act, Choice, Question, Why};
use botflow_compile::model::{Root, ValueId};
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::t210_one_option::offers_only_options;
use crate::{Journey, edit};

/// What is known of T223.
pub static PAGE: Page = Page {
    code: "T223",
    slug: "nothing-to-offer",
    severity: Severity::Error,
    minimum: None,
    title: "There may be nothing to choose from here",
    why: "the customer would get a question without any answer to tap",
    help: "add `when nothing to offer -> …`, or an option that always shows",
    broken: r#"flow Rooms
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask size (whole number): I'm the lamp bot. How large is your room?
  ask lamp: Which lamp would you like to see?
    - The large one [large]
      only if size is at least 20
    - The small one [small]
      only if size is at most 10
  say The {lamp}: a good choice.
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Rooms
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask size (whole number): I'm the lamp bot. How large is your room?
  ask lamp: Which lamp would you like to see?
    - The large one [large]
      only if size is at least 20
    - The small one [small]
      only if size is at most 10
    when nothing to offer -> Bye
  say The {lamp}: a good choice.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, question) in journey.questions() {
        if !may_have_nothing(journey, at, question) {
            continue;
        }
        let origin = journey.node(at).origin;
        let lines = ["when nothing to offer", "  say There is nothing to choose from at the moment.", "  end"];
        let edits = vec![edit::below(journey, origin.tree, origin.node, &lines)];
        let finding = Finding::new(&PAGE, origin.span).note("none of its options is sure to show");
        found.push(finding.offer_fix("Say what happens then", edits));
    }
}

/// "Required where every option is conditional or from a list that may be empty (an action's, one that only `add` fills, one after `when nothing fits`)."
pub(super) fn may_have_nothing(journey: &Journey<'_>, at: NodeIndex, question: &Question) -> bool {
    if question.choices.is_empty() || question.nothing_to_offer || !offers_only_options(&question.what) {
        return false;
    }
    let unsure = |choice: &Choice| choice.only_if.is_some() || from_empty_list(journey, at, choice);
    question.choices.iter().all(unsure) && !journey.has_hole_under(journey.node(at).origin)
}

fn from_empty_list(journey: &Journey<'_>, at: NodeIndex, choice: &Choice) -> bool {
    let Some(each) = choice.each else { return false };
    match each.list.get(journey.facts).map(|read| &read.root) {
        Some(Root::Value(list)) => may_be_empty(journey, at, *list),
        _ => false,
    }
}

/// Walks back to what filled the list last.
fn may_be_empty(journey: &Journey<'_>, question: NodeIndex, list: ValueId) -> bool {
    let graph = journey.graph;
    let mut seen = std::collections::HashSet::from([question]);
    let mut stack = vec![question];
    while let Some(at) = stack.pop() {
        for edge in graph.ways.edges_directed(at, Incoming) {
            let (from, why) = (edge.source(), edge.weight().why);
            match filled_empty(journey, from, why, list) {
                Some(true) => return true,
                Some(false) => {}
                None => {
                    if seen.insert(from) {
                        stack.push(from);
                    }
                }
            }
        }
    }
    false
}

fn filled_empty(journey: &Journey<'_>, from: NodeIndex, why: Why, list: ValueId) -> Option<bool> {
    let is_list = |path: botflow_compile::graph::PathAt| {
        path.get(journey.facts).is_some_and(|read| read.root == Root::Value(list) && read.parts.is_empty())
    };
    match &journey.node(from).act {
        Act::Pick(pick) if pick.list == Some(list) => Some(why == Why::NothingFits),
        Act::Perform(request) if request.keep.iter().any(|keep| is_list(keep.place)) => Some(true),
        Act::Do(act) if act.keep.iter().any(|keep| is_list(keep.place)) => Some(true),
        Act::Set(change) if is_list(change.place) => Some(true),
        Act::Ask(asked) if asked.value() == Some(list) => Some(false),
        Act::Branch(condition) => {
            let condition = condition.get(journey.facts);
            is_not_empty(condition, why == Why::Holds, list).then_some(false)
        }
        _ => None,
    }
}

/// `if number of LIST is more than 0` and the like make sure of it.
fn is_not_empty(condition: &botflow_compile::model::Expr, holds: bool, list: ValueId) -> bool {
    use botflow_compile::model::{Comparison, Expr, Literal};
    match condition {
        Expr::And(sides) if holds => sides.iter().any(|side| is_not_empty(side, true, list)),
        Expr::Not(side) => is_not_empty(side, !holds, list),
        Expr::Compare(how, left, right) => {
            let counts =
                matches!(left.as_ref(), Expr::NumberOf(of) if matches!(of.as_ref(), Expr::Read(read) if read.root == Root::Value(list)));
            let Expr::Literal(Literal::Number(number)) = right.as_ref() else { return false };
            let zero = number.is_zero();
            counts
                && match (how, holds) {
                    (Comparison::MoreThan, true) | (Comparison::IsNot, true) | (Comparison::Is, false) => zero,
                    (Comparison::AtLeast, true) => !zero,
                    (Comparison::LessThan, false) => !zero,
                    (Comparison::AtMost, false) => zero,
                    _ => false,
                }
        }
        _ => false,
    }
}
