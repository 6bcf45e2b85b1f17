//! `botflow test`. Out: what each test came to; a failure shows the test and the chat side by side.

use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;

use botflow_compile::lower::{Suite, Test as Case};
use botflow_runtime::Engine;
use botflow_source::Finding;
use botflow_syntax::fold;
use clap::Args;

use crate::finding::{x901_untested_step, x904_test_diverged};
use crate::progress::Progress;
use crate::project::Project;
use crate::report::Judged;
use crate::testing::report::{Format, Played};
use crate::testing::{Coverage, Ran, report};
use crate::{Exit, Stop, World, judge, project, testing};

/// A test line that is mended may reveal the next one; no test has more lines that change than this.
const UPDATES_MAX: usize = 500;

/// Play the tests
///
/// The `test` blocks of flows and of tests/*.flow, with a clock of their own and stand-ins for calendars, payments, actions and colleagues.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow test\n  botflow test --filter \"Boho within budget\"\n  botflow test --coverage --min 95\n  botflow test --update\n  botflow test --format junit > tests.xml\n  botflow test --coverage --format github"
)]
pub struct Test {
    /// A project's folder, a .flow file or a folder of projects
    paths: Vec<PathBuf>,
    /// Only tests whose title or flow holds these words
    #[arg(long, value_name = "WORDS")]
    filter: Option<String>,
    /// Count the lines, options and outcomes that no test visits
    #[arg(long)]
    coverage: bool,
    /// Fail when the tests visit less than this many per cent
    #[arg(long, value_name = "N", requires = "coverage", value_parser = clap::value_parser!(u8).range(0..=100))]
    min: Option<u8>,
    /// How results are written
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Rewrite expected lines that differ as the bot says them now; look at the change before you keep it
    #[arg(long)]
    update: bool,
}

impl Test {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let projects = project::find(&self.paths, world)?;
        let mut played = Vec::new();
        for project in projects {
            played.push(match self.update {
                true => self.update(project, world)?,
                false => self.play(&project, world)?,
            });
        }
        report::write(&played, self.format, self.min, world.look, world.output)?;
        let (_, failed) = report::counts(&played);
        let short = self.too_little(&played, world)?;
        let stopped = played.iter().any(Played::is_stopped);
        Ok(if failed == 0 && !short && !stopped { Exit::Fine } else { Exit::ToFix })
    }

    /// Whether the tests visit less than was asked for; says so.
    fn too_little(&self, played: &[Played], world: &mut World) -> Result<bool, Stop> {
        let Some(min) = self.min else { return Ok(false) };
        let mut short = false;
        for played in played {
            if played.is_short_of(min) {
                let name = if played.shown().is_empty() { "this project" } else { played.shown().trim_end_matches('/') };
                writeln!(world.error, "The tests of {name} visit less than {min} %.")?;
                short = true;
            }
        }
        Ok(short)
    }

    fn play(&self, project: &Project, world: &mut World) -> Result<Played, Stop> {
        let analysis = match judge::runnable(project.clone()) {
            Ok(analysis) => analysis,
            Err(judged) => return self.stopped(judged, world),
        };
        let suite = botflow_compile::suite(&analysis);
        let asked = |case: &&Case| project.asks_about(&analysis.sources[case.file].path) && self.is_wanted(case);
        let mut tests = Vec::new();
        let cases: Vec<&Case> = suite.tests.iter().filter(asked).collect();
        let mut progress = Progress::begin();
        let named = cases.iter().map(|case| (*case, project.shown_path(&analysis.sources[case.file].path)));
        let visits = testing::play_all(named, engine(&suite)?, |ran| {
            tests.push(ran);
            progress.tell(world.error, || format!("{} of {} tests", tests.len(), cases.len()));
            ControlFlow::Continue(())
        });
        let coverage = self.coverage.then(|| Coverage::of(&suite.map, &visits));
        let mut found: Vec<Finding> = tests.iter().filter_map(x904_test_diverged::of).collect();
        if let Some(coverage) = &coverage {
            x901_untested_step::check(&analysis, coverage, &mut found);
        }
        let findings = botflow_lint::settled(&analysis, found);
        Ok(Played { judged: Judged::new(project.clone(), analysis.sources, findings), tests, coverage })
    }

    /// A project that must be mended before any of its tests can be played; those of other projects are.
    fn stopped(&self, judged: Box<Judged>, world: &mut World) -> Result<Played, Stop> {
        match self.format {
            Format::Human => judge::passed_over(&judged, world)?,
            // A program that reads results gets them: here, why there are none.
            Format::Json | Format::Sarif | Format::Github | Format::Junit => {
                writeln!(world.error, "{} cannot run before what must be fixed is fixed.", judge::name(&judged))?;
            }
        }
        Ok(Played { judged: *judged, tests: Vec::new(), coverage: None })
    }

    fn is_wanted(&self, case: &Case) -> bool {
        let Some(filter) = &self.filter else { return true };
        let filter = fold(filter).into_owned();
        fold(&case.title).contains(&filter) || case.flow.as_ref().is_some_and(|flow| fold(flow).contains(&filter))
    }

    /// Plays, mends the first line of each file that differs, and plays again, until nothing more can be mended.
    fn update(&self, mut project: Project, world: &mut World) -> Result<Played, Stop> {
        let mut changed = 0;
        loop {
            let played = self.play(&project, world)?;
            let mended = if changed < UPDATES_MAX { mend_one(&played.tests, &mut project)? } else { false };
            if !mended {
                if changed > 0 {
                    writeln!(world.error, "Rewrote {}.", crate::report::counted(changed, "line", "lines"))?;
                }
                return Ok(played);
            }
            changed += 1;
        }
    }
}

