//! A bubble of Messenger or Instagram in, a body of their Send API out.

use botflow_program::MediaKind;

use crate::bubble::{Bubble, Button, Card, Does, Share};
use crate::encode::{Conversation, Request};
use crate::json::{Object, object};

/// The body.
pub(crate) fn write(bubble: &Bubble<'_>, to: &Conversation) -> Request {
    let body = object(bubble.body_bytes(), |body| {
        body.object("recipient", |recipient| {
            recipient.text("id", &to.contact);
        });
        if bubble.typing_seconds > 0 {
            body.word("sender_action", "typing_on");
        } else if bubble.template.is_some() {
            body.word("messaging_type", "UTILITY").object("message", |message| template(bubble, message));
        } else {
            body.word("messaging_type", "RESPONSE").object("message", |message| content(bubble, to, message));
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
        // Our token stands behind each button that answers, in the template's order; addresses stand in the template itself.
        let taps: Vec<&str> = bubble.buttons.iter().filter_map(|button| tapped(&button.does)).collect();
        let buttons = (!taps.is_empty()).then_some(Component::Buttons(&taps));
        sent.list("components", [Component::Body(&template.values)].into_iter().chain(buttons), |component, object| match component {
            Component::Body(values) => {
                object.word("type", "body").list("parameters", values, |value, parameter| {
                    parameter.word("type", "text").text("text", value);
                });
            }
            Component::Buttons(taps) => {
                object.word("type", "buttons").list("parameters", taps, |token, parameter| {
                    parameter.word("type", "POSTBACK").text("payload", token);
                });
            }
        });
    });
}

/// A part of a template that is filled in.
enum Component<'a> {
    Body(&'a [String]),
    Buttons(&'a [&'a str]),
}

fn tapped<'a>(does: &'a Does<'_>) -> Option<&'a str> {
    match does {
        Does::Tap(token) => Some(token.as_str()),
        Does::Open(_) | Does::Dial(_) | Does::Turn(_) | Does::Share(_) | Does::Say => None,
    }
}

fn content(bubble: &Bubble<'_>, to: &Conversation, message: &mut Object<'_>) {
    if let Some(medium) = bubble.media.first() {
        message.object("attachment", |attachment| {
            attachment.word("type", kind(medium.kind)).object("payload", |payload| {
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

fn payload(message: &mut Object<'_>, kind: &'static str, write: impl FnOnce(&mut Object<'_>)) {
    message.object("attachment", |attachment| {
        attachment.word("type", "template").object("payload", |payload| {
            payload.word("template_type", kind);
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
        Does::Tap(token) => object.word("type", "postback").text("title", &button.label).text("payload", token.as_str()),
        Does::Turn(page) => object.word("type", "postback").text("title", &button.label).text("payload", &to.turns(*page)),
        Does::Dial(number) => object.word("type", "phone_number").text("title", &button.label).text("payload", number),
        Does::Open(address) => object.word("type", "web_url").text("title", &button.label).text("url", address),
        // Neither is ever a button here; as a postback its label comes back, and is read as words.
        Does::Share(_) | Does::Say => object.word("type", "postback").text("title", &button.label).text("payload", &button.label),
    };
}

fn reply(reply: &Button<'_>, object: &mut Object<'_>) {
    match &reply.does {
        Does::Share(Share::Phone) => object.word("content_type", "user_phone_number"),
        Does::Share(Share::Email) => object.word("content_type", "user_email"),
        Does::Tap(token) => object.word("content_type", "text").text("title", &reply.label).text("payload", token.as_str()),
        Does::Share(Share::Location) | Does::Open(_) | Does::Dial(_) | Does::Turn(_) | Does::Say => {
            object.word("content_type", "text").text("title", &reply.label).text("payload", &reply.label)
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
