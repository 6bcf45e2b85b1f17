//! The engine: a loaded program, the languages, the facts of the world. Shared by all sessions; a step changes nothing in it.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use botflow_program::*;

use crate::limits;
use crate::lookup::{ById, Lookup};
use crate::run::Run;
use crate::view::View;
use crate::{Facts, Input, Profile, Session, Turn, Words};

/// A loaded program, ready to talk.
pub struct Engine {
    program: Program,
    words: Arc<dyn Words>,
    facts: Facts,
    /// For each catalog: the host's rows, if it gave any, and each row by its id.
    catalogs: Vec<(Option<Catalog>, ById<RowId, u32>)>,
    pub(crate) index: Lookup,
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
    /// A question of yes and no was answered with yes.
    Yes(QuestionIx),
    /// Or with no.
    No(QuestionIx),
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
    /// Takes a program and the languages. The program is verified: it may come from anywhere.
    pub fn new(program: Program, words: impl Words + 'static) -> Result<Self, Unfit> {
        program.verify().map_err(|error| Unfit::Damaged(error.to_string()))?;
        let index = Lookup::new(&program);
        let mut engine = Engine { program, words: Arc::new(words), facts: Facts::default(), catalogs: Vec::new(), index };
        engine.load_catalogs();
        Ok(engine)
    }

    /// Replaces the facts of the world. Catalogs that the program does not have, or whose columns are others, are left out.
    pub fn set_facts(&mut self, facts: Facts) {
        self.facts = facts;
        self.load_catalogs();
    }

    fn load_catalogs(&mut self) {
        let rows = |catalog: &Catalog| catalog.rows.iter().enumerate().map(|(at, row)| (*row, at as u32)).collect();
        self.catalogs = self
            .program
            .catalogs
            .iter()
            .map(|own| {
                let given = self.facts.catalogs.iter().find(|given| given.name == own.name && fits(own, given));
                let given = given.map(|given| Catalog { id: own.id, live: own.live, ..given.clone() });
                let rows = rows(given.as_ref().unwrap_or(own));
                (given, rows)
            })
            .collect();
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

    /// One of the bot's own texts in a language of the project: the project's, else the language's. For what a channel writes by itself.
    pub fn own_text(&self, own: Own, language: &str) -> String {
        let Some(replaced) = self.program.own.iter().find(|text| text.own == own) else {
            return self.words.say(own, language).to_owned();
        };
        let copies = &self.program.copies[self.program.texts[replaced.text.at()].copies.range()];
        let row = self.program.languages.iter().position(|code| code == language).unwrap_or_default();
        let pieces = copies.get(row).or(copies.first()).map_or(&[][..], |copy| &self.program.pieces[copy.pieces.range()]);
        let literal = |piece: &Piece| match piece {
            Piece::Literal(string) => Some(self.program.strings[string.at()].as_str()),
            Piece::Slot(_) | Piece::Number => None,
        };
        pieces.iter().filter_map(literal).collect()
    }

    /// A catalog as it is today.
    pub(crate) fn catalog(&self, at: CatalogIx) -> Option<&Catalog> {
        let (given, _) = self.catalogs.get(at.at())?;
        given.as_ref().or_else(|| self.program.catalogs.get(at.at()))
    }

    /// Where a row of a catalog is today.
    pub(crate) fn row(&self, at: CatalogIx, id: RowId) -> Option<usize> {
        Some(*self.catalogs.get(at.at())?.1.get(&id)? as usize)
    }

    /// What a field of a record is called.
    pub(crate) fn field_text(&self, id: NameId) -> Text {
        let of_form = || self.program.fields.iter().find(|field| field.bare == id).map(|field| &self.program.names[field.name.at()].text);
        let of_action = || {
            let gives = self.program.actions.iter().flat_map(|action| &action.gives).flat_map(|param| &param.fields);
            gives.map(|field| &field.name).find(|name| key::name(name) == id)
        };
        let of_catalog = || self.program.catalogs.iter().flat_map(|c| &c.columns).find(|c| c.id == id).map(|c| &c.name);
        let text = of_form().or_else(of_action).or_else(of_catalog);
        text.map(|text| text.rsplit('.').next().unwrap_or_default().into()).unwrap_or_default()
    }

    /// Runs one input. The same session, input and time give the same turn.
    ///
    /// Commit the session, the effects and `wake_at` together; then perform the effects and feed back what came of them.
    pub fn step(&self, session: &mut Session, input: Input, now: Time) -> Turn {
        self.step_traced(session, input, now, &mut |_| {})
    }

    /// [`Engine::step`], telling what is visited: coverage counts from it.
    pub fn step_traced(&self, session: &mut Session, input: Input, now: Time, visit: &mut dyn FnMut(Visit)) -> Turn {
        let mut run = Run {
            engine: self,
            program: &self.program,
            index: &self.index,
            session,
            now,
            turn: Turn::default(),
            visit,
            ops_left: limits::OPS,
            messages_left: limits::MESSAGES,
            walking: None,
            asked_anew: false,
        };
        run.input(&input);
        run.finish()
    }

    /// What an expression of the program gives as the session stands: for `expect` in tests. `None` is missing.
    pub fn read(&self, session: &Session, expr: ExprIx, now: Time) -> Option<Value> {
        let thread = session.open.last().or(session.last.as_ref());
        let view = View {
            engine: self,
            program: &self.program,
            session,
            thread,
            now,
            at_hand: &[],
            constants: &self.program.constants,
            row: None,
        };
        view.eval(expr).value()
    }

    /// The step the conversation rests in, or the last one ended in. For `expect at STEP`.
    pub fn at_step(&self, session: &Session) -> Option<StepIx> {
        let parked = session.parked.last().map(|parked| &parked.thread);
        let thread = session.open.last().or(session.last.as_ref()).or(parked)?;
        self.index.step(thread.frames.last()?.step)
    }
}

/// Whether the host's rows have the program's columns, and a cell each.
fn fits(own: &Catalog, given: &Catalog) -> bool {
    let columns =
        own.columns.len() == given.columns.len() && own.columns.iter().zip(&given.columns).all(|(a, b)| a.id == b.id && a.kind == b.kind);
    let cell = |column: &Column| {
        let texts = match &column.cells {
            Cells::Texts { texts, cells } => cells.iter().all(|cell| *cell == EMPTY_TEXT || (*cell as usize) < texts.len()),
            Cells::Numbers { scale, .. } | Cells::Money { scale, .. } => *scale <= 18,
            Cells::Places(_) | Cells::Lists(_) => true,
        };
        texts && column.cells.len() == given.rows.len()
    };
    columns && given.columns.iter().all(cell)
}

impl Run<'_> {
    /// One input: what is over goes, then it is read, then ops run.
    fn input(&mut self, input: &Input) {
        if self.session.program != self.index.tag {
            self.migrate();
        }
        self.drop_what_is_over();
        match input {
            Input::MessageReceived { id, channel, said, entry } => {
                if self.is_new(id) {
                    self.hear_on(channel);
                    self.message(said, entry.as_ref());
                }
            }
            Input::OptionTapped { id, channel, tokens } => {
                if self.is_new(id) {
                    self.hear_on(channel);
                    self.tapped(tokens);
                }
            }
            Input::ProfileReceived(profile) => self.profile(profile),
            Input::EventReceived { id, name, fields } => {
                if self.is_new(id) {
                    self.event(name, fields);
                }
            }
            Input::Performed { number, result } => self.performed(*number, result.clone()),
            Input::AgentTook { number } => self.agent_took(*number),
            Input::AgentClosed { number } => self.agent_closed(*number),
            Input::RecordChanged { number, change } => self.record_changed(*number, change.clone()),
            Input::TimerFired => return self.run_due(),
        }
        self.run_parked();
    }

