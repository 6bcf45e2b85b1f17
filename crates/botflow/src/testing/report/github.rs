//! Test results as annotations of a GitHub workflow. In: what tests came to. Out: a line each; and a summary of the job for people.

use std::io::{self, Write};
use std::path::Path;

use super::{Played, counts};
use crate::finding::x904_test_diverged as x904;
use crate::report::{Indexes, append_summary, counted, github_annotation, github_plain};
use crate::testing::{Ran, per_cent};

/// A summary shows so many failures in full; GitHub cuts it at 1 MiB.
const SHOWN_MAX: usize = 50;

/// Writes the annotations; `summary` is the file that `GITHUB_STEP_SUMMARY` names.
pub(super) fn write(played: &[Played], min: Option<u8>, summary: Option<&Path>, output: &mut dyn Write) -> io::Result<()> {
    for played in played {
        let mut indexes = Indexes::new(&played.judged.sources);
        // What must be mended before it can run is annotated by `check`.
        let of_tests = played.judged.findings.iter().filter(|_| !played.is_stopped());
        for finding in of_tests {
            writeln!(output, "{}", github_annotation(finding, &played.judged, &mut indexes))?;
        }
    }
    match summary {
        Some(path) => append_summary(path, &told(played, min)),
        None => Ok(()),
    }
}

/// The summary, in words for the people who write the flows.
fn told(played: &[Played], min: Option<u8>) -> String {
    let (passed, failed) = counts(played);
    let faults: Vec<_> = played.iter().flat_map(Played::faults).collect();
    let mut text = match failed {
        0 if faults.is_empty() && played.iter().any(|played| min.is_some_and(|min| played.is_short_of(min))) => {
            let min = min.unwrap_or_default();
            format!("### ❌ botflow: {} passed, and visit less than {min} %\n\n", counted(passed, "test", "tests"))
        }
        0 if !faults.is_empty() && passed > 0 => {
            format!("### ❌ botflow: {} passed, {} to fix before the rest can run\n\n", counted(passed, "test", "tests"), faults.len())
        }
        0 if !faults.is_empty() => format!("### ❌ botflow: no tests were played, {} to fix first\n\n", faults.len()),
        0 => format!("### ✅ botflow: {} passed\n\n", counted(passed, "test", "tests")),
        failed => format!("### ❌ botflow: {}, {passed} passed\n\n", counted(failed, "test failed", "tests failed")),
    };
    let stopped: Vec<&str> =
        played.iter().filter(|played| played.is_stopped()).map(|played| played.shown().trim_end_matches('/')).collect();
    if !stopped.is_empty() && passed + failed > 0 {
        text.push_str(&format!("Not played, as something must be fixed first: {}\n\n", github_plain(&stopped.join(", "))));
    }
    let fault = |finding: &&botflow_source::Finding| format!("- {} ({})\n", github_plain(&finding.title), finding.page.code);
    text.push_str(&faults.iter().take(SHOWN_MAX).map(fault).collect::<String>());
    if !faults.is_empty() {
        text.push('\n');
    }
    let failing: Vec<&Ran> = played.iter().flat_map(|played| &played.tests).filter(|test| test.failure.is_some()).collect();
    failing.iter().take(SHOWN_MAX).for_each(|test| text.push_str(&item(test)));
    if failing.len() > SHOWN_MAX {
        text.push_str(&format!("… and {} more.\n\n", failing.len() - SHOWN_MAX));
    }
    for played in played {
        let Some(coverage) = &played.coverage else { continue };
        let (visited, all) = coverage.total();
        let name = if played.shown().is_empty() { "The tests" } else { played.shown().trim_end_matches('/') };
        text.push_str(&format!("{} visit {} % of the lines, options and outcomes.\n\n", github_plain(name), per_cent(visited, all)));
        let untested = played.judged.findings.iter().filter(|finding| finding.page.code != x904::PAGE.code);
        let untested: Vec<String> = untested.map(|finding| format!("- {}\n", github_plain(&finding.title))).collect();
        text.push_str(&untested.concat());
        if !untested.is_empty() {
            text.push('\n');
        }
    }
    text
}

/// A failing test: what it expects, and the chat beside the test.
fn item(test: &Ran) -> String {
    let Some(failure) = &test.failure else { return String::new() };
    let cell = |lines: Vec<&str>| lines.into_iter().map(html).collect::<Vec<_>>().join("<br>");
    let lines = |pick: fn(&crate::testing::Round) -> &Vec<String>| cell(test.rounds.iter().flat_map(pick).map(String::as_str).collect());
    format!(
        "**{}** ({}, line {})\n\nThe test expects: {}\n\nWhat happened: {}\n\n<table><tr><th>the test</th><th>the chat</th></tr><tr><td>{}</td><td>{}</td></tr></table>\n\n",
        github_plain(&test.title),
        github_plain(&test.file),
        failure.line,
        github_plain(&failure.expected),
        github_plain(&failure.actual),
        lines(|round| &round.test),
        lines(|round| &round.chat),
    )
}

/// Text as it may stand in a table of HTML, where markup is not read.
fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', " ")
}
