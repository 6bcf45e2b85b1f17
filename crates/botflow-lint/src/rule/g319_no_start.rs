//! G319: a flow that nothing starts.

use botflow_compile::graph::Why;
use botflow_compile::model::{FlowId, StepId};
use botflow_source::{Edit, FileId, Finding, Page, Severity, Span};
use botflow_syntax::Statement;
use botflow_syntax::tree::NodeId;
use petgraph::Direction::Incoming;
use petgraph::visit::EdgeRef;

use crate::{Journey, edit};

/// What is known of G319.
pub static PAGE: Page = Page {
    code: "G319",
    slug: "no-start",
    severity: Severity::Error,
    minimum: None,
    title: "Nothing starts this flow",
    why: "no customer will ever get to it",
    help: "add a line such as `starts on words …`, or lead to it from another flow",
    broken: r#"flow Hello

step Hi
  say Hello! I'm the bot of the lamp house.
  end
"#,
    mended: r#"flow Hello
  starts on words hello

step Hi
  say Hello! I'm the bot of the lamp house.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let mut started = vec![false; journey.model.flows.len()];
    for start in &journey.graph.starts {
        started[start.flow.ix()] = true;
    }
    // Files whose first line should be a head, and is none: that is the finding.
    let headless = journey.analysis.findings.iter().filter(|finding| finding.page.code == "S017").map(|finding| finding.span.file);
    let headless: std::collections::HashSet<_> = headless.collect();
    for (at, flow) in journey.model.flows.iter().enumerate() {
        if started[at]
            || is_led_to(journey, FlowId(at as u32))
            || journey.may_be_meant(&flow.title)
            || headless.contains(&flow.file)
            || has_unread_head(journey, flow.file)
        {
            continue;
        }
        let words = flow.title.to_lowercase();
        let edit = Edit::new(flow.span.behind(), format!("\n  starts on words {words}"));
        let mut finding = Finding::new(&PAGE, flow.span).note("no words, no link and no other flow lead here");
        if let Some(last) = last_of_head(journey, flow.file) {
            finding = finding.label(last, "no line down to this one starts it");
        }
        found.push(finding.offer_fix(format!("Add `starts on words {words}`"), vec![edit]));
    }
}

/// The last line below `flow`, where there is any.
fn last_of_head(journey: &Journey<'_>, file: FileId) -> Option<Span> {
    let at = journey.model.tree_of_file[file.0 as usize]?;
    let tree = &journey.analysis.trees[at as usize];
    let head = tree.children(NodeId::FILE).find(|id| matches!(tree.statement(*id), Statement::Flow { .. }))?;
    edit::last_line(journey, at, head)
}

/// Whether a line of another flow leads to any of its steps, or does it.
fn is_led_to(journey: &Journey<'_>, flow: FlowId) -> bool {
    let steps = journey.model.flows[flow.ix()].steps.clone();
    let entries = steps.filter_map(|step| journey.graph.entry(StepId(step)));
    let mut ways = entries.flat_map(|entry| journey.graph.ways.edges_directed(entry, Incoming));
    ways.any(|way| way.weight().why != Why::Returned && journey.flow_of(way.source()) != flow)
}

/// A line of the head that could not be read may have been its start; and where there is no head, that is the finding.
fn has_unread_head(journey: &Journey<'_>, file: botflow_source::FileId) -> bool {
    let Some(at) = journey.model.tree_of_file[file.0 as usize] else { return false };
    let tree = &journey.analysis.trees[at as usize];
    let file = botflow_syntax::tree::NodeId::FILE;
    let head = tree.children(file).find(|id| matches!(tree.statement(*id), botflow_syntax::Statement::Flow { .. }));
    head.is_some_and(|head| tree.children(head).any(|line| matches!(tree.statement(line), botflow_syntax::Statement::Hole(_))))
}
