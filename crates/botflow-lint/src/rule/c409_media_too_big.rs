//! C409: a file of the project that a channel refuses for its size.

use std::collections::BTreeMap;

use botflow_channels::Figure;
use botflow_compile::graph::{Act, Content, Media, MediaKind, TextAt};
use botflow_source::{Finding, Page, Severity};

use super::c401_button_too_long::listed;
use crate::Journey;

/// What is known of C409.
pub static PAGE: Page = Page {
    code: "C409",
    slug: "media-too-big",
    severity: Severity::Error,
    minimum: None,
    title: "{file} is {n} MB; {channel} allows {m} MB",
    why: "the channel refuses the message, and the customer sees nothing of it",
    help: "make the file smaller than {m} MB",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
--- img/lamp.jpg (7 MB)
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. This is our favourite.
    image img/lamp.jpg
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [whatsapp]
languages: [en]
--- img/lamp.jpg (2 MB)
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. This is our favourite.
    image img/lamp.jpg
  end
"#,
};

/// As the platforms count: 16 MB are 16,777,216 bytes.
const MEGABYTE: u64 = 1 << 20;

/// Looks for it: pictures, videos, sounds and files of messages, cards and questions that stand in the project's folder.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let sizes: BTreeMap<&str, u64> = journey.analysis.others.iter().filter_map(|other| Some((other.path.as_str(), other.bytes?))).collect();
    if sizes.is_empty() {
        return;
    }
    for node in journey.graph.ways.node_weights() {
        match &node.act {
            Act::Send(message) => {
                message.variants.iter().flat_map(|variant| &variant.wordings).for_each(|content| of(journey, content, &sizes, found));
            }
            Act::Ask(question) => {
                question.message.iter().flat_map(|variant| &variant.wordings).for_each(|content| of(journey, content, &sizes, found));
                question
                    .choices
                    .iter()
                    .flat_map(|choice| choice.image)
                    .for_each(|image| judge(journey, image, MediaKind::Image, &sizes, found));
            }
            _ => {}
        }
    }
}

fn of(journey: &Journey<'_>, content: &Content, sizes: &BTreeMap<&str, u64>, found: &mut Vec<Finding>) {
    match content {
        Content::Bubble { media, .. } => media.iter().for_each(|media| of_media(journey, media, sizes, found)),
        Content::Cards(cards) => cards.cards.iter().flat_map(|card| &card.image).for_each(|media| of_media(journey, media, sizes, found)),
        Content::Typing { .. } | Content::Template { .. } => {}
    }
}

fn of_media(journey: &Journey<'_>, media: &Media, sizes: &BTreeMap<&str, u64>, found: &mut Vec<Finding>) {
    judge(journey, media.source, media.kind, sizes, found);
}

fn judge(journey: &Journey<'_>, source: TextAt, kind: MediaKind, sizes: &BTreeMap<&str, u64>, found: &mut Vec<Finding>) {
    let text = source.get(journey.facts);
    let path = journey.slice(text.span).trim();
    let Some(bytes) = sizes.get(path.trim_start_matches("./")) else { return };
    let figure = match kind {
        MediaKind::Image => Figure::ImageSize,
        MediaKind::Video => Figure::VideoSize,
        MediaKind::Audio => Figure::AudioSize,
        MediaKind::File => Figure::FileSize,
    };
    let channels = journey.channels();
    let limits = channels.iter().filter_map(|channel| Some((channel.most(figure)?, channel.facts.title.as_str())));
    let broken: Vec<(u64, &str)> = limits.filter(|(most, _)| *bytes > most * MEGABYTE).collect();
    let Some(most) = broken.iter().map(|(most, _)| *most).min() else { return };
    let strictest: Vec<&str> = broken.iter().filter(|(other, _)| *other == most).map(|(_, name)| *name).collect();
    let others: Vec<String> = broken.iter().filter(|(other, _)| *other != most).map(|(most, name)| format!("{name} {most} MB")).collect();
    let finding = Finding::new(&PAGE, text.span).with("file", path).with("n", &megabytes(*bytes));
    let finding = finding.with("channel", &listed(&strictest)).with("m", &most.to_string());
    let note =
        if others.is_empty() { String::new() } else { format!("{} too", listed(&others.iter().map(String::as_str).collect::<Vec<_>>())) };
    found.push(finding.note(note));
}

/// With one figure behind the point, rounded up: what is too big never reads as just right.
fn megabytes(bytes: u64) -> String {
    let tenths = (bytes * 10).div_ceil(MEGABYTE);
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_big_never_reads_as_just_right() {
        assert_eq!(megabytes(7 * MEGABYTE), "7");
        assert_eq!(megabytes(5 * MEGABYTE + 1), "5.1");
        assert_eq!(megabytes(MEGABYTE / 2), "0.5");
    }
}
