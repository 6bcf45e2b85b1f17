//! Buttons above an open question. In: what was sent in the turn that asked it, later what the customer types. Out: the button whose words that are.
//!
//! A person who reads *Buy* on a card may tap it or write it: both do the same.

use botflow_program::{Folded, QuestionIx, key};

use crate::effect::{Effect, SentDoes};
use crate::limits;
use crate::run::Run;
use crate::session::OnScreen;
use crate::token::Tap;

/// What words say of the buttons above a question.
pub(crate) enum Typed {
    /// No button says them.
    Nothing,
    /// This one, or several that do the same.
    Button(Tap),
    /// Several that lead to different things: nobody knows which is meant.
    Unclear,
}

impl Run<'_> {
    /// The buttons sent in this turn.
    pub fn on_screen(&self) -> Vec<OnScreen> {
        let mut found = Vec::new();
        let mut folded = Folded::default();
        for effect in &self.turn.effects {
            let Effect::Send { message, .. } = effect else { continue };
            let all = message.buttons.iter().chain(message.cards.iter().flat_map(|card| &card.buttons));
            for button in all.take(limits::BUTTONS_ON_SCREEN.saturating_sub(found.len())) {
                let SentDoes::Tap(token) = &button.does else { continue };
                let Some(tap) = token.tap() else { continue };
                folded.fold(&button.label);
                found.push(OnScreen { words: hash(&folded.text), place: tap.place, choice: tap.choice, item: tap.item });
            }
        }
        found
    }

    /// Which button above the open question these words are, unless they are one of its own options.
    pub fn typed_button(&mut self, at: QuestionIx, folded: &str) -> Typed {
        let words = hash(folded);
        let is_there = |run: &mut Self| run.open_state().is_some_and(|open| open.buttons.iter().any(|button| button.words == words));
        if folded.is_empty() || !is_there(self) || self.is_worded(at, folded) {
            return Typed::Nothing;
        }
        let Some(thread) = self.session.open.last() else { return Typed::Nothing };
        let round = thread.frames.last().and_then(|frame| frame.loops.last()).map_or(0, |lap| lap.next as u8);
        let conversation = thread.number;
        let buttons = self.open_state().map(|open| open.buttons.clone()).unwrap_or_default();
        let tap = |button: &OnScreen| Tap { place: button.place, choice: button.choice, conversation, round, item: button.item };
        let mut taps = buttons.iter().filter(|button| button.words == words).map(tap);
        let Some(first) = taps.next() else { return Typed::Nothing };
        let leads = self.target_of(&first);
        match taps.all(|other| self.target_of(&other) == leads) {
            true => Typed::Button(first),
            false => Typed::Unclear,
        }
    }
}

fn hash(folded: &str) -> u32 {
    key::hash64(folded.as_bytes()) as u32
}