    /// Messages already seen do nothing.
    fn is_new(&mut self, id: &Text) -> bool {
        if id.is_empty() {
            return true;
        }
        let hash = key::hash64(id.as_bytes()).max(1);
        if self.session.seen.contains(&hash) {
            return false;
        }
        self.session.seen.copy_within(..limits::SEEN - 1, 1);
        self.session.seen[0] = hash;
        true
    }

    fn hear_on(&mut self, channel: &str) {
        self.session.channel = key::channel(channel);
        self.session.heard = self.now;
    }

    /// What the platform knows; it never overwrites what the customer said.
    fn profile(&mut self, profile: &Profile) {
        let names = &self.index.contact;
        let known = [
            (names.first_name, &profile.first_name),
            (names.last_name, &profile.last_name),
            (names.email, &profile.email),
            (names.phone, &profile.phone),
            (names.time_zone, &profile.time_zone),
        ];
        for (name, value) in known {
            let missing = !crate::view::find(&self.session.contact.values, name).is_some_and(Value::is_known);
            if let Some(value) = value.as_ref().filter(|value| missing && !value.is_empty())
                && (name != names.time_zone || self.engine.words().knows_zone(value))
            {
                self.hold_for_contact(name, Value::text(value.clone()));
            }
        }
        if let Some(language) = &profile.language
            && self.session.conversations == 0
        {
            // `de-AT` speaks to a project that has `de`.
            let base = language.split(['-', '_']).next().unwrap_or_default();
            let spoken = [Cow::Borrowed(language.as_str()), Cow::Borrowed(base)].into_iter().map(|code| key::language(&code));
            if let Some(id) = spoken.into_iter().find(|id| self.index.speaks(*id)) {
                self.session.language = id;
            }
        }
    }

    fn finish(self) -> Turn {
        let (wake_at, hold) = (self.wake_at(), self.holds());
        Turn { wake_at, hold, ..self.turn }
    }
}
