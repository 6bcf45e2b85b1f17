//! T206: an `if … else if …` chain over one question that forgets an answer.

use botflow_compile::graph::Act;
use botflow_compile::known::{Use, reads_of_expr};
use botflow_compile::model::{Expr, Kind, OptionId, Root, ValueId};
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::Statement;
use botflow_syntax::tree::{NodeId, Tree};
use petgraph::graph::NodeIndex;

use crate::journey::{Possible, eval};
use crate::{Journey, edit};

/// What is known of T206.
pub static PAGE: Page = Page {
    code: "T206",
    slug: "option-not-handled",
    severity: Severity::Warning,
    minimum: None,
    title: "Nothing happens for the answer \"{v}\"",
    why: "customers who choose it get none of these replies",
    help: "add `else if {x} is {k}`, or an `else`",
    broken: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask colour: I'm the lamp bot. Which colour do you like?
    - Red
    - Blue
    - Green
  if colour is red
    say Our red lamps are the brightest.
  else if colour is blue
    say Our blue lamps calm a room.
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask colour: I'm the lamp bot. Which colour do you like?
    - Red
    - Blue
    - Green
  if colour is red
    say Our red lamps are the brightest.
  else if colour is blue
    say Our blue lamps calm a room.
  else if colour is green
    say Our green lamps look best at night.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for at in journey.graph.ways.node_indices() {
        let origin = journey.node(at).origin;
        if !journey.reached[at.index()] || !matches!(journey.node(at).act, Act::Branch(_)) {
            continue;
        }
        let tree = journey.tree(origin);
        if !matches!(tree.statement(origin.node), Statement::If { .. }) {
            continue;
        }
        let Some(last) = last_of_chain(tree, origin.node) else { continue };
        let Some((end, value)) = over_one_question(journey, at, last) else { continue };
        let missed = missed(journey, end, value);
        if missed.is_empty() {
            continue;
        }
        found.push(finding(journey, at, last, value, &missed));
    }
}

/// The last `else if` of a chain without `else`.
fn last_of_chain(tree: &Tree, first: NodeId) -> Option<NodeId> {
    let parent = tree.node(first).parent;
    let mut last = first;
    loop {
        let next = NodeId(tree.below(last).next_back().unwrap_or(last).0 + 1);
        let here = next.index() < tree.sizes().nodes && tree.node(next).parent == parent;
        match here.then(|| tree.statement(next)) {
            Some(Statement::ElseIf { .. }) => last = next,
            // A line that could not be read may have been the missing answer.
            Some(Statement::Else | Statement::Hole(_)) => return None,
            _ => return (last != first).then_some(last),
        }
    }
}

/// The branch of the chain's last line, and the one choice that all its conditions are about.
fn over_one_question(journey: &Journey<'_>, first: NodeIndex, last: NodeId) -> Option<(NodeIndex, ValueId)> {
    let mut about: Option<ValueId> = None;
    let mut at = first;
    loop {
        let Act::Branch(condition) = &journey.node(at).act else { return None };
        let condition = condition.get(journey.facts);
        let mut plain = !matches!(condition, Expr::Hole);
        reads_of_expr(condition, Use::Compared, &mut |read, _| match read.root {
            Root::Value(value) if read.parts.is_empty() && about.is_none_or(|one| one == value) => about = Some(value),
            _ => plain = false,
        });
        if !plain || has_hole(condition) {
            return None;
        }
        if journey.node(at).origin.node == last {
            break;
        }
        at = journey.graph.along(at, botflow_compile::graph::Why::Fails)?;
    }
    let value = about.filter(|value| !journey.is_hushed(*value))?;
    matches!(journey.model.values[value.ix()].kind, Kind::Choice(_)).then_some((at, value))
}

fn has_hole(condition: &Expr) -> bool {
    match condition {
        Expr::Hole => true,
        Expr::And(sides) | Expr::Any(sides) => sides.iter().any(has_hole),
        Expr::Not(side) => has_hole(side),
        Expr::Compare(_, left, right) => has_hole(left) || has_hole(right),
        Expr::OneOf(value, items) => has_hole(value) || items.iter().any(has_hole),
        _ => false,
    }
}

/// "T206 counts only answers that can reach the chain."
fn missed(journey: &Journey<'_>, end: NodeIndex, value: ValueId) -> Vec<OptionId> {
    let Kind::Choice(choices) = journey.model.values[value.ix()].kind else { return Vec::new() };
    let Act::Branch(condition) = &journey.node(end).act else { return Vec::new() };
    let condition = condition.get(journey.facts);
    let options = 0..journey.model.choices[choices.ix()].options.len() as u32;
    let options = options.map(|index| OptionId { choices, index });
    let is_missed = |option: &OptionId| {
        let possible = Possible::Option(*option);
        eval(condition, &[(value, possible.clone())]) == Some(false) && journey.arrives(end, value, &possible)
    };
    options.filter(is_missed).collect()
}

fn finding(journey: &Journey<'_>, at: NodeIndex, last: NodeId, value: ValueId, missed: &[OptionId]) -> Finding {
    let option = |id: &OptionId| &journey.model.choices[id.choices.ix()].options[id.index as usize];
    let labels: Vec<&str> = missed.iter().map(|id| option(id).label.as_str()).collect();
    let name = &journey.model.values[value.ix()].name;
    let origin = journey.node(at).origin;
    let finding = Finding::new(&PAGE, origin.span)
        .with("v", &labels.join("\", \""))
        .with("x", name)
        .with("k", &option(&missed[0]).key)
        .note(format!("\"{}\" gets past all of these conditions", labels[0]))
        .label(option(&missed[0]).span, "the answer");
    let mut lines = Vec::new();
    for id in missed {
        lines.push(format!("else if {name} is {}", option(id).key));
        lines.push(format!("  say {}", option(id).label));
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let end = botflow_compile::graph::Origin { node: last, span: journey.tree(origin).node(last).span, ..origin };
    finding.offer_fix("Add what happens for it", vec![edit::after(journey, end, &lines)])
}
