//! N104: a name that nothing fills.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest};

/// What is known of N104.
pub static PAGE: Page = Page {
    code: "N104",
    slug: "unknown-value",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "Nothing fills `{x}` before this line",
    why: "customers would see a gap here, or the bot would decide on nothing",
    help: "write the name of an answer, or ask for it first",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  say A table for {gests}, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  say A table for {guests}, gladly.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A name that nothing fills. `close`: what may be meant; `form`: the form that has an answer of that name.
pub fn unknown_value(span: Span, name: &str, close: &[&str], form: Option<&str>) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", name);
    if let Some(form) = form {
        let whole = format!("{form}.{name}");
        return finding
            .help(format!("an answer of a form has the form's name before it: write `{whole}`"))
            .offer_fix(format!("Write `{whole}`"), vec![Edit::new(span, whole)]);
    }
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if digits_of(name).is_some() => {
            let digits = digits_of(name).unwrap_or_default();
            finding
                .help(format!("a number is written in digits: `{digits}`"))
                .offer_fix(format!("Write `{digits}`"), vec![Edit::new(span, digits)])
        }
        None if word_of_conditions(name).is_some() => {
            let word = word_of_conditions(name).unwrap_or_default();
            finding.help(format!("write `{word}`")).offer_fix(format!("Write `{word}`"), vec![Edit::new(span, word)])
        }
        None => finding.help(format!("ask for it first (`ask {name} (text): …`), or put words in quotes: `\"{name}\"`")),
    }
}

/// `Tomorrow`, `knwon`, `set`: a word of conditions in other letters.
fn word_of_conditions(name: &str) -> Option<&'static str> {
    let small = name.to_lowercase();
    let word = ["today", "tomorrow", "now", "yes", "no"].into_iter().find(|word| *word == small);
    word.or(match small.as_str() {
        "set" | "given" | "filled" | "knwon" | "konwn" | "knowm" => Some("known"),
        "missing" | "unknwon" | "unkown" | "unset" => Some("unknown"),
        _ => None,
    })
}

/// A booking that lines move or cancel, and none books. `booked`: the names of those that are.
pub fn nothing_books(span: Span, name: &str, booked: &[&str]) -> Finding {
    let close = nearest(name, booked.iter().copied());
    let meant = close.first().copied().or_else(|| booked.first().copied().filter(|_| booked.len() == 1));
    let finding = Finding::new(&PAGE, span)
        .with("x", name)
        .why("no line books anything of that name, so customers would keep the time they want to be rid of");
    match meant {
        Some(meant) => finding.help(format!("write `{meant}`")).offer_fix(format!("Write `{meant}`"), vec![Edit::new(span, meant)]),
        None if booked.is_empty() => finding.help(format!("book it first: `book {name} at CALENDAR`")),
        None => finding.help(format!("write {}", either(booked))),
    }
}

/// A number in words: `five`.
fn digits_of(name: &str) -> Option<String> {
    const SMALL: [&str; 13] = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    let small = SMALL.iter().position(|word| *word == name);
    small.or_else(|| TENS.iter().position(|word| *word == name).map(|ten| (ten + 2) * 10)).map(|number| number.to_string())
}

/// A name that stands for something known of the person.
pub fn of_contact(span: Span, name: &str) -> Finding {
    let whole = format!("contact.{name}");
    Finding::new(&PAGE, span)
        .with("x", name)
        .help(format!("what is known of the person has `contact.` before it: write `{whole}`"))
        .offer_fix(format!("Write `{whole}`"), vec![Edit::new(span, whole)])
}

/// Points for a row where there is no score board at all.
pub fn no_board(span: Span, name: &str) -> Finding {
    Finding::new(&PAGE, span)
        .with("x", name)
        .why("there is nothing to count: no `scores` line stands in the head of the flow")
        .help("add `scores NAME` with a row for each result below the title of the flow")
}
