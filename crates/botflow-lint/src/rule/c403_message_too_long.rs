//! C403: a message that a channel refuses for its length.

use botflow_channels::{AsOf, Beyond, Figure, Unit};
use botflow_compile::graph::{Act, Card, Content, TextAt, Variant};
use botflow_compile::model::Text;
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use super::c401_button_too_long::{at_translation, language_name, least, listed, shortest};
use crate::Journey;
use crate::journey::Measure;

/// What is known of C403.
pub static PAGE: Page = Page {
    code: "C403",
    slug: "message-too-long",
    severity: Severity::Error,
    minimum: None,
    title: "This message is too long for {channel}",
    why: "nobody reads a message of that length, and the channel does not send it in one piece",
    help: "make two messages of it: a second `say` after a paragraph",
    broken: concat!(
        "--- botflow.yaml\nname: Lamps\nchannels: [messenger]\nlanguages: [en]\n",
        "--- flows/hello.flow\nflow Hello\n  starts on welcome\n  starts on anything else\n\nstep Hi\n  say I'm the lamp bot. This is how we make lamps.\n",
        "    line First we choose the wood for the foot: oak from the hills behind the house, dried for two years, never less.\n",
        "    line Then we turn it, sand it, oil it, and let it rest for a week, because oil needs its time.\n",
        "    line The shade is made of paper or of linen, cut by hand, and sewn by the same four people since the house was opened.\n",
        "    line The wire is wrapped in cotton; you choose the colour, and we have more than thirty of them on the shelf.\n",
        "    line At the end somebody lights each lamp once, looks at it for a minute, and writes the day on the foot.\n",
        "    line That is why it takes two weeks, and why we can mend every lamp that we have ever sold.\n",
        "    line We also show all of this on Saturdays, from ten to four.\n",
        "    button Come and see us -> https://lamps.example.com\n  end\n",
    ),
    mended: concat!(
        "--- botflow.yaml\nname: Lamps\nchannels: [messenger]\nlanguages: [en]\n",
        "--- flows/hello.flow\nflow Hello\n  starts on welcome\n  starts on anything else\n\nstep Hi\n  say I'm the lamp bot. We make each lamp by hand.\n",
        "    line It takes two weeks, and we can mend every lamp that we have ever sold.\n",
        "    button Come and see us -> https://lamps.example.com\n  end\n",
    ),
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let least = least(&journey.channels(), &[Figure::Text, Figure::TextWithReplies, Figure::TextWithButtons]);
    for at in journey.graph.ways.node_indices() {
        match &journey.node(at).act {
            Act::Send(message) => judge(journey, at, &message.variants, (None, least), found),
            Act::Ask(question) => {
                let figure = if question.choices.is_empty() { Figure::Text } else { Figure::TextWithReplies };
                judge(journey, at, &question.message, (Some(figure), least), found);
            }
            _ => {}
        }
    }
}

