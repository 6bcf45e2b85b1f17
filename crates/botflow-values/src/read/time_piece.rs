//! In: marks of a text and a position. Out: the time of day named there (`half past two`, `15h30`, `viertel vor drei`), and where it ends.

use super::marks::{Marks, Sense};
use crate::language::Language;
use crate::lexicon::{Meaning, Part};

/// A time of day named in a text, before it is known which half of the day is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimePiece {
    pub hour: u64,
    pub minute: u64,
    /// Written so that it can only be meant as it stands: `15:00`, `03:00`.
    pub exact: bool,
    pub half: Option<Half>,
    pub said: Said,
}

/// How surely a number is a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Said {
    /// Only a number.
    Bare,
    /// `at 3`.
    Led,
    /// `3 pm`, `15:30`, `3 o'clock`, `half past two`.
    Clearly,
}

/// The half of the day a time belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Half {
    Am,
    Pm,
}

impl TimePiece {
    fn spoken(hour: u64, minute: u64) -> TimePiece {
        TimePiece { hour, minute, exact: false, half: None, said: Said::Clearly }
    }

    /// Hour and minute on a clock of 24 hours. Without a hint, 1 to 6 are in the afternoon, when people meet.
    pub fn on_clock(&self, part: Option<Part>) -> Option<(i8, i8)> {
        let hour = self.hour % DAY_END;
        let twelve = (1..=12).contains(&hour);
        let late = hour % 12 + 12;
        let hour = match (self.half, part) {
            (Some(_), _) if !twelve && hour > 12 => hour,
            (Some(_), _) if !twelve => return None,
            (Some(Half::Am), _) => hour % 12,
            (Some(Half::Pm), _) => late,
            _ if !twelve => hour,
            (None, Some(Part::Morning)) => hour,
            (None, Some(Part::SmallHours)) => hour % 12,
            (None, Some(Part::Midday)) => {
                if hour < 10 {
                    hour + 12
                } else {
                    hour
                }
            }
            (None, Some(Part::Afternoon)) => late,
            (None, Some(Part::Evening)) => {
                if hour == 12 {
                    0
                } else {
                    hour + 12
                }
            }
            (None, Some(Part::Night)) => match hour {
                12 => 0,
                1..=4 => hour,
                _ => hour + 12,
            },
            (None, None) if !self.exact && hour <= 6 => hour + 12,
            (None, None) => hour,
        };
        (hour < 24 && self.minute < 60).then_some((hour as i8, self.minute as i8))
    }
}

/// The hour of midnight at the end of a day, as in `24 Uhr`.
pub(crate) const DAY_END: u64 = 24;

type Found = Option<(TimePiece, usize)>;

/// The time named from position `at` on.
pub(crate) fn time_at(marks: &Marks, at: usize, language: &Language) -> Found {
    let mut start = at;
    // `la una`: where minutes come after the hour, an article may lead it.
    while marks.is(start, Meaning::At) || !language.reading.minutes_first && marks.is(start, Meaning::The) {
        start += 1;
    }
    let led = start > at;
    if led && marks.is(start, Meaning::Filler) {
        start += 1;
    }
    let (mut piece, mut end) =
        fixed(marks, start).or_else(|| before_hour(marks, start, language)).or_else(|| hour_first(marks, start, led))?;
    if led {
        piece.said = piece.said.max(Said::Led);
    }
    loop {
        match marks.sense(end) {
            Some(Sense::Means(Meaning::OClock | Meaning::HourMark)) => piece.said = Said::Clearly,
            Some(Sense::Means(half @ (Meaning::Am | Meaning::Pm))) if piece.half.is_none() => {
                piece.said = Said::Clearly;
                piece.half = Some(if half == Meaning::Am { Half::Am } else { Half::Pm });
                // `3 p.m.`: the point belongs to it.
            }
            Some(Sense::Sign('.')) if piece.half.is_some() && marks.glued(end) && letter_after(marks, end) => {}
            _ => break,
        }
        end += 1;
    }
    let of_day = piece.hour < DAY_END && piece.minute < 60 || piece.hour == DAY_END && piece.minute == 0;
    of_day.then_some((piece, end))
}

fn letter_after(marks: &Marks, at: usize) -> bool {
    marks.is(at - 1, Meaning::Pm) || marks.is(at - 1, Meaning::Am)
}

