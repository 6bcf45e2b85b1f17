//! C401: a label that a channel cuts or refuses.

use botflow_channels::{AsOf, Figure};
use botflow_compile::graph::{Act, Question, TextAt};
use botflow_compile::model::Piece;
use botflow_source::{Finding, Page, Severity};

use crate::Journey;

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
    let channels = journey.channels();
    for node in journey.graph.ways.node_weights() {
        match &node.act {
            Act::Ask(question) => {
                for choice in &question.choices {
                    label(journey, choice.label, &channels, |channel| option_figure(channel, question), found);
                }
            }
            Act::Send(message) => {
                for button in message.buttons() {
                    label(journey, button.label, &channels, |_| Figure::ButtonLabel, found);
                }
            }
            _ => {}
        }
    }
}

/// "Up to 3 options are buttons (20 characters), 4 to 10 list rows (24)": where a channel has both.
pub(super) fn option_figure(channel: &AsOf<'_>, question: &Question) -> Figure {
    match channel.most(Figure::ReplyButtons) {
        Some(buttons) if options(question) as u64 <= buttons => Figure::ButtonLabel,
        Some(_) => Figure::RowLabel,
        None => Figure::ReplyLabel,
    }
}

/// How many options are offered at once at least; Skip is one of them.
pub(super) fn options(question: &Question) -> usize {
    question.choices.len() + usize::from(question.optional.is_some())
}

fn label(journey: &Journey<'_>, at: TextAt, channels: &[AsOf<'_>], figure: impl Fn(&AsOf<'_>) -> Figure, found: &mut Vec<Finding>) {
    let text = at.get(journey.facts);
    let least = shortest(text.source());
    let limits = channels.iter().filter_map(|channel| Some((channel, channel.limit(figure(channel))?)));
    let broken: Vec<_> = limits.filter(|(_, limit)| !limit.fits(&least)).collect();
    let Some((_, strictest)) = broken.iter().min_by_key(|(_, limit)| limit.most) else { return };
    let names: Vec<&str> = broken.iter().map(|(channel, _)| channel.facts.title.as_str()).collect();
    let note = format!("{} characters, {} fit: \"{}\"", strictest.count(&least), strictest.most, strictest.shortened(&least));
    let finding = Finding::new(&PAGE, text.span).with("channel", &listed(&names)).note(note);
    found.push(finding.help(format!("shorten it to {} characters", strictest.most)));
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
