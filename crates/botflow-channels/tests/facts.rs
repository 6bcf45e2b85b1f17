//! Facts that contradict themselves fail the build: what `build.rs` says of a broken copy of them.

use std::fs;
use std::path::{Path, PathBuf};

use botflow_channels::facts::contradictions;

fn channels() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/channel")
}

/// A copy of WhatsApp's facts with one change, in a folder of its own.
fn broken(name: &str, from: &str, to: &str) -> Vec<String> {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let folder = copy.join("whatsapp");
    fs::create_dir_all(&folder).unwrap();
    let text = fs::read_to_string(channels().join("whatsapp/facts.yaml")).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(folder.join("facts.yaml"), text.replacen(from, to, 1)).unwrap();
    contradictions(&copy)
}

#[test]
fn the_facts_as_they_are_hold_none() {
    assert_eq!(contradictions(&channels()), Vec::<String>::new());
    assert!(fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("build.rs")).unwrap().contains("contradictions("));
}

#[test]
fn a_contradiction_is_named_with_its_file_and_line() {
    let text = fs::read_to_string(channels().join("whatsapp/facts.yaml")).unwrap();
    let line = |of: &str| text.lines().position(|line| line.contains(of)).unwrap() + 1;
    let cases = [
        (
            "twice",
            "what: text-with-buttons,",
            "what: text,",
            line("what: text-with-buttons,"),
            "“text of a message” has another figure for the same days",
        ),
        (
            "nothing",
            "least: 1, most: 10,",
            "least: 11, most: 10,",
            line("what: list-rows"),
            "“rows of a list” is at least 11 and at most 10: nothing fits",
        ),
        ("source", "source: [list]}", "source: [nobody]}", line("source: [list]}"), "no source is called “nobody”"),
        ("name", "channel: whatsapp", "channel: signal", 2, "these are facts of “signal”, not of “whatsapp”"),
        (
            "becomes",
            "what: lists, how: native",
            "what: lists, how: dropped",
            line("what: lists"),
            "exactly what is not shown as it is says what it becomes",
        ),
        ("day", "until: 2025-10-23", "until: someday", line("until: 2025-10-23"), "“someday” is no day such as 2026-11-20"),
    ];
    for (name, from, to, line, why) in cases {
        let found = broken(name, from, to);
        let [found] = &found[..] else { panic!("{name}: {found:?}") };
        assert!(found.contains(&format!("facts.yaml:{line}: ")) && found.contains(why), "{name}: {found}");
    }
}
