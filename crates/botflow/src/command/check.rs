//! `botflow check`. Out: every finding of every file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::report::{self, Count, Format};
use crate::{Exit, Stop, World, judge, project};

/// Find everything that would go wrong for a customer
///
/// Dead ends, questions without a way out, values that may be missing, names that lead nowhere, in all files in one run.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow check\n  botflow check flows/lead.flow\n  botflow check --format json > findings.json\n  botflow check --fail-on warning\n\n\
`botflow explain CODE` tells more about a finding."
)]
pub struct Check {
    /// A project's folder, a .flow file or a folder of projects
    paths: Vec<PathBuf>,
    /// How findings are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// From which severity on the exit code is 1
    #[arg(long, value_enum, default_value_t = FailOn::Error, value_name = "SEVERITY")]
    fail_on: FailOn,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    /// What must be fixed
    Error,
    /// What deserves a look too
    Warning,
    /// Anything at all
    Hint,
}

impl Check {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let projects = project::find(&self.paths, world)?;
        let judged: Vec<_> = projects.into_iter().map(judge::judged).collect();
        report::write(&judged, self.format, world.look, world.output)?;
        let count = Count::of(&judged);
        let failing = match self.fail_on {
            FailOn::Error => count.errors,
            FailOn::Warning => count.errors + count.warnings,
            FailOn::Hint => count.errors + count.warnings + count.hints,
        };
        Ok(if failing == 0 { Exit::Fine } else { Exit::ToFix })
    }
}
