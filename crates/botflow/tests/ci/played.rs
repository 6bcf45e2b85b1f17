//! What other programs read of `test`: failing tests (X904) and steps that no test visits (X901) in every format.

use std::process::Command;

use botflow::Exit;
use serde_json::{Value, json};

use crate::folder::{Folder, run};
use crate::formats::{holds, schema};

const FLOW: &str = "flow Lamps\n  starts on welcome\n  starts on anything else\n  when unclear 2 times -> Bye\n\nstep Hi\n  ask: I'm the lamp bot. Would you like to see our lamps?\n    - Show me -> Lamps\n    - Not now -> Bye\n\nstep Lamps\n  say They are all on <lamps.example.com>.\n  end\n\nstep Bye\n  say See you soon.\n  end\n\ntest Not now\n  customer arrives\n  customer picks Not now\n  bot says See you later.\n";

fn folder(name: &str) -> Folder {
    let folder = Folder::new(&format!("played-{name}"));
    folder.write("flows/lamps.flow", FLOW).write("botflow.yaml", "name: Shop\nchannels: [web]\nlanguages: [en]\n");
    folder
}

#[test]
fn sarif_of_tests_is_what_its_schema_says() {
    let folder = folder("sarif");
    let came = run(&folder, &["test", "--coverage", "--format", "sarif"]);
    assert_eq!(came.exit, Exit::ToFix);
    let log = holds(&schema("tests/schemas/sarif-2.1.0-rtm.5.json"), &came.output, "tests");
    let results = log["runs"][0]["results"].as_array().unwrap();
    let codes: Vec<&str> = results.iter().map(|result| result["ruleId"].as_str().unwrap()).collect();
    assert_eq!(codes, ["X901", "X904"]);
    let failed = &results[1];
    assert_eq!(failed["locations"][0]["physicalLocation"]["region"]["startLine"], 22);
    assert!(
        failed["message"]["text"].as_str().unwrap().starts_with("The bot said \"See you soon.\", the test expected \"See you later.\"."),
        "{failed}"
    );
    let chat = failed["codeFlows"][0]["threadFlows"][0]["locations"].as_array().unwrap();
    assert_eq!(chat.last().unwrap()["location"]["message"]["text"], "bot says See you soon.");
    // Without coverage only what failed.
    let came = run(&folder, &["test", "--format", "sarif"]);
    assert!(came.output.contains("\"ruleId\": \"X904\"") && !came.output.contains("\"ruleId\": \"X901\""));
}

#[test]
fn json_has_the_findings_and_the_fix() {
    let folder = folder("json");
    let report: Value = serde_json::from_str(&run(&folder, &["test", "--coverage", "--format", "json"]).output).unwrap();
    let findings = report["findings"].as_array().unwrap();
    assert_eq!(findings[0]["title"], "No test visits \"Lamps\" (coverage 45 %)", "{findings:#?}");
    assert_eq!((&findings[0]["code"], &findings[0]["severity"], &findings[0]["line"]), (&json!("X901"), &json!("hint"), &json!(11)));
    assert_eq!(findings[1]["fixes"][0]["edits"][0]["text"], "bot says See you soon.");
    holds(&schema("docs/book/test.schema.json"), &run(&folder, &["test", "--coverage", "--format", "json"]).output, "tests");
    folder.write("flows/lamps.flow", FLOW.replace("See you later", "See you soon"));
    let came = run(&folder, &["test", "--format", "json"]);
    assert_eq!(came.exit, Exit::Fine);
    assert_eq!(holds(&schema("docs/book/test.schema.json"), &came.output, "tests")["findings"], json!([]));
}

#[test]
fn a_comment_or_the_project_silences_a_step_but_no_failing_test() {
    let folder = folder("allow");
    let codes = |folder: &Folder| {
        let report: Value = serde_json::from_str(&run(folder, &["test", "--coverage", "--format", "json"]).output).unwrap();
        let code = |finding: &Value| finding["code"].as_str().unwrap().to_owned();
        report["findings"].as_array().unwrap().iter().map(code).collect::<Vec<_>>()
    };
    let allowed = FLOW.replace("step Lamps", "# allow X901: only a link\nstep Lamps");
    folder.write("flows/lamps.flow", allowed.replace("  bot says", "  # allow X904: later\n  bot says"));
    assert_eq!(codes(&folder), ["X904"]);
    folder.write("flows/lamps.flow", FLOW).write("botflow.yaml", "name: Shop\nchannels: [web]\nlint: {untested-step: off}\n");
    assert_eq!(codes(&folder), ["X904"]);
}

#[test]
fn a_flow_that_nobody_tests_is_told_once() {
    let folder = folder("none");
    folder.write("flows/lamps.flow", FLOW.split("test Not now").next().unwrap());
    let report: Value = serde_json::from_str(&run(&folder, &["test", "--coverage", "--format", "json"]).output).unwrap();
    let titles: Vec<&str> = report["findings"].as_array().unwrap().iter().map(|finding| finding["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["No test visits \"Lamps\" (coverage 0 %)"]);
}

