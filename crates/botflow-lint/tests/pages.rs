//! Every page of a rule: its broken example gives exactly its finding, its mended one nothing at all; and what people read of it.

use std::fmt::Write;

use botflow_compile::{Analysis, ProjectFiles, analyse};
use botflow_lint::{lint, pages};
use botflow_source::{Finding, LineIndex, Page};

fn judged(example: &str) -> (Analysis, Vec<Finding>) {
    let analysis = analyse(ProjectFiles::from_example(example));
    let found = lint(&analysis);
    (analysis, found)
}

/// The short form, with all that a person reads below it.
fn shown(analysis: &Analysis, found: &[Finding]) -> String {
    let mut out = String::new();
    for finding in found {
        let source = &analysis.sources[finding.span.file];
        let index = LineIndex::new(&source.text);
        let at = index.position(&source.text, finding.span.start);
        let code = finding.page.code;
        let _ = writeln!(out, "{}:{}:{}: {:?} {code} {}", source.path, at.line, at.column, finding.severity, finding.title);
        let _ = writeln!(out, "  | {}   <- {}", analysis.sources.slice(finding.span), finding.note);
        for label in &finding.labels {
            let _ = writeln!(out, "  | {}   <- {}", analysis.sources.slice(label.span), label.text);
        }
        let _ = writeln!(out, "  why: {}", finding.why);
        let _ = writeln!(out, "  help: {}", finding.help);
        for line in &finding.path {
            let _ = writeln!(out, "  > {line}");
        }
        for fix in &finding.fixes {
            let _ = writeln!(out, "  fix: {} {:?}", fix.title, fix.edits.iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>());
        }
    }
    out
}

fn of_rules() -> Vec<&'static Page> {
    let own =
        |page: &&Page| !botflow_syntax::finding::PAGES.iter().chain(botflow_compile::finding::PAGES).any(|other| other.code == page.code);
    pages().into_iter().filter(own).collect()
}

#[test]
fn broken_examples_give_exactly_their_finding() {
    let mut wrong = String::new();
    let mut all = String::new();
    for page in of_rules() {
        let (analysis, found) = judged(page.broken);
        let _ = writeln!(all, "{}", shown(&analysis, &found));
        if found.len() != 1 || found[0].page.code != page.code {
            let _ = writeln!(wrong, "{}:\n{}", page.code, shown(&analysis, &found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    insta::assert_snapshot!("findings", all);
}

#[test]
fn mended_examples_give_nothing() {
    let mut wrong = String::new();
    for page in of_rules() {
        let (analysis, found) = judged(page.mended);
        if !found.is_empty() {
            let _ = writeln!(wrong, "{}:\n{}", page.code, shown(&analysis, &found));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn fixes_mend_what_they_are_for() {
    let mut wrong = String::new();
    for page in of_rules() {
        let (analysis, found) = judged(page.broken);
        for fix in found.iter().flat_map(|finding| &finding.fixes) {
            let mut files = ProjectFiles::new();
            for (id, source) in analysis.sources.iter() {
                let mut text = source.text.clone();
                let mut edits: Vec<_> = fix.edits.iter().filter(|edit| edit.span.file == id).collect();
                edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
                for edit in edits {
                    text.replace_range(edit.span.range(), &edit.text);
                }
                files.add(source.path.clone(), text);
            }
            let mended = analyse(files);
            let left = lint(&mended);
            if left
                .iter()
                .any(|finding| finding.page.code == page.code || finding.page.code.starts_with("S0") && finding.page.code != "S024")
            {
                let _ = writeln!(wrong, "{} {}:\n{}", page.code, fix.title, shown(&mended, &left));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
