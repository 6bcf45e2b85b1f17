//! Findings for programs: version 1 of the format that the docs describe.

use std::io::{self, Write};

use botflow_source::{Finding, Severity, Span};
use serde::Serialize;

use super::timings::Row;
use super::{Count, Indexes, Judged, Timings};

/// Raised when a program that reads the old form could be led astray.
const FORMAT_VERSION: u32 = 1;

#[derive(Serialize)]
struct Report<'j> {
    version: u32,
    files: usize,
    errors: usize,
    warnings: usize,
    hints: usize,
    findings: Vec<Entry<'j>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    timings: Option<Vec<Row>>,
}

/// One finding.
#[derive(Serialize)]
pub(crate) struct Entry<'j> {
    code: &'j str,
    slug: &'j str,
    severity: Severity,
    file: String,
    #[serde(flatten)]
    place: Place,
    offset: u32,
    length: u32,
    title: &'j str,
    note: &'j str,
    why: &'j str,
    help: &'j str,
    labels: Vec<Spot<'j>>,
    path: &'j [String],
    fixes: Vec<Fix<'j>>,
}

/// Lines and columns count from 1, columns in characters as an editor shows them.
#[derive(Serialize)]
struct Place {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct Spot<'j> {
    file: String,
    #[serde(flatten)]
    place: Place,
    text: &'j str,
}

#[derive(Serialize)]
struct Fix<'j> {
    safe: bool,
    title: &'j str,
    edits: Vec<Edit<'j>>,
}

#[derive(Serialize)]
struct Edit<'j> {
    file: String,
    offset: u32,
    length: u32,
    text: &'j str,
}

pub(super) fn write(judged: &[Judged], timings: Option<&Timings>, output: &mut dyn Write) -> io::Result<()> {
    let count = Count::of(judged);
    let findings = judged.iter().flat_map(entries).collect();
    let report = Report {
        version: FORMAT_VERSION,
        files: judged.iter().map(Judged::files).sum(),
        errors: count.errors,
        warnings: count.warnings,
        hints: count.hints,
        findings,
        timings: timings.map(Timings::rows),
    };
    serde_json::to_writer_pretty(&mut *output, &report)?;
    writeln!(output)
}

/// The findings of one project.
pub(crate) fn entries(judged: &Judged) -> Vec<Entry<'_>> {
    let mut indexes = Indexes::new(&judged.sources);
    judged.findings.iter().map(|finding| entry(finding, judged, &mut indexes)).collect()
}

fn entry<'j>(finding: &'j Finding, judged: &'j Judged, indexes: &mut Indexes<'j>) -> Entry<'j> {
    let file = |span: Span| judged.project.shown_path(&judged.sources[span.file].path);
    let labels =
        finding.labels.iter().map(|label| Spot { file: file(label.span), place: place(label.span, judged, indexes), text: &label.text });
    let labels = labels.collect();
    let edit =
        |edit: &'j botflow_source::Edit| Edit { file: file(edit.span), offset: edit.span.start, length: edit.span.len(), text: &edit.text };
    Entry {
        code: finding.page.code,
        slug: finding.page.slug,
        severity: finding.severity,
        file: file(finding.span),
        place: place(finding.span, judged, indexes),
        offset: finding.span.start,
        length: finding.span.len(),
        title: &finding.title,
        note: &finding.note,
        why: &finding.why,
        help: &finding.help,
        labels,
        path: &finding.path,
        fixes: finding
            .fixes
            .iter()
            .map(|fix| Fix { safe: fix.safe, title: &fix.title, edits: fix.edits.iter().map(edit).collect() })
            .collect(),
    }
}

fn place(span: Span, judged: &Judged, indexes: &mut Indexes) -> Place {
    let text = &judged.sources[span.file].text;
    let index = indexes.of(span.file);
    let (from, to) = (index.position(text, span.start), index.position(text, span.end));
    Place { line: from.line, column: from.column, end_line: to.line, end_column: to.column }
}
