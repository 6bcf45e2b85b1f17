//! What goes out: every body is JSON, says everything, and keeps to the channel's own figures.

use botflow_channels::{CHANNELS, Conversation, Event, Figure, Unit, channel, facts};
use botflow_program::{Asks, Kind, MediaKind, Picks, PlaceId};
use botflow_runtime::{Asking, Number, Outgoing, Reply, SentButton, SentCard, SentDoes, SentMedia, Token};
use proptest::prelude::*;
use serde_json::Value;

fn token(at: usize) -> Token {
    use botflow_program::{ChoiceId, RowId};
    let tap =
        botflow_runtime::token::Tap { place: PlaceId(77), choice: ChoiceId(at as u32 + 1), conversation: 1, round: 0, item: RowId(9) };
    tap.token()
}

fn to(channel: &str) -> Conversation {
    let contact = match channel {
        "whatsapp" => "wa:4799900101",
        "telegram" => "tg:5200000101",
        _ => "7000000000000101",
    };
    Conversation {
        contact: contact.into(),
        last_message: "wamid.IN==".into(),
        send: "01J".into(),
        pay: "https://pay.example.test/".to_owned(),
        files: "https://files.example.test/".to_owned(),
        ..Conversation::default()
    }
}

fn replies(labels: &[&str]) -> Vec<Reply> {
    let reply =
        |(at, label): (usize, &&str)| Reply { label: (*label).to_owned(), token: token(at), line: String::new(), image: String::new() };
    labels.iter().enumerate().map(reply).collect()
}

fn picture() -> SentMedia {
    SentMedia { kind: MediaKind::Image, source: "https://cdn.example.test/1.jpg".to_owned(), about: "a scarf".to_owned() }
}

fn button(label: &str, does: SentDoes) -> SentButton {
    SentButton { label: label.to_owned(), does }
}

fn text(text: &str) -> Outgoing {
    Outgoing { language: "en".into(), text: text.to_owned(), ..Outgoing::default() }
}

fn asks(kind: Kind) -> Option<Asking> {
    Some(Asking { place: PlaceId(77), asks: Asks::Value(kind), picks: None, hint: String::new() })
}

fn bodies(name: &str, message: &Outgoing) -> Vec<Value> {
    let requests = channel(name).unwrap().encode(message, &to(name));
    requests.iter().map(|request| serde_json::from_str(&request.body).unwrap_or_else(|wrong| panic!("{wrong}: {}", request.body))).collect()
}

#[test]
fn each_kind_of_message_on_each_channel() {
    let card = |title: &str| SentCard {
        title: title.to_owned(),
        line: "with bread".to_owned(),
        image: Some(picture()),
        buttons: vec![button("Order", SentDoes::Tap(token(1)))],
    };
    let buttons = vec![
        button("Menu", SentDoes::Tap(token(2))),
        button("Book", SentDoes::Open("https://brunch.example.test/b".to_owned())),
        button("Call", SentDoes::Dial("+12025550143".to_owned())),
    ];
    let messages = [
        ("text", text("*Hi* Kari, \"ready\"?")),
        ("two_options", Outgoing { replies: replies(&["Saturday", "Sunday"]), ..text("Which day?") }),
        ("five_options", Outgoing { replies: replies(&["Mo", "Tu", "We", "Th", "Fr"]), ..text("Which day?") }),
        ("buttons", Outgoing { buttons, ..text("Anything else?") }),
        ("pay", Outgoing { buttons: vec![button("Pay", SentDoes::Pay(Number(17)))], ..text("60 €, please.") }),
        ("picture", Outgoing { media: vec![picture()], ..text("The menu") }),
        ("cards", Outgoing { cards: vec![card("Shakshuka"), card("Waffles")], ..text("Today") }),
        ("phone", Outgoing { asks: asks(Kind::Phone), ..text("Your number?") }),
        ("location", Outgoing { asks: asks(Kind::Location), ..text("Where to?") }),
        ("typing", Outgoing { typing_seconds: 2, ..Outgoing::default() }),
    ];
    let mut shown = String::new();
    for channel in CHANNELS {
        for (name, message) in &messages {
            shown.push_str(&format!("── {} · {name}\n", channel.name));
            for request in channel.encode(message, &to(channel.name)) {
                shown.push_str(&format!("{} {}\n", request.call, request.body));
            }
        }
    }
    insta::assert_snapshot!(shown);
}

