//! What a channel can show, how much of it, and what it allows: data of `facts.yaml`, judged as of a day.

mod as_of;
mod feature;
mod figure;
mod limit;
mod policy;
mod read;
mod span;
mod unit;

use std::sync::LazyLock;

pub use as_of::{AsOf, TooEarly};
pub use feature::{Feature, How, Shows};
pub use figure::Figure;
pub use jiff::civil::Date;
pub use limit::{Beyond, Limit};
pub use policy::{Policy, PolicyKind};
pub use read::{Contradiction, read};
pub use span::Span;
pub use unit::Unit;

use crate::CHANNELS;

/// All that is known of one channel.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Its name in flows.
    pub channel: String,
    /// Its name for people: `WhatsApp`.
    pub title: String,
    /// Nothing is known of it before this day.
    pub known_since: Date,
    /// The day on which figures without a day of their own were checked.
    pub checked: Date,
    /// How much fits, for every time a figure held.
    pub limits: Vec<Limit>,
    /// What it can show.
    pub shows: Vec<Shows>,
    /// What it allows: message tags, features that came and went, rules.
    pub policy: Vec<Policy>,
}

static ALL: LazyLock<Vec<Facts>> = LazyLock::new(|| {
    let read = |channel: &&crate::Channel| read(channel.facts).unwrap_or_else(|wrong| panic!("{}: {wrong}", channel.name));
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

impl Facts {
    /// The facts in force on that day.
    pub fn as_of(&self, date: Date) -> Result<AsOf<'_>, TooEarly> {
        if date < self.known_since {
            return Err(TooEarly { title: self.title.clone(), known_since: self.known_since });
        }
        Ok(AsOf { facts: self, date })
    }

    /// The facts in force on the day they were checked.
    pub fn now(&self) -> AsOf<'_> {
        AsOf { facts: self, date: self.checked }
    }
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