/// `noon`, `midnight`.
fn fixed(marks: &Marks, at: usize) -> Found {
    match marks.sense(at)? {
        Sense::Means(Meaning::Noon) => {
            // `midi et demi`, `mediodía y media`.
            let half = matches!(marks.sense(at + 1), Some(Sense::Means(Meaning::HalfAfter | Meaning::AndHalf)));
            Some((TimePiece { exact: true, ..TimePiece::spoken(12, if half { 30 } else { 0 }) }, at + 1 + usize::from(half)))
        }
        Sense::Means(Meaning::Midnight) => Some((TimePiece { exact: true, ..TimePiece::spoken(DAY_END, 0) }, at + 1)),
        _ => None,
    }
}

/// An hour as said: digits of two at most, or words.
fn hour_at(marks: &Marks, at: usize) -> Option<u64> {
    match marks.sense(at)? {
        Sense::Digits { value, digits: 1..=2 } | Sense::Words { value, half: false } if value <= 24 => Some(value),
        _ => None,
    }
}

fn at_quarter(marks: &Marks, at: usize) -> Option<usize> {
    let start = at + usize::from(marks.is(at, Meaning::Article) || marks.is(at, Meaning::The) || marks.is(at, Meaning::On));
    // Spanish *cuarto* is a quarter and the fourth.
    (marks.is(start, Meaning::Quarter) || marks.sense(start) == Some(Sense::Ordinal(4))).then_some(start + 1)
}

/// What stands before the hour: `half past two`, `halb drei`, `ten to three`, `fünf vor halb drei`, `viertel drei`.
fn before_hour(marks: &Marks, at: usize, language: &Language) -> Found {
    if marks.is(at, Meaning::HalfPast) {
        return Some((TimePiece::spoken(hour_at(marks, at + 1)?, 30), at + 2));
    }
    if marks.is(at, Meaning::HalfTo) {
        return minutes_before(hour_at(marks, at + 1)?, 30, at + 2);
    }
    if marks.is(at, Meaning::ThreeQuarter) {
        return minutes_before(hour_at(marks, at + 1)?, 15, at + 2);
    }
    if !language.reading.minutes_first {
        return None;
    }
    let (minutes, place) = match at_quarter(marks, at) {
        Some(place) => (15, place),
        None => {
            let minutes = marks.number(at).filter(|minutes| (1..30).contains(minutes))?;
            (minutes, at + 1 + usize::from(marks.is(at + 1, Meaning::Unit(crate::lexicon::Unit::Minute))))
        }
    };
    match marks.sense(place)? {
        Sense::Means(Meaning::Past) if marks.is(place + 1, Meaning::HalfTo) => {
            minutes_before(hour_at(marks, place + 2)?, 30u64.checked_sub(minutes)?, place + 3)
        }
        Sense::Means(Meaning::To | Meaning::AgoBefore) if marks.is(place + 1, Meaning::HalfTo) => {
            minutes_before(hour_at(marks, place + 2)?, 30 + minutes, place + 3)
        }
        Sense::Means(Meaning::Past) => Some((TimePiece::spoken(hour_at(marks, place + 1)?, minutes), place + 2)),
        Sense::Means(Meaning::To | Meaning::AgoBefore) => minutes_before(hour_at(marks, place + 1)?, minutes, place + 2),
        // `viertel drei` is a quarter past two.
        _ if at_quarter(marks, at).is_some() => minutes_before(hour_at(marks, place)?, 45, place + 1),
        _ => None,
    }
}

fn minutes_before(hour: u64, minutes: u64, end: usize) -> Found {
    let hour = match hour {
        1 if minutes > 0 => 12,
        0 => 23,
        hour => hour - 1,
    };
    Some((TimePiece::spoken(hour, 60 - minutes), end)).filter(|_| (1..60).contains(&minutes))
}

