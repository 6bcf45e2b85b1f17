//! Where a walk stands, as the one who chooses the next line sees it.

use botflow_program::{Asks, Index as _, Kind, Program, Question, Text};
use botflow_runtime::{Engine, Outgoing, Reply, Rest, Session, Situation};

use crate::host::{Event, Host, Tappable, Taps};
use crate::testing::{Picked, Player, picked};

/// What is going on, with what a customer can see.
pub(super) struct Scene<'p> {
    player: &'p Player,
}

impl<'p> Scene<'p> {
    pub(super) fn of(player: &'p Player) -> Self {
        Scene { player }
    }

    pub(super) fn host(&self) -> &'p Host {
        self.player.host()
    }

    pub(super) fn engine(&self) -> &'p Engine {
        self.host().engine()
    }

    pub(super) fn program(&self) -> &'p Program {
        self.engine().program()
    }

    pub(super) fn session(&self) -> &'p Session {
        self.host().session()
    }

    /// The open question, if one has the floor.
    pub(super) fn question(&self) -> Option<&'p Question> {
        let thread = self.session().open.last()?;
        let Some(Rest::Question(_)) = thread.rest else { return None };
        let place = thread.frames.last()?.at;
        self.program().questions.iter().find(|question| question.place == place)
    }

    /// Of a question that takes several: how many are picked so far.
    pub(super) fn picked(&self) -> usize {
        match self.session().open.last().and_then(|thread| thread.rest.as_ref()) {
            Some(Rest::Question(open)) => open.picked.len(),
            Some(Rest::Request { .. }) | None => 0,
        }
    }

    /// The number of the place where it stands; 0: nowhere.
    pub(super) fn place(&self) -> u32 {
        self.session().open.last().and_then(|thread| Some(thread.frames.last()?.at.0)).unwrap_or_default()
    }

    /// The bubble that asked it last.
    pub(super) fn asked(&self) -> Option<&'p Outgoing> {
        self.question()?;
        self.player.sent().iter().rev().find(|message| message.asks.is_some())
    }

    /// The options that it offers.
    pub(super) fn replies(&self) -> &'p [Reply] {
        self.asked().map_or(&[], |asked| &asked.replies)
    }

    /// The kind of answer that is read from words.
    pub(super) fn kind(&self) -> Option<Kind> {
        match self.question()?.asks {
            Asks::Value(kind) => Some(kind),
            Asks::Slot { .. } => Some(Kind::DateTime),
            Asks::Review => Some(Kind::YesNo),
            Asks::Menu | Asks::Which { .. } => None,
        }
    }

    /// The code of the language spoken.
    pub(super) fn language(&self) -> Text {
        let spoken = self.program().languages.iter().find(|code| botflow_program::key::language(code) == self.session().language);
        spoken.or(self.program().languages.first()).cloned().unwrap_or_default()
    }

    /// How words are read here.
    pub(super) fn situation<'l>(&self, language: &'l str) -> Situation<'l>
    where
        'p: 'l,
    {
        let currency = self.program().payments.first().map(|payment| payment.currency);
        Situation { language, zone: &self.program().zone, now: self.host().now(), currency }
    }

    /// How a test names one of the things that can be tapped, of old bubbles too, drawn by `below`; `None`: it would mean another one.
    pub(super) fn tappable(&self, below: impl FnOnce(usize) -> usize) -> Option<String> {
        let tappable = self.host().tappable();
        self.named(tappable.get(below(tappable.len()))?)
    }

    /// Buttons of the bubbles that came last, as a test names them, each with its label alone: card after card has the same ones.
    pub(super) fn fresh_buttons(&self) -> Vec<(String, String)> {
        let sent = self
            .player
            .events()
            .iter()
            .rev()
            .filter_map(|event| if let Event::Sent { message, .. } = event { Some(message) } else { None });
        let count: usize = sent
            .map(|message| {
                message.buttons.len() + message.cards.iter().map(|card| card.buttons.len()).sum::<usize>() + message.replies.len()
            })
            .sum();
        let all = self.host().tappable();
        let fresh = all[all.len().saturating_sub(count)..].iter().filter(|tappable| !tappable.option);
        fresh.filter_map(|tappable| Some((self.named(tappable)?, tappable.label.clone()))).collect()
    }

    /// How a test names it: only where that means what it says.
    fn named(&self, tappable: &Tappable) -> Option<String> {
        let Taps::Bot(token) = tappable.does else { return None };
        let label = match tappable.card.is_empty() {
            true => crate::chat::offers::listed(&tappable.label),
            false => format!("{} on {}", tappable.label, tappable.card),
        };
        let meant = picked(&label, self.player.sent(), self.host().open_question());
        matches!(meant, Ok(Picked::Taps(tokens)) if tokens.first() == Some(&token)).then_some(label)
    }

    /// For how long the channel takes messages after the customer's last one; `None`: always.
    pub(super) fn window_seconds(&self) -> Option<u64> {
        botflow_channels::facts(self.host().channel())?.now().most(botflow_channels::Figure::Window)
    }

    /// Seconds until something is due.
    pub(super) fn due_seconds(&self) -> Option<u32> {
        let seconds = self.host().wake_at()?.since(self.host().now()).max(1);
        u32::try_from(seconds).ok().filter(|seconds| *seconds < 400 * 86_400)
    }

    /// Fields of the open form, as a customer calls them.
    pub(super) fn fields(&self) -> Vec<&'p str> {
        let Some(form) = self.question().and_then(|question| question.form) else { return Vec::new() };
        let program = self.program();
        let fields = &program.fields[program.forms[form.at()].fields.range()];
        fields.iter().filter_map(|field| program.names[field.name.at()].text.rsplit('.').next()).collect()
    }
}
