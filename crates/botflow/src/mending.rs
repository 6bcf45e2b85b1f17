//! Fixes of findings, tried out before anything is written. In: a project. Out: its files as they would read, what changed, and what was left alone.

mod apply;
mod write;

use std::collections::{BTreeMap, BTreeSet};

use botflow_lint::Basis;
use botflow_source::{Finding, Fix, Sources};

use crate::project::Project;
use crate::{Stop, judge};
pub use apply::applied;
pub use write::write;

/// Fixes of one round are applied together; what they uncover, or what overlapped, is for the next. More rounds than this help nobody.
const ROUNDS_MAX: usize = 6;

/// What fixing a project came to.
#[derive(Debug)]
pub struct Mended {
    /// The project as it would read.
    pub project: Project,
    /// Paths of the files that changed, with their number in `project.files`.
    pub changed: Vec<(usize, String)>,
    /// How many fixes were applied.
    pub fixes: usize,
    /// How many findings that are left have a fix that is only offered.
    pub offered: usize,
    /// Files that could have been fixed and were left alone, each with the reason.
    pub left: BTreeMap<String, String>,
}

/// Which fixes are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those that need nobody's consent.
    Safe,
    /// Those that are only offered, too.
    All,
}

/// A fix, and the files that it changes.
struct Wanted {
    files: BTreeSet<String>,
    fix: Fix,
}

/// Findings as they are compared: how often something is said of a file, wherever it stands.
type Told = BTreeMap<(String, &'static str, String), usize>;

/// A project, what is said of it, and its texts.
struct State<'b> {
    basis: &'b Basis,
    project: Project,
    findings: Vec<Finding>,
    sources: Sources,
}

/// Applies the fixes of all findings that were asked about. Nothing is written.
///
/// A file is fixed, the whole project is read again, and must then hold no finding that was not there: otherwise each fix is tried alone, and those
/// that bring something new are left out.
///
/// # Errors
/// Nothing is known of a channel on a day so early.
pub fn mend(project: &Project, which: Which, basis: &Basis) -> Result<Mended, Stop> {
    judge::known_then(&judge::analysed(project), basis)?;
    let mut state = State::read(project.clone(), basis);
    let mut left = BTreeMap::new();
    let mut refused: BTreeSet<(String, String)> = BTreeSet::new();
    let mut fixes = 0;
    for _ in 0..ROUNDS_MAX {
        let wanted = wanted(&state, which, &refused, &mut left);
        let mut groups: BTreeMap<BTreeSet<String>, Vec<Fix>> = BTreeMap::new();
        for wanted in wanted {
            groups.entry(wanted.files).or_default().push(wanted.fix);
        }
        // Positions are those of the texts before: a file is changed once a round.
        let mut touched: BTreeSet<String> = BTreeSet::new();
        let mut went_on = false;
        for (files, group) in groups {
            if files.iter().any(|file| touched.contains(file)) {
                continue;
            }
            let done = group_applied(&mut state, &files, group, &mut refused, &mut left);
            if done > 0 {
                went_on = true;
                fixes += done;
                touched.extend(files);
            }
        }
        if !went_on {
            break;
        }
    }
    let changed = |(at, (new, old)): (usize, (&(String, Vec<u8>), &(String, Vec<u8>)))| (new.1 != old.1).then(|| (at, new.0.clone()));
    let changed = state.project.files.iter().zip(&project.files).enumerate().filter_map(changed).collect();
    let offered = |finding: &&Finding| state.project.asks_about(&state.sources[finding.span.file].path) && !finding.fixes.is_empty();
    let offered = state.findings.iter().filter(offered).count();
    Ok(Mended { project: state.project, changed, fixes, offered, left })
}

impl<'b> State<'b> {
    fn read(project: Project, basis: &'b Basis) -> Self {
        let analysis = judge::analysed(&project);
        let findings = botflow_lint::judge(&analysis, basis);
        State { basis, project, findings, sources: analysis.sources }
    }

    fn told(&self) -> Told {
        let mut told = Told::new();
        for finding in &self.findings {
            *told.entry((self.sources[finding.span.file].path.clone(), finding.page.code, finding.title.clone())).or_default() += 1;
        }
        told
    }

