//! Moments and spans. The runtime never looks at a clock: every moment comes in from outside.

use crate::wire::{Broken, Wire, Writer};

/// A moment: seconds since 1970-01-01 00:00 UTC, good until 2106.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
pub struct Time(pub u32);

impl Time {
    /// The moment `seconds` later, or earlier when negative; stays within what can be said.
    pub fn after(self, seconds: i64) -> Time {
        Time((i64::from(self.0).saturating_add(seconds)).clamp(0, i64::from(u32::MAX)) as u32)
    }
    /// Seconds from `earlier` to here, negative if it is later.
    pub fn since(self, earlier: Time) -> i64 {
        i64::from(self.0) - i64::from(earlier.0)
    }
}

impl Wire for Time {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }
    fn read(from: &mut minicbor::Decoder<'_>) -> Result<Self, Broken> {
        Ok(Time(u32::read(from)?))
    }
}

record! {
    /// A length of time as people say it: months and days are those of the calendar, the rest is seconds.
    #[derive(Copy, Eq, Default)]
    pub struct Span {
        /// Calendar months (12 for a year).
        pub months: i32,
        /// Calendar days (7 for a week).
        pub days: i32,
        /// Hours, minutes and seconds, in seconds.
        pub seconds: i32,
    }
}

impl Span {
    /// A span of seconds.
    pub fn seconds(seconds: i32) -> Self {
        Span { seconds, ..Span::default() }
    }
    /// Its length where no calendar is at hand: a month as 30 days, a day as 24 hours.
    pub fn in_seconds(&self) -> i64 {
        (i64::from(self.months) * 30 + i64::from(self.days)) * 86_400 + i64::from(self.seconds)
    }
}
