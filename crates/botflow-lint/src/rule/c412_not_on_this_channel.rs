//! C412: starts that no channel of the project has, and link buttons beside others where a message cannot have both.

use botflow_channels::{AsOf, Feature, How};
use botflow_compile::graph::{Act, Button, ButtonDoes, Content, StartOn};
use botflow_compile::model::Piece;
use botflow_source::{Finding, Page, Severity};

use super::c401_button_too_long::listed;
use crate::Journey;

/// What is known of C412.
pub static PAGE: Page = Page {
    code: "C412",
    slug: "not-on-this-channel",
    severity: Severity::Error,
    minimum: None,
    title: "There is no {what} on {channel}",
    why: "what stands here can never happen, or the message is refused",
    help: "write it in a way that the channel has",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on page /lamps*
  starts on anything else

step Hi
  say I'm the lamp bot. Our lamps are on lamps.example.com.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
--- flows/hello.flow
flow Hello
  starts on link lamps
  starts on anything else

step Hi
  say I'm the lamp bot. Our lamps are on lamps.example.com.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let channels = journey.channels();
    if channels.is_empty() {
        return;
    }
    starts(journey, &journey.everywhere(), found);
    let ways = journey.channel_ways();
    for at in journey.graph.ways.node_indices() {
        let Act::Send(message) = &journey.node(at).act else { continue };
        for (place, channel) in channels.iter().enumerate().take(8) {
            if ways[at.index()] & (1 << place) == 0 {
                continue;
            }
            // The variant that this channel gets.
            let own =
                message.variants.iter().find(|variant| variant.channels.is_empty() || variant.channels.contains(&channel.facts.channel));
            for content in own.iter().flat_map(|variant| &variant.wordings) {
                let Content::Bubble { media, buttons, .. } = content else { continue };
                let all: Vec<&Button> = media.iter().flat_map(|media| &media.buttons).chain(buttons).collect();
                found.extend(mixed(journey, channel, &all));
            }
        }
    }
}

/// A start is wrong only where none of the project's channels has it.
fn starts(journey: &Journey<'_>, channels: &[AsOf<'_>], found: &mut Vec<Finding>) {
    // A lone file names no channels: it may be meant for any.
    if journey.project.is_lone() {
        return;
    }
    for start in &journey.graph.starts {
        let (feature, what, instead) = match start.on {
            StartOn::Ad(_) => (Feature::StartAd, "start from an ad", "write `starts on link …` and put that link into the ad"),
            StartOn::Link(_) => (Feature::StartLink, "start from a link", "write `starts on words …`"),
            StartOn::Page(_) => (Feature::StartPage, "chat on a web page", "write `starts on link …` and put that link on the page"),
            StartOn::Menu(_) => (Feature::StartMenu, "menu", "write `starts on words …`"),
            StartOn::Welcome => (Feature::StartWelcome, "start when somebody arrives", "write `starts on words …`"),
            StartOn::Words(_) | StartOn::TextLike(..) | StartOn::Photo(_) | StartOn::Location(_) | StartOn::File(_) => continue,
            StartOn::Event(..) | StartOn::Topic(_) | StartOn::AnythingElse => continue,
        };
        let none = |channel: &AsOf<'_>| channel.shows(feature).is_none_or(|shows| shows.how == How::No);
        if !channels.iter().all(none) {
            continue;
        }
        let names: Vec<&str> = channels.iter().map(|channel| channel.facts.title.as_str()).collect();
        let becomes = channels[0].shows(feature).map_or("", |shows| shows.becomes.trim_start_matches("nothing: "));
        let finding = Finding::new(&PAGE, start.span).with("channel", &listed(&names)).with("what", what).note(becomes);
        found.push(finding.why("nobody can ever come this way").help(instead));
    }
}

/// "Link and reply buttons together … are errors there."
fn mixed(journey: &Journey<'_>, channel: &AsOf<'_>, buttons: &[&Button]) -> Option<Finding> {
    let calls = |button: &Button| match &button.does {
        ButtonDoes::Open(address) => {
            matches!(address.get(journey.facts).source().first(), Some(Piece::Literal(start)) if start.starts_with("tel:"))
        }
        ButtonDoes::Go(_) => false,
    };
    // A number to call is a line of the text there.
    let links: Vec<&&Button> = buttons.iter().filter(|button| matches!(button.does, ButtonDoes::Open(_)) && !calls(button)).collect();
    let answers = buttons.iter().any(|button| matches!(button.does, ButtonDoes::Go(_)));
    let cannot = |feature| channel.shows(feature).is_none_or(|shows| shows.how == How::No);
    let (spot, title) = if answers && !links.is_empty() && cannot(Feature::MixedButtons) {
        (links[0], "On {channel} a link button can't stand beside other buttons")
    } else if links.len() > 1 && cannot(Feature::SeveralLinkButtons) {
        (links[1], "On {channel} a message has one link button")
    } else {
        return None;
    };
    let name = &channel.facts.channel;
    let mut finding = Finding::new(&PAGE, spot.span).note("this one opens a link");
    finding.title = title.replace("{channel}", &channel.facts.title);
    let finding = finding.why("each part is a message of its own there, and billed");
    Some(finding.help(format!(
        "write the address into the text for that channel: `on {name}: …` below the message, or send the link by a `say` of its own"
    )))
}
