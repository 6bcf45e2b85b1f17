//! X902: a comment that silences nothing. In: what is reported, and the comments that silenced something. Out: findings about the others.

use std::collections::HashSet;

use botflow_compile::Analysis;
use botflow_source::{Edit, FileId, Finding, Page, Severity, Span};
use botflow_syntax::Tree;
use botflow_syntax::tree::{Allow, Statement};

/// What is known of X902.
pub static PAGE: Page = Page {
    code: "X902",
    slug: "unused-allow",
    severity: Severity::Warning,
    minimum: None,
    title: "This `# allow` no longer silences anything",
    why: "what it was for is mended; left here, it would hide the next mistake of its kind",
    help: "take the line away",
    broken: r#"flow Hello
  starts on welcome

# allow G303: linked from the website
step Hi
  say I'm the lamp bot.
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say I'm the lamp bot.
  end
"#,
};

/// Comments that are used only by what other commands find: tests, and links that are tried.
const FOUND_ELSEWHERE: [&str; 6] = ["X901", "untested-step", "X904", "test-diverged", "W611", "broken-link"];

/// Looks for it.
pub(crate) fn unused(analysis: &Analysis, found: &[Finding], used: &HashSet<(FileId, u32)>) -> Vec<Finding> {
    // "journey findings are skipped where a line could not be read": what a comment was for may come back with the line.
    let unread = found.iter().any(|finding| finding.severity == Severity::Error && finding.page.code.starts_with(['S', 'N']));
    let holes = |tree: &Tree| tree.nodes().any(|(_, node)| matches!(node.statement, Statement::Hole(_)));
    let told = analysis.trees.iter().any(|tree| !tree.allows().is_empty()) && !unread && !analysis.trees.iter().any(holes);
    if !told {
        return Vec::new();
    }
    let comments = analysis.trees.iter().flat_map(|tree| tree.allows().iter().map(move |allow| (tree, allow)));
    comments.filter(|(tree, allow)| is_unused(tree, allow, used)).map(|(tree, allow)| finding(tree, allow)).collect()
}

fn is_unused(tree: &Tree, allow: &Allow, used: &HashSet<(FileId, u32)>) -> bool {
    let elsewhere = tree.str(allow.code).split_whitespace().any(|word| FOUND_ELSEWHERE.iter().any(|code| word.eq_ignore_ascii_case(code)));
    // Without a reason it is X903.
    allow.reason.is_some() && !elsewhere && !used.contains(&(tree.file, allow.span.start))
}

fn finding(tree: &Tree, allow: &Allow) -> Finding {
    let text = tree.text();
    let start = text[..allow.span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[allow.span.end as usize..].find('\n').map_or(text.len(), |at| allow.span.end as usize + at + 1);
    let line = Span::new(tree.file, start as u32, end as u32);
    let finding = Finding::new(&PAGE, allow.span);
    let policy = tree.str(allow.code).trim().starts_with(['P', 'p']);
    let finding = match policy {
        true => finding
            .note("policy is not silenced in a flow")
            .why("findings about privacy and the platforms' rules are answered for the whole project")
            .help("take the line away; how much such a finding matters is said in `botflow.yaml` under `lint:`"),
        false => finding.note("nothing to silence in the line below"),
    };
    finding.safe_fix("Take the line away", vec![Edit::new(line, "")])
}
