//! In: a `##` or `# allow` line. Out: what it says about the line below it.

use botflow_source::Span;

use crate::lines::{Line, LineKind};
use crate::tree::{Allow, NodeId, Tree};

pub(super) fn attach(tree: &mut Tree, line: &Line, node: Option<NodeId>) {
    let span = Span::new(tree.file, line.text_start, line.text_end);
    if line.what == LineKind::Allow {
        let allow = allow(tree.str(span), span, node);
        tree.allows.push(allow);
    } else if let Some(node) = node {
        let text = tree.str(span).trim_start_matches('#').trim_start();
        let start = span.end - text.len() as u32;
        tree.docs.push((node, Span { start, ..span }));
    }
}

/// `# allow CODE: reason`; several codes stand before the colon.
fn allow(text: &str, span: Span, node: Option<NodeId>) -> Allow {
    let rest = text.trim_start_matches('#').trim_start();
    let rest = rest.strip_prefix("allow").unwrap_or(rest).trim_start();
    let length = rest.find(':').or_else(|| rest.find([' ', '\t'])).unwrap_or(rest.len());
    let start = span.end - rest.len() as u32;
    let code = Span { start, end: start + length as u32, ..span };
    let reason = rest[length..].trim_start().strip_prefix(':').unwrap_or("").trim_start();
    let told = reason.contains(char::is_alphanumeric);
    let reason = told.then_some(Span { start: span.end - reason.len() as u32, ..span });
    Allow { node, span, code, reason }
}
