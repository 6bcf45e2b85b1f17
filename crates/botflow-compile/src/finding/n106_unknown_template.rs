//! N106: a template that the project does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of N106.
pub static PAGE: Page = Page {
    code: "N106",
    slug: "unknown-template",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#""{x}" is not an approved message template"#,
    why: "the platform would not send this message",
    help: "write the name of a template, or add it to `templates:` in botflow.yaml once it is approved",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [whatsapp]
templates:
  parcel_here: {channels: [whatsapp], languages: [en], category: utility, text: "The lamp house bot here: your parcel is at the door. Write stop and we won't write again."}
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else
  
step Hi
  say I'm the bot of the lamp house.
  template parcel_her
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [whatsapp]
templates:
  parcel_here: {channels: [whatsapp], languages: [en], category: utility, text: "The lamp house bot here: your parcel is at the door. Write stop and we won't write again."}
--- flows/lamps.flow
flow Lamps
  starts on welcome
  starts on anything else
  
step Hi
  say I'm the bot of the lamp house.
  template parcel_here
  end
"#,
};

/// A template that the project does not have.
pub fn unknown_template(span: Span, name: &str, names: &[&str]) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", name);
    let close = nearest(name, names.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None if names.is_empty() => finding,
        None => finding.help(format!("write {}", some(names.iter().copied()))),
    }
}