/// Mends the first failing line that can be mended, in the file and in `project`.
fn mend_one(tests: &[Ran], project: &mut Project) -> Result<bool, Stop> {
    for test in tests {
        let Some(failure) = &test.failure else { continue };
        let shown = project.shown.clone();
        let path = test.file.strip_prefix(&shown).unwrap_or(&test.file).to_owned();
        let Some((_, bytes)) = project.files.iter_mut().find(|(of, _)| *of == path) else { continue };
        let Some(text) = std::str::from_utf8(bytes).ok().and_then(|text| testing::updated(text, failure)) else { continue };
        let target = project.root.join(&path);
        fs::write(&target, &text).map_err(|error| Stop::file(&target, "write", &error))?;
        *bytes = text.into_bytes();
        return Ok(true);
    }
    Ok(false)
}

/// Lines that no test of a project comes past, each with the title of its flow.
pub(super) fn unvisited(project: &Project, world: &mut World) -> Result<Vec<(String, u32)>, Stop> {
    let analysis = judge::sound(project.clone(), world)?;
    let suite = botflow_compile::suite(&analysis);
    let all = suite.tests.iter().map(|case| (case, String::new()));
    let visits = testing::play_all(all, engine(&suite)?, |_| ControlFlow::Continue(()));
    let coverage = Coverage::of(&suite.map, &visits);
    let line = |place: botflow_compile::lower::Place| {
        let source = &analysis.sources[place.file];
        let tree = analysis.tree(place.file)?;
        let line = botflow_source::LineIndex::new(&source.text).position(&source.text, place.span.start).line;
        Some((crate::picture::read::flow_title(tree)?, line))
    };
    Ok(coverage.unvisited().into_iter().filter_map(|one| line(one.place)).collect())
}

/// An engine for the suite's program, which holds the conditions of its tests too.
pub(crate) fn engine(suite: &Suite) -> Result<Engine, Stop> {
    Engine::new(suite.program.clone(), botflow_values::words()).map_err(|unfit| {
        Stop::to_fix(format!("The program cannot run: {unfit}."), "This is a fault of botflow: please report it, with the flow.")
    })
}
