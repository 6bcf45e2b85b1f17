//! What tests came to, for their readers: people, programs, CI.

mod github;
mod human;
mod json;
mod junit;
pub(crate) mod unvisited;

use std::io::{self, Write};
use std::path::Path;

use botflow_source::Finding;

use super::{Coverage, Ran};
use crate::Look;
use crate::finding::{x901_untested_step as x901, x904_test_diverged as x904};
use crate::report::{self, Judged};

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: a failure shows test and chat side by side
    Human,
    /// For programs
    Json,
    /// SARIF 2.1.0, for code hosts and editors: what failed, and with --coverage what no test visits
    Sarif,
    /// Annotations of a GitHub workflow, and a summary of the job
    Github,
    /// For CI
    Junit,
}

/// The tests of one project.
#[derive(Debug)]
pub struct Played {
    /// The project and its texts; X904 a failing test, and X901 where coverage was asked for.
    pub judged: Judged,
    /// Its tests.
    pub tests: Vec<Ran>,
    /// What they visit, when that was asked for.
    pub coverage: Option<Coverage>,
}

/// Writes what the tests came to. `min`: how many per cent they are to visit at least.
pub fn write(played: &[Played], format: Format, min: Option<u8>, look: Look, output: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(played, look, output),
        Format::Json => json::write(played, output),
        Format::Sarif => report::write_sarif(played.iter().map(|played| &played.judged), output),
        Format::Github => github::write(played, min, std::env::var_os("GITHUB_STEP_SUMMARY").as_ref().map(Path::new), output),
        Format::Junit => junit::write(played, output),
    }
}

impl Played {
    /// How the project's folder is written in front of a path.
    pub fn shown(&self) -> &str {
        &self.judged.project.shown
    }

    /// Whether the project must be mended before it can run.
    pub fn is_stopped(&self) -> bool {
        self.faults().next().is_some()
    }

    /// Whether its tests visit less than that.
    pub fn is_short_of(&self, min: u8) -> bool {
        self.coverage.as_ref().map(Coverage::total).is_some_and(|(visited, all)| visited * 100 < usize::from(min) * all)
    }

    /// What must be mended before it can run.
    fn faults(&self) -> impl Iterator<Item = &Finding> {
        let of_tests = |finding: &&Finding| [x901::PAGE.code, x904::PAGE.code].contains(&finding.page.code);
        self.judged.findings.iter().filter(move |finding| !of_tests(finding))
    }
}

/// Passed and failed.
pub fn counts(played: &[Played]) -> (usize, usize) {
    let failed = played.iter().flat_map(|played| &played.tests).filter(|test| test.failure.is_some()).count();
    (played.iter().map(|played| played.tests.len()).sum::<usize>() - failed, failed)
}
