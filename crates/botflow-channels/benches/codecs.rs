//! How fast webhooks are read and messages written: `cargo bench -p botflow-channels`.

use botflow_channels::{Conversation, Setup, channel};
use botflow_program::{ChoiceId, PlaceId, RowId};
use botflow_runtime::token::Tap;
use botflow_runtime::{Outgoing, Reply};
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};

fn main() {
    divan::main();
}

/// A thousand messages as Messenger batches them.
#[divan::bench]
fn decode_messenger_batch(bencher: Bencher<'_, '_>) {
    let body = include_bytes!("../../../tests/channels/webhooks/malformed/fb_huge_batch_1000.json");
    let (channel, setup) = (channel("messenger").unwrap(), Setup::default());
    bencher.counter(BytesCount::of_slice(body)).bench(|| channel.decode(body, &setup));
}

/// One message of WhatsApp.
#[divan::bench]
fn decode_whatsapp(bencher: Bencher<'_, '_>) {
    let body = include_bytes!("../../../tests/channels/webhooks/whatsapp/01_text.json");
    let (channel, setup) = (channel("whatsapp").unwrap(), Setup::default());
    bencher.counter(BytesCount::of_slice(body)).bench(|| channel.decode(body, &setup));
}

/// A question with three options.
#[divan::bench(args = ["messenger", "instagram", "whatsapp", "telegram", "web"])]
fn encode(bencher: Bencher<'_, '_>, name: &str) {
    let tap = |choice| Tap { place: PlaceId(7), choice: ChoiceId(choice), conversation: 1, round: 0, item: RowId(0) };
    let reply = |at| Reply { label: "Saturday".to_owned(), token: tap(at).token(), line: String::new(), image: String::new() };
    let replies = (1..4).map(reply).collect();
    let message = Outgoing { language: "en".into(), text: "Which day shall it be?".to_owned(), replies, ..Outgoing::default() };
    let (channel, to) = (channel(name).unwrap(), Conversation { contact: "7000000000000101".into(), ..Conversation::default() });
    bencher.counter(ItemsCount::new(1_usize)).bench(|| channel.encode(&message, &to));
}
