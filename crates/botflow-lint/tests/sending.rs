//! Times and templates of what nobody asked for, files that are too big, menus without a way back: where it is found, and where it is not.

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;

const BYE: &str = "\n\nstep Bye\n  say Bye. Write \"stop\" and I won't write again.\n  end\n";

/// A project whose flow has these lines, counted from 1.
fn project(settings: &str, lines: &str) -> String {
    format!(
        "--- botflow.yaml\nname: Lamps\nchannels: [web]\nlanguages: [en]\nteams: {{Desk: {{hours: Mon-Fri 9:00-18:00}}}}\ntopics: [news]\ncalendars:\n  Shop: {{hours: Mon-Sat 10:00-18:00, slot: 30 minutes}}\n  Early: {{hours: Mon-Sat 6:00-12:00, slot: 30 minutes}}\n{settings}\n--- flows/a.flow\nflow Lamps\n  starts on welcome\n  starts on anything else\n\nstep Hi\n{lines}{BYE}"
    )
}

/// The lines at which a code is found.
fn at(code: &str, example: &str) -> Vec<u32> {
    let analysis = analyse(ProjectFiles::from_example(example));
    let all = lint(&analysis);
    let broken = all.iter().find(|finding| finding.page.code.starts_with(['S', 'N']));
    assert!(broken.is_none(), "the example itself: {broken:?}");
    let line = |finding: &botflow_source::Finding| {
        let text = &analysis.sources[finding.span.file].text;
        LineIndex::new(text).position(text, finding.span.start).line.saturating_sub(5)
    };
    all.iter().filter(|finding| finding.page.code == code).map(line).collect()
}

fn often(limit: &str, lines: &str) -> Vec<u32> {
    at("P513", &project(&format!("sending: {{at most: {limit}}}"), lines))
}

fn night(lines: &str) -> Vec<u32> {
    at("P514", &project("sending: {quiet: 21:00-8:00}", lines))
}

const SAY: &str = "  say The lamp bot here. Write \"stop\" and I won't write again.\n";

#[test]
fn so_many_messages_in_so_many_days() {
    let three = |second: &str, third: &str| format!("  say Hi.\n  wait 1 day\n{SAY}  wait {second}\n{SAY}  wait {third}\n{SAY}  end");
    assert_eq!(often("2 a week", &three("3 days", "3 days")), [7]);
    assert_eq!(often("2 a week", &three("3 days", "4 days")), Vec::<u32>::new(), "exactly a week later is in time");
    assert_eq!(often("3 a week", &three("3 days", "3 days")), Vec::<u32>::new());
    assert_eq!(often("1 a day", &three("3 hours", "3 days")), [5]);
    // Several bubbles at once are one message, and a pause in the conversation is none.
    assert_eq!(often("1 a day", &format!("  say Hi.\n  wait 1 day\n{SAY}{SAY}{SAY}  end")), Vec::<u32>::new());
    assert_eq!(often("1 a day", &format!("  say Hi.\n  wait 10 minutes\n{SAY}  wait 5 minutes\n{SAY}  end")), Vec::<u32>::new());
    assert_eq!(at("P513", &project("", &three("1 hour", "1 hour"))), Vec::<u32>::new(), "only where the project says so");
}

#[test]
fn a_loop_that_waits_comes_round_too_often() {
    let round = |wait: &str| format!("  say Hi.\n  go to Round\n\nstep Round\n  wait {wait}\n{SAY}  go to Round");
    assert_eq!(often("2 a week", &round("2 days")), [6]);
    assert_eq!(often("2 a week", &round("4 days")), Vec::<u32>::new());
}

#[test]
fn whoever_answers_is_in_a_conversation() {
    let asks = |lines: &str| {
        format!(
            "  say Hi.\n  wait 1 day\n  ask: More?\n    - Yes -> Next\n    - No -> Bye\n    when unclear 2 times -> Bye\n\nstep Next\n{lines}  end"
        )
    };
    assert_eq!(often("1 a week", &asks(&format!("  wait 1 day\n{SAY}"))), Vec::<u32>::new());
    assert_eq!(often("1 a week", &asks(&format!("  wait 1 day\n{SAY}  wait 1 day\n{SAY}"))), [12]);
}

