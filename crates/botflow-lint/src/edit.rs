//! Edits that add lines to a flow: where they go, and how far they are indented.

use botflow_compile::graph::Origin;
use botflow_source::{Edit, Span};
use botflow_syntax::tree::NodeId;

use crate::Journey;

/// The last line of a statement with all that stands under it: behind it stands what is missing there. `None`: it is one line.
pub(crate) fn last_line(journey: &Journey<'_>, tree: u32, node: NodeId) -> Option<Span> {
    let tree = &journey.analysis.trees[tree as usize];
    tree.below(node).next_back().filter(|last| *last != node).map(|last| tree.node(last).span)
}

/// A line, added as the last one under a statement.
pub(crate) fn below(journey: &Journey<'_>, tree: u32, node: NodeId, lines: &[&str]) -> Edit {
    let trees = &journey.analysis.trees[tree as usize];
    let last = trees.below(node).next_back().unwrap_or(node);
    let indent = match trees.children(node).next() {
        Some(child) => journey.indent(trees.node(child).span).to_owned(),
        None => format!("{}  ", journey.indent(trees.node(node).span)),
    };
    added(journey, trees.node(last).span, &indent, lines)
}

/// Lines after a whole statement, indented as it is.
pub(crate) fn after(journey: &Journey<'_>, origin: Origin, lines: &[&str]) -> Edit {
    let trees = &journey.analysis.trees[origin.tree as usize];
    let last = trees.below(origin.node).next_back().unwrap_or(origin.node);
    let indent = journey.indent(trees.node(origin.node).span).to_owned();
    added(journey, trees.node(last).span, &indent, lines)
}

/// Lines before a statement, indented as it is.
pub(crate) fn before(journey: &Journey<'_>, origin: Origin, lines: &[&str]) -> Edit {
    let text = &journey.analysis.sources[origin.span.file].text;
    let line_end = line_end(text);
    let indent = journey.indent(origin.span);
    let added: String = lines.iter().map(|line| format!("{line}{line_end}{indent}")).collect();
    Edit::new(Span::new(origin.span.file, origin.span.start, origin.span.start), added)
}

/// Takes a statement away with all that stands under it.
pub(crate) fn away(journey: &Journey<'_>, origin: Origin) -> Edit {
    let tree = &journey.analysis.trees[origin.tree as usize];
    let last = tree.below(origin.node).next_back().unwrap_or(origin.node);
    let span = origin.span.to(tree.node(last).span);
    let text = &journey.analysis.sources[span.file].text;
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |at| span.end as usize + at + 1);
    Edit::new(Span::new(span.file, start as u32, end as u32), "")
}

/// As the first line of the file ends: looking through all of it for each edit would be the square of its length.
fn line_end(text: &str) -> &'static str {
    match text.find('\n').is_some_and(|at| text[..at].ends_with('\r')) {
        true => "\r\n",
        false => "\n",
    }
}

fn added(journey: &Journey<'_>, behind: Span, indent: &str, lines: &[&str]) -> Edit {
    let text = &journey.analysis.sources[behind.file].text;
    let line_end = line_end(text);
    let added: String = lines.iter().map(|line| format!("{line_end}{indent}{line}")).collect();
    // Behind the end of the line, so that spaces at its end stay with it.
    let rest = &text[behind.end as usize..];
    let blank = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let at = behind.end + blank as u32;
    Edit::new(Span::new(behind.file, at, at), added)
}
