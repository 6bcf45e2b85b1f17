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

/// Points for rows that are not there, and options that are not there.
pub(super) fn unknown_keys(lines: usize) -> Vec<File> {
    let count = lines / 6;
    let rows: String = (0..count).map(|at| format!("    - Style {at} [s{at}]\n")).collect();
    let mut text = String::new();
    for at in 0..count {
        let _ = writeln!(text, "    - Lamp {at} [l{at}]\n      score x{at}y 2");
    }
    for at in 0..count {
        let _ = writeln!(text, "  if pick is lampion{at}\n    say Number {at}.");
    }
    let head = format!(
        "flow Long\n  starts on words long\n  when unclear 3 times -> Goodbye\n  scores style\n{rows}\nstep Hello\n  say I'm the lamp bot.\n"
    );
    let end = "  say You are {style.best}.\n  go to Goodbye\n\nstep Goodbye\n  say Bye.\n  end\n";
    vec![("long.flow".to_owned(), format!("{head}  ask pick: Which one?\n    paged\n{text}{end}"))]
}

/// Results of a flow that does not give them, and values that it is not handed.
pub(super) fn forgotten_values(lines: usize) -> Vec<File> {
    let count = lines / 3;
    let takes: Vec<String> = (0..count).map(|at| format!("a{at} (whole number)")).collect();
    let reads: String = (0..count).map(|at| format!("  say {{a{at}}}\n")).collect();
    let keeps: String = (0..count).map(|at| format!("    keep b{at}x\n")).collect();
    let mut files = lone(&format!("  do Part\n{keeps}  go to Goodbye\n"));
    files.push(("part.flow".to_owned(), format!("flow Part\n  takes {}\n\nstep Start\n{reads}  end\n", takes.join(", "))));
    files
}

/// A catalog whose every row is wrong somewhere.
pub(super) fn wrong_rows(lines: usize) -> Vec<File> {
    let rows: String = (0..lines).map(|at| format!("Lamp {},{} pounds of tea,perhaps\n", at / 2, at + 1)).collect();
    let text = "  recommend up to 3 lamps as picks\n    only if in_stock\n    card {name}\n      line {price}\n    when nothing fits -> Goodbye\n  go to Goodbye\n";
    let mut files = lone(text);
    let settings = "name: Lamps\nlanguages: [en]\nchannels: [web]\nretention: 30 days\ncatalogs:\n  lamps: {file: data/lamps.csv, fields: {name: text, price: money, in_stock: yes/no}}\n";
    files.push(("botflow.yaml".to_owned(), settings.to_owned()));
    files.push(("data/lamps.csv".to_owned(), format!("name,price,in_stock\n{rows}")));
    files
}
