//! What a channel would refuse and what the runtime cuts short. In: what happened in a line of a test. Out: every rule that was broken.

mod shape;

use std::fmt;

use botflow_channels::{AsOf, Figure, facts};
use botflow_program::Time;
use botflow_runtime::{Fact, Limit};

use crate::host::{Event, Host};
use crate::report::counted;

/// A rule that the bot broke.
#[derive(Debug, Clone, PartialEq)]
pub enum Breach {
    /// A bound of the runtime.
    Bound(Limit),
    /// A message after the channel's window has closed.
    Window {
        /// The channel's name for people.
        channel: String,
        /// How long the customer had been silent; `None`: they never wrote.
        silent_seconds: Option<i64>,
        /// The channel's window.
        most_seconds: u64,
        /// What was said.
        text: String,
    },
    /// A text that is cut off or refused.
    Long {
        /// The channel's name for people.
        channel: String,
        /// What it is: `label of a button`.
        what: &'static str,
        /// It.
        text: String,
        /// How long it is, and how much fits.
        count: u64,
        /// How much fits.
        most: u64,
    },
    /// More of something than the channel shows.
    Many {
        /// The channel's name for people.
        channel: String,
        /// What it is: `buttons of a message`.
        what: &'static str,
        /// How many there are.
        count: u64,
        /// How many are shown.
        most: u64,
    },
    /// A message of which nothing would arrive.
    Nothing {
        /// The channel's name for people.
        channel: String,
    },
}

impl Breach {
    /// The same for every message that breaks the rule in the same way.
    pub(crate) fn key(&self) -> String {
        match self {
            Breach::Bound(limit) => format!("bound {limit:?}"),
            Breach::Window { channel, .. } => format!("window {channel}"),
            Breach::Long { channel, what, text, .. } => format!("long {channel} {what} {text}"),
            Breach::Many { channel, what, .. } => format!("many {channel} {what}"),
            Breach::Nothing { channel } => format!("nothing {channel}"),
        }
    }
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Breach::Bound(limit) => write!(f, "{}", bound(*limit)),
            Breach::Window { channel, silent_seconds: Some(silent), most_seconds, text } => write!(
                f,
                "{channel} refuses this message: the customer last wrote {} ago, and only {} are allowed without a template: {text}",
                length(u64::try_from(*silent).unwrap_or_default()),
                length(*most_seconds)
            ),
            Breach::Window { channel, silent_seconds: None, text, .. } => {
                write!(f, "{channel} refuses this message: the customer has not written, and it is no template: {text}")
            }
            Breach::Long { channel, what, text, count, most } => {
                write!(f, "too long for {channel}: the {what} has {count} characters, {most} fit: {text}")
            }
            Breach::Many { channel, what, count, most } => write!(f, "too many for {channel}: {what}: {count}, of which {most} are shown"),
            Breach::Nothing { channel } => write!(f, "nothing of this message arrives on {channel}"),
        }
    }
}

fn bound(limit: Limit) -> &'static str {
    match limit {
        Limit::Ops => "the bot was stopped: it ran through 500 lines without waiting for the customer",
        Limit::Messages => "the bot was stopped: it sends more than 20 messages in a row",
        Limit::Frames => "the bot was stopped: flows that `do` each other are more than 20 deep",
        Limit::Parked => "more than 10 conversations of this customer wait: the oldest was dropped",
        Limit::Size => "more is kept of this customer than there is room for: a value was not kept",
    }
}

fn length(seconds: u64) -> String {
    let count = |number: u64, one: &str, many: &str| counted(usize::try_from(number).unwrap_or(usize::MAX), one, many);
    match seconds {
        0..3_600 => count(seconds / 60, "minute", "minutes"),
        3_600..259_200 => count(seconds / 3_600, "hour", "hours"),
        _ => count(seconds / 86_400, "day", "days"),
    }
}

/// Looks on while a conversation is played.
#[derive(Debug, Clone, Default)]
pub(super) struct Watch {
    /// When the customer last wrote.
    heard: Option<Time>,
}

impl Watch {
    /// "Coming back from a person counts as the customer having written."
    pub(super) fn comes_back(&mut self, now: Time) {
        self.heard = Some(now);
    }

