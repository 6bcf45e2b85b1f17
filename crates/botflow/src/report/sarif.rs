//! Findings as SARIF 2.1.0, which code hosts and editors show at the line. In: the findings of projects. Out: one log with one run.

mod log;

use std::io::{self, Write};

use botflow_source::{Finding, Page, Severity, Span};

use super::{Indexes, Judged, sentence};
use log::*;

/// Where the schema of the format is published.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const VERSION: &str = "2.1.0";

pub(super) fn write<'j>(judged: impl IntoIterator<Item = &'j Judged>, output: &mut dyn Write) -> io::Result<()> {
    let pages = crate::judge::pages();
    let mut results = Vec::new();
    for judged in judged {
        let mut indexes = Indexes::new(&judged.sources);
        results.extend(judged.findings.iter().map(|finding| Spots { judged, indexes: &mut indexes }.result(finding, &pages)));
    }
    let driver =
        Driver { name: "botflow", semantic_version: env!("CARGO_PKG_VERSION"), rules: pages.iter().map(|page| rule(page)).collect() };
    // Columns are counted in the units of UTF-16, SARIF's default, which is said all the same.
    let run = Run { tool: Tool { driver }, column_kind: "utf16CodeUnits", results };
    serde_json::to_writer_pretty(&mut *output, &Log { schema: SCHEMA, version: VERSION, runs: [run] })?;
    writeln!(output)
}

fn rule(page: &'static Page) -> Rule {
    Rule {
        id: page.code,
        name: page.slug,
        short_description: Text { text: page.headline() },
        full_description: Text { text: sentence(&page.reason()) },
        help: help(page),
        default_configuration: Configuration { level: level(page.severity) },
    }
}

/// Code hosts show the page beside the finding; the examples keep their indentation there.
fn help(page: &Page) -> Help {
    let (todo, broken, mended) = (sentence(&page.advice()), page.broken.trim_end(), page.mended.trim_end());
    Help {
        text: format!("{todo}\n\nWrong:\n{broken}\n\nRight:\n{mended}"),
        markdown: format!("{todo}\n\nWrong:\n\n```\n{broken}\n```\n\nRight:\n\n```\n{mended}\n```\n"),
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// Places of one project in SARIF's terms.
struct Spots<'j, 'i> {
    judged: &'j Judged,
    indexes: &'i mut Indexes<'j>,
}

impl<'j> Spots<'j, '_> {
    fn result(&mut self, finding: &'j Finding, pages: &[&'static Page]) -> Outcome {
        let said = [&finding.title, &finding.why, &finding.help].into_iter().filter(|text| !text.is_empty());
        let text = said.map(|text| sentence(text)).collect::<Vec<_>>().join(" ");
        let related = finding.labels.iter().enumerate().map(|(at, label)| Location {
            id: Some(at + 1),
            message: Some(Text { text: label.text.clone() }),
            physical_location: self.place(label.span),
        });
        Outcome {
            rule_id: finding.page.code,
            rule_index: pages.iter().position(|page| page.code == finding.page.code),
            level: level(finding.severity),
            message: Text { text },
            related_locations: related.collect(),
            locations: [self.location(finding.span, &finding.note)],
            code_flows: self.flows(finding),
            fixes: finding.fixes.iter().map(|fix| self.fix(fix)).collect(),
        }
    }

    fn location(&mut self, span: Span, text: &str) -> Location {
        let message = (!text.is_empty()).then(|| Text { text: text.to_owned() });
        Location { id: None, message, physical_location: self.place(span) }
    }

    /// The way a customer takes, as a chat: each line is told at the place that the finding is about.
    fn flows(&mut self, finding: &Finding) -> Vec<CodeFlow> {
        if finding.path.is_empty() {
            return Vec::new();
        }
        let locations = finding.path.iter().map(|line| Step { location: self.location(finding.span, line) }).collect();
        vec![CodeFlow { thread_flows: [ThreadFlow { locations }] }]
    }

    fn fix(&mut self, fix: &botflow_source::Fix) -> Fix {
        let mut changes: Vec<Change> = Vec::new();
        for edit in &fix.edits {
            let replacement = Replacement { deleted_region: self.region(edit.span), inserted_content: Text { text: edit.text.clone() } };
            let uri = self.uri(edit.span);
            match changes.iter_mut().find(|change| change.artifact_location.uri == uri) {
                Some(change) => change.replacements.push(replacement),
                None => changes.push(Change { artifact_location: Artifact { uri }, replacements: vec![replacement] }),
            }
        }
        Fix { description: Text { text: fix.title.clone() }, artifact_changes: changes }
    }

    fn place(&mut self, span: Span) -> Physical {
        Physical { artifact_location: Artifact { uri: self.uri(span) }, region: self.region(span) }
    }

    fn region(&mut self, span: Span) -> Region {
        let text = &self.judged.sources[span.file].text;
        let index = self.indexes.of(span.file);
        let ((start_line, start_column), (end_line, end_column)) = (index.utf16(text, span.start), index.utf16(text, span.end));
        // SARIF counts from 1, and its end column is the one behind.
        Region { start_line: start_line + 1, start_column: start_column + 1, end_line: end_line + 1, end_column: end_column + 1 }
    }

    fn uri(&self, span: Span) -> String {
        encoded(&self.judged.project.shown_path(&self.judged.sources[span.file].path))
    }
}

/// A path as a relative URI: what may not stand in one is written as bytes.
fn encoded(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn paths_become_addresses() {
        assert_eq!(super::encoded("flows/Größe 1.flow"), "flows/Gr%C3%B6%C3%9Fe%201.flow");
    }
}
