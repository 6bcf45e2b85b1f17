//! A message as it was sent, held against the channel's figures. Out: what is cut off, left out or refused.

use botflow_channels::bubble::{Bubble, Button};
use botflow_channels::{AsOf, Conversation, Figure, channel};
use botflow_runtime::{Outgoing, SentButton, SentCard};

use super::Breach;

/// Every figure that the message does not keep to.
pub(super) fn broken(message: &Outgoing, facts: &AsOf<'_>) -> Vec<Breach> {
    let mut broken = Vec::new();
    if message.typing_seconds > 0 {
        return broken;
    }
    let to = Conversation::default();
    let shown = channel(&facts.facts.channel).map(|channel| channel.bubbles(message, &to));
    if message.template.is_none() {
        let scale = Scale { facts, broken: &mut broken };
        scale.message(message, &shown.as_deref().map(read).unwrap_or_default());
    }
    if shown.is_some_and(|bubbles| bubbles.is_empty()) {
        broken.push(Breach::Nothing { channel: facts.facts.title.clone() });
    }
    broken
}

/// Everything that a customer can read in these bubbles.
fn read<'b>(bubbles: &'b [Bubble<'_>]) -> Vec<&'b str> {
    let button = |button: &'b Button<'_>| [&*button.label, &*button.line];
    let bubble = |bubble: &'b Bubble<'_>| {
        let cards =
            bubble.cards.iter().flat_map(move |card| [&*card.title, &*card.line].into_iter().chain(card.buttons.iter().flat_map(button)));
        std::iter::once(&*bubble.text).chain(bubble.buttons.iter().chain(&bubble.replies).flat_map(button)).chain(cards)
    };
    bubbles.iter().flat_map(bubble).collect()
}

struct Scale<'a> {
    facts: &'a AsOf<'a>,
    broken: &'a mut Vec<Breach>,
}

impl Scale<'_> {
    fn message(mut self, message: &Outgoing, shown: &[&str]) {
        let figure = match (message.replies.is_empty(), message.buttons.is_empty()) {
            (false, _) => Figure::TextWithReplies,
            (true, false) => Figure::TextWithButtons,
            (true, true) => Figure::Text,
        };
        self.text(figure, &message.text);
        self.count(Figure::Replies, message.replies.len());
        // What does not fit on a button stands in its description or in the text: only what stands nowhere is cut off.
        let read = |text: &str| shown.iter().any(|shown| shown.contains(text.trim()));
        let label = self.label_of(message.replies.len());
        for reply in &message.replies {
            if !read(&reply.label) {
                self.text(label, &reply.label);
            }
            reply.line.lines().filter(|line| !read(line)).for_each(|line| self.text(Figure::RowLine, line));
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