#[test]
fn junit_counts_failures_and_what_is_skipped() {
    let folder = folder("junit");
    let output = run(&folder, &["test", "--coverage", "--format", "junit"]).output;
    assert!(output.contains("<testsuites name=\"botflow\" tests=\"2\" errors=\"0\" failures=\"1\" skipped=\"1\">"), "{output}");
    assert!(output.contains("<failure type=\"X904 test-diverged\" message=\"line 22: "), "{output}");
    assert!(output.contains("<skipped message=\"No test visits &quot;Lamps&quot; (coverage 45 %)\"/>"), "{output}");
    assert_eq!(output.matches("<testcase ").count(), 2);
}

#[test]
fn a_project_that_cannot_run_is_told_in_every_format() {
    let folder = folder("stopped");
    folder.write("flows/lamps.flow", FLOW.replace("-> Lamps", "-> Lmaps"));
    let played = |format: &str| {
        let came = run(&folder, &["test", "--format", format]);
        assert_eq!(came.exit, Exit::ToFix, "{format}");
        assert!(came.error.contains("cannot run before"), "{}", came.error);
        came.output
    };
    let report = holds(&schema("docs/book/test.schema.json"), &played("json"), "stopped");
    assert_eq!((&report["passed"], &report["findings"][0]["code"]), (&json!(0), &json!("N101")));
    let log = holds(&schema("tests/schemas/sarif-2.1.0-rtm.5.json"), &played("sarif"), "stopped");
    assert_eq!(log["runs"][0]["results"][0]["ruleId"], "N101");
    let junit = played("junit");
    assert!(junit.contains("errors=\"1\"") && junit.contains("<error type=\"N101 unknown-step\""), "{junit}");
    // `check` annotates it; twice would be noise.
    assert_eq!(played("github"), "");
    assert_eq!(run(&folder, &["test"]).output, "");
}

/// One of several projects that cannot run does not keep the others from being played and walked.
#[test]
fn the_other_projects_are_played_and_walked() {
    let bots = Folder::new("several-projects");
    for bot in ["broken", "sound"] {
        bots.write(&format!("{bot}/botflow.yaml"), "name: Lamp house\nlanguages: [en]\nchannels: [web]\n");
        bots.write(&format!("{bot}/flows/lamps.flow"), FLOW);
    }
    bots.write("broken/flows/lamps.flow", FLOW.replace("-> Lamps", "-> Lmaps"));
    let came = run(&bots, &["test", "broken", "sound"]);
    assert_eq!(came.exit, Exit::ToFix);
    assert!(came.error.contains("N101") && came.error.contains("broken cannot run before this is fixed."), "{}", came.error);
    assert!(came.output.contains("1 test failed, 0 passed, 1 project cannot run"), "{}", came.output);
    let came = run(&bots, &["walk", "broken", "sound", "--runs", "5"]);
    assert_eq!(came.exit, Exit::ToFix);
    assert!(came.error.contains("broken cannot run before this is fixed.") && came.output.contains("sound: 5 walks"), "{}", came.output);
    let report: Value = serde_json::from_str(&run(&bots, &["walk", "broken", "sound", "--runs", "5", "--format", "json"]).output).unwrap();
    assert_eq!(report["projects"][0], json!({"project": "broken/", "cannot_run": true}));
    assert_eq!(report["projects"][1]["walks"], 5);
}

#[test]
fn github_gets_annotations_and_the_chat_beside_the_test() {
    let folder = folder("github");
    let mut command = Command::new(env!("CARGO_BIN_EXE_botflow"));
    command
        .args(["test", "--coverage", "--format", "github"])
        .current_dir(folder.path(""))
        .env("GITHUB_STEP_SUMMARY", folder.path("summary.md"));
    let came = command.output().unwrap();
    assert_eq!(came.status.code(), Some(1));
    let output = String::from_utf8(came.stdout).unwrap();
    assert!(
        output.contains("::error file=flows/lamps.flow,line=22,") && output.contains("::notice file=flows/lamps.flow,line=11,"),
        "{output}"
    );
    let summary = folder.read("summary.md");
    assert!(summary.starts_with("### ❌ botflow: 1 test failed, 0 passed\n"), "{summary}");
    assert!(summary.contains("<tr><td>customer arrives<br>customer picks Not now<br>bot says See you later.</td>"), "{summary}");
    assert!(summary.contains("visit 45 %") && summary.contains("- No test visits"), "{summary}");
}

/// The summary of several projects names the one that was not played.
#[test]
fn a_summary_names_what_was_not_played() {
    let folder = Folder::new("played-some");
    let settings = "name: Shop\nchannels: [web]\nlanguages: [en]\n";
    folder.write("one/botflow.yaml", settings).write("one/flows/lamps.flow", FLOW.replace("-> Lamps", "-> Lmaps"));
    folder.write("two/botflow.yaml", settings).write("two/flows/lamps.flow", FLOW.replace("See you later.", "See you soon."));
    let mut command = Command::new(env!("CARGO_BIN_EXE_botflow"));
    command.args(["test", "--format", "github"]).current_dir(folder.path("")).env("GITHUB_STEP_SUMMARY", folder.path("summary.md"));
    assert_eq!(command.output().unwrap().status.code(), Some(1));
    let summary = folder.read("summary.md");
    assert!(summary.starts_with("### ❌ botflow: 1 test passed, 1 to fix before the rest can run\n"), "{summary}");
    assert!(summary.contains("Not played, as something must be fixed first: one\n"), "{summary}");
}
