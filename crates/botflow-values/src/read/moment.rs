//! In: a text. Out: the day and time it names together.

use std::ops::Range;

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::date::date_in;
use super::time::time_in;
use super::time_piece::DAY_END;
use super::today::Today;
use super::when::{Wants, when};

/// Reads a day with a time: `tomorrow at 3`, `Fr 14 Uhr`, `le 24 à 15h30`, `in two hours`. A time alone is the next one to come.
pub fn moment(text: &str, today: &Today) -> Option<DateTime> {
    let found = when(text, today, Wants::Both)?;
    if let Some(moment) = found.moment {
        return (found.date.is_none() && found.time.is_none()).then_some(moment);
    }
    let clock = found.clock()?;
    let piece = found.time?;
    match found.day() {
        // Midnight ends the day that is named.
        Some(day) if piece.hour == DAY_END => Some(day.checked_add(1.day()).ok()?.to_datetime(clock)),
        Some(day) => Some(not_over(day, clock, piece.exact || piece.half.is_some() || found.part.is_some(), today)),
        None => {
            let day = if clock > today.now.time() { today.date() } else { today.in_days(1)? };
            Some(day.to_datetime(clock))
        }
    }
}

/// *Today at 8*, said at two, is eight in the evening.
fn not_over(day: Date, clock: Time, sure: bool, today: &Today) -> DateTime {
    let named = day.to_datetime(clock);
    if sure || day != today.date() || named > today.now || clock.hour() >= 12 {
        return named;
    }
    match named.checked_add(12.hours()) {
        Ok(later) if later > today.now => later,
        _ => named,
    }
}

/// The one day with the one time in a sentence, and where they stand together (bytes).
pub fn moment_in(text: &str, today: &Today) -> Option<(DateTime, Range<usize>)> {
    let (day, days) = date_in(text, today)?;
    let (clock, clocks) = time_in(text, today)?;
    Some((day.to_datetime(clock), days.start.min(clocks.start)..days.end.max(clocks.end)))
}
