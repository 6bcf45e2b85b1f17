//! `botflow check`. Out: every finding of every file.

use std::fs;
use std::path::{Path, PathBuf};

use botflow_channels::{CHANNELS, Date};
use botflow_lint::Basis;
use botflow_source::Severity;
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};

use super::diff;
use crate::judge::Online;
use crate::mending::{self, Which};
use crate::progress::Progress;
use crate::project::Project;
use crate::report::{self, Baseline, Count, Format, Judged, Timings, counted};
use crate::{Exit, Stop, World, judge, project};

/// Find everything that would go wrong for a customer
///
/// Dead ends, questions without a way out, values that may be missing, names that lead nowhere, in all files in one run.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow check\n  botflow check flows/lead.flow\n  botflow check --format json > findings.json\n  botflow check --fail-on warning\n  botflow check --fix\n  botflow check --diff --all\n  botflow check --write-baseline known.json\n  botflow check --baseline known.json\n  botflow check --channel whatsapp --as-of 2027-01-31\n  botflow check --online\n\n\
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
    /// Apply the fixes that are safe, then say what is left
    #[arg(long)]
    fix: bool,
    /// With --fix or --diff: apply the fixes that are only offered, too
    #[arg(long)]
    all: bool,
    /// Write nothing; show what --fix would change; exit code 1 if it would
    #[arg(long)]
    diff: bool,
    /// Leave out the findings that this file knows: only new ones count
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Judge by the channels' rules in force on that day (2027-01-31); without it, by today's
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// Judge for this channel only, whether or not the project names it
    #[arg(long, value_name = "CHANNEL", value_parser = PossibleValuesParser::new(CHANNELS.iter().map(|channel| channel.name)))]
    channel: Option<String>,
    /// Ask for every link, too, and say which do not answer; nothing else of botflow touches the network
    #[arg(long, conflicts_with = "diff")]
    online: bool,
    /// Tell on standard error how long each stage and each rule took
    #[arg(long)]
    timings: bool,
    /// Write all that is found into a file for --baseline; exit code 0
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    write_baseline: Option<PathBuf>,
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

impl FailOn {
    fn severity(self) -> Severity {
        match self {
            FailOn::Error => Severity::Error,
            FailOn::Warning => Severity::Warning,
            FailOn::Hint => Severity::Hint,
        }
    }
}

