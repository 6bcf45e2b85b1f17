//! N113: a channel that botflow does not speak, or that the project does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::channel;
use crate::nearest::{either, nearest};

/// What is known of N113.
pub static PAGE: Page = Page {
    code: "N113",
    slug: "unknown-channel",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: "\"{x}\" is not a channel I know",
    why: "customers of no channel would ever get these lines",
    help: "write `messenger`, `instagram`, `whatsapp`, `telegram` or `web`",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web, whatsapp]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Hello! I'm the bot of the lamp house.
    on whatsap: Hello on WhatsApp! I'm the bot of the lamp house.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [web, whatsapp]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say Hello! I'm the bot of the lamp house.
    on whatsapp: Hello on WhatsApp! I'm the bot of the lamp house.
  end
"#,
};

/// A word that is no channel.
pub fn not_a_channel(span: Span, word: &str) -> Finding {
    let finding = Finding::new(&PAGE, span).with("x", word);
    let close = nearest(word, channel::ALL);
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None => finding,
    }
}

/// A channel that the project does not have.
pub fn not_of_this_project(span: Span, word: &str, channels: &str) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("\"{word}\" is not one of this project's channels");
    finding.help(format!("add it to `channels:` in botflow.yaml, or write {channels}"))
}
