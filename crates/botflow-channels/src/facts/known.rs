//! Everything that is known of one channel.

use super::{AsOf, Date, Limit, Policy, Shows, TooEarly};

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
