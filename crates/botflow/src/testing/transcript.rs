//! What happened in a chat, in lines that read like the lines of a test.

use botflow_program::MediaKind;
use botflow_runtime::Outgoing;

use crate::host::Event;

/// An event as lines of a chat; none for what nobody sees.
pub fn spoken(event: &Event) -> Vec<String> {
    match event {
        Event::Sent { message, .. } => sent(message),
        Event::HandedOver { team, .. } => vec![format!("bot hands over to {team}")],
        Event::AgentSaid { text } => vec![format!("agent says {text}")],
        Event::PaymentAsked { .. }
        | Event::Called { .. }
        | Event::Delivered { .. }
        | Event::Reserved { .. }
        | Event::Moved { .. }
        | Event::BookingCancelled
        | Event::Withdrawn
        | Event::Recorded { .. } => Vec::new(),
    }
}

/// An event as a person sees it: as [`spoken`], with the cards and buttons that no line of a test names.
pub(super) fn seen(event: &Event) -> Vec<String> {
    let mut lines = spoken(event);
    if let Event::Sent { message, .. } = event {
        let labels =
            |buttons: &[botflow_runtime::SentButton]| buttons.iter().map(|button| button.label.clone()).collect::<Vec<_>>().join(", ");
        if !message.buttons.is_empty() {
            lines.push(format!("  buttons {}", labels(&message.buttons)));
        }
        lines.extend(
            message.cards.iter().map(|card| format!("  card {}: {}", card.title, labels(&card.buttons)).trim_end_matches(": ").to_owned()),
        );
    }
    lines
}

/// A message as the lines that expect it.
pub(super) fn sent(message: &Outgoing) -> Vec<String> {
    let mut lines: Vec<String> = message.media.iter().map(|media| format!("bot sends {}", medium(media.kind))).collect();
    if let Some(template) = &message.template {
        lines.push(format!("bot sends template {}", template.name));
    }
    if !message.text.is_empty() {
        let verb = if message.asks.is_some() { "asks" } else { "says" };
        lines.push(format!("bot {verb} {}", one_line(&message.text)));
    }
    if !message.cards.is_empty() {
        lines.push(format!("bot shows {}", cards(message.cards.len())));
    }
    let offered: Vec<String> =
        message.replies.iter().filter(|reply| !is_extra(reply)).map(|reply| crate::chat::offers::listed(&reply.label)).collect();
    if !offered.is_empty() {
        lines.push(format!("bot offers {}", offered.join(", ")));
    }
    lines
}

/// A text on one line, as a test can expect it.
pub(super) fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" … ").replace(['\u{a0}', '\u{202f}'], " ")
}

/// `Skip` and `Done` are the channel's, not the flow's: "`bot offers` leaves Skip out".
pub(super) fn is_extra(reply: &botflow_runtime::Reply) -> bool {
    reply.token.tap().is_some_and(|tap| tap.choice == botflow_program::fixed::SKIP || tap.choice == botflow_program::fixed::DONE)
}

pub(super) fn cards(count: usize) -> String {
    crate::report::counted(count, "card", "cards")
}

pub(super) fn medium(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Image => "image",
        MediaKind::Video => "video",
        MediaKind::Audio => "audio",
        MediaKind::File => "file",
    }
}
