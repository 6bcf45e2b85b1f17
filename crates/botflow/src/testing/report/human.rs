//! Test results for people: a mark a test, a failure with the test and the chat side by side.

use std::io::{self, Write};

use super::{Played, counts, unvisited};
use crate::Look;
use crate::look::{Ink, columns, wrap_line};
use crate::report::counted;
use crate::testing::coverage::per_cent;
use crate::testing::{Failure, Ran};

/// Rounds before the failing one that are shown: enough to see how it came to this.
const ROUNDS_BEFORE: usize = 2;
/// Places without a visit that are listed for a file.
const UNVISITED_A_FILE_MAX: usize = 20;

pub(super) fn write(played: &[Played], look: Look, output: &mut dyn Write) -> io::Result<()> {
    for played in played {
        for test in &played.tests {
            write_test(test, look, output)?;
        }
    }
    let (passed, failed) = counts(played);
    if played.iter().any(|played| played.coverage.is_some()) {
        write_coverage(played, look, output)?;
    }
    let stopped = played.iter().filter(|played| played.is_stopped()).count();
    let stopped = if stopped == 0 { String::new() } else { format!("{} cannot run", counted(stopped, "project", "projects")) };
    let and = |count: String| if stopped.is_empty() { count } else { format!("{count}, {}", look.paint(Ink::Bad, &stopped)) };
    let count = match (passed, failed) {
        // What must be mended in it says that nothing was played.
        (0, 0) if !stopped.is_empty() && played.len() == 1 => return Ok(()),
        (0, 0) if !stopped.is_empty() => look.paint(Ink::Bad, &stopped),
        (0, 0) => "There are no tests here. A test begins with a line: test What it shows".to_owned(),
        (passed, 0) => and(format!("{} {} passed", look.paint(Ink::Good, "✓"), counted(passed, "test", "tests"))),
        (passed, failed) => {
            and(format!("{}, {passed} passed", look.paint(Ink::Bad, &format!("{} failed", counted(failed, "test", "tests")))))
        }
    };
    writeln!(output, "{count}")
}

fn write_test(test: &Ran, look: Look, output: &mut dyn Write) -> io::Result<()> {
    let flow = if test.flow.is_empty() { String::new() } else { format!("{} / ", test.flow) };
    let Some(failure) = &test.failure else {
        return writeln!(output, "{} {flow}{}", look.paint(Ink::Good, "✓"), test.title);
    };
    let place = look.paint(Ink::Name, &format!("{}:{}", test.file, failure.line));
    writeln!(output, "\n{} {flow}{}   {place}\n", look.paint(Ink::Bad, "✗"), look.paint(Ink::Strong, &test.title))?;
    write_side_by_side(test, failure, look, output)?;
    writeln!(output, "\n   {} {}", look.paint(Ink::Strong, "the test expects:"), failure.expected)?;
    write!(
        output,
        "{}",
        look.wrap(&failure.actual, &format!("   {} ", look.paint(Ink::Strong, "what happened:   ")), "                     ")
    )?;
    writeln!(output)
}

/// Two columns: the test as written, the chat as it went; the failing line is marked.
fn write_side_by_side(test: &Ran, failure: &Failure, look: Look, output: &mut dyn Write) -> io::Result<()> {
    let room = (look.width.saturating_sub(9) / 2).max(16);
    writeln!(output, "   {}{}   {}", look.paint(Ink::Faint, "the test"), " ".repeat(room - 8), look.paint(Ink::Faint, "the chat"))?;
    let first = test.rounds.len().saturating_sub(ROUNDS_BEFORE + 1);
    for (number, round) in test.rounds.iter().enumerate().skip(first) {
        let is_last = number + 1 == test.rounds.len();
        let wrapped = |lines: &[String]| lines.iter().map(|line| wrap_line(line, room)).collect::<Vec<_>>();
        let (left, right) = (wrapped(&round.test), wrapped(&round.chat));
        let failing_from = left.iter().take(left.len().saturating_sub(1)).map(Vec::len).sum::<usize>();
        let (left, right): (Vec<String>, Vec<String>) = (left.concat(), right.concat());
        for at in 0..left.len().max(right.len()) {
            let failing = is_last && at >= failing_from && at < left.len();
            let cell = left.get(at).map_or("", String::as_str);
            let padded = format!("{cell}{}", " ".repeat(room.saturating_sub(columns(cell))));
            let (mark, padded) = if failing { (look.paint(Ink::Bad, ">"), look.paint(Ink::Bad, &padded)) } else { (" ".into(), padded) };
            let other = right.get(at).map_or("", String::as_str);
            writeln!(output, "{}", format!(" {mark} {padded} {} {other}", look.paint(Ink::Faint, "│")).trim_end())?;
        }
    }
    let _ = failure;
    Ok(())
}

fn write_coverage(played: &[Played], look: Look, output: &mut dyn Write) -> io::Result<()> {
    for played in played {
        let Some(coverage) = &played.coverage else { continue };
        let (visited, all) = coverage.total();
        let parts: Vec<String> = coverage.counts().iter().map(|(what, some, of)| format!("{some} of {of} {what}")).collect();
        let name = if played.shown().is_empty() {
            "The tests visit".to_owned()
        } else {
            format!("{}: the tests visit", played.shown().trim_end_matches('/'))
        };
        writeln!(output, "\n{name} {} % ({})", per_cent(visited, all), parts.join(", "))?;
        let places = unvisited::places(coverage, &played.judged.sources, played.shown());
        unvisited::tell(&places, UNVISITED_A_FILE_MAX, look, output)?;
    }
    writeln!(output)
}
