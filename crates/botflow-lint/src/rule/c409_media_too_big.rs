//! C409: a file of the project that a channel refuses for its size.

use std::collections::BTreeMap;

use botflow_channels::{AsOf, Figure};
use botflow_compile::graph::{Act, Content, MediaKind, TextAt, Variant};
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
    for at in journey.graph.ways.node_indices() {
        let mut see = |source: TextAt, kind: MediaKind, channels: &[AsOf<'_>]| judge(journey, source, kind, channels, &sizes, found);
        let mut wordings = |variants: &[Variant]| {
            for variant in variants {
                let channels = journey.channels_of(at, variants, variant);
                variant.wordings.iter().for_each(|content| of(content, &mut |source, kind| see(source, kind, channels)));
            }
        };
        match &journey.node(at).act {
            Act::Send(message) => wordings(&message.variants),
            Act::Ask(question) => {
                wordings(&question.message);
                let pictures = question.choices.iter().flat_map(|choice| choice.image);
                pictures.for_each(|image| see(image, MediaKind::Image, journey.channels_at(at)));
            }
            _ => {}
        }
    }
}

fn of(content: &Content, see: &mut impl FnMut(TextAt, MediaKind)) {
    match content {
        Content::Bubble { media, .. } => media.iter().for_each(|media| see(media.source, media.kind)),
        Content::Cards(cards) => cards.cards.iter().flat_map(|card| &card.image).for_each(|media| see(media.source, media.kind)),
        Content::Typing { .. } | Content::Template { .. } => {}
    }
}

fn judge(
    journey: &Journey<'_>,
    source: TextAt,
    kind: MediaKind,
    channels: &[AsOf<'_>],
    sizes: &BTreeMap<&str, u64>,
    found: &mut Vec<Finding>,
) {
    let text = source.get(journey.facts);
    let path = journey.slice(text.span).trim();
    let Some(bytes) = sizes.get(path.trim_start_matches("./")) else { return };
    let figure = match kind {
        MediaKind::Image => Figure::ImageSize,
        MediaKind::Video => Figure::VideoSize,
        MediaKind::Audio => Figure::AudioSize,
        MediaKind::File => Figure::FileSize,
    };
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
