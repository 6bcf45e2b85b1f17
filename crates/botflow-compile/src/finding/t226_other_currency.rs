//! T226: an amount in another currency.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::currency::close;
use crate::model::Currency;
use crate::nearest::either;

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

/// An amount in a currency that there is not.
pub fn unknown_currency(amount: Span, code: &str) -> Finding {
    let letters = Span::new(amount.file, amount.end - code.len() as u32, amount.end);
    let mut finding =
        Finding::new(&PAGE, letters).why("customers would read an amount that means nothing, and no sum would come out right");
    finding.title = format!("There is no currency called {code}");
    let close = close(code);
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(letters, *first)])
        }
        None => finding.help("write the three letters of a currency: `EUR`, `USD`, `GBP` …"),
    }
}

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
