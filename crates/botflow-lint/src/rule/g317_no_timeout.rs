//! G317: customers who came by an ad and are never asked twice.

use botflow_channels::Feature;
use botflow_compile::graph::{Ask, StartOn};
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::Statement;
use botflow_syntax::tree::NodeId;

use crate::{Journey, edit};

/// What is known of G317.
pub static PAGE: Page = Page {
    code: "G317",
    slug: "no-timeout",
    severity: Severity::Hint,
    minimum: None,
    title: "If the customer never replies, nothing happens",
    why: "most people who tap an ad stop at the first question; one friendly line brings some of them back",
    help: "add below `flow`: `when no reply after 3 hours` and a `say` under it",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [messenger]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on ad spring
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to see?
    - Desk lamps -> Lamps
    - Nothing today -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [messenger]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on ad spring
  starts on anything else
  when unclear 3 times -> Bye
  when no reply after 3 hours
    say Still there? I can show you our lamps whenever you like.

step Hi
  ask: I'm the lamp bot. What would you like to see?
    - Desk lamps -> Lamps
    - Nothing today -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it. Only in flows that an ad starts, where each reply is paid for, and only where no question of the flow has such a line: a menu may well be
/// left alone.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    // Where no channel knows of ads there are none.
    if !journey.channels().iter().any(|channel| channel.native(Feature::StartAd)) {
        return;
    }
    let flows = journey.model.flows.len();
    let (mut nudges, mut first) = (vec![false; flows], vec![None; flows]);
    for (at, question) in journey.questions() {
        let flow = journey.flow_of(at).ix();
        nudges[flow] |= !question.no_reply_seconds.is_empty() || journey.has_hole_under(journey.node(at).origin);
        if matches!(question.what, Ask::Menu | Ask::Value(..)) && journey.reached[at.index()] {
            first[flow] = first[flow].or(Some(at));
        }
    }
    let mut said = vec![false; flows];
    for start in &journey.graph.starts {
        let flow = start.flow.ix();
        let Some(at) = first[flow].filter(|_| matches!(start.on, StartOn::Ad(_)) && !nudges[flow]) else { continue };
        if std::mem::replace(&mut said[flow], true) {
            continue;
        }
        let origin = journey.node(at).origin;
        let finding = Finding::new(&PAGE, origin.span)
            .note("whoever does not answer here is not written to again")
            .label(start.span, "they come from an ad");
        let mut path = journey.chat(&journey.way_to(at));
        path.push("(no reply, and nothing more)".to_owned());
        let finding = finding.path(path);
        let tree = journey.tree(origin);
        let head = tree.children(NodeId::FILE).find(|id| matches!(tree.statement(*id), Statement::Flow { .. }));
        let lines = ["when no reply after 3 hours", "  say Still there? Just write, and we go on where we were."];
        found.push(match head {
            Some(head) => finding.offer_fix("Add a line for those who do not reply", vec![edit::below(journey, origin.tree, head, &lines)]),
            None => finding,
        });
    }
}
