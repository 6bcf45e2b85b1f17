//! Judges a mutant. In: a bot on the bench, and one slip. Out: whether the conversation changes, and who noticed.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use botflow_compile::{Analysis, Workspace, lower, suite};
use botflow_lint::lint;
use botflow_runtime::Engine;
use botflow_source::{Finding, LineIndex, Severity, Span};

use super::meaning::{Meaning, meaning};
use super::{Bot, Mutant};

/// What became of a mutant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The conversation is the same: it does not count.
    Same,
    /// `check` found it within one line, or points at it from there; the code.
    Found(&'static str),
    /// A test failed; its title.
    Failed(String),
    /// `check` refuses the bot, so that no test can run, but points elsewhere; code and line.
    Refused(&'static str, usize),
    /// Nobody noticed; what `check` said elsewhere.
    Survived(String),
}

/// A bot that is changed and mended again.
pub(super) struct Bench<'b> {
    bot: &'b Bot,
    workspace: Workspace,
    hash: [u8; 32],
    meaning: Meaning,
    /// How often each finding was there before.
    before: BTreeMap<(&'static str, String), usize>,
}

impl<'b> Bench<'b> {
    /// The bot as it was written.
    ///
    /// # Panics
    /// One of its tests fails.
    pub(super) fn of(bot: &'b Bot) -> Self {
        let workspace = Workspace::open(bot.files.clone());
        let program = lower(workspace.analysis());
        let before = counted(&lint(workspace.analysis()));
        // A test that fails anyway would catch everything.
        let failing = failing(workspace.analysis(), "");
        assert_eq!(failing, None, "a test of {} fails before anything is changed", bot.name);
        Bench { bot, hash: program.hash(), meaning: meaning(&program), before, workspace }
    }
}

fn counted(findings: &[Finding]) -> BTreeMap<(&'static str, String), usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.page.code, finding.title.clone())).or_default() += 1;
    }
    counts
}

/// Judges one mutant, and mends the bot again.
pub(super) fn judge(bench: &mut Bench<'_>, mutant: &Mutant) -> Verdict {
    bench.workspace.change(&mutant.path, &mutant.text);
    let verdict = judged(bench, mutant);
    let text = bench.bot.flows().find(|(path, _)| *path == mutant.path).map_or("", |(_, text)| text);
    bench.workspace.change(&mutant.path, text);
    verdict
}

fn judged(bench: &Bench<'_>, mutant: &Mutant) -> Verdict {
    let analysis = bench.workspace.analysis();
    let findings = lint(analysis);
    let refused = findings.iter().any(|finding| finding.severity == Severity::Error);
    if !refused {
        let program = lower(analysis);
        if program.hash() == bench.hash || meaning(&program) == bench.meaning {
            return Verdict::Same;
        }
    }
    let new = new(bench, &findings);
    let (low, high) = (mutant.touched.start().saturating_sub(1), mutant.touched.end() + 1);
    let is_near = |span: Span| {
        let (path, first, last) = placed(analysis, span);
        path == mutant.path && first <= high && last >= low
    };
    let near = |finding: &&&Finding| is_near(finding.span) || finding.labels.iter().any(|label| is_near(label.span));
    if let Some(found) = new.iter().find(near) {
        return Verdict::Found(found.page.code);
    }
    if let Some(error) = findings.iter().find(|finding| finding.severity == Severity::Error) {
        return Verdict::Refused(error.page.code, placed(analysis, error.span).1);
    }
    match failing(analysis, &mutant.path) {
        Some(test) => Verdict::Failed(test),
        None => Verdict::Survived(elsewhere(analysis, &new)),
    }
}

/// What was not found before.
fn new<'f>(bench: &Bench<'_>, findings: &'f [Finding]) -> Vec<&'f Finding> {
    let mut left = bench.before.clone();
    let is_new = |finding: &&Finding| match left.get_mut(&(finding.page.code, finding.title.clone())) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    findings.iter().filter(is_new).collect()
}

/// Its file, and its first and last line from 1.
fn placed(analysis: &Analysis, span: Span) -> (&str, usize, usize) {
    let source = &analysis.sources[span.file];
    let lines = LineIndex::new(&source.text);
    let last = span.end.max(span.start + 1) - 1;
    (&source.path, lines.line(span.start) + 1, lines.line(last) + 1)
}

fn elsewhere(analysis: &Analysis, findings: &[&Finding]) -> String {
    let said = |finding: &&Finding| {
        let (path, line, _) = placed(analysis, finding.span);
        format!("{} at {path}:{line}", finding.page.code)
    };
    findings.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// The first test that fails; those of the file itself are asked first.
fn failing(analysis: &Analysis, path: &str) -> Option<String> {
    let suite = suite(analysis);
    let mut tests: Vec<_> = suite.tests.iter().collect();
    tests.sort_by_key(|test| analysis.sources[test.file].path != path);
    let engine = match Engine::new(suite.program.clone(), botflow_values::words()) {
        Ok(engine) => engine,
        Err(unfit) => return Some(format!("the program cannot run: {unfit}")),
    };
    let mut failing = None;
    botflow::testing::play_all(tests.into_iter().map(|test| (test, String::new())), engine, |ran| match ran.failure {
        Some(_) => {
            failing = Some(ran.title);
            ControlFlow::Break(())
        }
        None => ControlFlow::Continue(()),
    });
    failing
}
