//! C410: a card with nothing but a title.

use botflow_channels::{AsOf, Feature, How};
use botflow_compile::graph::{Act, Content};
use botflow_source::{Finding, Page, Severity};

use super::c401_button_too_long::listed;
use crate::Journey;

/// What is known of C410.
pub static PAGE: Page = Page {
    code: "C410",
    slug: "card-incomplete",
    severity: Severity::Error,
    minimum: None,
    title: "A card needs a title and one more thing",
    why: "{channel} refuses the whole row of cards, and the customer gets nothing",
    help: "add a `line`, an `image` or a `button` under the card",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [messenger]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. These are new:
  cards
    card Desk lamp
    card Ceiling lamp
      line 49 EUR
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [messenger]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. These are new:
  cards
    card Desk lamp
      line 39 EUR
    card Ceiling lamp
      line 49 EUR
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let channels = journey.channels();
    let ways = journey.channel_ways();
    for at in journey.graph.ways.node_indices() {
        let Act::Send(message) = &journey.node(at).act else { continue };
        let refuses = |channel: &AsOf<'_>| channel.shows(Feature::TitleCards).is_some_and(|shows| shows.how == How::No);
        let needy = channels.iter().enumerate().take(8).filter(|(place, channel)| ways[at.index()] & (1 << place) != 0 && refuses(channel));
        let names: Vec<&str> = needy.map(|(_, channel)| channel.facts.title.as_str()).collect();
        if names.is_empty() {
            continue;
        }
        for content in message.variants.iter().flat_map(|variant| &variant.wordings) {
            let Content::Cards(cards) = content else { continue };
            for card in cards
                .cards
                .iter()
                .filter(|card| card.lines.iter().flatten().next().is_none() && card.image.is_none() && card.buttons.is_empty())
            {
                found.push(Finding::new(&PAGE, card.span).with("channel", &listed(&names)).note("only a title"));
            }
        }
    }
}
