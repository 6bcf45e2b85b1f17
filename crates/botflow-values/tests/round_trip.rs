//! Any text in any language never panics; what is written is read back as the same value.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use botflow_program::{Currency, Decimal, Format, Kind, Own, OwnWord, Plain, Time, normalise};
use botflow_runtime::{Situation, Words};
use botflow_values::{LANGUAGES, words, zone};
use proptest::prelude::*;

const ZONES: [&str; 5] = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Atlantis/Nowhere", ""];
const TAGS: [&str; 8] = ["en", "de", "fr", "es", "en-US", "de-AT", "xx", ""];

fn kinds() -> [Kind; 18] {
    [
        Kind::Text,
        Kind::Name,
        Kind::Email,
        Kind::Phone,
        Kind::Code,
        Kind::Number,
        Kind::WholeNumber,
        Kind::Money,
        Kind::Date,
        Kind::Time,
        Kind::DateTime,
        Kind::YesNo,
        Kind::Consent,
        Kind::Rating { from: 0, to: 10 },
        Kind::Location,
        Kind::Link,
        Kind::Span,
        Kind::Photo,
    ]
}

fn situation<'a>(language: &'a str, zone: &'a str, now: u32) -> Situation<'a> {
    Situation { language, zone, now: Time(now), currency: Currency::new("EUR") }
}

/// Texts of the words of all languages, digits and signs: far more likely to come near a value than letters at random.
static PIECES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut words: BTreeSet<String> = BTreeSet::new();
    for table in ["en", "de", "fr", "es"] {
        let path = format!("{}/tests/phrases/{table}.txt", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).unwrap();
        let phrases = text.lines().filter_map(|line| line.split(" | ").nth(1).map(str::to_string));
        words.extend(phrases.flat_map(|phrase| phrase.split(' ').map(str::to_string).collect::<Vec<_>>()));
    }
    for sign in [
        ".",
        ",",
        ":",
        "-",
        "/",
        "'",
        "€",
        "$",
        "%",
        "#",
        "+",
        "@",
        "0",
        "00",
        "1",
        "12",
        "31",
        "2026",
        "99999999999999999999",
        "½",
        "e\u{301}",
        "\u{a0}",
        "😀",
    ] {
        words.insert(sign.into());
    }
    words.into_iter().collect()
});

fn read_all(text: &str, tag: &str, zone: &str, now: u32) {
    let (words, here) = (words(), situation(tag, zone, now));
    for kind in kinds() {
        if let Some(value) = words.read(kind, text, &here) {
            let mut out = String::new();
            words.write(&mut out, &value, Format::default(), &here);
        }
        if let Some((_, at)) = words.find(kind, text, &here) {
            assert!(text.get(at.clone()).is_some_and(|found| !found.trim().is_empty()), "{kind:?} found at {at:?} in {text:?}");
        }
    }
    let folded = normalise(text);
    words.position(&folded, tag);
    words.correction(&folded, tag);
    for word in OwnWord::ALL {
        words.hears(word, &folded, tag);
    }
    words.close(&folded, "museum of modern art");
    words.close("museum", text);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_not_but_never_panics(text in any::<String>(), tag in 0..TAGS.len(), zone in 0..ZONES.len(), now in any::<u32>()) {
        read_all(&text, TAGS[tag], ZONES[zone], now);
    }

    #[test]
    fn words_in_any_order_never_panic(
        order in proptest::collection::vec((any::<prop::sample::Index>(), any::<bool>()), 0..9), tag in 0..TAGS.len(), zone in 0..ZONES.len(), now in any::<u32>(),
    ) {
        let mut text = String::new();
        for (index, glued) in &order {
            text.push_str(if *glued || text.is_empty() { "" } else { " " });
            text.push_str(index.get(PIECES.as_slice()).as_str());
        }
        read_all(&text, TAGS[tag], ZONES[zone], now);
    }

    #[test]
    fn a_written_number_is_read_back(mantissa in -999_999_999_999i64..999_999_999_999, scale in 0u32..3, tag in 0usize..4) {
        let number = Decimal::new(mantissa, scale).normalize();
        let here = situation(TAGS[tag], "Europe/Berlin", 1_795_000_000);
        // One decimal sign before three digits could group: those are never written without grouping the rest.
        for format in [Format::default(), Format::PLAIN] {
            let mut out = String::new();
            words().write(&mut out, &Plain::Number(number), format, &here);
            prop_assert_eq!(words().read(Kind::Number, &out, &here), Some(Plain::Number(number)), "{}", out);
        }
    }

    #[test]
    fn written_money_is_read_back(cents in 0i64..99_999_999_999, currency in 0usize..6, tag in 0usize..4) {
        let currency = Currency::new(["EUR", "USD", "GBP", "CHF", "PLN", "AUD"][currency]).unwrap();
        let here = situation(TAGS[tag], "Europe/Berlin", 1_795_000_000);
        let mut out = String::new();
        words().write(&mut out, &Plain::Money { amount: Decimal::new(cents, 2), currency }, Format::default(), &here);
        let read = words().read(Kind::Money, &out, &Situation { currency: Some(currency), ..here });
        let same = matches!(read, Some(Plain::Money { amount, currency: found }) if amount == Decimal::new(cents, 2) && found == currency);
        prop_assert!(same, "{} read as {:?}", out, read);
    }

    #[test]
    fn a_written_day_is_read_back(day in -20_000i32..60_000, tag in 0usize..5, weekday in any::<bool>()) {
        let here = situation(TAGS[tag], "Europe/Berlin", 1_795_000_000);
        let format = if weekday { Format::WEEKDAY.and(Format::DATE).and(Format::YEAR) } else { Format::DATE.and(Format::YEAR) };
        let mut out = String::new();
        words().write(&mut out, &Plain::Day(day), format, &here);
        prop_assert_eq!(words().read(Kind::Date, &out, &here), Some(Plain::Day(day)), "{}", out);
    }

    #[test]
    fn a_written_moment_is_read_back(hours in 0u32..30_000, quarter in 0u32..4, tag in 0usize..5) {
        let now = 1_795_000_000;
        let here = situation(TAGS[tag], "Europe/Berlin", now);
        let time = Time(now - now % 3_600 + hours * 3_600 + quarter * 900);
        let zone = zone::zone("Europe/Berlin").unwrap();
        // Of the hour that comes twice in autumn the first is meant.
        prop_assume!(zone::moment(zone::local(time, &zone), &zone) == time);
        let mut out = String::new();
        words().write(&mut out, &Plain::Moment(time), Format::default(), &here);
        let small_hours = (1..7).contains(&zone::local(time, &zone).hour()) && TAGS[tag] != "en" && TAGS[tag] != "en-US";
        if !small_hours {
            prop_assert_eq!(words().read(Kind::DateTime, &out, &here), Some(Plain::Moment(time)), "{}", out);
        }
    }
}

