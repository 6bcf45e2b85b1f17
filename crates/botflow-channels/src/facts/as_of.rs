//! Facts on one day: what held then, and nothing else.

use std::fmt;

use super::{Date, Facts, Feature, Figure, How, Limit, Policy, PolicyKind, Shows};

/// The facts of a channel on one day.
#[derive(Debug, Clone, Copy)]
pub struct AsOf<'a> {
    /// The channel.
    pub facts: &'a Facts,
    /// The day.
    pub date: Date,
}

/// A day before anything is known of a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooEarly {
    /// The channel's name for people.
    pub title: String,
    /// The first day that can be judged.
    pub known_since: Date,
}

impl fmt::Display for TooEarly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "The rules of {} are known from {} on; choose a later day.", self.title, self.known_since)
    }
}

impl std::error::Error for TooEarly {}

impl<'a> AsOf<'a> {
    /// How much of it fits; `None` where the channel sets no limit or has nothing of the kind (see [`AsOf::shows`]).
    pub fn limit(&self, figure: Figure) -> Option<&'a Limit> {
        self.facts.limits.iter().find(|limit| limit.what == figure && limit.span.holds(self.date))
    }

    /// The most of it, as a bare number.
    pub fn most(&self, figure: Figure) -> Option<u64> {
        self.limit(figure).map(|limit| limit.most)
    }

    /// How the channel shows it. What the facts do not name, it does not show.
    pub fn shows(&self, feature: Feature) -> Option<&'a Shows> {
        self.facts.shows.iter().find(|shows| shows.what == feature && shows.span.holds(self.date))
    }

    /// Whether the channel shows it as it is.
    pub fn native(&self, feature: Feature) -> bool {
        self.shows(feature).is_some_and(|shows| shows.how == How::Native)
    }

    /// The tag, feature or rule of this name, if it is in force.
    pub fn allows(&self, name: &str) -> Option<&'a Policy> {
        self.named(name).find(|policy| policy.span.holds(self.date))
    }

    /// The tag, feature or rule of this name, if it was in force and is not any more.
    pub fn retired(&self, name: &str) -> Option<&'a Policy> {
        if self.allows(name).is_some() {
            return None;
        }
        self.named(name).find(|policy| policy.span.until.is_some_and(|until| until <= self.date))
    }

    /// Everything of a sort that is in force.
    pub fn policies(&self, kind: PolicyKind) -> impl Iterator<Item = &'a Policy> {
        let date = self.date;
        self.facts.policy.iter().filter(move |policy| policy.kind == kind && policy.span.holds(date))
    }

    fn named(&self, name: &str) -> impl Iterator<Item = &'a Policy> {
        self.facts.policy.iter().filter(move |policy| policy.name.eq_ignore_ascii_case(name))
    }
}
