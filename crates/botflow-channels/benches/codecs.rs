//! How fast webhooks are read and messages written: `cargo bench -p botflow-channels`. Asked are 200 MB/s and 500,000 messages/s on one core.

use botflow_channels::{Channel, Conversation, Setup, channel};
use botflow_program::{ChoiceId, MediaKind, PlaceId, RowId};
use botflow_runtime::token::Tap;
use botflow_runtime::{Outgoing, Reply, SentButton, SentCard, SentDoes, SentMedia};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

const CHANNELS: [&str; 5] = ["messenger", "instagram", "whatsapp", "telegram", "web"];

fn of(name: &str) -> &'static Channel {
    channel(name).expect("a channel")
}

/// A body of the fixtures as platforms send it: without spaces.
fn compact(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/channels/webhooks").join(path);
    let body: serde_json::Value = serde_json::from_slice(&std::fs::read(path).expect("a fixture")).expect("JSON");
    body.to_string()
}

/// One message as it arrives on each channel, with all that the platform says around it.
#[divan::bench(args = CHANNELS)]
fn decode_one(bencher: Bencher<'_, '_>, name: &str) {
    let file = match name {
        "telegram" => "01_message",
        "web" => "02_text",
        _ => "01_text",
    };
    let (body, setup) = (compact(&format!("{name}/{file}.json")), Setup::default());
    bencher.counter(BytesCount::of_str(&body)).bench(|| of(name).decode(body.as_bytes(), &setup));
}

/// A thousand messages as Meta batches them.
#[divan::bench]
fn decode_batch_of_1000(bencher: Bencher<'_, '_>) {
    let (body, setup) = (compact("malformed/fb_huge_batch_1000.json"), Setup::default());
    bencher.counter(BytesCount::of_str(&body)).bench(|| of("messenger").decode(body.as_bytes(), &setup));
}

/// A batch in which one event is unreadable: it is read event by event.
#[divan::bench]
fn decode_batch_with_a_bad_event(bencher: Bencher<'_, '_>) {
    let body = compact("malformed/fb_huge_batch_1000.json").replacen("\"text\":\"500\"", "\"text\":500", 1);
    let setup = Setup::default();
    bencher.counter(BytesCount::of_str(&body)).bench(|| of("messenger").decode(body.as_bytes(), &setup));
}

/// The proof of a body.
#[divan::bench]
fn verify_64_kb(bencher: Bencher<'_, '_>) {
    let (body, setup) = (vec![b'x'; 65_536], Setup { secret: b"secret".to_vec(), ..Setup::default() });
    let headers = [("X-Hub-Signature-256", "sha256=0000000000000000000000000000000000000000000000000000000000000000")];
    bencher.counter(BytesCount::of_slice(&body)).bench(|| of("messenger").receive(&headers, &body, &setup));
}

fn said(text: &str) -> Outgoing {
    Outgoing { language: "en".into(), text: text.to_owned(), ..Outgoing::default() }
}

fn options(labels: &[&str]) -> Vec<Reply> {
    let tap = |choice| Tap { place: PlaceId(7), choice: ChoiceId(300 + choice), conversation: 1, round: 0, item: RowId(0) };
    let reply =
        |(at, label): (u32, &&str)| Reply { label: (*label).to_owned(), token: tap(at).token(), line: String::new(), image: String::new() };
    (0..).zip(labels).map(reply).collect()
}

fn encode(bencher: Bencher<'_, '_>, name: &str, message: Outgoing) {
    let to = Conversation { contact: "7000000000000101".into(), ..Conversation::default() };
    bencher.counter(ItemsCount::new(1_usize)).bench(|| of(name).encode(&message, &to));
}

/// A text of a line.
#[divan::bench(args = CHANNELS)]
fn encode_text(bencher: Bencher<'_, '_>, name: &str) {
    encode(bencher, name, said("We're open on Saturday from nine to five. See you then, Kari!"));
}

/// A question with three options.
#[divan::bench(args = CHANNELS)]
fn encode_options(bencher: Bencher<'_, '_>, name: &str) {
    encode(bencher, name, Outgoing { replies: options(&["Saturday", "Sunday", "Another day"]), ..said("Which day shall it be?") });
}

/// Six times on offer, which are numbered on Messenger, Instagram and WhatsApp.
#[divan::bench(args = CHANNELS)]
fn encode_times(bencher: Bencher<'_, '_>, name: &str) {
    let times = ["Tuesday, 2 June at 10:45 am, Kreuzberg"; 6];
    encode(bencher, name, Outgoing { replies: options(&times), ..said("When does it suit you?") });
}

/// Five cards with a picture and a button.
#[divan::bench(args = CHANNELS)]
fn encode_cards(bencher: Bencher<'_, '_>, name: &str) {
    let does = SentDoes::Tap(options(&["Order"])[0].token);
    let card = SentCard {
        title: "Shakshuka".to_owned(),
        line: "with bread".to_owned(),
        image: Some(SentMedia { kind: MediaKind::Image, source: "https://cdn.example.test/1.jpg".to_owned(), about: String::new() }),
        buttons: vec![SentButton { label: "Order".to_owned(), does }],
    };
    encode(bencher, name, Outgoing { cards: vec![card; 5], ..said("Today") });
}
