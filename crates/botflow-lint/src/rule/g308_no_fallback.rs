//! G308: a project in which nothing answers what no flow starts on.

use botflow_compile::graph::StartOn;
use botflow_source::{Finding, Page, Severity};
use botflow_syntax::Statement;
use botflow_syntax::tree::NodeId;

use crate::{Journey, edit};

/// What is known of G308.
pub static PAGE: Page = Page {
    code: "G308",
    slug: "no-fallback",
    severity: Severity::Error,
    minimum: None,
    title: "Nothing answers a message that matches no flow",
    why: "customers who write something else get no answer at all",
    help: "add `starts on anything else` to the flow that should answer",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- flows/hello.flow
flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Hello! I'm the bot of the lamp house.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    // "The project's one fallback": a lone file is not asked for it.
    if journey.project.is_lone() || journey.may_be_meant("anything else") {
        return;
    }
    if journey.graph.starts.iter().any(|start| matches!(start.on, StartOn::AnythingElse)) {
        return;
    }
    let Some(flow) = journey.model.flows.first() else { return };
    let welcome = journey.graph.starts.iter().find(|start| matches!(start.on, StartOn::Welcome));
    let flow = welcome.map_or(flow, |start| &journey.model.flows[start.flow.ix()]);
    let Some(at) = journey.analysis.trees.iter().position(|tree| tree.file == flow.file) else { return };
    let tree = &journey.analysis.trees[at];
    let Some(head) = tree.children(NodeId::FILE).find(|id| matches!(tree.statement(*id), Statement::Flow { .. })) else { return };
    let starts = tree.children(head).filter(|child| matches!(tree.statement(*child), Statement::Starts { .. })).last();
    let finding = Finding::new(&PAGE, tree.node(head).span).note("for example, this flow could answer");
    let line = "starts on anything else";
    let edit = match starts {
        Some(start) => {
            let origin = botflow_compile::graph::Origin { tree: at as u32, node: start, span: tree.node(start).span };
            edit::after(journey, origin, &[line])
        }
        None => {
            let indent = "  ";
            botflow_source::Edit::new(tree.node(head).span.behind(), format!("\n{indent}{line}"))
        }
    };
    found.push(finding.offer_fix(format!("Add `{line}` here"), vec![edit]));
}
