//! A message in, a frame of our own chat out: it shows everything as it is.

use botflow_program::{Kind, MediaKind};
use botflow_runtime::{Outgoing, SentButton, SentDoes};

use crate::encode::{Conversation, Request, address, asked};
use crate::json::{Object, object};

pub(crate) fn encode(of: &Outgoing, to: &Conversation, out: &mut Vec<Request>) {
    let body = object(|frame| {
        frame.plain("v", 1).text("id", &to.send);
        if of.typing_seconds > 0 {
            frame.text("type", "typing").plain("seconds", of.typing_seconds);
            return;
        }
        frame.text("type", "message").object("content", |content| {
            content.text("text", &of.text).text("language", &of.language);
            content.list("media", &of.media, |medium, object| {
                let kind = match medium.kind {
                    MediaKind::Image => "image",
                    MediaKind::Video => "video",
                    MediaKind::Audio => "audio",
                    MediaKind::File => "file",
                };
                object.text("kind", kind).text("url", &medium.source).text("about", &medium.about);
            });
            content.list("buttons", &of.buttons, |one, object| button(one, object, to));
            content.list("cards", &of.cards, |card, object| {
                object.text("title", &card.title).text("text", &card.line);
                if let Some(image) = &card.image {
                    object.text("image", &image.source).text("about", &image.about);
                }
                object.list("buttons", &card.buttons, |one, object| button(one, object, to));
            });
            content.list("choices", &of.replies, |reply, object| {
                object.text("title", &reply.label).text("payload", reply.token.as_str());
                object.text("text", &reply.line).text("image", &reply.image);
            });
            if let Some(widget) = asked(of).and_then(widget) {
                content.text("input", widget);
            }
        });
        frame.object("actor", |actor| {
            actor.text("kind", "bot");
        });
    });
    out.push(Request { call: "frame", body });
}

fn button(button: &SentButton, object: &mut Object<'_>, to: &Conversation) {
    object.text("title", &button.label);
    match &button.does {
        SentDoes::Tap(token) => object.text("payload", token.as_str()),
        SentDoes::Dial(number) => object.text("tel", number),
        SentDoes::Open(_) | SentDoes::Pay(_) => object.text("url", &address(button, to).unwrap_or_default()),
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
        _ => None,
    }
}
