//! The page `docs/book/words.md` says what is there. `UPDATE_WORDS=1 cargo test -p botflow-values words_page` writes it anew.

use std::fmt::Write as _;

use botflow_program::{Own, OwnWord};
use botflow_runtime::Words;
use botflow_values::{LANGUAGES, words};

/// What is true of all languages; the lists below it are made from their files.
const HEAD: &str = "# The bot's own words

What a bot says that nobody wrote, what it understands without being taught, and how it reads answers, in every language it speaks.
This page is made from the languages' files; a test keeps it true.

A project replaces any text or list in `words:` of `botflow.yaml`, by the name that stands here: `words: {skip: Not now, skip_words: \"not now, later\"}`. Signs in braces stand for what belongs there: `{example}` of `reask_phone` is a number of the customer's country, that of the language (`de-AT`), else of the time zone.

## How answers are read

An answer is read only when it can hardly mean anything else; otherwise the bot asks again. So *tomorrow or Friday* is no date, *2 or 3* no number, *not tomorrow* no *tomorrow*.
Words such as *please*, *about*, *I think* don't matter. Case, accents and typographic signs don't either. Where an answer could be read in two ways:

| what | how it is read |
|---|---|
| a day without a year (*24 December*, *24.12.*) | the next one to come, today included |
| a weekday (*Friday*) | the next one after today; today is called *today* |
| *next Friday* | in English the one of next week; in German, French and Spanish the first one to come |
| *3/4* | day first; month first for `en-US`, and in English where the customer's time zone is in the United States |
| a year of two digits | the nearest one, at most 20 years ahead |
| 1 to 6 o'clock without a hint (*at 3*) | in the afternoon; *03:00*, *3 am*, *3 in the morning* as they stand |
| 7 to 12 o'clock | as it stands; *today at 8*, said at two, is eight in the evening |
| *half two* | 14:30 in English; German *halb zwei* is 13:30 |
| a time without a day, where both are asked for | the next such time |
| a time that daylight saving skips | not read |
| midnight of a day | its end |
| *1.299* | 1299 in German and Spanish, 1.299 in English; as money 1299 everywhere |
| an amount without a currency | in that of the question's check, else of the project's payments, else euros; *$* is the project's dollar if it has one |
| a phone number without a country code | one of the language's region (`de-AT`), else of the country of the time zone; only numbers that exist |
| an e-mail address, phone number, link or code in a sentence | read, if there is only one; a code then needs a digit |
| a code among other words | `A-0017`, `20417`, `B7`, `#17`; a shorter number (*Long Street 5*), *24th* or *60cm* is none, but in the answer to *what is your number?* (*it's 17*) |
| a day with a time (*tomorrow at 5*), where a day is asked for | that day |
| a rating | *4*, *four stars*, *4/5*, *4 out of 5*, ⭐⭐⭐⭐ |
| a location | one that was sent, coordinates, or a link to a map; never the name of a town |

For `unless given` a message is searched for a day, time, amount, e-mail address, phone number, link, or code (not a short number). Abbreviated weekdays, bare numbers and *3/4* don't count there.

An option is understood by its label, key, position (*2*, *the second one*, *the last*) and other words; then by a close spelling: one slip from four letters on, two from eight, three from fourteen, and only if no other option is as close. Digits must be exact.

## How values are written

| | English | German | French | Spanish |
|---|---|---|---|---|
";

fn page() -> String {
    let mut page = String::from(HEAD);
    page.push_str(&written());
    for language in LANGUAGES {
        let _ = write!(page, "\n## {}\n\n### What the bot says\n\n| name | text |\n|---|---|\n", language.name);
        for own in Own::ALL {
            let text = words().say(own, language.tag).replace('|', "\\|").replace('\u{a0}', " ");
            let shown = if own == Own::Colon { format!("`{text}`") } else { text };
            let _ = writeln!(page, "| `{}` | {shown} |", own.name());
        }
        page.push_str("\n### What the bot hears\n\nAs the whole message.\n\n| name | words |\n|---|---|\n");
        for word in OwnWord::ALL {
            let _ = writeln!(page, "| `{}` | {} |", word.name(), words().hear(word, language.tag).join(", "));
        }
        let _ = write!(page, "\nWords that tell a customer that they are talking to a bot: {}.\n", language.disclosure);
    }
    page
}

/// One row a kind of value, from the very functions that write them.
fn written() -> String {
    use botflow_program::{Currency, Decimal, Format, Plain, Time};
    let euro = Currency::new("EUR").expect("a currency");
    let visit = Plain::Moment(Time(1_795_699_800));
    let rows: [(&str, Plain, Format); 9] = [
        ("`{visit.start}`", visit.clone(), Format::default()),
        ("`… as weekday and time`", visit.clone(), Format::WEEKDAY.and(Format::TIME)),
        ("`… as date`", visit.clone(), Format::DATE),
        ("`… as time`", visit.clone(), Format::TIME),
        ("a date of another year", Plain::Day(20_819), Format::default()),
        ("`{price}`", Plain::Money { amount: Decimal::new(129_950, 2), currency: euro }, Format::default()),
        ("a whole amount", Plain::Money { amount: Decimal::from(60), currency: euro }, Format::default()),
        ("a number", Plain::Number(Decimal::new(123_455, 1)), Format::default()),
        ("`… as plain`", Plain::Number(Decimal::new(123_455, 1)), Format::PLAIN),
    ];
    let mut table = String::new();
    for (name, value, format) in rows {
        let _ = write!(table, "| {name} |");
        for language in LANGUAGES {
            let here =
                botflow_runtime::Situation { language: language.tag, zone: "Europe/Berlin", now: Time(1_795_000_000), currency: None };
            let mut text = String::new();
            words().write(&mut text, &value, format, &here);
            let _ = write!(table, " {} |", text.replace(['\u{a0}', '\u{202f}'], " "));
        }
        table.push('\n');
    }
    let _ = write!(table, "| a list |");
    for language in LANGUAGES {
        let mut text = String::new();
        words().write_list(&mut text, &["Anna", "Ben", "Ines"], language.tag);
        let _ = write!(table, " {text} |");
    }
    table.push_str("\n\nThe year is written only where it is not this one. Where the month comes first (see above), English writes *November 26*. Spaces inside numbers, amounts and times don't break.\n");
    table
}

#[test]
fn words_page_is_true() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/book/words.md");
    let page = page();
    if std::env::var_os("UPDATE_WORDS").is_some() {
        std::fs::write(path, &page).expect("docs/book/words.md can be written");
    }
    let there = std::fs::read_to_string(path).unwrap_or_default();
    assert!(there == page, "docs/book/words.md is out of date: UPDATE_WORDS=1 cargo test -p botflow-values words_page");
}
