//! The web chat is our own: its published schema stands in for an outside client. Every frame that is written, and every frame that is read, keeps to it.

use std::path::{Path, PathBuf};

use botflow_channels::{Attachment, Conversation, Event, Setup, channel};
use botflow_program::{Asks, ChoiceId, Kind, MediaKind, PlaceId, RowId};
use botflow_runtime::token::Tap;
use botflow_runtime::{Asking, Number, Outgoing, Reply, SentButton, SentCard, SentDoes, SentMedia};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

fn book() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/book")
}

/// The schema of one direction.
fn schema(direction: &str) -> Validator {
    let whole: Value = serde_json::from_slice(&std::fs::read(book().join("web-chat.schema.json")).unwrap()).unwrap();
    let part = json!({"$schema": whole["$schema"], "$ref": format!("#/$defs/{direction}"), "$defs": whole["$defs"]});
    jsonschema::validator_for(&part).unwrap()
}

fn frames(message: &Outgoing, page: u16) -> Vec<Value> {
    let to =
        Conversation { contact: "eyJ".into(), send: "01J".into(), pay: "https://pay.example.test/".to_owned(), ..Conversation::default() };
    let written = channel("web").unwrap().turn(message, &to, page, "");
    written.iter().map(|request| serde_json::from_str(&request.body).unwrap()).collect()
}

fn any_message() -> impl Strategy<Value = Outgoing> {
    let kinds = [
        Kind::Phone,
        Kind::Email,
        Kind::Location,
        Kind::Date,
        Kind::Time,
        Kind::DateTime,
        Kind::Number,
        Kind::File,
        Kind::Link,
        Kind::Text,
    ];
    let asks = prop::option::of(prop::sample::select(kinds.to_vec()));
    let counts = (0_usize..4, 0_usize..5, 0_usize..16, 0_usize..24);
    ("\\PC{0,60}", "[a-z]{0,9}", counts, asks, 0_u16..3).prop_map(
        |(words, hint, (media, buttons, options, cards), asks, typing_seconds)| {
            let token = |at: usize| {
                Tap { place: PlaceId(7), choice: ChoiceId(at as u32), conversation: 1, round: 0, item: RowId(at as u64 % 2) }.token()
            };
            let does = |at: usize| match at % 4 {
                0 => SentDoes::Tap(token(at)),
                1 => SentDoes::Open("https://x.example.test".to_owned()),
                2 => SentDoes::Dial("+4930123456".to_owned()),
                _ => SentDoes::Pay(Number(17)),
            };
            let medium = |at: usize| {
                let kind = [MediaKind::Image, MediaKind::Video, MediaKind::Audio, MediaKind::File][at % 4];
                SentMedia { kind, source: "https://cdn.example.test/1.jpg".to_owned(), about: words.clone() }
            };
            let buttons: Vec<SentButton> = (0..buttons).map(|at| SentButton { label: words.clone(), does: does(at) }).collect();
            let reply = |at: usize| Reply { label: words.clone(), token: token(at), line: hint.clone(), image: String::new() };
            let card = |at: usize| SentCard {
                title: words.clone(),
                line: hint.clone(),
                image: at.is_multiple_of(2).then(|| medium(0)),
                buttons: buttons.clone(),
            };
            Outgoing {
                language: "en".into(),
                typing_seconds: if typing_seconds == 1 { 3 } else { 0 },
                text: words.clone(),
                replies: (0..options).map(reply).collect(),
                media: (0..media).map(medium).collect(),
                cards: (0..cards).map(card).collect(),
                asks: asks.map(|kind| Asking { place: PlaceId(7), asks: Asks::Value(kind), picks: None, hint: hint.clone() }),
                buttons,
                ..Outgoing::default()
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_frame_for_the_page_keeps_to_the_schema(message in any_message(), page in 0_u16..3) {
        let schema = schema("to_page");
        for frame in frames(&message, page) {
            if let Err(wrong) = schema.validate(&frame) {
                prop_assert!(false, "{} at {}: {}", wrong, wrong.instance_path(), frame);
            }
        }
    }
}

#[test]
fn every_frame_of_the_page_that_is_decoded_in_tests_keeps_to_the_schema() {
    let schema = schema("from_page");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/channels/webhooks/web");
    let files: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert!(!files.is_empty());
    for file in files {
        let frame: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        assert!(schema.is_valid(&frame), "{}: {:?}", file.display(), schema.validate(&frame));
    }
}

/// The frames of the page on the web chat: those of the page are understood too.
#[test]
fn the_examples_of_the_docs_keep_to_the_schema_and_are_understood() {
    let page = std::fs::read_to_string(book().join("web-chat.md")).unwrap();
    let blocks = page.split("```json\n").skip(1).flat_map(|rest| rest.split("```").next().unwrap().lines());
    let setup = Setup { secret: b"site-secret".to_vec(), ..Setup::default() };
    let mut kinds = Vec::new();
    for line in blocks {
        let frame: Value = serde_json::from_str(line).unwrap();
        let from_page = frame.get("session").is_some();
        let direction = if from_page { "from_page" } else { "to_page" };
        assert!(schema(direction).is_valid(&frame), "{line}");
        if from_page {
            let events = channel("web").unwrap().decode(line.as_bytes(), &setup).unwrap();
            let unread = matches!(events[0].event, Event::Unknown { .. } | Event::Ignored { .. } | Event::Undecodable { .. });
            // Who somebody is, the host looks up: the bot is not told.
            let silent = matches!(events[0].event, Event::IdentityLinked { .. });
            assert!(!unread && events[0].inputs().is_empty() == silent, "{events:?}");
        }
        kinds.push(frame["type"].as_str().unwrap().to_owned());
    }
    kinds.sort();
    kinds.dedup();
    assert_eq!(kinds, ["choice", "file", "form", "hello", "identify", "image", "location", "message", "typing"]);
}

#[test]
fn a_location_of_the_page_is_a_location() {
    let frame = br#"{"v":1,"session":"s","client_msg_id":"1","type":"location","latitude":52.52,"longitude":13.405}"#;
    let events = channel("web").unwrap().decode(frame, &Setup::default()).unwrap();
    let Event::Message { attachments, .. } = &events[0].event else { panic!("{events:?}") };
    let [Attachment::Location { spot, .. }] = &attachments[..] else { panic!("{attachments:?}") };
    assert_eq!((spot.latitude_e7, spot.longitude_e7), (525_200_000, 134_050_000));
    let without = br#"{"v":1,"session":"s","client_msg_id":"1","type":"location"}"#;
    let events = channel("web").unwrap().decode(without, &Setup::default()).unwrap();
    assert!(matches!(events[0].event, Event::Ignored { .. }) && events[0].inputs().is_empty());
}
