//! In: a day, a time or both, and which parts are wanted. Out: `Thursday, 26 November at 2:30 pm`.

use jiff::civil::{Date, Time};

use crate::language::Language;

/// A time on the clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// 0 to 23.
    pub hour: i8,
    /// 0 to 59.
    pub minute: i8,
}

/// A day in the words of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// Of the month.
    pub number: i8,
    /// Its name.
    pub month: &'static str,
    /// Left out where it is this year.
    pub year: Option<i16>,
    /// The customer's country writes the month first.
    pub month_first: bool,
}

/// How a language puts days and times together.
pub trait DateStyle: Sync + Send {
    /// `26 November`.
    fn date(&self, out: &mut String, day: &Day);
    /// `2:30 pm`.
    fn time(&self, out: &mut String, clock: Clock);
    /// Between weekday and date.
    fn after_weekday(&self) -> &'static str;
    /// Between day and time.
    fn before_time(&self, clock: Clock) -> &'static str;
}

/// Which parts of a day and time are written, in the language's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WhenForm {
    /// Its name: `Thursday`.
    pub weekday: bool,
    /// Day and month, and the year where it is not this one.
    pub date: bool,
    /// The time of day.
    pub time: bool,
    /// The month alone: `November`.
    pub month: bool,
    /// The year alone, or with the month.
    pub year: bool,
}

/// Appends the wanted parts of a day and a time; parts that are not there are left out.
pub fn write_when(
    out: &mut String,
    day: Option<Date>,
    time: Option<Time>,
    form: WhenForm,
    this_year: Option<i16>,
    month_first: bool,
    language: &Language,
) {
    let writing = &language.writing;
    let start = out.len();
    if let Some(day) = day {
        if form.weekday {
            out.push_str(writing.weekdays[day.weekday().to_monday_zero_offset() as usize]);
        }
        let month = writing.months[day.month() as usize - 1];
        if form.date {
            if form.weekday {
                out.push_str(writing.style.after_weekday());
            }
            let year = (form.year || this_year != Some(day.year())).then_some(day.year());
            writing.style.date(out, &Day { number: day.day(), month, year, month_first });
        } else if form.month || form.year {
            if form.weekday {
                out.push_str(writing.style.after_weekday());
            }
            write_month(out, month, day.year(), form);
        }
    }
    if let Some(time) = time.filter(|_| form.time) {
        let clock = Clock { hour: time.hour(), minute: time.minute() };
        if out.len() > start {
            out.push_str(writing.style.before_time(clock));
        }
        writing.style.time(out, clock);
    }
}

fn write_month(out: &mut String, month: &str, year: i16, form: WhenForm) {
    if form.month {
        out.push_str(month);
    }
    if form.year {
        if form.month {
            out.push(' ');
        }
        out.push_str(&year.to_string());
    }
}