    /// Every rule that these events break, on the channel of the conversation.
    pub(super) fn judge(&mut self, events: &[Event], host: &Host) -> Vec<Breach> {
        let written = Some(host.session().heard).filter(|heard| *heard > Time(0));
        let before = self.heard;
        self.heard = before.max(written);
        let channel = facts(host.channel()).map(botflow_channels::Facts::now);
        let mut broken = Vec::new();
        for event in events {
            match event {
                Event::Recorded { fact: Fact::Limit(limit) } => broken.push(Breach::Bound(*limit)),
                Event::Sent { at, message } => {
                    let Some(channel) = &channel else { continue };
                    let heard = if written.is_some_and(|written| written <= *at) { self.heard } else { before };
                    if message.template.is_none() && message.typing_seconds == 0 {
                        broken.extend(late(channel, heard, *at, &message.text));
                    }
                    broken.extend(shape::broken(message, channel));
                }
                _ => {}
            }
        }
        broken
    }
}

/// "Exactly 24 h is in time."
fn late(channel: &AsOf<'_>, heard: Option<Time>, at: Time, text: &str) -> Option<Breach> {
    let most_seconds = channel.most(Figure::Window)?;
    let silent_seconds = heard.map(|heard| at.since(heard));
    let in_time = silent_seconds.is_some_and(|silent| u64::try_from(silent).is_ok_and(|silent| silent <= most_seconds));
    let text = super::transcript::one_line(text);
    (!in_time).then(|| Breach::Window { channel: channel.facts.title.clone(), silent_seconds, most_seconds, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_closes_after_its_last_second() {
        let whatsapp = facts("whatsapp").expect("a channel").now();
        let begun = Time(1_780_297_200);
        assert_eq!(late(&whatsapp, Some(begun), begun.after(24 * 3_600), "Still there?"), None);
        let breach = late(&whatsapp, Some(begun), begun.after(24 * 3_600 + 1), "Still there?").expect("too late");
        assert!(breach.to_string().contains("the customer last wrote 24 hours ago"), "{breach}");
        let unheard = late(&whatsapp, None, begun, "Your parcel is here").expect("nobody wrote");
        assert!(unheard.to_string().contains("the customer has not written"), "{unheard}");
        assert_eq!(late(&facts("telegram").expect("a channel").now(), None, begun, "Hi"), None);
    }

    #[test]
    fn labels_and_counts_are_those_of_the_channel() {
        use botflow_runtime::{Outgoing, SentButton, SentDoes};
        let button = |label: &str| SentButton { label: label.to_owned(), does: SentDoes::Open("https://lamps.example.com".to_owned()) };
        let message = |buttons| Outgoing { text: "Lamps".to_owned(), buttons, ..Outgoing::default() };
        let messenger = facts("messenger").expect("a channel").now();
        assert_eq!(shape::broken(&message(vec![button("Shop")]), &messenger), Vec::new());
        let long = shape::broken(&message(vec![button("Have a look at every lamp we have")]), &messenger);
        assert!(matches!(&long[..], [Breach::Long { most: 20, .. }]), "{long:?}");
        let many = shape::broken(&message(vec![button("A"), button("B"), button("C"), button("D")]), &messenger);
        assert!(matches!(&many[..], [Breach::Many { most: 3, count: 4, .. }]), "{many:?}");
    }

    #[test]
    fn a_long_option_is_judged_by_what_customers_read() {
        use botflow_program::{ChoiceId, PlaceId, RowId};
        use botflow_runtime::{Outgoing, Reply, token::Tap};
        let token = Tap { place: PlaceId(7), choice: ChoiceId(300), conversation: 1, round: 0, item: RowId(1) }.token();
        let reply = |label: &str| Reply { label: label.to_owned(), token, line: "45 €\n30 minutes".to_owned(), image: String::new() };
        let offered = |label: &str| Outgoing { text: "When?".to_owned(), replies: vec![reply(label)], ..Outgoing::default() };
        for channel in botflow_channels::facts::all() {
            let channel = channel.now();
            assert_eq!(shape::broken(&offered("Tuesday, 2 June at 10:45 am, Kreuzberg"), &channel), Vec::new());
        }
        // What is too long for any message is cut.
        let long = shape::broken(&offered(&"all day ".repeat(6_000)), &facts("messenger").expect("a channel").now());
        assert!(matches!(&long[..], [Breach::Long { most: 20, .. }]), "{long:?}");
    }
}
