//! T215: a statement that does not say what happens when something comes of it.

use botflow_compile::graph::{Act, Origin, Outcome, Request, RequestWhat, Why};
use botflow_compile::model::StepId;
use botflow_source::{Finding, Page, Severity, Span};
use botflow_syntax::Statement;
use botflow_syntax::tree::Outcome as Line;
use petgraph::graph::NodeIndex;

use crate::{Journey, edit};

/// What is known of T215.
pub static PAGE: Page = Page {
    code: "T215",
    slug: "outcome-missing",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "`{statement}` doesn't say what happens when {outcome}",
    why: "the conversation would stop there without a word",
    help: "add the line below it: `{line}`",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
actions:
  check_stock: {url: "https://api.example.com/stock", method: POST, takes: {article: code}, gives: {left: whole number}, timeout: 5 seconds, try: {left: 3}}
--- flows/stock.flow
flow Stock
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask article (code): I'm the lamp bot. Which article are you looking for?
  call check_stock
    with article
    keep left
  say {left} left.
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
actions:
  check_stock: {url: "https://api.example.com/stock", method: POST, takes: {article: code}, gives: {left: whole number}, timeout: 5 seconds, try: {left: 3}}
--- flows/stock.flow
flow Stock
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask article (code): I'm the lamp bot. Which article are you looking for?
  call check_stock
    with article
    keep left
    when failed -> Bye
  say {left} left.
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// An outcome that must be given: how it is said in a sentence, and the lines that give it.
struct Missing {
    said: &'static str,
    line: &'static str,
    body: &'static str,
}

const FAILED: Missing = Missing { said: "it fails", line: "when failed", body: "say That did not work. Please try again later." };
const FULL: Missing = Missing { said: "everything is full", line: "when full", body: "say There is no free time at the moment." };
const PAID: Missing = Missing { said: "it is paid", line: "when paid", body: "say Thank you, the payment has arrived." };
const UNPAID: Missing = Missing { said: "the payment fails", line: "when failed", body: "say The payment did not work." };
const CANCELLED: Missing = Missing { said: "the customer cancels", line: "when cancelled", body: "say All right, cancelled." };
const NO_REPLY: Missing =
    Missing { said: "nobody pays", line: "when no reply after 30 minutes", body: "say The payment is no longer waited for." };
const NOTHING_FITS: Missing = Missing { said: "nothing fits", line: "when nothing fits", body: "say Nothing fits all of that." };
const NOBODY_FREE: Missing =
    Missing { said: "nobody is free", line: "when nobody free after 10 minutes", body: "say Nobody is free right now." };
const CLOSED: Missing = Missing { said: "the team is closed", line: "when closed", body: "say We are closed at the moment." };
const BACK: Missing = Missing { said: "the conversation comes back", line: "when back", body: "say I'm the bot, and I'm back." };

/// Outcomes in the order in which people write them.
const IN_ORDER: [&str; 9] = [
    "when paid",
    "when failed",
    "when cancelled",
    "when full",
    "when nothing fits",
    "when closed",
    "when nobody free",
    "when back",
    "when no reply",
];

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for at in journey.graph.ways.node_indices() {
        let origin = journey.node(at).origin;
        let missing = match &journey.node(at).act {
            Act::Perform(request) => of_request(journey, at, request),
            Act::Pick(_) if journey.graph.along(at, Why::NothingFits).is_none() => vec![NOTHING_FITS],
            Act::Form(_) if !has_line(journey, origin, &|outcome| matches!(outcome, Line::Cancelled)) => vec![CANCELLED],
            _ => continue,
        };
        if !missing.is_empty() && !journey.has_hole_under(origin) {
            found.push(finding(journey, origin, &missing));
        }
    }
    found.extend(journey.graph.staying_noes.iter().filter(|line| !journey.has_hole_under(**line)).map(|line| staying_no(journey, *line)));
}

/// "In a form `when no` of a consent must leave": the form cannot go on without it.
fn staying_no(journey: &Journey<'_>, line: Origin) -> Finding {
    let finding =
        Finding::new(&PAGE, line.span).with("statement", "when no").with("outcome", "its lines have run: in a form it must lead away");
    let finding = finding
        .note("the form would go on as if the customer had agreed")
        .why("the customer said no, and is asked for the rest all the same");
    let end = vec![edit::below(journey, line.tree, line.node, &["end"])];
    finding.help("lead away with `-> …`, `go to …` or `end`").offer_fix("Add `end`", end)
}

