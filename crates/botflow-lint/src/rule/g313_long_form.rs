//! G313: more questions in a row than anybody answers for nothing.

use std::collections::VecDeque;

use botflow_compile::graph::{Act, Ask, ChoiceValue, Content, Edge, Why};
use botflow_compile::known::Way;
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction::{Incoming, Outgoing};
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::Journey;
use crate::journey::spread;

/// What is known of G313.
pub static PAGE: Page = Page {
    code: "G313",
    slug: "long-form",
    severity: Severity::Warning,
    minimum: None,
    title: "{n} questions before the customer gets anything",
    why: "every further question loses people who have seen nothing for their answers yet",
    help: "ask less, or say something useful in between",
    broken: r#"flow Lamps
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask q1: I'm the lamp bot. Is it for a kitchen?
    - Yes [yes]
    - No [no]
  ask q2: Is the ceiling high?
    - Yes [yes]
    - No [no]
  ask q3: Is the room large?
    - Yes [yes]
    - No [no]
  ask q4: Is there a window?
    - Yes [yes]
    - No [no]
  ask q5: Do you cook a lot?
    - Yes [yes]
    - No [no]
  ask q6: Do you like warm light?
    - Yes [yes]
    - No [no]
  submit wishes
    with q1, q2, q3, q4, q5, q6
  say Thank you. We'll choose one for you.
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Lamps
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask q1: I'm the lamp bot. Is it for a kitchen?
    - Yes [yes]
    - No [no]
  ask q2: Is the ceiling high?
    - Yes [yes]
    - No [no]
  ask q3: Is the room large?
    - Yes [yes]
    - No [no]
  say Nearly there: your room needs about 800 lumens.
  ask q4: Is there a window?
    - Yes [yes]
    - No [no]
  ask q5: Do you cook a lot?
    - Yes [yes]
    - No [no]
  ask q6: Do you like warm light?
    - Yes [yes]
    - No [no]
  submit wishes
    with q1, q2, q3, q4, q5, q6
  say Thank you. We'll choose one for you.
  end

step Bye
  say See you soon.
  end
"#,
};

/// "More than 5 questions before the customer gets a `say`, card or media after the first question."
const MOST: u32 = 5;

/// Looks for it: the shortest way through the answers, from each question that begins a row.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let graph = journey.graph;
    let count = graph.ways.node_count();
    let menus: Vec<bool> = graph.ways.node_indices().map(|at| is_menu_of_commands(journey, at)).collect();
    let answers = |at: NodeIndex, edge: &Edge| answers(journey, at, edge, menus[at.index()]);
    let begins: Vec<NodeIndex> = graph.ways.node_indices().filter(|at| gives(journey, *at) || is_start(journey, *at)).collect();
    let first = spread(graph, begins, Outgoing, |from, _| !is_question(journey, from));
    // How many questions lie between here and the first thing that customers get, by the shortest way of answering.
    let mut steps = vec![u32::MAX; count];
    let mut queue: VecDeque<NodeIndex> = VecDeque::new();
    for at in graph.ways.node_indices() {
        if gives(journey, at) || !graph.out(at).any(|(edge, _)| answers(at, &edge)) {
            steps[at.index()] = 0;
            queue.push_back(at);
        }
    }
    while let Some(at) = queue.pop_front() {
        for edge in graph.ways.edges_directed(at, Incoming) {
            let from = edge.source();
            if gives(journey, from) || !answers(from, edge.weight()) {
                continue;
            }
            let asks = is_question(journey, from);
            let far = steps[at.index()].saturating_add(u32::from(asks));
            if far < steps[from.index()] {
                steps[from.index()] = far;
                if asks { queue.push_back(from) } else { queue.push_front(from) }
            }
        }
    }
    for at in graph.ways.node_indices() {
        let far = steps[at.index()];
        if is_question(journey, at) && first[at.index()] && journey.reached[at.index()] && far > MOST && far < u32::MAX {
            let finding = Finding::new(&PAGE, journey.node(at).origin.span).with("n", &far.to_string()).note("the first of them");
            found.push(finding.path(journey.chat(&row(journey, at, &steps, answers))));
        }
    }
}

fn row(journey: &Journey<'_>, first: NodeIndex, steps: &[u32], answers: impl Fn(NodeIndex, &Edge) -> bool) -> Way {
    let (mut nodes, mut at) = (Vec::new(), first);
    while nodes.len() < steps.len() {
        let next = journey.graph.out(at).filter(|(edge, _)| answers(at, edge)).min_by_key(|(_, to)| steps[to.index()]);
        nodes.push((at, next.map(|(edge, _)| edge.why)));
        match next {
            Some((_, to)) if !gives(journey, at) => at = to,
            _ => break,
        }
    }
    Way::of(nodes)
}

fn is_start(journey: &Journey<'_>, at: NodeIndex) -> bool {
    journey.begins_with(at).is_some()
}

fn is_question(journey: &Journey<'_>, at: NodeIndex) -> bool {
    // The times of a booking are something that customers get, and a review asks nothing new.
    matches!(&journey.node(at).act, Act::Ask(question) if matches!(question.what, Ask::Menu | Ask::Value(..)))
}

fn gives(journey: &Journey<'_>, at: NodeIndex) -> bool {
    match &journey.node(at).act {
        Act::Send(message) => {
            message.variants.iter().flat_map(|variant| &variant.wordings).any(|content| !matches!(content, Content::Typing { .. }))
        }
        Act::Ask(question) => matches!(question.what, Ask::Slot { .. } | Ask::Review(_)),
        _ => false,
    }
}

/// Whether a question has commands for all its options.
fn is_menu_of_commands(journey: &Journey<'_>, at: NodeIndex) -> bool {
    matches!(&journey.node(at).act, Act::Ask(question) if question.choices.iter().all(|choice| choice.value == ChoiceValue::Command))
}

/// Ways of customers who answer what they are asked. Commands of a question with answers lead away from it.
fn answers(journey: &Journey<'_>, at: NodeIndex, edge: &Edge, is_menu: bool) -> bool {
    match (&journey.node(at).act, edge.why) {
        (Act::Ask(question), Why::Choice(index)) => {
            is_menu || question.choices.get(index as usize).is_none_or(|choice| choice.value != ChoiceValue::Command)
        }
        (Act::Ask(_), why) => matches!(why, Why::Answered | Why::Yes | Why::No | Why::Otherwise),
        (Act::Do(_), why) => why == Why::Returned,
        (_, why) => !matches!(why, Why::Later | Why::Button(_) | Why::Unclear(_) | Why::NoReply(_)),
    }
}
