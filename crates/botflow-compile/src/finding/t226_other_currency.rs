//! T226: an amount in another currency.

use botflow_source::{Finding, Page, Severity, Span};

use crate::model::Currency;

/// What is known of T226.
pub static PAGE: Page = Page {
    code: "T226",
    slug: "other-currency",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#""{payment}" takes {EUR}, this asks for {USD}"#,
    why: "the payment would fail, whatever the customer does",
    help: "ask for an amount in the provider's currency",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
payments:
  checkout: {provider: test, currency: EUR}
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else

step Hi
  say I'm the bot of the lamp house.
  pay lamp: 49 USD for the Aurora
    when paid -> Thanks
    when failed -> Bye
    when cancelled -> Bye
    when no reply after 30 minutes -> Bye

step Thanks
  say Thank you!
  end

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
payments:
  checkout: {provider: test, currency: EUR}
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else

step Hi
  say I'm the bot of the lamp house.
  pay lamp: 49 EUR for the Aurora
    when paid -> Thanks
    when failed -> Bye
    when cancelled -> Bye
    when no reply after 30 minutes -> Bye

step Thanks
  say Thank you!
  end

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// An amount in another currency than the provider's.
pub fn other_currency(span: Span, payment: &str, takes: Currency, asked: Currency, declared: Span) -> Finding {
    let letters = |currency: Currency| String::from_utf8_lossy(&currency).into_owned();
    Finding::new(&PAGE, span)
        .with("payment", payment)
        .with("EUR", &letters(takes))
        .with("USD", &letters(asked))
        .label(declared, "its currency stands here")
        .help(format!("ask for an amount in {}", letters(takes)))
}
