//! A message as it was sent, held against the channel's figures. Out: what is cut off, left out or refused.

use botflow_channels::{AsOf, Conversation, Figure, channel};
use botflow_program::Asks;
use botflow_runtime::{Outgoing, SentButton, SentCard};

use super::Breach;

/// Every figure that the message does not keep to.
pub(super) fn broken(message: &Outgoing, facts: &AsOf<'_>) -> Vec<Breach> {
    let mut broken = Vec::new();
    if message.typing_seconds > 0 {
        return broken;
    }
    if message.template.is_none() {
        let scale = Scale { facts, broken: &mut broken };
        scale.message(message);
    }
    let sent = channel(&facts.facts.channel).map(|channel| channel.encode(message, &Conversation::default()));
    if sent.is_some_and(|bodies| bodies.is_empty()) {
        broken.push(Breach::Nothing { channel: facts.facts.title.clone() });
    }
    broken
}

struct Scale<'a> {
    facts: &'a AsOf<'a>,
    broken: &'a mut Vec<Breach>,
}

impl Scale<'_> {
    fn message(mut self, message: &Outgoing) {
        let figure = match (message.replies.is_empty(), message.buttons.is_empty()) {
            (false, _) => Figure::TextWithReplies,
            (true, false) => Figure::TextWithButtons,
            (true, true) => Figure::Text,
        };
        self.text(figure, &message.text);
        self.count(Figure::Replies, message.replies.len());
        // Times on offer are the runtime's words, not the flow's: no writer could shorten them.
        if !message.asks.as_ref().is_some_and(|asks| matches!(asks.asks, Asks::Slot { .. } | Asks::Which { .. } | Asks::Review)) {
            let label = self.label_of(message.replies.len());
            message.replies.iter().for_each(|reply| self.text(label, &reply.label));
        }
        self.buttons(Figure::Buttons, &message.buttons);
        self.count(Figure::Cards, message.cards.len());
        message.cards.iter().for_each(|card| self.card(card));
    }

    /// "Up to 3 options are buttons (20 characters), 4 to 10 list rows (24)": where a channel has both.
    fn label_of(&self, options: usize) -> Figure {
        match self.facts.most(Figure::ReplyButtons) {
            Some(buttons) if options as u64 <= buttons => Figure::ButtonLabel,
            Some(_) => Figure::RowLabel,
            None => Figure::ReplyLabel,
        }
    }

    fn buttons(&mut self, figure: Figure, buttons: &[SentButton]) {
        self.count(figure, buttons.len());
        buttons.iter().for_each(|button| self.text(Figure::ButtonLabel, &button.label));
    }

    fn card(&mut self, card: &SentCard) {
        self.text(Figure::CardTitle, &card.title);
        self.text(Figure::CardLine, &card.line);
        self.buttons(Figure::CardButtons, &card.buttons);
    }

    fn text(&mut self, figure: Figure, text: &str) {
        let Some(limit) = self.facts.limit(figure).filter(|limit| !limit.fits(text)) else { return };
        self.broken.push(Breach::Long {
            channel: self.facts.facts.title.clone(),
            what: figure.words(),
            text: crate::testing::transcript::one_line(text),
            count: limit.count(text),
            most: limit.most,
        });
    }

    fn count(&mut self, figure: Figure, count: usize) {
        let Some(most) = self.facts.most(figure).filter(|most| count as u64 > *most) else { return };
        self.broken.push(Breach::Many { channel: self.facts.facts.title.clone(), what: figure.words(), count: count as u64, most });
    }
}
