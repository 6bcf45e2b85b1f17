//! What a channel can show, how much of it, and what it allows: data of `facts.yaml`, judged as of a day.

mod as_of;
mod feature;
mod figure;
mod folder;
mod known;
mod limit;
mod policy;
mod read;
mod span;
mod unit;

use std::sync::LazyLock;

pub use as_of::{AsOf, TooEarly};
pub use feature::{Feature, How, Shows};
pub use figure::Figure;
pub use folder::contradictions;
pub use jiff::civil::Date;
pub use known::Facts;
pub use limit::{Beyond, Limit};
pub use policy::{Policy, PolicyKind};
pub use read::{Contradiction, read};
pub use span::Span;
pub use unit::Unit;

use crate::CHANNELS;

static ALL: LazyLock<Vec<Facts>> = LazyLock::new(|| {
    let read = |channel: &&crate::Channel| read(channel.facts).expect("invariant: build.rs has read them");
    CHANNELS.iter().map(read).collect()
});

/// The facts of a channel; `None` for a name that is no channel.
pub fn facts(channel: &str) -> Option<&'static Facts> {
    ALL.iter().find(|facts| facts.channel == channel)
}

/// The facts of every channel, in listed order.
pub fn all() -> &'static [Facts] {
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_channel_has_facts_without_a_contradiction() {
        for channel in CHANNELS {
            let facts = read(channel.facts).unwrap_or_else(|wrong| panic!("{}/facts.yaml: {wrong}", channel.name));
            assert_eq!(facts.channel, channel.name);
        }
    }

    #[test]
    fn a_day_decides() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let messenger = facts("messenger").unwrap();
        let tag = |date| messenger.as_of(day(date)).unwrap().allows("ACCOUNT_UPDATE").is_some();
        assert!(tag("2026-04-26"));
        assert!(!tag("2026-04-27"));
        assert!(messenger.as_of(day("2010-01-01")).is_err());
        assert_eq!(facts("whatsapp").unwrap().now().most(Figure::ListRows), Some(10));
        assert!(facts("fax").is_none());
    }
}
