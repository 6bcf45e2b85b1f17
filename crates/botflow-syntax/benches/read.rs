//! How fast files are read: `cargo bench -p botflow-syntax`. Lines a second stand in the column of items.

use botflow_source::FileId;
use botflow_syntax::{Reader, format, lay_out, parse};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// All statements in a realistic mix.
const MIX: [&str; 4] = [
    include_str!("../../../tests/src/generate/lead.flow"),
    include_str!("../../../tests/src/generate/quiz.flow"),
    include_str!("../../../tests/src/generate/visit.flow"),
    include_str!("../../../tests/src/generate/shop.flow"),
];

/// A flow of at least so many lines: one head, and the steps of the mix over and over.
fn flow(lines: usize) -> String {
    let mut text = String::from("flow Long\n  starts on welcome\n\n");
    let mut count = 3;
    for part in MIX.iter().cycle() {
        if count >= lines {
            return text;
        }
        let steps = part.find("\nstep ").map_or(*part, |at| &part[at + 1..]);
        text.push_str(steps);
        count += steps.lines().count();
    }
    text
}

#[divan::bench]
fn lay_out_and_parse(bencher: Bencher) {
    let text = flow(10_000);
    bencher
        .counter(ItemsCount::new(text.lines().count()))
        .counter(BytesCount::of_str(text.as_str()))
        .bench(|| parse(FileId(0), "a.flow", black_box(&text)));
}

#[divan::bench]
fn lay_out_alone(bencher: Bencher) {
    let text = flow(10_000);
    bencher.counter(ItemsCount::new(text.lines().count())).bench(|| lay_out(black_box(&text)));
}

#[divan::bench]
fn format_a_flow(bencher: Bencher) {
    let text = flow(1_000);
    bencher.counter(ItemsCount::new(text.lines().count())).bench(|| format(black_box(&text)));
}

/// As `check` reads a project: one reader that remembers the lines that come again.
#[divan::bench]
fn a_project(bencher: Bencher) {
    let files: Vec<String> =
        (0..100).flat_map(|number| MIX.iter().map(move |text| text.replace("0000", &format!("{number:04}")))).collect();
    let lines: usize = files.iter().map(|text| text.lines().count()).sum();
    bencher.counter(ItemsCount::new(lines)).bench(|| {
        let mut reader = Reader::remembering();
        for text in &files {
            black_box(reader.parse(FileId(0), "a.flow", black_box(text)));
        }
    });
}

/// One line of 5,000 has changed since the file was read last.
#[divan::bench]
fn one_changed_line_of_5000(bencher: Bencher) {
    let before = flow(5_000);
    let mut reader = Reader::remembering();
    reader.parse(FileId(0), "a.flow", &before);
    let mut count = 0;
    bencher.bench_local(|| {
        // A new line each time, as typing makes them.
        count += 1;
        let after = before.replacen("say ", &format!("say {count} "), 1);
        reader.parse(FileId(0), "a.flow", black_box(&after))
    });
}
