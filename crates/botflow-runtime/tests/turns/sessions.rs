//! Sessions as bytes: small, the same again, and no harm from damaged ones.

use botflow_program::Text;
use botflow_runtime::{Input, NoSession, Said, Session};

use super::chat::Chat;

const FLOW: &str = include_str!("../../benches/step/lead.flow");

fn sessions() -> Vec<Vec<u8>> {
    let mut chat = Chat::of(FLOW);
    let texts =
        ["test drive", "Anna Berg", "anna at example", "anna@example.com", "the fast one", "3", "yes", "A Lyra of 2014", "Springfield"];
    let step = |(nth, text): (usize, &&str)| {
        let id = Text::new(format!("m{nth:030}"));
        chat.feed(Input::MessageReceived { id, channel: "web".into(), said: Said::Text((*text).into()), entry: None });
        chat.session.to_bytes()
    };
    texts.iter().enumerate().map(step).collect()
}

#[test]
fn a_session_of_a_lead_form_has_at_most_256_bytes() {
    let sizes: Vec<usize> = sessions().iter().map(Vec::len).collect();
    assert!(sizes.iter().all(|size| *size <= 256), "{sizes:?}");
    assert!(sizes.iter().max() > Some(&200), "a session with all its answers is looked at: {sizes:?}");
}

#[test]
fn a_session_cut_short_is_an_error() {
    let whole = sessions().pop().unwrap();
    for length in 1..whole.len() {
        assert!(matches!(Session::from_bytes(&whole[..length]), Err(NoSession::Damaged(_))), "{length}");
    }
    assert_eq!(Session::from_bytes(&[]), Err(NoSession::Format(0)));
    assert_eq!(Session::from_bytes(b"{}"), Err(NoSession::Format(b'{')));
}

#[test]
fn a_damaged_session_never_panics_nor_does_a_step_of_it() {
    let chat = Chat::of(FLOW);
    let mut luck = 7_u64;
    for whole in sessions() {
        for _ in 0..400 {
            let mut bytes = whole.clone();
            for _ in 0..3 {
                luck = botflow_program::key::mix(luck.wrapping_add(1));
                let at = luck as usize % bytes.len();
                bytes[at] = (luck >> 32) as u8;
            }
            if let Ok(mut session) = Session::from_bytes(&bytes) {
                assert_eq!(Session::from_bytes(&session.to_bytes()).as_ref(), Ok(&session));
                let input =
                    Input::MessageReceived { id: Text::default(), channel: "web".into(), said: Said::Text("back".into()), entry: None };
                let _ = chat.engine.step(&mut session, input, chat.now);
                let _ = chat.engine.step(&mut session, Input::TimerFired, chat.now.after(90_000));
            }
        }
    }
}

#[test]
fn a_session_is_read_into_another_without_a_trace_of_it() {
    let mut room = Session::new(99);
    for bytes in sessions().iter().chain(sessions().iter().rev()) {
        room.decode(bytes).unwrap();
        assert_eq!(room, Session::from_bytes(bytes).unwrap());
    }
}

#[test]
fn the_same_session_input_and_time_give_the_same_turn() {
    for bytes in sessions() {
        let chat = Chat::of(FLOW);
        let step = |text: &str| {
            let mut session = Session::from_bytes(&bytes).unwrap();
            let input = Input::MessageReceived { id: "x".into(), channel: "web".into(), said: Said::Text(text.into()), entry: None };
            (chat.engine.step(&mut session, input, chat.now), session)
        };
        for text in ["3", "yes", "test drive", "nonsense", "stop"] {
            assert_eq!(step(text), step(text));
        }
    }
}

#[test]
fn a_first_message_without_words_cannot_stand_where_words_are_announced() {
    // Found by fuzzing: where the phrase stood in a text that is not there was read, and lost when it was written.
    let bytes: Vec<u8> =
        FUZZED.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect();
    assert!(matches!(Session::from_bytes(&bytes), Err(NoSession::Damaged(_))));
}

const FUZZED: &str = "016000ffffff3affffffff01000000000900ff00ff00000000000000000000290000030000000000002900000cfb0000000000000000000000010000\
    0000000003000000ed007e000000000db30000000000000000000000010000000000000000000000000004000000ff00000000000000";
