//! What Telegram shows of a message: bold and italic words as they are, options and buttons below the text, cards one at a time.

use std::borrow::Cow;

use botflow_runtime::{Outgoing, SentCard};

use super::room;
use crate::bubble::{Bubble, Button, Does, Medium, Share, Stand};
use crate::encode::Conversation;
use crate::facts::Figure;
use crate::lower::{Content, distinct, label, shared, texts, with_lines};
use crate::markup::{self, Style, Styled};
use crate::options;
use crate::own_words::OwnWords;

/// The bubbles of a message, or the one of a page of its cards.
pub(crate) fn lower<'a>(of: &'a Outgoing, to: &'a Conversation, page: u16, out: &mut Vec<Bubble<'a>>) {
    if page == 0 && of.typing_seconds > 0 {
        return out.push(Bubble { typing_seconds: of.typing_seconds, ..Bubble::default() });
    }
    if page == 0 {
        let hint = of.asks.as_ref().map_or("", |asks| asks.hint.as_str());
        bubbles(Content::of(of, to), shared(of), hint, &to.words, out);
    }
    // Cards of one sort are one message that is turned over; a text cannot be turned into a picture and back.
    let pictured = of.cards.iter().filter(|card| card.image.is_some()).count();
    if of.cards.len() > 1 && (pictured == 0 || pictured == of.cards.len()) {
        let at = usize::from(page).min(of.cards.len() - 1);
        let buttons = turns(at, of.cards.len());
        card(&of.cards[at], buttons, to, out);
    } else {
        of.cards.iter().for_each(|one| card(one, Vec::new(), to, out));
    }
}

/// Back and forth, with how many there are.
fn turns(at: usize, count: usize) -> Vec<Button<'static>> {
    let turn = |label: String, to: usize| Button::new(label, Does::Turn(u16::try_from(to).unwrap_or(u16::MAX)));
    let back = at.checked_sub(1).map(|to| turn(format!("‹ {}/{count}", to + 1), to));
    let forth = (at + 1 < count).then(|| turn(format!("{}/{count} ›", at + 2), at + 1));
    back.into_iter().chain(forth).collect()
}

fn card<'a>(card: &'a SentCard, turns: Vec<Button<'a>>, to: &'a Conversation, out: &mut Vec<Bubble<'a>>) {
    let Content { text, media, taps, links, numbers, .. } = Content::of_card(card, "", to);
    let title = card.title.trim();
    let (plain, mut styles) = markup::plain(&text);
    // The title is bold; marks of its own give way.
    let shown = markup::plain(title).0;
    if !shown.is_empty() && plain.starts_with(&*shown) {
        styles.retain(|styled| styled.from >= shown.len());
        styles.insert(0, Styled { from: 0, to: shown.len(), style: Style::Bold });
    }
    let text = with_lines(Cow::Owned(plain.into_owned()), numbers);
    let mut buttons = below(taps, links);
    buttons.extend(turns);
    let limit = room().limit(if media.is_empty() { Figure::TextWithButtons } else { Figure::CardText });
    let text = if limit.fits(&text) { text } else { Cow::Owned(limit.shortened(&text)) };
    let styles = markup::within(&styles, &(0..text.len()));
    let text = if text.is_empty() && media.is_empty() { Cow::Borrowed("…") } else { text };
    out.push(Bubble { styles, media, buttons, ..Bubble::says(text) });
}

fn below<'a>(taps: Vec<Button<'a>>, links: Vec<Button<'a>>) -> Vec<Button<'a>> {
    let bare =
        |one: Button<'a>| Button { line: Cow::Borrowed(""), image: "", label: label(one.label, room().limit(Figure::ButtonLabel)), ..one };
    taps.into_iter().chain(links).map(bare).collect()
}

/// The text, with buttons below it or keys in place of the keyboard.
fn bubbles<'a>(content: Content<'a>, widget: Option<Share>, hint: &'a str, words: &'a OwnWords, out: &mut Vec<Bubble<'a>>) {
    let room = room();
    let Content { text, media, taps, links, numbers, .. } = content;
    let key = match widget {
        Some(Share::Phone) => Some(Button::new(&*words.share_phone, Does::Share(Share::Phone))),
        Some(Share::Location) => Some(Button::new(&*words.share_location, Does::Share(Share::Location))),
        Some(Share::Email) | None => None,
    };
    let described = taps.iter().filter(|tap| !tap.line.is_empty()).map(|tap| options::written(tap, None));
    let mut lines: Vec<String> = numbers.into_iter().chain(described).collect();
    // A message has one keyboard: keys that ask for something leave no room for links.
    if key.is_some() {
        lines.extend(links.iter().filter_map(|link| match &link.does {
            Does::Open(address) => Some(format!("{}: {address}", link.label)),
            Does::Tap(_) | Does::Dial(_) | Does::Turn(_) | Does::Share(_) | Does::Say => None,
        }));
    }
    let mut shape = Bubble::default();
    let mut rest = Vec::new();
    if let Some(key) = key {
        shape.stand = Stand::Keyboard;
        shape.hint = hint;
        let mut said: Vec<Button<'a>> = taps.into_iter().map(|tap| Button::new(tap.label, Does::Say)).collect();
        distinct(&mut said, room.limit(Figure::ReplyLabel));
        shape.replies = std::iter::once(key).chain(said).collect();
    } else {
        shape.buttons = below(taps, links);
        rest = shape.buttons.split_off(room.most(Figure::Buttons).min(shape.buttons.len()));
    }
    let (plain, styles) = match text {
        Cow::Borrowed(text) => markup::plain(text),
        Cow::Owned(text) => {
            let (plain, styles) = markup::plain(&text);
            (Cow::Owned(plain.into_owned()), styles)
        }
    };
    let text = with_lines(plain, lines);
    said(text, styles, media, shape, out);
    while !rest.is_empty() {
        let more = rest.split_off(room.most(Figure::Buttons).min(rest.len()));
        out.push(Bubble { buttons: std::mem::replace(&mut rest, more), ..Bubble::says(&*words.further) });
    }
}

/// A picture with its text below, or pictures and then the text.
fn said<'a>(text: Cow<'a, str>, styles: Vec<Styled>, media: Vec<Medium<'a>>, shape: Bubble<'a>, out: &mut Vec<Bubble<'a>>) {
    let room = room();
    let tappable = !shape.buttons.is_empty() || !shape.replies.is_empty();
    if media.len() == 1 && room.limit(Figure::Caption).fits(&text) {
        return out.push(Bubble { text, styles, media, ..shape });
    }
    out.extend(media.into_iter().map(Bubble::of_medium));
    if text.is_empty() && !tappable {
        return;
    }
    let last = texts(text, &styles, room.limit(Figure::Text), room.limit(Figure::TextWithButtons), out);
    let text = if last.text.is_empty() { Cow::Borrowed("…") } else { last.text };
    out.push(Bubble { text, styles: last.styles, ..shape });
}
