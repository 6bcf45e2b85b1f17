//! Findings as annotations of a GitHub workflow. In: the findings of projects. Out: a line each; and a summary of the job for people.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;

use botflow_source::{Finding, Severity};

use super::{Count, Indexes, Judged, counted, sentence};

/// A summary shows so many findings in full; GitHub cuts it at 1 MiB.
const SHOWN_MAX: usize = 100;

/// Writes the annotations; `summary` is the file that `GITHUB_STEP_SUMMARY` names.
pub(super) fn write(judged: &[Judged], summary: Option<&Path>, output: &mut dyn Write) -> io::Result<()> {
    for judged in judged {
        let mut indexes = Indexes::new(&judged.sources);
        for finding in &judged.findings {
            writeln!(output, "{}", annotation(finding, judged, &mut indexes))?;
        }
    }
    match summary {
        Some(path) => append(path, &told(judged)),
        None => Ok(()),
    }
}

/// Adds to the summary of the job: other steps have theirs in the same file.
pub(crate) fn append(summary: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().append(true).create(true).open(summary)?.write_all(text.as_bytes())
}

/// The line that puts a finding at its place in a pull request.
pub(crate) fn annotation(finding: &Finding, judged: &Judged, indexes: &mut Indexes) -> String {
    let source = &judged.sources[finding.span.file];
    let index = indexes.of(finding.span.file);
    let (from, to) = (index.position(&source.text, finding.span.start), index.position(&source.text, finding.span.end));
    let command = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "notice",
    };
    let file = property(&judged.project.shown_path(&source.path));
    // Columns may only be given where both are in one line.
    let columns = if from.line == to.line { format!(",col={},endColumn={}", from.column, to.column) } else { String::new() };
    let title = property(&format!("{} {}", finding.page.code, finding.page.slug));
    let mut text = format!("{}\n{}", finding.title, sentence(&finding.why));
    if !finding.help.is_empty() {
        text.push_str(&format!("\nWhat to do: {}", finding.help));
    }
    format!("::{command} file={file},line={},endLine={}{columns},title={title}::{}", from.line, to.line, data(&text))
}

/// What would end the message is written as its byte.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// In front of the message, `:` and `,` would end a part, too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The summary, in words for the people who write the flows.
fn told(judged: &[Judged]) -> String {
    let count = Count::of(judged);
    let files = counted(judged.iter().map(Judged::files).sum(), "file", "files");
    if count == Count::default() {
        return format!("### ✅ botflow: nothing to fix in {files}\n\n");
    }
    let counts = [(count.errors, "to fix"), (count.warnings, "to look at"), (count.hints, "could be nicer")];
    let counts: Vec<String> = counts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}")).collect();
    let mark = if count.errors > 0 { "❌" } else { "⚠️" };
    let mut text = format!("### {mark} botflow: {} in {files}\n\n", counts.join(", "));
    let mut left = SHOWN_MAX;
    for judged in judged {
        let mut indexes = Indexes::new(&judged.sources);
        for finding in judged.findings.iter().take(left) {
            text.push_str(&item(finding, judged, &mut indexes));
        }
        left = left.saturating_sub(judged.findings.len());
    }
    let all = count.errors + count.warnings + count.hints;
    if all > SHOWN_MAX {
        text.push_str(&format!("… and {} more.\n\n", all - SHOWN_MAX));
    }
    text
}

fn item(finding: &Finding, judged: &Judged, indexes: &mut Indexes) -> String {
    let source = &judged.sources[finding.span.file];
    let index = indexes.of(finding.span.file);
    let line = index.line(finding.span.start);
    let shown = index.text_of(&source.text, line).trim();
    let fence = "`".repeat(3.max(longest_run(shown) + 1));
    let mut text = format!(
        "**{}** ({}, {}, line {})\n\n{fence}\n{shown}\n{fence}\n\n",
        plain(&finding.title),
        finding.page.code,
        plain(&judged.project.shown_path(&source.path)),
        line + 1
    );
    if !finding.why.is_empty() {
        text.push_str(&format!("Why it matters: {}\n\n", plain(&finding.why)));
    }
    if !finding.path.is_empty() {
        text.push_str("How a customer gets here:\n\n");
        finding.path.iter().for_each(|line| text.push_str(&format!("> {}\\\n", plain(line))));
        text.push('\n');
    }
    if !finding.help.is_empty() {
        text.push_str(&format!("What to do: {}\n\n", plain(&finding.help)));
    }
    text
}

fn longest_run(text: &str) -> usize {
    text.split(|character| character != '`').map(str::len).max().unwrap_or_default()
}

/// Text in which nothing is read as markup, but for what stands between backticks.
pub(crate) fn plain(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    let mut in_code = false;
    let is_paired = text.matches('`').count().is_multiple_of(2);
    for character in text.chars() {
        in_code ^= character == '`' && is_paired;
        if !in_code && matches!(character, '\\' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!' | '@' | '&') {
            safe.push('\\');
        }
        safe.push(if character == '\n' { ' ' } else { character });
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_message_early() {
        assert_eq!(data("50 %\r\n::error::"), "50 %25%0D%0A::error::");
        assert_eq!(property("a,b:c%"), "a%2Cb%3Ac%25");
    }

    #[test]
    fn markup_of_an_author_stays_text() {
        assert_eq!(plain("*Hi* <b> [x] `a_b`"), "\\*Hi\\* \\<b\\> \\[x\\] `a_b`");
        assert_eq!(longest_run("a ``` b ``"), 3);
    }
}
