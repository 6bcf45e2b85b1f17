//! In: times as `botflow.yaml` writes them (`Mon-Fri 9:00-18:00`, `30 minutes`, `2026-12-25`). Out: minutes, days, opening hours.

use super::Reader;
use crate::project::Hours;
use crate::project::yaml::Yaml;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const HOURS_FIT: &str = "days and times such as `Mon-Fri 9:00-18:00, Sat 10:00-14:00`";

impl Reader<'_> {
    /// Opening hours.
    pub fn hours(&mut self, value: &Yaml) -> Option<[Vec<(u16, u16)>; 7]> {
        let mut days = Default::default();
        for item in self.list(value) {
            let fits = item.text().is_some_and(|text| add_hours(text, &mut days).is_some());
            if !fits {
                self.wrong(item.span, "hours", HOURS_FIT);
                return None;
            }
        }
        for day in &mut days {
            day.sort_unstable();
            day.dedup_by(|later, earlier| {
                let meet = later.0 <= earlier.1;
                if meet {
                    earlier.1 = earlier.1.max(later.1);
                }
                meet
            });
        }
        Some(days)
    }

    /// Days on which something is closed.
    pub fn closed(&mut self, value: &Yaml, hours: &mut Hours) {
        for item in self.list(value) {
            match item.text().and_then(date) {
                Some(day) => hours.closed.push(day),
                None => self.wrong(item.span, "closed", "days such as `[2026-12-25, 2027-01-01]`"),
            }
        }
        hours.closed.sort_unstable();
    }

    /// A stretch of time in minutes.
    pub fn minutes(&mut self, value: &Yaml, key: &str, fits: &str) -> Option<u32> {
        let minutes = value.text().and_then(duration_minutes);
        if minutes.is_none() {
            self.wrong(value.span, key, fits);
        }
        minutes
    }

    /// A stretch of time in whole days.
    pub fn days(&mut self, value: &Yaml, key: &str, fits: &str) -> Option<u32> {
        let days = value.text().and_then(duration_minutes).map(|minutes| minutes / (24 * 60)).filter(|days| *days > 0);
        if days.is_none() {
            self.wrong(value.span, key, fits);
        }
        days
    }
}

/// `Mon-Fri 9:00-12:00, 13:00-18:00, Sat 10:00-14:00`; `always`.
fn add_hours(text: &str, days: &mut [Vec<(u16, u16)>; 7]) -> Option<()> {
    let text = text.replace(['–', '—'], "-").to_lowercase();
    if text.trim() == "always" {
        days.iter_mut().for_each(|day| day.push((0, 24 * 60)));
        return Some(());
    }
    let mut on: Vec<usize> = (0..7).collect();
    let mut fresh = false;
    for part in text.split([',', ' ']).filter(|part| !part.is_empty()) {
        if part.starts_with(|letter: char| letter.is_ascii_digit()) {
            let (from, to) = part.split_once('-')?;
            let (from, to) = (minute_of_day(from)?, minute_of_day(to)?);
            if from >= to {
                return None;
            }
            on.iter().for_each(|day| days[*day].push((from, to)));
            fresh = false;
            continue;
        }
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (day_of_week(first)?, day_of_week(last)?);
        if !fresh {
            on.clear();
        }
        fresh = true;
        let length = (last + 7 - first) % 7;
        on.extend((0..=length).map(|step| (first + step) % 7));
    }
    (!fresh).then_some(())
}

fn day_of_week(word: &str) -> Option<usize> {
    let short = word.get(..3)?;
    let full = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let day = DAYS.iter().position(|day| *day == short)?;
    full[day].starts_with(word).then_some(day)
}

/// `9:00`, `24:00`: the end of a day counts as a minute of it.
fn minute_of_day(text: &str) -> Option<u16> {
    if text == "24:00" { Some(24 * 60) } else { clock(text) }
}

/// `9:00`, `14:30` as minutes since midnight.
pub(crate) fn clock(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':')?;
    let digits = |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour, 2) || !digits(minute, 2) || minute.len() != 2 {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// `2026-12-25` as days since 1970-01-01.
pub(crate) fn date(text: &str) -> Option<i32> {
    let mut parts = text.trim().split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    let date = botflow_syntax::tree::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)?;
    Some(days_since_1970(date))
}

/// Days since 1970-01-01 of a day of the calendar.
pub fn days_since_1970(date: botflow_syntax::tree::Date) -> i32 {
    // Years that begin in March make the leap day the last one of a year.
    let month = i32::from(date.month);
    let year = i32::from(date.year) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i32::from(date.day) - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

/// `30 minutes`, `2 hours`, `180 days` in minutes.
pub(crate) fn duration_minutes(text: &str) -> Option<u32> {
    seconds(text).map(|seconds| seconds.div_ceil(60))
}

/// `5 seconds`, `2 hours` in seconds.
pub(crate) fn seconds(text: &str) -> Option<u32> {
    let (count, unit) = text.trim().split_once(' ')?;
    let count: u32 = count.parse().ok()?;
    let unit = unit.trim();
    let one = match unit.strip_suffix('s').unwrap_or(unit) {
        "second" => 1,
        "minute" => 60,
        "hour" => 3_600,
        "day" => 86_400,
        "week" => 7 * 86_400,
        "month" => 30 * 86_400,
        "year" => 365 * 86_400,
        _ => return None,
    };
    count.checked_mul(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_of_a_week() {
        let mut days = Default::default();
        add_hours("Mon-Fri 9:00-12:00, 13:00-18:00, Sat, Sun 10:00–14:00", &mut days).unwrap();
        assert_eq!(days[0], [(540, 720), (780, 1080)]);
        assert_eq!(days[6], [(600, 840)]);
        for wrong in ["Mon", "Mon-Fri 18:00-9:00", "Mo-Fr 9:00-18:00", "Mon 9-18", "Mon 25:00-26:00"] {
            assert!(add_hours(wrong, &mut Default::default()).is_none(), "{wrong}");
        }
    }

    #[test]
    fn days_and_times() {
        assert_eq!(date("1970-01-01"), Some(0));
        assert_eq!(date("2026-12-25"), Some(20_812));
        assert_eq!(date("2000-02-29"), Some(11_016));
        assert_eq!(date("2026-02-30"), None);
        assert_eq!(clock("9:00"), Some(540));
        assert_eq!(clock("24:00"), None);
        assert_eq!(duration_minutes("2 hours"), Some(120));
        assert_eq!(seconds("5 seconds"), Some(5));
        assert_eq!(seconds("5 lightyears"), None);
    }
}
