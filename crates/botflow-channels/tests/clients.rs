//! Bodies held against those of other people's clients: `tests/channels/clients` has what they send for the same messages.

use std::path::Path;

use botflow_channels::{Conversation, Request, channel};
use botflow_program::{Asks, ChoiceId, Kind, MediaKind, PlaceId, RowId};
use botflow_runtime::token::Tap;
use botflow_runtime::{Asking, Outgoing, Reply, SentButton, SentCard, SentDoes, SentMedia, SentTemplate, Token};
use serde_json::{Value, json};

fn token(at: u32) -> Token {
    Tap { place: PlaceId(77), choice: ChoiceId(300 + at), conversation: 1, round: 0, item: RowId(0) }.token()
}

fn text(text: &str) -> Outgoing {
    Outgoing { language: "en".into(), text: text.to_owned(), ..Outgoing::default() }
}

fn asked(question: &str, kind: Kind) -> Outgoing {
    Outgoing { asks: Some(Asking { place: PlaceId(77), asks: Asks::Value(kind), picks: None, hint: String::new() }), ..text(question) }
}

fn offered(question: &str, options: &[(&str, &str)]) -> Outgoing {
    let reply = |(at, (label, line)): (usize, &(&str, &str))| Reply {
        label: (*label).to_owned(),
        token: token(at as u32),
        line: (*line).to_owned(),
        image: String::new(),
    };
    Outgoing { replies: options.iter().enumerate().map(reply).collect(), ..text(question) }
}

fn button(label: &str, does: SentDoes) -> SentButton {
    SentButton { label: label.to_owned(), does }
}

fn book() -> SentButton {
    button("Book", SentDoes::Open("https://brunch.example.test/b".to_owned()))
}

fn picture() -> SentMedia {
    SentMedia { kind: MediaKind::Image, source: "https://cdn.example.test/1.jpg".to_owned(), about: String::new() }
}

fn card(title: &str, line: &str, one: SentButton) -> SentCard {
    SentCard { title: title.to_owned(), line: line.to_owned(), image: Some(picture()), buttons: vec![one] }
}

fn cards(each: impl Fn(u32) -> SentButton) -> Vec<SentCard> {
    vec![card("Shakshuka", "with bread", each(0)), card("Waffles", "with cream", each(1))]
}

fn order(at: u32) -> SentButton {
    button("Order", SentDoes::Tap(token(at)))
}

fn to(name: &str) -> Conversation {
    let contact = match name {
        "whatsapp" => "wa:4799900101",
        "telegram" => "tg:5200000101",
        _ => "7000000000000101",
    };
    Conversation { contact: contact.into(), last_message: "wamid.IN==".into(), send: "01J".into(), ..Conversation::default() }
}

/// The one body of these, our tokens written as the recordings have them.
fn only(requests: &[Request]) -> Value {
    let [request] = requests else { panic!("{requests:#?}") };
    let written = (0..3).fold(request.body.clone(), |body, at| body.replace(token(at).as_str(), &format!("tap:{at}")));
    serde_json::from_str(&written.replace(&*Conversation::sending("01J"), "sending")).unwrap()
}

fn body(name: &str, message: &Outgoing) -> Value {
    only(&channel(name).unwrap().encode(message, &to(name)))
}

fn recorded(file: &str, name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/channels/clients").join(file);
    let all: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    all[name].clone()
}

/// The recording with what is known to differ made equal, each with its reason.
fn with(mut recorded: Value, changes: &[(&str, Value)]) -> Value {
    for (place, value) in changes {
        match recorded.pointer_mut(place) {
            Some(other) => *other = value.clone(),
            None => panic!("{place}: {recorded}"),
        }
    }
    recorded
}

