//! `lint:` of botflow.yaml and `# allow`: codes that there are none of, what cannot be lowered, and translations.

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::{Finding, LineIndex};

fn project(settings: &str, lines: &str, more: &str) -> String {
    format!(
        "--- botflow.yaml\nname: Lamps\nchannels: [messenger]\nlanguages: [en, de]\n{settings}\n--- flows/a.flow\nflow Lamps\n  starts on welcome\n  starts on anything else\n\nstep Hi\n{lines}\n{more}"
    )
}

/// Severity, code, file and line of each, and what is said of it.
fn found(example: &str) -> Vec<(String, Finding)> {
    let analysis = analyse(ProjectFiles::from_example(example));
    let spot = |finding: &Finding| {
        let source = &analysis.sources[finding.span.file];
        let line = LineIndex::new(&source.text).position(&source.text, finding.span.start).line;
        format!("{:?} {} {}:{line}", finding.severity, finding.page.code, source.path)
    };
    lint(&analysis).into_iter().map(|finding| (spot(&finding), finding)).collect()
}

fn spots(example: &str) -> Vec<String> {
    found(example).into_iter().map(|(spot, _)| spot).collect()
}

const HI: &str = "  say I'm the lamp bot.\n  end";

#[test]
fn a_code_that_there_is_none_of_is_told_with_the_nearest() {
    let all = found(&project("lint: {no-humann: off}", HI, ""));
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0].0, "Error S022 botflow.yaml:4");
    assert!(all[0].1.help.contains("`no-human`"), "{}", all[0].1.help);
    assert_eq!(
        spots(&project("lint: {G314: off, no-human: off, writing: hint, X901: off, broken-link: hint}", HI, "")),
        Vec::<String>::new()
    );
    let all = found(&project("", "  # allow dead-endd: linked in June\n  say I'm the lamp bot.\n  end", ""));
    assert_eq!(all[0].0, "Warning X902 flows/a.flow:6");
    assert!(all[0].1.title.contains("dead-endd") && all[0].1.help.contains("`dead-end`"), "{:?}", all[0].1);
}

#[test]
fn what_a_bot_cannot_be_built_without_is_not_lowered() {
    assert_eq!(spots(&project("lint: {N101: off}", HI, "")), ["Error S022 botflow.yaml:4"]);
    assert_eq!(spots(&project("lint: {N101: error}", HI, "")), Vec::<String>::new());
    let all = found(&project("", "  say I'm the lamp bot.\n  # allow N101: it comes next week\n  go to Nowhere", ""));
    assert_eq!(all.iter().map(|(spot, _)| spot.as_str()).collect::<Vec<_>>(), ["Warning X902 flows/a.flow:7", "Error N101 flows/a.flow:8"]);
    assert!(all[0].1.note.contains("N101"), "{:?}", all[0].1);
}

#[test]
fn policy_is_lowered_to_its_least() {
    let ask = "  ask email (email): I'm the lamp bot. Where to?\n    when unclear 3 times -> Bye\n  submit lead\n    with email\n  end\n\nstep Bye\n  end";
    let codes = |settings: &str| spots(&project(&format!("retention: 30 days\nprivacy: consent first\n{settings}"), ask, ""));
    assert!(codes("").contains(&"Error P504 flows/a.flow:6".to_owned()), "{:?}", codes(""));
    assert!(codes("lint: {P504: off}").contains(&"Warning P504 flows/a.flow:6".to_owned()));
}

#[test]
fn a_translation_that_is_too_long_stands_at_its_msgstr() {
    let strings = "--- strings/de.po\nmsgid \"\"\nmsgstr \"\"\n\nmsgctxt \"Lamps / Hi / option\"\nmsgid \"Summer\"\nmsgstr \"Die ganze Sommerkollektion\"\n";
    let ask = |allow: &str| {
        format!(
            "  ask: I'm the lamp bot. What shall it be?\n{allow}    - Summer -> Bye\n    - Winter -> Bye\n    when unclear 2 times -> Bye\n\nstep Bye\n  end"
        )
    };
    let all = found(&project("", &ask(""), strings));
    let (spot, finding) = all.iter().find(|(spot, _)| spot.contains("C401")).expect("it is too long");
    assert_eq!(spot, "Error C401 strings/de.po:6");
    assert!(finding.note.contains("German") && finding.labels[0].text == "the text it translates", "{finding:?}");
    let allowed = found(&project("", &ask("    # allow C401: agreed with marketing\n"), strings));
    assert!(allowed.iter().all(|(spot, _)| !spot.contains("C401") && !spot.contains("X902")), "{allowed:?}");
}

#[test]
fn a_translated_message_that_is_too_long_stands_at_its_longest_line() {
    let long = "sehr ".repeat(500);
    let strings =
        format!("--- strings/de.po\nmsgctxt \"Lamps / Hi / say\"\nmsgid \"I'm the lamp bot.\"\nmsgstr \"Ich bin der Bot, {long}gern.\"\n");
    assert_eq!(spots(&project("", HI, &strings)), ["Error C403 strings/de.po:3"]);
}
