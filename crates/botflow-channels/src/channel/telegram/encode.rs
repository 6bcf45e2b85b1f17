//! A message in, calls of Telegram's Bot API out.

use botflow_program::{Kind, MediaKind};
use botflow_runtime::Outgoing;

use crate::encode::{Conversation, Request, address, asked, options, split, unmarked, with_lines, written};
use crate::facts::{AsOf, Figure, Limit};
use crate::json::{Object, object};

/// One inline button: a tap or an address.
struct Button<'a> {
    label: &'a str,
    token: Option<&'a str>,
    address: String,
}

fn facts() -> AsOf<'static> {
    crate::facts("telegram").expect("invariant: Telegram is a channel").now()
}

fn limit(figure: Figure) -> &'static Limit {
    facts().limit(figure).expect("invariant: the facts of Telegram have this figure")
}

fn call(to: &Conversation, call: &'static str, write: impl FnOnce(&mut Object<'_>)) -> Request {
    let body = object(|body| {
        // A chat's id is a number; only digits are written as one.
        let chat = to.contact.strip_prefix("tg:").unwrap_or(&to.contact);
        match chat.parse::<i64>() {
            Ok(chat) => body.plain("chat_id", chat),
            Err(_) => body.text("chat_id", chat),
        };
        write(body);
    });
    Request { call, body }
}

pub(crate) fn encode(of: &Outgoing, to: &Conversation, out: &mut Vec<Request>) {
    if of.typing_seconds > 0 {
        out.push(call(to, "sendChatAction", |body| {
            body.text("action", "typing");
        }));
        return;
    }
    let options = options(of);
    let described = options.iter().filter(|option| !option.line.is_empty());
    let lines = described.map(|option| format!("{}: {}", option.label, option.line));
    let numbers = of.buttons.iter().filter(|button| matches!(button.does, botflow_runtime::SentDoes::Dial(_)));
    let text = with_lines(&unmarked(&of.text), numbers.filter_map(|button| written(button, to)).chain(lines));
    let taps = options.iter().map(|option| Button { label: option.label, token: Some(option.token.as_str()), address: String::new() });
    let links = of.buttons.iter().filter_map(|button| Some(Button { label: &button.label, token: None, address: address(button, to)? }));
    let mut buttons: Vec<Button<'_>> = taps.chain(links).collect();
    buttons.truncate(limit(Figure::Buttons).most as usize);
    let widget = asked(of).filter(|kind| matches!(kind, Kind::Phone | Kind::Location));
    let markup = |body: &mut Object<'_>| markup(body, &buttons, widget, &of.language);
    let captioned = of.media.len() == 1 && limit(Figure::Caption).fits(&text);
    for medium in &of.media {
        let (name, field) = match medium.kind {
            MediaKind::Image => ("sendPhoto", "photo"),
            MediaKind::Video => ("sendVideo", "video"),
            MediaKind::Audio => ("sendAudio", "audio"),
            MediaKind::File => ("sendDocument", "document"),
        };
        out.push(call(to, name, |body| {
            body.text(field, &medium.source);
            if captioned {
                if !text.is_empty() {
                    body.text("caption", &text);
                }
                markup(body);
            }
        }));
    }
    if !(captioned || text.is_empty() && buttons.is_empty()) {
        let parts = split(&text, limit(Figure::Text), limit(Figure::TextWithButtons));
        let last = parts.len() - 1;
        for (at, part) in parts.into_iter().enumerate() {
            out.push(call(to, "sendMessage", |body| {
                body.text("text", if part.is_empty() { "…" } else { part });
                if at == last {
                    markup(body);
                }
            }));
        }
    }
    for card in &of.cards {
        let one = Outgoing {
            language: of.language.clone(),
            text: with_lines(&card.title, (!card.line.is_empty()).then(|| card.line.clone())),
            media: card.image.iter().cloned().collect(),
            buttons: card.buttons.clone(),
            ..Outgoing::default()
        };
        encode(&one, to, out);
    }
}

/// A message has one keyboard: the one that asks for a number or place, its options being read as words, or buttons under the message.
fn markup(body: &mut Object<'_>, buttons: &[Button<'_>], widget: Option<Kind>, language: &str) {
    if let Some(kind) = widget {
        body.object("reply_markup", |markup| {
            let rows = [None].into_iter().chain(buttons.iter().filter(|button| button.token.is_some()).map(Some));
            markup.rows("keyboard", rows, |button, key| match button {
                Some(button) => {
                    key.text("text", button.label);
                }
                None if kind == Kind::Phone => {
                    key.text("text", shares(language).0).plain("request_contact", true);
                }
                None => {
                    key.text("text", shares(language).1).plain("request_location", true);
                }
            });
            markup.plain("resize_keyboard", true).plain("one_time_keyboard", true);
        });
    } else if !buttons.is_empty() {
        body.object("reply_markup", |markup| {
            markup.rows("inline_keyboard", buttons, |button, key| {
                key.text("text", button.label);
                match button.token {
                    Some(token) => key.text("callback_data", token),
                    None => key.text("url", &button.address),
                };
            });
        });
    }
}

/// What stands on the buttons that share a number and a place.
fn shares(language: &str) -> (&'static str, &'static str) {
    match language.split('-').next().unwrap_or(language) {
        "de" => ("Meine Nummer senden", "Meinen Standort senden"),
        "fr" => ("Envoyer mon numéro", "Envoyer ma position"),
        "es" => ("Enviar mi número", "Enviar mi ubicación"),
        _ => ("Share my number", "Share my location"),
    }
}
