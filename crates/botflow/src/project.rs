//! From a path to projects. In: PATH as typed. Out: the files of each project that is meant, with their bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Stop, World};

/// How deep below a folder projects are looked for.
const DEPTH_OF_PROJECTS: usize = 4;
/// How deep below a project's folder its files are looked for.
const DEPTH_OF_FILES: usize = 12;
/// Files that are read; of others (pictures, sounds) only the path counts.
const READ: [&str; 7] = ["flow", "yaml", "yml", "csv", "po", "json", "txt"];

/// The files of one project.
#[derive(Debug, Clone)]
pub struct Project {
    /// Its folder.
    pub root: PathBuf,
    /// How its folder is written in front of a path that a person reads; empty, or ends in `/`.
    pub shown: String,
    /// Paths from the folder, with `/`, in order; and bytes. Of media files the bytes are left out.
    pub files: Vec<(String, Vec<u8>)>,
    /// How many bytes those have that were left out, by path.
    pub sizes: BTreeMap<String, u64>,
    /// What is asked about: paths from the folder that begin so. Empty: everything.
    pub only: Vec<String>,
}

impl Project {
    /// Whether findings about this file are asked for.
    pub fn asks_about(&self, path: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|only| path == only || (only.ends_with('/') && path.starts_with(only.as_str())))
    }

    /// How a person finds the file from where they are.
    pub fn shown_path(&self, path: &str) -> String {
        format!("{}{path}", self.shown)
    }
}

/// The projects that `paths` mean, in order; without a path the one around the current folder.
pub fn find(paths: &[PathBuf], world: &World) -> Result<Vec<Project>, Stop> {
    let here = [PathBuf::from(".")];
    let mut meant: Vec<Project> = Vec::new();
    for path in if paths.is_empty() { &here[..] } else { paths } {
        for found in find_one(path, world)? {
            match meant.iter_mut().find(|project| project.root == found.root && project.only.is_empty() == found.only.is_empty()) {
                Some(project) => project.only.extend(found.only),
                None => meant.push(found),
            }
        }
    }
    Ok(meant)
}

/// The one project that `path` means, for commands that work on one.
pub fn find_single(path: Option<&PathBuf>, world: &World) -> Result<Project, Stop> {
    let mut found = find(path.map(std::slice::from_ref).unwrap_or_default(), world)?;
    if found.len() > 1 {
        let names = found.iter().map(|project| project.shown.trim_end_matches('/').to_owned()).collect::<Vec<_>>();
        let help = format!("Name one: {}.", crate::report::listed(names.iter().map(String::as_str).take(8), "or"));
        return Err(Stop::usage(format!("There are {} projects here, and this command takes one.", found.len()), help));
    }
    Ok(found.swap_remove(0))
}

fn find_one(typed: &Path, world: &World) -> Result<Vec<Project>, Stop> {
    let path = world.folder.join(typed);
    let about = fs::metadata(&path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound if typed == Path::new("-") => Stop::usage(
            "This command reads files, not standard input.",
            "Name a .flow file or a project's folder; `botflow fmt -` takes a flow as it is typed.",
        ),
        std::io::ErrorKind::NotFound => {
            Stop::usage(format!("There is no file or folder {}.", typed.display()), "Check the name, and the folder you are in.")
        }
        _ => Stop::file(typed, "read", &error),
    })?;
    if about.is_file() {
        return Ok(vec![of_file(&path, typed, world)?]);
    }
    if has_manifest(&path) {
        return Ok(vec![read(&path, world)?]);
    }
    let below = projects_below(&path)?;
    if !below.is_empty() {
        let mut projects = below.iter().map(|root| read(root, world)).collect::<Result<Vec<_>, _>>()?;
        // Flows that stand beside the projects must not be passed over in silence: they are looked at together.
        projects.extend(Some(read(&path, world)?).filter(has_flows));
        return Ok(projects);
    }
    if let Some(root) = root_above(&path) {
        let mut project = read(&root, world)?;
        if typed != Path::new(".") {
            project.only.push(format!("{}/", relative(&root, &path)));
        }
        return Ok(vec![project]);
    }
    let project = read(&path, world)?;
    if has_flows(&project) {
        return Ok(vec![project]);
    }
    Err(Stop::usage(
        format!("There are no flows in {}.", if typed == Path::new(".") { "this folder".into() } else { typed.display().to_string() }),
        "Name a project's folder or a .flow file. `botflow new my-bot` begins a project.",
    ))
}

