//! What WhatsApp shows of a message. Every bubble is billed, so there are as few as can be; nothing is lost.

use std::borrow::Cow;

use botflow_program::MediaKind;
use botflow_runtime::Outgoing;

use super::room;
use crate::bubble::{Bubble, Button, Card, Does, Medium, Share, Stand};
use crate::encode::Conversation;
use crate::facts::Figure;
use crate::lower::{Content, cards_of, distinct, label, marked_texts, shared, with_lines, with_options};
use crate::markup;
use crate::options;

/// The bubbles of a message, or of a page of its cards.
pub(crate) fn lower<'a>(of: &'a Outgoing, to: &'a Conversation, page: u16, out: &mut Vec<Bubble<'a>>) {
    if page == 0 && of.typing_seconds > 0 {
        // The indicator is an answer to a message: without one there is none.
        if !to.last_message.is_empty() {
            out.push(Bubble { typing_seconds: of.typing_seconds, ..Bubble::default() });
        }
        return;
    }
    if let Some(template) = &of.template {
        let buttons = of.buttons.iter().map(|one| crate::lower::button(one, to)).collect();
        return out.push(Bubble { template: Some(template), language: &of.language, buttons, ..Bubble::says(&of.text) });
    }
    let (on_page, more) = cards_of(of.cards.len(), room().most(Figure::Cards), page);
    let end = on_page.end;
    let cards: Vec<Content<'a>> = of.cards[on_page].iter().map(|card| Content::of_card(card, "*", to)).collect();
    let carousel = carousel_fits(&cards);
    let mut content = Content::of(of, to);
    let alone = content.media.is_empty() && content.taps.is_empty() && content.links.is_empty() && content.numbers.is_empty();
    // The text of a message that is a carousel stands above it, in the same bubble.
    let takes_text = carousel && alone && room().limit(Figure::TextWithButtons).fits(&content.text);
    let above = carousel.then(|| if takes_text { std::mem::take(&mut content.text) } else { Cow::Borrowed("") });
    if page == 0 {
        bubbles(content, shared(of), to, out);
    }
    self::cards(cards, above, to, out);
    if more {
        let buttons = vec![Button::new(label(Cow::Borrowed(&*to.words.more), room().limit(Figure::ButtonLabel)), Does::Turn(page + 1))];
        out.push(Bubble { buttons, ..Bubble::says(format!("{end} / {}", of.cards.len())) });
    }
}

/// One bubble, or several: pictures, long texts, links beside options.
fn bubbles<'a>(content: Content<'a>, widget: Option<Share>, to: &'a Conversation, out: &mut Vec<Bubble<'a>>) {
    let room = room();
    let Content { text, mut media, mut taps, options, links, numbers } = content;
    let widget = widget.filter(|share| matches!(share, Share::Phone | Share::Location));
    let rows = room.most(Figure::ListRows);
    // Options that have no room are written out: they can still be typed.
    let beyond: Vec<String> = taps.drain(rows.min(taps.len())..).map(|tap| options::written(&tap, None)).collect();
    let options = options.min(taps.len());
    let few = is_few(&taps, options);
    let lines = match few {
        true => String::new(),
        false => options::fit_rows(&mut taps[options..], room.limit(Figure::RowLabel), room.limit(Figure::RowLine)),
    };
    let text = with_lines(with_options(markup::single(text), &numbers, &lines), beyond);
    let mut links = links.into_iter();
    // One shape a bubble: what asks for something first, options next, links last.
    let mut shapes = Vec::with_capacity(1);
    shapes.extend(widget.map(|share| Bubble { buttons: vec![Button::new("", Does::Share(share))], ..Bubble::default() }));
    shapes.extend((!taps.is_empty()).then(|| choice(taps, few, to)));
    shapes.extend(if shapes.is_empty() { links.next().map(link) } else { None });
    let first = !shapes.is_empty();
    let header = media.len() == 1
        && media[0].kind != MediaKind::Audio
        && shapes.first().is_some_and(|shape| shape.replies.is_empty() && widget.is_none());
    let captioned = media.len() == 1 && !first && media[0].kind != MediaKind::Audio && room.limit(Figure::Caption).fits(&text);
    let kept: Vec<Medium<'a>> = if header || captioned { std::mem::take(&mut media) } else { Vec::new() };
    out.extend(media.into_iter().map(Bubble::of_medium));
    if captioned {
        out.push(Bubble { media: kept, ..Bubble::says(text) });
    } else if first || !text.is_empty() {
        let last = room.limit(if first { Figure::TextWithButtons } else { Figure::Text });
        let said = marked_texts(text, room.limit(Figure::Text), last, out);
        let mut shapes = shapes.into_iter();
        let shape = shapes.next().unwrap_or_default();
        out.push(Bubble { text: if first { body(said.text) } else { said.text }, media: kept, ..shape });
        out.extend(shapes.map(|shape| Bubble { text: Cow::Borrowed(&*to.words.further), ..shape }));
    }
    out.extend(links.map(|one| {
        let text = body(one.label.clone());
        Bubble { text, ..link(one) }
    }));
}

