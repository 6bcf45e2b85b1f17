//! Each bound of `limits.rs`, reached.

use botflow_program::{CalendarId, Op, Pc, Value, key};
use botflow_runtime::{Booking, Done, Fact, Free, Limit, Number, limits};

use super::chat::{Chat, program};

const ROUND: &str = "flow Round\n  starts on words go\n\nstep One\n  say Hi\n  end\n";

#[test]
fn ops_of_a_turn() {
    let mut program = program(&[("bot.flow", ROUND)]);
    let send = program.ops.iter().position(|op| matches!(op, Op::Send(_))).unwrap();
    program.ops[send] = Op::Jump(Pc(send as u32));
    let mut chat = Chat::with(program);
    assert!(chat.says("go").is_empty());
    assert!(chat.facts().contains(&&Fact::Limit(Limit::Ops)));
    assert!(chat.session.open.is_empty(), "the conversation is over, the next message begins anew");
}

#[test]
fn messages_of_a_turn() {
    let mut program = program(&[("bot.flow", ROUND)]);
    let end = program.ops.iter().rposition(|op| matches!(op, Op::End)).unwrap();
    program.ops[end] = Op::Jump(Pc(end as u32 - 1));
    let mut chat = Chat::with(program);
    assert_eq!(chat.says("go").len(), limits::MESSAGES as usize);
    assert_eq!(chat.facts().iter().filter(|fact| ***fact == Fact::Limit(Limit::Messages)).count(), 1);
}

#[test]
fn frames_of_a_conversation() {
    let mut chat = Chat::of("flow Deep\n  starts on words go\n\nstep One\n  do Deep\n  say Up\n  end\n");
    assert_eq!(chat.says("go").len(), limits::FRAMES);
    assert!(chat.facts().contains(&&Fact::Limit(Limit::Frames)));
}

#[test]
fn characters_of_a_text() {
    let mut chat = Chat::of("flow Long\n  starts on words go\n\nstep One\n  ask story (text): Tell me.\n  say {story}\n  end\n");
    chat.says("go");
    let told = chat.says(&"ü".repeat(limits::TEXT_CHARS + 500));
    assert_eq!(told[0].chars().count(), limits::TEXT_CHARS);
}

#[test]
fn bytes_of_a_session() {
    let mut flow = "flow Long\n  starts on words go\n\nstep One\n".to_string();
    for nth in 0..9 {
        flow += &format!("  ask story{nth} (text): Tell me {nth}.\n");
    }
    let mut chat = Chat::of(&(flow + "  say Thank you\n  end\n"));
    chat.says("go");
    let mut dropped = 0;
    for _ in 0..9 {
        chat.says(&"ᚠ".repeat(limits::TEXT_CHARS));
        dropped += chat.facts().iter().filter(|fact| ***fact == Fact::Limit(Limit::Size)).count();
        assert!(chat.session.to_bytes().len() <= limits::SESSION_BYTES + 1000);
    }
    assert_eq!(chat.texts(), ["Thank you"], "the conversation goes on all the same");
    assert_eq!(dropped, 4, "five stories of 12,000 bytes fit");
}

#[test]
fn entries_of_a_list() {
    let mut flow = "flow Many\n  starts on words go\n\nstep One\n  ask thing (text): What?\n".to_string();
    flow += &"  add thing to basket\n".repeat(limits::LIST_ENTRIES + 20);
    let mut chat = Chat::of(&(flow + "  say {number of basket}\n  end\n"));
    chat.says("go");
    assert_eq!(chat.says("egg"), [limits::LIST_ENTRIES.to_string()]);
}

#[test]
fn parked_conversations() {
    let mut flow = "flow Later\n  starts on words go\n\nstep One\n  set day to today + 9 days\n".to_string();
    for nth in 1..=limits::PARKED + 2 {
        flow += &format!("  remind {nth} hours before day\n    say Reminder {nth}\n");
    }
    let mut chat = Chat::of(&(flow + "  end\n"));
    chat.says("go");
    assert_eq!(chat.session.parked.len(), limits::PARKED);
    assert_eq!(chat.facts().iter().filter(|fact| ***fact == Fact::Limit(Limit::Parked)).count(), 2);
    let said = chat.passes(10 * 86_400);
    assert_eq!(said.first().map(String::as_str), Some("Reminder 12"), "the oldest gave way, the others come in order of time");
    assert_eq!(said.len(), limits::PARKED);
}

