//! C407: what a channel leaves out: a template where there are none, a picture on an option.

use botflow_channels::{Feature, How};
use botflow_compile::graph::{Act, Content};
use botflow_source::{Finding, Page, Severity, Span};

use super::c401_button_too_long::listed;
use crate::Journey;

/// What is known of C407.
pub static PAGE: Page = Page {
    code: "C407",
    slug: "unsupported",
    severity: Severity::Error,
    minimum: None,
    title: "{channel} can't show {what}",
    why: "customers on that channel do not see it",
    help: "say it in another way there: put these lines under `on CHANNEL`, and a `say` for the others",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [messenger, telegram]
languages: [en]
templates:
  lamp_ready: {channels: [messenger], languages: [en], category: utility, text: "The lamp bot here: your lamp is ready."}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Your lamp is nearly done.
  template lamp_ready
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [messenger, telegram]
languages: [en]
templates:
  lamp_ready: {channels: [messenger], languages: [en], category: utility, text: "The lamp bot here: your lamp is ready."}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Your lamp is nearly done.
  on messenger
    template lamp_ready
  on telegram
    say Your lamp is ready.
  end
"#,
};

/// Looks for it. What a channel shows in another shape, with nothing lost, is no finding; nor are descriptions and pictures of options: the label says what
/// is chosen.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let channels = journey.channels();
    let ways = journey.channel_ways();
    for at in journey.graph.ways.node_indices() {
        let Act::Send(message) = &journey.node(at).act else { continue };
        let template =
            message.variants.iter().flat_map(|variant| &variant.wordings).any(|content| matches!(content, Content::Template { .. }));
        // Of a line that nobody gets to it is not known on which channels it is sent.
        if !template || !journey.reached[at.index()] {
            continue;
        }
        let mut lost: Vec<(&str, &str)> = Vec::new();
        for (place, channel) in channels.iter().enumerate().take(8) {
            let shows = channel.shows(Feature::Templates).filter(|shows| matches!(shows.how, How::No | How::Dropped));
            if let Some(shows) = shows.filter(|_| ways[at.index()] & (1 << place) != 0) {
                lost.push((&channel.facts.title, &shows.becomes));
            }
        }
        if !lost.is_empty() {
            found.push(finding(journey.node(at).origin.span, &lost));
        }
    }
}

fn finding(span: Span, lost: &[(&str, &str)]) -> Finding {
    let names: Vec<&str> = lost.iter().map(|(name, _)| *name).collect();
    let becomes = lost[0].1.trim_start_matches("nothing: ");
    Finding::new(&PAGE, span).with("channel", &capital(&listed(&names))).with("what", Feature::Templates.words()).note(becomes)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
