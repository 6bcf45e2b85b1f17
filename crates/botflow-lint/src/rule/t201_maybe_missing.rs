//! T201: a value that may be missing where a text, a sum or `with` needs it.

use botflow_compile::known::{Place, Use};
use botflow_compile::model::{Kind, Target};
use botflow_source::{Edit, Finding, Page, Severity, Span};
use botflow_syntax::Statement;
use botflow_syntax::tree::{NodeId, TargetId};

use crate::Journey;
use crate::journey::MissingRead;

/// What is known of T201.
pub static PAGE: Page = Page {
    code: "T201",
    slug: "maybe-missing",
    severity: Severity::Error,
    minimum: None,
    title: "`{x}` may be empty here",
    why: "some customers would see a hole in the sentence",
    help: "say what stands there instead: `{x or \"there\"}`",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say Hi {contact.first_name}! I'm the bot of the lamp house.
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say Hi {contact.first_name or "there"}! I'm the bot of the lamp house.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for read in journey.missing() {
        let of_conversation = matches!(read.place, Place::Value(_));
        if of_conversation && !read.filled || is_explained(journey, read) {
            continue;
        }
        found.push(finding(journey, read));
    }
}

/// A name that was mistyped elsewhere may be what should have filled it.
fn is_explained(journey: &Journey<'_>, read: &MissingRead) -> bool {
    match &read.place {
        Place::Value(value) | Place::Picked(value) | Place::Field(value, _) => journey.is_hushed(*value),
        _ => false,
    }
}

fn finding(journey: &Journey<'_>, read: &MissingRead) -> Finding {
    let typed = journey.slice(read.span);
    let finding = Finding::new(&PAGE, read.span).note("not every customer gets here with it").path(journey.chat(&read.way));
    let finding = Finding { title: finding.title.replace("{x}", typed), ..finding };
    let finding = match past(journey, read) {
        Some(jump) if jump != read.span => finding.label(jump, "this way comes past no line that fills it"),
        _ => finding,
    };
    let finding = match read.place {
        Place::Value(value) => finding.label(journey.model.values[value.ix()].span, "it is filled here"),
        _ => finding,
    };
    match read.usage {
        Use::Shown => {
            let fallback = fallback(journey, read);
            let help = format!("say what stands there instead: `{{{typed} or \"{fallback}\"}}`");
            let edit = Edit::new(read.span.behind(), format!(" or \"{fallback}\""));
            finding.help(help).offer_fix(format!("Write `{{{typed} or \"{fallback}\"}}`"), vec![edit])
        }
        Use::Passed => {
            let edit = Edit::new(read.span.behind(), " or \"none\"");
            let finding =
                finding.why("an empty value would be sent on").help(format!("say what is sent instead: `with {typed} or \"none\"`"));
            finding.offer_fix(format!("Write `{typed} or \"none\"`"), vec![edit])
        }
        _ => {
            let finding = finding.why("nothing can be worked out from a value that is not there");
            finding.help(format!("ask for it before this line, or put `if {typed} is known` above it"))
        }
    }
}

/// The line of the way that leads into another step last.
pub(super) fn past(journey: &Journey<'_>, read: &MissingRead) -> Option<Span> {
    let pairs = read.way.nodes.windows(2).rev();
    let mut jumps = pairs.filter(|pair| journey.node(pair[0].0).step != journey.node(pair[1].0).step);
    let (from, to) = jumps.next().map(|pair| (pair[0].0, journey.node(pair[1].0).step))?;
    let origin = journey.node(from).origin;
    let tree = journey.tree(origin);
    let target = |line: NodeId| match tree.statement(line) {
        Statement::Choice { target, .. }
        | Statement::EachChoice { target, .. }
        | Statement::Otherwise { target }
        | Statement::When { target, .. } => *target,
        _ => None,
    };
    let leads = |target: &TargetId| match journey.model.facts[origin.tree as usize].target(*target) {
        Target::Step(step) => step == to,
        Target::Flow(flow) => journey.model.flows[flow.ix()].steps.start == to.0,
        Target::Hole => false,
    };
    let line = tree.children(origin.node).find(|line| target(*line).as_ref().is_some_and(leads));
    Some(line.map_or(origin.span, |line| tree.node(line).span))
}

fn fallback(journey: &Journey<'_>, read: &MissingRead) -> &'static str {
    let name = match &read.place {
        Place::Contact(field) => field == "first_name",
        Place::Value(value) => matches!(journey.model.values[value.ix()].kind, Kind::Name),
        _ => false,
    };
    if name { "there" } else { "not given" }
}