/// The hour first: `15:30`, `15h30`, `3 o'clock`, `las tres y media`, `trois heures moins le quart`, `ten thirty`, `1430`.
fn hour_first(marks: &Marks, at: usize, led: bool) -> Found {
    if let Some(Sense::Digits { value, digits: 4 }) = marks.sense(at)
        && !marks.is_sign(at + 1, '-')
        && !marks.is_sign(at + 1, '/')
    {
        let clear = matches!(marks.sense(at + 1), Some(Sense::Means(Meaning::OClock | Meaning::HourMark)));
        let said = if clear { Said::Clearly } else { Said::Bare };
        return Some((TimePiece { exact: true, said, ..TimePiece::spoken(value / 100, value % 100) }, at + 1));
    }
    let hour = hour_at(marks, at)?;
    let exact = matches!(marks.sense(at), Some(Sense::Digits { value, digits: 2 }) if value < 10);
    let piece = TimePiece { exact, ..TimePiece::spoken(hour, 0) };
    if let Some(found) = clock_minutes(marks, at, piece, led) {
        return Some(found);
    }
    let marked = matches!(marks.sense(at + 1), Some(Sense::Means(Meaning::HourMark | Meaning::OClock)));
    let end = at + 1 + usize::from(marked);
    if let Some((shift, end)) = minutes_after(marks, end, marked) {
        return match shift {
            0..60 => Some((TimePiece { minute: shift as u64, ..piece }, end)),
            _ => minutes_before(hour, -shift as u64, end).map(|(back, end)| (TimePiece { exact, ..back }, end)),
        };
    }
    let said = if marked { Said::Clearly } else { Said::Bare };
    Some((TimePiece { said, ..piece }, end))
}

/// `:30`, `.30 Uhr`, `h30` glued to the hour.
fn clock_minutes(marks: &Marks, at: usize, piece: TimePiece, led: bool) -> Found {
    let Some(Sense::Digits { value: minute, digits: 2 }) = marks.sense(at + 2) else { return None };
    if !matches!(marks.sense(at), Some(Sense::Digits { .. })) || minute > 59 {
        return None;
    }
    let glued = marks.glued(at + 1) && marks.glued(at + 2);
    let after = marks.sense(at + 3);
    let says_time = matches!(after, Some(Sense::Means(Meaning::OClock | Meaning::HourMark | Meaning::Am | Meaning::Pm)));
    let dotted_more = matches!(after, Some(Sense::Sign('.'))) && marks.glued(at + 3);
    let said = match marks.sense(at + 1)? {
        Sense::Sign(':') => Said::Clearly,
        Sense::Means(Meaning::HourMark | Meaning::OClock) => Said::Clearly,
        Sense::Sign('.') if glued && says_time => Said::Clearly,
        Sense::Sign('.') if glued && !dotted_more => {
            if led {
                Said::Led
            } else {
                Said::Bare
            }
        }
        _ => return None,
    };
    if matches!(marks.sense(at + 1), Some(Sense::Sign(_))) && !glued {
        return None;
    }
    // Seconds, as machines write them, say nothing here.
    let seconds = marks.is_sign(at + 3, ':') && matches!(marks.sense(at + 4), Some(Sense::Digits { digits: 2, .. }));
    Some((TimePiece { minute, said, ..piece }, at + 3 + if seconds { 2 } else { 0 }))
}

/// Minutes said after the hour; negative before it: `y media`, `et quart`, `moins dix`, `thirty`, after `Uhr` also digits.
fn minutes_after(marks: &Marks, at: usize, marked: bool) -> Option<(i64, usize)> {
    match marks.sense(at)? {
        Sense::Means(Meaning::HalfAfter | Meaning::AndHalf) => Some((30, at + 1)),
        Sense::Means(direction @ (Meaning::Past | Meaning::To)) => {
            let (minutes, end) = match at_quarter(marks, at + 1) {
                Some(end) => (15, end),
                None => (i64::try_from(marks.number(at + 1)?).ok()?, at + 2),
            };
            // In languages that say minutes first this is `three to five`: a range.
            let (1..60, false) = (minutes, marks.is(end, Meaning::Unit(crate::lexicon::Unit::Day))) else { return None };
            let minutes_first = matches!(direction, Meaning::To) && marks.word(at) == "to" || marks.word(at) == "nach";
            let shift = if direction == Meaning::To { -minutes } else { minutes };
            (!minutes_first).then_some((shift, end))
        }
        Sense::Words { value: value @ 10..60, half: false } => Some((value as i64, at + 1)),
        Sense::Digits { value: value @ 0..60, digits: 2 } if marked => Some((value as i64, at + 1)),
        Sense::Words { value: value @ 1..10, half: false } if marked => Some((value as i64, at + 1)),
        _ => None,
    }
}
