//! What the customer has agreed to at a line that says `HERE`.

use botflow_compile::{ProjectFiles, analyse};
use petgraph::graph::NodeIndex;

use super::Consent;
use crate::Journey;

/// Names of what was agreed to at the line with `HERE`; `+` where some consent was, whichever.
fn agreed(text: &str) -> String {
    let analysis = analyse(ProjectFiles::from_example(text));
    let journey = Journey::new(&analysis);
    let here = |at: &NodeIndex| journey.slice(journey.node(*at).origin.span).contains("HERE");
    let at = journey.graph.ways.node_indices().find(here).expect("a line says HERE");
    let agreed = journey.agreed();
    let name = |consent: Consent| match consent {
        Consent::Value(value) => journey.model.values[value.ix()].name.clone(),
        Consent::Kept(field) => format!("contact.{field}"),
        Consent::Topic(topic) => format!("topic {topic}"),
        Consent::Some => "some".to_owned(),
        Consent::Latest => "latest".to_owned(),
    };
    let mut names: Vec<String> = agreed.before(at).into_iter().map(name).collect();
    names.extend(agreed.any(at).then(|| "+".to_owned()));
    names.extend(agreed.last(at).map(|yes| if yes { "last" } else { "not last" }.to_owned()));
    names.join(" ")
}

fn flow(lines: &str) -> String {
    format!("flow A\n  starts on welcome\n\nstep Hi\n{lines}\n  end\n\nstep Bye\n  say Bye.\n  end\n")
}

#[test]
fn a_no_that_leaves_makes_the_rest_agreed() {
    assert_eq!(agreed(&flow("  ask ok (consent): May we?\n    when no -> Bye\n  say HERE")), "ok + last");
    assert_eq!(agreed(&flow("  ask ok (consent): May we?\n    - Sure [yes]\n    - Rather not [no] -> Bye\n  say HERE")), "ok + last");
    assert_eq!(agreed(&flow("  ask ok (consent): May we?\n    - Sure [yes]\n    - Rather not [no]\n  say HERE")), "not last");
    assert_eq!(agreed(&flow("  ask ok (consent): May we?\n    when no\n      say A pity.\n  say HERE")), "not last");
    assert_eq!(agreed(&flow("  ask ok (consent): May we?\n    when yes\n      say HERE\n  say Well.")), "ok + last");
    assert_eq!(agreed(&flow("  say HERE\n  ask ok (consent): May we?\n    when no -> Bye")), "");
}

#[test]
fn a_condition_decides() {
    let asked = "  ask ok (consent): May we?\n";
    assert_eq!(agreed(&flow(&format!("{asked}  if ok\n    say HERE"))), "ok + last");
    assert_eq!(agreed(&flow(&format!("{asked}  if not ok\n    go to Bye\n  say HERE"))), "ok + last");
    assert_eq!(agreed(&flow(&format!("{asked}  if ok is no\n    go to Bye\n  say HERE"))), "ok + last");
    assert_eq!(agreed(&flow(&format!("{asked}  if ok is known\n    say HERE"))), "not last");
    assert_eq!(agreed(&flow(&format!("{asked}  ask size (number): Size?\n  if ok and size is at least 3\n    say HERE"))), "ok + last");
    assert_eq!(agreed(&flow(&format!("{asked}  ask size (number): Size?\n  if ok or size is at least 3\n    say HERE"))), "not last");
}

#[test]
fn ways_that_meet_know_what_all_of_them_know() {
    let two = "  ask: Which?\n    - One\n      ask a (consent): May we?\n        when no -> Bye\n    - Two\n      ask b (consent): And we?\n        when no -> Bye\n";
    assert_eq!(agreed(&flow(&format!("{two}  say HERE"))), "+ last");
    let looked_at = "  if a\n    say Thanks.\n";
    assert_eq!(agreed(&flow(&format!("{two}{looked_at}  say HERE"))), "+ not last");
    let refused = two.replacen("        when no -> Bye\n", "", 1);
    assert_eq!(agreed(&flow(&format!("{refused}  say HERE"))), "not last");
    let after = "  ask a (consent): May we?\n    when no -> Bye\n  ask b (consent): And we?\n";
    assert_eq!(agreed(&flow(&format!("{after}  say HERE"))), "+ not last");
    let one = "  ask: Which?\n    - One\n      ask a (consent): May we?\n        when no -> Bye\n    - Two\n";
    assert_eq!(agreed(&flow(&format!("{one}  say HERE"))), "not last");
}

