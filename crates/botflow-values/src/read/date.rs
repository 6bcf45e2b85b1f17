//! In: a text. Out: the one day it names.

use std::ops::Range;

use jiff::civil::Date;

use super::date_piece::date_at;
use super::marks::Marks;
use super::today::Today;
use super::when::{Wants, when};

/// Reads a day: `tomorrow`, `next Tuesday`, `24.12.`, `the 24th of December 2026`. A day without a year is the next one to come.
pub fn date(text: &str, today: &Today) -> Option<Date> {
    let found = when(text, today, Wants::Day)?;
    if found.time.is_some() || found.moment.is_some() {
        return None;
    }
    let piece = found.date?;
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
