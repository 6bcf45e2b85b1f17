//! What other programs read of `check`: held against the schemas that are published for it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use botflow::Exit;

use crate::folder::{Folder, run};

/// A mistake with a fix, one behind letters of several bytes, and one with the way of a customer to it.
const WRONG: &str = "flow Größe\n  starts on welcome\n\nstep Grüße 1\n  Say Hi 👋 {nmae}, 50 % off: ja\n  ask size: Which size?\n    - S -> Small\n    - L -> Nowhere\n\nstep Small\n  ask mail (email): Where to?\n  go to Small\n";

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn schema(path: &str) -> jsonschema::Validator {
    // A bracket stands bare in one pattern of the published schema, which JavaScript takes for itself and others refuse.
    let text = fs::read_to_string(repository().join(path)).unwrap().replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}\\\\]?$");
    jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap()
}

pub fn holds(validator: &jsonschema::Validator, output: &str, about: &str) -> Value {
    let value: Value = serde_json::from_str(output).unwrap();
    let wrong: Vec<String> = validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(wrong.is_empty(), "{about}: {wrong:#?}");
    value
}

/// The broken and the mended example of every page, and a file with everything.
fn each_example(format: &str, mut check: impl FnMut(&str, &str)) {
    for page in botflow::judge::pages() {
        for (kind, example) in [("broken", page.broken), ("mended", page.mended)] {
            let name = format!("{format}-{}-{kind}", page.code);
            let folder = Folder::new(&name);
            folder.write_example(example);
            check(&run(&folder, &["check", "--format", format]).output, &name);
        }
    }
}

#[test]
fn sarif_is_what_its_schema_says() {
    let validator = schema("tests/schemas/sarif-2.1.0-rtm.5.json");
    each_example("sarif", |output, name| drop(holds(&validator, output, name)));
    let folder = Folder::new("sarif");
    folder.write("flows/Größe 1.flow", WRONG).write("botflow.yaml", "name: Shop\nchannels: [web]\n");
    let log = holds(&validator, &run(&folder, &["check", "--format", "sarif"]).output, "everything");
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of = |code: &str| results.iter().find(|result| result["ruleId"] == code).unwrap_or_else(|| panic!("no {code} in {results:#?}"));
    let place = &of("S023")["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "flows/Gr%C3%B6%C3%9Fe%201.flow");
    assert_eq!(place["region"], serde_json::json!({"startLine": 5, "startColumn": 3, "endLine": 5, "endColumn": 6}));
    let fix = &of("S023")["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(fix["insertedContent"]["text"], "say");
    // Every result names the rule that its number says.
    for result in results {
        let rule = &log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
    }
}

#[test]
fn sarif_has_the_way_of_a_customer() {
    let mut flows = 0;
    each_example("sarif", |output, name| {
        let log: Value = serde_json::from_str(output).unwrap();
        for result in log["runs"][0]["results"].as_array().unwrap() {
            if let Some(steps) = result["codeFlows"][0]["threadFlows"][0]["locations"].as_array() {
                flows += 1;
                assert!(steps.iter().all(|step| step["location"]["message"]["text"] != ""), "{name}");
            }
        }
    });
    assert!(flows > 3, "{flows}");
}

#[test]
fn json_is_what_its_schema_says() {
    let validator = schema("docs/book/check.schema.json");
    each_example("json", |output, name| drop(holds(&validator, output, name)));
}

#[test]
fn junit_counts_what_it_holds() {
    each_example("junit", |output, name| {
        let number =
            |key: &str| -> usize { output.split(&format!("{key}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap() };
        assert_eq!(number("tests"), output.matches("<testcase ").count(), "{name}\n{output}");
        assert_eq!(number("failures"), output.matches("<failure ").count(), "{name}\n{output}");
        assert_eq!(number("skipped"), output.matches("<skipped ").count(), "{name}\n{output}");
    });
}

#[test]
fn junit_fails_for_what_the_job_fails_for() {
    let folder = Folder::new("junit-fail-on");
    folder.write(
        "flows/a.flow",
        "flow A\n  starts on welcome\n\nstep Hi\n  say I'm the lamp bot.\n  end\n\nstep Nobody\n  say Here?\n  end\n",
    );
    let at = |severity: &str| {
        let came = run(&folder, &["check", "--format", "junit", "--fail-on", severity]);
        (came.exit, came.output.matches("<failure ").count(), came.output.matches("<skipped ").count())
    };
    assert_eq!(at("error"), (Exit::Fine, 0, 1));
    assert_eq!(at("warning"), (Exit::ToFix, 1, 0));
}

#[test]
fn reasons_and_fixes_are_sentences() {
    let folder = Folder::new("sentences");
    folder.write("flows/a.flow", "flow A\n  starts on welcome\n\nstep Hi\n  say I'm the lamp bot.\n  go to Nowhere\n");
    let log: Value = serde_json::from_str(&run(&folder, &["check", "--format", "sarif"]).output).unwrap();
    let text = log["runs"][0]["results"][0]["message"]["text"].as_str().unwrap();
    assert!(text.split(". ").all(|part| part.starts_with(char::is_uppercase)) && text.ends_with('.'), "{text}");
}

#[test]
fn github_gets_annotations_and_a_summary() {
    let folder = Folder::new("github");
    folder.write("flows/a, b.flow", WRONG).write("botflow.yaml", "name: Shop\nchannels: [web]\n");
    let github = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_botflow"));
        command.args(["check", "--format", "github"]).current_dir(folder.path("")).env("GITHUB_STEP_SUMMARY", folder.path("summary.md"));
        command.output().unwrap()
    };
    let came = github();
    assert_eq!(came.status.code(), Some(1));
    let output = String::from_utf8(came.stdout).unwrap();
    assert!(output.contains("::error file=flows/a%2C b.flow,line=5,endLine=5,col=3,endColumn=6,title=S023 capital-word::"), "{output}");
    assert!(output.lines().all(|line| ["::error ", "::warning ", "::notice "].iter().any(|command| line.starts_with(command))), "{output}");
    let first = folder.read("summary.md");
    assert!(first.starts_with("### ❌ botflow: ") && first.contains("Why it matters: ") && first.contains("Say Hi 👋 {nmae}"), "{first}");
    github();
    assert_eq!(folder.read("summary.md"), format!("{first}{first}"), "a job has one summary, and steps add to it");
}
