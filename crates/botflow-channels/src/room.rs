//! What fits on a channel, ready to be looked at for every message: the facts of today by figure.

use crate::facts::{AsOf, Beyond, Date, Feature, Figure, Limit, Span, Unit, facts};

/// What a channel can show today.
pub(crate) struct Room {
    limits: Vec<&'static Limit>,
    native: Vec<bool>,
}

/// Of what the facts set no limit to.
static UNBOUNDED: Limit = Limit {
    what: Figure::Text,
    least: 0,
    most: u64::MAX,
    unit: Unit::CodePoints,
    beyond: Beyond::Ours,
    of: String::new(),
    note: String::new(),
    sources: Vec::new(),
    checked: Date::MIN,
    span: Span { since: None, until: None },
};

impl Room {
    /// The room of a channel.
    pub(crate) fn of(channel: &str) -> Self {
        let now: Option<AsOf<'static>> = facts(channel).map(|facts| facts.now());
        let limit = |figure: &Figure| now.and_then(|now| now.limit(*figure)).unwrap_or(&UNBOUNDED);
        let native = |feature: &Feature| now.is_some_and(|now| now.native(*feature));
        Room { limits: Figure::ALL.iter().map(limit).collect(), native: Feature::ALL.iter().map(native).collect() }
    }

    /// How much of it fits.
    pub(crate) fn limit(&self, figure: Figure) -> &'static Limit {
        self.limits[figure as usize]
    }

    /// How many of it there may be.
    pub(crate) fn most(&self, figure: Figure) -> usize {
        usize::try_from(self.limit(figure).most).unwrap_or(usize::MAX)
    }

    /// Whether it is shown as it is.
    pub(crate) fn native(&self, feature: Feature) -> bool {
        self.native[feature as usize]
    }
}
