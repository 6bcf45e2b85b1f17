//! Turns of a lead form and picks from a large catalog, side by side with a hand-written graph of the same form: the limit.
//!
//! `cargo bench -p botflow-runtime`. Each turn reads the session from its bytes, steps, and writes it again.

#[path = "step/graph.rs"]
mod graph;
#[path = "step/lamps.rs"]
mod lamps;
#[path = "step/lead_form.rs"]
mod lead_form;

use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    println!("a session of the lead form, at its largest: {} bytes", lead_form::largest_session());
    divan::main();
}

/// The engine. A sample is many conversations: a worker talks all day, and a single one would mostly time the cold caches of the harness.
#[divan::bench(sample_size = 200)]
fn lead_form_engine(bencher: Bencher) {
    let engine = lead_form::engine();
    let inputs = lead_form::inputs();
    let (mut room, mut bytes) = (botflow_runtime::Session::new(7), Vec::new());
    bencher.counter(ItemsCount::new(inputs.len())).bench_local(|| lead_form::run(&engine, &inputs, &mut room, &mut bytes));
}

/// The hand-written graph, with the session in the same form.
#[divan::bench(sample_size = 200)]
fn lead_form_by_hand(bencher: Bencher) {
    let graph = graph::Graph::new();
    let inputs = lead_form::texts();
    let (mut room, mut bytes) = (botflow_runtime::Session::new(7), Vec::new());
    bencher.counter(ItemsCount::new(inputs.len())).bench_local(|| graph::run(&graph, &inputs, &mut room, &mut bytes));
}

/// Reading and writing the session alone.
#[divan::bench(sample_size = 200)]
fn lead_form_session_alone(bencher: Bencher) {
    let sessions = lead_form::sessions();
    let mut session = botflow_runtime::Session::new(7);
    let mut bytes = Vec::with_capacity(512);
    bencher.counter(ItemsCount::new(sessions.len())).bench_local(|| {
        for kept in &sessions {
            bytes.clear();
            let read = session.decode(kept);
            assert!(read.is_ok());
            session.encode(&mut bytes);
            divan::black_box(&bytes);
        }
    });
}

/// `recommend` over 100,000 products: two hard conditions, two wishes, two preferences, an order.
#[divan::bench]
fn recommend_of_100_000(bencher: Bencher) {
    let lamps = lamps::Lamps::new(100_000);
    bencher.bench_local(|| lamps.recommend());
}
