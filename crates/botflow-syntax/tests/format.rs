//! In: flows as people type them. Out: the one style, the same again when formatted again, and nothing lost.

use botflow_syntax::format;
use proptest::prelude::*;

#[test]
fn the_one_style() {
    insta::assert_snapshot!(format(include_str!("data/untidy.flow")).unwrap());
}

#[test]
fn the_flows_of_the_language_page_stand_in_it() {
    for text in [include_str!("data/find-your-scarf.flow"), include_str!("data/form-booking-payment.flow")] {
        let formatted = format(text).unwrap();
        let blank_free = |text: &str| text.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(blank_free(&formatted), blank_free(text));
    }
}

#[test]
fn ends_of_line_stay_what_they_were() {
    assert_eq!(format("flow A\r\n\tabout b \r\n").unwrap(), "flow A\r\n  about b\r\n");
    assert_eq!(format("\u{feff}flow A").unwrap(), "\u{feff}flow A\n");
    assert_eq!(format("").unwrap(), "");
}

#[test]
fn what_lines_up_with_nothing_is_left_to_its_writer() {
    assert!(format("step A\n    say x\n  say y\n").is_err());
}

proptest! {
    #[test]
    fn formatting_twice_is_formatting_once(text in untidy()) {
        if let Ok(once) = format(&text) {
            prop_assert_eq!(format(&once).unwrap(), once);
        }
    }

    /// `WouldChange` is a fault of ours: no text may bring it about.
    #[test]
    fn nothing_is_lost(text in untidy()) {
        prop_assert_ne!(format(&text).err(), Some(botflow_syntax::NotFormatted::WouldChange));
    }
}

/// Lines of the language and of nonsense, indented at random.
fn untidy() -> impl Strategy<Value = String> {
    let examples: Vec<&'static str> = botflow_syntax::rows().iter().map(|row| row.example).collect();
    let mangled = (proptest::sample::select(examples), 0..5usize).prop_map(|(line, how)| match how {
        0 => line.replace(' ', "  "),
        1 => line.replace(", ", ",").replace(": ", " :  "),
        2 => format!("{line} "),
        3 => line.to_uppercase(),
        _ => line.to_owned(),
    });
    let comment = prop_oneof![Just("# a note"), Just("## what it is for"), Just("# allow G305: because"), Just("")].prop_map(str::to_owned);
    let line = prop_oneof![6 => mangled, 2 => comment, 1 => "[ -~]{0,30}", 1 => "\\PC{0,20}"];
    let line = (0..4usize, proptest::bool::weighted(0.1), line)
        .prop_map(|(depth, tab, line)| format!("{}{line}\n", if tab { "\t".repeat(depth) } else { "  ".repeat(depth) }));
    proptest::collection::vec(line, 0..12).prop_map(|lines| lines.concat())
}
