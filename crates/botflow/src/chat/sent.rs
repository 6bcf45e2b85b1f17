//! A message as a channel really sends it, drawn. In: its bubbles. Out: what a customer of that channel sees, and what can be tapped.

use botflow_channels::bubble::{Bubble, Button, Card, Does, Medium, Share, Stand};
use botflow_channels::{Channel, Conversation, OwnWords};
use botflow_runtime::{Engine, Number, Outgoing};

use super::bubble::boxed;
use super::knob::Knob;
use crate::Look;
use crate::look::Ink;

/// Where payment pages lie in a talk; nothing is ever opened.
const PAY: &str = "https://pay.example/";

/// The conversation with a made-up customer of a channel, in the language of a message.
pub fn made_up(engine: &Engine, message: &Outgoing) -> Conversation {
    Conversation {
        contact: "0".into(),
        last_message: "m".into(),
        send: "1".into(),
        pay: PAY.to_owned(),
        words: OwnWords::of(engine, &message.language),
        ..Conversation::default()
    }
}

/// Draws a page of a message (0: the message itself). New buttons get the numbers behind those of `knobs`.
pub(super) fn drawn(at: usize, message: &Outgoing, on: (&Channel, &Conversation), page: u16, knobs: &mut Vec<Knob>, look: Look) -> String {
    let (channel, to) = on;
    let mut pen = Pen { at, message, knobs, look, said: 0 };
    channel.page(message, to, page).iter().map(|bubble| pen.bubble(bubble)).collect()
}

struct Pen<'a> {
    at: usize,
    message: &'a Outgoing,
    knobs: &'a mut Vec<Knob>,
    look: Look,
    /// Options that come back as their label, so far.
    said: usize,
}

impl Pen<'_> {
    fn bubble(&mut self, bubble: &Bubble<'_>) -> String {
        if bubble.typing_seconds > 0 {
            return format!("  {}\n", self.look.paint(Ink::Faint, "…"));
        }
        let mut lines: Vec<String> = bubble.media.iter().map(|medium| self.medium(medium)).collect();
        if !bubble.text.is_empty() {
            lines.extend(bubble.text.split('\n').map(str::to_owned));
        }
        lines.extend(bubble.buttons.iter().map(|button| self.button(button, "")));
        if let Stand::List { opens } = &bubble.stand {
            lines.push(format!("≡ {opens}"));
        }
        let title = bubble.template.map(|template| format!("template {}", template.name)).unwrap_or_default();
        let mut text = if lines.is_empty() { String::new() } else { boxed(&title, &lines, self.look) };
        text.extend(bubble.cards.iter().map(|card| self.card(card)));
        for reply in &bubble.replies {
            text.push_str(&format!("  {}\n", self.button(reply, "")));
        }
        if !bubble.hint.is_empty() {
            text.push_str(&format!("  {}\n", self.look.paint(Ink::Faint, &format!("e.g. {}", bubble.hint))));
        }
        text
    }

    fn card(&mut self, card: &Card<'_>) -> String {
        let mut lines: Vec<String> = card.image.iter().map(|image| self.medium(image)).collect();
        lines.extend(card.line.split('\n').filter(|line| !line.is_empty()).map(str::to_owned));
        lines.extend(card.buttons.iter().map(|button| self.button(button, &card.title)));
        boxed(&card.title, &lines, self.look)
    }

    fn medium(&self, medium: &Medium<'_>) -> String {
        let kind = super::bubble::kind(medium.kind);
        self.look.paint(Ink::Faint, &format!("[{kind}: {}]", medium.source))
    }

    fn button(&mut self, button: &Button<'_>, card: &str) -> String {
        let (number, target) = match &button.does {
            Does::Tap(token) => match self.message.replies.iter().position(|reply| reply.token == *token) {
                Some(at) => (format!("[{}]", at + 1), String::new()),
                None => self.knob(Knob::Taps { token: *token, label: button.label.to_string(), card: card.to_owned() }),
            },
            Does::Say => {
                self.said += 1;
                (format!("[{}]", self.said), String::new())
            }
            Does::Open(address) => {
                let paid = address.strip_prefix(PAY).and_then(|number| number.parse().ok());
                let (number, _) = self.knob(paid.map_or_else(|| Knob::Opens(address.to_string()), |number| Knob::Pays(Number(number))));
                (number, format!(" {address}"))
            }
            Does::Dial(number) => (self.knob(Knob::Opens(format!("tel:{number}"))).0, format!(" {number}")),
            Does::Turn(page) => self.knob(Knob::Turns { message: self.at, page: *page }),
            Does::Share(share) => ("[→]".to_owned(), shared(*share, &button.label)),
        };
        let line = button.line.lines().map(|line| format!("  {line}")).collect::<String>();
        let target = self.look.paint(Ink::Faint, &format!("{target}{line}"));
        format!("{} {}{target}", self.look.paint(Ink::Name, &number), button.label)
    }

    fn knob(&mut self, knob: Knob) -> (String, String) {
        self.knobs.push(knob);
        (format!("#{}", self.knobs.len()), String::new())
    }
}

