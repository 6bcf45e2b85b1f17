//! What Messenger and Instagram show of a message: texts without marks, up to 3 buttons, carousels, options that vanish after an answer.

use std::borrow::Cow;

use botflow_runtime::{Outgoing, SentCard, SentDoes};

use crate::bubble::{Bubble, Button, Card, Does, Medium, Share};
use crate::encode::Conversation;
use crate::facts::{Feature, Figure};
use crate::lower::{button, cards_of, label, replies, shared, texts, with_lines, with_options};
use crate::markup;
use crate::options;
use crate::room::Room;

/// The bubbles of a message, or of a page of its cards.
pub(crate) fn lower<'a>(room: &Room, of: &'a Outgoing, to: &'a Conversation, page: u16, out: &mut Vec<Bubble<'a>>) {
    if page > 0 {
        return cards(room, of, to, page, out);
    }
    if of.typing_seconds > 0 {
        return out.push(Bubble { typing_seconds: of.typing_seconds, ..Bubble::default() });
    }
    if let Some(template) = of.template.as_ref().filter(|_| room.native(Feature::Templates)) {
        let buttons = of.buttons.iter().map(|one| button(one, to)).collect();
        return out.push(Bubble { template: Some(template), language: &of.language, buttons, ..Bubble::says(&of.text) });
    }
    let widget = shared(of).filter(|share| {
        room.native(match share {
            Share::Phone => Feature::PhoneRequest,
            Share::Email => Feature::EmailRequest,
            Share::Location => Feature::LocationRequest,
        })
    });
    let most = room.most(Figure::Replies) - usize::from(widget.is_some());
    let mut options: Vec<Button<'a>> = replies(of).collect();
    // Options that have no room are written out: they can still be typed.
    let lines = options::fit(&mut options, room.limit(Figure::ReplyLabel), most);
    out.extend(of.media.iter().map(|medium| Bubble::of_medium(Medium::new(medium, &to.files))));
    text(room, of, &lines, to, out);
    cards(room, of, to, 0, out);
    if of.replies.is_empty() && widget.is_none() {
        return;
    }
    // Options hang on the last message, or they vanish.
    if out.is_empty() {
        out.push(Bubble::says("…"));
    }
    let Some(last) = out.last_mut() else { return };
    let limit = room.limit(Figure::ReplyLabel);
    let images = room.native(Feature::OptionImages);
    options.truncate(most);
    for option in &mut options {
        option.label = label(std::mem::take(&mut option.label), limit);
        option.line = Cow::Borrowed("");
        option.image = if images { option.image } else { "" };
    }
    options.splice(0..0, widget.map(|share| Button::new("", Does::Share(share))));
    last.replies = options;
}

/// The text with these lines, and below it up to 3 buttons; more of them go on below.
fn text<'a>(room: &Room, of: &'a Outgoing, lines: &str, to: &'a Conversation, out: &mut Vec<Bubble<'a>>) {
    let calls = room.native(Feature::CallButtons);
    let mut numbers = Vec::new();
    let mut buttons = Vec::new();
    for one in &of.buttons {
        match &one.does {
            SentDoes::Dial(number) if !calls => numbers.push(format!("{}: {number}", one.label)),
            SentDoes::Dial(_) | SentDoes::Tap(_) | SentDoes::Open(_) | SentDoes::Pay(_) => buttons.push(fitted(button(one, to), room)),
        }
    }
    let text = with_options(markup::plain(&of.text).0, &numbers, lines);
    let long = room.limit(if of.replies.is_empty() { Figure::Text } else { Figure::TextWithReplies });
    if buttons.is_empty() {
        let last = texts(text, &[], long, long, out);
        out.extend((!last.text.is_empty()).then_some(last));
        return;
    }
    let mut bubble = texts(text, &[], long, room.limit(Figure::TextWithButtons), out);
    let each = room.most(Figure::Buttons);
    let mut rest = buttons.into_iter().peekable();
    while rest.peek().is_some() {
        if bubble.text.is_empty() {
            bubble.text = Cow::Borrowed("…");
        }
        bubble.buttons = rest.by_ref().take(each).collect();
        out.push(std::mem::replace(&mut bubble, Bubble::says(&*to.words.further)));
    }
}

/// A page of the cards. A card with more than 3 buttons goes on in the next one.
fn cards<'a>(room: &Room, of: &'a Outgoing, to: &'a Conversation, page: u16, out: &mut Vec<Bubble<'a>>) {
    if of.cards.is_empty() {
        return;
    }
    let mut below = Vec::new();
    let mut cards = Vec::with_capacity(of.cards.len());
    of.cards.iter().for_each(|card| shown(room, card, to, &mut cards, &mut below));
    let (on_page, more) = cards_of(cards.len(), room.most(Figure::Cards), page);
    let (end, count) = (on_page.end, cards.len());
    cards.truncate(on_page.end);
    cards.drain(..on_page.start);
    if more {
        cards.push(Card {
            title: Cow::Borrowed(&to.words.more),
            line: Cow::Owned(format!("{end} / {count}")),
            image: None,
            buttons: vec![fitted(Button::new(&*to.words.more, Does::Turn(page + 1)), room)],
        });
    }
    out.push(Bubble { cards, ..Bubble::default() });
    if page == 0 && !below.is_empty() {
        let text = with_lines(Cow::Borrowed(""), below);
        let long = room.limit(Figure::Text);
        let last = texts(text, &[], long, long, out);
        out.push(last);
    }
}

/// A card into `cards`, with what it has no room for in the next one; numbers that cannot be called with a button in its line, else in `below`.
fn shown<'a>(room: &Room, card: &'a SentCard, to: &'a Conversation, cards: &mut Vec<Card<'a>>, below: &mut Vec<String>) {
    let calls = room.native(Feature::CallButtons);
    let title = || label(markup::plain(&card.title).0, room.limit(Figure::CardTitle));
    let mut line = markup::plain(&card.line).0;
    let mut buttons = Vec::with_capacity(card.buttons.len());
    for one in &card.buttons {
        match &one.does {
            SentDoes::Dial(number) if !calls => {
                let written = format!("{}: {number}", one.label);
                let longer = with_lines(line.clone(), [&written]);
                match room.limit(Figure::CardLine).fits(&longer) {
                    true => line = longer,
                    false => below.push(format!("{}. {written}", card.title)),
                }
            }
            SentDoes::Dial(_) | SentDoes::Tap(_) | SentDoes::Open(_) | SentDoes::Pay(_) => buttons.push(fitted(button(one, to), room)),
        }
    }
    let image = card.image.as_ref().map(|image| Medium::new(image, &to.files));
    // A card needs a second thing beside its title.
    let bare = image.is_none() && buttons.is_empty();
    let line = if line.is_empty() && !bare { line } else { label(line, room.limit(Figure::CardLine)) };
    let each = room.most(Figure::CardButtons);
    let mut rest = buttons.split_off(each.min(buttons.len()));
    cards.push(Card { title: title(), line, image, buttons });
    while !rest.is_empty() {
        let beyond = rest.split_off(each.min(rest.len()));
        let buttons = std::mem::replace(&mut rest, beyond);
        cards.push(Card { title: title(), line: Cow::Borrowed(""), image: None, buttons });
    }
}

fn fitted<'a>(button: Button<'a>, room: &Room) -> Button<'a> {
    Button { label: label(button.label, room.limit(Figure::ButtonLabel)), ..button }
}
