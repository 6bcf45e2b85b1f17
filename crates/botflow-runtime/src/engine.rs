//! The engine: a loaded program, the languages, the facts of the world. Shared by all sessions; a step changes nothing in it.

use std::fmt;
use std::sync::Arc;

use botflow_program::*;

use crate::{Facts, Input, Session, Turn, Words};

/// A loaded program, ready to talk.
pub struct Engine {
    program: Program,
    words: Arc<dyn Words>,
    facts: Facts,
}

/// What a step came past. For coverage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Visit {
    /// An op was run.
    Op(Pc),
    /// An option was answered.
    Choice(ChoiceIx),
    /// A check failed.
    Check(CheckIx),
    /// An outcome of a request was taken.
    Outcome(OutcomeIx),
    /// A trigger started its flow.
    Start(StartIx),
    /// A re-ask text was sent.
    Reask(ReaskIx),
}

/// Why a program cannot be run.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Unfit {
    /// The program is damaged: what is wrong, and where.
    Damaged(String),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unfit::Damaged(what) => write!(f, "the program is damaged: {what}"),
        }
    }
}

impl std::error::Error for Unfit {}

impl Engine {
    /// Takes a program and the languages.
    pub fn new(program: Program, words: impl Words + 'static) -> Result<Self, Unfit> {
        Ok(Engine { program, words: Arc::new(words), facts: Facts::default() })
    }

    /// Replaces the facts of the world.
    pub fn set_facts(&mut self, facts: Facts) {
        self.facts = facts;
    }

    /// The facts of the world.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The program.
    pub fn program(&self) -> &Program {
        &self.program
    }

    /// The languages.
    pub fn words(&self) -> &dyn Words {
        &*self.words
    }

    /// Runs one input. The same session, input and time give the same turn.
    pub fn step(&self, session: &mut Session, input: Input, now: Time) -> Turn {
        self.step_traced(session, input, now, &mut |_| {})
    }

    /// [`Engine::step`], telling what is visited: coverage counts from it.
    pub fn step_traced(&self, session: &mut Session, input: Input, now: Time, visit: &mut dyn FnMut(Visit)) -> Turn {
        let _ = (session, input, now, visit);
        Turn::default()
    }

    /// What an expression gives as the session stands: for `expect` in tests. `None` is missing.
    pub fn read(&self, session: &Session, expr: ExprIx, now: Time) -> Option<Value> {
        let _ = (session, expr, now);
        None
    }

    /// The step the conversation rests in, or the last one ended in. For `expect at STEP`.
    pub fn at_step(&self, session: &Session) -> Option<StepIx> {
        let thread = session.open.last().or(session.last.as_ref())?;
        let id = thread.frames.last()?.step;
        self.program.steps.iter().position(|step| step.id == id).map(StepIx::of)
    }
}
