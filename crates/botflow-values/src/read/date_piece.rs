//! In: marks of a text and a position. Out: the day named there (`next Tuesday`, `24.12.`, `in two weeks`), and where it ends.

use jiff::civil::Date;

use super::marks::{Marks, Sense};
use super::today::{Today, date};
use crate::lexicon::{Meaning, Part, Unit};

/// A day named in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DatePiece {
    pub date: Date,
    /// Only a day of the week was named: a full date beside it decides, if they agree.
    pub weekday: Option<u8>,
    /// Reads as a date only where one is expected: `so`, `3/4`, `24th`.
    pub weak: bool,
    /// `tonight` names a part of the day too.
    pub part: Option<Part>,
}

impl DatePiece {
    fn day(date: Date) -> DatePiece {
        DatePiece { date, weekday: None, weak: false, part: None }
    }

    fn weak(date: Date) -> DatePiece {
        DatePiece { weak: true, ..DatePiece::day(date) }
    }
}

type Found = Option<(DatePiece, usize)>;

/// The day named from position `at` on.
pub(crate) fn date_at(marks: &Marks, at: usize, today: &Today) -> Found {
    numeric(marks, at, today)
        .or_else(|| day_and_month(marks, at, today))
        .or_else(|| month_and_day(marks, at, today))
        .or_else(|| named_day(marks, at, today))
        .or_else(|| weekday(marks, at, today))
        .or_else(|| counted(marks, at, today))
        .or_else(|| day_of_month(marks, at, today))
}

fn digits(marks: &Marks, at: usize) -> Option<(u64, u8)> {
    match marks.sense(at)? {
        Sense::Digits { value, digits } => Some((value, digits)),
        _ => None,
    }
}

/// `2026-12-24`, `24.12.2026`, `24.12.`, `24/12`.
fn numeric(marks: &Marks, at: usize, today: &Today) -> Found {
    let (first, first_digits) = digits(marks, at)?;
    let Sense::Sign(sign @ ('.' | '/' | '-')) = marks.sense(at + 1)? else { return None };
    let (second, second_digits) = digits(marks, at + 2)?;
    if !marks.glued(at + 1) || second_digits > 2 || !(marks.glued(at + 2) || sign == '.') {
        return None;
    }
    let third = (marks.is_sign(at + 3, sign) && marks.glued(at + 3)).then(|| digits(marks, at + 4)).flatten();
    match third {
        Some((third, third_digits)) if marks.glued(at + 4) || third_digits == 4 => {
            if first_digits == 4 {
                return Some((DatePiece::day(date(first, second, third)?), at + 5));
            }
            let year = today.year(third, third_digits)?;
            let found = in_order(first, second, sign, today, |month, day| date(year, month, day))?;
            (first_digits <= 2).then_some((DatePiece::day(found), at + 5))
        }
        _ if first_digits > 2 => None,
        _ => without_year(marks, at, first, second, sign, today),
    }
}

fn without_year(marks: &Marks, at: usize, first: u64, second: u64, sign: char, today: &Today) -> Found {
    let closed = sign == '.' && marks.is_sign(at + 3, '.') && marks.glued(at + 3);
    // `3.4` is a number where the point is decimal; `2-3` is a range; `14.30 Uhr` is a time.
    let clock = matches!(marks.sense(at + 3), Some(Sense::Means(Meaning::OClock | Meaning::HourMark | Meaning::Am | Meaning::Pm)));
    let plain = match sign {
        '.' => closed || today.language.writing.decimal != '.' && !clock,
        '-' => first > 12 || second > 12,
        _ => true,
    };
    if !plain || !closed && !marks.glued(at + 2) {
        return None;
    }
    let found = in_order(first, second, sign, today, |month, day| today.next_date(month, day))?;
    let end = at + 3 + usize::from(closed);
    let piece = if closed { DatePiece::day(found) } else { DatePiece::weak(found) };
    Some((piece, end))
}

