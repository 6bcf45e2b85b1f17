//! Shapes with a finding on every rung.

use std::fmt::Write;

use super::{File, lone};

/// On each rung a value that only one of the two answers fills is read behind both.
pub(super) fn forgetful_ladder(lines: usize) -> Vec<File> {
    let rungs = lines / 10;
    let mut text = "  go to Rung 0\n".to_owned();
    for at in 0..rungs {
        let next = if at + 1 < rungs { format!("Rung {}", at + 1) } else { "Goodbye".to_owned() };
        let _ = write!(
            text,
            "\nstep Rung {at}\n  ask q{at}: Left or right, {at}?\n    - Left [left]\n    - Right [right]\n  if q{at} is left\n    say Left it is.\n    \
             set v{at} to 1\n  say That makes {{v{at}}}.\n  go to {next}\n"
        );
    }
    lone(&text)
}

/// Each line reads a value that only the last step fills.
pub(super) fn never_filled(lines: usize) -> Vec<File> {
    let half = lines / 2;
    let mut text = String::new();
    for at in 0..half {
        let _ = writeln!(text, "  say You said {{v{at}}}.");
    }
    text.push_str("  go to Late\n\nstep Late\n");
    for at in 0..half {
        let _ = writeln!(text, "  set v{at} to {at}");
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// At each question an answer after which nothing is said.
pub(super) fn silent_options(lines: usize) -> Vec<File> {
    let rungs = lines / 5;
    let mut text = "  go to Rung 0\n\nstep Quiet\n  end\n".to_owned();
    for at in 0..rungs {
        let next = if at + 1 < rungs { format!("Rung {}", at + 1) } else { "Goodbye".to_owned() };
        let _ = write!(text, "\nstep Rung {at}\n  ask: Go on, {at}?\n    - Yes -> {next}\n    - No -> Quiet\n");
    }
    lone(&text)
}

/// Behind each door two steps that lead to each other and to nobody.
pub(super) fn busy_loops(lines: usize) -> Vec<File> {
    let doors = lines / 11;
    let mut text = "  go to Door 0\n".to_owned();
    for at in 0..doors {
        let next = if at + 1 < doors { format!("Door {}", at + 1) } else { "Goodbye".to_owned() };
        let _ = write!(
            text,
            "\nstep Door {at}\n  ask: In, {at}?\n    - Yes -> In {at}\n    - No -> {next}\n\nstep In {at}\n  say In.\n  go to Back {at}\n\nstep Back {at}\n  \
             say Back.\n  go to In {at}\n"
        );
    }
    lone(&text)
}

/// Behind each door a question that nobody gets away from.
pub(super) fn traps(lines: usize) -> Vec<File> {
    let doors = lines / 9;
    let mut text = "  go to Door 0\n".to_owned();
    for at in 0..doors {
        let next = if at + 1 < doors { format!("Door {}", at + 1) } else { "Goodbye".to_owned() };
        let _ = write!(
            text,
            "\nstep Door {at}\n  ask: In, {at}?\n    - Yes -> Trap {at}\n    - No -> {next}\n\nstep Trap {at}\n  ask: Again, {at}?\n    \
             - Yes -> Trap {at}\n    - No -> Trap {at}\n    when unclear 3 times -> Trap {at}\n"
        );
    }
    lone(&text)
}

/// A message after each of many pauses, where a platform takes none.
pub(super) fn pauses(lines: usize) -> Vec<File> {
    let mut text = String::new();
    for at in 0..lines / 2 {
        let _ = writeln!(text, "  wait 2 days\n  say Good morning, number {at}.");
    }
    let mut files = lone(&(text + "  go to Goodbye\n"));
    files.push(("botflow.yaml".to_owned(), "name: Lamps\nlanguages: [en]\nchannels: [whatsapp]\nretention: 30 days\n".to_owned()));
    files
}

/// Each option leads to a step that is not there.
pub(super) fn unknown_steps(lines: usize) -> Vec<File> {
    let mut text = String::new();
    for at in 0..lines / 6 {
        let _ = write!(text, "  go to Place {at}\n\nstep Room {at}\n  say This is room {at}.\n  go to Nowhere {at}\n\n");
    }
    lone(&(text + "step Last\n  go to Goodbye\n"))
}

/// Each line reads a value that is not there, among many that are.
pub(super) fn unknown_values(lines: usize) -> Vec<File> {
    let mut text = String::new();
    for at in 0..lines / 3 {
        let _ = writeln!(text, "  set value{at} to {at}\n  say You said {{value{at}}}.\n  say You wrote {{vlaue{at}x}}.");
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// Every other line cannot be read.
pub(super) fn unreadable(lines: usize) -> Vec<File> {
    let mut text = String::new();
    for at in 0..lines / 3 {
        let _ = writeln!(text, "  ask lamp{at} (yes/no): Lamp {at}?\n  sya Hello, number {at}, with {{lamp{at}}}.\n  iff lamp{at} then");
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// Steps that nothing leads to, but one another.
pub(super) fn unreached(lines: usize) -> Vec<File> {
    let steps = lines / 4;
    let mut text = "  go to Goodbye\n".to_owned();
    for at in 0..steps {
        let _ = write!(text, "\nstep Island {at}\n  say Nobody is here.\n  go to Island {}\n", if at % 2 == 0 { at } else { at - 1 });
    }
    lone(&text)
}

/// Flows that nothing starts.
pub(super) fn unstarted_flows(lines: usize) -> Vec<File> {
    let flow = |at: usize| {
        let text = format!("flow Part {at}\n\nstep Hello\n  say I'm the lamp bot, {at}.\n  say You said {{name{at}}}.\n  end\n");
        (format!("flows/part-{at:05}.flow"), text)
    };
    (0..lines / 6).map(flow).collect()
}
