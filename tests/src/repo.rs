//! The rules of the house, kept by tests: allowed arrows between crates, sizes and names of files, complete lists, a light runtime.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Failed, Trial};

/// Who may use whom: crate, and what it may depend on among ours.
const ARROWS: &[(&str, &[&str])] = &[
    ("botflow-grammar", &[]),
    ("botflow-source", &[]),
    ("botflow-syntax", &["botflow-grammar", "botflow-source"]),
    ("botflow-program", &[]),
    ("botflow-compile", &["botflow-source", "botflow-syntax", "botflow-program"]),
    (
        "botflow-lint",
        &[
            "botflow-source",
            "botflow-syntax",
            "botflow-compile",
            "botflow-values",
            "botflow-runtime",
            "botflow-program",
            "botflow-channels",
        ],
    ),
    ("botflow-runtime", &["botflow-program"]),
    ("botflow-values", &["botflow-program", "botflow-runtime"]),
    ("botflow-channels", &["botflow-program", "botflow-runtime"]),
];

/// Names that say nothing about what is in a file.
const EMPTY_NAMES: &[&str] = &["utils", "util", "common", "helpers", "helper", "manager", "misc", "mod"];

/// The longest file allowed, the length that 95 % keep to, and the median, in lines.
const LINES_MAX: usize = 800;
const LINES_MOST: usize = 400;
const LINES_MEDIAN: usize = 150;

/// Crates in the tree of the runtime, itself included.
const RUNTIME_DEPENDENCIES_MAX: usize = 12;

/// Every rule as a test.
pub fn trials() -> Vec<Trial> {
    let rules: [(&str, fn() -> Result<(), String>); 6] = [
        ("allowed_arrows", allowed_arrows),
        ("file_sizes", file_sizes),
        ("file_names", file_names),
        ("first_line_says_what_a_file_is", first_lines),
        ("lists_are_complete", complete_lists),
        ("runtime_is_light", light_runtime),
    ];
    rules.into_iter().map(|(name, rule)| Trial::test(format!("repo::{name}"), move || rule().map_err(Failed::from))).collect()
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("invariant: tests/ lies in the workspace").to_path_buf()
}

fn allowed_arrows() -> Result<(), String> {
    let mut wrong = Vec::new();
    for (name, allowed) in ARROWS {
        let folder = if *name == "botflow-grammar" { root().join("grammar") } else { root().join("crates").join(name) };
        for used in own_dependencies(&read(&folder.join("Cargo.toml"))) {
            if !allowed.contains(&used.as_str()) {
                wrong.push(format!("{name} uses {used}"));
            }
        }
    }
    none("an arrow that docs/ARCHITECTURE.md does not allow", wrong)
}

/// Our own crates in the `[dependencies]` of a manifest.
fn own_dependencies(manifest: &str) -> Vec<String> {
    let section = manifest.split("\n[").find(|part| part.trim_start_matches('[').starts_with("dependencies]")).unwrap_or("");
    section
        .lines()
        .filter(|line| line.starts_with("botflow"))
        .filter_map(|line| line.split(['.', ' ', '=']).next())
        .map(str::to_owned)
        .collect()
}

fn file_sizes() -> Result<(), String> {
    let mut sizes: Vec<(usize, PathBuf)> =
        rust_files().into_iter().map(|path| (read(&path).lines().count(), path)).filter(|(lines, _)| *lines > 0).collect();
    sizes.sort();
    let too_long =
        sizes.iter().filter(|(lines, _)| *lines > LINES_MAX).map(|(lines, path)| format!("{}: {lines} lines", shown(path))).collect();
    none(&format!("longer than {LINES_MAX} lines"), too_long)?;
    let at = |share: usize| sizes[(sizes.len() - 1) * share / 100].0;
    if at(95) > LINES_MOST {
        return Err(format!("95 % of all files should have at most {LINES_MOST} lines, but it is {}", at(95)));
    }
    if at(50) > LINES_MEDIAN {
        return Err(format!("half of all files should have at most {LINES_MEDIAN} lines, but it is {}", at(50)));
    }
    Ok(())
}

fn file_names() -> Result<(), String> {
    let empty = |path: &PathBuf| path.file_stem().is_some_and(|stem| EMPTY_NAMES.contains(&stem.to_string_lossy().as_ref()));
    none("a name that says nothing", rust_files().iter().filter(|path| empty(path)).map(|path| shown(path)).collect())
}

fn first_lines() -> Result<(), String> {
    let silent = |path: &PathBuf| !read(path).starts_with("//!");
    none(
        "a first line that does not say what goes in and comes out (//!)",
        rust_files().iter().filter(|path| silent(path)).map(|path| shown(path)).collect(),
    )
}

/// Every file of a folder of variants is named in the list file beside it.
fn complete_lists() -> Result<(), String> {
    let mut missing = Vec::new();
    for list in rust_files() {
        let folder = list.with_extension("");
        if !folder.is_dir() {
            continue;
        }
        let text = read(&list);
        for file in fs::read_dir(&folder).map_err(|error| error.to_string())?.flatten().map(|entry| entry.path()) {
            let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let is_rust = file.extension().is_some_and(|extension| extension == "rs");
            if is_rust && !text.contains(&format!("mod {stem};")) {
                missing.push(format!("{} is not in {}", shown(&file), shown(&list)));
            }
        }
    }
    none("a file that its list does not name", missing)
}

fn light_runtime() -> Result<(), String> {
    let arguments = ["tree", "-p", "botflow-runtime", "-e", "normal", "--prefix", "none", "--offline", "--locked"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let tree = String::from_utf8_lossy(&output.stdout).into_owned();
    let crates: BTreeMap<&str, ()> =
        tree.lines().filter_map(|line| line.split(' ').next()).filter(|name| !name.is_empty()).map(|name| (name, ())).collect();
    let dependencies = crates.len() - 1;
    if dependencies > RUNTIME_DEPENDENCIES_MAX {
        return Err(format!("the runtime has {dependencies} dependencies, {RUNTIME_DEPENDENCIES_MAX} are allowed: {:?}", crates.keys()));
    }
    for banned in ["tokio", "pest", "petgraph", "botflow-syntax", "botflow-compile"] {
        if crates.contains_key(banned) {
            return Err(format!("the runtime must not use {banned}"));
        }
    }
    Ok(())
}

/// The folders in a folder of the workspace, as paths from the workspace's folder, sorted.
pub fn folders(of: &str) -> Vec<String> {
    let entries = fs::read_dir(root().join(of)).into_iter().flatten().flatten();
    let mut found: Vec<String> =
        entries.filter(|entry| entry.path().is_dir()).map(|entry| format!("{of}/{}", entry.file_name().to_string_lossy())).collect();
    found.sort();
    found
}

/// Every Rust file of ours, tests and benchmarks included.
fn rust_files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["crates", "grammar", "tests"] {
        walk(&root().join(folder), &mut found);
    }
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            if path.file_name().is_none_or(|name| name != "target") {
                walk(&path, found);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

fn none(what: &str, found: Vec<String>) -> Result<(), String> {
    if found.is_empty() { Ok(()) } else { Err(format!("{what}:\n  {}", found.join("\n  "))) }
}
