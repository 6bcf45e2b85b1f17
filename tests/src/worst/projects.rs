//! Projects with thousands of files, settings, rows, texts and tests.

use std::fmt::Write;

use super::{File, lone};

const HEAD: &str = "name: Lamps\nlanguages: [en]\nchannels: [messenger, whatsapp, telegram, web]\nretention: 30 days\n";

/// Flows that all do others: no order among them.
pub(super) fn flows_in_knots(lines: usize) -> Vec<File> {
    let flows = (lines / 14).max(2);
    let flow = |at: usize| {
        let mut text = format!(
            "flow Part {at}\n  starts on words part {at}\n\nstep Start\n  say I'm the lamp bot.\n  ask q{at} (yes/no): On, {at}?\n    when unclear 2 times -> Out\n  if q{at}\n"
        );
        for door in 1..=3_usize {
            let _ = writeln!(text, "    do Part {}", (at + door * door * door) % flows);
        }
        (format!("flows/part-{at:05}.flow"), text + "  go to Out\n\nstep Out\n  say Bye.\n  end\n")
    };
    (0..flows).map(flow).collect()
}

/// One flow that does all the others.
pub(super) fn flows_done_by_one(lines: usize) -> Vec<File> {
    let flows = lines / 6;
    let flow = |at: usize| {
        let text = format!("flow Part {at}\n  gives thanks\n\nstep Start\n  set thanks to {at}\n  end\n");
        (format!("flows/part-{at:05}.flow"), text)
    };
    let mut files: Vec<File> = (0..flows).map(flow).collect();
    let all: String = (0..flows).map(|at| format!("  do Part {at}\n    keep thanks as t{at}\n  say {{t{at}}}\n")).collect();
    files.extend(lone(&(all + "  go to Goodbye\n")));
    files
}

/// One flow that all the others do.
pub(super) fn flow_done_by_all(lines: usize) -> Vec<File> {
    let flow = |at: usize| {
        let text = format!(
            "flow Part {at}\n  starts on words part {at}\n\nstep Start\n  say I'm the lamp bot.\n  do Thanks\n    keep thanks\n  say {{thanks}}\n  end\n"
        );
        (format!("flows/part-{at:05}.flow"), text)
    };
    let mut files: Vec<File> = (0..lines / 9).map(flow).collect();
    let thanks = "flow Thanks\n  gives thanks\n\nstep Start\n  ask thanks (text): What do you say?\n    when unclear 2 times -> Out\n  end\n\nstep Out\n  set thanks to \"thanks\"\n  end\n";
    files.push(("flows/thanks.flow".to_owned(), thanks.to_owned()));
    files
}

/// One test with all the lines.
pub(super) fn long_test(lines: usize) -> Vec<File> {
    let rounds = lines / 6;
    let mut text = "  go to Round\n\nstep Round\n  ask pick: Once more?\n    - Yes -> Round\n    - No -> Goodbye\n".to_owned();
    text.push_str("\nstep Goodbye\n  say Bye.\n  end\n\ntest Long\n  customer says long\n");
    for _ in 0..rounds {
        text.push_str("  customer picks Yes\n  bot asks Once more?\n  bot offers Yes, No\n  after 1 minute\n  expect at Round\n");
    }
    let head = "flow Long\n  starts on words long\n  when unclear 3 times -> Goodbye\n\nstep Hello\n  say Hello, I'm the lamp bot.\n";
    vec![("long.flow".to_owned(), format!("{head}{text}"))]
}

/// A catalog with all the rows.
pub(super) fn catalog_rows(lines: usize) -> Vec<File> {
    let rows: String = (0..lines).map(|at| format!("Lamp {at},{} EUR,yes,https://example.com/{at}.jpg\n", at + 1)).collect();
    recommending(1, format!("name,price,in_stock,photo\n{rows}"))
}

/// A catalog asked again and again.
pub(super) fn catalog_asked(lines: usize) -> Vec<File> {
    recommending(lines / 11, "name,price,in_stock,photo\nLamp,10 EUR,yes,https://example.com/1.jpg\n".to_owned())
}

