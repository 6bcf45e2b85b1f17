//! Consent, data and notices: flows that break a rule, each with its code and line, and tricky ones that are right.

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;

/// Findings of policy, with their lines.
fn found(example: &str) -> Vec<String> {
    let analysis = analyse(ProjectFiles::from_example(example));
    let spot = |finding: &botflow_source::Finding| {
        let text = &analysis.sources[finding.span.file].text;
        format!("{} {}", finding.page.code, LineIndex::new(text).position(text, finding.span.start).line)
    };
    // Templates, windows and opt-ins have tests of their own.
    let here = ["P504", "P506", "P508", "P509", "P511", "P512", "P515", "P516"];
    lint(&analysis).iter().filter(|finding| !finding.page.code.starts_with('P') || here.contains(&finding.page.code)).map(spot).collect()
}

#[track_caller]
fn clean(example: &str) {
    assert_eq!(found(example), Vec::<String>::new(), "{example}");
}

#[track_caller]
fn only(example: &str, expected: &[&str]) {
    assert_eq!(found(example), expected, "{example}");
}

/// A lone flow round these lines of its first step (from line 6 on).
fn flow(lines: &str) -> String {
    format!(
        "flow Lamps\n  starts on welcome\n  when unclear 3 times -> Bye\n\nstep Hi\n{lines}\n  go to Bye\n\nstep Bye\n  say See you soon.\n  end\n"
    )
}

/// A project with these settings and these lines of the first step (from line 6 on of the flow).
fn project(settings: &str, lines: &str) -> String {
    let flow = flow(lines).replace("starts on welcome\n", "starts on anything else\n");
    format!("--- botflow.yaml\nname: Lamps\nlanguages: [en]\nchannels: [messenger, web]\n{settings}--- flows/lamps.flow\n{flow}")
}

/// The same without a question, so without a way out of one.
fn said(settings: &str, lines: &str) -> String {
    project(settings, lines).replace("  when unclear 3 times -> Bye\n", "")
}

#[test]
fn personal_questions_come_after_a_yes() {
    let email = "  ask email (email): Where may we write to you?\n  submit lead\n    with email";
    let consent = "  ask ok (consent): May we keep what you tell us?";
    // After the question; a No that changes nothing; a yes on one of two ways.
    only(&flow(&format!("{email}\n{consent}\n    when no -> Bye")), &["P504 6"]);
    only(&flow(&format!("{consent}\n    when no\n      say A pity.\n{email}")), &["P504 9"]);
    let one_way = format!(
        "  ask way: Which one?\n    - Short [short]\n    - Long [long]\n  if way is long\n    {}\n      when no -> Bye\n{email}",
        consent.trim()
    );
    only(&flow(&one_way), &["P504 12"]);
    only(&project("retention: 30 days\nprivacy: consent first\n", &email.replace("Where", "I'm the bot. Where")), &["P504 6"]);
    // A No that leaves; the yes asked for by `if`; nobody asks for consent at all.
    clean(&flow(&format!("{consent}\n    when no -> Bye\n{email}")));
    clean(&flow(&format!("{consent}\n  if ok\n  {}", email.replace('\n', "\n  "))));
    clean(&flow(email));
    let form = "  form lead\n    ask ok (consent): May we keep what you tell us?\n      when no -> Bye\n    ask name (name): Who are you?\n    when cancelled -> Bye\n  submit lead";
    clean(&flow(form));
    only(&flow(&form.replace("      when no -> Bye\n", "")), &["P504 8"]);
}

#[test]
fn one_yes_is_for_one_thing() {
    let ask = |text: &str| flow(&format!("  ask ok (consent): {text}\n    when no -> Bye"));
    for broken in [
        "May we keep your answers and send you our newsletter?",
        "Do you agree to our privacy policy and to marketing by e-mail?",
        "Dürfen wir Ihre Daten speichern und Ihnen Angebote schicken?",
        "May we send you offers, and do you accept our privacy policy?",
        "Pouvons-nous conserver vos données et vous envoyer des offres ?",
    ] {
        only(&ask(broken), &["P506 6"]);
    }
    for right in [
        "May we keep your answers to arrange the test drive?",
        "May we keep your details to send you news and offers?",
        "May we write to you about offers? How we look after your data: https://example.com/privacy",
        "Dürfen wir Ihre Daten speichern, um Ihnen Angebote und Neuigkeiten zu schicken?",
    ] {
        clean(&ask(right));
    }
}

#[test]
fn a_bot_says_that_it_is_one() {
    only(&said("", "  say Welcome!"), &["P508 5"]);
    only(&said("", "  say I'm the lamp bot.\n  or Welcome to the lamps!"), &["P508 5"]);
    let hand_over = "  say I'm the lamp bot.\n  hand over to Desk\n    when nobody free after 5 minutes -> Bye\n    when back -> Again";
    let again = |text: &str| {
        said("teams: [Desk]\n", hand_over)
            .replace("  go to Bye\n", "")
            .replace("step Bye", &format!("step Again\n  say {text}\n  end\n\nstep Bye"))
    };
    only(&again("Anything else?"), &["P508 11"]);
    clean(&again("It's the bot again. That was it."));
    clean(&said("", "  typing 1 second\n  say Our automated assistant says hello."));
    clean(&flow("  say Welcome!").replace("  when unclear 3 times -> Bye\n", ""));
}

