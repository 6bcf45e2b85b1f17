//! Every `test` of `flows/*` and `tests/talks/**` as a trial of its own. In: projects. Out: trials named after file and title.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use botflow_tests::shell;
use libtest_mimic::{Failed, Trial};
use serde_json::Value;

use crate::repo::root;

/// What came of a project's tests, worked out by the first trial that asks.
type Results = Arc<OnceLock<Result<Vec<Value>, String>>>;

/// A trial a test, and one a project for its findings.
pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for folder in [root().join("flows"), root().join("tests/talks")] {
        for project in projects(&folder) {
            trials.extend(project_trials(&project));
        }
    }
    trials
}

/// Folders with a `botflow.yaml`, at any depth.
fn projects(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in entries(folder) {
        if entry.join("botflow.yaml").is_file() {
            found.push(entry);
        } else if entry.is_dir() {
            found.extend(projects(&entry));
        }
    }
    found
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn project_trials(project: &Path) -> Vec<Trial> {
    let results: Results = Arc::default();
    let name = project.strip_prefix(root()).unwrap_or(project).to_string_lossy().replace('\\', "/");
    let mut trials = vec![checks(&name, project)];
    for folder in ["flows", "tests"] {
        for file in entries(&project.join(folder)) {
            let text = fs::read_to_string(&file).unwrap_or_default();
            let file_name = format!("{folder}/{}", file.file_name().unwrap_or_default().to_string_lossy());
            for title in text.lines().filter_map(|line| line.strip_prefix("test ")) {
                let wanted = (file_name.clone(), title.trim().to_owned());
                let (results, project) = (results.clone(), project.to_path_buf());
                trials.push(Trial::test(format!("talks::{name}::{}", wanted.1), move || held(&results, &project, &wanted)));
            }
        }
    }
    trials
}

/// The project has nothing to fix.
fn checks(name: &str, project: &Path) -> Trial {
    let project = project.to_path_buf();
    Trial::test(format!("talks::{name}::checks"), move || {
        let said = shell::botflow(&project, &["check"]);
        if said.fine { Ok(()) } else { Err(Failed::from(said.output + &said.error)) }
    })
}

fn held(results: &Results, project: &Path, (file, title): &(String, String)) -> Result<(), Failed> {
    let all = results.get_or_init(|| play(project)).as_ref().map_err(|why| Failed::from(why.clone()))?;
    let is_it = |test: &&Value| {
        test["title"].as_str() == Some(title.as_str()) && test["file"].as_str().is_some_and(|path| path.ends_with(file.as_str()))
    };
    let test = all.iter().find(is_it).ok_or_else(|| Failed::from("this test was not run"))?;
    if test["status"] == "passed" {
        return Ok(());
    }
    let transcript: Vec<&str> = test["transcript"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    Err(Failed::from(format!(
        "line {}\nexpected: {}\nactual:   {}\n\n{}",
        test["step"],
        test["expected"].as_str().unwrap_or_default(),
        test["actual"].as_str().unwrap_or_default(),
        transcript.join("\n")
    )))
}

fn play(project: &Path) -> Result<Vec<Value>, String> {
    let said = shell::botflow(project, &["test", "--format", "json"]);
    let report: Value = serde_json::from_str(&said.output).map_err(|_| said.output.clone() + &said.error)?;
    Ok(report["tests"].as_array().cloned().unwrap_or_default())
}
