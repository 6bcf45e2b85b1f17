//! Findings for their readers. In: the findings of projects, with their sources. Out: text for a person, a line each, or what programs read.

mod baseline;
mod excerpt;
mod github;
mod human;
mod json;
mod junit;
mod mend;
mod sarif;
mod short;
mod timings;
pub(crate) mod xml;

use std::io::{self, Write};
use std::path::Path;

use botflow_source::{Finding, LineIndex, Severity, Sources};

use crate::Look;
use crate::project::Project;
pub use baseline::Baseline;
pub(crate) use github::{annotation as github_annotation, append as append_summary, plain as github_plain};
pub(crate) use json::{Entry, entries};
pub use timings::Timings;

/// What was found in one project.
#[derive(Debug)]
pub struct Judged {
    /// The project.
    pub project: Project,
    /// Its texts.
    pub sources: Sources,
    /// What was found, in file order.
    pub findings: Vec<Finding>,
}

impl Judged {
    /// The findings, sorted by file and place, of the files that were asked about.
    pub fn new(project: Project, sources: Sources, mut findings: Vec<Finding>) -> Self {
        findings.retain(|finding| project.asks_about(&sources[finding.span.file].path));
        findings.sort_by(|a, b| {
            let place = |finding: &Finding| (sources[finding.span.file].path.clone(), finding.span.start, finding.page.code);
            place(a).cmp(&place(b))
        });
        Judged { project, sources, findings }
    }

    /// How many files were asked about.
    pub fn files(&self) -> usize {
        self.sources.iter().filter(|(_, source)| self.project.asks_about(&source.path)).count()
    }
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: the line, why it matters, what to do
    Human,
    /// One line a finding, for editors and grep
    Short,
    /// For programs; everything, with fixes
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// Annotations of a GitHub workflow, and a summary of the job
    Github,
    /// JUnit XML, which every CI reads
    Junit,
}

/// How many findings there are of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Must be fixed.
    pub errors: usize,
    /// Look at this.
    pub warnings: usize,
    /// Could be nicer.
    pub hints: usize,
}

impl Count {
    /// Counts the findings of all projects.
    pub fn of(judged: &[Judged]) -> Self {
        let mut count = Count::default();
        for finding in judged.iter().flat_map(|judged| &judged.findings) {
            match finding.severity {
                Severity::Error => count.errors += 1,
                Severity::Warning => count.warnings += 1,
                Severity::Hint => count.hints += 1,
            }
        }
        count
    }
}

/// Writes all findings in that format.
pub fn write(judged: &[Judged], format: Format, look: Look, output: &mut dyn Write) -> io::Result<()> {
    write_with(judged, format, look, Severity::Error, None, output)
}

/// As [`write()`], and for programs how long everything took. `failing`: from which severity on a job is to fail.
pub fn write_with(
    judged: &[Judged],
    format: Format,
    look: Look,
    failing: Severity,
    timings: Option<&Timings>,
    output: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Human => human::write(judged, look, output),
        Format::Short => short::write(judged, output),
        Format::Json => json::write(judged, timings, output),
        Format::Sarif => write_sarif(judged, output),
        Format::Github => github::write(judged, std::env::var_os("GITHUB_STEP_SUMMARY").as_ref().map(Path::new), output),
        Format::Junit => junit::write(judged, failing, output),
    }
}

/// Writes findings as SARIF.
pub(crate) fn write_sarif<'j>(judged: impl IntoIterator<Item = &'j Judged>, output: &mut dyn Write) -> io::Result<()> {
    sarif::write(judged, output)
}

/// One finding as a person reads it, for commands that meet one on their way.
pub fn one(finding: &Finding, sources: &Sources, shown: &str, look: Look) -> String {
    human::finding(finding, sources, &mut Indexes::new(sources), shown, look)
}

/// A part of a finding as a sentence of its own: pages begin small, as they go on from "why:" and "fix:".
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    let end = if text.ends_with(['.', '!', '?', '…']) || text.is_empty() { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// `a, b or c`.
pub fn listed<'t>(texts: impl Iterator<Item = &'t str>, last: &str) -> String {
    let texts: Vec<_> = texts.collect();
    match texts.split_last() {
        None => String::new(),
        Some((only, [])) => (*only).to_owned(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// `1 file`, `3 files`.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// How a severity is named in front of a finding.
pub(crate) fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "hint",
    }
}

/// Line indexes of a project's files, each made when first needed.
pub(crate) struct Indexes<'s> {
    sources: &'s Sources,
    made: Vec<Option<LineIndex>>,
}

impl<'s> Indexes<'s> {
    pub(crate) fn new(sources: &'s Sources) -> Self {
        Indexes { sources, made: vec![None; sources.len()] }
    }

    pub(crate) fn of(&mut self, file: botflow_source::FileId) -> &LineIndex {
        let sources = self.sources;
        self.made[file.0 as usize].get_or_insert_with(|| LineIndex::new(&sources[file].text))
    }
}