/// A button that the platform labels itself says what it sends.
fn shared(share: Share, label: &str) -> String {
    match (label.is_empty(), share) {
        (false, _) => String::new(),
        (true, Share::Phone) => "(sends the phone number)".to_owned(),
        (true, Share::Email) => "(sends the e-mail address)".to_owned(),
        (true, Share::Location) => "(sends the location)".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use botflow_channels::CHANNELS;
    use botflow_program::{Asks, ChoiceId, Kind, MediaKind, PlaceId, RowId};
    use botflow_runtime::token::Tap;
    use botflow_runtime::{Asking, Reply, SentButton, SentCard, SentDoes, SentMedia};
    use serde_json::Value;

    use super::*;

    fn messages() -> Vec<Outgoing> {
        let token = |at: u32| Tap { place: PlaceId(7), choice: ChoiceId(300 + at), conversation: 1, round: 0, item: RowId(0) }.token();
        let reply = |at: u32, label: &str, line: &str| Reply {
            label: label.to_owned(),
            token: token(at),
            line: line.to_owned(),
            image: String::new(),
        };
        let button = |label: &str, does: SentDoes| SentButton { label: label.to_owned(), does };
        let picture =
            |name: &str| SentMedia { kind: MediaKind::Image, source: format!("https://cdn.example/{name}.jpg"), about: String::new() };
        let card = |at: u32| SentCard {
            title: format!("Lamp number {at}"),
            line: format!("{at}0 € and worth it"),
            image: Some(picture(&format!("card{at}"))),
            buttons: vec![button(&format!("Order no. {at}"), SentDoes::Tap(token(100 + at)))],
        };
        let asks = |kind| Some(Asking { place: PlaceId(7), asks: Asks::Value(kind), picks: None, hint: "for example so".to_owned() });
        let text = |text: &str| Outgoing { language: "en".into(), text: text.to_owned(), ..Outgoing::default() };
        let links = vec![
            button("Visit", SentDoes::Open("https://lamps.example/visit".to_owned())),
            button("Phone us", SentDoes::Dial("+12025550143".to_owned())),
            button("Settle it", SentDoes::Pay(Number(17))),
            button("Menu", SentDoes::Tap(token(90))),
        ];
        vec![
            text("*Hi* there, this is\nthe lamp bot"),
            text(&"A long story about lamps, told slowly. ".repeat(150)),
            Outgoing { replies: vec![reply(0, "Floor", ""), reply(1, "Wall", "")], ..text("Where to?") },
            Outgoing {
                replies: (0..9).map(|at| reply(at, &format!("Tuesday, 2 June at 1{at}:45 am, Kreuzberg"), "")).collect(),
                ..text("When?")
            },
            Outgoing { replies: vec![reply(0, "Cut", "45 €"), reply(1, "Colour", "80 €")], ..text("What may it be?") },
            Outgoing { buttons: links, ..text("Anything else?") },
            Outgoing { media: vec![picture("one"), picture("two")], ..text("Both of them") },
            Outgoing { cards: (1..4).map(card).collect(), ..text("Today") },
            Outgoing { cards: (1..15).map(card).collect(), ..Outgoing::default() },
            Outgoing { asks: asks(Kind::Phone), ..text("Your number?") },
            Outgoing { asks: asks(Kind::Location), replies: vec![reply(0, "Nowhere", "")], ..text("Where?") },
            Outgoing { typing_seconds: 2, ..Outgoing::default() },
        ]
    }

    /// Everything in a body that a customer gets to see.
    fn seen(of: &Value, out: &mut Vec<String>) {
        match of {
            Value::Object(object) => {
                let calls = object.get("type").is_some_and(|kind| kind == "phone_number");
                for (name, value) in object {
                    match (name.as_str(), value) {
                        (
                            "text"
                            | "title"
                            | "subtitle"
                            | "body"
                            | "caption"
                            | "description"
                            | "display_text"
                            | "button"
                            | "url"
                            | "link"
                            | "image_url"
                            | "photo"
                            | "image"
                            | "media"
                            | "tel"
                            | "hint"
                            | "input_field_placeholder",
                            Value::String(text),
                        ) => out.push(text.clone()),
                        ("payload", Value::String(number)) if calls => out.push(number.clone()),
                        ("typing_indicator", _) => {}
                        (_, value) => seen(value, out),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| seen(item, out)),
            Value::String(_) | Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn without_layout(text: &str) -> String {
        text.chars().filter(|letter| !letter.is_whitespace() && !"╭╮╰╯│─".contains(*letter)).collect()
    }

    /// What is left of a drawing without everything that the bodies say: numbers, brackets, names of media.
    fn is_decoration(left: &str) -> bool {
        let mut left = left.to_owned();
        for word in ["[picture:]", "(sendsthephonenumber)", "(sendsthelocation)", "e.g.", "[→]", "≡", "…"] {
            left = left.replace(word, "");
        }
        left.chars().all(|letter| letter.is_ascii_digit() || "[]#".contains(letter))
    }

    /// `talk --channel` shows exactly what is sent: everything that stands in a body is drawn, and nothing else.
    #[test]
    fn the_drawing_says_what_the_bodies_say_and_nothing_else() {
        for channel in CHANNELS {
            for message in messages() {
                for page in 0..3 {
                    let to = Conversation { contact: "7".into(), last_message: "m".into(), pay: PAY.to_owned(), ..Conversation::default() };
                    let requests = if page == 0 { channel.encode(&message, &to) } else { channel.turn(&message, &to, page, "") };
                    if page > 0 && message.cards.len() < 11 {
                        continue;
                    }
                    let mut texts = Vec::new();
                    requests.iter().for_each(|request| seen(&serde_json::from_str(&request.body).unwrap(), &mut texts));
                    let drawing = drawn(0, &message, (channel, &to), page, &mut Vec::new(), Look::plain(200));
                    let mut left = without_layout(&drawing);
                    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
                    for text in &texts {
                        let text = without_layout(text);
                        assert!(left.contains(&text), "{}: {text} is not drawn:\n{drawing}", channel.name);
                        left = left.replacen(&text, "", 1);
                    }
                    assert!(is_decoration(&left), "{}: only drawn: {left}\n{drawing}\n{requests:#?}", channel.name);
                    assert_eq!(message.typing_seconds > 0, drawing == "  …\n", "{}", channel.name);
                }
            }
        }
    }

    #[test]
    fn what_is_drawn_can_be_tapped() {
        let message = &messages()[3];
        let whatsapp = botflow_channels::channel("whatsapp").unwrap();
        let to = Conversation::default();
        let mut chat = crate::chat::Chat::default();
        let drawing = chat.sent(message, whatsapp, &to, Look::plain(80));
        assert!(drawing.contains("[2] 2. 11:45 am, Kreuzberg  Tuesday, 2 June at 11:45 am, Kreuzberg"), "{drawing}");
        let meant = |chat: &crate::chat::Chat, typed: &str| chat.meant(typed);
        assert!(matches!(meant(&chat, "2"), crate::chat::Meant::Taps { tokens, .. } if tokens == [message.replies[1].token]));
        let cards = &messages()[8];
        let drawing = chat.sent(cards, whatsapp, &to, Look::plain(80));
        let more =
            drawing.lines().find(|line| line.contains("More")).unwrap().trim_matches(['│', ' ']).split(' ').next().unwrap().to_owned();
        assert_eq!(meant(&chat, &more), crate::chat::Meant::Turns { message: 1, page: 1 });
        assert!(chat.turns(1, whatsapp, &to, 1, Look::plain(80)).contains("Lamp number 12"));
    }
}
