//! C404: a label that fits, except with the longest value that can stand in it.

use botflow_channels::{AsOf, Figure};
use botflow_compile::graph::TextAt;
use botflow_compile::model::Piece;
use botflow_source::{Finding, Page, Severity, Span};

use super::c401_button_too_long::{each_label, listed};
use crate::Journey;
use crate::journey::Measure;

/// What is known of C404.
pub static PAGE: Page = Page {
    code: "C404",
    slug: "maybe-too-long",
    severity: Severity::Warning,
    minimum: None,
    title: "With a long {name} this button won't fit",
    why: "customers see a label that is cut off, or the channel refuses the whole message",
    help: "put the value into the message and a few fixed words on the button",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [messenger, web]
languages: [en]
retention: 30 days
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask name (name): I'm the lamp bot. What is your name?
  say Pleased to meet you.
    button Lamps for {name} -> Lamps
  submit visitor
    with name
  end

step Lamps
  say They are all on lamps.example.com.
  end

step Bye
  say See you soon.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [messenger, web]
languages: [en]
retention: 30 days
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else
  when unclear 3 times -> Bye

step Hi
  ask name (name): I'm the lamp bot. What is your name?
  say Pleased to meet you, {name}.
    button See the lamps -> Lamps
  submit visitor
    with name
  end

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
    each_label(journey, |at, channels, figure| label(journey, at, channels, figure, found));
}

fn label(journey: &Journey<'_>, at: TextAt, channels: &[AsOf<'_>], figure: impl Fn(&AsOf<'_>) -> Figure, found: &mut Vec<Finding>) {
    let text = at.get(journey.facts);
    if text.source().iter().all(|piece| matches!(piece, Piece::Literal(_))) {
        return;
    }
    let values = text.source().iter().filter_map(|piece| match piece {
        Piece::Value { span, .. } => Some(*span),
        Piece::Literal(_) => None,
    });
    let values: Vec<Span> = values.collect();
    if values.is_empty() {
        return;
    }
    let mut broken: Vec<(&str, u64, u64)> = Vec::new();
    for channel in channels {
        let Some(limit) = channel.limit(figure(channel)) else { continue };
        let extents =
            (0..text.rows.len().max(1)).map(|row| journey.extent(at, Measure { row, unit: limit.unit, catalog: None, free: true }));
        let long = extents.filter(|extent| limit.fits(&extent.least)).filter_map(|extent| extent.most).filter(|most| !limit.fits(most));
        if let Some(most) = long.map(|most| limit.count(&most)).max() {
            broken.push((&channel.facts.title, limit.most, most));
        }
    }
    let Some((_, fit, count)) = broken.iter().min_by_key(|(_, fit, _)| *fit).copied() else { return };
    broken.retain(|(_, other, _)| *other == fit);
    let typed: Vec<&str> = values.iter().map(|span| journey.slice(*span)).collect();
    let names: Vec<&str> = broken.iter().map(|(name, _, _)| *name).collect();
    let mut finding = Finding::new(&PAGE, text.span).note(format!("on {} up to {count} characters, {fit} fit", listed(&names)));
    finding.title = finding.title.replace("{name}", &format!("`{}`", typed.first().copied().unwrap_or_default()));
    found.push(finding);
}
