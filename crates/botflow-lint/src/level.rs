//! In: everything that was found. Out: what is reported, in file order: `lint:` of `botflow.yaml` and `# allow` comments applied.

use std::collections::HashSet;

use botflow_compile::Analysis;
use botflow_source::{Finding, Page};

/// Applies levels and allows, puts findings in file order and drops what is said twice.
pub(crate) fn settle(analysis: &Analysis, mut found: Vec<Finding>) -> Vec<Finding> {
    found.retain_mut(|finding| level(analysis, finding));
    found.retain(|finding| !allowed(analysis, finding));
    found.sort_by(|a, b| (a.span.file, a.span.start, a.span.end, a.page.code).cmp(&(b.span.file, b.span.start, b.span.end, b.page.code)));
    let mut said = HashSet::new();
    found.retain(|finding| said.insert((finding.page.code, finding.span, finding.title.clone())));
    found
}

/// Sets the severity that the project asks for, not below the least of its page. Out: whether it is reported at all.
fn level(analysis: &Analysis, finding: &mut Finding) -> bool {
    let Some(level) = analysis.project.lint.iter().rfind(|level| names(finding.page, &level.code)) else { return true };
    match (level.level, finding.page.minimum) {
        (Some(level), Some(least)) => finding.severity = level.max(least),
        (Some(level), None) => finding.severity = level,
        (None, Some(least)) => finding.severity = least,
        (None, None) => return false,
    }
    true
}

/// `# allow CODE: reason` above the line. What a program cannot be built without, and policy, is never silenced in a flow.
fn allowed(analysis: &Analysis, finding: &Finding) -> bool {
    if finding.page.minimum.is_some() || finding.page.code.starts_with('P') {
        return false;
    }
    let Ok(at) = analysis.trees.binary_search_by_key(&finding.span.file, |tree| tree.file) else { return false };
    let tree = &analysis.trees[at];
    tree.allows().iter().any(|allow| {
        let line = allow.node.map(|node| tree.node(node).span);
        let here = line.is_some_and(|line| line.start <= finding.span.start && finding.span.start <= line.end);
        here && allow.reason.is_some() && names(finding.page, tree.str(allow.code))
    })
}

/// "Both spellings work": the code or the slug, or both.
fn names(page: &Page, text: &str) -> bool {
    text.split_whitespace().any(|word| word.eq_ignore_ascii_case(page.code) || word.eq_ignore_ascii_case(page.slug))
}
