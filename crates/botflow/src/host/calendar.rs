//! Calendars that really fill up: opening hours, capacity, lead time, closed days, and what has been reserved since the talk began.

use botflow_program::{Calendar, Program, Text, Time};
use botflow_runtime::{Free, Number, Words};

/// How far ahead a calendar is looked through for one question: no customer books further.
const DAYS_AHEAD_MAX: i32 = 400;

/// What times a calendar has.
#[derive(Debug, Clone, PartialEq)]
pub enum Times {
    /// None.
    Full,
    /// These starts and no others.
    Only(Vec<Time>),
    /// Those of its hours.
    ByHours,
}

/// All calendars of a project and what is reserved in them.
#[derive(Debug, Clone)]
pub(super) struct Diary {
    zone: Text,
    calendars: Vec<Calendar>,
    times: Vec<(Text, Times)>,
    reserved: Vec<(Number, Free)>,
}

/// Which free times are wanted.
#[derive(Debug)]
pub(super) struct Wanted<'w> {
    /// Where, by name.
    pub calendars: &'w [Text],
    /// Not before.
    pub from: Time,
    /// Not behind.
    pub to: Time,
    /// How long; else the calendar's own slot.
    pub length_seconds: Option<u32>,
    /// As many as this at most.
    pub count: u16,
    /// The booking that moves: its own time counts as free.
    pub moving: Option<Number>,
    /// This moment.
    pub now: Time,
}

impl Diary {
    pub(super) fn new(program: &Program) -> Self {
        Diary { zone: program.zone.clone(), calendars: program.calendars.clone(), times: Vec::new(), reserved: Vec::new() }
    }

    pub(super) fn set(&mut self, calendar: &str, times: Times) {
        self.times.retain(|(name, _)| name != calendar);
        self.times.push((calendar.into(), times));
    }

    /// Free times in order of time; of equal ones in the order of the calendars.
    pub(super) fn free(&self, words: &dyn Words, wanted: &Wanted<'_>) -> Vec<Free> {
        let asked = wanted.calendars.iter().filter_map(|name| self.calendars.iter().find(|calendar| calendar.name == *name));
        let mut free: Vec<Free> = asked.flat_map(|calendar| self.free_of(words, calendar, wanted)).collect();
        free.sort_by_key(|slot| slot.start);
        free.truncate(usize::from(wanted.count));
        free
    }

    fn free_of(&self, words: &dyn Words, calendar: &Calendar, wanted: &Wanted<'_>) -> Vec<Free> {
        let earliest = wanted.from.max(wanted.now.after(i64::from(calendar.lead_seconds)));
        let length = wanted.length_seconds.unwrap_or_else(|| u32::from(calendar.slot_minutes) * 60);
        let slot = |start: Time| Free { calendar: calendar.name.clone(), start, end: start.after(i64::from(length)) };
        let is_free = |slot: &Free| slot.start >= earliest && slot.start <= wanted.to && self.has_room(calendar, slot, wanted.moving);
        match self.times_of(calendar) {
            Times::Full => Vec::new(),
            Times::Only(starts) => starts.iter().map(|start| slot(*start)).filter(is_free).collect(),
            Times::ByHours => {
                let first = words.local(earliest, &self.zone).day;
                let last = words.local(wanted.to, &self.zone).day.min(first.saturating_add(DAYS_AHEAD_MAX));
                let starts = (first..=last).flat_map(|day| self.starts_of_day(words, calendar, day, length));
                starts.map(slot).filter(is_free).take(usize::from(wanted.count)).collect()
            }
        }
    }

    /// The starts of a day whose whole length lies within the hours.
    fn starts_of_day(&self, words: &dyn Words, calendar: &Calendar, day: i32, length_seconds: u32) -> Vec<Time> {
        if calendar.hours.closed.contains(&day) {
            return Vec::new();
        }
        // 1970-01-01 was a Thursday, and 0 is Monday.
        let weekday = (day + 3).rem_euclid(7) as u8;
        let mut starts = Vec::new();
        for open in calendar.hours.open.iter().filter(|open| open.weekday == weekday) {
            let mut minute = u32::from(open.from_minute);
            while minute * 60 + length_seconds <= u32::from(open.to_minute) * 60 {
                starts.push(words.moment(day, minute as u16, &self.zone));
                minute += u32::from(calendar.slot_minutes.max(1));
            }
        }
        starts
    }

    fn times_of(&self, calendar: &Calendar) -> &Times {
        self.times.iter().find(|(name, _)| *name == calendar.name).map_or(&Times::ByHours, |(_, times)| times)
    }

    /// Whether fewer than `capacity` reservations overlap it.
    fn has_room(&self, calendar: &Calendar, slot: &Free, moving: Option<Number>) -> bool {
        let overlaps = |other: &Free| other.calendar == slot.calendar && other.start < slot.end && slot.start < other.end;
        let taken = self.reserved.iter().filter(|(number, other)| Some(*number) != moving && overlaps(other)).count();
        taken < usize::from(calendar.capacity.max(1))
    }

    /// Reserves a time under a number, or moves that number's booking to it. `false`: it is not free any more.
    pub(super) fn reserve(&mut self, words: &dyn Words, number: Number, slot: &Free, moving: Option<Number>, now: Time) -> bool {
        let calendars = [slot.calendar.clone()];
        let length_seconds = u32::try_from(slot.end.since(slot.start)).ok();
        let wanted =
            Wanted { calendars: &calendars, from: slot.start, to: slot.start, length_seconds, count: 1, moving, now: now.min(slot.start) };
        let free = self.calendars.iter().find(|calendar| calendar.name == slot.calendar).is_some_and(|calendar| {
            let without_lead = Calendar { lead_seconds: 0, ..calendar.clone() };
            self.free_of(words, &without_lead, &wanted).iter().any(|free| free.start == slot.start)
        });
        if free {
            self.cancel(number);
            self.reserved.push((number, slot.clone()));
        }
        free
    }

    pub(super) fn cancel(&mut self, number: Number) {
        self.reserved.retain(|(other, _)| *other != number);
    }

    pub(super) fn reservations(&self) -> Vec<Free> {
        let mut all: Vec<Free> = self.reserved.iter().map(|(_, slot)| slot.clone()).collect();
        all.sort_by_key(|slot| slot.start);
        all
    }
}
