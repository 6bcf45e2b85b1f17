//! Shapes with nothing to mend, or next to nothing.

use std::fmt::Write;

use super::{File, lone};

/// Questions in a row, the two answers of each meeting again.
pub(super) fn ladder(lines: usize) -> Vec<File> {
    let rungs = lines / 12;
    let mut text = "  go to Rung 0\n".to_owned();
    for at in 0..rungs {
        let next = if at + 1 < rungs { format!("Rung {}", at + 1) } else { "Goodbye".to_owned() };
        let _ = write!(
            text,
            "\nstep Rung {at}\n  ask q{at}: Left or right, {at}?\n    - Left [left]\n    - Right [right]\n  if q{at} is left\n    say Left it is.\n    \
             set v{at} to 1\n  else\n    set v{at} to 2\n  say That makes {{v{at}}}.\n  go to {next}\n"
        );
    }
    lone(&text)
}

/// Every step leads to eight others, all of them round and round.
pub(super) fn dense_loop(lines: usize) -> Vec<File> {
    let steps = lines / 12;
    let mut text = "  go to Room 0\n".to_owned();
    for at in 0..steps {
        let _ = write!(text, "\nstep Room {at}\n  ask x{at}: Where to, from {at}?\n    - Out -> Goodbye\n");
        for door in 1..=8_usize {
            let to = (at + door * door * door) % steps;
            let _ = writeln!(text, "    - Door {door} [d{door}] -> Room {to}");
        }
    }
    lone(&text)
}

/// One question with all the options.
pub(super) fn menu(lines: usize) -> Vec<File> {
    let mut text = "  ask pick: Which one?\n".to_owned();
    for at in 0..lines {
        let _ = writeln!(text, "    - Lamp number {at} [lamp{at}]");
    }
    text.push_str("    paged\n  say You took {pick}.\n  if pick is lamp7\n    say The best one.\n  go to Goodbye\n");
    lone(&text)
}

/// One question whose options have a step each.
pub(super) fn menu_of_steps(lines: usize) -> Vec<File> {
    let steps = lines / 5;
    let mut text = "  ask: Which one?\n    paged\n".to_owned();
    for at in 0..steps {
        let _ = writeln!(text, "    - Lamp number {at} -> Lamp {at}");
    }
    for at in 0..steps {
        let _ = write!(text, "\nstep Lamp {at}\n  say Lamp number {at} is a good one.\n  go to Goodbye\n");
    }
    lone(&text)
}