#[test]
fn messenger_as_its_client_sends_it() {
    let buttons = vec![button("Menu", SentDoes::Tap(token(0))), book(), button("Call", SentDoes::Dial("+12025550143".to_owned()))];
    let messages = [
        ("text", text("Which day?")),
        ("options", offered("Which day?", &[("Saturday", ""), ("Sunday", "")])),
        ("phone", asked("Your number?", Kind::Phone)),
        ("email", asked("Your e-mail?", Kind::Email)),
        ("buttons", Outgoing { buttons, ..text("Anything else?") }),
        ("cards", Outgoing { cards: cards(order), ..Outgoing::default() }),
        ("picture", Outgoing { media: vec![picture()], ..Outgoing::default() }),
        ("typing", Outgoing { typing_seconds: 2, ..Outgoing::default() }),
    ];
    for (name, message) in messages {
        let recorded = recorded("messenger.json", name);
        // Its client calls every sending an UPDATE; ours are answers. Both are allowed in the same window.
        let kind = recorded.get("messaging_type").map(|_| [("/messaging_type", json!("RESPONSE"))]);
        let recorded = with(recorded, kind.as_ref().map_or(&[], |kind| kind));
        assert_eq!(body("messenger", &message), recorded, "{name}");
        // Messenger's client is held against both; calling has no button on Instagram.
        if name != "buttons" {
            assert_eq!(body("instagram", &message), recorded, "{name}");
        }
    }
}

#[test]
fn whatsapp_as_its_clients_send_it() {
    let template = SentTemplate { name: "order_update".into(), values: vec!["A-17".to_owned()] };
    let messages = [
        ("text", text("Which day?")),
        ("options", offered("Which day?", &[("Saturday", ""), ("Sunday", "")])),
        ("list", offered("What may it be?", &[("Cut", "45 €"), ("Colour", "80 €")])),
        ("link", Outgoing { buttons: vec![book()], ..text("Anything else?") }),
        ("phone", asked("Your number?", Kind::Phone)),
        ("location", asked("Where to?", Kind::Location)),
        ("picture", Outgoing { media: vec![picture()], ..text("The menu") }),
        ("options_and_picture", Outgoing { media: vec![picture()], buttons: vec![order(0)], ..text("The menu") }),
        (
            "template",
            Outgoing { template: Some(template), buttons: vec![button("Stop", SentDoes::Tap(token(0)))], ..text("A-17 is on its way.") },
        ),
        ("typing", Outgoing { typing_seconds: 2, ..Outgoing::default() }),
    ];
    for (name, message) in messages {
        let recorded = recorded("whatsapp.json", name);
        let changes: &[(&str, Value)] = match name {
            // The number of a button is a text in Meta's own examples; the policy has one value only and may be left out.
            "template" => &[("/template/language", json!({"code": "en"})), ("/template/components/1/index", json!("0"))],
            _ => &[],
        };
        assert_eq!(body("whatsapp", &message), with(recorded, changes), "{name}");
    }
}

#[test]
fn whatsapp_carousels_as_pywa_sends_them() {
    let see = |at: u32| button("See", SentDoes::Open(format!("https://brunch.example.test/{at}")));
    let messages = [
        ("cards", Outgoing { cards: cards(order), ..text("Today") }),
        ("link_cards", Outgoing { cards: cards(see), ..text("Today") }),
        ("link_and_picture", Outgoing { media: vec![picture()], buttons: vec![book()], ..text("The menu") }),
    ];
    for (name, message) in messages {
        assert_eq!(body("whatsapp", &message), recorded("whatsapp-pywa.json", name), "{name}");
    }
}

/// A customer without a number is written to by the name that the platform gave them for this business.
#[test]
fn whatsapp_to_a_customer_without_a_number_as_pywa_sends_it() {
    let to = Conversation { contact: "bsuid:NO.20990000000000000101".into(), ..to("whatsapp") };
    let messages = [
        ("no_number_text", text("Which day?")),
        ("no_number_options", offered("Which day?", &[("Saturday", ""), ("Sunday", "")])),
        ("no_number_picture", Outgoing { media: vec![picture()], ..text("The menu") }),
    ];
    for (name, message) in messages {
        let sent = only(&channel("whatsapp").unwrap().encode(&message, &to));
        let mut recorded = recorded("whatsapp-pywa.json", name);
        // Links are shown without a preview by themselves; pywa says so each time.
        if let Some(text) = recorded.pointer_mut("/text").and_then(Value::as_object_mut) {
            assert_eq!(text.remove("preview_url"), Some(json!(false)));
        }
        assert_eq!(sent, recorded, "{name}");
    }
}