#[test]
fn questions_of_back() {
    let mut flow = "flow Back\n  starts on words go\n  when unclear 9 times -> Over\n\nstep One\n".to_string();
    for nth in 0..limits::BACK + 2 {
        flow += &format!("  ask a{nth} (text): Question {nth}\n");
    }
    let mut chat = Chat::of(&(flow + "  end\n\nstep Over\n  end\n"));
    chat.says("go");
    for _ in 0..=limits::BACK {
        chat.says("answer");
    }
    for nth in (1..=limits::BACK).rev() {
        assert_eq!(chat.says("back"), [format!("Question {nth}")]);
    }
    let unclear = chat.says("back");
    assert!(unclear[0].ends_with("Question 1") && unclear[0] != "Question 1", "further back is an unclear answer: {unclear:?}");
}

#[test]
fn values_of_an_expression() {
    let deep = format!("{}1{}", "(1 + ".repeat(20), ")".repeat(20));
    let mut chat = Chat::of(&format!("flow Sum\n  starts on words go\n\nstep One\n  set total to {deep}\n  say {{total}}\n  end\n"));
    assert_eq!(chat.says("go"), ["21"]);
    assert!(matches!(chat.session.last.as_ref().unwrap().frames[0].values[0].value, Value::One(_)));
}

#[test]
fn conversations_on_top_of_each_other() {
    let flows: Vec<(String, String)> = (0..limits::OPEN + 3)
        .map(|nth| {
            (
                format!("flows/f{nth}.flow"),
                format!("flow F{nth}\n  interrupts on words go {nth}\n\nstep One\n  ask a{nth} (text): Question {nth}\n  end\n"),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = flows.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut chat = Chat::with(program(&files));
    for nth in 0..flows.len() {
        assert_eq!(chat.says(&format!("go {nth}")), [format!("Question {nth}")]);
        assert_eq!(chat.session.open.len(), (nth + 1).min(limits::OPEN));
    }
    // The lowest were closed; each of the others is asked again when what lies on it ends.
    for nth in (3..flows.len() - 1).rev() {
        assert_eq!(chat.says("answer"), [format!("Question {nth}")]);
    }
    chat.says("answer");
    assert!(chat.session.open.is_empty());
}

const YAML: &str = "name: Shop\nlanguages: [en]\nchannels: [web]\ntime zone: UTC\ncalendars:\n  Shop: {hours: Mon-Sun 0:00-24:00, slot: 30 minutes}\npayments:\n  till: {provider: test, currency: EUR}\n";

#[test]
fn bookings_of_a_contact() {
    let flow = "flow Visit\n  starts on words go\n  when unclear 3 times -> Over\n\nstep One\n  book visit at Shop: When?\n    when full -> Over\n  say Booked\n  end\n\nstep Over\n  end\n";
    let mut chat = Chat::with(program(&[("botflow.yaml", YAML), ("flows/visit.flow", flow)]));
    let (start, end) = (chat.now.after(86_400), chat.now.after(88_200));
    let old = |nth: usize| Booking {
        name: key::name("visit"),
        number: Number(1_000 + nth as u32),
        conversation: 0,
        calendar: CalendarId(key::hash("Shop")),
        start,
        end,
    };
    chat.session.contact.bookings = (0..limits::BOOKINGS).map(old).collect();
    chat.says("go");
    chat.performed(Done::Slots(vec![Free { calendar: "Shop".into(), start, end }]));
    chat.says("1");
    assert_eq!(chat.performed(Done::Reserved), ["Booked"]);
    let kept = &chat.session.contact.bookings;
    assert_eq!((kept.len(), kept[0].number), (limits::BOOKINGS, Number(1_001)), "the oldest gave way");
}

#[test]
fn payments_of_a_contact() {
    let flow = "flow Buy\n  starts on words go\n\nstep One\n  pay bill: 9 EUR for A lamp\n    when paid -> Over\n    when failed -> Over\n    when cancelled -> Over\n    when no reply after 1 hour -> Over\n\nstep Over\n  say Done\n  end\n";
    let mut chat = Chat::with(program(&[("botflow.yaml", YAML), ("flows/buy.flow", flow)]));
    for _ in 0..limits::BOOKINGS + 2 {
        chat.says("go");
        assert_eq!(chat.performed(Done::Paid { reference: "r".into() }), ["Done"]);
    }
    assert_eq!(chat.session.contact.payments.len(), limits::BOOKINGS);
}