/// A chain of conditions over all options of a question.
pub(super) fn full_chain(lines: usize) -> Vec<File> {
    let options = lines / 3;
    let mut text = "  ask pick: Which one?\n    paged\n".to_owned();
    for at in 0..options {
        let _ = writeln!(text, "    - Lamp number {at} [lamp{at}]");
    }
    for at in 0..options {
        let word = if at == 0 { "if" } else { "else if" };
        let _ = writeln!(text, "  {word} pick is lamp{at}\n    say Number {at} is a good one.");
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// Condition after condition on one answer.
pub(super) fn ifs(lines: usize) -> Vec<File> {
    let mut text = "  ask pick: Which one?\n    - A [a]\n    - B [b]\n    - C [c]\n".to_owned();
    for at in 0..lines / 4 {
        let _ = writeln!(text, "  if pick is {}\n    say Yes, {at}.\n  else\n    say No, {at}.", ["a", "b", "c"][at % 3]);
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// Condition after condition on one number.
pub(super) fn numbers(lines: usize) -> Vec<File> {
    let mut text = "  ask age (whole number): How old?\n".to_owned();
    for at in 0..lines / 2 {
        let _ = writeln!(text, "  if age is at least {at}\n    say More than {at}.");
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// One line with all the conditions.
pub(super) fn long_condition(lines: usize) -> Vec<File> {
    let parts: Vec<String> = (0..lines).map(|at| format!("age is {at}")).collect();
    lone(&format!("  ask age (whole number): How old?\n  if {}\n    say I see.\n  go to Goodbye\n", parts.join(" or ")))
}

/// Thousands of small flows, each leading to the next.
pub(super) fn flows(lines: usize) -> Vec<File> {
    let flows = lines / 10;
    let flow = |at: usize| {
        let next = (at + 1) % flows;
        let text = format!(
            "flow Part {at}\n  starts on words part {at}\n  when unclear 3 times -> Done\n\nstep Hello\n  say I'm the lamp bot.\n  ask a{at}: On?\n    \
             - Yes -> Part {next}\n    - No -> Done\n\nstep Done\n  say Bye, write \"part {at}\" any time.\n  end\n"
        );
        (format!("flows/part-{at:05}.flow"), text)
    };
    (0..flows).map(flow).collect()
}

/// Thousands of small flows, each done by the one before.
pub(super) fn flows_done(lines: usize) -> Vec<File> {
    let flows = lines / 8;
    let flow = |at: usize| {
        let mut text = format!("flow Part {at}\n  takes guests (whole number)\n  gives thanks\n\nstep Start\n");
        if at == 0 {
            text = "flow Part 0\n  starts on words parts\n\nstep Start\n  say I'm the lamp bot.\n  set guests to 3\n".to_owned();
        }
        match at + 1 < flows {
            true => {
                let _ = write!(text, "  do Part {}\n    with guests\n    keep thanks\n", at + 1);
            }
            false => text.push_str("  set thanks to guests\n"),
        }
        if at == 0 {
            text.push_str("  say {thanks}\n");
        }
        (format!("flows/part-{:05}.flow", flows - at), text + "  end\n")
    };
    (0..flows).map(flow).collect()
}

/// Each value is set from the one that is set in the line below.
pub(super) fn set_from_the_next(lines: usize) -> Vec<File> {
    let mut text = format!("  go to Step {}\n", lines / 3 - 1);
    for at in 0..lines / 3 {
        let (from, next) = match at + 1 < lines / 3 {
            true => (format!("v{}", at + 1), at),
            false => ("1".to_owned(), at),
        };
        let next = if next == 0 { "Goodbye".to_owned() } else { format!("Step {}", next - 1) };
        let _ = write!(text, "\nstep Step {at}\n  set v{at} to {from}\n  go to {next}\n");
    }
    lone(&text)
}

/// Bubble after bubble, a pause now and then.
pub(super) fn sayings(lines: usize) -> Vec<File> {
    let mut text = String::new();
    for at in 0..lines / 4 {
        let _ = writeln!(
            text,
            "  say Here is sentence number {at} of a long, long story about lamps.\n  say And more.\n  typing 2 seconds\n  wait 1 minute"
        );
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// One form with all the questions.
pub(super) fn form(lines: usize) -> Vec<File> {
    let mut text = "  form lead\n    when cancelled -> Goodbye\n".to_owned();
    for at in 0..lines / 2 {
        let _ = writeln!(text, "    ask f{at} (text): What about {at}?\n    say Thank you for {{f{at}}}.");
    }
    lone(&(text + "  submit lead\n  go to Goodbye\n"))
}

/// A consent at every step, and a question that hangs on it.
pub(super) fn consents(lines: usize) -> Vec<File> {
    let mut text = String::new();
    for at in 0..lines / 4 {
        let _ = writeln!(
            text,
            "  ask ok{at} (consent): May we keep answer {at}?\n    when no -> Goodbye\n  ask mail{at} (email): Where to write about {at}?\n    keep as contact.mail{at}"
        );
    }
    lone(&(text + "  go to Goodbye\n"))
}

/// A topic for every few lines.
pub(super) fn topics(lines: usize) -> Vec<File> {
    let topics: Vec<String> = (0..lines / 6).map(|at| format!("news{at}")).collect();
    let mut text = String::new();
    for (at, topic) in topics.iter().enumerate() {
        let _ = writeln!(
            text,
            "  ask ok{at} (consent): May we write about {at}?\n    when yes\n      subscribe {topic}\n    when no\n      say All right.\n  say Next."
        );
    }
    let mut files = lone(&(text + "  go to Goodbye\n"));
    let settings = format!("name: Lamps\nlanguages: [en]\nchannels: [whatsapp]\nretention: 30 days\ntopics: [{}]\n", topics.join(", "));
    files.push(("botflow.yaml".to_owned(), settings));
    files
}

/// Flows that start on many words each.
pub(super) fn start_words(lines: usize) -> Vec<File> {
    let flow = |at: usize| {
        let words: Vec<String> = (0..40).map(|word| format!("word {at} {word}")).collect();
        let text = format!("flow Part {at}\n  starts on words {}\n\nstep Hello\n  say I'm the lamp bot.\n  end\n", words.join(", "));
        (format!("flows/part-{at:05}.flow"), text)
    };
    (0..lines / 6).map(flow).collect()
}

/// Twenty languages.
pub(super) fn languages(lines: usize) -> Vec<File> {
    let tags = ["en", "de", "fr", "es", "it", "pt", "nl", "da", "sv", "nb", "fi", "pl", "cs", "sk", "hu", "ro", "bg", "el", "tr", "uk"];
    let (mut text, mut strings) = (String::new(), String::new());
    for at in 0..lines / 4 {
        let _ = writeln!(text, "  say Here is sentence {at}.\n  ask q{at}: Like it, {at}?\n    - Yes [yes]\n    - No [no]");
        for (kind, said) in [("say", format!("Here is sentence {at}.")), ("ask", format!("Like it, {at}?"))] {
            let _ = writeln!(strings, "msgctxt \"Long / Hello / {kind}\"\nmsgid \"{said}\"\nmsgstr \"{said}\"\n");
        }
    }
    let mut files = lone(&(text + "  go to Goodbye\n"));
    files
        .push(("botflow.yaml".to_owned(), format!("name: Lamps\nlanguages: [{}]\nchannels: [web]\nretention: 30 days\n", tags.join(", "))));
    files.extend(tags.iter().skip(1).map(|tag| (format!("strings/{tag}.po"), strings.clone())));
    files
}

/// Flows, and as many tests in files of their own.
pub(super) fn tests(lines: usize) -> Vec<File> {
    let mut files = flows(lines / 2);
    for at in 0..files.len() {
        let text = format!("test Part {at}\n  customer says part {at}\n  customer picks Yes\n  expect a{at} is yes\n  customer picks No\n");
        files.push((format!("tests/part-{at:05}.flow"), text));
    }
    files
}
