//! C405: labels of one message that customers cannot tell apart.

use botflow_channels::{AsOf, Figure};
use botflow_compile::graph::{Act, ButtonDoes, Content, TextAt};
use botflow_source::{Finding, Page, Severity, Span};
use botflow_syntax::fold;
use rustc_hash::FxHashMap;

use super::c401_button_too_long::{listed, option_figure};
use crate::Journey;

/// What is known of C405.
pub static PAGE: Page = Page {
    code: "C405",
    slug: "same-button-text",
    severity: Severity::Error,
    minimum: None,
    title: "Two buttons look the same",
    why: "customers see the same words twice and can only guess",
    help: "give them labels that differ at their beginning",
    broken: r#"flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Two lamps are new this week.
    button Show me -> Desk
    button Show me -> Ceiling
  end

step Desk
  say The desk lamp is on lamps.example.com/desk.
  end

step Ceiling
  say The ceiling lamp is on lamps.example.com/ceiling.
  end
"#,
    mended: r#"flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Two lamps are new this week.
    button The desk lamp -> Desk
    button The ceiling lamp -> Ceiling
  end

step Desk
  say The desk lamp is on lamps.example.com/desk.
  end

step Ceiling
  say The ceiling lamp is on lamps.example.com/ceiling.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    for (at, _, other, channels, text) in journey.alike() {
        let mut finding = Finding::new(&PAGE, *at).note(format!("\"{text}\", too")).label(*other, "the other one");
        if !channels.is_empty() {
            finding.title = format!("Two buttons look the same on {} once shortened", listed(channels));
        }
        found.push(finding);
    }
}

/// A label's line, the label, the line of the one that looks like it, the channels on which they do (none: on all of them), and what customers read.
pub(crate) type Alike = (Span, TextAt, Span, Vec<&'static str>, String);

/// Labels that look like one before them.
pub(crate) fn find_alike(journey: &Journey<'_>) -> Vec<Alike> {
    let mut all = Vec::new();
    for at in journey.graph.ways.node_indices() {
        match &journey.node(at).act {
            Act::Ask(question) => {
                let channels = journey.channels_at(at);
                let labels: Vec<_> = question
                    .choices
                    .iter()
                    .filter(|choice| choice.each.is_none())
                    .map(|choice| (choice.span, choice.label, None))
                    .collect();
                // The same words in full are T209.
                pairs(journey, &labels, channels, |channel| option_figure(channel, question), false, &mut all);
            }
            Act::Send(message) => {
                let wordings = message.variants.iter().flat_map(|variant| variant.wordings.iter().map(move |content| (variant, content)));
                for (variant, content) in wordings {
                    let channels = journey.channels_of(at, &message.variants, variant);
                    let groups: Vec<Vec<&botflow_compile::graph::Button>> = match content {
                        Content::Bubble { buttons, media, .. } => {
                            vec![media.iter().flat_map(|media| &media.buttons).chain(buttons).collect()]
                        }
                        Content::Cards(cards) => cards.cards.iter().map(|card| card.buttons.iter().collect()).collect(),
                        Content::Template { .. } | Content::Typing { .. } => Vec::new(),
                    };
                    for buttons in groups {
                        let does = |does: &ButtonDoes| if let ButtonDoes::Go(target) = does { Some(*target) } else { None };
                        let labels: Vec<_> = buttons.iter().map(|button| (button.span, button.label, does(&button.does))).collect();
                        pairs(journey, &labels, channels, |_| Figure::ButtonLabel, true, &mut all);
                    }
                }
            }
            _ => {}
        }
    }
    all
}

type Label = (Span, TextAt, Option<botflow_compile::model::Target>);

fn pairs(
    journey: &Journey<'_>,
    labels: &[Label],
    channels: &[AsOf<'static>],
    figure: impl Fn(&AsOf<'_>) -> Figure,
    whole: bool,
    all: &mut Vec<Alike>,
) {
    if labels.len() < 2 {
        return;
    }
    let mut pairs: Vec<(usize, usize, Vec<&'static str>, String)> = Vec::new();
    for language in 0..journey.project.languages.len().max(1) {
        let texts: Option<Vec<String>> = labels.iter().map(|(_, label, _)| text(journey, *label, language)).collect();
        // Where a translation is missing, the source stands in; that is told elsewhere.
        let Some(texts) = texts else { continue };
        in_language(labels, &texts, channels, &figure, whole, &mut pairs);
    }
    all.extend(pairs.into_iter().map(|(first, at, channels, text)| (labels[at].0, labels[at].1, labels[first].0, channels, text)));
}

/// A label in one language. What a value shows is not known: its own words stand for it.
fn text(journey: &Journey<'_>, label: TextAt, language: usize) -> Option<String> {
    let pieces = label.get(journey.facts).rows.get(language)?.as_deref()?;
    let value = pieces.iter().any(|piece| matches!(piece, botflow_compile::model::Piece::Value { .. }));
    Some(if value { journey.typed(label).to_owned() } else { super::c401_button_too_long::shortest(pieces) })
}

fn in_language(
    labels: &[Label],
    texts: &[String],
    channels: &[AsOf<'static>],
    figure: &impl Fn(&AsOf<'_>) -> Figure,
    whole: bool,
    pairs: &mut Vec<(usize, usize, Vec<&'static str>, String)>,
) {
    let folded: Vec<std::borrow::Cow<'_, str>> = texts.iter().map(|text| fold(text)).collect();
    let mut full: FxHashMap<&str, usize> = FxHashMap::default();
    for (at, (_, _, target)) in labels.iter().enumerate() {
        let first = *full.entry(&folded[at]).or_insert(at);
        let other = whole && first != at && (target.is_none() || labels[first].2 != *target);
        if other && pairs.iter().all(|pair| pair.1 != at) {
            pairs.push((first, at, Vec::new(), texts[at].clone()));
        }
    }
    for channel in channels {
        let Some(limit) = channel.limit(figure(channel)) else { continue };
        // Where nothing is shortened, only the same words look the same.
        if texts.iter().all(|text| text.len() as u64 <= limit.most) {
            continue;
        }
        let mut seen: FxHashMap<String, usize> = FxHashMap::default();
        for (at, text) in texts.iter().enumerate() {
            let shown = limit.shortened(text);
            let first = *seen.entry(fold(&shown).into_owned()).or_insert(at);
            if first == at || folded[first] == folded[at] {
                continue;
            }
            let title: &'static str = &channel.facts.title;
            match pairs.iter_mut().find(|pair| pair.1 == at) {
                Some(pair) if pair.2.is_empty() || pair.2.contains(&title) => {}
                Some(pair) => pair.2.push(title),
                None => pairs.push((first, at, vec![title], shown)),
            }
        }
    }
}
