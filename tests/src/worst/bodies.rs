//! One statement after the other, thousands of times: loops, calls, bookings, payments, branches in branches.

use super::{File, lone};

/// The same lines again and again, with a number in them.
fn again(head: &str, count: usize, lines: impl Fn(usize) -> String) -> Vec<File> {
    let mut text = head.to_owned();
    (0..count).for_each(|at| text.push_str(&lines(at)));
    lone(&(text + "  go to Goodbye\n"))
}

fn with_settings(mut files: Vec<File>, settings: &str) -> Vec<File> {
    let head = "name: Lamps\nlanguages: [en]\nchannels: [messenger, whatsapp, telegram, web]\nretention: 30 days\n";
    files.push(("botflow.yaml".to_owned(), format!("{head}{settings}")));
    files
}

/// Branches in branches, twenty deep, again and again.
pub(super) fn deep_ifs(lines: usize) -> Vec<File> {
    again("  ask age (whole number): How old?\n", lines / 40, |at| {
        (0..40).fold(String::new(), |text, depth| match depth < 20 {
            true => text + &format!("{}if age is more than {}\n", "  ".repeat(depth + 1), at % 10 + depth),
            false => text + &format!("{}say Out of {at}, {}.\n", "  ".repeat(41 - depth), 40 - depth),
        })
    })
}

/// One loop with everything in it.
pub(super) fn for_each_body(lines: usize) -> Vec<File> {
    again("  ask first (text): One lamp you like?\n  add first to lamps\n  for each lamp in lamps\n", lines / 4, |at| {
        format!("    ask q{at} (yes/no): Is {{lamp}} good, {at}?\n    if q{at}\n      say Good, {at}.\n    set v{at} to {at}\n")
    })
}

/// Loops in loops.
pub(super) fn loops_in_loops(lines: usize) -> Vec<File> {
    again("  ask first (text): One lamp you like?\n  add first to lamps\n", lines / 10, |at| {
        (0..10).fold(String::new(), |text, depth| match depth < 9 {
            true => text + &format!("{}for each x{at}_{depth} in lamps\n", "  ".repeat(depth + 1)),
            false => text + &format!("{}say Here is {{x{at}_{}}}.\n", "  ".repeat(depth + 1), depth - 1),
        })
    })
}

/// Form after form, each with a branch and a review.
pub(super) fn forms(lines: usize) -> Vec<File> {
    again("", lines / 9, |at| {
        format!(
            "  form lead{at}\n    ask yes{at} (yes/no): More, {at}?\n    if yes{at}\n      ask text{at} (text): What about {at}?\n        optional\n    \
             ask size{at} (whole number): How long, {at}?\n    review Is that right?\n    when cancelled -> Goodbye\n  submit lead{at}\n"
        )
    })
}

/// Call after call of an action.
pub(super) fn calls(lines: usize) -> Vec<File> {
    let files = again("  ask article (code): Which one?\n", lines / 6, |at| {
        format!(
            "  call check_stock\n    with article\n    keep left as left{at}\n    when failed -> Goodbye\n  if left{at} is at least 1\n    say There are {{left{at}}} left.\n"
        )
    });
    with_settings(
        files,
        "actions:\n  check_stock: {url: https://api.example.com/stock, method: POST, takes: {article: code}, gives: {left: whole number}, timeout: 5 seconds, try: {left: 3}}\n",
    )
}

/// Visit after visit, each with a reminder.
pub(super) fn bookings(lines: usize) -> Vec<File> {
    let files = again("", lines / 5, |at| {
        format!(
            "  book visit{at} at Showroom\n    when full -> Goodbye\n  say See you {{visit{at}.start}}.\n  remind 1 day before visit{at}.start\n    say See you tomorrow, {at}. Write \"stop\" to hear no more.\n"
        )
    });
    with_settings(files, "calendars:\n  Showroom: {hours: Mon-Sat 10:00-18:00, slot: 30 minutes, place: Long Street 5}\n")
}

/// Payment after payment, with all its outcomes.
pub(super) fn payments(lines: usize) -> Vec<File> {
    let files = again("", lines / 9, |at| {
        format!(
            "  pay payment{at}: {} EUR for Lamp {at}\n    when paid\n      say Thank you for {at}.\n    when failed -> Goodbye\n    when cancelled -> Goodbye\n    \
             when no reply after 30 minutes -> Goodbye\n  ask fine{at} (yes/no): Fine, {at}?\n  if fine{at}\n    say Good, {at}.\n",
            at + 1
        )
    });
    with_settings(files, "payments:\n  checkout: {provider: test, currency: EUR}\n")
}

/// A person takes over, again and again.
pub(super) fn hand_overs(lines: usize) -> Vec<File> {
    let files = again("", lines / 5, |at| {
        format!(
            "  hand over to Front desk\n    note Number {at}.\n    say A person comes, {at}.\n    when nobody free after 10 minutes -> Goodbye\n  say It's the lamp bot again, {at}.\n"
        )
    });
    with_settings(files, "teams: [Front desk]\n")
}

/// Nudge after nudge at every question.
pub(super) fn nudges(lines: usize) -> Vec<File> {
    again("", lines / 6, |at| {
        format!(
            "  ask q{at} (yes/no): Like it, {at}?\n    when no reply after 2 hours\n      say Still there?\n    when no reply after 3 hours -> Goodbye\n  if q{at}\n    say Good, {at}.\n"
        )
    })
}

/// A finding on every line, and an answer to it above.
pub(super) fn allowed(lines: usize) -> Vec<File> {
    again("", lines / 2, |at| format!("  # allow T201: number {at} is filled by the shop\n  say You said {{v{at}}}.\n"))
}

/// Something to say on each channel alone.
pub(super) fn channels(lines: usize) -> Vec<File> {
    let files = again("", lines / 5, |at| {
        format!(
            "  say Hello, {at}.\n    on whatsapp: Hello on WhatsApp, {at}.\n    on telegram: Hello on Telegram, {at}.\n  on messenger\n    say Only here, {at}.\n"
        )
    });
    with_settings(files, "")
}

/// A basket that everything is put in and taken out of.
pub(super) fn baskets(lines: usize) -> Vec<File> {
    again("  ask first (text): One lamp you like?\n", lines / 5, |at| {
        format!(
            "  add first to basket\n  take first from basket\n  set sum{at} to number of basket * 2 + {at}\n  add sum{at} to total\n  say That makes {{total}}.\n"
        )
    })
}

/// What is kept about a customer, and forgotten.
pub(super) fn contacts(lines: usize) -> Vec<File> {
    again("", lines / 4, |at| {
        format!(
            "  ask q{at} (text): What about {at}?\n    keep as contact.c{at}\n  say Kept: {{contact.c{at} or \"nothing\"}}.\n  forget contact.c{at}\n"
        )
    })
}

/// Goals, labels and A/B tests.
pub(super) fn goals(lines: usize) -> Vec<File> {
    again("", lines / 8, |at| {
        format!(
            "  reach goal {at}\n    worth {at} EUR\n  tag lamp{at}\n  split trial{at}\n    - 50% Left {at}\n      say Left, {at}.\n    - 50% Right {at}\n      say Right, {at}.\n"
        )
    })
}
