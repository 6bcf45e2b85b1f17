//! G315: lines after a hand-over that has its own way on.

use botflow_compile::graph::{Act, Origin, Outcome, RequestWhat};
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::tree::Statement;
use petgraph::graph::NodeIndex;

use crate::{Journey, edit};

/// What is known of G315.
pub static PAGE: Page = Page {
    code: "G315",
    slug: "hand-over-goes-on",
    severity: Severity::Error,
    minimum: None,
    title: "Lines after `hand over` are never said",
    why: "the conversation is with your colleague, and afterwards goes on at `when back`: customers never see these lines",
    help: "move them to where `when back` leads, or delete them",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
teams: [Front desk]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. A colleague knows more.
  go to Person

step Person
  hand over to Front desk
    when nobody free after 10 minutes -> Bye
    when back -> Bye
  say I hope that we could help.
  end

step Bye
  say The lamp bot says goodbye.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
teams: [Front desk]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. A colleague knows more.
  go to Person

step Person
  hand over to Front desk
    when nobody free after 10 minutes -> Bye
    when back -> Bye

step Bye
  say The lamp bot says goodbye.
  end
"#,
};

/// Looks for it: "only where `when back` holds there too (its own or inherited)".
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, line) in lines_behind(journey) {
        let over = journey.node(at).origin;
        let finding = Finding::new(&PAGE, line.span)
            .note("nothing leads here")
            .label(over.span, "a person takes over here")
            .path(journey.chat(&journey.way_to(at)));
        let tree = journey.tree(over);
        let behind = tree.parents(over.node).next().into_iter().flat_map(|above| tree.children(above)).filter(|line| *line > over.node);
        let edits = behind.map(|node| edit::away(journey, Origin { node, span: tree.node(node).span, ..over })).collect();
        found.push(finding.offer_fix("Delete the lines", edits));
    }
}

/// Hand-overs, and the line right behind each that is never reached.
pub(super) fn lines_behind(journey: &Journey<'_>) -> Vec<(NodeIndex, Origin)> {
    let mut all = Vec::new();
    for at in journey.graph.ways.node_indices() {
        let node = journey.node(at);
        let Act::Perform(request) = &node.act else { continue };
        let back = matches!(request.what, RequestWhat::HandOver { unclear: false, .. }) && request.given(Outcome::Back).is_some();
        if !back || !matches!(journey.statement(node.origin), Statement::HandOver { .. }) {
            continue;
        }
        // Nodes of a step stand in the order of its lines: what its outcomes do comes first, then the line behind the whole statement.
        let tree = journey.tree(node.origin);
        let last = tree.below(node.origin.node).next_back().unwrap_or(node.origin.node);
        let behind = (at.index() + 1..journey.graph.ways.node_count()).map(NodeIndex::new);
        let mut behind =
            behind.take_while(|next| journey.node(*next).step == node.step).skip_while(|next| journey.node(*next).origin.node <= last);
        if let Some(next) = behind.next().filter(|next| !journey.inside[next.index()]) {
            all.push((at, journey.node(next).origin));
        }
    }
    all
}