/// Every text at these places of a body, with the figure it must keep to.
fn keeps_to(name: &str, body: &Value, path: &str, figure: Figure) {
    let Some(limit) = facts(name).unwrap().now().limit(figure) else { return };
    for value in places(body, &path.split('.').collect::<Vec<_>>()) {
        let text = value.as_str().unwrap_or_default();
        assert!(limit.fits(text), "{name}: {path} is {} of {}: {text}", limit.count(text), limit.most);
        assert!(!text.is_empty(), "{name}: {path} is empty");
    }
}

fn places<'a>(of: &'a Value, path: &[&str]) -> Vec<&'a Value> {
    let Some((first, rest)) = path.split_first() else { return vec![of] };
    match of {
        Value::Array(items) => items.iter().flat_map(|item| places(item, path)).collect(),
        Value::Object(object) => object.get(*first).map(|inner| places(inner, rest)).unwrap_or_default(),
        _ => Vec::new(),
    }
}

fn leaves<'a>(of: &'a Value, path: &str) -> Vec<&'a Value> {
    places(of, &path.split('.').collect::<Vec<_>>())
        .into_iter()
        .flat_map(|v| v.as_array().map_or_else(|| vec![v], |a| a.iter().collect()))
        .collect()
}

fn judged(name: &str, body: &Value) {
    let most = |path: &str, figure: Figure| {
        if let Some(most) = facts(name).unwrap().now().most(figure) {
            assert!(leaves(body, path).len() as u64 <= most, "{name}: {path}");
        }
    };
    match name {
        "messenger" | "instagram" => {
            keeps_to(name, body, "message.text", Figure::Text);
            keeps_to(name, body, "message.quick_replies.title", Figure::ReplyLabel);
            keeps_to(name, body, "message.attachment.payload.text", Figure::TextWithButtons);
            keeps_to(name, body, "message.attachment.payload.buttons.title", Figure::ButtonLabel);
            keeps_to(name, body, "message.attachment.payload.elements.title", Figure::CardTitle);
            keeps_to(name, body, "message.attachment.payload.elements.buttons.title", Figure::ButtonLabel);
            most("message.quick_replies", Figure::Replies);
            most("message.attachment.payload.buttons", Figure::Buttons);
            most("message.attachment.payload.elements", Figure::Cards);
        }
        "whatsapp" => {
            keeps_to(name, body, "text.body", Figure::Text);
            keeps_to(name, body, "interactive.body.text", Figure::TextWithButtons);
            keeps_to(name, body, "interactive.action.buttons.reply.title", Figure::ButtonLabel);
            keeps_to(name, body, "interactive.action.sections.rows.title", Figure::RowLabel);
            keeps_to(name, body, "interactive.action.sections.rows.description", Figure::RowLine);
            keeps_to(name, body, "interactive.action.button", Figure::ListButton);
            keeps_to(name, body, "image.caption", Figure::Caption);
            keeps_to(name, body, "interactive.action.cards.body.text", Figure::CardText);
            keeps_to(name, body, "interactive.action.cards.action.buttons.quick_reply.title", Figure::ButtonLabel);
            keeps_to(name, body, "interactive.action.parameters.display_text", Figure::ButtonLabel);
            most("interactive.action.cards", Figure::Cards);
            most("interactive.action.buttons", Figure::Buttons);
            most("interactive.action.sections.rows", Figure::ListRows);
        }
        "telegram" => {
            keeps_to(name, body, "text", Figure::Text);
            keeps_to(name, body, "caption", Figure::Caption);
            keeps_to(name, body, "reply_markup.inline_keyboard.callback_data", Figure::Payload);
        }
        _ => {}
    }
}