#[test]
fn reminders_of_one_booking_are_counted_together() {
    let book = |reminders: &str| {
        format!("  book visit at Shop\n    when full -> Bye\n    when unclear 2 times -> Bye\n{reminders}  say See you.\n  end")
    };
    let remind = |before: &str| {
        format!("  remind {before} before visit.start\n    say The lamp bot: see you soon. Write \"stop\" and I won't write again.\n")
    };
    let two = |one: &str, other: &str| book(&format!("{}{}", remind(one), remind(other)));
    assert_eq!(often("1 a day", &two("20 hours", "2 hours")), [6]);
    assert_eq!(often("1 a day", &two("3 days", "2 hours")), Vec::<u32>::new());
    assert_eq!(often("2 a day", &two("20 hours", "2 hours")), Vec::<u32>::new());
}

#[test]
fn at_night_means_at_an_hour_that_is_kept_quiet() {
    let after = |wait: &str| night(&format!("  say Hi.\n  wait {wait}\n{SAY}  end"));
    assert_eq!(after("2 days"), [3]);
    assert_eq!(after("10 minutes"), Vec::<u32>::new(), "a pause in the conversation");
    assert_eq!(after("until tomorrow"), Vec::<u32>::new());
    assert_eq!(after("until today + 3 days"), Vec::<u32>::new());
    assert_eq!(after("until tomorrow + 18 hours"), Vec::<u32>::new());
    assert_eq!(after("until tomorrow + 22 hours"), [3]);
    assert_eq!(after("until 7:00"), [3]);
    assert_eq!(after("until now + 3 days"), [3]);
    // Whole days after a morning it is morning again; half a day after it is night.
    assert_eq!(night(&format!("  say Hi.\n  wait until tomorrow\n{SAY}  wait 3 days\n{SAY}  end")), Vec::<u32>::new());
    assert_eq!(night(&format!("  say Hi.\n  wait until tomorrow\n{SAY}  wait 13 hours\n{SAY}  end")), [5]);
    assert_eq!(at("P514", &project("", &format!("  say Hi.\n  wait 2 days\n{SAY}  end"))), Vec::<u32>::new());
}

#[test]
fn a_team_that_is_there_is_awake() {
    let guarded = format!("  say Hi.\n  wait 2 days\n  if Desk is open\n  {SAY}  else\n    wait until tomorrow\n  {SAY}  end");
    assert_eq!(night(&guarded), Vec::<u32>::new());
    assert_eq!(night(&guarded.replace("if Desk is open", "if not Desk is open")), [4]);
}

#[test]
fn reminders_come_at_the_hours_of_their_calendar() {
    let remind = |calendar: &str, before: &str| {
        night(&format!(
            "  book visit at {calendar}\n    when full -> Bye\n    when unclear 2 times -> Bye\n  remind {before} before visit.start\n    say The lamp bot: see you soon. Write \"stop\" and I won't write again.\n  end"
        ))
    };
    assert_eq!(remind("Shop", "1 day"), Vec::<u32>::new());
    assert_eq!(remind("Shop", "2 hours"), Vec::<u32>::new());
    assert_eq!(remind("Shop", "3 hours"), [5]);
    assert_eq!(remind("Early", "1 day"), [5]);
}

#[test]
fn events_come_at_any_hour() {
    let event = |lines: &str| {
        format!(
            "{}--- flows/b.flow\nflow Order\n  starts on event shipped\n    only if subscribed to news\n\nstep Tell\n{lines}  end\n",
            project("sending: {quiet: 21:00-8:00}", "  say Hi.\n  end")
        )
    };
    assert_eq!(at("P514", &event(SAY)), [1]);
    assert_eq!(at("P514", &event(&format!("  wait until tomorrow\n{SAY}"))), Vec::<u32>::new());
}