#[test]
fn every_language_says_and_hears_everything() {
    let words = words();
    for language in LANGUAGES {
        for own in Own::ALL {
            let text = words.say(own, language.tag);
            assert!(!text.is_empty(), "{} has no {own:?}", language.tag);
            let places = |text: &str| ["{from}", "{to}", "{field}"].map(|place| text.contains(place));
            assert_eq!(places(text), places(words.say(own, "en")), "{} {own:?}: other values than in English", language.tag);
            assert_eq!(language.own.iter().filter(|(name, _)| *name == own).count(), 1, "{} {own:?} twice", language.tag);
        }
        for word in OwnWord::ALL {
            let list = words.hear(word, language.tag);
            assert!(!list.is_empty(), "{} hears no {word:?}", language.tag);
            for phrase in list {
                assert!(words.hears(word, &normalise(phrase), language.tag), "{} {word:?}: {phrase}", language.tag);
            }
        }
        assert!(!language.disclosure.is_empty());
    }
}

/// *stop: … never cancel, end, quit* (language.md, section 10), in any of the languages.
#[test]
fn stop_words_are_no_other_words() {
    for language in LANGUAGES {
        for phrase in words().hear(OwnWord::Stop, language.tag) {
            for other in [OwnWord::Start, OwnWord::Back, OwnWord::Skip, OwnWord::Cancel, OwnWord::Done, OwnWord::More, OwnWord::Greeting] {
                assert!(!words().hears(other, &normalise(phrase), language.tag), "{}: {phrase} is {other:?} too", language.tag);
            }
        }
        for never in ["cancel", "end", "quit", "abbrechen", "ende", "annuler", "fin", "cancelar"] {
            assert!(!words().hears(OwnWord::Stop, never, language.tag), "{}: {never}", language.tag);
        }
    }
}

/// Buttons of the runtime understand their own label when it is typed.
#[test]
fn what_a_button_says_is_heard_when_typed() {
    for language in LANGUAGES {
        for (own, word) in
            [(Own::Skip, OwnWord::Skip), (Own::Done, OwnWord::Done), (Own::More, OwnWord::More), (Own::OtherDays, OwnWord::OtherDays)]
        {
            let label = normalise(words().say(own, language.tag));
            assert!(words().hears(word, &label, language.tag), "{}: {label}", language.tag);
        }
        let here = situation(language.tag, "Europe/Berlin", 1_795_000_000);
        assert_eq!(words().read(Kind::YesNo, words().say(Own::Yes, language.tag), &here), Some(Plain::Yes(true)));
        assert_eq!(words().read(Kind::YesNo, words().say(Own::No, language.tag), &here), Some(Plain::Yes(false)));
        // Channels cut button labels at 20 characters.
        for own in [
            Own::Skip,
            Own::Done,
            Own::More,
            Own::OtherDays,
            Own::ReviewYes,
            Own::Pay,
            Own::Yes,
            Own::No,
            Own::Choose,
            Own::SharePhone,
            Own::ShareLocation,
        ] {
            assert!(words().say(own, language.tag).chars().count() <= 20, "{} {own:?} is too long for a button", language.tag);
        }
    }
}
