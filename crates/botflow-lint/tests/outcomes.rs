//! Required outcomes, and what bookings, payments, picks and reminders make known: what is found, and what is not.

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;

const PROJECT: &str = r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
time zone: Europe/Berlin
teams: {Desk: {hours: Mon-Fri 9:00-18:00}}
catalogs:
  lamps: {file: data/lamps.csv, fields: {name: text, price: money, room: text, photo: link?}}
calendars:
  Showroom: {hours: Mon-Sat 10:00-18:00, slot: 30 minutes, capacity: 2}
payments:
  checkout: {provider: test, currency: EUR}
actions:
  shops: {url: "https://api.example.com/shops", method: GET, takes: {town: text}, gives: {found: [{name: text, phone: text?}]}, timeout: 5 seconds}
lint: {G314: off}
--- data/lamps.csv
name,price,room,photo
Aurora,49 EUR,kitchen,
Boreal,89 EUR,hall,https://example.com/b.jpg
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
LINES

step Bye
  say See you soon.
  end
"#;

/// Codes with their lines counted from the first of `lines`, in order.
fn found(lines: &str) -> Vec<String> {
    // The way out of questions stands there where there is a question.
    let asks = ["ask ", "book ", "move "].iter().any(|word| lines.contains(word));
    let project = if asks { PROJECT.to_owned() } else { PROJECT.replace("  when unclear 3 times -> Bye\n", "") };
    let above = if asks { 6 } else { 5 };
    let analysis = analyse(ProjectFiles::from_example(&project.replace("LINES", lines)));
    let spot = |finding: &botflow_source::Finding| {
        let text = &analysis.sources[finding.span.file].text;
        format!("{} {} {}", finding.page.code, LineIndex::new(text).position(text, finding.span.start).line - above, finding.title)
    };
    // These bots never say that they are some (P508).
    lint(&analysis).iter().filter(|finding| finding.page.code != "P508").map(spot).collect()
}

#[track_caller]
fn clean(lines: &str) {
    assert_eq!(found(lines), Vec::<String>::new(), "{lines}");
}

#[track_caller]
fn only(lines: &str, expected: &[&str]) {
    assert_eq!(found(lines), expected, "{lines}");
}

#[test]
fn a_booking_is_there_once_it_is_booked() {
    let book = "  book visit at Showroom\n    ask: When would you like to come?\n    when full -> Bye\n  say See you {visit.start as weekday and time} at {visit.place or \"our showroom\"}.\n  go to Bye";
    clean(book);
    only(&book.replace("    when full -> Bye\n", ""), &["T215 1 `book` doesn't say what happens when everything is full"]);
    only(
        "  say See you {visit.start}.\n  book visit at Showroom\n    ask: When?\n    when full -> Bye\n  go to Bye",
        &["T201 1 `visit.start` may be empty here"],
    );
    clean(
        "  if visit is known\n    say See you {visit.start}.\n  book visit at Showroom\n    ask: When?\n    when full -> Bye\n  go to Bye",
    );
}

#[test]
fn a_reminder_knows_what_it_reminds_of() {
    clean(
        "  book visit at Showroom\n    ask: When?\n    when full -> Bye\n  remind 1 day before visit.start\n    say Tomorrow: {visit.start}. Write \"stop\" and I won't write again.\n  go to Bye",
    );
}

#[test]
fn move_and_cancel() {
    clean(
        "  book visit at Showroom\n    ask: When?\n    when full -> Bye\n  ask: Booked. What now?\n    - Move it -> Move\n    - Cancel it -> Cancel\n    - Fine -> Bye\n\nstep Move\n  move visit\n    ask: When instead?\n    when full -> Bye\n  say See you {visit.start}.\n  go to Bye\n\nstep Cancel\n  cancel visit\n  go to Bye",
    );
}

#[test]
fn all_four_outcomes_of_a_payment() {
    only(
        "  pay order: 49 EUR for A lamp\n    when paid -> Bye\n    when failed -> Bye\n  go to Bye",
        &["T215 1 `pay` doesn't say what happens when the customer cancels or nobody pays"],
    );
    clean(
        "  pay order: 49 EUR for A lamp\n    when paid\n      say {order.amount} has arrived.\n      go to Bye\n    when failed -> Bye\n    when cancelled -> Bye\n    when no reply after 30 minutes -> Bye",
    );
}

