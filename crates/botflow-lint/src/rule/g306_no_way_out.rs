//! G306: questions that a customer who is not understood can never leave.

use botflow_compile::graph::{Act, Ask, Question, RequestWhat};
use botflow_compile::model::FlowId;
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::Statement;
use botflow_syntax::tree::NodeId;
use petgraph::graph::NodeIndex;

use crate::{Journey, edit};

/// What is known of G306.
pub static PAGE: Page = Page {
    code: "G306",
    slug: "no-way-out",
    severity: Severity::Error,
    minimum: None,
    title: "This question can trap the customer",
    why: "people who are not understood twice usually leave, and nobody on your team hears about it",
    help: "add a way out below the question: `when unclear 3 times -> …`; one such line below `flow` holds for all of its questions",
    broken: r#"flow Newsletter
  starts on welcome

step Hi
  ask email (email): I'm the lamp bot. Where should we send it?
  submit newsletter
    with email
  say Thank you!
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Newsletter
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask email (email): I'm the lamp bot. Where should we send it?
  submit newsletter
    with email
  say Thank you!
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut last: Option<(FlowId, usize)> = None;
    for (at, question) in journey.questions() {
        if !is_trap(journey, at, question) {
            continue;
        }
        let flow = journey.flow_of(at);
        // One line below `flow` is what all of them need: one finding.
        match last {
            Some((of, first)) if of == flow => {
                let finding = std::mem::replace(&mut found[first], Finding::new(&PAGE, journey.node(at).origin.span));
                found[first] = finding.label(journey.node(at).origin.span, "this one, too");
            }
            _ => {
                last = Some((flow, found.len()));
                found.push(finding(journey, at, question, flow));
            }
        }
    }
}

fn is_trap(journey: &Journey<'_>, at: NodeIndex, question: &Question) -> bool {
    let asks = match question.what {
        Ask::Menu | Ask::Value(..) | Ask::Review(_) | Ask::Slot { .. } => true,
        // Asked only where there are several, and it has no lines of its own; a name that was not found is said elsewhere.
        Ask::WhichBooking { .. } | Ask::Hole => false,
    };
    asks && question.way_outs.is_empty() && !question.otherwise && !hidden_by_hole(journey, at)
}

/// A line that could not be read under the question, its step's head or the flow's head may have been the way out.
fn hidden_by_hole(journey: &Journey<'_>, at: NodeIndex) -> bool {
    let origin = journey.node(at).origin;
    if journey.has_hole_under(origin) {
        return true;
    }
    let tree = journey.tree(origin);
    let head = tree.children(NodeId::FILE).find(|id| matches!(tree.statement(*id), Statement::Flow { .. }));
    if head.is_none() {
        // Without its title, the lines of a file's head hold for nothing.
        return true;
    }
    let step = journey.graph.entry(journey.node(at).step).map(|entry| journey.node(entry).origin.node);
    let unread = |line: NodeId| matches!(tree.statement(line), Statement::Hole(hole) if hole.meant.is_none_or(|kind| kind == botflow_syntax::Kind::When));
    head.into_iter().chain(step).any(|above| tree.children(above).take_while(|line| is_head(tree.statement(*line))).any(unread))
}

/// Lines of a head, and what could not be read among them.
fn is_head(statement: &Statement) -> bool {
    !matches!(statement, Statement::Say { .. } | Statement::Ask { .. } | Statement::If { .. } | Statement::GoTo { .. } | Statement::End)
}

fn finding(journey: &Journey<'_>, at: NodeIndex, question: &Question, flow: FlowId) -> Finding {
    let origin = journey.node(at).origin;
    let note = match &question.what {
        Ask::Value(_, kind) => format!("if the answer is never {}, the bot asks again for ever", what_fits(kind)),
        Ask::Review(_) => "if the answer is never clear, the bot asks again for ever".to_owned(),
        Ask::Menu | Ask::Slot { .. } | Ask::WhichBooking { .. } | Ask::Hole => "if no option fits, the bot asks again for ever".to_owned(),
    };
    let finding = Finding::new(&PAGE, origin.span).note(note);
    let tree = journey.tree(origin);
    let Some(head) = tree.children(NodeId::FILE).find(|id| matches!(tree.statement(*id), Statement::Flow { .. })) else { return finding };
    let first = tree.children(head).find(|line| matches!(tree.statement(*line), Statement::When { .. })).map(|line| tree.node(line).span);
    let beside = first.or_else(|| edit::last_line(journey, origin.tree, head)).unwrap_or(tree.node(head).span);
    let finding = finding.label(beside, "a way out beside this line would hold for the whole flow");
    match way_out(journey, at, flow) {
        Some(title) => {
            let line = format!("when unclear 3 times -> {title}");
            let edits = vec![edit::below(journey, origin.tree, head, &[&line])];
            finding
                .help(format!("add a way out below `flow`, for all of its questions: `{line}`"))
                .offer_fix(format!("Add `{line}` below `flow`"), edits)
        }
        None => {
            let lines = ["when unclear 3 times", "  say Sorry, I don't understand. Please try again later.", "  end"];
            finding.offer_fix("Add a way out below `flow`", vec![edit::below(journey, origin.tree, head, &lines)])
        }
    }
}

fn what_fits(kind: &botflow_compile::model::Kind) -> &'static str {
    use botflow_compile::model::Kind;
    match kind {
        Kind::Email => "a valid e-mail address",
        Kind::Phone => "a phone number",
        Kind::Name => "a name",
        Kind::Number { .. } | Kind::Rating(_) => "a number",
        Kind::Money(_) => "an amount",
        Kind::Date | Kind::Moment => "a date",
        Kind::Time => "a time",
        Kind::YesNo | Kind::Consent => "yes or no",
        Kind::Location => "a location",
        Kind::Photo => "a photo",
        Kind::File => "a file",
        Kind::Choice(_) | Kind::Several(_) | Kind::Item(_) | Kind::Record(_) => "one of the options",
        _ => "clear",
    }
}

/// A step of the flow that is a good way out: one that hands over to a person, else the last one that just says good-bye.
fn way_out<'a>(journey: &Journey<'a>, question: NodeIndex, flow: FlowId) -> Option<&'a str> {
    let own = journey.node(question).step;
    let mut ends = None;
    for step in journey.model.flows[flow.ix()].steps.clone() {
        let step = botflow_compile::model::StepId(step);
        let Some(entry) = journey.graph.entry(step).filter(|_| step != own) else { continue };
        let nodes = (entry.index()..journey.graph.ways.node_count()).map(NodeIndex::new).take_while(|at| journey.node(*at).step == step);
        let (mut asks, mut over) = (false, false);
        for at in nodes {
            match &journey.node(at).act {
                Act::Perform(request) if matches!(request.what, RequestWhat::HandOver { .. }) => return Some(journey.step_title(step)),
                Act::Ask(_) | Act::Perform(_) => asks = true,
                Act::End => over = true,
                _ => {}
            }
        }
        if over && !asks {
            ends = Some(journey.step_title(step));
        }
    }
    ends
}