    fn bytes(&self, path: &str) -> Option<&[u8]> {
        self.project.files.iter().find(|(of, _)| of == path).map(|(_, bytes)| bytes.as_slice())
    }

    /// The project with those fixes in it, and how many of them found room; `None` where an edit does not fit its file.
    fn with(&self, files: &BTreeSet<String>, fixes: &[Fix]) -> Option<(State<'b>, usize)> {
        let mut project = self.project.clone();
        let (chosen, count) = apply::apart(fixes);
        for path in files {
            let edits: Vec<_> = chosen.iter().filter(|edit| self.sources[edit.span.file].path == *path).copied().collect();
            let text = std::str::from_utf8(self.bytes(path)?).ok()?;
            let mended = applied(text, &edits)?;
            let file = project.files.iter_mut().find(|(of, _)| of == path)?;
            file.1 = mended.into_bytes();
        }
        Some((State::read(project, self.basis), count))
    }
}

/// The fixes that may be tried: of asked-about files that are plain text.
fn wanted(state: &State<'_>, which: Which, refused: &BTreeSet<(String, String)>, left: &mut BTreeMap<String, String>) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for finding in state.findings.iter().filter(|finding| state.project.asks_about(&state.sources[finding.span.file].path)) {
        let Some(fix) = finding.fixes.iter().find(|fix| fix.safe || which == Which::All) else { continue };
        let files: BTreeSet<String> = fix.edits.iter().map(|edit| state.sources[edit.span.file].path.clone()).collect();
        let of_others = files.iter().any(|file| !state.project.asks_about(file));
        if files.is_empty() || of_others || refused.contains(&name_of(&files, fix)) {
            continue;
        }
        // What was read differs from what is on the disk where letters were lost.
        let exact = |file: &String| {
            let text = state.sources.find(file).map(|id| state.sources[id].text.as_bytes());
            text.is_some() && text == state.bytes(file)
        };
        match files.iter().find(|file| !exact(file)) {
            Some(file) => drop(left.insert(file.clone(), "it is not saved as plain UTF-8 text, so writing it could lose letters".into())),
            None => wanted.push(Wanted { files, fix: fix.clone() }),
        }
    }
    wanted
}

/// How a refused fix is recognised in the next round, when it may stand elsewhere.
fn name_of(files: &BTreeSet<String>, fix: &Fix) -> (String, String) {
    let edits: Vec<&str> = fix.edits.iter().map(|edit| edit.text.as_str()).collect();
    (files.iter().map(String::as_str).collect::<Vec<_>>().join("\n"), format!("{}\n{}", fix.title, edits.join("\n")))
}

/// Applies a group of fixes of the same files, all together if they bring nothing new, else one by one. Out: how many were applied.
fn group_applied(
    state: &mut State<'_>,
    files: &BTreeSet<String>,
    group: Vec<Fix>,
    refused: &mut BTreeSet<(String, String)>,
    left: &mut BTreeMap<String, String>,
) -> usize {
    let before = state.told();
    if let Some((next, count)) = state.with(files, &group)
        && brought(&before, &next).is_none()
    {
        *state = next;
        return count;
    }
    let mut kept: Vec<Fix> = Vec::new();
    let mut best = None;
    for fix in group {
        kept.push(fix);
        let new = match state.with(files, &kept) {
            Some((next, count)) => match brought(&before, &next) {
                None => {
                    best = Some((next, count));
                    continue;
                }
                Some(new) => format!("the fix “{}” would bring another finding: {new}", kept[kept.len() - 1].title),
            },
            None => format!("the fix “{}” does not fit its text", kept[kept.len() - 1].title),
        };
        let fix = kept.pop().expect("invariant: it was put there above");
        refused.insert(name_of(files, &fix));
        left.extend(files.iter().map(|file| (file.clone(), new.clone())));
    }
    let Some((next, count)) = best else { return 0 };
    *state = next;
    count
}

/// The first finding that is there now and was not before, as a person reads it.
fn brought(before: &Told, after: &State<'_>) -> Option<String> {
    let told = after.told();
    let new = told.iter().find(|(what, count)| before.get(*what).is_none_or(|was| was < *count))?;
    let ((path, code, title), _) = new;
    Some(format!("{code} “{title}” in {path}"))
}
