//! N112: something that only the project can declare.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of N112.
pub static PAGE: Page = Page {
    code: "N112",
    slug: "unknown-project-thing",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"There is no {thing} called "{x}" in botflow.yaml"#,
    why: "customers would get nothing where this line promises something",
    help: "write a name that botflow.yaml has, or add it there",
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
  recommend up to 3 lamp as picks
    card A lamp
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
    card A lamp
    when nothing fits -> Bye
  say Come and see them.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A catalog, calendar, action, payment or topic that the project does not have.
pub fn unknown_thing(span: Span, thing: &str, name: &str, names: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("thing", thing).with("x", name);
    let close = nearest(name, names.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if names.is_empty() => finding.help(format!("add it to `{thing}s:` in botflow.yaml")),
        None => finding.help(format!("write {}, or add it to `{thing}s:` in botflow.yaml", some(names.iter().copied()))),
    }
}

/// `pay` in a project without payments.
pub fn no_payment(span: Span) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = "There is nobody in botflow.yaml who takes the payment".to_owned();
    finding.help("add `payments: {checkout: {provider: test, currency: EUR}}` to botflow.yaml")
}
