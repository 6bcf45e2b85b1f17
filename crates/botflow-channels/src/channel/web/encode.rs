//! A bubble of our own chat in, a frame out.

use botflow_program::Kind;

use crate::bubble::{Bubble, Button, Card, Does, Medium};
use crate::encode::{Conversation, Request};
use crate::json::{Object, object};
use crate::meta::send::kind;

/// The frame.
pub(crate) fn write(bubble: &Bubble<'_>, to: &Conversation) -> Request {
    let body = object(bubble.body_bytes(), |frame| {
        frame.plain("v", 1).text("id", &to.send);
        if bubble.typing_seconds > 0 {
            frame.word("type", "typing").plain("seconds", bubble.typing_seconds);
            return;
        }
        frame.word("type", "message").object("content", |content| {
            content.text("text", &bubble.text).text("language", bubble.language);
            content.list("media", &bubble.media, medium);
            content.list("buttons", &bubble.buttons, |one, object| button(one, object, to));
            content.list("cards", &bubble.cards, |one, object| card(one, object, to));
            content.list("choices", &bubble.replies, |reply, object| {
                button(reply, object, to);
                object.text("text", &reply.line).text("image", reply.image);
            });
            if let Some(widget) = bubble.input.and_then(widget) {
                content.word("input", widget);
            }
            if !bubble.hint.is_empty() {
                content.text("hint", bubble.hint);
            }
        });
        frame.object("actor", |actor| {
            actor.word("kind", "bot");
        });
    });
    Request { call: "frame", body }
}

fn medium(medium: &Medium<'_>, object: &mut Object<'_>) {
    object.word("kind", kind(medium.kind)).text("url", &medium.source).text("about", medium.about);
}

fn card(card: &Card<'_>, object: &mut Object<'_>, to: &Conversation) {
    object.text("title", &card.title).text("text", &card.line);
    if let Some(image) = &card.image {
        object.text("image", &image.source).text("about", image.about);
    }
    object.list("buttons", &card.buttons, |one, object| button(one, object, to));
}

fn button(button: &Button<'_>, object: &mut Object<'_>, to: &Conversation) {
    object.text("title", &button.label);
    match &button.does {
        Does::Tap(token) => object.text("payload", token.as_str()),
        Does::Turn(page) => object.text("payload", &to.turns(*page)),
        Does::Dial(number) => object.text("tel", number),
        Does::Open(address) => object.text("url", address),
        Does::Share(_) | Does::Say => object,
    };
}

/// The browser's own input for a kind.
fn widget(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Phone => Some("tel"),
        Kind::Email => Some("email"),
        Kind::Location => Some("geolocation"),
        Kind::Date => Some("date"),
        Kind::Time => Some("time"),
        Kind::DateTime => Some("datetime-local"),
        Kind::Number | Kind::WholeNumber => Some("number"),
        Kind::Photo | Kind::File => Some("file"),
        Kind::Link => Some("url"),
        Kind::Text
        | Kind::Name
        | Kind::Code
        | Kind::Money
        | Kind::YesNo
        | Kind::Consent
        | Kind::Choice
        | Kind::Several
        | Kind::Rating { .. }
        | Kind::Span
        | Kind::Item(_)
        | Kind::Record
        | Kind::List
        | Kind::Booking
        | Kind::Payment => None,
    }
}
