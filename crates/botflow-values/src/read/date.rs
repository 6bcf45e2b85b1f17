//! In: a text. Out: the one day it names.

use std::ops::Range;

use jiff::civil::Date;

use super::date_piece::date_at;
use super::marks::Marks;
use super::time_piece::Said;
use super::today::Today;
use super::when::{Wants, when};

/// Reads a day: `tomorrow`, `next Tuesday`, `24.12.`, `the 24th of December 2026`. A day without a year is the next one to come. Of a day with a
/// time (`tomorrow at 5`) it is the day.
pub fn date(text: &str, today: &Today) -> Option<Date> {
    let found = when(text, today, Wants::Day)?;
    if let Some(moment) = found.moment {
        return (found.date.is_none() && found.time.is_none()).then(|| moment.date());
    }
    let piece = found.date?;
    if let Some(time) = found.time {
        // `3/4 5` could be anything.
        let sure = !piece.weak || time.said != Said::Bare;
        return (sure && found.clock().is_some()).then_some(piece.date);
    }
    // `sun`, `so` alone is another word.
    let alone_short = piece.weak && piece.weekday.is_some() && found.part.is_none();
    (!alone_short).then_some(piece.date)
}

/// The one day named in a sentence, in words that can hardly mean anything else, and where (bytes).
pub fn date_in(text: &str, today: &Today) -> Option<(Date, Range<usize>)> {
    let marks = Marks::new(text, today.language);
    let (mut found, mut at): (Option<(Date, Range<usize>)>, usize) = (None, 0);
    while at < marks.list.len() {
        let Some((piece, end)) = date_at(&marks, at, today) else {
            at += 1;
            continue;
        };
        if !piece.weak {
            match &mut found {
                Some((date, range)) if *date == piece.date => range.end = marks.bytes(at, end).end,
                Some(_) => return None,
                None => found = Some((piece.date, marks.bytes(at, end))),
            }
        }
        at = end;
    }
    found
}
