//! A bot on standard input, in sixty lines: its session in a file of its own, committed before anything is done.
//!
//! `cargo run --example embed [PROGRAM]` (made by `botflow build`); type, or a number for an option.

use std::{error::Error, fs, io, time::SystemTime};

use botflow_program::{Program, Time};
use botflow_runtime::{Done, Effect, Engine, Input, Said, Session, Token, Work};

fn main() -> Result<(), Box<dyn Error>> {
    let program = match std::env::args().nth(1) {
        Some(path) => Program::from_bytes(&fs::read(path)?)?,
        None => {
            let mut files = botflow_compile::ProjectFiles::new();
            files.add("embed.flow", include_str!("embed.flow"));
            botflow_compile::lower(&botflow_compile::analyse(files))
        }
    };
    let engine = Engine::new(program, botflow_values::words())?;
    let kept = fs::read("embed.session").ok().and_then(|bytes| Session::from_bytes(&bytes).ok());
    let mut session = kept.unwrap_or_else(|| Session::new(7));
    let (mut offered, mut wake_at): (Vec<Token>, Option<Time>) = (Vec::new(), None);
    for line in io::stdin().lines().map_while(Result::ok) {
        let tapped = line.parse::<usize>().ok().and_then(|nth| offered.get(nth.checked_sub(1)?).copied());
        let (id, channel) = (Default::default(), "web".into());
        let mut inputs = vec![match tapped {
            Some(token) => Input::OptionTapped { id, channel, tokens: vec![token] },
            None => Input::MessageReceived { id, channel, said: Said::Text(line.into()), entry: None },
        }];
        if wake_at.is_some_and(|at| at <= now()) {
            inputs.insert(0, Input::TimerFired);
        }
        while !inputs.is_empty() {
            let turn = engine.step(&mut session, inputs.remove(0), now());
            // One transaction: session, outbox, wake_at. Only then is anything done.
            fs::write("embed.session", session.to_bytes())?;
            wake_at = turn.wake_at;
            for effect in turn.effects {
                match effect {
                    Effect::Send { message, .. } => {
                        println!("bot: {}", message.text);
                        offered = message.replies.iter().map(|reply| reply.token).collect();
                        for (nth, reply) in message.replies.iter().enumerate() {
                            println!("  {}. {}", nth + 1, reply.label);
                        }
                    }
                    Effect::Perform { request: Work::HandOver { team, .. }, .. } => println!("({team} would take over here)"),
                    // What a real host does goes here; its result comes back under the same number, before anything else is fed.
                    Effect::Perform { number, .. } => inputs.insert(0, Input::Performed { number, result: Done::NoAnswer }),
                    Effect::Withdraw { .. } | Effect::Record { .. } => {}
                }
            }
        }
    }
    Ok(())
}

fn now() -> Time {
    Time(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs() as u32))
}
