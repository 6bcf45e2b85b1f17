//! N120: a `do` that does not fit its flow.

use botflow_source::{Finding, Page, Severity, Span};

use crate::nearest::{either, nearest};

/// What is known of N120.
pub static PAGE: Page = Page {
    code: "N120",
    slug: "do-arguments",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "{flow} takes {a} and gives {b}; this line passes or keeps something else",
    why: "the other flow would miss what it needs, or its result would be lost",
    help: "hand over what the flow takes, and keep what it gives",
    broken: r#"--- flows/table.flow
flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  do Find a price
    with guests as people
    keep cost as price
  say That makes {price}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
--- flows/price.flow
flow Find a price
  takes people (whole number)
  gives price (money)

step Price
  set price to 12 EUR * people
  end
"#,
    mended: r#"--- flows/table.flow
flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask guests (whole number): I'm the bot of the Harbour Inn. For how many?
  do Find a price
    with guests as people
    keep price
  say That makes {price}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
--- flows/price.flow
flow Find a price
  takes people (whole number)
  gives price (money)

step Price
  set price to 12 EUR * people
  end
"#,
};

/// Something is handed over that the flow does not take.
pub fn no_such_param(span: Span, flow: &str, name: &str, takes: &[&str], gives: &[&str]) -> Finding {
    let finding = about(span, flow, takes, gives);
    let close = nearest(name, takes.iter().copied());
    match (takes, close.first().or(takes.first())) {
        ([_], Some(one)) => finding.help(format!("write `with {name} as {one}`")),
        (_, Some(_)) if !close.is_empty() => finding.help(format!("write {}", either(&close))),
        (_, Some(_)) => finding.help(format!("write `with {name} as NAME`, where NAME is {}", either(takes))),
        (_, None) => finding.help("delete the line: the flow takes nothing"),
    }
}

/// Something that the flow takes is not handed over.
pub fn missing(span: Span, declared: Span, flow: &str, missing: &[&str], gives: &[&str]) -> Finding {
    about(span, flow, missing, gives).label(declared, "this flow").help(format!("add below it: `with … as {}`", missing.join(", … as ")))
}

/// Something is kept that the flow does not give.
pub fn no_such_result(span: Span, flow: &str, name: &str, takes: &[&str], gives: &[&str]) -> Finding {
    let finding = about(span, flow, takes, gives);
    let close = nearest(name, gives.iter().copied());
    match close.first().or(gives.first()) {
        Some(first) => finding.help(format!("write `keep {first}`, or add `gives {name}` to the flow")),
        None => finding.help(format!("add `gives {name}` to the head of the flow")),
    }
}

fn about(span: Span, flow: &str, takes: &[&str], gives: &[&str]) -> Finding {
    let all = |names: &[&str]| if names.is_empty() { "nothing".to_owned() } else { either(names).replace(" or ", " and ") };
    Finding::new(&PAGE, span).with("flow", &format!("“{flow}”")).with("a", &all(takes)).with("b", &all(gives))
}
