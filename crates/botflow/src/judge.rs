//! From the files of a project to what is to be said about them. In: a `Project`. Out: its analysis, or its findings.

use botflow_compile::{Analysis, ProjectFiles, Watch, Workspace};
use botflow_lint::Basis;
use botflow_source::{Finding, Page, Severity};

use crate::project::Project;
use crate::report::{Judged, Timings};
use crate::{Stop, World, report};

/// Every page there is.
pub fn pages() -> Vec<&'static Page> {
    botflow_lint::pages().to_vec()
}

/// Its files as the compiler takes them.
pub fn files(project: &Project) -> ProjectFiles {
    let mut files = ProjectFiles::new();
    for (path, bytes) in &project.files {
        match ProjectFiles::is_read(path) {
            true => files.add(path.clone(), bytes.clone()),
            false => files.add_path(path.clone()),
        }
    }
    files
}

/// Reads and resolves a project.
pub fn analysed(project: &Project) -> Analysis {
    botflow_compile::analyse(files(project))
}

/// Everything that is to be said about a project.
pub fn findings(analysis: &Analysis) -> Vec<Finding> {
    botflow_lint::lint(analysis)
}

/// What is found in a project, judged by that day and those channels; how long it took goes into `timings`.
///
/// # Errors
/// Nothing is known of a channel on a day so early.
pub fn judged(project: Project, basis: &Basis, timings: Option<&mut Timings>) -> Result<Judged, Stop> {
    let mut unwatched = |_, _| ();
    let mut watched;
    let watch: &mut Watch<'_> = match timings {
        Some(timings) => {
            watched = |name, count| timings.done(name, count);
            &mut watched
        }
        None => &mut unwatched,
    };
    let analysis = Workspace::open_watched(files(&project), watch).into_analysis();
    if let Some(early) = basis.too_early(&analysis.project) {
        return Err(Stop::usage(early.to_string(), "Leave out `--as-of` to judge by today's rules."));
    }
    let findings = botflow_lint::judge_watched(&analysis, basis, watch);
    Ok(Judged::new(project, analysis.sources, findings))
}

/// The analysis of a project in which nothing must be fixed.
///
/// # Errors
/// What must be fixed is told on standard error, as `check` does, and the command stops.
pub fn sound(project: Project, world: &mut World) -> Result<Analysis, Stop> {
    let analysis = analysed(&project);
    let mut findings = findings(&analysis);
    findings.retain(|finding| finding.severity == Severity::Error);
    if findings.is_empty() {
        return Ok(analysis);
    }
    let name = project.shown.trim_end_matches('/').to_owned();
    // What is wrong in another file of the project stops this one too.
    let judged = Judged::new(Project { only: Vec::new(), ..project }, analysis.sources, findings);
    report::write(&[judged], report::Format::Human, world.look, world.error)?;
    let of = if name.is_empty() { "This project".to_owned() } else { name };
    Err(Stop::to_fix(
        format!("{of} cannot run before this is fixed."),
        "`botflow check` shows everything, `botflow explain CODE` tells more.",
    ))
}
