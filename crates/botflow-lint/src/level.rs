//! In: everything that was found. Out: what is reported, in file order: `lint:` of `botflow.yaml` and `# allow` comments applied.

use std::collections::HashSet;

use botflow_compile::Analysis;
use botflow_compile::project::{LintLevel, Project};
use botflow_source::{FileId, Finding, Page, Span};
use botflow_syntax::tree::Allow;

use crate::rule::x902_unused_allow;

/// Matters of taste: they are looked for only where `lint:` names them, one by one or all as `writing`.
pub(crate) const WRITING_PACK: [&str; 3] = ["W607", "W608", "W609"];

/// Applies levels and allows, puts findings in file order and drops what is said twice. `is_whole`: every channel was judged, on the day of the facts.
pub(crate) fn settle(analysis: &Analysis, is_whole: bool, mut found: Vec<Finding>) -> Vec<Finding> {
    found.retain_mut(|finding| level(analysis, finding));
    let mut used = HashSet::new();
    found.retain(|finding| match allowed(analysis, finding) {
        Some(comment) => {
            used.insert(comment);
            false
        }
        None => true,
    });
    // On another day, or for one channel alone, a comment may well have nothing to silence.
    if is_whole {
        let mut unused = x902_unused_allow::unused(analysis, &found, &used);
        unused.retain_mut(|finding| level(analysis, finding));
        found.extend(unused);
    }
    found.sort_by(|a, b| (a.span.file, a.span.start, a.span.end, a.page.code).cmp(&(b.span.file, b.span.start, b.span.end, b.page.code)));
    let mut said = HashSet::new();
    found.retain(|finding| said.insert((finding.page.code, finding.span, finding.title.clone())));
    found
}

/// Sets the severity that the project asks for, not below the least of its page. Out: whether it is reported at all.
fn level(analysis: &Analysis, finding: &mut Finding) -> bool {
    let Some(level) = asked(&analysis.project, finding.page) else { return true };
    match (level.level, finding.page.minimum) {
        (Some(level), Some(least)) => finding.severity = level.max(least),
        (Some(level), None) => finding.severity = level,
        (None, Some(least)) => finding.severity = least,
        (None, None) => return false,
    }
    true
}

/// The level that `lint:` gives a page: by its code or slug, or, for a rule of the writing pack, as `writing`.
fn asked<'p>(project: &'p Project, page: &Page) -> Option<&'p LintLevel> {
    let own = project.lint.iter().rfind(|level| names(page, &level.code));
    own.or_else(|| project.lint.iter().rfind(|level| WRITING_PACK.contains(&page.code) && level.code == "writing"))
}

/// Whether a rule of the writing pack is switched on: it looks only where the project asks for it.
pub(crate) fn is_asked_for(project: &Project, page: &Page) -> bool {
    asked(project, page).is_some_and(|level| level.level.is_some())
}

/// The `# allow CODE: reason` above the line (of a translation: above the line of the flow): file and first byte of the comment. What a program cannot
/// be built without, and policy, is never silenced in a flow.
fn allowed(analysis: &Analysis, finding: &Finding) -> Option<(FileId, u32)> {
    if is_never_silenced(finding.page) {
        return None;
    }
    let tree = |file: FileId| analysis.trees.binary_search_by_key(&file, |tree| tree.file).ok().map(|at| &analysis.trees[at]);
    let spot = match tree(finding.span.file) {
        Some(_) => finding.span,
        None => finding.labels.first()?.span,
    };
    let tree = tree(spot.file)?;
    // They come in the order of their lines, and lines have nothing in common.
    let line = |allow: &Allow| allow.node.map_or(Span::new(tree.file, u32::MAX, u32::MAX), |node| tree.node(node).span);
    let above = tree.allows().partition_point(|allow| line(allow).start <= spot.start);
    let here = tree.allows()[..above].iter().rev().take_while(|allow| spot.start <= line(allow).end);
    let allow = here.filter(|allow| allow.reason.is_some() && names(finding.page, tree.str(allow.code))).last()?;
    Some((tree.file, allow.span.start))
}

/// "Policy findings (P5) cannot be silenced inside a flow file", nor can what has a least severity.
pub(crate) fn is_never_silenced(page: &Page) -> bool {
    page.minimum.is_some() || page.code.starts_with('P')
}

/// "Both spellings work": the code or the slug; several are parted by spaces or commas.
pub(crate) fn names(page: &Page, text: &str) -> bool {
    text.split([' ', '\t', ',']).any(|word| word.eq_ignore_ascii_case(page.code) || word.eq_ignore_ascii_case(page.slug))
}

/// Codes and slugs of what only other commands find: links that are tried, tests that are played.
pub(crate) const FOUND_ELSEWHERE: [(&str, &str); 3] = [("W611", "broken-link"), ("X901", "untested-step"), ("X904", "test-diverged")];

/// The finding of that code or slug; `Err` with every code and slug where there is none.
pub(crate) fn known(text: &str) -> Result<Option<&'static Page>, Vec<&'static str>> {
    let pages = crate::pages();
    let elsewhere = FOUND_ELSEWHERE.iter().any(|(code, slug)| text.eq_ignore_ascii_case(code) || text.eq_ignore_ascii_case(slug));
    match pages.iter().find(|page| names(page, text)) {
        Some(page) => Ok(Some(page)),
        None if elsewhere => Ok(None),
        None => {
            let slugs = pages.iter().map(|page| page.slug).chain(FOUND_ELSEWHERE.iter().map(|(_, slug)| *slug));
            Err(slugs.chain(pages.iter().map(|page| page.code)).chain(FOUND_ELSEWHERE.iter().map(|(code, _)| *code)).collect())
        }
    }
}
