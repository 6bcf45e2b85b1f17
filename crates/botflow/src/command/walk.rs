//! `botflow walk`. Out: what drawn customers saw of a project, and what went wrong, as a test that fails.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::look::Ink;
use crate::report::counted;
use crate::walking::{Setting, Walked, walk};
use crate::{Exit, Stop, World, judge, project};

/// Walk through the flows as customers would
///
/// Plays conversations with drawn answers of every kind: good and bad ones, other topics, stop words, taps on old buttons, silence, messages
/// delivered twice, a return after days, hand-overs, payments with every outcome, actions that fail. The same seed draws the same walks.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow walk\n  botflow walk --runs 5000 --seed 7\n  botflow walk --channel whatsapp\n  botflow walk --record tests/walks.flow"
)]
pub struct Walk {
    /// A project's folder, a .flow file or a folder of projects
    paths: Vec<PathBuf>,
    /// How many conversations with each project
    #[arg(long, value_name = "N", default_value_t = 300)]
    runs: u64,
    /// Draws the walks
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Only on this channel; else on each of the project in turn
    #[arg(long, value_name = "CHANNEL")]
    channel: Option<String>,
    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Add the tests of what went wrong to the end of this file
    #[arg(long, value_name = "FILE")]
    record: Option<PathBuf>,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

impl Walk {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let mut reports = Vec::new();
        let mut fine = true;
        for project in project::find(&self.paths, world)? {
            let shown = project.shown.clone();
            let analysis = judge::sound(project, world)?;
            let suite = botflow_compile::suite(&analysis);
            let channels = self.channels(&suite.program.channels)?;
            let setting = Setting { runs: self.runs, seed: self.seed, channels, lone: analysis.project.is_lone() };
            let engine = super::test::engine(&suite)?;
            let (begun, mut told) = (Instant::now(), Instant::now());
            let walked = walk(engine, &suite.map, &setting, &mut |done| {
                if begun.elapsed() > Duration::from_secs(1) && told.elapsed() > Duration::from_secs(1) {
                    told = Instant::now();
                    let _ = writeln!(world.error, "  {done} of {} walks", setting.runs);
                }
            });
            fine &= walked.found.is_empty();
            match self.format {
                Format::Human => human(&shown, &walked, &setting, world)?,
                Format::Json => reports.push(as_json(&shown, &walked, &setting)),
            }
            self.keep(&walked, world)?;
        }
        if self.format == Format::Json {
            let report = json!({"version": 1, "projects": reports});
            writeln!(world.output, "{}", serde_json::to_string_pretty(&report).unwrap_or_default())?;
        }
        Ok(if fine { Exit::Fine } else { Exit::ToFix })
    }

    fn channels(&self, declared: &[botflow_program::Text]) -> Result<Vec<String>, Stop> {
        let declared: Vec<String> = declared.iter().map(ToString::to_string).collect();
        match &self.channel {
            None => Ok(declared),
            Some(channel) if declared.contains(channel) => Ok(vec![channel.clone()]),
            Some(channel) => {
                let list = crate::report::listed(declared.iter().map(String::as_str), "and");
                Err(Stop::usage(format!("The project is not on {channel}."), format!("Its channels are {list}.")))
            }
        }
    }

    fn keep(&self, walked: &Walked, world: &mut World) -> Result<(), Stop> {
        let Some(file) = self.record.as_ref().filter(|_| !walked.found.is_empty()) else { return Ok(()) };
        let target = world.folder.join(file);
        let mut text = match fs::read_to_string(&target) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Stop::file(file, "read", &error)),
        };
        for found in &walked.found {
            if !text.is_empty() {
                text.push_str(if text.ends_with('\n') { "\n" } else { "\n\n" });
            }
            text.push_str(&found.test);
        }
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| Stop::file(folder, "make the folder", &error))?;
        }
        fs::write(&target, text).map_err(|error| Stop::file(file, "write", &error))?;
        writeln!(world.error, "Recorded {} in {}.", counted(walked.found.len(), "test", "tests"), file.display())?;
        Ok(())
    }
}

fn human(shown: &str, walked: &Walked, setting: &Setting, world: &mut World) -> Result<(), Stop> {
    let look = world.look;
    for found in &walked.found {
        writeln!(world.output, "{} {}", look.paint(Ink::Bad, "✗"), look.paint(Ink::Strong, &found.fault.to_string()))?;
        writeln!(world.output, "{}", look.paint(Ink::Faint, &format!("  walk {}, as a test that fails:", found.walk)))?;
        writeln!(world.output, "\n{}", found.test)?;
    }
    let name = if shown.is_empty() { String::new() } else { format!("{}: ", shown.trim_end_matches('/')) };
    let count = |number: u64, one: &str, many: &str| counted(usize::try_from(number).unwrap_or(usize::MAX), one, many);
    let mark = if walked.found.is_empty() { look.paint(Ink::Good, "✓") } else { look.paint(Ink::Bad, "✗") };
    writeln!(
        world.output,
        "{mark} {name}{}, {} (seed {}, on {})",
        count(walked.walks, "walk", "walks"),
        count(walked.lines, "line", "lines"),
        setting.seed,
        crate::report::listed(setting.channels.iter().map(String::as_str), "and")
    )?;
    let (visited, all) = walked.coverage.total();
    let parts: Vec<String> = walked.coverage.counts().iter().map(|(what, some, of)| format!("{some} of {of} {what}")).collect();
    writeln!(world.output, "  visited {visited} of {all}: {}; longest row of messages: {}", parts.join(", "), walked.longest)?;
    Ok(())
}

fn as_json(shown: &str, walked: &Walked, setting: &Setting) -> serde_json::Value {
    let found: Vec<serde_json::Value> =
        walked.found.iter().map(|found| json!({"what": found.fault.to_string(), "walk": found.walk, "test": found.test})).collect();
    let (visited, all) = walked.coverage.total();
    json!({
        "project": shown, "seed": setting.seed, "channels": setting.channels, "walks": walked.walks, "lines": walked.lines,
        "visited": visited, "all": all, "longest_row_of_messages": walked.longest, "found": found,
    })
}