impl Check {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        if self.all && !self.fix && !self.diff {
            return Err(Stop::usage(
                "`--all` says which fixes are meant.",
                "Write `botflow check --fix --all`, or `--diff --all` to look first.",
            ));
        }
        let basis = self.basis()?;
        let mut timings = self.timings.then(Timings::begin);
        let mut projects = project::find(&self.paths, world)?;
        if let Some(timings) = &mut timings {
            timings.done("files", projects.iter().map(|project| project.files.len()).sum());
        }
        if self.fix || self.diff {
            let which = if self.all { Which::All } else { Which::Safe };
            let (mended, changes) = self.mend(projects, which, &basis, world)?;
            if self.diff {
                return Ok(if changes { Exit::ToFix } else { Exit::Fine });
            }
            projects = mended;
        }
        if let Some(timings) = &mut timings {
            timings.skip();
        }
        let mut judged = Vec::with_capacity(projects.len());
        let (all, mut progress) = (projects.len(), Progress::begin());
        for (at, project) in projects.into_iter().enumerate() {
            let asks = if self.online { Online::Asked } else { Online::Left };
            let shown = project.shown.clone();
            let mut watch = |name, count| {
                timings.iter_mut().for_each(|timings| timings.done(name, count));
                progress.tell(world.error, || match shown.is_empty() {
                    true => "checking".to_owned(),
                    false => format!("checking {shown} ({} of {all})", at + 1),
                });
            };
            judged.push(judge::judged(project, &basis, asks, &mut watch)?);
        }
        if let Some(file) = &self.write_baseline {
            let known = Baseline::of(&judged);
            fs::write(world.folder.join(file), known.text()).map_err(|error| Stop::file(file, "write", &error))?;
            writeln!(world.error, "{} written to {}.", counted(known.len(), "finding", "findings"), file.display())?;
            return Ok(Exit::Fine);
        }
        if let Some(file) = &self.baseline {
            leave_out_known(file, &mut judged, world)?;
        }
        report::write_with(&judged, self.format, world.look, self.fail_on.severity(), timings.as_ref(), world.output)?;
        if let Some(timings) = timings.filter(|_| self.format != Format::Json) {
            world.output.flush()?;
            timings.write(world.error)?;
        }
        let count = Count::of(&judged);
        let failing = match self.fail_on {
            FailOn::Error => count.errors,
            FailOn::Warning => count.errors + count.warnings,
            FailOn::Hint => count.errors + count.warnings + count.hints,
        };
        Ok(if failing == 0 { Exit::Fine } else { Exit::ToFix })
    }

    /// What is judged by: the day asked for, else today; the channel asked for, else those of each project.
    fn basis(&self) -> Result<Basis, Stop> {
        let today = || jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date();
        let date = match &self.as_of {
            Some(day) => day.parse::<Date>().map_err(|_| {
                Stop::usage(format!("\"{day}\" is not a day."), "Write year, month and day: `botflow check --as-of 2027-01-31`.")
            })?,
            // A clock that is behind the facts is wrong.
            None => today().max(Basis::WHOLE.date()),
        };
        Ok(Basis { date: Some(date), channel: self.channel.clone(), facts: None })
    }

    /// Fixes the projects, or shows how they would be fixed. Out: the projects as they are now, and whether anything changes.
    fn mend(&self, projects: Vec<Project>, which: Which, basis: &Basis, world: &mut World) -> Result<(Vec<Project>, bool), Stop> {
        let (mut after, mut fixes, mut files, mut offered) = (Vec::new(), 0, 0, 0);
        for before in projects {
            let mended = mending::mend(&before, which, basis)?;
            for (at, path) in &mended.changed {
                let (old, new) = (&before.files[*at].1, &mended.project.files[*at].1);
                if self.diff {
                    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
                    diff::write(&before.shown_path(path), "fixed", &text(old), &text(new), world)?;
                } else {
                    let target = before.root.join(path);
                    mending::write(&target, old, new).map_err(|error| Stop::file(&target, "write", &error))?;
                }
            }
            world.output.flush()?;
            for (path, why) in &mended.left {
                writeln!(world.error, "{}: left alone: {why}.", before.shown_path(path))?;
            }
            fixes += mended.fixes;
            offered += mended.offered;
            files += mended.changed.len();
            after.push(mended.project);
        }
        let verb = if self.diff { "would be fixed" } else { "fixed" };
        writeln!(world.error, "{} {verb} in {}.", counted(fixes, "finding", "findings"), counted(files, "file", "files"))?;
        if which == Which::Safe && offered > 0 {
            let these = counted(offered, "more fix is", "more fixes are");
            writeln!(world.error, "{these} offered: `--all` applies them too; read what they put in.")?;
        }
        Ok((after, files > 0))
    }
}

/// Takes out the findings that `file` knows, and says how many those were.
fn leave_out_known(file: &Path, judged: &mut [Judged], world: &mut World) -> Result<(), Stop> {
    let text = fs::read_to_string(world.folder.join(file)).map_err(|error| match error.kind() {
        // Told as a wrong command: exit code 1 would read as findings.
        std::io::ErrorKind::NotFound => {
            let help = format!("Check the name, or write one: `botflow check --write-baseline {}`.", file.display());
            Stop::usage(format!("There is no baseline {}.", file.display()), help)
        }
        _ => Stop::file(file, "read", &error),
    })?;
    let known = Baseline::read(&text).map_err(|why| {
        let help = format!("Write it anew with `botflow check --write-baseline {}`.", file.display());
        Stop::usage(format!("{} cannot be used as a baseline: {why}.", file.display()), help)
    })?;
    let found = known.leave_out(judged);
    writeln!(world.error, "{} left out: {} knows them.", counted(found, "finding", "findings"), file.display())?;
    let gone = known.len() - found;
    if found == 0 && gone > 0 && !known.names_a_file_of(judged) {
        // Paths stand in it as they were typed.
        writeln!(world.error, "None of its files is among these: run `check` from the folder where it was written, with the same paths.")?;
    } else if gone > 0 {
        let these = if gone == 1 { "1 more in it is mended by now" } else { &format!("{gone} more in it are mended by now") };
        writeln!(world.error, "{these}; write it anew with `--write-baseline {}` in place of `--baseline`.", file.display())?;
    }
    Ok(())
}
