//! When a fact held.

use super::Date;

/// From when to when something holds: from its first day up to, but not on, its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// The first day; none: always.
    pub since: Option<Date>,
    /// The first day on which it does not hold any more; none: still.
    pub until: Option<Date>,
}

impl Span {
    /// Whether it holds on that day.
    pub fn holds(&self, date: Date) -> bool {
        self.since.is_none_or(|since| since <= date) && self.until.is_none_or(|until| date < until)
    }

    /// Whether there is a day on which both hold.
    pub fn meets(&self, other: &Span) -> bool {
        let ends_after = |until: Option<Date>, since: Option<Date>| match (until, since) {
            (Some(until), Some(since)) => since < until,
            (None, _) | (_, None) => true,
        };
        ends_after(self.until, other.since) && ends_after(other.until, self.since)
    }
}