#[test]
fn instagram_as_its_client_sends_it() {
    let medium = |kind, ending: &str| {
        let source = format!("https://cdn.example.test/1.{ending}");
        Outgoing { media: vec![SentMedia { kind, source, about: String::new() }], ..Outgoing::default() }
    };
    let messages = [
        ("text", text("Which day?")),
        ("picture", medium(MediaKind::Image, "jpg")),
        ("video", medium(MediaKind::Video, "mp4")),
        ("audio", medium(MediaKind::Audio, "m4a")),
        ("file", medium(MediaKind::File, "pdf")),
        ("typing", Outgoing { typing_seconds: 2, ..Outgoing::default() }),
    ];
    for (name, message) in messages {
        let mut recorded = recorded("instagram.json", name);
        // Its client leaves out what kind of message it is; Meta's examples for Instagram have it, and it is the usual one.
        if name != "typing" {
            recorded["messaging_type"] = json!("RESPONSE");
        }
        assert_eq!(body("instagram", &message), recorded, "{name}");
    }
}

/// Where there is no client: the bodies of the examples in Meta's documentation, with our values.
#[test]
fn bodies_as_the_documentation_shows_them() {
    let documented = |platform: &str, name: &str| recorded("documented.json", platform)[name].clone();
    let buttons = vec![button("Menu", SentDoes::Tap(token(0))), book()];
    let template = Outgoing {
        template: Some(SentTemplate { name: "order_update".into(), values: vec!["A-17".to_owned()] }),
        ..text("A-17 is on its way.")
    };
    let stop = vec![button("Stop", SentDoes::Tap(token(0)))];
    for (platform, name, message) in [
        ("instagram", "options", offered("Which day?", &[("Saturday", ""), ("Sunday", "")])),
        ("instagram", "buttons", Outgoing { buttons, ..text("Anything else?") }),
        ("instagram", "cards", Outgoing { cards: cards(order), ..Outgoing::default() }),
        ("messenger", "template_without_buttons", template.clone()),
        ("messenger", "template", Outgoing { buttons: stop, ..template }),
    ] {
        assert_eq!(body(platform, &message), documented(platform, name), "{platform} {name}");
    }
}

#[test]
fn telegram_as_python_telegram_bot_sends_it() {
    let telegram = channel("telegram").unwrap();
    let turned = Outgoing { cards: cards(order), ..Outgoing::default() };
    let nowhere = offered("Where to?", &[("Nowhere", "")]);
    let messages = [
        ("text", text("*Hi* Kari")),
        ("options", offered("Which day?", &[("Saturday", ""), ("Sunday", "")])),
        ("link", Outgoing { buttons: vec![book()], ..text("Anything else?") }),
        ("phone", asked("Your number?", Kind::Phone)),
        ("location", Outgoing { replies: nowhere.replies, ..asked("Where to?", Kind::Location) }),
        ("picture", Outgoing { media: vec![picture()], buttons: vec![order(0)], ..text("The menu") }),
        ("typing", Outgoing { typing_seconds: 2, ..Outgoing::default() }),
    ];
    let sent = messages.iter().map(|(name, message)| (*name, telegram.encode(message, &to("telegram"))));
    for (name, requests) in sent.chain([("turned", telegram.turn(&turned, &to("telegram"), 1, "44"))]) {
        let recorded = recorded("telegram.json", name);
        assert_eq!(recorded["call"], requests[0].call, "{name}");
        assert_eq!(only(&requests), recorded["body"], "{name}");
    }
}
