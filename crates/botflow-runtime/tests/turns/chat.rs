//! A chat with a flow: each turn's session is written and read again, and must be the same.

use botflow_program::{Program, Text, Time};
use botflow_runtime::{Done, Effect, Engine, Fact, Input, Number, Outgoing, Said, Session, Token, Turn, Work};

/// A chat.
pub struct Chat {
    pub engine: Engine,
    pub session: Session,
    pub now: Time,
    pub turn: Turn,
    tokens: Vec<(String, Token)>,
}

/// The program of files.
pub fn program(files: &[(&str, &str)]) -> Program {
    let mut project = botflow_compile::ProjectFiles::new();
    for (path, text) in files {
        project.add(*path, *text);
    }
    botflow_compile::lower(&botflow_compile::analyse(project))
}

impl Chat {
    /// With a lone flow.
    pub fn of(flow: &str) -> Self {
        Chat::with(program(&[("bot.flow", flow)]))
    }

    /// With a program.
    pub fn with(program: Program) -> Self {
        let engine = Engine::new(program, botflow_values::words()).unwrap();
        Chat { engine, session: Session::new(7), now: Time(1_780_300_000), turn: Turn::default(), tokens: Vec::new() }
    }

    /// Goes on with another program.
    pub fn change_to(&mut self, program: Program) {
        self.engine = Engine::new(program, botflow_values::words()).unwrap();
    }

    /// Feeds an input, ten seconds later.
    pub fn feed(&mut self, input: Input) -> &Turn {
        self.now = self.now.after(10);
        self.session = Session::from_bytes(&self.session.to_bytes()).unwrap();
        self.turn = self.engine.step(&mut self.session, input, self.now);
        assert_eq!(Session::from_bytes(&self.session.to_bytes()).as_ref(), Ok(&self.session), "a session comes back as it went");
        for effect in &self.turn.effects {
            if let Effect::Send { message, .. } = effect {
                self.tokens.extend(message.replies.iter().map(|reply| (reply.label.clone(), reply.token)));
                let buttons = message.buttons.iter().chain(message.cards.iter().flat_map(|card| &card.buttons));
                self.tokens.extend(buttons.filter_map(|button| match button.does {
                    botflow_runtime::SentDoes::Tap(token) => Some((button.label.clone(), token)),
                    _ => None,
                }));
            }
        }
        &self.turn
    }

    /// The customer writes.
    pub fn says(&mut self, text: &str) -> Vec<String> {
        self.feed(Input::MessageReceived { id: Text::default(), channel: "web".into(), said: Said::Text(text.into()), entry: None });
        self.texts()
    }

    /// So many seconds pass, with every timer that is asked for.
    pub fn passes(&mut self, seconds: i64) -> Vec<String> {
        let until = self.now.after(seconds);
        let mut texts = Vec::new();
        while let Some(at) = self.turn.wake_at.filter(|at| *at <= until) {
            self.now = at.after(-10);
            self.feed(Input::TimerFired);
            texts.extend(self.texts());
        }
        self.now = until;
        texts
    }

    /// What came of the last `Perform`.
    pub fn performed(&mut self, result: Done) -> Vec<String> {
        let (number, _) = self.work().expect("something is performed");
        self.feed(Input::Performed { number, result });
        self.texts()
    }

    /// The last `Perform` of the turn.
    pub fn work(&self) -> Option<(Number, Work)> {
        self.turn.effects.iter().rev().find_map(|effect| match effect {
            Effect::Perform { number, request } => Some((*number, request.clone())),
            _ => None,
        })
    }

    /// The messages of the turn.
    pub fn sent(&self) -> Vec<&Outgoing> {
        self.turn.effects.iter().filter_map(|effect| if let Effect::Send { message, .. } = effect { Some(message) } else { None }).collect()
    }

    /// Their texts.
    pub fn texts(&self) -> Vec<String> {
        self.sent().iter().map(|message| message.text.clone()).collect()
    }

    /// What was written down in the turn.
    pub fn facts(&self) -> Vec<&Fact> {
        self.turn.effects.iter().filter_map(|effect| if let Effect::Record { fact } = effect { Some(fact) } else { None }).collect()
    }
}
