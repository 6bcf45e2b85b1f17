//! In: numbers, money, dates and durations as written in a flow. Out: the same as numbers, exact.

use botflow_source::Span;

/// A decimal number: `digits / 10^scale`, exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits, without the point, with the sign.
    pub digits: i64,
    /// How many of them stand after the point.
    pub scale: u8,
}

impl Decimal {
    /// A whole number.
    pub fn whole(digits: i64) -> Self {
        Decimal { digits, scale: 0 }
    }
}

impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.digits);
        }
        let power = 10u64.pow(u32::from(self.scale));
        let sign = if self.digits < 0 { "-" } else { "" };
        let digits = self.digits.unsigned_abs();
        write!(f, "{sign}{}.{:0width$}", digits / power, digits % power, width = self.scale as usize)
    }
}

/// Three capital letters: `EUR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("invariant: a currency is three capital letters")
    }
}

/// A day of the calendar; always one that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1 to 9999.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return None,
        };
        (year > 0 && (1..=days).contains(&day)).then_some(Date { year, month, day })
    }
}

/// A time of day, to the minute; always one that exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

/// `3 hours`, `90 days`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Duration {
    /// Count and unit as typed.
    pub span: Span,
    /// How many.
    pub count: u32,
    /// Of what. Days, months and years are those of the calendar.
    pub unit: Unit,
}

impl Duration {
    /// In seconds, with days of 24 hours, months of 30 and years of 365 days.
    pub fn seconds(&self) -> u64 {
        u64::from(self.count) * self.unit.seconds()
    }
}

/// The unit of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// `second`
    Second,
    /// `minute`
    Minute,
    /// `hour`
    Hour,
    /// `day`
    Day,
    /// `week`
    Week,
    /// `month`
    Month,
    /// `year`
    Year,
}

impl Unit {
    /// One of it in seconds, with days of 24 hours, months of 30 and years of 365 days.
    pub fn seconds(self) -> u64 {
        match self {
            Unit::Second => 1,
            Unit::Minute => 60,
            Unit::Hour => 3_600,
            Unit::Day => 86_400,
            Unit::Week => 7 * 86_400,
            Unit::Month => 30 * 86_400,
            Unit::Year => 365 * 86_400,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar() {
        assert!(Date::new(2028, 2, 29).is_some());
        assert!(Date::new(2026, 2, 29).is_none());
        assert!(Date::new(2026, 13, 1).is_none());
        assert!(Date::new(2100, 2, 29).is_none());
    }

    #[test]
    fn decimals_read_as_typed() {
        assert_eq!(Decimal { digits: -405, scale: 2 }.to_string(), "-4.05");
        assert_eq!(Decimal::whole(12).to_string(), "12");
    }
}