fn recommending(times: usize, rows: String) -> Vec<File> {
    let mut text = "  ask budget (money): How much, at most?\n".to_owned();
    for at in 0..times {
        let _ = writeln!(
            text,
            "  recommend up to 3 lamps as picks{at}\n    only if in_stock\n    if possible price is at most budget\n    prefer price is at least {at} EUR by 2\n    first cheapest\n    \
             card {{name}}\n      line {{price}}\n      image {{photo}}\n      button This -> Goodbye\n    when nothing fits -> Goodbye\n  say That was {at}."
        );
    }
    let mut files = lone(&(text + "  go to Goodbye\n"));
    let fields = "{name: text, price: money, in_stock: yes/no, photo: link}";
    files.push(("botflow.yaml".to_owned(), format!("{HEAD}catalogs:\n  lamps: {{file: data/lamps.csv, fields: {fields}}}\n")));
    files.push(("data/lamps.csv".to_owned(), rows));
    files
}

/// One `recommend` with all the conditions.
pub(super) fn catalog_conditions(lines: usize) -> Vec<File> {
    let mut text = "  ask budget (money): How much, at most?\n  recommend up to 3 lamps as picks\n".to_owned();
    for at in 0..lines / 3 {
        let _ = writeln!(
            text,
            "    only if price is not {at} EUR\n    if possible price is at most {} EUR\n    prefer price is at least {at} EUR by 2",
            at + 5
        );
    }
    text.push_str(
        "    card {name}\n      line {price}\n    when nothing fits -> Goodbye\n  say That is below {budget}.\n  go to Goodbye\n",
    );
    let mut files = lone(&text);
    files.push((
        "botflow.yaml".to_owned(),
        format!("{HEAD}catalogs:\n  lamps: {{file: data/lamps.csv, fields: {{name: text, price: money}}}}\n"),
    ));
    files.push(("data/lamps.csv".to_owned(), "name,price\nLamp,10 EUR\nLight,20 EUR\n".to_owned()));
    files
}

/// Calendars, actions, teams, templates and catalogs, each used once.
pub(super) fn settings(lines: usize) -> Vec<File> {
    let count = lines / 12;
    let each = |line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    let settings = format!(
        "{HEAD}teams: [{}]\ncalendars:\n{}actions:\n{}templates:\n{}",
        (0..count).map(|at| format!("Team {at}")).collect::<Vec<_>>().join(", "),
        each(&|at| format!("  Room {at}: {{hours: Mon-Sat 10:00-18:00, slot: 30 minutes, place: Street {at}}}\n")),
        each(&|at| format!(
            "  ask_{at}: {{url: https://api.example.com/{at}, method: POST, takes: {{box: text}}, gives: {{left: whole number}}, timeout: 5 seconds, try: {{left: 3}}}}\n"
        )),
        each(&|at| format!(
            "  here_{at}: {{channels: [whatsapp], languages: [en], category: utility, text: \"Parcel {{box}} of {at} is here.\", values: {{box: text}}}}\n"
        )),
    );
    let mut text = "  ask box (text): Which box?\n".to_owned();
    for at in 0..count {
        let _ = writeln!(
            text,
            "  call ask_{at}\n    with box\n    when failed -> Goodbye\n  book visit{at} at Room {at}\n    when full -> Goodbye\n  on whatsapp\n    template here_{at}\n      with box\n  \
             hand over to Team {at}\n    when nobody free after 10 minutes -> Goodbye\n  say It's the lamp bot again, {at}."
        );
    }
    let mut files = lone(&(text + "  go to Goodbye\n"));
    files.push(("botflow.yaml".to_owned(), settings));
    files
}

/// One flow that all the words, links and ads start.
pub(super) fn starts(lines: usize) -> Vec<File> {
    let mut text = "flow Long\n".to_owned();
    for at in 0..lines / 4 {
        let _ = writeln!(
            text,
            "  starts on words long {at}\n  starts on link long-{at}\n  starts on ad long-{at}\n  starts on text like L{at}-### as code{at}"
        );
    }
    vec![("long.flow".to_owned(), text + "\nstep Hello\n  say Hello, I'm the lamp bot.\n  end\n")]
}

/// Flows that begin with an event, with values of their own.
pub(super) fn events(lines: usize) -> Vec<File> {
    let flow = |at: usize| {
        let text = format!(
            "flow Part {at}\n  starts on event part_{at}\n    with box{at} (text)\n\nstep Hello\n  if subscribed to news\n    say It's the lamp bot: {{box{at}}} is here. Write \"stop\" to hear no more.\n  end\n"
        );
        (format!("flows/part-{at:05}.flow"), text)
    };
    let mut files: Vec<File> = (0..lines / 8).map(flow).collect();
    files.push(("botflow.yaml".to_owned(), format!("{HEAD}topics: [news]\n")));
    files
}

