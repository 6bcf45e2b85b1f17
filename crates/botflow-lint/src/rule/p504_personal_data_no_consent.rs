//! P504: a personal question that is asked before the customer has agreed to anything.

use std::collections::{HashMap, HashSet, VecDeque};

use botflow_compile::graph::{Act, ChoiceValue, Question, Why};
use botflow_compile::known::Way;
use botflow_compile::model::{FlowId, StepId};
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::{Journey, edit};

/// What is known of P504.
pub static PAGE: Page = Page {
    code: "P504",
    slug: "personal-data-no-consent",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "You ask for `{x}` before the customer agreed",
    why: "somebody who would have said no has told you already, and you may do nothing with it",
    help: "ask for consent first, with a `when no` line that leads elsewhere",
    broken: r#"flow News
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask email (email): I'm the lamp bot. Where may we write to you?
  ask news (consent): And may we write to you about new lamps?
    when no -> Bye
  submit newsletter
    with email
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow News
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask news (consent): I'm the lamp bot. May we write to you about new lamps?
    when no -> Bye
  ask email (email): Where may we write to you?
  submit newsletter
    with email
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it: "where the flow asks for consent at all, or the project says `privacy: consent first`"; a *yes* must lie on every way to the question.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let asks = journey.questions().filter(|(_, question)| journey.consent(question).is_some());
    let asking: HashSet<FlowId> = asks.map(|(at, _)| journey.flow_of(at)).collect();
    let everywhere = journey.project.privacy.consent_first;
    let staying: HashSet<u32> = journey.graph.staying_noes.iter().map(|no| no.tree).collect();
    if asking.is_empty() && !everywhere {
        return;
    }
    // One cause a flow: the consent that is missing. Its further questions are labels.
    let mut first: HashMap<FlowId, usize> = HashMap::new();
    for (at, question, value) in journey.personal_questions() {
        let flow = journey.flow_of(at);
        // A `when no` that goes on with the form is T215: one cause, one finding.
        let stays = staying.contains(&journey.node(at).origin.tree);
        let judged = journey.reached[at.index()] && !stays && (everywhere || asking.contains(&flow));
        if !judged || journey.is_hushed(value) || journey.may_be_meant("consent") || journey.agreed().any(at) {
            continue;
        }
        let origin = journey.node(at).origin;
        if let Some(first) = first.get(&flow) {
            let finding = found[*first].clone();
            found[*first] = finding.label(origin.span, "nor is this question behind a yes");
            continue;
        }
        first.insert(flow, found.len());
        let finding = Finding::new(&PAGE, origin.span).with("x", &journey.model.values[value.ix()].name);
        let finding = finding.note("asked before a yes").path(journey.chat(&way_past_yes(journey, at)));
        found.push(mended(journey, at, question, finding));
    }
}

/// With the line that is missing: below the form's consent, or the whole question.
fn mended(journey: &Journey<'_>, at: NodeIndex, question: &Question, finding: Finding) -> Finding {
    let Some(target) = elsewhere(journey, at) else { return finding };
    let when_no = format!("when no -> {target}");
    // The questions of a form stand in one step.
    let before = (0..at.index()).rev().map(NodeIndex::new).take_while(|other| journey.node(*other).step == journey.node(at).step);
    let asked = before.filter_map(|other| match &journey.node(other).act {
        Act::Ask(asked) => Some((other, asked)),
        _ => None,
    });
    let of_form = asked.filter(|_| question.form.is_some()).filter(|(other, asked)| {
        let leads_away = journey.graph.out(*other).any(|(edge, _)| edge.why == Why::No);
        asked.form == question.form && journey.consent(asked).is_some() && !leads_away
    });
    let of_form = of_form.last();
    if let Some((consent, _)) = of_form {
        let origin = journey.node(consent).origin;
        let fix = edit::below(journey, origin.tree, origin.node, &[&when_no]);
        let finding = finding.label(origin.span, "a No here goes on with the form");
        return finding.help(format!("below the consent: `{when_no}`")).offer_fix("Let a No lead elsewhere", vec![fix]);
    }
    if journey.model.values.iter().any(|value| value.name == "privacy") {
        return finding;
    }
    let lines = ["ask privacy (consent): May we keep your answers, to get back to you?", &format!("  {when_no}")];
    finding.offer_fix("Ask for consent first", vec![edit::before(journey, journey.node(at).origin, &lines)])
}

/// The last step of the flow, where it is another one.
fn elsewhere<'a>(journey: &Journey<'a>, at: NodeIndex) -> Option<&'a str> {
    let steps = &journey.model.flows[journey.flow_of(at).ix()].steps;
    let last = StepId(steps.end.checked_sub(1)?);
    (last != journey.node(at).step).then(|| journey.step_title(last))
}

/// The shortest way from a start on which no consent is given.
fn way_past_yes(journey: &Journey<'_>, at: NodeIndex) -> Way {
    let mut next: HashMap<NodeIndex, (NodeIndex, Why)> = HashMap::new();
    let mut queue = VecDeque::from([at]);
    while let Some(node) = queue.pop_front() {
        if let Some(start) = begins(journey, node) {
            let mut nodes = Vec::new();
            let mut here = node;
            while let Some((to, why)) = next.get(&here).filter(|_| here != at) {
                nodes.push((here, Some(*why)));
                here = *to;
            }
            nodes.push((at, None));
            return Way { start: Some(start), ..Way::of(nodes) };
        }
        for edge in journey.graph.ways.edges_directed(node, Incoming) {
            let (from, why) = (edge.source(), edge.weight().why);
            let open = journey.reached[from.index()] && !journey.agreed().any(from);
            let Some(why) =
                Some(why).filter(|_| open && from != at && !next.contains_key(&from)).and_then(|why| refused(journey, from, why))
            else {
                continue;
            };
            next.insert(from, (node, why));
            queue.push_back(from);
        }
    }
    journey.way_to(at)
}

/// Why a consent question is left without a yes; `None` where it is left with one.
fn refused(journey: &Journey<'_>, at: NodeIndex, why: Why) -> Option<Why> {
    let Act::Ask(question) = &journey.node(at).act else { return Some(why) };
    if journey.consent(question).is_none() {
        return Some(why);
    }
    let yes = |index: u32| question.choices.get(index as usize).is_some_and(|choice| choice.value == ChoiceValue::YesNo(true));
    match why {
        Why::Yes => None,
        Why::Choice(index) if yes(index) => None,
        Why::Answered => Some(Why::No),
        why => Some(why),
    }
}

fn begins(journey: &Journey<'_>, at: NodeIndex) -> Option<usize> {
    journey.begins_with(at)
}