fn of_request(journey: &Journey<'_>, at: NodeIndex, request: &Request) -> Vec<Missing> {
    let lacks = |outcome: Outcome| request.given(outcome).is_none();
    match &request.what {
        RequestWhat::Call { .. } if lacks(Outcome::Failed) => vec![FAILED],
        RequestWhat::Slots { .. } if lacks(Outcome::Full) => vec![FULL],
        RequestWhat::Pay { .. } => {
            let all = [(Outcome::Paid, PAID), (Outcome::Failed, UNPAID), (Outcome::Cancelled, CANCELLED), (Outcome::NoReply, NO_REPLY)];
            all.into_iter().filter(|(outcome, _)| lacks(*outcome)).map(|(_, missing)| missing).collect()
        }
        RequestWhat::HandOver { team, unclear: false, .. } => {
            let mut missing = Vec::new();
            if lacks(Outcome::NobodyFree) {
                missing.push(NOBODY_FREE);
            }
            let has_hours = team.and_then(|team| journey.project.teams.get(team as usize)).is_some_and(|team| team.hours.is_some());
            if has_hours && !is_branched(journey, at) {
                missing.push(CLOSED);
            }
            // "`when back`, or a line that follows."
            if lacks(Outcome::Back) && journey.graph.along(at, Why::Outcome(Outcome::Back)).is_none() {
                missing.push(BACK);
            }
            missing
        }
        _ => Vec::new(),
    }
}

/// Whether the hand-over looks first whether its team is closed.
fn is_branched(journey: &Journey<'_>, at: NodeIndex) -> bool {
    let origin = journey.node(at).origin;
    let mut before = (0..at.index()).rev().map(NodeIndex::new);
    let own = before.find(|node| match &journey.node(*node).act {
        Act::Branch(_) => journey.node(*node).origin == origin,
        Act::Enter => true,
        _ => false,
    });
    own.is_some_and(|node| matches!(journey.node(node).act, Act::Branch(_)))
}

/// The line beside which a missing outcome is looked for: the first outcome that is written behind it, else the last line of the statement.
fn gap(journey: &Journey<'_>, origin: Origin, missing: &[Missing]) -> Option<Span> {
    let tree = journey.tree(origin);
    let place = |line: &str| IN_ORDER.iter().position(|known| line.starts_with(known));
    let first = missing.iter().filter_map(|missing| place(missing.line)).min()?;
    let outcomes = tree.children(origin.node).filter(|child| matches!(tree.statement(*child), Statement::When { .. }));
    let behind = outcomes.map(|child| tree.node(child).span).find(|span| place(tree.str(*span)).is_some_and(|place| place > first));
    behind.or_else(|| edit::last_line(journey, origin.tree, origin.node))
}

fn has_line(journey: &Journey<'_>, origin: Origin, which: &dyn Fn(&Line) -> bool) -> bool {
    let tree = journey.tree(origin);
    tree.children(origin.node).any(|child| matches!(tree.statement(child), Statement::When { outcome, .. } if which(outcome)))
}

fn finding(journey: &Journey<'_>, origin: Origin, missing: &[Missing]) -> Finding {
    let tree = journey.tree(origin);
    let statement = tree.str(tree.node(origin.node).keyword).trim_end_matches(" to");
    let said: Vec<&str> = missing.iter().map(|missing| missing.said).collect();
    let said = match said.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    };
    let lines: Vec<String> = missing.iter().map(|missing| format!("{} -> …", missing.line)).collect();
    let finding = Finding::new(&PAGE, origin.span).with("statement", statement).with("outcome", &said).with("line", &lines.join("`, `"));
    let finding = match gap(journey, origin, missing) {
        Some(gap) => finding.label(gap, "beside this line it is missing"),
        None => finding,
    };
    let lines = |missing: &Missing| match step_for(journey, origin, missing) {
        Some(title) => vec![format!("{} -> {title}", missing.line)],
        None => vec![missing.line.to_owned(), format!("  {}", missing.body), "  end".to_owned()],
    };
    let body: Vec<String> = missing.iter().flat_map(lines).collect();
    let body: Vec<&str> = body.iter().map(String::as_str).collect();
    let edits = vec![edit::below(journey, origin.tree, origin.node, &body)];
    finding.note("this has outcomes that must be answered").offer_fix("Add what happens then", edits)
}

/// A step of the flow that nothing leads to, and whose title says that outcome: `Cancelled`.
fn step_for<'j>(journey: &Journey<'j>, origin: Origin, missing: &Missing) -> Option<&'j str> {
    let outcome = missing.line.strip_prefix("when ")?.split(' ').next()?;
    let flow = journey.analysis.trees.get(origin.tree as usize).map(|tree| tree.file)?;
    let steps = journey.model.steps.iter().enumerate();
    let mut fitting = steps.filter(|(_, step)| {
        journey.model.flows[step.flow.ix()].file == flow && step.title.to_lowercase().split(' ').any(|word| word == outcome)
    });
    let lost = |step: usize| journey.graph.entry(StepId(step as u32)).is_none_or(|entry| !journey.reached[entry.index()]);
    fitting.find(|(step, _)| lost(*step)).map(|(_, step)| step.title.as_str())
}
