//! P510: writing to people of one's own accord without their having agreed to it.

use botflow_channels::{AsOf, Figure};
use botflow_compile::graph::{Act, Content, MarkWhat};
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::Journey;
use crate::journey::{Consent, Outside, sent_on};

/// What is known of P510.
pub static PAGE: Page = Page {
    code: "P510",
    slug: "opt-in-missing",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "This is sent to people who never asked to hear from you",
    why: "they report it as unwanted, and the platform limits or blocks your number",
    help: "send it only to those who agreed: `only if subscribed to TOPIC`, or a guard on a consent that is kept",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
topics: [news]
templates:
  new_lamps: {category: marketing, text: "The lamp bot here: new lamps are in. Write \"stop\" and I won't write again."}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. We open at 10.
  end
--- flows/news.flow
flow News
  starts on event lamps_in

step Tell
  template new_lamps
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
topics: [news]
templates:
  new_lamps: {category: marketing, text: "The lamp bot here: new lamps are in. Write \"stop\" and I won't write again."}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. We open at 10.
  end
--- flows/news.flow
flow News
  starts on event lamps_in
    only if subscribed to news

step Tell
  template new_lamps
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for at in journey.graph.ways.node_indices().filter(|at| journey.reached[at.index()]) {
        if let Act::Mark(MarkWhat::Subscribe(topic)) = &journey.node(at).act {
            found.extend(subscribed(journey, at, topic));
        }
    }
    // A platform that has no window leaves it to the customer to block a bot.
    let channels: Vec<AsOf<'_>> = journey.channels().into_iter().filter(|channel| channel.limit(Figure::Window).is_some()).collect();
    if channels.is_empty() {
        return;
    }
    let outside = journey.outside();
    let mut suspects: Vec<NodeIndex> = Vec::new();
    for channel in &channels {
        let name = channel.facts.channel.as_str();
        let reached = journey.reached_on(name);
        let sends = |at: &NodeIndex| reached[at.index()] && needs_consent(journey, *at, outside[at.index()], name);
        suspects.extend(journey.graph.ways.node_indices().filter(sends));
    }
    suspects.sort_unstable();
    suspects.dedup();
    suspects.retain(|at| !opted_in(journey, *at));
    // What follows on the same way is the same cause.
    let mut covered = vec![false; outside.len()];
    let mut stack = suspects.clone();
    while let Some(at) = stack.pop() {
        for (edge, to) in journey.graph.out(at) {
            if journey.adds(at, edge.why).is_some() && !std::mem::replace(&mut covered[to.index()], true) {
                stack.push(to);
            }
        }
    }
    for at in suspects.into_iter().filter(|at| !covered[at.index()]) {
        let note = match outside[at.index()] {
            Some(Outside::Event(_)) => "an event brings it, not the customer",
            _ => "it comes later, of your own accord, and is marketing",
        };
        let finding = Finding::new(&PAGE, journey.node(at).origin.span).note(note);
        let finding = match outside[at.index()] {
            Some(Outside::Event(start)) => finding.label(journey.graph.starts[start].span, "it starts for everybody"),
            _ => finding,
        };
        found.push(finding.path(journey.chat(&journey.silence().way(at))));
    }
}

/// "Marketing templates and event flows need an opt-in."
fn needs_consent(journey: &Journey<'_>, at: NodeIndex, outside: Option<Outside>, channel: &str) -> bool {
    match (outside, &journey.node(at).act) {
        (Some(Outside::Event(_)), Act::Ask(_)) => true,
        (Some(by), Act::Send(message)) => sent_on(message, channel).is_some_and(|variant| {
            variant.wordings.iter().any(|content| match content {
                Content::Typing { .. } => false,
                Content::Template { template, .. } => {
                    let template = template.and_then(|at| journey.project.templates.get(at as usize));
                    matches!(by, Outside::Event(_)) || template.is_some_and(|template| template.category.eq_ignore_ascii_case("marketing"))
                }
                Content::Bubble { .. } | Content::Cards(_) => matches!(by, Outside::Event(_)),
            })
        }),
        _ => false,
    }
}

/// "A guard on a kept consent or on `subscribed to`; nothing else counts."
fn opted_in(journey: &Journey<'_>, at: NodeIndex) -> bool {
    journey.agreed().before(at).iter().any(|consent| matches!(consent, Consent::Kept(_) | Consent::Topic(_)))
}

/// "The wording of the consent question answered last, whose *yes* must lie on every way to it."
fn subscribed(journey: &Journey<'_>, at: NodeIndex, topic: &str) -> Option<Finding> {
    let agreed = journey.agreed();
    let fine = match agreed.last(at) {
        Some(yes) => yes,
        // The flow that a `do` runs: whoever runs it may have asked.
        None => agreed.any(at),
    };
    if fine {
        return None;
    }
    let finding = Finding::new(&PAGE, journey.node(at).origin.span);
    let finding = finding.note(format!("not every way to this line comes by a yes to writing about {topic}"));
    let help = format!("ask before it: `ask {topic}_ok (consent): May we write to you about {topic}?`, and subscribe under `when yes`");
    Some(finding.help(help).path(journey.chat(&journey.way_to(at))))
}