/// Two numbers as day and month: the order of the language, or the only one that makes a date.
fn in_order(first: u64, second: u64, sign: char, today: &Today, date: impl Fn(u64, u64) -> Option<Date>) -> Option<Date> {
    let month_first = today.month_first && sign != '.';
    let (month, day) = if month_first { (first, second) } else { (second, first) };
    date(month, day).or_else(|| (month > 12 && day <= 12).then(|| date(day, month)).flatten())
}

/// A day of the month, `24`, `24.`, `24th`, `twenty-fourth`, `vingt-quatre`, and the position after it.
fn day_number(marks: &Marks, at: usize) -> Option<(u64, usize)> {
    let (day, end) = match marks.sense(at)? {
        Sense::Digits { value, digits: 1..=2 } => (value, at + 1 + usize::from(marks.is_sign(at + 1, '.') && marks.glued(at + 1))),
        Sense::Words { value, half: false } => (value, at + 1),
        Sense::Ordinal(number) => (u64::from(number), at + 1),
        _ => return None,
    };
    (1..=31).contains(&day).then_some((day, end))
}

fn month_at(marks: &Marks, at: usize) -> Option<(u64, usize)> {
    let Sense::Means(Meaning::Month(month)) = marks.sense(at)? else { return None };
    let dotted = marks.is_sign(at + 1, '.') && marks.glued(at + 1);
    Some((u64::from(month), at + 1 + usize::from(dotted)))
}

fn skip(marks: &Marks, at: usize, meanings: &[Meaning]) -> usize {
    let mut at = at;
    while meanings.iter().any(|meaning| marks.is(at, *meaning)) {
        at += 1;
    }
    at
}

/// A year of four digits after a date, and the position after it.
fn year_at(marks: &Marks, at: usize) -> Option<(u64, usize)> {
    let mut at = skip(marks, at, &[Meaning::Of]);
    at += usize::from(marks.is_sign(at, ','));
    let (year, 4) = digits(marks, at)? else { return None };
    ((1900..2200).contains(&year) && !marks.is_sign(at + 1, ':')).then_some((year, at + 1))
}

fn with_year(marks: &Marks, at: usize, month: u64, day: u64, today: &Today) -> Found {
    match year_at(marks, at) {
        Some((year, end)) => Some((DatePiece::day(date(year, month, day)?), end)),
        None => Some((DatePiece::day(today.next_date(month, day)?), at)),
    }
}

/// `24 December 2026`, `the 24th of December`, `24. Dezember`, `veinticuatro de diciembre`.
fn day_and_month(marks: &Marks, at: usize, today: &Today) -> Found {
    let start = skip(marks, at, &[Meaning::On, Meaning::The]);
    let (day, end) = day_number(marks, start)?;
    let (month, end) = month_at(marks, skip(marks, end, &[Meaning::Of, Meaning::The]))?;
    with_year(marks, end, month, day, today)
}

/// `December 24, 2026`, `December the 24th`.
fn month_and_day(marks: &Marks, at: usize, today: &Today) -> Found {
    let (month, end) = month_at(marks, skip(marks, at, &[Meaning::On]))?;
    let (day, end) = day_number(marks, skip(marks, end, &[Meaning::The]))?;
    let clock = matches!(
        marks.sense(end),
        Some(Sense::Sign(':' | '/') | Sense::Means(Meaning::Am | Meaning::Pm | Meaning::OClock | Meaning::HourMark))
    );
    if clock { None } else { with_year(marks, end, month, day, today) }
}