/// Up to 3 options are buttons; more of them, and such with a description or a label that is too long for a button, are a list.
fn is_few(taps: &[Button<'_>], options: usize) -> bool {
    let room = room();
    let short = taps[options..].iter().all(|tap| room.limit(Figure::ButtonLabel).fits(&tap.label));
    short && taps.len() <= room.most(Figure::ReplyButtons) && taps.iter().all(|tap| tap.line.is_empty())
}

fn choice<'a>(mut taps: Vec<Button<'a>>, few: bool, to: &'a Conversation) -> Bubble<'a> {
    let room = room();
    if few {
        distinct(&mut taps, room.limit(Figure::ButtonLabel));
        return Bubble { buttons: taps, ..Bubble::default() };
    }
    distinct(&mut taps, room.limit(Figure::RowLabel));
    taps.iter_mut().for_each(|tap| tap.image = "");
    let opens = label(Cow::Borrowed(&to.words.choose), room.limit(Figure::ListButton));
    Bubble { replies: taps, stand: Stand::List { opens }, ..Bubble::default() }
}

fn link(button: Button<'_>) -> Bubble<'_> {
    let label = label(button.label, room().limit(Figure::ButtonLabel));
    Bubble { buttons: vec![Button { label, ..button }], ..Bubble::default() }
}

/// What has buttons needs a text.
fn body(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.trim().is_empty() { Cow::Borrowed("…") } else { text }
}

/// The cards of a page: a carousel where it can be one (with the text above it), else a message a card.
fn cards<'a>(cards: Vec<Content<'a>>, above: Option<Cow<'a, str>>, to: &'a Conversation, out: &mut Vec<Bubble<'a>>) {
    if let Some(above) = above {
        let cards = cards.into_iter().map(in_carousel).collect();
        out.push(Bubble { cards, ..Bubble::says(markup::single(body(above))) });
    } else {
        cards.into_iter().for_each(|card| bubbles(card, None, to, out));
    }
}

/// A carousel has 2 to 10 cards, each with a picture and a short text, all with the same sort and number of buttons: one link, or up to 3 that
/// answer.
fn carousel_fits(cards: &[Content<'_>]) -> bool {
    let room = room();
    let limit = room.limit(Figure::Cards);
    let sort = |content: &Content<'_>| {
        let pictured = content.media.iter().any(|medium| matches!(medium.kind, MediaKind::Image | MediaKind::Video));
        let short = room.limit(Figure::CardText).fits(&content.text) && content.text.bytes().filter(|byte| *byte == b'\n').count() <= 2;
        let (taps, links) = (content.taps.len(), content.links.len());
        let buttons = links == 0 && (1..=room.most(Figure::CardButtons)).contains(&taps) || links == 1 && taps == 0;
        (pictured && short && buttons && content.numbers.is_empty()).then_some((taps, links))
    };
    let first = cards.first().and_then(sort);
    cards.len() as u64 >= limit.least && first.is_some() && cards.iter().skip(1).all(|card| sort(card) == first)
}

fn in_carousel(card: Content<'_>) -> Card<'_> {
    let Content { text, media, mut taps, links, .. } = card;
    taps.extend(links);
    distinct(&mut taps, room().limit(Figure::ButtonLabel));
    Card { title: Cow::Borrowed(""), line: markup::single(text), image: media.into_iter().next(), buttons: taps }
}