fn of_file(path: &Path, typed: &Path, world: &World) -> Result<Project, Stop> {
    if path.file_name().is_some_and(|name| name == "botflow.yaml") {
        return read(path.parent().unwrap_or(path), world);
    }
    if path.extension().is_none_or(|extension| extension != "flow") {
        return Err(Stop::usage(
            format!("{} is not a .flow file.", typed.display()),
            "Name a .flow file, a project's folder, or a folder of projects.",
        ));
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    if let Some(root) = root_above(folder) {
        let mut project = read(&root, world)?;
        let inside = relative(&root, path);
        if project.files.iter().any(|(path, _)| *path == inside) {
            project.only.push(inside);
            return Ok(project);
        }
    }
    let bytes = fs::read(path).map_err(|error| Stop::file(typed, "read", &error))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (shown, files) = (shown(folder, world), vec![(name, bytes)]);
    Ok(Project { root: folder.to_owned(), shown, files, sizes: BTreeMap::new(), only: Vec::new() })
}

fn has_flows(project: &Project) -> bool {
    project.files.iter().any(|(path, _)| path.ends_with(".flow"))
}

fn has_manifest(folder: &Path) -> bool {
    folder.join("botflow.yaml").is_file()
}

fn root_above(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    folder.ancestors().find(|folder| has_manifest(folder)).map(Path::to_owned)
}

fn projects_below(folder: &Path) -> Result<Vec<PathBuf>, Stop> {
    let mut found = Vec::new();
    let mut waiting = vec![(folder.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        for (path, is_folder) in entries(&folder)? {
            if !is_folder {
                continue;
            }
            if has_manifest(&path) {
                found.push(path);
            } else if depth + 1 < DEPTH_OF_PROJECTS {
                waiting.push((path, depth + 1));
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Reads a project's folder; folders inside that are projects of their own are left out.
fn read(root: &Path, world: &World) -> Result<Project, Stop> {
    let (mut files, mut sizes) = (Vec::new(), BTreeMap::new());
    let mut waiting = vec![(root.to_owned(), 0)];
    while let Some((folder, depth)) = waiting.pop() {
        for (path, is_folder) in entries(&folder)? {
            if is_folder {
                if depth < DEPTH_OF_FILES && !has_manifest(&path) {
                    waiting.push((path, depth + 1));
                }
                continue;
            }
            let wanted = path.extension().and_then(|extension| extension.to_str()).is_some_and(|extension| READ.contains(&extension));
            let name = relative(root, &path);
            let bytes = if wanted { fs::read(&path).map_err(|error| Stop::file(&path, "read", &error))? } else { Vec::new() };
            if !wanted && let Ok(about) = fs::metadata(&path) {
                sizes.insert(name.clone(), about.len());
            }
            files.push((name, bytes));
        }
    }
    files.sort();
    Ok(Project { root: root.to_owned(), shown: shown(root, world), files, sizes, only: Vec::new() })
}

/// What stands in a folder, in order, without hidden and built things.
fn entries(folder: &Path) -> Result<Vec<(PathBuf, bool)>, Stop> {
    let cannot = |error| Stop::file(folder, "read", &error);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let entry = entry.map_err(cannot)?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || name == "target" || name == "node_modules" {
            continue;
        }
        let kind = entry.file_type().map_err(cannot)?;
        // A link to a folder is not followed: it may lead back here.
        let is_folder = kind.is_dir();
        if is_folder || entry.path().is_file() {
            found.push((entry.path(), is_folder));
        }
    }
    found.sort();
    Ok(found)
}

fn relative(root: &Path, path: &Path) -> String {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (root, path) = (whole(root), whole(path));
    let inside = path.strip_prefix(&root).unwrap_or(&path);
    inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// A folder as seen from where the person is: nothing for that folder itself.
fn shown(folder: &Path, world: &World) -> String {
    let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let (here, folder) = (whole(&world.folder), whole(folder));
    if let Ok(inside) = folder.strip_prefix(&here) {
        let inside = inside.to_string_lossy().replace('\\', "/");
        return if inside.is_empty() { String::new() } else { format!("{inside}/") };
    }
    if let Ok(above) = here.strip_prefix(&folder) {
        return "../".repeat(above.components().count());
    }
    format!("{}/", folder.display())
}
