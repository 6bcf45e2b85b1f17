//! Score boards: who gives points to whom, in all the ways that a row may have to be compared with others.

use std::fmt::Write;

use super::File;

/// A flow with a board of so many rows, and what comes between its greeting and its result.
fn board(rows: usize, questions: &str) -> Vec<File> {
    let mut text = "flow Long\n  starts on words long\n  when unclear 3 times -> Goodbye\n  scores style\n".to_owned();
    for at in 0..rows {
        let _ = writeln!(text, "    - Style {at} [s{at}]");
    }
    text.push_str("\nstep Hello\n  say Hello, I'm the lamp bot.\n");
    text.push_str(questions);
    text.push_str("  say You are {style.best}.\n  go to Goodbye\n\nstep Goodbye\n  say Bye.\n  end\n");
    vec![("long.flow".to_owned(), text)]
}

/// An answer for each row, eight to a question.
pub(super) fn points(lines: usize) -> Vec<File> {
    let rows = lines / 4;
    let mut text = String::new();
    for at in 0..rows {
        if at % 8 == 0 {
            let _ = writeln!(text, "  ask q{at}: Which, {at}?");
        }
        let _ = writeln!(text, "    - Lamp {at} [l{at}]\n      score s{at} 2");
    }
    board(rows, &text)
}

/// One question whose every option gives points to a row of its own, and to one that all of them give points to.
pub(super) fn menu_points(lines: usize) -> Vec<File> {
    let rows = lines / 3;
    let mut text = "  ask pick: Which one?\n    paged\n".to_owned();
    for at in 1..rows {
        let _ = writeln!(text, "    - Lamp {at} [l{at}]\n      score s{at} 2, s0 1");
    }
    board(rows, &text)
}

/// The same, where any number of options may be picked, and each takes points from the next row.
pub(super) fn several_points(lines: usize) -> Vec<File> {
    let rows = lines / 3;
    let mut text = "  ask picks (several): Which ones?\n    paged\n".to_owned();
    for at in 1..rows {
        let _ = writeln!(text, "    - Lamp {at} [l{at}]\n      score s{at} 2, s0 1, s{} -1", at % (rows - 1) + 1);
    }
    board(rows, &text)
}

/// One answer that gives points to every row.
pub(super) fn points_for_all(lines: usize) -> Vec<File> {
    let rows = lines / 2;
    let mut text = "  ask pick: This or that?\n    - This [this]\n".to_owned();
    for at in 0..rows {
        let _ = writeln!(text, "      score s{at} {}", at % 5 + 1);
    }
    text.push_str("    - That [that]\n");
    board(rows, &text)
}

/// Question after question, each with points for three rows whatever the answer is.
pub(super) fn sure_points(lines: usize) -> Vec<File> {
    let rows = lines / 6;
    let mut text = String::new();
    for at in 0..rows {
        let (next, far) = ((at + 1) % rows, at * 7 % rows);
        let _ = writeln!(
            text,
            "  ask q{at}: Which, {at}?\n    - Lamp [l{at}]\n      score s{at} 2, s0 1, s{next} 1\n    - Light [m{at}]\n      score s{far} 2, s0 1, s{next} 1"
        );
    }
    board(rows, &text)
}

/// Many boards, and answers that give points to all of them.
pub(super) fn boards(lines: usize) -> Vec<File> {
    let count = lines / 5;
    let mut text = "flow Long\n  starts on words long\n  when unclear 3 times -> Goodbye\n".to_owned();
    for at in 0..count {
        let _ = writeln!(text, "  scores style{at}\n    - First {at} [a{at}]\n    - Second {at} [b{at}]");
    }
    text.push_str("\nstep Hello\n  say Hello, I'm the lamp bot.\n  ask pick: This or that?\n    - This [this]\n");
    (0..count).for_each(|at| text.push_str(&format!("      score a{at} 2\n")));
    text.push_str("    - That [that]\n");
    (0..count).for_each(|at| text.push_str(&format!("      score b{at} 2\n")));
    (0..count).for_each(|at| text.push_str(&format!("  say You are {{style{at}.best}}.\n")));
    text.push_str("  go to Goodbye\n\nstep Goodbye\n  say Bye.\n  end\n");
    vec![("long.flow".to_owned(), text)]
}
