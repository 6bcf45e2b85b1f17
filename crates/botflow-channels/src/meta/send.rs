//! A bubble of Messenger or Instagram in, a body of their Send API out.

use botflow_program::MediaKind;

use crate::bubble::{Bubble, Button, Card, Does, Share};
use crate::encode::{Conversation, Request};
use crate::json::{Object, object};

/// The body.
pub(crate) fn write(bubble: &Bubble<'_>, to: &Conversation) -> Request {
    let body = object(|body| {
        body.object("recipient", |recipient| {
            recipient.text("id", &to.contact);
        });
        if bubble.typing_seconds > 0 {
            body.text("sender_action", "typing_on");
        } else if bubble.template.is_some() {
            body.text("messaging_type", "UTILITY").object("message", |message| template(bubble, message));
        } else {
            body.text("messaging_type", "RESPONSE").object("message", |message| content(bubble, to, message));
        }
    });
    Request { call: "messages", body }
}

fn template(bubble: &Bubble<'_>, message: &mut Object<'_>) {
    let Some(template) = bubble.template else { return };
    message.object("template", |sent| {
        sent.text("name", &template.name).object("language", |language| {
            language.text("code", bubble.language);
        });
        sent.list("components", [()], |(), component| {
            component.text("type", "body").list("parameters", &template.values, |value, parameter| {
                parameter.text("type", "text").text("text", value);
            });
        });
    });
}

fn content(bubble: &Bubble<'_>, to: &Conversation, message: &mut Object<'_>) {
    if let Some(medium) = bubble.media.first() {
        message.object("attachment", |attachment| {
            attachment.text("type", kind(medium.kind)).object("payload", |payload| {
                payload.text("url", &medium.source);
            });
        });
    } else if !bubble.cards.is_empty() {
        payload(message, "generic", |payload| {
            payload.list("elements", &bubble.cards, |card, element| self::card(card, element, to));
        });
    } else if !bubble.buttons.is_empty() {
        payload(message, "button", |payload| {
            payload.text("text", &bubble.text);
            payload.list("buttons", &bubble.buttons, |one, object| button(one, object, to));
        });
    } else {
        message.text("text", &bubble.text);
    }
    if !bubble.replies.is_empty() {
        message.list("quick_replies", &bubble.replies, reply);
    }
}

fn payload(message: &mut Object<'_>, kind: &str, write: impl FnOnce(&mut Object<'_>)) {
    message.object("attachment", |attachment| {
        attachment.text("type", "template").object("payload", |payload| {
            payload.text("template_type", kind);
            write(payload);
        });
    });
}

fn card(card: &Card<'_>, element: &mut Object<'_>, to: &Conversation) {
    element.text("title", &card.title);
    if !card.line.is_empty() {
        element.text("subtitle", &card.line);
    }
    if let Some(image) = &card.image {
        element.text("image_url", &image.source);
    }
    if !card.buttons.is_empty() {
        element.list("buttons", &card.buttons, |one, object| button(one, object, to));
    }
}

fn button(button: &Button<'_>, object: &mut Object<'_>, to: &Conversation) {
    match &button.does {
        Does::Tap(token) => object.text("type", "postback").text("title", &button.label).text("payload", token.as_str()),
        Does::Turn(page) => object.text("type", "postback").text("title", &button.label).text("payload", &to.turns(*page)),
        Does::Dial(number) => object.text("type", "phone_number").text("title", &button.label).text("payload", number),
        Does::Open(address) => object.text("type", "web_url").text("title", &button.label).text("url", address),
        // Neither is ever a button here; as a postback its label comes back, and is read as words.
        Does::Share(_) | Does::Say => object.text("type", "postback").text("title", &button.label).text("payload", &button.label),
    };
}

fn reply(reply: &Button<'_>, object: &mut Object<'_>) {
    match &reply.does {
        Does::Share(Share::Phone) => object.text("content_type", "user_phone_number"),
        Does::Share(Share::Email) => object.text("content_type", "user_email"),
        Does::Tap(token) => object.text("content_type", "text").text("title", &reply.label).text("payload", token.as_str()),
        Does::Share(Share::Location) | Does::Open(_) | Does::Dial(_) | Does::Turn(_) | Does::Say => {
            object.text("content_type", "text").text("title", &reply.label).text("payload", &reply.label)
        }
    };
    if !reply.image.is_empty() {
        object.text("image_url", reply.image);
    }
}

/// What each kind of medium is called.
pub(crate) fn kind(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::File => "file",
    }
}
