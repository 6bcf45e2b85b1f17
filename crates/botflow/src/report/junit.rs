//! Findings as JUnit XML: a suite a file, a case a finding (failed where the job is to fail for it, else skipped), and one passed case for a file with
//! nothing to say. Out: XML.

use std::io::{self, Write};

use botflow_source::{Finding, Severity};

use super::xml::escaped;
use super::{Indexes, Judged, sentence, word};

pub(super) fn write(judged: &[Judged], failing: Severity, output: &mut dyn Write) -> io::Result<()> {
    let fails = |finding: &&Finding| finding.severity >= failing;
    let all = judged.iter().map(|judged| judged.findings.len()).sum::<usize>();
    let failures = judged.iter().flat_map(|judged| &judged.findings).filter(fails).count();
    let skipped = all - failures;
    let clean: usize = judged.iter().map(|judged| judged.files() - touched(judged)).sum();
    writeln!(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(output, "<testsuites name=\"botflow check\" tests=\"{}\" failures=\"{failures}\" skipped=\"{skipped}\">", all + clean)?;
    for judged in judged {
        let mut indexes = Indexes::new(&judged.sources);
        for (file, source) in judged.sources.iter().filter(|(_, source)| judged.project.asks_about(&source.path)) {
            let path = escaped(&judged.project.shown_path(&source.path));
            let findings: Vec<&Finding> = judged.findings.iter().filter(|finding| finding.span.file == file).collect();
            let (tests, failures) = (findings.len().max(1), findings.iter().copied().filter(fails).count());
            let skipped = findings.len() - failures;
            writeln!(output, "  <testsuite name=\"{path}\" tests=\"{tests}\" failures=\"{failures}\" skipped=\"{skipped}\">")?;
            if findings.is_empty() {
                writeln!(output, "    <testcase name=\"nothing to fix\" classname=\"{path}\" file=\"{path}\"/>")?;
            }
            for finding in findings {
                let line = indexes.of(file).position(&source.text, finding.span.start).line;
                write_case(finding, finding.severity >= failing, &path, line, output)?;
            }
            writeln!(output, "  </testsuite>")?;
        }
    }
    writeln!(output, "</testsuites>")
}

/// How many files have something said of them.
fn touched(judged: &Judged) -> usize {
    judged.findings.chunk_by(|a, b| a.span.file == b.span.file).count()
}

fn write_case(finding: &Finding, fails: bool, path: &str, line: u32, output: &mut dyn Write) -> io::Result<()> {
    let (code, slug, title) = (finding.page.code, finding.page.slug, escaped(&finding.title));
    writeln!(output, "    <testcase name=\"{code} {slug}, line {line}\" classname=\"{path}\" file=\"{path}\" line=\"{line}\">")?;
    let kind = word(finding.severity);
    if fails {
        let body = [sentence(&finding.why), sentence(&finding.help)]
            .into_iter()
            .chain(finding.path.iter().cloned())
            .collect::<Vec<_>>()
            .join("\n");
        writeln!(output, "      <failure type=\"{kind}\" message=\"{title}\">{path}:{line}\n{}</failure>", escaped(&body))?;
    } else {
        writeln!(output, "      <skipped message=\"{kind}: {title}\"/>")?;
    }
    writeln!(output, "    </testcase>")
}
