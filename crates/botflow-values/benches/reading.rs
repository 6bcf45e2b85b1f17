//! How long it takes to read and write one value, by kind. `cargo bench -p botflow-values`

use std::hint::black_box;
use std::time::Instant;

use botflow_program::{Currency, Decimal, Format, Kind, OwnWord, Plain, Time, normalise};
use botflow_runtime::{Situation, Words};
use botflow_values::words;

fn main() {
    let words = words();
    let here = Situation { language: "en", zone: "Europe/Berlin", now: Time(1_795_000_000), currency: Currency::new("EUR") };
    for (kind, text) in [
        (Kind::Text, "I need it for my daughter"),
        (Kind::Name, "Anna Smith"),
        (Kind::Email, "anna.smith@example.com"),
        (Kind::Number, "42"),
        (Kind::Number, "about twenty-five people"),
        (Kind::Money, "60 euros"),
        (Kind::Date, "next Tuesday"),
        (Kind::DateTime, "tomorrow at half past two"),
        (Kind::YesNo, "yes please"),
        (Kind::Code, "A-0017"),
        (Kind::Phone, "+49 30 901820"),
    ] {
        measure(&format!("read {kind:?} {text:?}"), || black_box(words.read(kind, black_box(text), &here)).is_some());
    }
    let folded = normalise("earth tones");
    measure("position in \"earth tones\"", || black_box(words.position(black_box(&folded), "en")).is_none());
    measure("position \"the second one\"", || black_box(words.position(black_box("the second one"), "en")).is_some());
    measure("hears stop in \"earth tones\"", || !black_box(words.hears(OwnWord::Stop, black_box(&folded), "en")));
    measure("correction in \"earth tones\"", || black_box(words.correction(black_box(&folded), "en")).is_none());
    measure("close \"eart tones\" \"earth tones\"", || black_box(words.close(black_box("eart tones"), black_box("earth tones"))));
    measure("close \"museum\" \"earth tones\"", || !black_box(words.close(black_box("museum"), black_box("earth tones"))));
    let mut out = String::with_capacity(64);
    for value in [
        Plain::Number(Decimal::new(129_950, 2)),
        Plain::Money { amount: Decimal::new(129_950, 2), currency: Currency::new("EUR").expect("a currency") },
        Plain::Moment(Time(1_795_100_000)),
    ] {
        measure(&format!("write {value:?}"), || {
            out.clear();
            words.write(&mut out, black_box(&value), Format::default(), &here);
            !out.is_empty()
        });
    }
    measure("plural form", || words.plural(black_box(Decimal::from(3)), 2, "en") == 1);
}

fn measure(what: &str, mut once: impl FnMut() -> bool) {
    const ROUNDS: u32 = 200_000;
    for _ in 0..ROUNDS / 20 {
        assert!(once(), "{what}");
    }
    let start = Instant::now();
    for _ in 0..ROUNDS {
        assert!(once());
    }
    println!("{:>8.0} ns  {what}", start.elapsed().as_nanos() as f64 / f64::from(ROUNDS));
}
