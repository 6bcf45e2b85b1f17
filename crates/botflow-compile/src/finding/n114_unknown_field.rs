//! N114: a part of something that it does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of N114.
pub static PAGE: Page = Page {
    code: "N114",
    slug: "unknown-field",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"{thing} has no "{x}""#,
    why: "customers would see a gap here, or the bot would decide on nothing",
    help: "write the name of a column, part or answer that is there",
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

step Hi
  say I'm the bot of the lamp house.
  recommend up to 3 lamps as picks
    first cheapest
    card {name}
      line {item.prize}
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

step Hi
  say I'm the bot of the lamp house.
  recommend up to 3 lamps as picks
    first cheapest
    card {name}
      line {item.price}
    when nothing fits -> Bye
  say Come and see them.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A part of something that it does not have.
pub fn unknown_field(span: Span, thing: &str, name: &str, names: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("thing", &format!("`{thing}`")).with("x", name);
    let close = nearest(name, names.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if names.is_empty() => finding.help(format!("write `{thing}` alone")),
        None => finding.help(format!("there is {}", some(names.iter().copied()))),
    }
}

/// An order that needs a column of a kind that the catalog does not have.
pub fn no_column_of(span: Span, catalog: &str, kind: &str) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("`{catalog}` has no column that is a {kind}").replace("a money", "money");
    finding.help(format!("give a column of the catalog the kind `{kind}` in botflow.yaml"))
}
