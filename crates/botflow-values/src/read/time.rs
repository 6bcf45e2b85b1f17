//! In: a text. Out: the one time of day it names.

use std::ops::Range;

use jiff::civil::Time;

use super::marks::Marks;
use super::time_piece::{Said, time_at};
use super::today::Today;
use super::when::{Wants, when};

/// Reads a time of day: `at 3`, `half past two`, `15h30`, `viertel vor drei`. Without a hint, 1 to 6 are in the afternoon.
pub fn time(text: &str, today: &Today) -> Option<Time> {
    let found = when(text, today, Wants::Time)?;
    match (found.moment, found.date) {
        (Some(moment), None) if found.time.is_none() => Some(moment.time().with().second(0).subsec_nanosecond(0).build().ok()?),
        (None, None) => found.clock(),
        _ => None,
    }
}

/// The one time of day in a sentence that can hardly mean anything else, and where (bytes).
pub fn time_in(text: &str, today: &Today) -> Option<(Time, Range<usize>)> {
    let marks = Marks::new(text, today.language);
    let (mut found, mut at) = (None, 0);
    while at < marks.list.len() {
        let Some((piece, end)) = time_at(&marks, at, today.language).filter(|(piece, _)| piece.said == Said::Clearly) else {
            at += 1;
            continue;
        };
        let (hour, minute) = piece.on_clock(marks.part(end))?;
        let time = Time::new(hour, minute, 0, 0).ok()?;
        if found.replace((time, marks.bytes(at, end))).is_some() {
            return None;
        }
        at = end;
    }
    found
}
