//! P502: a message that comes in time on one way, and too late on another.

use botflow_source::{Finding, Page, Severity};

use super::p501_outside_window::time;
use crate::Journey;
use crate::journey::ENDLESS;

/// What is known of P502.
pub static PAGE: Page = Page {
    code: "P502",
    slug: "maybe-outside-window",
    severity: Severity::Warning,
    minimum: Some(Severity::Hint),
    title: "On a slow way this is sent {t} after the customer last wrote",
    why: "the platform refuses it there, and those customers never hear from you",
    help: "send an approved template on the slow way: `template NAME`",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
templates:
  care: {category: utility, text: "The lamp bot here, with the care card you asked for: dust it dry. Write \"stop\" and I won't write again."}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else
  when unclear 2 times -> Care

step Hi
  ask: I'm the lamp bot. When would you like to read how to care for your lamp?
    - Now -> Care
    - When it has come -> Later

step Later
  say I'll write in three days.
  wait 3 days
  go to Care

step Care
  say The lamp bot here: dust it dry, and never with the light on.
    line Write "stop" and I won't write again.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
templates:
  care: {category: utility, text: "The lamp bot here, with the care card you asked for: dust it dry. Write \"stop\" and I won't write again."}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else
  when unclear 2 times -> Care

step Hi
  ask: I'm the lamp bot. When would you like to read how to care for your lamp?
    - Now -> Care
    - When it has come -> Later

step Later
  say I'll write in three days.
  wait 3 days
  template care
  end

step Care
  say The lamp bot here: dust it dry, and never with the light on.
    line Write "stop" and I won't write again.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for late in journey.late().iter().filter(|late| !late.always) {
        let longest = journey.silence().longest(late.at).unwrap_or(ENDLESS);
        let t = if longest == ENDLESS { "long".to_owned() } else { time(longest) };
        let finding = Finding::new(&PAGE, journey.node(late.at).origin.span).with("t", &t).note(late.note(journey));
        found.push(finding.path(journey.chat(&journey.silence().way(late.at))));
    }
}