/// `today`, `tonight`, `übermorgen`, `heute in einer Woche`, `on Christmas Eve`.
fn named_day(marks: &Marks, at: usize, today: &Today) -> Found {
    let feast = skip(marks, at, &[Meaning::On, Meaning::The, Meaning::At]);
    let at = if matches!(marks.sense(feast), Some(Sense::Means(Meaning::Feast(..)))) { feast } else { at };
    match marks.sense(at)? {
        Sense::Means(Meaning::Day(days)) => {
            if let Some((weeks, end)) = weeks_ahead(marks, at + 1) {
                return Some((DatePiece::day(today.in_days(i64::from(days) + 7 * weeks)?), end));
            }
            Some((DatePiece::day(today.in_days(i64::from(days))?), at + 1))
        }
        Sense::Means(Meaning::DayPart(days, part)) => {
            Some((DatePiece { part: Some(part), ..DatePiece::day(today.in_days(i64::from(days))?) }, at + 1))
        }
        Sense::Means(Meaning::Feast(month, day)) => with_year(marks, at + 1, month.into(), day.into(), today),
        _ => None,
    }
}

/// `in two weeks` after a day.
fn weeks_ahead(marks: &Marks, at: usize) -> Option<(i64, usize)> {
    let count = marks.is(at, Meaning::Ahead).then(|| count_at(marks, at + 1)).flatten()?;
    marks.is(at + 2, Meaning::Unit(Unit::Week)).then_some((count, at + 3))
}

/// A number of units, up to a few years of days.
fn count_at(marks: &Marks, at: usize) -> Option<i64> {
    if marks.is(at, Meaning::Article) {
        return Some(1);
    }
    marks.number(at).and_then(|count| i64::try_from(count).ok()).filter(|count| *count <= 5_000)
}

/// `Friday`, `next Friday`, `vendredi prochain`, `Friday next week`, `nächste Woche Freitag`, `Freitag in zwei Wochen`.
fn weekday(marks: &Marks, at: usize, today: &Today) -> Found {
    let start = skip(marks, at, &[Meaning::On, Meaning::The]);
    let lead_week = week_at(marks, start);
    let lead = lead_week.map(|(direction, _)| direction).or_else(|| direction_at(marks, start));
    let place = match lead_week {
        Some((_, end)) => skip(marks, end, &[Meaning::On, Meaning::The]),
        None => start + usize::from(lead.is_some()),
    };
    let (day, short) = match marks.sense(place)? {
        Sense::Means(Meaning::Weekday(day)) => (day, false),
        Sense::Means(Meaning::WeekdayShort(day)) => (day, true),
        _ => return None,
    };
    let behind = place + 1 + usize::from(short && marks.is_sign(place + 1, '.') && marks.glued(place + 1));
    let week = week_at(marks, skip(marks, behind, &[Meaning::Of, Meaning::On, Meaning::The]));
    let after = direction_at(marks, behind);
    let (date, end) = match (lead, week, after) {
        (Some(direction), _, _) => (in_direction(day, direction, lead_week.is_some(), today)?, behind),
        (None, Some((direction, end)), _) => (in_direction(day, direction, true, today)?, end),
        (None, None, Some(direction)) => (in_direction(day, direction, false, today)?, behind + 1),
        (None, None, None) => match weeks_ahead(marks, behind) {
            Some((weeks, end)) => (today.coming(day)?.checked_add(jiff::Span::new().try_weeks(weeks).ok()?).ok()?, end),
            None => (today.coming(day)?, behind),
        },
    };
    let plain = end == behind && lead.is_none();
    Some((DatePiece { weekday: plain.then_some(day), weak: short, ..DatePiece::day(date) }, end))
}

/// A weekday with *next*, *this* or *last* of its own or of its week.
fn in_direction(day: u8, direction: Meaning, of_week: bool, today: &Today) -> Option<Date> {
    match (direction, of_week) {
        (Meaning::Next | Meaning::Coming, true) => today.of_next_week(day),
        (Meaning::Next, false) => today.next(day),
        (Meaning::Coming, false) => today.coming(day),
        (Meaning::Last, true) => today.of_next_week(day)?.checked_sub(jiff::Span::new().try_weeks(2).ok()?).ok(),
        (Meaning::Last, false) => today.last(day),
        (_, true) => today.of_next_week(day)?.checked_sub(jiff::Span::new().try_weeks(1).ok()?).ok(),
        (_, false) => today.this(day),
    }
}