#[test]
fn who_is_written_to_learns_how_to_stop() {
    let later =
        |text: &str| flow(&format!("  say I'm the lamp bot.\n  wait 30 days\n  {text}")).replace("  when unclear 3 times -> Bye\n", "");
    only(&later("say Time to dust your lamp!"), &["P509 7"]);
    only(&later("say Don't stop now: dust your lamp!"), &["P509 7"]);
    let event = "flow Parcel\n  starts on event parcel_here\n\nstep Tell\n  say The lamp bot: your parcel is here.\n  end\n";
    only(event, &["P509 5"]);
    clean(&later("say Time to dust your lamp! Reply STOP to end this."));
    clean(&later("say Time to dust your lamp!\n  say Write \"stop\" and I won't write again."));
    clean(
        &flow("  say I'm the lamp bot.\n  wait 2 minutes\n  say Have you found the switch?").replace("  when unclear 3 times -> Bye\n", ""),
    );
}

#[test]
fn data_goes_to_those_who_are_named() {
    let settings = |shared: &str, more: &str| format!("retention: 30 days\nprivacy: {{shared with: [{shared}]}}\n{more}");
    let action =
        "actions:\n  invite: {url: https://api.mailer.example.com/invite, method: POST, takes: {address: text}, gives: {sent: yes/no}}\n";
    let email =
        "  ask email (email): I'm the bot. Where may we write to you?\n  call invite\n    with email as address\n    when failed -> Bye";
    let sink = "sinks:\n  leads: [{webhook: https://crm.example.com/leads}]\n";
    let submit = "  ask email (email): I'm the bot. Where may we write to you?\n  submit lead\n    with email";
    only(&project(&settings("crm.example.com", action), email), &["P511 8"]);
    only(&project(&settings("other.example.com", sink), submit), &["P511 8"]);
    only(&project(&settings("mailer.example.org", action), email), &["P511 8"]);
    clean(&project(&settings("mailer.example.com", action), email));
    clean(&project(&settings("crm.example.com", sink), submit));
    clean(&project(&format!("retention: 30 days\n{action}"), email));
}

#[test]
fn somebody_says_how_long_data_is_kept() {
    let email = "  ask email (email): I'm the bot. Where may we write to you?\n  submit lead\n    with email";
    only(&project("", email), &["P512 6"]);
    only(&project("", &format!("{}\n  ask name (name): Who are you?\n  submit guest\n    with name", email)), &["P512 6"]);
    only(&project("", "  ask home (text): I'm the bot. What is your home address?\n  submit lead\n    with home"), &["P512 6"]);
    clean(&project("retention: 30 days\n", email));
    clean(&project("", email).replace("  when unclear", "  keeps email for 1 year because the news go there\n  when unclear"));
    clean(&project("", "  ask size (whole number): I'm the bot. How large is it?\n  submit lead\n    with size"));
}

#[test]
fn words_of_customers_are_encoded_in_addresses() {
    let search = |ask: &str, link: &str| flow(&format!("  {ask}\n  say Here it is.\n    button Show me -> https://example.com/?q={link}"));
    only(&search("ask wish (text): What are you looking for?", "{wish as raw}"), &["P515 8"]);
    only(&search("ask wish (text): What are you looking for?\n  set query to wish", "{query as raw}"), &["P515 9"]);
    only(&search("ask who (name): Who are you?", "{who as raw}"), &["P515 8"]);
    let within =
        |value: &str| flow(&format!("  ask wish (text): What are you looking for?\n  say See https://example.com/?q={value} now."));
    only(&within("{wish as raw}"), &["P515 7"]);
    clean(&within("{wish}"));
    clean(&search("ask wish (text): What are you looking for?", "{wish}"));
    clean(&search("ask size (whole number): How large?", "{size as raw}"));
}

#[test]
fn what_a_channel_has_switched_off_is_told() {
    let template = |tag: &str, channel: &str| {
        let settings = format!("templates:\n  here: {{channels: [{channel}], category: utility, {tag} text: 'The bot: it is here.'}}\n");
        said(&settings, "  say I'm the bot.")
    };
    only(&template("tag: ACCOUNT_UPDATE,", "messenger"), &["P516 5"]);
    only(&template("tag: confirmed_event_update,", "messenger"), &["P516 5"]);
    only(&template("tag: SHIPPING_UPDATE,", "messenger"), &["P516 5"]);
    clean(&template("tag: HUMAN_AGENT,", "messenger"));
    clean(&template("tag: ACCOUNT_UPDATE,", "web"));
}
