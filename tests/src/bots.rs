//! The bots of `flows/`: each checks clean, is formatted, passes its tests with nearly everything visited, can be drawn, built and begun from.

use botflow_tests::shell;
use libtest_mimic::{Failed, Trial};

use crate::repo::{folders, root};

/// Percent of lines, options and outcomes that a bot's tests must visit.
const COVERAGE_MIN: &str = "95";

/// One test a bot and question.
pub fn trials() -> Vec<Trial> {
    let questions: [(&str, fn(&str) -> Result<(), String>); 6] = [
        ("checks_clean", checks_clean),
        ("checks_clean_for_each_channel", checks_clean_for_each_channel),
        ("is_formatted", is_formatted),
        ("passes_its_tests", passes_its_tests),
        ("draws", draws),
        ("builds", builds),
    ];
    let mut trials = Vec::new();
    for bot in folders("flows") {
        for (name, question) in questions {
            let bot = bot.clone();
            trials.push(Trial::test(format!("{bot}::{name}"), move || question(&bot).map_err(Failed::from)));
        }
    }
    trials
}

fn checks_clean(bot: &str) -> Result<(), String> {
    clean(&["check", bot, "--format", "short"])
}

fn checks_clean_for_each_channel(bot: &str) -> Result<(), String> {
    ["messenger", "instagram", "whatsapp", "telegram", "web"]
        .into_iter()
        .try_for_each(|channel| clean(&["check", bot, "--format", "short", "--channel", channel]))
}

fn clean(arguments: &[&str]) -> Result<(), String> {
    let findings = succeeds(arguments)?;
    if findings.lines().any(|line| line.contains(".flow:") || line.contains(".yaml:")) { Err(findings) } else { Ok(()) }
}

fn is_formatted(bot: &str) -> Result<(), String> {
    succeeds(&["fmt", "--check", bot]).map(drop)
}

fn passes_its_tests(bot: &str) -> Result<(), String> {
    succeeds(&["test", bot, "--coverage", "--min", COVERAGE_MIN]).map(drop)
}

fn draws(bot: &str) -> Result<(), String> {
    for format in ["svg", "mermaid", "dot", "json"] {
        let picture = succeeds(&["graph", bot, "--format", format])?;
        if picture.len() < 200 || picture.contains("stops here without an ending") {
            return Err(format!("{format}: {picture}"));
        }
    }
    Ok(())
}

/// What the command printed, or everything it printed if all was not well.
fn succeeds(arguments: &[&str]) -> Result<String, String> {
    let said = shell::botflow(&root(), arguments);
    if said.fine { Ok(said.output) } else { Err(format!("botflow {}\n{}{}", arguments.join(" "), said.output, said.error)) }
}

fn builds(bot: &str) -> Result<(), String> {
    let program = std::env::temp_dir().join(format!("{}-{}.botflow", bot.replace('/', "-"), std::process::id()));
    let path = program.display().to_string();
    succeeds(&["build", bot, "-o", &path])?;
    let summary = succeeds(&["inspect", &path])?;
    std::fs::remove_file(&program).map_err(|error| error.to_string())?;
    if summary.contains("hash") { Ok(()) } else { Err(summary) }
}
