//! C401: a label that a channel cuts or refuses.

use std::collections::HashSet;

use botflow_channels::{AsOf, Figure, Limit};
use botflow_compile::graph::{Act, Ask, Content, Question, TextAt};
use botflow_compile::model::{Kind, Piece};
use botflow_source::{Finding, Page, Severity, Span};

use crate::Journey;
use crate::journey::Measure;

/// What is known of C401.
pub static PAGE: Page = Page {
    code: "C401",
    slug: "button-too-long",
    severity: Severity::Error,
    minimum: None,
    title: "This button is too long for {channel}",
    why: "customers see a label that is cut off, or the channel refuses the whole message",
    help: "shorten it",
    broken: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to see?
    - Show me all the lamps that hang from the ceiling -> Lamps
    - Nothing today -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Hello
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the lamp bot. What would you like to see?
    - Ceiling lamps -> Lamps
    - Nothing today -> Bye

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    // Two that look the same once shortened are C405, one cause.
    let alike: HashSet<TextAt> = journey.alike().iter().map(|(_, label, ..)| *label).collect();
    let least = least(&journey.channels(), &[Figure::ButtonLabel, Figure::RowLabel, Figure::ReplyLabel, Figure::TemplateButton]);
    each_label(journey, |at, channels, figure| {
        if journey.bytes_at_most(at, true) as u64 > least && !alike.contains(&at) {
            label(journey, at, channels, figure, found);
        }
    });
}

/// Every option and button, with the channels on which it is shown and what it is there.
pub(super) fn each_label(journey: &Journey<'_>, mut judge: impl FnMut(TextAt, &[AsOf<'_>], &dyn Fn(&AsOf<'_>) -> Figure)) {
    for at in journey.graph.ways.node_indices() {
        match &journey.node(at).act {
            Act::Ask(question) => {
                let figure = |channel: &AsOf<'_>| option_figure(channel, question);
                question.choices.iter().for_each(|choice| judge(choice.label, journey.channels_at(at), &figure));
            }
            Act::Send(message) => {
                for variant in &message.variants {
                    let channels = journey.channels_of(at, &message.variants, variant);
                    let template = variant.wordings.iter().any(|content| matches!(content, Content::Template { .. }));
                    let figure = if template { Figure::TemplateButton } else { Figure::ButtonLabel };
                    variant.buttons().for_each(|button| judge(button.label, channels, &|_| figure));
                }
            }
            _ => {}
        }
    }
}

/// The least that any channel takes of any of these. Whatever has no more bytes fits everywhere: no unit that texts are measured in is less than a byte.
pub(super) fn least(channels: &[AsOf<'_>], figures: &[Figure]) -> u64 {
    let all = channels.iter().flat_map(|channel| figures.iter().filter_map(|figure| channel.most(*figure)));
    all.min().unwrap_or(u64::MAX)
}

/// "Up to 3 options are buttons (20 characters), 4 to 10 list rows (24)": where a channel has both.
pub(super) fn option_figure(channel: &AsOf<'_>, question: &Question) -> Figure {
    match channel.most(Figure::ReplyButtons) {
        Some(buttons) if options(question) as u64 <= buttons => Figure::ButtonLabel,
        Some(_) => Figure::RowLabel,
        None => Figure::ReplyLabel,
    }
}

/// How many options are offered at once at least; Skip and Done are among them.
pub(super) fn options(question: &Question) -> usize {
    // The runtime's own buttons: Skip of an optional question, Done of several.
    let done = matches!(question.what, Ask::Value(_, Kind::Several(_)));
    question.choices.len() + usize::from(question.optional.is_some()) + usize::from(done)
}

fn label(journey: &Journey<'_>, at: TextAt, channels: &[AsOf<'_>], figure: impl Fn(&AsOf<'_>) -> Figure, found: &mut Vec<Finding>) {
    let text = at.get(journey.facts);
    let mut broken: Vec<(&AsOf<'_>, &Limit, String, usize)> = Vec::new();
    for channel in channels {
        let Some(limit) = channel.limit(figure(channel)) else { continue };
        // Every translation, each value as short as it can be: longer ones are C404.
        for row in 0..text.rows.len().max(1) {
            let least = journey.extent(at, Measure { row, unit: limit.unit, catalog: None, free: true }).least;
            if !limit.fits(&least) {
                broken.push((channel, limit, least, row));
                break;
            }
        }
    }
    let Some((_, strictest, least, row)) = broken.iter().min_by_key(|(_, limit, _, row)| (limit.most, *row)) else { return };
    let names: Vec<&str> = broken.iter().map(|(channel, ..)| channel.facts.title.as_str()).collect();
    let note = format!("{} characters, {} fit: \"{}\"", strictest.count(least), strictest.most, strictest.shortened(least));
    let note = match journey.project.languages.get(*row).filter(|_| *row > 0) {
        Some(language) => format!("in {}: {note}", language_name(&language.text)),
        None => note,
    };
    let finding = at_translation(journey, &PAGE, text.span, *row).with("channel", &listed(&names)).note(note);
    found.push(finding.help(format!("shorten it to {} characters", strictest.most)));
}

/// A finding about a text in one language: of a translation it stands at its `msgstr`, with the line of the flow as a label.
pub(super) fn at_translation(journey: &Journey<'_>, page: &'static Page, text: Span, row: usize) -> Finding {
    match journey.model.translations.get(&(text, row as u32)) {
        Some(translation) => Finding::new(page, *translation).label(text, "the text it translates"),
        None => Finding::new(page, text),
    }
}

/// `German`; the tag where botflow does not speak it.
pub(super) fn language_name(tag: &str) -> &str {
    botflow_values::language(tag).map_or(tag, |language| language.name)
}

/// What is there whatever the values are.
pub(super) fn shortest(pieces: &[Piece]) -> String {
    let literal = |piece: &Piece| match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Value { .. } => String::new(),
    };
    pieces.iter().map(literal).collect()
}

/// `Messenger, Instagram and WhatsApp`.
pub(super) fn listed(names: &[&str]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
