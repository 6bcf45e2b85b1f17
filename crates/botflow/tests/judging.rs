//! `check --as-of`, `--channel` and `--timings`: by what a project is judged, and how long that takes.

use std::ffi::OsString;
use std::path::Path;

use botflow::{Exit, Look, World};

fn check(arguments: &[&str]) -> (Exit, String, String) {
    let (mut output, mut error) = (Vec::new(), Vec::new());
    let mut world = World {
        folder: Path::new(env!("CARGO_MANIFEST_DIR")).join("../../flows/style-quiz"),
        typist: None,
        input: &mut std::io::empty(),
        output: &mut output,
        error: &mut error,
        look: Look::plain(100),
    };
    let exit = botflow::run(["botflow", "check"].iter().chain(arguments).map(OsString::from), &mut world);
    (exit, String::from_utf8(output).unwrap(), String::from_utf8(error).unwrap())
}

#[test]
fn a_day_before_anything_is_known_is_told() {
    let (exit, _, error) = check(&["--as-of", "2001-01-01"]);
    assert_eq!(exit, Exit::WrongUsage, "{error}");
    assert!(error.contains("are known from"), "{error}");
}

#[test]
fn what_is_no_day_is_told() {
    let (exit, _, error) = check(&["--as-of", "soon"]);
    assert_eq!(exit, Exit::WrongUsage);
    assert!(error.contains("\"soon\" is not a day.") && error.contains("2027-01-31"), "{error}");
}

#[test]
fn an_unknown_channel_is_told_with_the_nearest() {
    let (exit, _, error) = check(&["--channel", "whatsap"]);
    assert_eq!(exit, Exit::WrongUsage);
    assert!(error.contains("whatsapp"), "{error}");
}

#[test]
fn the_bot_is_fine_on_a_later_day() {
    assert_eq!(check(&["--as-of", "2027-01-31"]).0, Exit::Fine);
}

#[test]
fn timings_go_to_standard_error_and_into_json() {
    let (_, output, error) = check(&["--timings"]);
    assert!(error.contains("reading lines (instructions)") && error.contains("G301 dead-end (findings)"), "{error}");
    assert!(!output.contains("reading lines"));
    let (_, output, error) = check(&["--timings", "--format", "json"]);
    assert_eq!(error, "");
    let report: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert!(report["timings"].as_array().unwrap().iter().any(|row| row["name"] == "lines" && row["count"].as_u64() > Some(50)), "{output}");
}
