//! Reference pages that come from the code: `docs/book/findings.md` from the pages of the findings, `docs/book/language.md` from the table of
//! statements. A test fails when one is stale; `UPDATE_DOCS=1 cargo test -p botflow-tests reference` writes them anew. And every statement has
//! an example in the docs that is compiled and played.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use botflow::judge::pages;
use botflow_source::Severity;
use libtest_mimic::{Failed, Trial};

use crate::docs;
use crate::repo::root;

/// One test a generated page, and one for the examples of statements.
pub fn trials() -> Vec<Trial> {
    vec![
        Trial::test("reference::findings", || is_written("docs/book/findings.md", &findings()).map_err(Failed::from)),
        Trial::test("reference::language", || is_written("docs/book/language.md", &language()).map_err(Failed::from)),
        Trial::test("reference::every_statement_has_an_example_in_the_docs", || statements_are_shown().map_err(Failed::from)),
    ]
}

fn is_written(path: &str, text: &str) -> Result<(), String> {
    let file = root().join(path);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        return fs::write(&file, text).map_err(|error| error.to_string());
    }
    if fs::read_to_string(&file).unwrap_or_default() == text {
        return Ok(());
    }
    Err(format!("{path} is stale: write it with UPDATE_DOCS=1 cargo test -p botflow-tests reference"))
}

fn findings() -> String {
    let mut page = String::from(
        "# Findings\n\nEverything `botflow check` can tell you, with the reason and the way out. `botflow explain CODE` prints one of them in the terminal.\n\
         An **error** must be fixed before a bot runs, a **warning** deserves a look, a **hint** could be nicer.\n",
    );
    for finding in pages() {
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Hint => "hint",
        };
        let _ = write!(
            page,
            "\n## {} {}\n\n{severity}: **{}**\n\n{}\n\nWhat to do: {}\n",
            finding.code,
            finding.slug,
            finding.headline(),
            finding.reason(),
            finding.advice()
        );
        let _ = write!(
            page,
            "\nLike this it happens:\n\n{}\nAnd like this it is mended:\n\n{}",
            fenced(finding.broken),
            fenced(finding.mended)
        );
    }
    page
}

/// An example as a block; no block of tested kind, as the broken ones are meant to fail.
fn fenced(example: &str) -> String {
    format!("```text\n{}\n```\n", example.trim_matches('\n'))
}

fn language() -> String {
    let mut page = String::from(
        "# All lines of the language\n\nOne row a form. Capital letters stand for what you fill in. The pages in [language](language) show each with an example.\n\n\
         | line | what it does |\n|---|---|\n",
    );
    for row in botflow_syntax::rows() {
        let _ = writeln!(page, "| `{}` | {} |", row.form.replace('|', "\\|"), row.meaning.replace('|', "\\|"));
    }
    page
}

/// The first words of every form stand at the beginning of a line in some example of the docs.
fn statements_are_shown() -> Result<(), String> {
    let lines: Vec<String> = docs::example_lines();
    let mut missing = BTreeMap::new();
    for row in botflow_syntax::rows().iter().filter(|row| !row.keyword.is_empty()) {
        let shown =
            |line: &String| line.strip_prefix(row.keyword).is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()));
        if !lines.iter().any(shown) {
            missing.insert(row.keyword, row.form);
        }
    }
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("no example in README or docs/book shows: {:?}", missing.values().collect::<Vec<_>>()))
    }
}
