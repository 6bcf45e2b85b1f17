//! The lead form: questions, an e-mail check, one wrong answer, a branch, a summary.

use botflow_program::{Text, Time};
use botflow_runtime::{Engine, Input, Said, Session};

/// The flow.
pub const FLOW: &str = include_str!("lead.flow");

/// What the customer writes; the third is no e-mail address.
pub const TEXTS: [&str; 9] =
    ["test drive", "Anna Berg", "anna at example", "anna@example.com", "the fast one", "3", "yes", "A Lyra of 2014", "Springfield"];

/// An engine that runs it.
pub fn engine() -> Engine {
    let mut files = botflow_compile::ProjectFiles::new();
    files.add("lead.flow", FLOW);
    let program = botflow_compile::lower(&botflow_compile::analyse(files));
    Engine::new(program, botflow_values::words()).expect("invariant: the lead form is sound")
}

/// The texts.
pub fn texts() -> Vec<Text> {
    TEXTS.iter().map(Text::new).collect()
}

/// Their ids and channel too.
pub fn inputs() -> Vec<Input> {
    let message = |(nth, text): (usize, Text)| Input::MessageReceived {
        id: Text::new(format!("m{nth:018}")),
        channel: Text::new_static("web"),
        said: Said::Text(text),
        entry: None,
    };
    texts().into_iter().enumerate().map(message).collect()
}

/// One conversation, its session read and written each turn. `room` and `bytes` are memory that a worker uses again and again.
pub fn run(engine: &Engine, inputs: &[Input], room: &mut Session, bytes: &mut Vec<u8>) -> usize {
    bytes.clear();
    Session::new(7).encode(bytes);
    let mut now = Time(1_780_000_000);
    let mut effects = 0;
    for input in inputs {
        if room.decode(bytes).is_err() {
            return 0;
        }
        let turn = engine.step(room, input.clone(), now);
        effects += divan::black_box(turn).effects.len();
        bytes.clear();
        room.encode(bytes);
        now = now.after(20);
    }
    effects
}

/// The session behind each turn.
pub fn sessions() -> Vec<Vec<u8>> {
    let engine = engine();
    let mut session = Session::new(7);
    let mut now = Time(1_780_000_000);
    let step = |input: Input| {
        let _ = engine.step(&mut session, input, now);
        now = now.after(20);
        session.to_bytes()
    };
    inputs().into_iter().map(step).collect()
}

/// The size of the largest of them.
pub fn largest_session() -> usize {
    sessions().iter().map(Vec::len).max().unwrap_or(0)
}