#[test]
fn a_hand_over_says_when_nobody_is_free_when_closed_and_when_it_comes_back() {
    only(
        "  hand over to Desk\n    say One moment, please.",
        &["T215 1 `hand over` doesn't say what happens when nobody is free, the team is closed or the conversation comes back"],
    );
    clean(
        "  hand over to Desk\n    say One moment, please.\n    when nobody free after 5 minutes -> Bye\n    when closed -> Bye\n    when back -> Bye",
    );
    clean(
        "  hand over to Desk\n    when nobody free after 5 minutes -> Bye\n    when closed -> Bye\n  say I'm the bot, and I'm back.\n  go to Bye",
    );
}

#[test]
fn nothing_fits_and_nothing_to_offer() {
    let pick = "  recommend up to 3 lamps as picks\n    only if room is \"kitchen\"\n    when nothing fits -> Bye\n  ask lamp: Which one?\n    - each one in picks: {one.name}\n  say The {lamp.name}.\n  go to Bye";
    clean(pick);
    only(
        &pick.replace("when nothing fits -> Bye", "when nothing fits\n      say Hm."),
        &["T223 5 There may be nothing to choose from here"],
    );
    only(&pick.replace("    when nothing fits -> Bye\n", ""), &["T215 1 `recommend` doesn't say what happens when nothing fits"]);
}

#[test]
fn an_actions_list_may_be_empty_and_its_fields_missing() {
    let call = "  ask town (text): Which town?\n  call shops\n    with town\n    keep found as shops\n    when failed -> Bye\n  ask shop: Which shop?\n    - each one in shops: {one.name}\n    when nothing to offer -> Bye\n  say Call {shop.phone or \"them\"}.\n  go to Bye";
    clean(call);
    only(&call.replace("    when nothing to offer -> Bye\n", ""), &["T223 6 There may be nothing to choose from here"]);
    only(&call.replace(" or \"them\"", ""), &["T201 9 `shop.phone` may be empty here"]);
    clean(&call.replace("  say Call {shop.phone or \"them\"}.", "  if shop.phone is known\n    say Call {shop.phone}."));
}

#[test]
fn a_tap_on_a_card_sets_what_was_picked() {
    clean(
        "  recommend up to 3 lamps as picks\n    only if room is \"kitchen\"\n    card {name}\n      line {price}\n      button More like this -> Similar\n    when nothing fits -> Bye\n  go to Bye\n\nstep Similar\n  say Like {picks.picked.name}:\n  go to Bye",
    );
    only(
        "  recommend up to 3 lamps as picks\n    only if room is \"kitchen\"\n    card {name}\n      line {price}\n    when nothing fits -> Bye\n  say Like {picks.picked.name}.\n  go to Bye",
        &["T201 6 `picks.picked.name` may be empty here"],
    );
}

#[test]
fn scores_that_can_and_cannot_win() {
    let quiz = |points: &str| {
        analyse(ProjectFiles::from_example(&format!(
            "flow Quiz\n  starts on welcome\n  when unclear 3 times -> Bye\n  scores style\n    - Classic [classic]\n    - Modern [modern]\n    - Wild [wild]\n\nstep Hi\n  ask: One?\n    - A\n      score classic 2\n    - B\n      score modern 2\n  ask: Two?\n    - A\n      score classic 2\n    - B\n{points}  say {{style.best}}.\n  go to Bye\n\nstep Bye\n  say Bye.\n  end\n"
        )))
    };
    let codes = |analysis: botflow_compile::Analysis| lint(&analysis).iter().map(|finding| finding.title.clone()).collect::<Vec<_>>();
    assert_eq!(codes(quiz("      score wild 3\n")), Vec::<String>::new());
    assert_eq!(codes(quiz("      score modern 1\n")), ["No answers lead to \"Wild\": it can reach 0 points, another always has more"]);
}

#[test]
fn one_way_out_for_all_questions_of_a_flow_is_one_finding() {
    let text = PROJECT
        .replace("LINES", "  ask a: One, says the bot?\n    - X -> Bye\n    - Y -> Bye\n")
        .replace("  when unclear 3 times -> Bye\n", "");
    let found = lint(&analyse(ProjectFiles::from_example(&text)));
    assert_eq!(found.iter().map(|finding| finding.page.code).collect::<Vec<_>>(), ["G306"]);
}
