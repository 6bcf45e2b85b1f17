//! A message in, bodies for WhatsApp out. Every body is billed, so there are as few as can be.

use botflow_program::{Kind, MediaKind};
use botflow_runtime::{Outgoing, SentCard};

use crate::encode::{Conversation, Request, Tappable, address, asked, options, split, with_lines, written};
use crate::facts::{AsOf, Figure, Limit};
use crate::json::{Object, object};

fn facts() -> AsOf<'static> {
    crate::facts("whatsapp").expect("invariant: WhatsApp is a channel").now()
}

fn limit(figure: Figure) -> &'static Limit {
    facts().limit(figure).expect("invariant: the facts of WhatsApp have this figure")
}

fn whole(to: &Conversation, kind: &str, write: impl FnOnce(&mut Object<'_>)) -> Request {
    let body = object(|body| {
        body.text("messaging_product", "whatsapp").text("recipient_type", "individual");
        match to.contact.strip_prefix("bsuid:") {
            Some(name) => body.text("recipient", name),
            None => body.text("to", to.contact.strip_prefix("wa:").unwrap_or(&to.contact)),
        };
        body.text("type", kind).object(kind, write);
    });
    Request { call: "messages", body }
}

fn interactive(to: &Conversation, kind: &str, text: &str, write: impl FnOnce(&mut Object<'_>)) -> Request {
    whole(to, "interactive", |body| {
        body.text("type", kind).object("body", |inner| {
            inner.text("text", if text.is_empty() { "…" } else { text });
        });
        body.object("action", write);
    })
}

pub(crate) fn encode(of: &Outgoing, to: &Conversation, out: &mut Vec<Request>) {
    if of.typing_seconds > 0 {
        typing(to, out);
        return;
    }
    if let Some(template) = &of.template {
        out.push(whole(to, "template", |body| {
            body.text("name", &template.name).object("language", |language| {
                language.text("code", &of.language);
            });
            body.list("components", (!template.values.is_empty()).then_some(()), |(), component| {
                component.text("type", "body").list("parameters", &template.values, |value, parameter| {
                    parameter.text("type", "text").text("text", value);
                });
            });
        }));
        return;
    }
    let options = options(of);
    let shown = limit(Figure::ListRows).most as usize;
    let link = of.buttons.iter().find(|button| options.is_empty() && address(button, to).is_some());
    let lines = of.buttons.iter().filter(|button| link.is_none_or(|link| !std::ptr::eq(*button, link)));
    let unseen = options.iter().skip(shown).map(|option| option.label.to_owned());
    let text = with_lines(&of.text, lines.filter_map(|button| written(button, to)).chain(unseen));
    let widget = asked(of).filter(|kind| options.is_empty() && matches!(kind, Kind::Location | Kind::Phone));
    let acts = !options.is_empty() || link.is_some() || widget.is_some();
    let captioned = of.media.len() == 1 && !acts && of.media[0].kind != MediaKind::Audio && limit(Figure::Caption).fits(&text);
    for medium in &of.media {
        out.push(media(to, medium.kind, &medium.source, if captioned { &text } else { "" }));
    }
    if !captioned && (acts || !text.is_empty()) {
        let last = limit(if acts { Figure::TextWithButtons } else { Figure::Text });
        let mut parts = split(&text, limit(Figure::Text), last);
        let above = if acts { parts.pop().unwrap_or_default() } else { "" };
        out.extend(parts.into_iter().map(|part| {
            whole(to, "text", |body| {
                body.text("body", part);
            })
        }));
        if let Some(link) = link {
            out.push(interactive(to, "cta_url", above, |action| {
                action.text("name", "cta_url").object("parameters", |parameters| {
                    parameters.text("display_text", &limit(Figure::ButtonLabel).shortened(&link.label));
                    parameters.text("url", &address(link, to).unwrap_or_default());
                });
            }));
        } else if let Some(kind) = widget {
            let (kind, name) = if kind == Kind::Location {
                ("location_request_message", "send_location")
            } else {
                ("request_contact_info", "request_contact_info")
            };
            out.push(interactive(to, kind, above, |action| {
                action.text("name", name);
            }));
        } else if acts {
            out.push(choice(&options[..options.len().min(shown)], above, of, to));
        }
    }
    for card in &of.cards {
        self::card(card, of, to, out);
    }
}

fn typing(to: &Conversation, out: &mut Vec<Request>) {
    // Without a message of the customer there is nothing to answer, and no indicator.
    if to.last_message.is_empty() {
        return;
    }
    let body = object(|body| {
        body.text("messaging_product", "whatsapp").text("status", "read").text("message_id", &to.last_message);
        body.object("typing_indicator", |typing| {
            typing.text("type", "text");
        });
    });
    out.push(Request { call: "messages", body });
}

fn media(to: &Conversation, kind: MediaKind, source: &str, caption: &str) -> Request {
    let kind = match kind {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::File => "document",
    };
    whole(to, kind, |body| {
        body.text("link", source);
        if !caption.is_empty() {
            body.text("caption", caption);
        }
    })
}

/// Up to 3 options are buttons, more (or such with a description) a list.
fn choice(options: &[Tappable<'_>], text: &str, of: &Outgoing, to: &Conversation) -> Request {
    let few = options.len() <= limit(Figure::ReplyButtons).most as usize && options.iter().all(|option| option.line.is_empty());
    if few {
        return interactive(to, "button", text, |action| {
            action.list("buttons", options, |option, button| {
                button.text("type", "reply").object("reply", |reply| {
                    reply.text("id", option.token.as_str());
                    reply.text("title", &limit(Figure::ButtonLabel).shortened(option.label));
                });
            });
        });
    }
    interactive(to, "list", text, |action| {
        action.text("button", opens(&of.language)).list("sections", [()], |(), section| {
            section.list("rows", options, |option, row| {
                row.text("id", option.token.as_str()).text("title", &limit(Figure::RowLabel).shortened(option.label));
                if !option.line.is_empty() {
                    row.text("description", &limit(Figure::RowLine).shortened(option.line));
                }
            });
        });
    })
}

/// What stands on the button that opens a list.
fn opens(language: &str) -> &'static str {
    match language.split('-').next().unwrap_or(language) {
        "de" => "Auswählen",
        "fr" => "Choisir",
        "es" => "Elegir",
        _ => "Choose",
    }
}

/// A message a card: its picture with its text, or its text with its buttons.
fn card(card: &SentCard, of: &Outgoing, to: &Conversation, out: &mut Vec<Request>) {
    let one = Outgoing {
        language: of.language.clone(),
        text: with_lines(&format!("*{}*", card.title), (!card.line.is_empty()).then(|| card.line.clone())),
        media: card.image.iter().cloned().collect(),
        buttons: card.buttons.clone(),
        ..Outgoing::default()
    };
    encode(&one, to, out);
}
