//! `botflow walk`. Out: what drawn customers saw of a project, and what went wrong, as a test that fails.

use std::fs;
use std::path::PathBuf;

use botflow_compile::lower::Test;
use clap::{Args, ValueEnum};
use serde_json::json;

use crate::look::Ink;
use crate::progress::Progress;
use crate::report::counted;
use crate::testing::Coverage;
use crate::testing::report::unvisited;
use crate::walking::{Setting, Walked, said_in, walk};
use crate::{Exit, Stop, World, judge, project};

/// Walk through the flows as customers would
///
/// Plays conversations with drawn answers of every kind: good and bad ones, other topics, stop words, taps on old buttons, silence, messages
/// delivered twice, a return after days, hand-overs, payments with every outcome, actions that fail. The same seed draws the same walks.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow walk\n  botflow walk --runs 5000 --seed 7\n  botflow walk --channel whatsapp\n  botflow walk --exhaustive --bound 200000\n  botflow walk --unvisited\n  botflow walk --record tests/walks.flow"
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
    /// Go every way instead of drawn ones, up to --bound
    #[arg(long, conflicts_with_all = ["runs", "seed"])]
    exhaustive: bool,
    /// Of --exhaustive: at most so many places of a conversation that differ
    #[arg(long, value_name = "N", default_value_t = 30_000, requires = "exhaustive")]
    bound: usize,
    /// Name every line, option and outcome that no walk visits
    #[arg(long)]
    unvisited: bool,
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

