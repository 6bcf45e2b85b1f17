//! P516: something that a channel has switched off.

use botflow_compile::graph::{Act, Content};
use botflow_source::{Finding, Page, Severity};

use crate::Journey;

/// What is known of P516.
pub static PAGE: Page = Page {
    code: "P516",
    slug: "retired-feature",
    severity: Severity::Error,
    minimum: Some(Severity::Warning),
    title: "{channel} has switched off {feature} since {date}",
    why: "the channel refuses the message, and the customer hears nothing",
    help: "use {instead}",
    broken: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [messenger]
topics: [parcels]
templates:
  parcel_here: {channels: [messenger], languages: [en], category: utility, tag: POST_PURCHASE_UPDATE, text: 'The lamp bot here: your parcel has arrived. Write "stop" and I won''t write again.'}
--- flows/parcel.flow
flow Parcel
  starts on event parcel_arrived
    only if subscribed to parcels

step Tell them
  template parcel_here
  end
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamp house
languages: [en]
channels: [messenger]
topics: [parcels]
templates:
  parcel_here: {channels: [messenger], languages: [en], category: utility, text: 'The lamp bot here: your parcel has arrived. Write "stop" and I won''t write again.'}
--- flows/parcel.flow
flow Parcel
  starts on event parcel_arrived
    only if subscribed to parcels

step Tell them
  template parcel_here
  end
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot.
  end
"#,
};

/// Looks for it: a template's `tag`, on each channel it is sent on, on the day that is judged.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let channels = journey.channels();
    for (at, template) in journey.project.templates.iter().enumerate() {
        let Some(tag) = &template.tag else { continue };
        let sent_on = |name: &str| template.channels.is_empty() || template.channels.iter().any(|channel| channel.text == name);
        for channel in channels.iter().filter(|channel| sent_on(&channel.facts.channel)) {
            let Some(policy) = channel.retired(&tag.text) else { continue };
            let Some(until) = policy.span.until else { continue };
            let finding = Finding::new(&PAGE, tag.span)
                .with("channel", &channel.facts.title)
                .with("feature", &format!("the tag {}", policy.name))
                .with("date", &until.to_string())
                .with("instead", if policy.instead.is_empty() { "an approved template" } else { &policy.instead })
                .note(format!("refused by {}", channel.facts.title));
            found.push(labelled(journey, at as u32, finding));
        }
    }
}

/// With the lines that send it.
pub(super) fn labelled(journey: &Journey<'_>, template: u32, finding: Finding) -> Finding {
    let sends = |content: &Content| matches!(content, Content::Template { template: Some(sent), .. } if *sent == template);
    let lines = journey.graph.ways.node_weights().filter(|node| match &node.act {
        Act::Send(message) => message.variants.iter().flat_map(|variant| &variant.wordings).any(sends),
        _ => false,
    });
    lines.fold(finding, |finding, node| finding.label(node.origin.span, "sent here"))
}
