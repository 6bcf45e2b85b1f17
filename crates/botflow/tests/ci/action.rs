//! The GitHub Action, the pre-commit hooks and the jobs of docs/book/ci.md, run as a runner would: bash, real processes, real files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_yaml::Value;

use crate::folder::Folder;

/// The repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// A checkout as a runner has it: a copy of `flows/`, a `botflow` on the PATH, and the files that GitHub names.
struct Runner {
    folder: Folder,
}

impl Runner {
    /// None, with a word about it, where there is no bash to run the steps with.
    fn new(name: &str) -> Option<Self> {
        if Command::new("bash").arg("--version").output().is_err() {
            eprintln!("skipped: the steps are run by bash, and there is none here");
            return None;
        }
        let folder = Folder::new(name);
        copy(&root().join("flows"), &folder.path("flows"));
        folder.write("runner/summary.md", "").write("runner/output", "");
        folder.write("gh/gh", STAND_IN_FOR_GH);
        let made_runnable = Command::new("chmod").arg("+x").arg(folder.path("gh/gh")).status().unwrap();
        assert!(made_runnable.success());
        Some(Runner { folder })
    }

    fn bash(&self, script: &str, variables: &[(String, String)]) -> Output {
        let tool = Path::new(env!("CARGO_BIN_EXE_botflow")).parent().unwrap();
        let path = format!("{}:{}:{}", self.folder.path("gh").display(), tool.display(), std::env::var("PATH").unwrap());
        Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .current_dir(self.folder.path(""))
            .env("PATH", path)
            .env("GITHUB_ACTION_PATH", root())
            .env("GITHUB_STEP_SUMMARY", self.folder.path("runner/summary.md"))
            .env("GITHUB_OUTPUT", self.folder.path("runner/output"))
            .env("RUNNER_TEMP", self.folder.path("runner"))
            .env("GH_CALLS", self.folder.path("runner/gh-calls"))
            .envs(variables.iter().map(|(name, value)| (name, value)))
            .output()
            .unwrap()
    }

    /// Runs the step of `action.yml` that has this name, with these inputs instead of the defaults.
    fn step(&self, name: &str, inputs: &[(&str, &str)]) -> Output {
        let action: Value = serde_yaml::from_str(&fs::read_to_string(root().join("action.yml")).unwrap()).unwrap();
        let steps = action["runs"]["steps"].as_sequence().unwrap();
        let step = steps.iter().find(|step| step["name"] == name).unwrap_or_else(|| panic!("action.yml has no step “{name}”"));
        let filled = |text: &str| -> String {
            let Some(expression) = text.strip_prefix("${{ ").and_then(|rest| rest.strip_suffix(" }}")) else { return text.to_owned() };
            match expression.strip_prefix("inputs.") {
                Some(input) => inputs
                    .iter()
                    .find(|(name, _)| *name == input)
                    .map(|(_, value)| (*value).to_owned())
                    .or_else(|| action["inputs"][input]["default"].as_str().map(str::to_owned))
                    .unwrap_or_else(|| panic!("action.yml has no input “{input}”")),
                None => match expression {
                    "github.repository" => "acme/shop".to_owned(),
                    "github.event.pull_request.number" => "7".to_owned(),
                    other => panic!("this test does not know ${{{{ {other} }}}}"),
                },
            }
        };
        let variables: Vec<(String, String)> = step["env"]
            .as_mapping()
            .into_iter()
            .flatten()
            .map(|(name, value)| (name.as_str().unwrap().to_owned(), filled(value.as_str().unwrap())))
            .collect();
        self.bash(step["run"].as_str().unwrap(), &variables)
    }

    fn summary(&self) -> String {
        self.folder.read("runner/summary.md")
    }
}

/// Answers as GitHub's `gh` does for a pull request that changes two files, and writes down what it is asked.
const STAND_IN_FOR_GH: &str = r#"#!/usr/bin/env bash
printf '%s\n' "$*" >> "$GH_CALLS"
case "$1 $2" in
  "pr diff") printf 'README.md\nflows/style-quiz/flows/%s\n' "$CHANGED" ;;
  "api repos/"*) echo "$COMMENT_BEFORE" ;;
esac
"#;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// The one flow of the style quiz.
fn quiz_file() -> String {
    let folder = root().join("flows/style-quiz/flows");
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names.remove(0)
}

#[test]
fn the_action_is_green_on_the_four_bots() {
    let Some(runner) = Runner::new("action-green") else { return };
    for step in ["Check", "Style", "Test"] {
        let output = runner.step(step, &[("path", "flows"), ("min-coverage", "95")]);
        assert!(output.status.success(), "{step}: {}", said(&output));
    }
    assert!(runner.summary().contains("nothing to fix"), "{}", runner.summary());
}

