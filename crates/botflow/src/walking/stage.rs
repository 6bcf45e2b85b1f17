//! One walk while it is played. In: a line. Out: what went wrong in it, if anything did.

use botflow_compile::lower::{Happens, TestAct};
use botflow_program::OwnWord;
use botflow_runtime::{Engine, Rest};

use super::fault::Fault;
use super::kept::Kept;
use super::scene::Scene;
use super::step::Step;
use crate::host::Event;
use crate::testing::Player;

/// A walk under way. A clone goes another way from there.
#[derive(Clone)]
pub(super) struct Stage {
    player: Player,
    kept: Kept,
    /// A flow without a project is not asked for a fallback.
    lone: bool,
    /// The longest row of messages between two lines.
    pub(super) longest: usize,
}

/// Seconds after a question in which what arrives was typed before it.
const TYPED_BEFORE_SECONDS: i64 = 3;

impl Stage {
    pub(super) fn new(engine: Engine, seed: u32, clocked: bool, lone: bool) -> Self {
        Stage { player: Player::new(engine, seed, clocked), kept: Kept::default(), lone, longest: 0 }
    }

    pub(super) fn scene(&self) -> Scene<'_> {
        Scene::of(&self.player)
    }

    pub(super) fn player(&self) -> &Player {
        &self.player
    }

    /// The answers that were given so far.
    pub(super) fn kept(&self) -> &Kept {
        &self.kept
    }

    pub(super) fn player_mut(&mut self) -> &mut Player {
        &mut self.player
    }

    pub(super) fn into_engine(self) -> Engine {
        self.player.into_engine()
    }

    /// Plays a line. `None`: it cannot happen here.
    pub(super) fn does(&mut self, step: &Step) -> Option<Result<(), Fault>> {
        let host = self.player.host();
        let idle = host.session().open.is_empty();
        let excused = host.is_handed_over() || (self.lone && idle) || self.is_just_asked(step);
        let undone = self.takes_back(step);
        if let TestAct::Happens(Happens::Says(text)) = &step.act {
            self.kept.says(text);
        }
        self.player.line(&step.line()).ok()?;
        self.player.forgets_rounds();
        let events = self.player.events();
        let sent = events.iter().filter(|event| matches!(event, Event::Sent { .. })).count();
        self.longest = self.longest.max(sent);
        if let Some(breach) = self.player.breaches().first() {
            return Some(Err(Fault::Breach(breach.clone())));
        }
        if let Some(lost) = self.kept.after(self.player.events(), self.player.host().engine().program(), undone) {
            return Some(Err(lost));
        }
        let host = self.player.host();
        let happened = matches!(step.act, TestAct::Happens(_));
        let answers = self.player.events().iter().any(is_answer);
        if happened && step.is_of_customer() && !answers && !excused && !host.is_handed_over() && !host.session().stopped {
            return Some(Err(Fault::Silent { place: super::next::place(&self.scene()) }));
        }
        Some(Ok(()))
    }

    /// The platform delivers the last message again: nothing may come of it.
    pub(super) fn hears_again(&mut self) -> Result<(), Fault> {
        if self.player.host_mut().hears_again() { Ok(()) } else { Err(Fault::Twice) }
    }

    /// "What arrives within 3 seconds after the question was sent is passed over": what was typed; a tap says what it answers.
    fn is_just_asked(&self, step: &Step) -> bool {
        let host = self.player.host();
        let asked = host.session().open.last().and_then(|thread| match &thread.rest {
            Some(Rest::Question(open)) => Some(open.asked),
            Some(Rest::Request { .. }) | None => None,
        });
        step.is_typed() && asked.is_some_and(|asked| self.player.next_at().since(asked) < TYPED_BEFORE_SECONDS)
    }

    /// Whether the customer may take an earlier answer back with it.
    fn takes_back(&self, step: &Step) -> bool {
        match &step.act {
            TestAct::Happens(Happens::Says(text)) => {
                let language = self.scene().language();
                let folded = botflow_program::normalise::phrase(text);
                let words = self.player.host().engine().words();
                let hears = |word| words.hears(word, &folded, &language);
                [OwnWord::Back, OwnWord::Cancel, OwnWord::Change, OwnWord::Skip].into_iter().any(hears)
                    || words.correction(&folded, &language).is_some()
            }
            TestAct::Happens(Happens::Changes(_)) => true,
            _ => false,
        }
    }
}

fn is_answer(event: &Event) -> bool {
    match event {
        Event::Sent { message, .. } => message.typing_seconds == 0,
        Event::HandedOver { .. } | Event::PaymentAsked { .. } => true,
        _ => false,
    }
}
