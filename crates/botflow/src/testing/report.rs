//! What tests came to, for their readers: people, programs, CI.

mod human;
mod json;
mod junit;

use std::io::{self, Write};

use botflow_source::Sources;

use super::{Coverage, Ran};
use crate::Look;

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: a failure shows test and chat side by side
    Human,
    /// For programs
    Json,
    /// For CI
    Junit,
}

/// The tests of one project.
#[derive(Debug)]
pub struct Played {
    /// How the project's folder is written in front of a path.
    pub shown: String,
    /// Its texts.
    pub sources: Sources,
    /// Its tests.
    pub tests: Vec<Ran>,
    /// What they visit, when that was asked for.
    pub coverage: Option<Coverage>,
}

/// Writes what the tests came to.
pub fn write(played: &[Played], format: Format, look: Look, output: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Human => human::write(played, look, output),
        Format::Json => json::write(played, output),
        Format::Junit => junit::write(played, output),
    }
}

/// Passed and failed.
pub fn counts(played: &[Played]) -> (usize, usize) {
    let failed = played.iter().flat_map(|played| &played.tests).filter(|test| test.failure.is_some()).count();
    (played.iter().map(|played| played.tests.len()).sum::<usize>() - failed, failed)
}