#[test]
fn an_offer_under_a_tag() {
    let template = |extra: &str, text: &str| {
        at(
            "P503",
            &format!(
                "--- botflow.yaml\nname: Lamps\nchannels: [messenger]\nlanguages: [en]\ntopics: [news]\ntemplates:\n  t: {{channels: [messenger], {extra}, text: '{text}'}}\n--- flows/a.flow\nflow Lamps\n  starts on welcome\n  starts on anything else\n\nstep Hi\n  say I am the lamp bot.\n  end\n"
            ),
        )
    };
    let tagged = "category: utility, tag: CUSTOMER_FEEDBACK";
    assert_eq!(template(tagged, "How was it? Here is a voucher."), [1]);
    assert_eq!(template("category: marketing, tag: CUSTOMER_FEEDBACK", "How was it?"), [1]);
    assert_eq!(template(tagged, "How was it? We have an offer for you to rate us."), Vec::<u32>::new());
    assert_eq!(template("category: marketing", "Here is a voucher."), Vec::<u32>::new());
    // Retired: that is another finding.
    assert_eq!(template("category: utility, tag: ACCOUNT_UPDATE", "Here is a voucher."), Vec::<u32>::new());
}

#[test]
fn a_file_that_is_too_big_for_a_channel() {
    let example = |channels: &str, lines: &str| {
        at(
            "C409",
            &format!(
                "--- botflow.yaml\nname: Lamps\nchannels: [{channels}]\nlanguages: [en]\n--- img/five.jpg (5 MB)\n--- img/six.jpg (6 MB)\n--- v/big.mp4 (17 MB)\n--- flows/a.flow\nflow Lamps\n  starts on welcome\n  starts on anything else\n\nstep Hi\n  say I am the lamp bot.\n{lines}\n  end\n"
            ),
        )
    };
    assert_eq!(example("whatsapp", "    image img/six.jpg"), [2]);
    assert_eq!(example("whatsapp", "    image img/five.jpg"), Vec::<u32>::new(), "5 MB are allowed");
    assert_eq!(example("messenger", "    image img/six.jpg"), Vec::<u32>::new());
    assert_eq!(example("whatsapp", "    video v/big.mp4"), [2]);
    assert_eq!(example("whatsapp", "    image https://lamps.example.com/six.jpg"), Vec::<u32>::new());
    assert_eq!(example("telegram", "  cards\n    card One\n      image img/six.jpg\n      button See -> https://lamps.example.com"), [4]);
}

#[test]
fn a_menu_with_a_way_back_from_some_options() {
    let menu = |repairs: &str, extra: &str| {
        at(
            "G320",
            &project(
                "",
                &format!(
                    "  ask: What would you like to know?\n    - Hours -> Hours\n    - Place -> Place\n    - Repairs -> Repairs\n    - Nothing -> Bye\n    when unclear 2 times -> Bye\n{extra}\nstep Hours\n  say From 10 to 6.\n  go to Hi\n\nstep Place\n  say Long Street 5.\n  go to Hi\n\nstep Repairs\n{repairs}"
                ),
            ),
        )
    };
    assert_eq!(menu("  say Bring it along.\n  end", ""), [4]);
    assert_eq!(menu("  say Bring it along.\n  go to Hi", ""), Vec::<u32>::new());
    assert_eq!(menu("  say Bring it along.\n    button Menu -> Hi\n  end", ""), Vec::<u32>::new());
    // It was for something.
    assert_eq!(
        menu("  hand over to Desk\n    when nobody free after 5 minutes -> Bye\n    when closed -> Bye\n    when back -> Bye", ""),
        Vec::<u32>::new()
    );
    assert_eq!(menu("  say Bring it along. See you soon!\n  end", ""), Vec::<u32>::new());
    // One option that leads back makes no menu.
    let one = "  ask: What would you like to know?\n    - Hours -> Hours\n    - Place -> Place\n    - Repairs -> Bye\n    when unclear 2 times -> Bye\n\nstep Hours\n  say From 10 to 6.\n  go to Hi\n\nstep Place\n  say Long Street 5.\n  end";
    assert_eq!(at("G320", &project("", one)), Vec::<u32>::new());
}