#[test]
fn a_form_asks_a_refused_consent_again_and_a_cancelled_one_forgets() {
    let form =
        "  form lead\n    ask ok (consent): May we?\n      when no -> Bye\n    ask size (number): HERE?\n    when cancelled -> Bye\n";
    assert_eq!(agreed(&flow(form)), "ok + last");
    let cancelled = "  form lead\n    ask ok (consent): May we?\n      when no -> Bye\n    ask size (number): Size?\n    when cancelled\n      say HERE\n";
    assert_eq!(agreed(&flow(cancelled)), "not last");
    let loop_back = form.replace("    when cancelled -> Bye\n", "    when cancelled -> Hi\n");
    assert_eq!(agreed(&flow(&loop_back)), "ok + last");
}

#[test]
fn a_known_consent_is_passed_over_only_with_a_yes_where_its_no_leads_away() {
    let known = |no: &str| flow(&format!("  ask ok (consent): May we?\n    unless known\n    keep as contact.ok\n    {no}\n  say HERE"));
    assert_eq!(agreed(&known("when no -> Bye")), "ok + last");
    assert_eq!(agreed(&known("when no\n      go to Bye")), "ok + last");
    assert_eq!(agreed(&known("when no\n      say A pity.")), "not last");
}

#[test]
fn what_is_kept_holds_from_one_conversation_to_the_next() {
    let ask = "flow A\n  starts on welcome\n\nstep Hi\n  ask ok (consent): May we?\n    keep as contact.news_ok\n  end\n";
    let event = |guard: &str, lines: &str| {
        format!("--- flows/a.flow\n{ask}--- flows/b.flow\nflow B\n  starts on event cart\n{guard}\nstep Hi\n{lines}  end\n")
    };
    assert_eq!(agreed(&event("", "  say HERE\n")), "");
    assert_eq!(agreed(&event("    only if contact.news_ok\n", "  say HERE\n")), "contact.news_ok +");
    assert_eq!(agreed(&event("", "  if contact.news_ok\n    say HERE\n")), "contact.news_ok +");
    assert_eq!(agreed(&event("", "  if subscribed to news\n    say HERE\n")), "");
    let topics = |text: String| format!("--- botflow.yaml\nname: A\nlanguages: [en]\nchannels: [web]\ntopics: [news]\n{text}");
    assert_eq!(agreed(&topics(event("    only if subscribed to news\n", "  say HERE\n"))), "topic news");
    assert_eq!(agreed(&topics(event("", "  subscribe news\n  wait 2 days\n  say HERE\n"))), "topic news");
    assert_eq!(agreed(&topics(event("", "  subscribe news\n  unsubscribe news\n  say HERE\n"))), "");
}

#[test]
fn a_flow_that_do_runs_asks_for_both() {
    let run = "--- flows/b.flow\nflow B\n\nstep Ask\n  ask ok (consent): May we?\n    keep as contact.ok\n    when no -> No\n  end\n\nstep No\n  say Bye.\n  go to C\n--- flows/c.flow\nflow C\n\nstep Go\n  say Off.\n  end\n";
    let outer = |lines: &str| format!("--- flows/a.flow\n{}{run}", flow(lines));
    assert_eq!(agreed(&outer("  do B\n  say HERE")), "contact.ok +");
    assert_eq!(agreed(&outer("  say HERE\n  do B")), "");
    // The consent of the caller holds in the flow it runs, and behind it.
    let inner = "--- flows/b.flow\nflow B\n\nstep Ask\n  say HERE\n  end\n";
    let caller = flow("  ask ok (consent): May we?\n    when no -> Bye\n  do B");
    assert_eq!(agreed(&format!("--- flows/a.flow\n{caller}{inner}")), "+");
    let two =
        "--- flows/c.flow\nflow C\n  starts on ad x\n\nstep Go\n  do B\n  end\n--- flows/b.flow\nflow B\n\nstep Ask\n  say Off.\n  end\n";
    let behind = flow("  ask ok (consent): May we?\n    when no -> Bye\n  do B\n  say HERE");
    assert_eq!(agreed(&format!("--- flows/a.flow\n{behind}{two}")), "ok + last");
}

#[test]
fn changes_by_hand_count() {
    let ok = "  ask ok (consent): May we?\n    when no -> Bye\n";
    assert_eq!(agreed(&flow(&format!("{ok}  forget ok\n  say HERE"))), "not last");
    assert_eq!(agreed(&flow(&format!("{ok}  set contact.news to ok\n  say HERE"))), "ok contact.news + last");
}
