//! `cards`, and the card under `recommend`.

use botflow_syntax::tree::{EachCard, NodeId, Statement};

use super::Builder;
use crate::graph::{Card, CardSource, Cards, Content, Message};
use crate::model::{Root, ValueId};

impl Builder<'_> {
    /// `cards`, `cards for each x in LIST up to N`
    pub(super) fn cards(&mut self, id: NodeId, each: Option<&EachCard>) {
        let cards = self.card_list(id);
        let list = each.map(|each| self.path(each.list));
        let message = Cards {
            each: list.map_or(CardSource::Written, |list| CardSource::Each(list, self.fact().value(id))),
            up_to: each.and_then(|each| each.up_to),
            list: list.and_then(|list| match list.get(self.facts)?.root {
                Root::Value(value) => Some(value),
                _ => None,
            }),
            cards,
        };
        self.send(id, Message::one(Content::Cards(message)));
    }

    /// The card under `recommend`, one for each entry of the list.
    pub(super) fn picked_cards(&mut self, id: NodeId, list: Option<ValueId>) {
        let cards = self.card_list(id);
        if cards.is_empty() {
            return;
        }
        let message = Cards { each: CardSource::Picked, up_to: None, list, cards };
        self.send(id, Message::one(Content::Cards(message)));
    }

    fn card_list(&self, id: NodeId) -> Vec<Card> {
        self.tree.children(id).filter_map(|child| self.card(child)).collect()
    }

    fn card(&self, id: NodeId) -> Option<Card> {
        let Statement::Card { title } = self.tree.statement(id) else { return None };
        let mut card =
            Card { title: self.text(*title), lines: Vec::new(), image: None, buttons: Vec::new(), span: self.tree.node(id).span };
        for child in self.tree.children(id) {
            match self.tree.statement(child) {
                Statement::Line { text } => card.lines.push(text.map(|text| self.text(text))),
                Statement::Media { what, source } => card.image = Some(self.media(child, *what, *source)),
                Statement::Button { .. } => card.buttons.extend(self.button(child)),
                _ => {}
            }
        }
        Some(card)
    }
}
