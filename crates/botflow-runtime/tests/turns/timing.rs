//! The one clock hand, holding, and the second half of what was typed before.

use botflow_program::Text;
use botflow_runtime::{Done, Effect, Input, Said};

use super::chat::{Chat, program};

const NUDGED: &str = "flow Ask\n  starts on words go\n  when unclear 2 times -> Over\n\nstep One\n  ask size (whole number): Which size?\n    \
                      when no reply after 1 hour\n      say Still there?\n    when no reply after 1 day -> Over\n  say {size}\n  end\n\nstep Over\n  say Over\n  end\n";

#[test]
fn a_turn_says_when_something_is_due_next() {
    let mut chat = Chat::of(NUDGED);
    chat.says("go");
    assert_eq!(chat.turn.wake_at, Some(chat.now.after(3600)));
    assert_eq!(chat.passes(3600), ["Still there?"]);
    assert_eq!(chat.turn.wake_at, Some(chat.now.after(86_400 - 3600)), "a nudge does not restart the count");
    assert_eq!(chat.passes(86_400), ["Over"]);
    assert_eq!(chat.turn.wake_at, None);
}

#[test]
fn late_early_and_doubled_timers_do_no_harm() {
    let mut chat = Chat::of(NUDGED);
    chat.says("go");
    for _ in 0..3 {
        chat.feed(Input::TimerFired);
        assert!(chat.turn.effects.is_empty());
    }
    chat.now = chat.now.after(5 * 3600);
    chat.feed(Input::TimerFired);
    assert_eq!(chat.texts(), ["Still there?"]);
    chat.feed(Input::TimerFired);
    assert!(chat.turn.effects.is_empty());
}

#[test]
fn what_arrives_within_three_seconds_is_passed_over_unless_it_is_an_answer() {
    let mut chat = Chat::of(NUDGED);
    chat.says("go");
    let quick =
        |text: &str| Input::MessageReceived { id: Text::default(), channel: "web".into(), said: Said::Text(text.into()), entry: None };
    chat.now = chat.now.after(-8);
    assert!(chat.feed(quick("please")).effects.is_empty());
    chat.now = chat.now.after(-10);
    chat.feed(quick("40"));
    assert_eq!(chat.texts(), ["40"]);
}

#[test]
fn a_message_seen_before_does_nothing() {
    let mut chat = Chat::of(NUDGED);
    let go = Input::MessageReceived { id: "same".into(), channel: "web".into(), said: Said::Text("go".into()), entry: None };
    assert!(!chat.feed(go.clone()).effects.is_empty());
    assert!(chat.feed(go).effects.is_empty());
}

#[test]
fn while_an_action_is_asked_the_turn_holds() {
    let yaml = "name: Shop\nlanguages: [en]\nchannels: [web]\nactions:\n  stock: {url: https://api.example.com/stock, method: POST, takes: {article: text}, gives: {left: whole number}, timeout: 5 seconds}\n";
    let flow = "flow Stock\n  starts on words stock\n  when failed -> Sorry\n\nstep Ask\n  ask article (text): Which?\n  call stock\n    with article\n    \
                keep left\n  say {left} left.\n  end\n\nstep Sorry\n  say Sorry\n  end\n";
    let mut chat = Chat::with(program(&[("botflow.yaml", yaml), ("flows/stock.flow", flow)]));
    chat.says("stock");
    chat.says("tent");
    assert!(chat.turn.hold);
    assert_eq!(chat.turn.wake_at, None, "nothing wakes meanwhile");
    let left = botflow_runtime::Named { name: "left".into(), value: botflow_runtime::Datum::Number(3.into()) };
    let (number, _) = chat.work().unwrap();
    assert_eq!(chat.performed(Done::Gave(vec![left])), ["3 left."]);
    assert!(!chat.turn.hold);
    chat.feed(Input::Performed { number, result: Done::Failed });
    assert!(chat.turn.effects.is_empty(), "an answer counts once");
}

#[test]
fn effects_are_numbered_without_a_gap_or_a_repetition() {
    let mut chat = Chat::of(NUDGED);
    let mut numbers = Vec::new();
    for text in ["go", "what", "40", "go", "41"] {
        chat.says(text);
        numbers.extend(chat.turn.effects.iter().filter_map(|effect| match effect {
            Effect::Send { number, .. } | Effect::Perform { number, .. } => Some(number.0),
            Effect::Withdraw { .. } | Effect::Record { .. } => None,
        }));
    }
    assert_eq!(numbers, (1..=numbers.len() as u32).collect::<Vec<_>>());
}
