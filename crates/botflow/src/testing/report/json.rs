//! Test results for programs: version 1 of the format that the docs describe.

use std::io::{self, Write};

use serde::Serialize;

use super::unvisited::Place;
use super::{Played, counts, unvisited};
use crate::testing::coverage::per_cent;
use crate::testing::{Coverage, Ran};

#[derive(Serialize)]
struct Report<'p> {
    version: u32,
    passed: usize,
    failed: usize,
    tests: Vec<Entry<'p>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Visits>,
    findings: Vec<crate::report::Entry<'p>>,
}

#[derive(Serialize)]
struct Entry<'p> {
    file: &'p str,
    flow: &'p str,
    title: &'p str,
    line: u32,
    status: &'static str,
    /// The line of the failing expectation.
    step: Option<u32>,
    expected: Option<&'p str>,
    actual: Option<&'p str>,
    transcript: Vec<&'p str>,
}

#[derive(Serialize)]
struct Visits {
    per_cent: usize,
    lines: Share,
    options: Share,
    outcomes: Share,
    unvisited: Vec<Place>,
}

#[derive(Serialize)]
struct Share {
    visited: usize,
    all: usize,
}

pub(super) fn write(played: &[Played], output: &mut dyn Write) -> io::Result<()> {
    let (passed, failed) = counts(played);
    let tests = played.iter().flat_map(|played| &played.tests).map(entry).collect();
    let findings = played.iter().flat_map(|played| crate::report::entries(&played.judged)).collect();
    let report = Report { version: 1, passed, failed, tests, coverage: visits(played), findings };
    serde_json::to_writer_pretty(&mut *output, &report)?;
    writeln!(output)
}

fn entry(test: &Ran) -> Entry<'_> {
    let failure = test.failure.as_ref();
    Entry {
        file: &test.file,
        flow: &test.flow,
        title: &test.title,
        line: test.line,
        status: if failure.is_some() { "failed" } else { "passed" },
        step: failure.map(|failure| failure.line),
        expected: failure.map(|failure| failure.expected.as_str()),
        actual: failure.map(|failure| failure.actual.as_str()),
        transcript: test.rounds.iter().flat_map(|round| &round.chat).map(String::as_str).collect(),
    }
}

/// The visits of all projects together.
fn visits(played: &[Played]) -> Option<Visits> {
    let covered: Vec<(&Played, &Coverage)> = played.iter().filter_map(|played| Some((played, played.coverage.as_ref()?))).collect();
    if covered.is_empty() {
        return None;
    }
    let share = |at: usize| {
        let counts = covered.iter().map(|(_, coverage)| coverage.counts()[at]);
        counts.fold(Share { visited: 0, all: 0 }, |sum, (_, visited, all)| Share { visited: sum.visited + visited, all: sum.all + all })
    };
    let (lines, options, outcomes) = (share(0), share(1), share(2));
    let (visited, all) = (lines.visited + options.visited + outcomes.visited, lines.all + options.all + outcomes.all);
    let places = |(played, coverage): &(&Played, &Coverage)| unvisited::places(coverage, &played.judged.sources, played.shown());
    let unvisited = covered.iter().flat_map(places).collect();
    Some(Visits { per_cent: per_cent(visited, all), lines, options, outcomes, unvisited })
}
