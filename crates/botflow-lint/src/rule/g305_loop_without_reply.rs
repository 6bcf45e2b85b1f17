//! G305: a loop in which nothing waits for the customer.

use std::collections::{HashSet, VecDeque};

use botflow_compile::graph::{Act, Edge, RequestWhat, SetHow, Why};
use botflow_compile::model::{Root, ValueId};
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::Journey;
use crate::journey::components;

/// What is known of G305.
pub static PAGE: Page = Page {
    code: "G305",
    slug: "loop-without-reply",
    severity: Severity::Error,
    minimum: None,
    title: "The bot would keep talking to itself: {way}",
    why: "customers would be flooded with messages that they cannot stop",
    help: "put a question between these lines, or let the loop end",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  go to Prices

step Prices
  say Our lamps start at 49 EUR.
  go to Hi
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  go to Prices

step Prices
  say Our lamps start at 49 EUR.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for nodes in journey.busy_loops() {
        found.push(finding(journey, nodes));
    }
}

/// Loops over ways that do not wait for the customer, a person or time.
pub(crate) fn find_loops(journey: &Journey<'_>) -> Vec<Vec<NodeIndex>> {
    let silent = silent_flows(journey);
    let emptied = emptied(journey);
    components(journey.graph, |from, to, edge| runs_on(journey, from, to, edge, &silent, &emptied))
}

fn runs_on(journey: &Journey<'_>, from: NodeIndex, to: NodeIndex, edge: &Edge, silent: &[bool], emptied: &HashSet<ValueId>) -> bool {
    let act = &journey.node(from).act;
    // A `for each` comes to its end: lists are as they were when the line was reached.
    if matches!(journey.node(to).act, Act::Each { .. }) && from >= to && !matches!(act, Act::Go(_)) {
        return false;
    }
    match (act, edge.why) {
        (_, Why::Into | Why::Later) => false,
        (Act::Do(act), Why::Returned) => act.flow.is_some_and(|flow| silent[flow.ix()]),
        // A question that is passed over because its answer is known; not where something empties it again.
        (Act::Ask(question), Why::Passed) => question.value().is_some_and(|value| !emptied.contains(&value)),
        // An action is not the customer: it may fail again and again.
        (Act::Perform(request), Why::Outcome(_)) => !matches!(request.what, RequestWhat::Pay { .. } | RequestWhat::HandOver { .. }),
        _ => !edge.waits,
    }
}

/// Values that some line empties.
fn emptied(journey: &Journey<'_>) -> HashSet<ValueId> {
    let mut emptied = HashSet::new();
    let fields = |form: botflow_compile::model::FormId| journey.model.forms[form.ix()].fields.iter().copied();
    for node in journey.graph.ways.node_weights() {
        let Act::Set(change) = &node.act else { continue };
        match (&change.how, change.place.get(journey.facts).map(|read| &read.root)) {
            (SetHow::AddForm(form), _) => emptied.extend(fields(*form)),
            (SetHow::Forget, Some(Root::Form(form))) => emptied.extend(fields(*form)),
            (SetHow::Forget, Some(Root::Value(value))) => {
                emptied.insert(*value);
            }
            _ => {}
        }
    }
    emptied
}

/// Flows that a `do` can run to their end without waiting for anybody.
fn silent_flows(journey: &Journey<'_>) -> Vec<bool> {
    let flows = &journey.model.flows;
    let done: Vec<usize> = {
        let mut done = vec![false; flows.len()];
        for node in journey.graph.ways.node_weights() {
            if let Act::Do(act) = &node.act
                && let Some(flow) = act.flow
            {
                done[flow.ix()] = true;
            }
        }
        inner_first(journey).into_iter().filter(|at| done[*at]).collect()
    };
    let mut silent = vec![false; flows.len()];
    loop {
        let mut changed = false;
        for at in &done {
            if !silent[*at] && runs_through(journey, *at, &silent) {
                silent[*at] = true;
                changed = true;
            }
        }
        if !changed {
            return silent;
        }
    }
}

