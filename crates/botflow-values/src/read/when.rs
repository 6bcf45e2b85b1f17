//! In: a text. Out: the one day and the one time it names, in any order, with nothing left over.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::date_piece::{DatePiece, date_at};
use super::marks::{Marks, Sense};
use super::time_piece::{Said, TimePiece, time_at};
use super::today::Today;
use crate::lexicon::{Meaning, Part, Unit};

/// The day and time a text names.
#[derive(Default)]
pub(crate) struct When {
    pub date: Option<DatePiece>,
    pub time: Option<TimePiece>,
    pub part: Option<Part>,
    /// `in two hours`.
    pub moment: Option<DateTime>,
    weekday: Option<DatePiece>,
}

/// Reads the whole text; none where anything in it is left over, said twice or does not agree.
pub(crate) fn when(text: &str, today: &Today, wants: Wants) -> Option<When> {
    let marks = Marks::new(text, today.language);
    let (mut found, mut at) = (When::default(), 0);
    while at < marks.list.len() {
        at = found.take(&marks, at, today, wants)?;
    }
    found.settle()
}

/// What is asked for; decides what a bare number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wants {
    Day,
    Time,
    Both,
}

impl When {
    /// Takes what stands at `at` and gives the position after it.
    fn take(&mut self, marks: &Marks, at: usize, today: &Today, wants: Wants) -> Option<usize> {
        if let Some((moment, end)) = soon(marks, at, today) {
            return self.moment.replace(moment).is_none().then_some(end);
        }
        let date = (wants != Wants::Time || !time_only(marks, at, today)).then(|| date_at(marks, at, today)).flatten();
        if let Some((piece, end)) = date {
            self.part = self.part.or(piece.part);
            let place = if piece.weekday.is_some() { &mut self.weekday } else { &mut self.date };
            return place.replace(piece).is_none().then_some(end);
        }
        if let Some((piece, end)) = time_at(marks, at, today.language).filter(|(piece, end)| self.believes(piece, *end, marks, wants)) {
            return self.time.replace(piece).is_none().then_some(end);
        }
        match marks.sense(at)? {
            Sense::Means(Meaning::Part(part)) => self.part.replace(part).is_none_or(|before| before == part).then_some(at + 1),
            Sense::Means(Meaning::Filler | Meaning::On | Meaning::At) | Sense::Sign(',' | '.' | '-' | '(' | ')' | ':') => Some(at + 1),
            _ => None,
        }
    }

    /// A bare number is a time where only a time is asked for, or right after a day such as *tomorrow*.
    fn believes(&self, piece: &TimePiece, end: usize, marks: &Marks, wants: Wants) -> bool {
        let alone = end >= marks.list.len()
            || matches!(marks.sense(end), Some(Sense::Means(Meaning::Part(_) | Meaning::Filler) | Sense::Sign('.')));
        match piece.said {
            Said::Clearly | Said::Led => true,
            Said::Bare => {
                alone && (wants == Wants::Time || matches!(marks.sense(end), Some(Sense::Means(Meaning::Part(_)))) || self.date.is_some())
            }
        }
    }

    /// Puts weekday and date together: both must name the same day.
    fn settle(mut self) -> Option<When> {
        match (self.date, self.weekday) {
            (Some(date), Some(weekday)) => {
                let same = weekday.weekday == u8::try_from(date.date.weekday().to_monday_zero_offset()).ok();
                same.then_some(())?;
                self.date = Some(DatePiece { weak: false, ..date });
            }
            (None, Some(weekday)) => self.date = Some(weekday),
            _ => {}
        }
        Some(self)
    }

    /// The time of day that is meant.
    pub fn clock(&self) -> Option<Time> {
        let (hour, minute) = self.time?.on_clock(self.part)?;
        Time::new(hour, minute, 0, 0).ok()
    }

    /// The day that is meant.
    pub fn day(&self) -> Option<Date> {
        self.date.map(|piece| piece.date)
    }
}

/// Whether what stands at `at` is a time and would be a day only by force: `14.30`, `um 15`.
fn time_only(marks: &Marks, at: usize, today: &Today) -> bool {
    time_at(marks, at, today.language).is_some_and(|(_, end)| end >= marks.list.len())
}

/// `in two hours`, `in half an hour`, `30 minutes from now`.
fn soon(marks: &Marks, at: usize, today: &Today) -> Option<(DateTime, usize)> {
    let led = marks.is(at, Meaning::Ahead);
    let start = at + usize::from(led);
    if led && marks.is(start, Meaning::HalfHour) {
        return Some((today.now.checked_add(30.minutes()).ok()?, start + 1));
    }
    let (count, half) = match marks.sense(start)? {
        Sense::Words { value, half } => (value, half),
        Sense::Digits { value, .. } => (value, false),
        Sense::Means(Meaning::Article) => (1, false),
        _ => return None,
    };
    let mut end = start + 2;
    let minutes = match marks.sense(start + 1)? {
        Sense::Means(Meaning::Unit(Unit::Minute)) => count,
        Sense::Means(Meaning::Unit(Unit::Hour) | Meaning::HourMark) => count.checked_mul(60)? + if half { 30 } else { 0 },
        _ => return None,
    };
    let after = marks.is(end, Meaning::FromNow);
    end += usize::from(after && !led);
    (led || after).then_some(())?;
    let minutes = i64::try_from(minutes).ok().filter(|minutes| *minutes <= 60 * 24 * 60)?;
    Some((today.now.checked_add(minutes.minutes()).ok()?, end))
}
