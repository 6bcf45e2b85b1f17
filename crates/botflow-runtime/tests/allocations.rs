//! What a turn allocates: the messages it sends, and nothing else.

use botflow_program::{Text, Time};
use botflow_runtime::{Engine, Input, Said, Session};

const TEXTS: [&str; 9] =
    ["test drive", "Anna Berg", "anna at example", "anna@example.com", "the fast one", "3", "yes", "A Lyra of 2014", "Springfield"];

fn engine() -> Engine {
    let mut files = botflow_compile::ProjectFiles::new();
    files.add("lead.flow", include_str!("../benches/step/lead.flow"));
    Engine::new(botflow_compile::lower(&botflow_compile::analyse(files)), botflow_values::words()).unwrap()
}

fn message(id: &str, text: &str) -> Input {
    Input::MessageReceived { id: Text::new(id), channel: "web".into(), said: Said::Text(text.into()), entry: None }
}

/// Blocks of memory that a turn holds: what is counted when it is copied.
fn blocks(turn: &botflow_runtime::Turn) -> u64 {
    allocation_counter::measure(|| drop(std::hint::black_box(turn.clone()))).count_total
}

#[test]
fn a_turn_allocates_nothing_beyond_the_messages_it_sends() {
    let engine = engine();
    let (mut session, mut bytes, mut now) = (Session::new(7), Session::new(7).to_bytes(), Time(1_780_300_000));
    // The first conversations make the room that later ones use again.
    for round in 0..4 {
        for (nth, text) in TEXTS.iter().enumerate() {
            let input = message(&format!("{round}-{nth}"), text);
            let mut turn = None;
            let counted = allocation_counter::measure(|| {
                session.decode(&bytes).unwrap();
                turn = Some(engine.step(&mut session, input, now));
                bytes.clear();
                session.encode(&mut bytes);
            });
            let turn = turn.unwrap();
            assert!(!turn.effects.is_empty());
            // More effects than usual move once.
            let most = blocks(&turn) + u64::from(turn.effects.len() > 3);
            assert!(round < 2 || counted.count_total <= most, "{text}: {} allocations for {most} blocks", counted.count_total);
            now = now.after(30);
        }
    }
}

#[test]
fn a_turn_that_sends_nothing_allocates_nothing() {
    let engine = engine();
    let (mut session, now) = (Session::new(7), Time(1_780_300_000));
    for (nth, text) in TEXTS.iter().take(3).enumerate() {
        let _ = engine.step(&mut session, message(&nth.to_string(), text), now.after(nth as i64 * 30));
    }
    let bytes = session.to_bytes();
    let mut out = Vec::with_capacity(512);
    session.decode(&bytes).unwrap();
    // Seen before; the second half of what was typed before; a timer with nothing due.
    for input in [message("2", "anna at example"), message("9", "or com"), Input::TimerFired] {
        let mut effects = 1;
        let counted = allocation_counter::measure(|| {
            session.decode(&bytes).unwrap();
            effects = engine.step(&mut session, input, now.after(61)).effects.len();
            out.clear();
            session.encode(&mut out);
        });
        assert_eq!((effects, counted.count_total), (0, 0));
    }
}
