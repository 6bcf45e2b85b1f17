//! G302: a step whose last line can be reached and does not say what comes next.

use std::collections::{BTreeMap, HashSet};

use botflow_compile::graph::{Act, OpenEnd, RequestWhat, Why};
use botflow_compile::model::{StepId, Target};
use botflow_source::{Finding, Page, Severity, Span};
use botflow_syntax::Statement;
use petgraph::graph::NodeIndex;

use crate::{Journey, edit};

/// What is known of G302.
pub static PAGE: Page = Page {
    code: "G302",
    slug: "step-runs-out",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "This step has no ending",
    why: "the conversation would just stop here: a step never falls into the next one",
    help: "end the step with `end` or `go to …`",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut last: BTreeMap<StepId, &OpenEnd> = BTreeMap::new();
    let never: HashSet<(NodeIndex, Why)> = journey.never_taken().collect();
    for open in &journey.graph.open_ends {
        if !journey.inside[open.from.index()] || !is_judged(journey, open) || never.contains(&(open.from, open.edge.why)) {
            continue;
        }
        let spot = |open: &OpenEnd| spot(journey, open).0.start;
        let latest = last.entry(open.step).or_insert(open);
        if spot(open) >= spot(latest) {
            *latest = open;
        }
    }
    found.extend(last.into_iter().map(|(step, open)| finding(journey, step, open)));
}

/// Whether another finding does not say it already.
fn is_judged(journey: &Journey<'_>, open: &OpenEnd) -> bool {
    // What stands under a line that could not be read does not end the step: that line goes on.
    let origin = journey.node(open.from).origin;
    let tree = journey.tree(origin);
    let unread = |id| matches!(tree.statement(id), botflow_syntax::Statement::Hole(_));
    if tree.parents(origin.node).any(unread) {
        return false;
    }
    match &journey.node(open.from).act {
        Act::Hole | Act::Go(Target::Hole) => false,
        // A hand-over or a payment that lacks an outcome is T215.
        Act::Perform(request) => match request.what {
            RequestWhat::HandOver { .. } => !matches!(open.edge.why, Why::Outcome(_)),
            RequestWhat::Pay { .. } => open.edge.why != Why::Next,
            _ => true,
        },
        _ => true,
    }
}

/// Where the conversation stops, and what happened last.
fn spot(journey: &Journey<'_>, open: &OpenEnd) -> (Span, &'static str) {
    let origin = journey.node(open.from).origin;
    match (&journey.node(open.from).act, open.edge.why) {
        (Act::Ask(question), Why::Answered) if !question.choices.is_empty() => {
            let plain = question.choices.iter().rfind(|choice| choice.target.is_none() && !choice.body);
            match plain {
                Some(choice) if question.choices.iter().any(|other| other.target.is_some() || other.body) => {
                    (choice.span, "after this answer nothing follows")
                }
                _ => (origin.span, "after the answer nothing follows"),
            }
        }
        (Act::Ask(question), Why::Choice(at)) => match question.choices.get(at as usize) {
            Some(choice) => (choice.span, "after this answer nothing follows"),
            None => (origin.span, "after the answer nothing follows"),
        },
        (Act::Ask(_), Why::Skipped | Why::Passed) => (origin.span, "when this question is skipped, nothing follows"),
        (Act::Ask(_), _) => (origin.span, "after the answer nothing follows"),
        (Act::Branch(_), Why::Fails) => (origin.span, "when this is not so, nothing follows"),
        _ => (origin.span, "nothing follows"),
    }
}

fn finding(journey: &Journey<'_>, step: StepId, open: &OpenEnd) -> Finding {
    let (span, note) = spot(journey, open);
    let entry = journey.graph.entry(step).map_or(journey.node(open.from).origin, |at| journey.node(at).origin);
    let finding = Finding::new(&PAGE, span).note(note);
    let last = edit::last_line(journey, entry.tree, entry.node).filter(|last| *last != span);
    let finding = last.map_or(finding.clone(), |last| finding.label(last, "the step is over here"));
    let steps = &journey.model.flows[journey.model.steps[step.ix()].flow.ix()].steps;
    let next = (step.0 + 1 < steps.end).then(|| journey.step_title(StepId(step.0 + 1)));
    let end = vec![edit::below(journey, entry.tree, entry.node, &["end"])];
    let is_step = matches!(journey.statement(entry), Statement::Step { .. });
    let finding = match next.filter(|_| is_step) {
        Some(next) => {
            let line = format!("go to {next}");
            let go = vec![edit::below(journey, entry.tree, entry.node, &[&line])];
            finding.help(format!("end the step with `end` or `{line}`")).offer_fix(format!("Add `{line}`"), go)
        }
        None => finding.help("end the step with `end`"),
    };
    finding.offer_fix("Add `end`", end)
}
