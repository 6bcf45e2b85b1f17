//! X902: a comment that silences nothing. In: what is reported, and the comments that silenced something. Out: findings about the others.

use std::collections::HashSet;

use botflow_compile::Analysis;
use botflow_source::{Edit, FileId, Finding, Page, Severity, Span};
use botflow_syntax::tree::{Allow, Statement};
use botflow_syntax::{Tree, nearest};

use crate::level::{is_never_silenced, known};

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

/// Looks for it.
pub(crate) fn unused(analysis: &Analysis, found: &[Finding], used: &HashSet<(FileId, u32)>) -> Vec<Finding> {
    if analysis.trees.iter().all(|tree| tree.allows().is_empty()) {
        return Vec::new();
    }
    // "journey findings are skipped where a line could not be read": what a comment was for may come back with the line.
    let unread = found.iter().any(|finding| finding.severity == Severity::Error && finding.page.code.starts_with(['S', 'N']));
    let holes = |tree: &Tree| tree.nodes().any(|(_, node)| matches!(node.statement, Statement::Hole(_)));
    let whole = !unread && !analysis.trees.iter().any(holes);
    let mut unused = Vec::new();
    for tree in &analysis.trees {
        // Without a reason it is X903.
        for allow in tree.allows().iter().filter(|allow| allow.reason.is_some()) {
            let is_used = used.contains(&(tree.file, allow.span.start));
            unused.extend(judged(tree, allow, whole && !is_used));
        }
    }
    unused
}

/// Each code of a comment: one that there is none of, one that is never silenced; `idle`: none of them silenced anything.
fn judged(tree: &Tree, allow: &Allow, idle: bool) -> Option<Finding> {
    let text = tree.str(allow.code);
    let codes = text.split([' ', '\t', ',']).filter(|code| !code.is_empty());
    let mut found_here = false;
    for code in codes {
        match known(code) {
            Ok(Some(page)) if is_never_silenced(page) => return Some(never(finding(tree, allow), page)),
            Ok(page) => found_here |= page.is_none(),
            Err(codes) => {
                let start = allow.code.start + (code.as_ptr() as usize - text.as_ptr() as usize) as u32;
                let spot = Span { start, end: start + code.len() as u32, ..allow.code };
                return Some(unknown(tree, allow, (code, spot), &codes));
            }
        }
    }
    // What tests and links find is not known here.
    (idle && !found_here).then(|| finding(tree, allow).note("nothing to silence in the line below"))
}

/// What is found nonetheless.
fn never(finding: Finding, page: &Page) -> Finding {
    let policy = page.code.starts_with('P');
    match policy {
        true => finding
            .note("policy is not silenced in a flow")
            .why("findings about privacy and the platforms' rules are answered for the whole project")
            .help("take the line away; how much such a finding matters is said in `botflow.yaml` under `lint:`"),
        false => finding
            .note(format!("{} is not silenced: it must be mended", page.code))
            .why("a bot cannot be built while such a line stands in it")
            .help(format!("take the line away, and mend what {} finds", page.code)),
    }
}

/// There is no finding of that name.
fn unknown(tree: &Tree, allow: &Allow, (code, spot): (&str, Span), codes: &[&'static str]) -> Finding {
    let mut finding = finding(tree, allow);
    finding.title = format!("There is no finding called \"{code}\"");
    let finding = finding.note("this silences nothing").why("what it was meant for is still found, or is not found for another reason");
    let near = nearest(code, codes.iter().copied());
    match near.first() {
        Some(first) => {
            let near: Vec<String> = near.iter().map(|near| format!("`{near}`")).collect();
            let mut finding = finding.help(format!("write {}", near.join(" or ")));
            finding.fixes.clear();
            finding.offer_fix(format!("Write `{first}`"), vec![Edit::new(spot, *first)])
        }
        None => finding.help("take the line away; `botflow explain --all` lists every finding"),
    }
}

fn finding(tree: &Tree, allow: &Allow) -> Finding {
    let text = tree.text();
    let start = text[..allow.span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[allow.span.end as usize..].find('\n').map_or(text.len(), |at| allow.span.end as usize + at + 1);
    let line = Span::new(tree.file, start as u32, end as u32);
    Finding::new(&PAGE, allow.span).safe_fix("Take the line away", vec![Edit::new(line, "")])
}