#[test]
fn the_action_is_red_on_a_broken_flow_and_says_why_in_words() {
    let Some(runner) = Runner::new("action-red") else { return };
    runner
        .folder
        .write("flows/broken/broken.flow", "flow Broken\n  starts on words hello\n\nstep Hello\n  say Hi there!\n  go to Nowhere\n");
    let output = runner.step("Check", &[("path", "flows")]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(said(&output).contains("::error file=flows/broken/broken.flow,line=6"), "{}", said(&output));
    let summary = runner.summary();
    assert!(summary.contains("There is no step called \"Nowhere\""), "{summary}");
    assert!(summary.contains("What to do: "), "{summary}");
}

#[test]
fn the_action_is_red_on_another_style() {
    let Some(runner) = Runner::new("action-style") else { return };
    let file = format!("flows/style-quiz/flows/{}", quiz_file());
    let text = runner.folder.read(&file);
    runner.folder.write(&file, format!("{text}\n\n\n\n"));
    let output = runner.step("Style", &[("path", "flows")]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    assert!(runner.summary().contains("Run `botflow fmt`"), "{}", runner.summary());
}

#[test]
fn the_action_is_red_on_a_failing_test_and_shows_the_chats() {
    let Some(runner) = Runner::new("action-test") else { return };
    runner.folder.write(
        "flows/late/late.flow",
        "flow Late\n  starts on words late\n\nstep Late\n  say I'm the late bot. We open at nine.\n  end\n\ntest Hours\n  customer says late\n  bot says I'm the late bot. We open at ten.\n",
    );
    let output = runner.step("Test", &[("path", "flows/late")]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let summary = runner.summary();
    assert!(summary.contains("We open at ten.") && summary.contains("We open at nine."), "{summary}");
}

#[test]
fn the_comment_shows_changed_flows_once_and_is_replaced_later() {
    let Some(runner) = Runner::new("action-comment") else { return };
    let with = |before: &str| {
        let script = format!("export CHANGED='{}' COMMENT_BEFORE='{before}'\n", quiz_file());
        let action: Value = serde_yaml::from_str(&fs::read_to_string(root().join("action.yml")).unwrap()).unwrap();
        let steps = action["runs"]["steps"].as_sequence().unwrap();
        let step = steps.iter().find(|step| step["name"] == "Show the changed flows").unwrap();
        let variables = [("REPOSITORY", "acme/shop"), ("NUMBER", "7")].map(|(name, value)| (name.to_owned(), value.to_owned()));
        let output = runner.bash(&format!("{script}{}", step["run"].as_str().unwrap()), &variables);
        assert!(output.status.success(), "{}", said(&output));
        let calls = runner.folder.read("runner/gh-calls");
        fs::remove_file(runner.folder.path("runner/gh-calls")).unwrap();
        calls
    };
    let first = with("");
    assert!(first.contains("--method POST repos/acme/shop/issues/7/comments"), "{first}");
    assert!(first.contains("```mermaid\nflowchart") || first.contains("```mermaid\n---"), "{first}");
    assert!(!first.contains("README.md</code>"), "{first}");
    let later = with("4711");
    assert!(later.contains("--method PATCH repos/acme/shop/issues/comments/4711"), "{later}");
}

#[test]
fn every_hook_runs_green_here_and_red_on_a_broken_flow() {
    let Some(runner) = Runner::new("hooks") else { return };
    let hooks: Value = serde_yaml::from_str(&fs::read_to_string(root().join(".pre-commit-hooks.yaml")).unwrap()).unwrap();
    for hook in hooks.as_sequence().unwrap() {
        let id = hook["id"].as_str().unwrap();
        // pre-commit takes the first word as a path in the hook's repository.
        let entry = root().join(hook["entry"].as_str().unwrap()).display().to_string();
        let names = hook["pass_filenames"].as_bool().unwrap_or(true);
        let file = if names { format!("flows/style-quiz/flows/{}", quiz_file()) } else { "flows".to_owned() };
        let green = runner.bash(&format!("{entry} {file}"), &[]);
        assert!(green.status.success(), "{id}: {}", said(&green));
        runner.folder.write(
            "flows/zz/zz.flow",
            "flow Zz\n  starts on words zz\nstep A\n  say \"Hi\n  go   to Nowhere\ntest T\n  customer says zz\n  bot says No\n",
        );
        let file = if names { "flows/zz/zz.flow" } else { "flows" };
        let red = runner.bash(&format!("{entry} {file}{}", if id.ends_with("fmt") { " --check" } else { "" }), &[]);
        assert!(!red.status.success(), "{id}: {}", said(&red));
        fs::remove_dir_all(runner.folder.path("flows/zz")).unwrap();
    }
}

#[test]
fn the_jobs_of_the_page_run() {
    let Some(runner) = Runner::new("page") else { return };
    let page = fs::read_to_string(root().join("docs/book/ci.md")).unwrap();
    let blocks: Vec<&str> = page.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!blocks.is_empty(), "docs/book/ci.md shows no shell job");
    for block in blocks {
        let output = runner.bash(block, &[]);
        assert!(output.status.success(), "{block}\n{}", said(&output));
    }
    for block in page.split("```yaml\n").skip(1).filter_map(|rest| rest.split("```").next()) {
        serde_yaml::from_str::<Value>(block).unwrap_or_else(|error| panic!("{error}\n{block}"));
        let lines = gitlab_script(block);
        for line in lines {
            let output = runner.bash(&line, &[]);
            assert!(output.status.success(), "{line}\n{}", said(&output));
        }
    }
}

/// The lines of a job's `script`, as GitLab runs them; none where the block is something else.
fn gitlab_script(block: &str) -> Vec<String> {
    let job: Value = serde_yaml::from_str(block).unwrap();
    let lines = job["botflow"]["script"].as_sequence().into_iter().flatten();
    lines.filter_map(Value::as_str).map(str::to_owned).collect()
}
