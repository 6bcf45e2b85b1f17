//! From the files of a project to what is to be said about them. In: a `Project`. Out: its analysis, or its findings.

use botflow_compile::{Analysis, ProjectFiles, Watch, Workspace};
use botflow_lint::Basis;
use botflow_source::{Finding, Page, Severity};

use crate::finding::w611_broken_link;
use crate::project::Project;
use crate::report::Judged;
use crate::{Stop, World, online, report};

/// Every page there is.
pub fn pages() -> Vec<&'static Page> {
    let mut pages = botflow_lint::pages();
    pages.extend(crate::finding::PAGES);
    pages.sort_by_key(|page| page.code);
    pages
}

/// Its files as the compiler takes them.
pub fn files(project: &Project) -> ProjectFiles {
    let mut files = ProjectFiles::new();
    for (path, bytes) in &project.files {
        match ProjectFiles::is_read(path) {
            true => files.add(path.clone(), bytes.clone()),
            false => match project.sizes.get(path) {
                Some(bytes) => files.add_sized(path.clone(), *bytes),
                None => files.add_path(path.clone()),
            },
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

/// What is found in a project, judged by that day and those channels; `watch` is told of each stage and each rule that is done.
///
/// # Errors
/// Nothing is known of a channel on a day so early.
pub fn judged(project: Project, basis: &Basis, online: Online, watch: &mut Watch<'_>) -> Result<Judged, Stop> {
    let analysis = Workspace::open_watched(files(&project), watch).into_analysis();
    known_then(&analysis, basis)?;
    let mut findings = botflow_lint::judge_watched(&analysis, basis, watch);
    if online == Online::Asked {
        let links = botflow_lint::links(&analysis);
        let answers = online::ask(links.iter().map(|link| link.address.as_str()));
        let broken = w611_broken_link::of(&links, |address| answers.get(address).cloned().unwrap_or(online::Answer::There));
        findings.extend(botflow_lint::settled(&analysis, broken));
        watch("links", links.len());
    }
    Ok(Judged::new(project, analysis.sources, findings))
}

/// Whether the links of a project are tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Online {
    /// Each is asked for.
    Asked,
    /// Nothing touches the network.
    Left,
}

/// Whether all that is judged by was known on that day.
///
/// # Errors
/// Nothing is known of a channel on a day so early.
pub fn known_then(analysis: &Analysis, basis: &Basis) -> Result<(), Stop> {
    match basis.too_early(&analysis.project) {
        Some(early) => Err(Stop::usage(early.to_string(), "Leave out `--as-of` to judge by today's rules.")),
        None => Ok(()),
    }
}

/// The analysis of a project in which nothing must be fixed.
///
/// # Errors
/// What must be fixed is told on standard error, as `check` does, and the command stops.
pub fn sound(project: Project, world: &mut World) -> Result<Analysis, Stop> {
    match runnable(project) {
        Ok(analysis) => Ok(analysis),
        Err(judged) => Err(cannot_run(&judged, world)?),
    }
}

/// The analysis of a project in which nothing must be fixed, or what must be.
pub fn runnable(project: Project) -> Result<Analysis, Box<Judged>> {
    let analysis = analysed(&project);
    let mut findings = findings(&analysis);
    findings.retain(|finding| finding.severity == Severity::Error);
    if findings.is_empty() {
        return Ok(analysis);
    }
    // What is wrong in another file of the project stops this one too.
    Err(Box::new(Judged::new(Project { only: Vec::new(), ..project }, analysis.sources, findings)))
}

/// Tells on standard error what must be fixed. Out: why the command stops.
pub fn cannot_run(judged: &Judged, world: &mut World) -> Result<Stop, Stop> {
    report::write(std::slice::from_ref(judged), report::Format::Human, world.look, world.error)?;
    Ok(Stop::to_fix(format!("{} cannot run before this is fixed.", name(judged)), MORE))
}

/// Tells on standard error what must be fixed in one of several projects; the command goes on with the others.
///
/// # Errors
/// Standard error cannot be written.
pub fn passed_over(judged: &Judged, world: &mut World) -> Result<(), Stop> {
    let stop = cannot_run(judged, world)?;
    stop.tell(world);
    Ok(())
}

/// The project, at the beginning of a sentence.
pub fn name(judged: &Judged) -> &str {
    let name = judged.project.shown.trim_end_matches('/');
    if name.is_empty() { "This project" } else { name }
}

/// Where to read on.
const MORE: &str = "`botflow check` shows everything, `botflow explain CODE` tells more.";