/// Flows so that whatever a flow does comes before it, as far as they do not go round in circles: then one look at each is enough.
fn inner_first(journey: &Journey<'_>) -> Vec<usize> {
    let mut does: Vec<Vec<usize>> = vec![Vec::new(); journey.model.flows.len()];
    for at in journey.graph.ways.node_indices() {
        if let Act::Do(act) = &journey.node(at).act {
            does[journey.flow_of(at).ix()].extend(act.flow.map(|flow| flow.ix()));
        }
    }
    let (mut order, mut seen) = (Vec::with_capacity(does.len()), vec![false; does.len()]);
    for root in 0..does.len() {
        let mut stack = vec![(root, 0)];
        while let Some((flow, next)) = stack.pop() {
            if next == 0 && std::mem::replace(&mut seen[flow], true) {
                continue;
            }
            match does[flow].get(next) {
                Some(inner) => stack.extend([(flow, next + 1), (*inner, 0)]),
                None => order.push(flow),
            }
        }
    }
    order
}

fn runs_through(journey: &Journey<'_>, flow: usize, silent: &[bool]) -> bool {
    let steps = &journey.model.flows[flow].steps;
    let none = HashSet::new();
    let Some(entry) = journey.graph.entry(botflow_compile::model::StepId(steps.start)).filter(|_| !steps.is_empty()) else { return false };
    let mut seen = HashSet::from([entry]);
    let mut stack = vec![entry];
    while let Some(at) = stack.pop() {
        if matches!(journey.node(at).act, Act::End) {
            return true;
        }
        for (edge, to) in journey.graph.out(at) {
            let inside = steps.contains(&journey.node(to).step.0);
            if inside && runs_on(journey, at, to, &edge, silent, &none) && seen.insert(to) {
                stack.push(to);
            }
        }
    }
    false
}

fn finding(journey: &Journey<'_>, nodes: &[NodeIndex]) -> Finding {
    let inside: HashSet<NodeIndex> = nodes.iter().copied().collect();
    // "A loop: at the header of its first step."
    let first = nodes.iter().find(|at| matches!(journey.node(**at).act, Act::Enter)).unwrap_or(&nodes[0]);
    let round = round(journey, *first, &inside);
    let mut steps: Vec<&str> = Vec::new();
    for at in &round {
        let title = journey.step_title(journey.node(*at).step);
        if steps.last() != Some(&title) {
            steps.push(title);
        }
    }
    let start = journey.step_title(journey.node(*first).step);
    if steps.len() == 1 || steps.last() != Some(&start) {
        steps.push(start);
    }
    if steps.len() > 5 {
        steps.splice(2..steps.len() - 2, ["…"]);
    }
    let entry = journey.graph.entry(journey.node(*first).step).unwrap_or(*first);
    let mut way = journey.way_to(*first);
    way.nodes.pop();
    way.nodes.extend(round.iter().map(|at| (*at, None)));
    let chat = journey.chat(&way);
    Finding::new(&PAGE, journey.node(entry).origin.span).with("way", &steps.join(" → ")).note("the loop begins here").path(chat)
}

/// The shortest way round from a node back to itself.
pub(super) fn round(journey: &Journey<'_>, first: NodeIndex, inside: &HashSet<NodeIndex>) -> Vec<NodeIndex> {
    let mut from: std::collections::HashMap<NodeIndex, NodeIndex> = std::collections::HashMap::new();
    let mut queue = VecDeque::from([first]);
    while let Some(at) = queue.pop_front() {
        for (edge, to) in journey.graph.out(at).filter(|(_, to)| inside.contains(to)) {
            if matches!(edge.why, Why::Into | Why::Later) {
                continue;
            }
            if to == first {
                let mut way = vec![at];
                while let Some(before) = from.get(way.last().expect("invariant: the way has a node")) {
                    way.push(*before);
                }
                way.reverse();
                return way;
            }
            if to != first && !from.contains_key(&to) {
                from.insert(to, at);
                queue.push_back(to);
            }
        }
    }
    vec![first]
}
