//! Messages for Messenger and Instagram. In: a message. Out: bodies of their Send API.

use botflow_program::{Kind, MediaKind};
use botflow_runtime::{Outgoing, SentButton, SentCard, SentDoes};

use crate::encode::{Conversation, Request, address, asked, split, unmarked, with_lines, written};
use crate::facts::{Facts, Feature, Figure, Limit};
use crate::json::{Object, object};

/// What the two differ in.
pub(crate) struct Sender {
    /// The channel's facts.
    pub(crate) facts: &'static Facts,
}

fn whole(to: &Conversation, write: impl FnOnce(&mut Object<'_>)) -> Request {
    let body = object(|body| {
        body.object("recipient", |recipient| {
            recipient.text("id", &to.contact);
        });
        write(body);
    });
    Request { call: "messages", body }
}

fn message(to: &Conversation, write: impl FnOnce(&mut Object<'_>)) -> Request {
    whole(to, |body| {
        body.text("messaging_type", "RESPONSE").object("message", write);
    })
}

impl Sender {
    fn limit(&self, figure: Figure) -> &'static Limit {
        self.facts.now().limit(figure).expect("invariant: the facts of Messenger and Instagram have this figure")
    }

    pub(crate) fn encode(&self, of: &Outgoing, to: &Conversation, out: &mut Vec<Request>) {
        if of.typing_seconds > 0 {
            out.push(whole(to, |body| {
                body.text("sender_action", "typing_on");
            }));
            return;
        }
        if let Some(template) = of.template.as_ref().filter(|_| self.facts.now().native(Feature::Templates)) {
            out.push(whole(to, |body| {
                body.text("messaging_type", "UTILITY").object("message", |message| {
                    message.object("template", |sent| {
                        sent.text("name", &template.name).object("language", |language| {
                            language.text("code", &of.language);
                        });
                        sent.list("components", [()], |(), component| {
                            component.text("type", "body").list("parameters", &template.values, |value, parameter| {
                                parameter.text("type", "text").text("text", value);
                            });
                        });
                    });
                });
            }));
            return;
        }
        let calls = self.facts.now().native(Feature::CallButtons);
        let (buttons, lines): (Vec<&SentButton>, Vec<&SentButton>) =
            of.buttons.iter().partition(|button| calls || !matches!(button.does, SentDoes::Dial(_)));
        let most = self.limit(Figure::Replies).most as usize;
        // Options that have no room are written out: they can still be typed.
        let unseen = of.replies.iter().skip(most).map(|reply| reply.label.clone());
        let lines = lines.into_iter().filter_map(|button| written(button, to)).chain(unseen);
        let text = with_lines(&unmarked(&of.text), lines);
        for medium in &of.media {
            out.push(message(to, |message| attachment(message, medium.kind, &medium.source)));
        }
        self.texts(&text, &buttons, of, to, out);
        for cards in of.cards.chunks(self.limit(Figure::Cards).most as usize) {
            out.push(message(to, |message| self.carousel(message, cards, to)));
        }
        self.replies(of, out);
    }

    fn texts(&self, text: &str, buttons: &[&SentButton], of: &Outgoing, to: &Conversation, out: &mut Vec<Request>) {
        let long = self.limit(if of.replies.is_empty() { Figure::Text } else { Figure::TextWithReplies });
        let most = self.limit(Figure::Buttons).most as usize;
        let last = if buttons.is_empty() { long } else { self.limit(Figure::TextWithButtons) };
        let mut parts = split(text, long, last);
        if buttons.is_empty() {
            let texts = parts.into_iter().filter(|part| !part.is_empty());
            out.extend(texts.map(|part| {
                message(to, |message| {
                    message.text("text", part);
                })
            }));
            return;
        }
        let above = parts.pop().filter(|part| !part.is_empty()).unwrap_or("…");
        out.extend(parts.into_iter().map(|part| {
            message(to, |message| {
                message.text("text", part);
            })
        }));
        for (at, some) in buttons.chunks(most).enumerate() {
            out.push(message(to, |message| {
                template(message, "button", |payload| {
                    payload.text("text", if at == 0 { above } else { "…" });
                    payload.list("buttons", some, |button, object| self.button(button, object, to));
                });
            }));
        }
    }

    fn carousel(&self, message: &mut Object<'_>, cards: &[SentCard], to: &Conversation) {
        template(message, "generic", |payload| {
            payload.list("elements", cards, |card, element| {
                element.text("title", &self.limit(Figure::CardTitle).shortened(&unmarked(&card.title)));
                let line = self.limit(Figure::CardLine).shortened(&unmarked(&card.line));
                // A card needs a second thing beside its title.
                let bare = card.image.is_none() && card.buttons.is_empty();
                if !line.is_empty() || bare {
                    element.text("subtitle", if line.is_empty() { "…" } else { &line });
                }
                if let Some(image) = &card.image {
                    element.text("image_url", &image.source);
                }
                let calls = self.facts.now().native(Feature::CallButtons);
                let most = self.limit(Figure::CardButtons).most as usize;
                let buttons: Vec<_> =
                    card.buttons.iter().filter(|button| calls || !matches!(button.does, SentDoes::Dial(_))).take(most).collect();
                if !buttons.is_empty() {
                    element.list("buttons", buttons, |button, object| self.button(button, object, to));
                }
            });
        });
    }

    fn button(&self, button: &SentButton, object: &mut Object<'_>, to: &Conversation) {
        let label = self.limit(Figure::ButtonLabel).shortened(&button.label);
        match &button.does {
            SentDoes::Tap(token) => object.text("type", "postback").text("title", &label).text("payload", token.as_str()),
            SentDoes::Dial(number) => object.text("type", "phone_number").text("title", &label).text("payload", number),
            SentDoes::Open(_) | SentDoes::Pay(_) => {
                object.text("type", "web_url").text("title", &label).text("url", &address(button, to).unwrap_or_default())
            }
        };
    }

    /// Quick replies hang on the last message, or they vanish.
    fn replies(&self, of: &Outgoing, out: &mut [Request]) {
        let widget = match asked(of) {
            Some(Kind::Phone) => Some("user_phone_number"),
            Some(Kind::Email) => Some("user_email"),
            _ => None,
        };
        if of.replies.is_empty() && widget.is_none() {
            return;
        }
        let Some(last) = out.last_mut() else { return };
        let images = self.facts.now().native(Feature::OptionImages);
        let most = self.limit(Figure::Replies).most as usize - usize::from(widget.is_some());
        let label = self.limit(Figure::ReplyLabel);
        let replies = object(|object| {
            let shown = widget.map(|_| None).into_iter().chain(of.replies.iter().take(most).map(Some));
            object.list("quick_replies", shown, |reply, object| match reply {
                None => {
                    object.text("content_type", widget.unwrap_or_default());
                }
                Some(reply) => {
                    object.text("content_type", "text").text("title", &label.shortened(&reply.label));
                    object.text("payload", reply.token.as_str());
                    if images && !reply.image.is_empty() {
                        object.text("image_url", &reply.image);
                    }
                }
            });
        });
        // The message is the last object of the body: what comes in goes before both closing braces.
        last.body.truncate(last.body.len() - 2);
        last.body.push(',');
        last.body.push_str(&replies[1..]);
        last.body.push('}');
    }
}

fn template(message: &mut Object<'_>, kind: &str, write: impl FnOnce(&mut Object<'_>)) {
    message.object("attachment", |attachment| {
        attachment.text("type", "template").object("payload", |payload| {
            payload.text("template_type", kind);
            write(payload);
        });
    });
}

fn attachment(message: &mut Object<'_>, kind: MediaKind, source: &str) {
    let kind = match kind {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::File => "file",
    };
    message.object("attachment", |attachment| {
        attachment.text("type", kind).object("payload", |payload| {
            payload.text("url", source);
        });
    });
}
