//! Days, months and opening hours. Wall clocks are the languages' business (`Words::local`).

use botflow_program::*;

use crate::view::View;
use crate::words::Local;

impl View<'_> {
    /// What the contact's wall clock shows.
    pub fn local(&self, time: Time) -> Local {
        self.engine.words().local(time, self.zone())
    }

    /// Today's date for the contact.
    pub fn today(&self) -> i32 {
        self.local(self.now).day
    }

    /// Whether a team is there: by the host's word, else by its hours; without hours always.
    pub fn team_open(&self, team: TeamIx) -> bool {
        let Some(team) = self.program.teams.get(team.at()) else { return false };
        let by_hand = self.engine.facts().teams.iter().find(|(name, _)| *name == team.name);
        by_hand.map_or_else(|| team.hours.as_ref().is_none_or(|hours| self.within(hours)), |(_, open)| *open)
    }

    /// Whether a calendar's hours hold this moment, unless the host says otherwise.
    pub fn calendar_open(&self, calendar: CalendarIx) -> bool {
        let Some(calendar) = self.program.calendars.get(calendar.at()) else { return false };
        let by_hand = self.engine.facts().calendars.iter().find(|(name, _)| *name == calendar.name);
        by_hand.map_or_else(|| self.within(&calendar.hours), |(_, open)| *open)
    }

    fn within(&self, hours: &Hours) -> bool {
        let local = self.engine.words().local(self.now, &self.program.zone);
        !hours.closed.contains(&local.day)
            && hours.open.iter().any(|o| o.weekday == local.weekday && (o.from_minute..o.to_minute).contains(&local.minute))
    }
}

/// A day so many months later, or the last of that month where it is shorter.
pub(crate) fn add_months(day: i32, months: i32) -> i32 {
    if months == 0 {
        return day;
    }
    let (year, month, of_month) = civil(day);
    let all = i64::from(year) * 12 + i64::from(month) - 1 + i64::from(months);
    let (year, month) = (all.div_euclid(12), all.rem_euclid(12) as u32 + 1);
    let year = year.clamp(-100_000, 100_000) as i32;
    days(year, month, of_month.min(month_length(year, month)))
}

fn month_length(year: i32, month: u32) -> u32 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Year, month and day of a day number (days since 1970-01-01), after Howard Hinnant's `civil_from_days`.
pub(crate) fn civil(day: i32) -> (i32, u32, u32) {
    let z = i64::from(day) + 719_468;
    let era = z.div_euclid(146_097);
    let of_era = z.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year as i32, month as u32, (of_year - (153 * shifted + 2) / 5 + 1) as u32)
}

/// The day number of a date, after Howard Hinnant's `days_from_civil`.
pub(crate) fn days(year: i32, month: u32, day: u32) -> i32 {
    let year = i64::from(year) - i64::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (i64::from(month) + if month > 2 { -3 } else { 9 }) + 2) / 5 + i64::from(day) - 1;
    (era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_go_both_ways() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(days(2026, 6, 1), 20_605);
        for day in (-800_000..800_000).step_by(997) {
            let (year, month, of_month) = civil(day);
            assert_eq!(days(year, month, of_month), day);
        }
    }

    #[test]
    fn a_month_later_is_the_same_day_or_the_last() {
        assert_eq!(add_months(days(2026, 1, 31), 1), days(2026, 2, 28));
        assert_eq!(add_months(days(2028, 1, 31), 1), days(2028, 2, 29));
        assert_eq!(add_months(days(2026, 11, 30), 3), days(2027, 2, 28));
        assert_eq!(add_months(days(2026, 3, 5), -15), days(2024, 12, 5));
    }
}
