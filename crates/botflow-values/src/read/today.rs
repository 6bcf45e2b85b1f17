//! In: the moment and habits a date is read under. Out: the days that follow from it.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use crate::language::{Language, NextWeekday};
use crate::lexicon::Unit;

/// What reading a date or time depends on besides the text.
#[derive(Clone, Copy)]
pub struct Today<'l> {
    /// The language read in.
    pub language: &'l Language,
    /// The month stands before the day in `3/4` (the United States).
    pub month_first: bool,
    /// The customer's wall clock.
    pub now: DateTime,
}

impl Today<'_> {
    /// Today.
    pub fn date(&self) -> Date {
        self.now.date()
    }

    /// The day so many days from today.
    pub(crate) fn in_days(&self, days: i64) -> Option<Date> {
        self.date().checked_add(days.days()).ok()
    }

    /// The day so many units from today; none for hours and minutes.
    pub(crate) fn ahead(&self, count: i64, unit: Unit) -> Option<Date> {
        let span = match unit {
            Unit::Day => count.days(),
            Unit::Week => count.weeks(),
            Unit::Month => count.months(),
            Unit::Year => count.years(),
            Unit::Hour | Unit::Minute => return None,
        };
        self.date().checked_add(span).ok().filter(known)
    }

    /// The next such weekday after today. On a Tuesday, *Tuesday* is that of next week: today is called today.
    pub(crate) fn coming(&self, weekday: u8) -> Option<Date> {
        self.in_days((i64::from(weekday) - self.weekday() + 6).rem_euclid(7) + 1)
    }

    /// This weekday: today or the next one.
    pub(crate) fn this(&self, weekday: u8) -> Option<Date> {
        self.in_days((i64::from(weekday) - self.weekday()).rem_euclid(7))
    }

    /// The last one before today.
    pub(crate) fn last(&self, weekday: u8) -> Option<Date> {
        self.in_days(-((self.weekday() - i64::from(weekday) + 6).rem_euclid(7) + 1))
    }

    /// That weekday of the calendar week after this.
    pub(crate) fn of_next_week(&self, weekday: u8) -> Option<Date> {
        self.in_days(7 - self.weekday() + i64::from(weekday))
    }

    /// *Next Friday*, as the language means it.
    pub(crate) fn next(&self, weekday: u8) -> Option<Date> {
        match self.language.reading.next_weekday {
            NextWeekday::Coming => self.coming(weekday),
            NextWeekday::OfNextWeek => self.of_next_week(weekday),
        }
    }

    /// The next such day and month, today included; 29 February waits for its year.
    pub(crate) fn next_date(&self, month: u64, day: u64) -> Option<Date> {
        let year = i64::from(self.date().year());
        (year..year + 9).filter_map(|year| date(year as u64, month, day)).find(|found| *found >= self.date())
    }

    /// The next day of a month with this number, today included.
    pub(crate) fn next_day(&self, day: u64) -> Option<Date> {
        let (year, month) = (i64::from(self.date().year()), i64::from(self.date().month()));
        let months = (0..4).map(|ahead| month - 1 + ahead);
        let days = months.filter_map(|month| date((year + month / 12) as u64, (month % 12 + 1) as u64, day));
        days.into_iter().find(|found| *found >= self.date())
    }

    /// A year as written: two digits are the year nearest, up to twenty years ahead.
    pub(crate) fn year(&self, written: u64, digits: u8) -> Option<u64> {
        match digits {
            4 => Some(written),
            2 => {
                let this = self.date().year() as u64;
                let year = this - this % 100 + written;
                Some(if year > this + 20 { year - 100 } else { year })
            }
            _ => None,
        }
    }

    fn weekday(&self) -> i64 {
        i64::from(self.date().weekday().to_monday_zero_offset())
    }
}

/// A day of the calendar, of the years people write.
pub(crate) fn date(year: u64, month: u64, day: u64) -> Option<Date> {
    let found = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    known(&found).then_some(found)
}

fn known(date: &Date) -> bool {
    (1900..2200).contains(&date.year())
}
