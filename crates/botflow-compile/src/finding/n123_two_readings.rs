//! N123: a word with two readings.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::either;

/// What is known of N123.
pub static PAGE: Page = Page {
    code: "N123",
    slug: "two-readings",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#""{x}" can be an answer, a field or a value here"#,
    why: "the bot could compare with the wrong one of the two",
    help: "say which one you mean",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
catalogs:
  lamps: {file: data/lamps.csv, fields: {name: text, price: money}}
--- data/lamps.csv
name,price
Aurora,79.00 EUR
Boreal,60.00 EUR
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask price (money): I'm the bot of the lamp house. What would you like to spend?
  recommend up to 3 lamps as picks
    only if price is at most 90 EUR
    card {name}
    when nothing fits -> Bye
  say Come and see them.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
catalogs:
  lamps: {file: data/lamps.csv, fields: {name: text, price: money}}
--- data/lamps.csv
name,price
Aurora,79.00 EUR
Boreal,60.00 EUR
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask price (money): I'm the bot of the lamp house. What would you like to spend?
  recommend up to 3 lamps as picks
    only if item.price is at most price
    card {name}
    when nothing fits -> Bye
  say Come and see them.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A name that is a value of the flow and a field of the row.
pub fn value_or_field(span: Span, name: &str, value: Span) -> Finding {
    let item = format!("item.{name}");
    Finding::new(&PAGE, span)
        .with("x", name)
        .label(value, "this value has the same name as a column of the catalog")
        .help(format!("write `{item}` for the column, or give the value another name"))
        .offer_fix(format!("Write `{item}`"), vec![Edit::new(span, item)])
}

/// A word that is an option of the question and a value (or field).
pub fn option_or_value(span: Span, name: &str, field: bool) -> Finding {
    let quoted = format!("\"{name}\"");
    let other = if field { format!("`item.{name}` for the column") } else { "another name for the value".to_owned() };
    Finding::new(&PAGE, span)
        .with("x", name)
        .help(format!("write `{quoted}` for the answer, or {other}"))
        .offer_fix(format!("Write `{quoted}`"), vec![Edit::new(span, quoted)])
}

/// A row that two boards have.
pub fn two_boards(span: Span, key: &str, boards: &[&str]) -> Finding {
    let both: Vec<String> = boards.iter().map(|board| format!("{board}.{key}")).collect();
    let both: Vec<&str> = both.iter().map(String::as_str).collect();
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("\"{key}\" is a row of two score boards");
    finding.help(format!("write {}", either(&both))).offer_fix(format!("Write `{}`", both[0]), vec![Edit::new(span, both[0])])
}
