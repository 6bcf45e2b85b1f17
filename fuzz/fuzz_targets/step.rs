//! In: any inputs to the style quiz, a line of bytes each. Must hold: no panic, sessions survive being written and read, the same inputs give
//! the same turns.
#![no_main]

use std::sync::LazyLock;

use botflow_compile::{ProjectFiles, analyse, lower};
use botflow_program::Time;
use botflow_runtime::{Arrival, ArrivesBy, Engine, Input, Said, SentDoes, Effect, Session, Token};
use libfuzzer_sys::fuzz_target;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let mut files = ProjectFiles::new();
    files.add("botflow.yaml", include_str!("../../flows/style-quiz/botflow.yaml"));
    files.add("data/scarves.csv", include_str!("../../flows/style-quiz/data/scarves.csv"));
    files.add("flows/find-your-scarf.flow", include_str!("../../flows/style-quiz/flows/find-your-scarf.flow"));
    files.add("flows/anything-else.flow", include_str!("../../flows/style-quiz/flows/anything-else.flow"));
    files.add("flows/delivery.flow", include_str!("../../flows/style-quiz/flows/delivery.flow"));
    Engine::new(lower(&analyse(files)), botflow_values::words()).expect("the quiz is a program")
});

fuzz_target!(|bytes: &[u8]| {
    let (mut session, mut twin) = (Session::new(7), Session::new(7));
    let (mut now, mut tokens) = (Time(1_780_297_200), Vec::<Token>::new());
    for (number, line) in bytes.split(|byte| *byte == b'\n').take(60).enumerate() {
        let input = input(number, line, &tokens, &mut now);
        let turn = ENGINE.step(&mut session, input.clone(), now);
        assert_eq!(turn, ENGINE.step(&mut twin, input, now));
        session = Session::from_bytes(&session.to_bytes()).expect("a session can be read again");
        assert_eq!(session, twin);
        for effect in turn.effects {
            let Effect::Send { message, .. } = effect else { continue };
            tokens.extend(message.replies.iter().map(|reply| reply.token));
            let buttons = message.buttons.into_iter().chain(message.cards.into_iter().flat_map(|card| card.buttons));
            tokens.extend(buttons.filter_map(|button| if let SentDoes::Tap(token) = button.does { Some(token) } else { None }));
        }
    }
});

/// The first byte says what happens, the rest is what is said.
fn input(number: usize, line: &[u8], tokens: &[Token], now: &mut Time) -> Input {
    let (id, channel) = (format!("m{number}").into(), "web".into());
    let (kind, rest) = line.split_first().map_or((0, line), |(kind, rest)| (*kind, rest));
    let said = Said::Text(String::from_utf8_lossy(rest).as_ref().into());
    match kind % 6 {
        0 | 1 => Input::MessageReceived { id, channel, said, entry: None },
        2 | 3 if !tokens.is_empty() => Input::OptionTapped { id, channel, tokens: vec![tokens[usize::from(kind) * 7 % tokens.len()]] },
        4 => {
            *now = now.after(i64::from(kind) * 600);
            Input::TimerFired
        }
        _ => Input::MessageReceived { id, channel, said: Said::Nothing, entry: Some(Arrival { by: ArrivesBy::Link, reference: "scarf-quiz".into() }) },
    }
}
