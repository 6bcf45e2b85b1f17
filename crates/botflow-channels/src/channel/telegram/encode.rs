//! A bubble of Telegram in, a call of its Bot API out.

use botflow_program::MediaKind;

use crate::bubble::{Bubble, Button, Does, Share, Stand};
use crate::encode::{Conversation, Request};
use crate::json::{Object, object};
use crate::markup::{Style, Styled};

/// An example stands in the field in which the customer writes up to this many characters.
const HINT_CHARS: usize = 64;

/// The call.
pub(crate) fn write(bubble: &Bubble<'_>, to: &Conversation) -> Request {
    if bubble.typing_seconds > 0 {
        return call("sendChatAction", bubble, to, |body| {
            body.word("action", "typing");
        });
    }
    let Some(medium) = bubble.media.first() else {
        return call("sendMessage", bubble, to, |body| {
            body.text("text", &bubble.text);
            entities("entities", bubble, body);
            markup(bubble, to, body);
        });
    };
    let (name, field) = match medium.kind {
        MediaKind::Image => ("sendPhoto", "photo"),
        MediaKind::Video => ("sendVideo", "video"),
        MediaKind::Audio => ("sendAudio", "audio"),
        MediaKind::File => ("sendDocument", "document"),
    };
    call(name, bubble, to, |body| {
        body.text(field, &medium.source);
        if !bubble.text.is_empty() {
            body.text("caption", &bubble.text);
            entities("caption_entities", bubble, body);
        }
        markup(bubble, to, body);
    })
}

/// The call that puts this bubble in the place of one that was sent.
pub(crate) fn edit(bubble: &Bubble<'_>, to: &Conversation, sent: &str) -> Request {
    let id = |body: &mut Object<'_>| {
        match sent.parse::<i64>() {
            Ok(id) => body.plain("message_id", id),
            Err(_) => body.text("message_id", sent),
        };
    };
    let Some(medium) = bubble.media.first() else {
        return call("editMessageText", bubble, to, |body| {
            id(body);
            body.text("text", &bubble.text);
            entities("entities", bubble, body);
            markup(bubble, to, body);
        });
    };
    let kind = match medium.kind {
        MediaKind::Image => "photo",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::File => "document",
    };
    call("editMessageMedia", bubble, to, |body| {
        id(body);
        body.object("media", |media| {
            media.word("type", kind).text("media", &medium.source).text("caption", &bubble.text);
            entities("caption_entities", bubble, media);
        });
        markup(bubble, to, body);
    })
}

fn call(name: &'static str, bubble: &Bubble<'_>, to: &Conversation, write: impl FnOnce(&mut Object<'_>)) -> Request {
    let body = object(bubble.body_bytes(), |body| {
        // A chat's id is a number; only digits are written as one.
        let chat = to.contact.strip_prefix("tg:").unwrap_or(&to.contact);
        match chat.parse::<i64>() {
            Ok(chat) => body.plain("chat_id", chat),
            Err(_) => body.text("chat_id", chat),
        };
        write(body);
    });
    Request { call: name, body }
}

/// Offsets are counted in UTF-16 units.
fn entities(name: &str, bubble: &Bubble<'_>, body: &mut Object<'_>) {
    if bubble.styles.is_empty() {
        return;
    }
    let units = |text: Option<&str>| text.map_or(0, |text| text.encode_utf16().count());
    body.list(name, &bubble.styles, |Styled { from, to, style }, entity| {
        let kind = match style {
            Style::Bold => "bold",
            Style::Italic => "italic",
            Style::Struck => "strikethrough",
        };
        entity.word("type", kind).plain("offset", units(bubble.text.get(..*from))).plain("length", units(bubble.text.get(*from..*to)));
    });
}

fn markup(bubble: &Bubble<'_>, to: &Conversation, body: &mut Object<'_>) {
    if bubble.stand == Stand::Keyboard {
        body.object("reply_markup", |markup| {
            markup.rows("keyboard", bubble.replies.chunks(1), key);
            markup.plain("resize_keyboard", true).plain("one_time_keyboard", true);
            if !bubble.hint.is_empty() {
                let hint: String = bubble.hint.chars().take(HINT_CHARS).collect();
                markup.text("input_field_placeholder", &hint);
            }
        });
    } else if !bubble.buttons.is_empty() {
        body.object("reply_markup", |markup| {
            // One a row; those that turn the cards over stand side by side.
            let side_by_side = |one: &Button<'_>, next: &Button<'_>| matches!((&one.does, &next.does), (Does::Turn(_), Does::Turn(_)));
            markup.rows("inline_keyboard", bubble.buttons.chunk_by(side_by_side), |one, object| button(one, object, to));
        });
    }
}

fn key(key: &Button<'_>, object: &mut Object<'_>) {
    object.text("text", &key.label);
    match &key.does {
        Does::Share(Share::Phone) => object.plain("request_contact", true),
        Does::Share(Share::Location) => object.plain("request_location", true),
        // The label itself comes back, as words.
        Does::Share(Share::Email) | Does::Tap(_) | Does::Open(_) | Does::Dial(_) | Does::Turn(_) | Does::Say => object,
    };
}

fn button(button: &Button<'_>, object: &mut Object<'_>, to: &Conversation) {
    object.text("text", &button.label);
    match &button.does {
        Does::Tap(token) => object.text("callback_data", token.as_str()),
        Does::Turn(page) => object.text("callback_data", &to.turns(*page)),
        Does::Open(address) => object.text("url", address),
        Does::Dial(_) | Does::Share(_) | Does::Say => object.text("callback_data", "-"),
    };
}