/// Flows that take and give twenty values each.
pub(super) fn takes(lines: usize) -> Vec<File> {
    let flows = lines / 82;
    let all = |of: &dyn Fn(usize) -> String| (0..20).map(of).collect::<Vec<_>>().join(", ");
    let lines = |of: &dyn Fn(usize) -> String| (0..20).map(of).collect::<String>();
    let sets = lines(&|at| format!("  set b{at} to a{at} + 1\n"));
    let head = format!("  takes {}\n  gives {}\n", all(&|at| format!("a{at} (whole number)")), all(&|at| format!("b{at}")));
    let part = |flow: usize| (format!("part-{flow:05}.flow"), format!("flow Part {flow}\n{head}\nstep Start\n{sets}  end\n"));
    let done = |flow: usize| {
        let passed = lines(&|at| format!("    with {at} as a{at}\n    keep b{at} as b{flow}_{at}\n"));
        format!("  do Part {flow}\n{passed}{}", lines(&|at| format!("  say {{b{flow}_{at}}}\n")))
    };
    let mut files = lone(&((0..flows).map(done).collect::<String>() + "  go to Goodbye\n"));
    files.extend((0..flows).map(part));
    files
}

/// Flows that are called the same, steps that are called the same.
pub(super) fn same_titles(lines: usize) -> Vec<File> {
    let flow = |at: usize| {
        let text = format!(
            "flow Part\n  starts on words part\n\nstep Hello\n  say I'm the lamp bot, {at}.\n  go to Hello\n\nstep Hello\n  say Again.\n  end\n"
        );
        (format!("flows/part-{at:05}.flow"), text)
    };
    (0..lines / 10).map(flow).collect()
}

/// Steps that were once called something else.
pub(super) fn renamed(lines: usize) -> Vec<File> {
    let steps = lines / 5;
    let mut text = "  go to Room 0\n".to_owned();
    for at in 0..steps {
        let next = if at + 1 < steps { format!("Room {}", at + 1) } else { "Goodbye".to_owned() };
        let _ = write!(text, "\nstep Room {at}\n  was Chamber {at}\n  say This is room {at}.\n  go to {next}\n");
    }
    lone(&text)
}

/// What each flow keeps, and for how long.
pub(super) fn kept(lines: usize) -> Vec<File> {
    let mut text = "flow Long\n  starts on words long\n  when unclear 3 times -> Goodbye\n".to_owned();
    (0..lines / 3).for_each(|at| text.push_str(&format!("  keeps mail{at} for 90 days because we write about {at}\n")));
    text.push_str(
        "\nstep Hello\n  say Hello, I'm the lamp bot.\n  ask ok (consent): May we keep your addresses?\n    when no -> Goodbye\n",
    );
    (0..lines / 3)
        .for_each(|at| text.push_str(&format!("  ask mail{at} (email): Where to write about {at}?\n    keep as contact.mail{at}\n")));
    vec![("long.flow".to_owned(), text + "  go to Goodbye\n\nstep Goodbye\n  say Bye.\n  end\n")]
}

/// Steps, and tests that look where they are.
pub(super) fn tests_at_steps(lines: usize) -> Vec<File> {
    let steps = lines / 8;
    let mut text = "  go to Room 0\n".to_owned();
    for at in 0..steps {
        let next = if at + 1 < steps { format!("Room {}", at + 1) } else { "Goodbye".to_owned() };
        let _ = write!(text, "\nstep Room {at}\n  ask q{at}: On, {at}?\n    - Yes -> {next}\n    - No -> Goodbye\n");
    }
    text.push_str("\nstep Goodbye\n  say Bye.\n  end\n\ntest Long\n  customer says long\n");
    (0..steps).for_each(|at| text.push_str(&format!("  expect at Room {at}\n  customer picks Yes\n")));
    let head = "flow Long\n  starts on words long\n  when unclear 3 times -> Goodbye\n\nstep Hello\n  say Hello, I'm the lamp bot.\n";
    vec![("long.flow".to_owned(), format!("{head}{text}"))]
}