/// Judges a message; whatever has at most `least` bytes fits on every channel.
fn judge(journey: &Journey<'_>, at: NodeIndex, variants: &[Variant], (figure, least): (Option<Figure>, u64), found: &mut Vec<Finding>) {
    let span = journey.node(at).origin.span;
    let wordings = variants.iter().flat_map(|variant| variant.wordings.iter().map(move |content| (variant, content)));
    for (variant, content) in wordings {
        if let Content::Cards(cards) = content {
            let channels = journey.channels_of(at, variants, variant);
            cards.cards.iter().for_each(|card| self::card(journey, card, channels, found));
        }
        let Content::Bubble { lines, buttons, .. } = content else { continue };
        // Lines are apart by one byte.
        let bytes: usize = lines.iter().flatten().map(|line| journey.bytes_at_most(*line, false)).sum();
        if (bytes + lines.len()) as u64 <= least {
            continue;
        }
        let channels = journey.channels_of(at, variants, variant);
        let figure = figure.unwrap_or(if buttons.is_empty() { Figure::Text } else { Figure::TextWithButtons });
        let broken = too_long(journey, channels, figure, lines);
        let Some((_, most, count, row)) = broken.iter().min_by_key(|(_, most, _, _)| *most).copied() else { continue };
        let names: Vec<&str> = broken.iter().map(|(name, ..)| *name).collect();
        let note = match journey.project.languages.get(row).filter(|_| row > 0) {
            Some(language) => format!("in {}: {count} characters, {most} fit", language_name(&language.text)),
            None => format!("{count} characters, {most} fit"),
        };
        // The longest line of a translation is the one to shorten.
        let lines = lines.iter().flatten().map(|line| line.get(journey.facts));
        let length = |text: &Text| text.rows.get(row).and_then(Option::as_deref).map_or(0, |pieces| shortest(pieces).chars().count());
        let longest = lines.filter(|_| row > 0).max_by_key(|text| length(text)).map(|text| text.span);
        let finding = match longest.map(|text| at_translation(journey, &PAGE, text, row)) {
            Some(finding) if !finding.labels.is_empty() => finding,
            _ => Finding::new(&PAGE, span),
        };
        found.push(finding.with("channel", &listed(&names)).note(note));
        return;
    }
}

/// A card's title and its lines are cut where they are too long; where it is our own chat's bound, nothing is.
fn card(journey: &Journey<'_>, card: &Card, channels: &[AsOf<'_>], found: &mut Vec<Finding>) {
    let title = [Some(card.title)];
    for (what, figure, lines) in [("title", Figure::CardTitle, &title[..]), ("lines", Figure::CardLine, &card.lines)] {
        let cuts = |channel: &AsOf<'_>| channel.limit(figure).is_some_and(|limit| limit.beyond != Beyond::Ours);
        let cutting: Vec<AsOf<'_>> = channels.iter().copied().filter(cuts).collect();
        let broken = too_long(journey, &cutting, figure, lines);
        let Some((_, most, count, row)) = broken.iter().min_by_key(|(_, most, _, _)| *most).copied() else { continue };
        let names: Vec<&str> = broken.iter().map(|(name, ..)| *name).collect();
        let spot = lines.iter().flatten().next().map_or(card.span, |line| line.get(journey.facts).span);
        let finding = at_translation(journey, &PAGE, spot, row).with("channel", &listed(&names));
        let note = format!("the card's {what}: {count} characters, {most} fit, the rest is cut off");
        found.push(finding.note(note).help(format!("shorten it to {most} characters, or say the rest in the message above")));
    }
}

/// The channels on which a text is too long: how much fits, how much it is, and in which language.
fn too_long<'c>(
    journey: &Journey<'_>,
    channels: &'c [AsOf<'_>],
    figure: Figure,
    lines: &[Option<TextAt>],
) -> Vec<(&'c str, u64, u64, usize)> {
    let mut broken = Vec::new();
    for channel in channels {
        let Some(limit) = channel.limit(figure) else { continue };
        let counts = (0..journey.project.languages.len().max(1)).map(|row| (limit.count(&whole(journey, lines, row, limit.unit)), row));
        let longest = counts.max_by_key(|(count, row)| (*count, std::cmp::Reverse(*row)));
        if let Some((count, row)) = longest.filter(|(count, _)| *count > limit.most) {
            broken.push((channel.facts.title.as_str(), limit.most, count, row));
        }
    }
    broken
}

/// A bubble as one text in one language, with every value as long as it can be where that is known. What customers write freely is sent in parts.
fn whole(journey: &Journey<'_>, lines: &[Option<TextAt>], row: usize, unit: Unit) -> String {
    let line = |line: &Option<TextAt>| {
        line.map_or(String::new(), |text| {
            let extent = journey.extent(text, Measure { row, unit, catalog: None, free: false });
            extent.most.unwrap_or(extent.least)
        })
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}
