//! N110: a request without what it needs.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of N110.
pub static PAGE: Page = Page {
    code: "N110",
    slug: "unknown-action-input",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"Action "{a}" needs {b}"#,
    why: "the request would fail, and the customer would land in the lines for a failure",
    help: "hand over what `takes` of the action names in botflow.yaml",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
actions:
  check_stock: {url: https://api.example.com/stock, method: POST, takes: {article: code}, gives: {left: whole number}, try: {left: 3}}
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask article (code): I'm the bot of the lamp house. Which article?
  call check_stock
    keep left
    when failed -> Bye
  say There are {left} left of {article}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web]
actions:
  check_stock: {url: https://api.example.com/stock, method: POST, takes: {article: code}, gives: {left: whole number}, try: {left: 3}}
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask article (code): I'm the bot of the lamp house. Which article?
  call check_stock
    with article
    keep left
    when failed -> Bye
  say There are {left} left of {article}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// Inputs that are not handed over.
pub fn missing(span: Span, action: &str, names: &[&str]) -> Finding {
    let needs = either(names).replace(" or ", " and ");
    Finding::new(&PAGE, span).with("a", action).with("b", &needs).help(format!("add below it: `with {}`", names.join(", ")))
}

/// An input that the action does not take.
pub fn no_such_input(span: Span, action: &str, name: &str, names: &[&str]) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("Action \"{action}\" takes no `{name}`");
    let close = nearest(name, names.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if names.is_empty() => finding.help("it takes nothing: delete the line"),
        None => finding.help(format!("it takes {}", some(names.iter().copied()))),
    }
}
