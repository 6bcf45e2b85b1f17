//! Test results as JUnit XML, which every CI reads: a suite a project, a case a test.

use std::io::{self, Write};

use super::{Played, counts};
use crate::report::xml::escaped;
use crate::testing::Ran;

pub(super) fn write(played: &[Played], output: &mut dyn Write) -> io::Result<()> {
    let (passed, failed) = counts(played);
    writeln!(output, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(output, "<testsuites name=\"botflow\" tests=\"{}\" failures=\"{failed}\">", passed + failed)?;
    for project in played {
        let (passed, failed) = counts(std::slice::from_ref(project));
        let name = if project.shown.is_empty() { "." } else { project.shown.trim_end_matches('/') };
        writeln!(output, "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{failed}\">", escaped(name), passed + failed)?;
        for test in &project.tests {
            write_case(test, output)?;
        }
        writeln!(output, "  </testsuite>")?;
    }
    writeln!(output, "</testsuites>")
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
    writeln!(output, "      <failure message=\"{}\">{}</failure>", escaped(&message), escaped(&chat.join("\n")))?;
    writeln!(output, "    </testcase>")
}
