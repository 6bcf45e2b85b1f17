//! C402: more options or buttons than a channel shows.

use botflow_channels::{AsOf, Figure};
use botflow_compile::graph::{Act, Content, Media};
use botflow_source::{Finding, Page, Severity, Span};

use super::c401_button_too_long::{listed, options};
use crate::Journey;

/// What is known of C402.
pub static PAGE: Page = Page {
    code: "C402",
    slug: "too-many-buttons",
    severity: Severity::Error,
    minimum: None,
    title: "{channel} shows at most {n} buttons here",
    why: "the channel refuses the message, and the customer gets nothing",
    help: "take some away, split the question, or write `paged` under it",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. What would you like to see?
    button Ceiling -> Lamps
    button Desk -> Lamps
    button Garden -> Lamps
    button Kitchen -> Lamps
  end

step Lamps
  say They are all on lamps.example.com.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. What would you like to see?
    button Ceiling -> Lamps
    button Desk -> Lamps
    button Garden -> Lamps
  end

step Lamps
  say They are all on lamps.example.com.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for at in journey.graph.ways.node_indices() {
        let node = journey.node(at);
        let span = node.origin.span;
        match &node.act {
            // Options from data, and of a `paged` question, come in pages.
            Act::Ask(question) if !question.paged => {
                judge(journey.channels_at(at), Figure::Replies, options(question), span, "options", found);
            }
            Act::Send(message) => {
                for variant in &message.variants {
                    let channels = journey.channels_of(at, &message.variants, variant);
                    variant.wordings.iter().for_each(|content| shown(content, channels, span, found));
                }
            }
            _ => {}
        }
    }
}

fn shown(content: &Content, channels: &[AsOf<'_>], span: Span, found: &mut Vec<Finding>) {
    match content {
        Content::Bubble { buttons, media, .. } => {
            let all = buttons.len() + media.iter().map(|media: &Media| media.buttons.len()).sum::<usize>();
            judge(channels, Figure::Buttons, all, span, "buttons", found);
        }
        Content::Cards(cards) => {
            for card in &cards.cards {
                judge(channels, Figure::CardButtons, card.buttons.len(), card.span, "buttons", found);
            }
        }
        Content::Template { .. } | Content::Typing { .. } => {}
    }
}

fn judge(channels: &[AsOf<'_>], figure: Figure, count: usize, span: Span, what: &str, found: &mut Vec<Finding>) {
    let limits = channels.iter().filter_map(|channel| Some((channel, channel.most(figure)?)));
    let broken: Vec<_> = limits.filter(|(_, most)| count as u64 > *most).collect();
    let Some(most) = broken.iter().map(|(_, most)| *most).min() else { return };
    let names: Vec<&str> = broken.iter().filter(|(_, other)| *other == most).map(|(channel, _)| channel.facts.title.as_str()).collect();
    let finding = Finding::new(&PAGE, span).with("channel", &listed(&names)).with("n", &most.to_string());
    found.push(finding.note(format!("{count} {what}, {most} fit")));
}
