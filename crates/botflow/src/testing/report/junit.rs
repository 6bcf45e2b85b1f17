//! Test results as JUnit XML, which every CI reads: a suite a project, a case a test.

use std::io::{self, Write};

use botflow_source::Finding;

use super::{Played, counts};
use crate::finding::x901_untested_step as x901;
use crate::report::xml::escaped;
use crate::report::{Indexes, Judged, sentence};
use crate::testing::Ran;

pub(super) fn write(played: &[Played], output: &mut dyn Write) -> io::Result<()> {
    let (passed, failed) = counts(played);
    writeln!(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    let skipped = played.iter().flat_map(|played| &played.judged.findings).filter(|finding| finding.page.code == x901::PAGE.code).count();
    let errors = played.iter().flat_map(Played::faults).count();
    let tests = passed + failed + skipped + errors;
    writeln!(output, "<testsuites name=\"botflow\" tests=\"{tests}\" errors=\"{errors}\" failures=\"{failed}\" skipped=\"{skipped}\">")?;
    for project in played {
        let (passed, failed) = counts(std::slice::from_ref(project));
        let untested: Vec<&Finding> = project.judged.findings.iter().filter(|finding| finding.page.code == x901::PAGE.code).collect();
        let faults: Vec<&Finding> = project.faults().collect();
        let (tests, skipped, errors) = (passed + failed + untested.len() + faults.len(), untested.len(), faults.len());
        let name = if project.shown().is_empty() { "." } else { project.shown().trim_end_matches('/') };
        writeln!(
            output,
            "  <testsuite name=\"{}\" tests=\"{tests}\" errors=\"{errors}\" failures=\"{failed}\" skipped=\"{skipped}\">",
            escaped(name)
        )?;
        for test in &project.tests {
            write_case(test, output)?;
        }
        let mut indexes = Indexes::new(&project.judged.sources);
        for finding in untested {
            write_case_of(finding, &project.judged, &mut indexes, output)?;
            writeln!(output, "      <skipped message=\"{}\"/>\n    </testcase>", escaped(&finding.title))?;
        }
        for finding in faults {
            write_case_of(finding, &project.judged, &mut indexes, output)?;
            let (kind, title, body) = (finding.page.code, escaped(&finding.title), escaped(&sentence(&finding.help)));
            writeln!(output, "      <error type=\"{kind} {}\" message=\"{title}\">{body}</error>\n    </testcase>", finding.page.slug)?;
        }
        writeln!(output, "  </testsuite>")?;
    }
    writeln!(output, "</testsuites>")
}

/// A step that no test visits is a case that was not run; what stops all of them is a case that could not be.
fn write_case_of(finding: &Finding, judged: &Judged, indexes: &mut Indexes<'_>, output: &mut dyn Write) -> io::Result<()> {
    let source = &judged.sources[finding.span.file];
    let line = indexes.of(finding.span.file).position(&source.text, finding.span.start).line;
    let path = escaped(&judged.project.shown_path(&source.path));
    let (code, slug) = (finding.page.code, finding.page.slug);
    writeln!(output, "    <testcase name=\"{code} {slug}, line {line}\" classname=\"{path}\" file=\"{path}\" line=\"{line}\">")
}

fn write_case(test: &Ran, output: &mut dyn Write) -> io::Result<()> {
    let class = if test.flow.is_empty() { &test.file } else { &test.flow };
    let head = format!(
        "    <testcase name=\"{}\" classname=\"{}\" file=\"{}\" line=\"{}\"",
        escaped(&test.title),
        escaped(class),
        escaped(&test.file),
        test.line
    );
    let Some(failure) = &test.failure else { return writeln!(output, "{head}/>") };
    writeln!(output, "{head}>")?;
    let message = format!("line {}: expected “{}”, but {}", failure.line, failure.expected, failure.actual);
    let chat: Vec<&str> = test.rounds.iter().flat_map(|round| &round.chat).map(String::as_str).collect();
    writeln!(
        output,
        "      <failure type=\"X904 test-diverged\" message=\"{}\">{}</failure>",
        escaped(&message),
        escaped(&chat.join("\n"))
    )?;
    writeln!(output, "    </testcase>")
}