/// `next week`, `semaine prochaine`.
fn week_at(marks: &Marks, at: usize) -> Option<(Meaning, usize)> {
    let week = |at: usize| marks.is(at, Meaning::Unit(Unit::Week));
    match direction_at(marks, at) {
        Some(direction) if week(at + 1) => Some((direction, at + 2)),
        _ if week(at) => Some((direction_at(marks, at + 1)?, at + 2)),
        _ => None,
    }
}

fn direction_at(marks: &Marks, at: usize) -> Option<Meaning> {
    match marks.sense(at)? {
        Sense::Means(direction @ (Meaning::Next | Meaning::This | Meaning::Coming | Meaning::Last)) => Some(direction),
        _ => None,
    }
}

/// `in 3 days`, `two weeks from now`, `vor drei Tagen`, `3 days ago`, `dans quinze jours`.
fn counted(marks: &Marks, at: usize, today: &Today) -> Found {
    let lead = match marks.sense(at)? {
        Sense::Means(lead @ (Meaning::Ahead | Meaning::AgoBefore)) => Some(lead),
        _ => None,
    };
    let place = at + usize::from(lead.is_some());
    let place =
        place + usize::from(marks.is(place, Meaning::Article) && matches!(marks.sense(place + 1), Some(Sense::Means(Meaning::Days(_)))));
    let (count, unit, mut end) = match marks.sense(place)? {
        Sense::Means(Meaning::Days(days)) => (i64::from(days), Unit::Day, place + 1),
        _ => {
            let Some(Sense::Means(Meaning::Unit(unit))) = marks.sense(place + 1) else { return None };
            (count_at(marks, place)?, unit, place + 2)
        }
    };
    let back = match (lead, marks.sense(end)) {
        (Some(Meaning::AgoBefore), _) => true,
        (Some(_), _) => false,
        (None, Some(Sense::Means(after @ (Meaning::FromNow | Meaning::Ago)))) => {
            end += 1;
            after == Meaning::Ago
        }
        (None, _) => return None,
    };
    let count = if back { -count } else { count };
    Some((DatePiece::day(today.ahead(count, unit)?), end))
}

/// `the 24th`, `am 24.`, `le 24`.
fn day_of_month(marks: &Marks, at: usize, today: &Today) -> Found {
    let start = skip(marks, at, &[Meaning::On, Meaning::The]);
    let led = start > at;
    let (day, end) = day_number(marks, start)?;
    let spelled = match marks.sense(start)? {
        Sense::Ordinal(_) => led || is_suffixed(marks, start),
        Sense::Digits { .. } => led || end > start + 1 && today.language.reading.number_compounds,
        _ => led,
    };
    let other = matches!(
        marks.sense(end),
        Some(
            Sense::Unknown
                | Sense::Ordinal(_)
                | Sense::Digits { .. }
                | Sense::Words { .. }
                | Sense::Sign(':' | '/' | '%' | '€' | '$' | '£')
        ) | Some(Sense::Means(
            Meaning::OClock
                | Meaning::HourMark
                | Meaning::Am
                | Meaning::Pm
                | Meaning::Unit(_)
                | Meaning::Part(_)
                | Meaning::Past
                | Meaning::To
                | Meaning::HalfAfter
                | Meaning::Last
        ))
    );
    (spelled && !other).then_some(())?;
    Some((DatePiece::weak(today.next_day(day)?), end))
}

/// `24th`: digits with an ending, not a word such as `second`.
fn is_suffixed(marks: &Marks, at: usize) -> bool {
    marks.list.get(at).is_some_and(|mark| mark.to > mark.from + 1 && marks.scan.tokens()[mark.from].digits > 0)
}
