//! Questions with thousands of options, in every dress that an option may wear.

use std::fmt::Write;

use super::{File, lone};

/// A question whose options are made by `option`, and what comes after it.
fn question(head: &str, count: usize, option: impl Fn(usize) -> String, after: &str) -> Vec<File> {
    let mut text = head.to_owned();
    (0..count).for_each(|at| text.push_str(&option(at)));
    lone(&(text + after + "  go to Goodbye\n"))
}

/// Each option with something to say of its own.
pub(super) fn menu_of_bodies(lines: usize) -> Vec<File> {
    let option = |at: usize| format!("    - Lamp number {at} [lamp{at}]\n      say A good one, number {at}.\n");
    question("  ask pick: Which one?\n    paged\n", lines / 2, option, "  say You took {pick}.\n")
}

/// Each option with a description, a picture and other words.
pub(super) fn menu_of_pictures(lines: usize) -> Vec<File> {
    let option = |at: usize| {
        format!(
            "    - Lamp number {at} [lamp{at}]\n      also light {at}, number {at} please\n      line It shines {at}.\n      image https://example.com/{at}.jpg\n"
        )
    };
    question("  ask pick: Which one?\n    paged\n", lines / 4, option, "  say You took {pick}.\n")
}

/// Each option offered only under a condition.
pub(super) fn menu_of_conditions(lines: usize) -> Vec<File> {
    let option = |at: usize| format!("    - Lamp number {at} [lamp{at}]\n      only if age is at least {at}\n");
    let head = "  ask age (whole number): How old?\n  ask pick: Which one?\n    paged\n    when nothing to offer -> Goodbye\n";
    question(head, lines / 2, option, "  say You took {pick}.\n")
}

/// Any number of thousands of options.
pub(super) fn menu_of_several(lines: usize) -> Vec<File> {
    let option = |at: usize| format!("    - Lamp number {at} [lamp{at}]\n");
    let after = "  say You took {picks}.\n  if picks contains lamp7\n    say The best one.\n";
    question("  ask picks (several): Which ones?\n    pick 1 to 3\n    paged\n", lines, option, after)
}

/// Commands beside a typed question.
pub(super) fn menu_of_commands(lines: usize) -> Vec<File> {
    let option = |at: usize| format!("    - Lamp number {at} -> Goodbye\n");
    question("  ask size (whole number): How long is the table?\n    paged\n", lines, option, "  say You said {size}.\n")
}

/// Options from data, question after question.
pub(super) fn menus_from_data(lines: usize) -> Vec<File> {
    let mut text = "  ask first (text): One lamp you like?\n  add first to lamps\n".to_owned();
    for at in 0..lines / 3 {
        let _ = writeln!(text, "  ask pick{at}: Which one, {at}?\n    - each lamp in lamps: {{lamp}}\n  say You took {{pick{at}}}.");
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// Labels that sound alike.
pub(super) fn menu_of_twins(lines: usize) -> Vec<File> {
    let option = |at: usize| format!("    - Lamp {} [lamp{at}]\n", at / 2);
    question("  ask pick: Which one?\n    paged\n", lines, option, "  say You took {pick}.\n")
}

/// One question with all the words a customer may say in its place.
pub(super) fn local_commands(lines: usize) -> Vec<File> {
    let option = |at: usize| format!("    when customer says words lamp {at}, light {at} -> Goodbye\n");
    question("  ask size (whole number): How long is the table?\n", lines, option, "  say You said {size}.\n")
}

/// One question with all the checks.
pub(super) fn checks(lines: usize) -> Vec<File> {
    let option = |at: usize| format!("    check size is not {at}: Not {at}, please. How long?\n");
    question("  ask size (whole number): How long is the table?\n", lines, option, "  say You said {size}.\n")
}

/// One bubble with all the buttons.
pub(super) fn buttons(lines: usize) -> Vec<File> {
    question("  say Lamps:\n", lines, |at| format!("    button Lamp {at} -> Goodbye\n"), "")
}

/// One carousel with all the cards.
pub(super) fn cards(lines: usize) -> Vec<File> {
    let card = |at: usize| {
        format!(
            "    card Lamp {at}\n      line It shines {at}.\n      image https://example.com/{at}.jpg\n      button Take {at} -> Goodbye\n"
        )
    };
    question("  cards\n", lines / 4, card, "")
}

/// One bubble with all the lines, and one with all the wordings.
pub(super) fn wordings(lines: usize) -> Vec<File> {
    let wording = |at: usize| format!("  or Hello there, number {at}.\n    line A further line {at}.\n");
    question("  say Hello.\n", lines / 2, wording, "")
}

/// One list of all the values that an answer may have.
pub(super) fn one_of(lines: usize) -> Vec<File> {
    let keys: Vec<String> = (0..lines).map(|at| format!("lamp{at}")).collect();
    let after = format!("  if pick is one of {}\n    say A good one.\n", keys.join(", "));
    question("  ask pick: Which one?\n    paged\n", lines, |at| format!("    - Lamp number {at} [lamp{at}]\n"), &after)
}

/// Questions of eight options, each with a text that has a form for every one of them.
pub(super) fn forms_of_options(lines: usize) -> Vec<File> {
    let mut text = String::new();
    for at in 0..lines / 10 {
        let _ = writeln!(text, "  ask pick{at}: Which one, {at}?");
        (0..8).for_each(|of| text.push_str(&format!("    - Lamp {of} of {at} [lamp{of}]\n")));
        let forms: Vec<String> = (0..8).map(|of| format!("lamp {of}")).collect();
        let _ = writeln!(text, "  say You took {{pick{at}: {}}}.", forms.join(" | "));
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// One A/B test with all the arms.
pub(super) fn arms(lines: usize) -> Vec<File> {
    question("  split trial\n", lines / 2, |at| format!("    - 1% Arm {at}\n      say This is arm {at}.\n"), "")
}
