//! What our own chat shows of a message: everything as it is, in one bubble; of many cards a page.

use std::borrow::Cow;

use botflow_runtime::{Outgoing, SentCard};

use super::room;
use crate::bubble::{Bubble, Button, Card, Does, Medium};
use crate::encode::Conversation;
use crate::facts::Figure;
use crate::lower::{asked, button, cards_of, replies};
use crate::markup;

/// The bubble of a message, or of a page of its cards.
pub(crate) fn lower<'a>(of: &'a Outgoing, to: &'a Conversation, page: u16, out: &mut Vec<Bubble<'a>>) {
    if page == 0 && of.typing_seconds > 0 {
        return out.push(Bubble { typing_seconds: of.typing_seconds, ..Bubble::default() });
    }
    let cards = cards(of, to, page);
    if page > 0 {
        return out.push(Bubble { cards, language: &of.language, ..Bubble::default() });
    }
    out.push(Bubble {
        text: markup::single(Cow::Borrowed(&of.text)),
        language: &of.language,
        media: of.media.iter().map(|medium| Medium::new(medium, &to.files)).collect(),
        buttons: of.buttons.iter().map(|one| button(one, to)).collect(),
        replies: replies(of).collect(),
        cards,
        input: asked(of),
        hint: of.asks.as_ref().map_or("", |asks| asks.hint.as_str()),
        ..Bubble::default()
    });
}

fn cards<'a>(of: &'a Outgoing, to: &'a Conversation, page: u16) -> Vec<Card<'a>> {
    let (on_page, more) = cards_of(of.cards.len(), room().most(Figure::Cards), page);
    let end = on_page.end;
    let mut cards: Vec<Card<'a>> = of.cards[on_page].iter().map(|one| card(one, to)).collect();
    if more {
        let more = &*to.words.more;
        let line = format!("{end} / {}", of.cards.len()).into();
        cards.push(Card { title: more.into(), line, image: None, buttons: vec![Button::new(more, Does::Turn(page + 1))] });
    }
    cards
}

fn card<'a>(card: &'a SentCard, to: &'a Conversation) -> Card<'a> {
    Card {
        title: markup::single(Cow::Borrowed(&card.title)),
        line: markup::single(Cow::Borrowed(&card.line)),
        image: card.image.as_ref().map(|image| Medium::new(image, &to.files)),
        buttons: card.buttons.iter().map(|one| button(one, to)).collect(),
    }
}
