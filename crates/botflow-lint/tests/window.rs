//! How long ago the customer wrote, who agreed to be written to: what is found, at which line, and what is not.

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;

/// Codes with their lines (of the file they stand in), in order; only those of the rules in question.
fn found(example: &str) -> Vec<String> {
    let analysis = analyse(ProjectFiles::from_example(example));
    let spot = |finding: &botflow_source::Finding| {
        let text = &analysis.sources[finding.span.file].text;
        format!("{} {}", finding.page.code, LineIndex::new(text).position(text, finding.span.start).line)
    };
    let ours = ["P501", "P502", "P503", "P510", "P513", "P514"];
    let all = lint(&analysis);
    let broken = all.iter().find(|finding| finding.page.code.starts_with(['S', 'N', 'T']));
    assert!(broken.is_none(), "the example itself: {broken:?}");
    all.iter().filter(|finding| ours.contains(&finding.page.code)).map(spot).collect()
}

const YAML: &str = "--- botflow.yaml
name: Lamps
channels: [whatsapp, telegram]
languages: [en]
teams: [Desk]
topics: [news]
templates:
  hello: {category: utility, text: \"The lamp bot here.\"}
  offer: {category: marketing, text: \"The lamp bot here: new lamps.\"}
calendars:
  Shop: {hours: Mon-Sat 10:00-18:00, slot: 30 minutes}
";

/// A project whose flow begins with these lines in line 6, and a further step *Bye*.
fn project(lines: &str) -> String {
    format!(
        "{YAML}--- flows/a.flow\nflow Lamps\n  starts on welcome\n  starts on anything else\n\nstep Hi\n{lines}\n\nstep Bye\n  say Bye.\n  end\n"
    )
}

#[track_caller]
fn only(example: &str, expected: &[&str]) {
    assert_eq!(found(example), expected, "{example}");
}

#[test]
fn exactly_a_day_is_in_time_and_a_second_more_is_not() {
    only(&project("  say Hello, I'm a bot.\n  wait 24 hours\n  say Still there?\n  end"), &[]);
    only(&project("  say Hello, I'm a bot.\n  wait 1 day\n  say Still there?\n  end"), &[]);
    only(&project("  say Hello, I'm a bot.\n  wait 24 hours\n  wait 1 minute\n  say Still there?\n  end"), &["P501 9"]);
    only(&project("  say Hello, I'm a bot.\n  wait 2 days\n  say Still there?\n  say One thing more.\n  end"), &["P501 8"]);
    only(&project("  say Hello, I'm a bot.\n  wait until now + 2 days\n  say Still there?\n  end"), &["P501 8"]);
    only(&project("  say Hello, I'm a bot.\n  wait until tomorrow\n  say Still there?\n  end"), &["P501 8"]);
    only(&project("  say Hello, I'm a bot.\n  wait until now + 5 hours\n  say Still there?\n  end"), &[]);
}

#[test]
fn a_template_or_another_channel_may_come_late() {
    only(&project("  say Hello, I'm a bot.\n  wait 3 days\n  template hello\n  end"), &[]);
    only(&project("  say Hello, I'm a bot.\n  wait 3 days\n  on telegram\n    say Still there?\n  end"), &[]);
    only(
        &project("  say Hello, I'm a bot.\n  wait 3 days\n  on whatsapp\n    template hello\n  on telegram\n    say Still there?\n  end"),
        &[],
    );
    only(&project("  say Hello, I'm a bot.\n  wait 3 days\n  on whatsapp\n    say Still there?\n  end"), &["P501 9"]);
    only(&project("  say Hello, I'm a bot.\n  wait 3 days\n  template hello\n  say And one thing more.\n  end"), &["P501 9"]);
}

#[test]
fn an_answer_a_tap_and_a_person_begin_anew() {
    let ask = "  ask: How are you?\n    - Fine\n    - Well\n    when unclear 2 times -> Bye\n";
    only(&project(&format!("  wait 20 hours\n{ask}  wait 20 hours\n  say Good.\n  end")), &[]);
    only(&project(&format!("  wait 2 days\n  template hello\n{}  say Good.\n  end", ask)), &["P501 8"]);
    let desk = "  wait 20 hours\n  hand over to Desk\n    say A colleague comes.\n    when nobody free after 10 hours -> Nobody\n    when back -> Bye\n";
    only(&project(&format!("{desk}\nstep Nobody\n  say Nobody is free.\n  end")), &["P501 13"]);
    let back = desk.replace("after 10 hours", "after 1 hour");
    only(&project(&format!("{back}\nstep Nobody\n  say Nobody is free.\n  end")), &[]);
}

#[test]
fn no_reply_counts_from_when_the_question_was_asked() {
    let nudges = |first: &str, second: &str| {
        format!(
            "  ask: How are you?\n    - Fine -> Bye\n    - Well -> Bye\n    when unclear 2 times -> Bye\n    when no reply after {first}\n      say No hurry.\n    when no reply after {second}\n      say Still no hurry.\n  end"
        )
    };
    // Two nudges of one question do not add up.
    only(&project(&nudges("20 hours", "23 hours").replace("\n  end", "")), &[]);
    only(&project(&nudges("20 hours", "25 hours").replace("\n  end", "")), &["P501 13"]);
}

#[test]
fn a_quick_way_makes_it_a_warning() {
    let lines = |time: &str| {
        format!(
            "  ask: When?\n    - Now -> Tip\n    - Later -> Later\n    when unclear 2 times -> Bye\n\nstep Later\n  wait {time}\n  go to Tip\n\nstep Tip\n  say Dust it dry.\n  end"
        )
    };
    only(&project(&lines("3 days")), &["P502 16"]);
    only(&project(&lines("3 hours")), &[]);
}

#[test]
fn a_loop_that_waits_has_no_bound_but_one_that_asks_has() {
    let around = "  say Hello, I'm a bot.\n  go to Again\n\nstep Again\n  wait 2 hours\n  say Still there?\n  go to Again";
    only(&project(around), &["P502 11"]);
    let asks = "  say Hello, I'm a bot.\n  go to Again\n\nstep Again\n  wait 20 hours\n  ask: Still there?\n    - Yes -> Again\n    - No -> Bye\n    when unclear 2 times -> Bye";
    only(&project(asks), &[]);
}

#[test]
fn do_adds_what_the_flow_it_runs_waits() {
    let run = |inner: &str| format!("--- flows/b.flow\nflow Rest\n\nstep In\n{inner}  end\n");
    let outer = project("  wait 20 hours\n  do Rest\n  say Back again.\n  end");
    only(&format!("{outer}{}", run("  wait 3 hours\n")), &[]);
    only(&format!("{outer}{}", run("  wait 5 hours\n")), &["P501 8"]);
    let asks = "  ask: Ready?\n    - Yes\n    - No\n    when unclear 2 times -> Off\n  wait 5 hours\n";
    only(&format!("{outer}{}\nstep Off\n  say Off.\n  end\n", run(asks)), &[]);
}

#[test]
fn reminders_and_events_are_late() {
    let book = "  book visit at Shop\n    for 30 minutes\n    ask: When?\n    when full -> Bye\n    when unclear 2 times -> Bye\n  remind 1 day before visit.start\n";
    only(&project(&format!("{book}    say See you tomorrow.\n  end")), &["P501 12"]);
    only(&project(&format!("{book}    template hello\n  end")), &[]);
    let event = |guard: &str, lines: &str| {
        format!(
            "{}--- flows/e.flow\nflow Shipped\n  starts on event shipped\n{guard}\nstep In\n{lines}  end\n",
            project("  say I'm a bot.\n  end")
        )
    };
    let agreed = "    only if subscribed to news\n";
    only(&event(agreed, "  say It is on its way.\n"), &["P501 6"]);
    only(&event(agreed, "  template hello\n"), &[]);
    only(&event("", "  template offer\n"), &["P510 5"]);
    only(&event("", "  if subscribed to news\n    template offer\n"), &[]);
    only(&event("", "  if contact.language is known\n    template offer\n"), &["P510 6"]);
}

#[test]
fn marketing_later_needs_a_kept_yes() {
    let ask = "  ask ok (consent): May we write to you?\n    keep as contact.ok\n    unless known\n    when no -> Bye\n    when unclear 2 times -> Bye\n";
    only(&project(&format!("{ask}  wait 2 days\n  if contact.ok\n    template offer\n  end")), &[]);
    // Who refused last week is not asked again, and would get it.
    only(&project(&format!("{ask}  wait 2 days\n  template offer\n  end")), &["P510 12"]);
    only(&project("  say I'm a bot.\n  wait 2 days\n  template offer\n  end"), &["P510 8"]);
    only(&project("  say I'm a bot.\n  wait 2 days\n  template hello\n  end"), &[]);
    only(&project("  say I'm a bot.\n  wait 2 days\n  if subscribed to news\n    template offer\n  end"), &[]);
}

#[test]
fn subscribe_stands_behind_a_yes() {
    let ask = "  ask ok (consent): May we write to you?\n    when unclear 2 times -> Bye\n";
    only(&project(&format!("{ask}  if ok\n    subscribe news\n  end")), &[]);
    only(&project(&format!("{ask}    when yes\n      subscribe news\n  end")), &[]);
    only(&project(&format!("{ask}    when no -> Bye\n  subscribe news\n  end")), &[]);
    only(&project(&format!("{ask}  subscribe news\n  end")), &["P510 8"]);
    only(&project("  say I'm a bot.\n  subscribe news\n  end"), &["P510 7"]);
    // Another consent, answered later, is the one that is kept as proof.
    let other = "  ask data (consent): And keep your answers?\n    when unclear 2 times -> Bye\n";
    only(&project(&format!("{ask}    when no -> Bye\n{other}  subscribe news\n  end")), &["P510 11"]);
}
