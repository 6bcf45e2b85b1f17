//! A bubble of WhatsApp in, a body of its Cloud API out.

use botflow_program::MediaKind;

use crate::bubble::{Bubble, Button, Card, Does, Medium, Share, Stand};
use crate::encode::{Conversation, Request};
use crate::json::{Object, object};

/// The body.
pub(crate) fn write(bubble: &Bubble<'_>, to: &Conversation) -> Request {
    if bubble.typing_seconds > 0 {
        return typing(bubble, to);
    }
    if bubble.template.is_some() {
        return whole(bubble, to, "template", |body| template(bubble, body));
    }
    if let Stand::List { opens } = &bubble.stand {
        return interactive(bubble, to, "list", |action| list(bubble, opens, action));
    }
    if !bubble.cards.is_empty() {
        return interactive(bubble, to, "carousel", |action| {
            action.list("cards", bubble.cards.iter().enumerate(), |(at, card), object| self::card(at, card, object, to));
        });
    }
    match bubble.buttons.first().map(|button| (&button.does, &button.label)) {
        Some((Does::Open(address), label)) => interactive(bubble, to, "cta_url", |action| open(label, address, action)),
        Some((Does::Share(Share::Location), _)) => interactive(bubble, to, "location_request_message", |action| {
            action.word("name", "send_location");
        }),
        Some((Does::Share(Share::Phone | Share::Email), _)) => interactive(bubble, to, "request_contact_info", |action| {
            action.word("name", "request_contact_info");
        }),
        Some((Does::Tap(_) | Does::Turn(_) | Does::Dial(_) | Does::Say, _)) => interactive(bubble, to, "button", |action| {
            action.list("buttons", &bubble.buttons, |button, object| reply("reply", button, object, to));
        }),
        None => match bubble.media.first() {
            Some(medium) => whole(bubble, to, kind(medium.kind), |body| {
                body.text("link", &medium.source);
                if !bubble.text.is_empty() {
                    body.text("caption", &bubble.text);
                }
            }),
            None => whole(bubble, to, "text", |body| {
                body.text("body", &bubble.text);
            }),
        },
    }
}

fn whole(bubble: &Bubble<'_>, to: &Conversation, kind: &'static str, write: impl FnOnce(&mut Object<'_>)) -> Request {
    let body = object(bubble.body_bytes(), |body| {
        body.word("messaging_product", "whatsapp").word("recipient_type", "individual");
        match to.contact.strip_prefix("bsuid:") {
            Some(name) => body.text("recipient", name),
            None => body.text("to", to.contact.strip_prefix("wa:").unwrap_or(&to.contact)),
        };
        body.word("type", kind).object(kind, write);
    });
    Request { call: "messages", body }
}

fn interactive(bubble: &Bubble<'_>, to: &Conversation, kind: &'static str, write: impl FnOnce(&mut Object<'_>)) -> Request {
    whole(bubble, to, "interactive", |body| {
        body.word("type", kind);
        if let Some(medium) = bubble.media.first() {
            body.object("header", |header| self::medium(medium, header));
        }
        body.object("body", |inner| {
            inner.text("text", &bubble.text);
        });
        body.object("action", write);
    })
}

fn medium(medium: &Medium<'_>, object: &mut Object<'_>) {
    let kind = kind(medium.kind);
    object.word("type", kind).object(kind, |inner| {
        inner.text("link", &medium.source);
    });
}

fn typing(bubble: &Bubble<'_>, to: &Conversation) -> Request {
    let body = object(bubble.body_bytes(), |body| {
        body.word("messaging_product", "whatsapp").word("status", "read").text("message_id", &to.last_message);
        body.object("typing_indicator", |typing| {
            typing.word("type", "text");
        });
    });
    Request { call: "messages", body }
}

fn template(bubble: &Bubble<'_>, body: &mut Object<'_>) {
    let Some(template) = bubble.template else { return };
    body.text("name", &template.name).object("language", |language| {
        language.text("code", bubble.language);
    });
    // Our token stands behind each button that answers, in the template's order; addresses stand in the template itself.
    let taps = bubble.buttons.iter().enumerate().filter_map(|(at, button)| match &button.does {
        Does::Tap(token) => Some(Component::Button(at, token.as_str())),
        Does::Open(_) | Does::Dial(_) | Does::Turn(_) | Does::Share(_) | Does::Say => None,
    });
    let components = (!template.values.is_empty()).then_some(Component::Body(&template.values)).into_iter().chain(taps);
    body.list("components", components, |component, object| match component {
        Component::Body(values) => {
            object.word("type", "body").list("parameters", values, |value, parameter| {
                parameter.word("type", "text").text("text", value);
            });
        }
        Component::Button(at, token) => {
            object.word("type", "button").word("sub_type", "quick_reply").text("index", &at.to_string());
            object.list("parameters", [token], |token, parameter| {
                parameter.word("type", "payload").text("payload", token);
            });
        }
    });
}

/// A part of a template that is filled in.
enum Component<'a> {
    Body(&'a [String]),
    Button(usize, &'a str),
}

fn list(bubble: &Bubble<'_>, opens: &str, action: &mut Object<'_>) {
    action.text("button", opens).list("sections", [()], |(), section| {
        section.list("rows", &bubble.replies, |reply, row| {
            if let Does::Tap(token) = &reply.does {
                row.text("id", token.as_str());
            }
            row.text("title", &reply.label);
            if !reply.line.is_empty() {
                row.text("description", &reply.line);
            }
        });
    });
}

fn open(label: &str, address: &str, action: &mut Object<'_>) {
    action.word("name", "cta_url").object("parameters", |parameters| {
        parameters.text("display_text", label).text("url", address);
    });
}

/// A button that answers: `reply` in a message, `quick_reply` in a carousel.
fn reply(kind: &'static str, button: &Button<'_>, object: &mut Object<'_>, to: &Conversation) {
    object.word("type", kind).object(kind, |reply| {
        match &button.does {
            Does::Tap(token) => reply.text("id", token.as_str()),
            Does::Turn(page) => reply.text("id", &to.turns(*page)),
            Does::Open(_) | Does::Dial(_) | Does::Share(_) | Does::Say => reply.text("id", &button.label),
        };
        reply.text("title", &button.label);
    });
}

fn card(at: usize, card: &Card<'_>, object: &mut Object<'_>, to: &Conversation) {
    object.count("card_index", at).word("type", "cta_url");
    if let Some(image) = &card.image {
        object.object("header", |header| medium(image, header));
    }
    object.object("body", |body| {
        body.text("text", &card.line);
    });
    object.object("action", |action| match card.buttons.first().map(|button| (&button.does, &button.label)) {
        Some((Does::Open(address), label)) => open(label, address, action),
        Some((Does::Tap(_) | Does::Turn(_) | Does::Dial(_) | Does::Share(_) | Does::Say, _)) | None => {
            action.list("buttons", &card.buttons, |button, object| reply("quick_reply", button, object, to));
        }
    });
}

fn kind(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::File => "document",
    }
}