fn any_message() -> impl Strategy<Value = Outgoing> {
    let label = "[a-zA-Zäß👨\u{200d}👩🇺🇦 *_]{1,40}";
    let long = prop_oneof!["\\PC{0,80}", "([a-z]{1,12}[ .\n]){0,900}", "[я👍]{0,3000}"];
    (long, prop::collection::vec(label, 0..16), prop::collection::vec(label, 0..6), 0_usize..3, 0_usize..24).prop_map(
        |(words, options, buttons, media, cards)| {
            let labels: Vec<&str> = options.iter().map(String::as_str).collect();
            let one = |(at, label): (usize, &String)| match at % 3 {
                0 => button(label, SentDoes::Tap(token(100 + at))),
                1 => button(label, SentDoes::Open("https://x.example.test".to_owned())),
                _ => button(label, SentDoes::Dial("+4930123456".to_owned())),
            };
            let buttons: Vec<_> = buttons.iter().enumerate().map(one).collect();
            let card = |at: usize| SentCard {
                title: words.chars().take(at * 30 + 1).collect::<String>() + "x",
                line: words.chars().take(at * 60).collect(),
                image: at.is_multiple_of(2).then(picture),
                buttons: buttons.clone(),
            };
            Outgoing {
                replies: replies(&labels),
                buttons: buttons.clone(),
                media: vec![picture(); media],
                cards: (0..cards).map(card).collect(),
                ..text(&words)
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_body_breaks_the_figures_of_its_channel(message in any_message()) {
        for channel in CHANNELS {
            for body in bodies(channel.name, &message) {
                judged(channel.name, &body);
            }
        }
    }

    #[test]
    fn any_bytes_are_answered_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300), cut in 0_usize..400) {
        let genuine = br#"{"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"7"},"timestamp":1794000000000,"message":{"mid":"m","text":"hi"}}]}]}"#;
        let mut mixed = genuine[..cut.min(genuine.len())].to_vec();
        mixed.extend(&bytes);
        for channel in CHANNELS {
            for body in [&bytes, &mixed] {
                let _ = channel.decode(body, &Default::default());
                let _ = channel.receive(&[("X-Hub-Signature-256", "sha256=00")], body, &Default::default());
            }
        }
    }
}

#[test]
fn a_long_text_is_cut_where_a_reader_would() {
    let long = format!("{}\n\n{}", "One two three. ".repeat(100).trim_end(), "Four five. ".repeat(100).trim_end());
    let parts: Vec<String> =
        bodies("messenger", &text(&long)).iter().map(|body| body["message"]["text"].as_str().unwrap().to_owned()).collect();
    assert_eq!(parts.len(), 2);
    assert!(parts[0].ends_with("three.") && parts[1].starts_with("Four"), "{parts:?}");
    assert!(Unit::Characters.count(&parts[0]) <= 2_000);
}

#[test]
fn several_may_be_picked_without_another_shape() {
    let picks = Some(Picks { least: 1, most: 2 });
    let asks = Some(Asking { place: PlaceId(77), asks: Asks::Value(Kind::Several), picks, hint: String::new() });
    let message = Outgoing { asks, replies: replies(&["A", "B", "C", "Done"]), ..text("Which?") };
    assert_eq!(bodies("whatsapp", &message)[0]["interactive"]["type"], "list");
}

/// Every label and address of a message is in one of its bodies, whatever the channel: nothing is lost on the way.
#[test]
fn nothing_is_lost_on_any_channel() {
    let buttons = vec![
        button("Menu", SentDoes::Tap(token(2))),
        button("Book", SentDoes::Open("https://brunch.example.test/b".to_owned())),
        button("Map", SentDoes::Open("https://brunch.example.test/m".to_owned())),
        button("Call", SentDoes::Dial("+12025550143".to_owned())),
    ];
    let card = |at: usize| SentCard {
        title: format!("Card {at}"),
        line: String::new(),
        image: at.is_multiple_of(2).then(picture),
        buttons: buttons.clone(),
    };
    let message = Outgoing {
        buttons: buttons.clone(),
        replies: replies(&["Saturday", "Sunday"]),
        media: vec![picture()],
        cards: (0..3).map(card).collect(),
        ..text("Anything else?")
    };
    for channel in CHANNELS {
        let sent: String = channel.encode(&message, &to(channel.name)).iter().map(|request| request.body.as_str()).collect();
        let addresses =
            ["https://brunch.example.test/b", "https://brunch.example.test/m", "+12025550143", "https://cdn.example.test/1.jpg"];
        let labels = ["Anything else?", "Menu", "Book", "Map", "Call", "Saturday", "Sunday", "Card 0", "Card 1", "Card 2"];
        for what in addresses.iter().chain(&labels) {
            assert!(sent.contains(what), "{} lost {what}: {sent}", channel.name);
        }
    }
}

/// Times on offer and prices of treatments: whatever fits on a button, customers read all of it.
#[test]
fn long_options_and_their_descriptions_are_read_in_full() {
    let option = |at: usize, label: &str, line: &str| Reply {
        label: label.to_owned(),
        token: token(300 + at),
        line: line.to_owned(),
        image: String::new(),
    };
    let long = "with a wash, a cut, a massage of the head and a cup of the best coffee in town";
    let times = ["Tuesday, 2 June at 10:45 am, Kreuzberg", "Tuesday, 2 June at 11:30 am, Kreuzberg", "Wednesday, 3 June at 9:15 am, Mitte"];
    let cases = [
        times.iter().enumerate().map(|(at, time)| option(at, time, "")).collect::<Vec<_>>(),
        (0..9).map(|at| option(at, &format!("{} ({at})", times[at % 3]), "")).collect(),
        vec![option(0, "Cut", "45 €\n30 minutes"), option(1, "Colour", "80 €"), option(2, times[0], long)],
    ];
    for replies in cases {
        for channel in CHANNELS {
            let message = Outgoing { replies: replies.clone(), ..text("When?") };
            let sent: String = bodies(channel.name, &message).iter().map(|body| format!("{body}\n")).collect();
            for reply in &replies {
                for part in std::iter::once(&*reply.label).chain(reply.line.lines()) {
                    assert!(sent.contains(part), "{} lost {part}: {sent}", channel.name);
                }
                assert!(sent.contains(reply.token.as_str()), "{}: {sent}", channel.name);
            }
            bodies(channel.name, &message).iter().for_each(|body| judged(channel.name, body));
        }
    }
}

/// An engine is told beyond which length options are numbered: exactly there customers read numbers.
#[test]
fn options_are_numbered_where_the_engine_is_told_so() {
    for channel in CHANNELS {
        let beyond = channel.for_engine().numbered_beyond;
        for length in 1..45 {
            let label = "x".repeat(length);
            let mut replies = replies(&["One", "Two", "Three", "Four", &label]);
            // Choices of people: the first 256 are the runtime's own, which have no number.
            replies.iter_mut().enumerate().for_each(|(at, reply)| reply.token = token(300 + at));
            let message = Outgoing { replies, ..text("Which?") };
            let sent: String = bodies(channel.name, &message).iter().map(|body| format!("{body}\n")).collect();
            let numbered = beyond.is_some_and(|most| length > usize::from(most));
            assert_eq!(sent.contains("2. Two"), numbered, "{}: {length}\n{sent}", channel.name);
        }
    }
}

#[test]
fn marks_round_a_cut_are_closed_and_opened_again() {
    let long = format!("Hello *{}*", "one two three. ".repeat(400).trim_end());
    let parts: Vec<String> =
        bodies("whatsapp", &text(&long)).iter().map(|body| body["text"]["body"].as_str().unwrap().to_owned()).collect();
    assert_eq!(parts.len(), 2);
    assert!(parts[0].starts_with("Hello *one") && parts[0].ends_with("three.*"), "{}", parts[0]);
    assert!(parts[1].starts_with("*one") && parts[1].ends_with("three.*"), "{}", parts[1]);
}

/// Twenty-four cards: pages with *More*, a tap on it comes back as the sending and the page, and all pages together show each card once.
#[test]
fn many_cards_come_in_pages() {
    let card = |at: usize| SentCard {
        title: format!("Card {at:02}"),
        line: "with bread".to_owned(),
        image: Some(picture()),
        buttons: vec![button("Order", SentDoes::Tap(token(at)))],
    };
    let message = Outgoing { cards: (0..24).map(card).collect(), ..text("Today") };
    for channel in CHANNELS {
        let mut shown = String::new();
        for page in 0..24 {
            shown.extend(channel.turn(&message, &to(channel.name), page, "").iter().map(|request| request.body.as_str()));
            if !shown.contains(&format!("page:{}:", page + 1)) {
                break;
            }
        }
        for at in 0..24 {
            assert_eq!(shown.matches(&format!("Card {at:02}")).count(), 1, "{}: card {at}", channel.name);
        }
    }
    let update = format!(
        r#"{{"update_id":1,"callback_query":{{"id":"q","from":{{"id":5}},"data":"page:1:{}","message":{{"message_id":44}}}}}}"#,
        Conversation::sending("01J")
    );
    let events = channel("telegram").unwrap().decode(update.as_bytes(), &Default::default()).unwrap();
    let Event::Turned { send, page, message: sent } = &events[0].event else { panic!("{events:?}") };
    assert_eq!((send.as_str(), *page, sent.as_str()), (&*Conversation::sending("01J"), 1, "44"));
    let edited = channel("telegram").unwrap().turn(&message, &to("telegram"), *page, sent);
    assert_eq!(edited[0].call, "editMessageMedia");
    assert!(edited.len() == 1 && edited[0].body.contains("Card 01") && edited[0].body.contains("\"message_id\":44"), "{edited:?}");
}

/// Bold as people write it here and as other tools do: shown where the channel can, and no stars where it cannot.
#[test]
fn bold_words_are_bold_or_plain_on_each_channel() {
    let message = text("*One*, **two**, __three__, _four_ and ~~five~~");
    let shown = |name: &str| bodies(name, &message)[0].clone();
    for name in ["messenger", "instagram"] {
        assert_eq!(shown(name)["message"]["text"], "One, two, three, four and five");
    }
    assert_eq!(shown("whatsapp")["text"]["body"], "*One*, *two*, *three*, _four_ and ~five~");
    assert_eq!(shown("web")["content"]["text"], "*One*, *two*, *three*, _four_ and ~five~");
    let telegram = shown("telegram");
    assert_eq!(telegram["text"], "One, two, three, four and five");
    let kinds: Vec<&str> = telegram["entities"].as_array().unwrap().iter().filter_map(|entity| entity["type"].as_str()).collect();
    assert_eq!(kinds, ["bold", "bold", "bold", "italic", "strikethrough"]);
}

#[test]
fn bold_and_italic_words_are_entities_on_telegram() {
    let body = &bodies("telegram", &text("👋 *Hi* _you_, see https://x.example/_a_/b"))[0];
    assert_eq!(body["text"], "👋 Hi you, see https://x.example/_a_/b");
    assert_eq!(body["entities"][0], serde_json::json!({"type": "bold", "offset": 3, "length": 2}));
    assert_eq!(body["entities"][1], serde_json::json!({"type": "italic", "offset": 6, "length": 3}));
}