/// Days that are named at most.
const DAYS_SHOWN: usize = 4;

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
            let analysis = match judge::runnable(project) {
                Ok(analysis) => analysis,
                Err(judged) => {
                    fine = false;
                    judge::passed_over(&judged, world)?;
                    reports.push(json!({"project": shown, "cannot_run": true}));
                    continue;
                }
            };
            let suite = botflow_compile::suite(&analysis);
            let channels = self.channels(&suite.program.channels)?;
            let setting = self.setting(channels, analysis.project.is_lone(), &suite.tests);
            let engine = super::test::engine(&suite)?;
            let mut progress = Progress::begin();
            let walked = walk(engine, &setting, &mut |done| {
                progress.tell(world.error, || match setting.exhaustive {
                    None => format!("{done} of {} walks", setting.runs),
                    Some(_) => format!("{done} places"),
                });
            });
            fine &= walked.found.is_empty();
            let coverage = Coverage::of(&suite.map, &walked.visits);
            let unvisited = unvisited::places(&coverage, &analysis.sources, &shown);
            match self.format {
                Format::Human => {
                    human(&shown, &walked, &coverage, &setting, world)?;
                    if self.unvisited {
                        unvisited::tell(&unvisited, usize::MAX, world.look, world.output)?;
                    }
                }
                Format::Json => reports.push(as_json(&shown, &walked, &coverage, &setting, &unvisited)),
            }
            self.keep(&walked, world)?;
        }
        if self.format == Format::Json {
            let report = json!({"version": 1, "projects": reports});
            writeln!(world.output, "{}", serde_json::to_string_pretty(&report).unwrap_or_default())?;
        }
        Ok(if fine { Exit::Fine } else { Exit::ToFix })
    }

    fn setting(&self, channels: Vec<String>, lone: bool, tests: &[Test]) -> Setting {
        let exhaustive = self.exhaustive.then_some(self.bound);
        Setting { runs: self.runs, seed: self.seed, channels, lone, said: said_in(tests), exhaustive }
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

fn human(shown: &str, walked: &Walked, coverage: &Coverage, setting: &Setting, world: &mut World) -> Result<(), Stop> {
    let look = world.look;
    for found in &walked.found {
        writeln!(world.output, "{} {}", look.paint(Ink::Bad, "✗"), look.paint(Ink::Strong, &found.fault.to_string()))?;
        writeln!(world.output, "{}", look.paint(Ink::Faint, &format!("  {}, as a test that fails:", found.walk)))?;
        writeln!(world.output, "\n{}", found.test)?;
    }
    let name = if shown.is_empty() { String::new() } else { format!("{}: ", shown.trim_end_matches('/')) };
    let mark = if walked.found.is_empty() { look.paint(Ink::Good, "✓") } else { look.paint(Ink::Bad, "✗") };
    let channels = crate::report::listed(setting.channels.iter().map(String::as_str), "and");
    writeln!(world.output, "{mark} {name}{} ({}on {channels})", extent(walked, setting), seed(setting))?;
    let (visited, all) = coverage.total();
    let parts: Vec<String> = coverage.counts().iter().map(|(what, some, of)| format!("{some} of {of} {what}")).collect();
    if setting.exhaustive.is_some() {
        reach(walked, world)?;
    }
    writeln!(world.output, "  visited {visited} of {all}: {}; longest row of messages: {}", parts.join(", "), walked.longest)?;
    Ok(())
}

/// Which days were walked whole, and what no such walk tells apart.
fn reach(walked: &Walked, world: &mut World) -> std::io::Result<()> {
    let whole = walked.days.iter().filter(|(_, whole)| *whole).count();
    writeln!(world.output, "  walked to the last way: {whole} of {}", counted(walked.days.len(), "day", "days"))?;
    let cut: Vec<&str> = walked.days.iter().filter(|(_, whole)| !whole).map(|(day, _)| day.as_str()).collect();
    if !cut.is_empty() {
        let shown = cut.iter().take(DAYS_SHOWN).copied().collect::<Vec<_>>().join("; ");
        let more = if cut.len() > DAYS_SHOWN { format!("; and {} more", cut.len() - DAYS_SHOWN) } else { String::new() };
        writeln!(world.output, "  only begun: {shown}{more} (a larger --bound, or one --channel, goes further)")?;
    }
    writeln!(
        world.output,
        "  not tried: two things going wrong on one day, other times of day, the other arm of a split, a catalog without rows, old buttons and, after the \
         first day, one answer in combination with another"
    )
}

fn days(walked: &Walked) -> Vec<serde_json::Value> {
    walked.days.iter().map(|(day, whole)| json!({"day": day, "whole": whole})).collect()
}

/// How far it went.
fn extent(walked: &Walked, setting: &Setting) -> String {
    let count = |number: u64, one: &str, many: &str| counted(usize::try_from(number).unwrap_or(usize::MAX), one, many);
    let lines = count(walked.lines, "line", "lines");
    match (setting.exhaustive, walked.is_cut()) {
        (None, _) => format!("{}, {lines}", count(walked.walks, "walk", "walks")),
        (Some(_), false) => format!("every way: {}, {lines}", count(walked.places, "place", "places")),
        (Some(_), true) => format!("the first {} of every way, {lines}", count(walked.places, "place", "places")),
    }
}

fn seed(setting: &Setting) -> String {
    if setting.exhaustive.is_some() { String::new() } else { format!("seed {}, ", setting.seed) }
}

fn as_json(shown: &str, walked: &Walked, coverage: &Coverage, setting: &Setting, unvisited: &[unvisited::Place]) -> serde_json::Value {
    let found: Vec<serde_json::Value> =
        walked.found.iter().map(|found| json!({"what": found.fault.to_string(), "walk": found.walk, "test": found.test})).collect();
    let (visited, all) = coverage.total();
    json!({
        "project": shown, "seed": setting.seed, "channels": setting.channels, "walks": walked.walks, "lines": walked.lines,
        "every_way": setting.exhaustive.map(|bound| json!({"places": walked.places, "bound": bound, "cut": walked.is_cut(), "days": days(walked)})),
        "visited": visited, "all": all, "unvisited": unvisited, "longest_row_of_messages": walked.longest, "found": found,
    })
}
