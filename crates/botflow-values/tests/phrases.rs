//! What people write and what is read from it: `phrases/LANGUAGE.txt`, a line each, `kind | text | value` (`-`: not read).
//! Read on Wednesday 18 November 2026, 10:00, in Berlin; money is in euros unless it says otherwise.

use botflow_program::{Currency, Kind, Plain, Time, normalise};
use botflow_runtime::{Situation, Words};
use botflow_values::{words, zone};

fn situation(language: &str) -> Situation<'_> {
    let now = jiff::civil::date(2026, 11, 18).at(10, 0, 0, 0);
    let now = zone::moment(now, &zone::zone("Europe/Berlin").unwrap());
    Situation { language, zone: "Europe/Berlin", now, currency: Currency::new("EUR") }
}

fn kind(name: &str) -> Kind {
    match name {
        "text" => Kind::Text,
        "name" => Kind::Name,
        "email" => Kind::Email,
        "phone" => Kind::Phone,
        "code" => Kind::Code,
        "number" => Kind::Number,
        "whole number" => Kind::WholeNumber,
        "money" => Kind::Money,
        "date" => Kind::Date,
        "time" => Kind::Time,
        "date and time" => Kind::DateTime,
        "yes/no" => Kind::YesNo,
        "rating" => Kind::Rating { from: 1, to: 5 },
        "rating to 10" => Kind::Rating { from: 0, to: 10 },
        "location" => Kind::Location,
        "link" => Kind::Link,
        other => panic!("no kind {other}"),
    }
}

fn shown(value: Option<Plain>) -> String {
    match value {
        None => "-".into(),
        Some(Plain::Yes(yes)) => if yes { "yes" } else { "no" }.into(),
        Some(Plain::Number(number)) => number.to_string(),
        Some(Plain::Money { amount, currency }) => format!("{amount} {currency}"),
        Some(Plain::Day(day)) => zone::date_of(day).to_string(),
        Some(Plain::Clock(minute)) => format!("{:02}:{:02}", minute / 60, minute % 60),
        Some(Plain::Moment(time)) => moment(time),
        Some(Plain::Text(text)) => text.to_string(),
        Some(Plain::Place(spot)) => format!("{} {}", spot.latitude_e7, spot.longitude_e7),
        Some(other) => format!("{other:?}"),
    }
}

fn moment(time: Time) -> String {
    zone::local(time, &zone::zone("Europe/Berlin").unwrap()).strftime("%Y-%m-%d %H:%M").to_string()
}

fn read(language: &str, what: &str, text: &str) -> String {
    let words = words();
    if let Some(name) = what.strip_prefix("find ") {
        return shown(words.find(kind(name), text, &situation(language)).map(|(value, _)| value));
    }
    match what {
        "position" => match words.position(&normalise(text), language) {
            None => "-".into(),
            Some(usize::MAX) => "last".into(),
            Some(position) => position.to_string(),
        },
        "correction" => words.correction(&normalise(text), language).unwrap_or("-").into(),
        "hears" => {
            let all = botflow_program::OwnWord::ALL.iter().filter(|word| words.hears(**word, &normalise(text), language));
            let names: Vec<String> = all.map(|word| format!("{word:?}")).collect();
            if names.is_empty() { "-".into() } else { names.join(" ") }
        }
        name => shown(words.read(kind(name), text, &situation(language))),
    }
}

fn check(tag: &str, table: &str) {
    let mut wrong = String::new();
    let mut count = 0;
    for (number, line) in table.lines().enumerate().filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
        let [what, text, value] = parts[..] else { panic!("{tag}.txt:{}: kind | text | value, not {line}", number + 1) };
        let found = read(tag, what, text);
        count += 1;
        if found != value {
            wrong.push_str(&format!("{tag}.txt:{}: {what}: {text}: read {found}, should be {value}\n", number + 1));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
    assert!(count > 150, "only {count} phrases");
}

#[test]
fn english() {
    check("en", include_str!("phrases/en.txt"));
}

#[test]
fn german() {
    check("de", include_str!("phrases/de.txt"));
}

#[test]
fn french() {
    check("fr", include_str!("phrases/fr.txt"));
}

#[test]
fn spanish() {
    check("es", include_str!("phrases/es.txt"));
}
