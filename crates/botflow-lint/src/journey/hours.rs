//! At what hours of the day a line can be reached. In: the graph. Out: a set of quarters of an hour a node.
//!
//! Conversations begin, and customers write, at any hour. `wait` moves the clock on, `wait until` sets it, `if TEAM is open` narrows it, a reminder
//! comes at the hours of its calendar. Each set only grows, and has 96 parts, so the walk ends.

use std::collections::VecDeque;

use botflow_compile::graph::{Act, Remind, WaitFor, Why};
use botflow_compile::model::{Calculation, Expr, Kind, Literal, Root};
use botflow_compile::project;
use petgraph::graph::NodeIndex;

use super::reach::roots;
use super::silence::ENDLESS;
use super::unasked::Wake;
use super::{Journey, Outside};

const QUARTERS: u32 = 96;
const QUARTER_MINUTES: u16 = 15;
const MINUTES_OF_A_DAY: u16 = 24 * 60;
const DAY_SECONDS: u64 = 86_400;
/// "A day without a time means nine in the morning."
const MORNING_MINUTE: u16 = 9 * 60;

/// Quarters of an hour of a day, a bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Hours(u128);

impl Hours {
    const ANY: Hours = Hours((1 << QUARTERS) - 1);

    fn at(minute: u16) -> Self {
        Hours(1 << (minute % MINUTES_OF_A_DAY / QUARTER_MINUTES))
    }

    /// From minute to minute of the day, over midnight where the second is not later.
    pub(crate) fn between(from: u16, to: u16) -> Self {
        let all = (0..MINUTES_OF_A_DAY).step_by(QUARTER_MINUTES.into());
        let inside = all.filter(|minute| if from < to { (from..to).contains(minute) } else { *minute >= from || *minute < to });
        inside.fold(Hours::default(), |hours, minute| hours.or(Hours::at(minute)))
    }

    /// Those of both.
    pub(crate) fn or(self, other: Hours) -> Hours {
        Hours(self.0 | other.0)
    }

    fn and(self, other: Hours) -> Hours {
        Hours(self.0 & other.0)
    }

    /// So much later.
    fn later(self, seconds: u64) -> Hours {
        let turn = |quarters: u32| Hours((self.0 << quarters | self.0 >> (QUARTERS - quarters)) & Hours::ANY.0);
        let (quarters, rest) = (seconds % DAY_SECONDS / 900, seconds % 900);
        let whole = turn(quarters as u32);
        if rest == 0 { whole } else { whole.or(turn((quarters as u32 + 1) % QUARTERS)) }
    }

    /// Whether some hour is in both.
    pub(crate) fn meets(self, other: &Hours) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether that minute of the day is one of them.
    pub(crate) fn holds(self, minute: u16) -> bool {
        self.meets(&Hours::at(minute))
    }

    /// The minute of the day, where there is only one quarter.
    pub(crate) fn only(self) -> Option<u16> {
        (self.0.count_ones() == 1).then(|| self.0.trailing_zeros() as u16 * QUARTER_MINUTES)
    }
}

impl Journey<'_> {
    /// At what hours each node can be reached.
    pub(crate) fn hours(&self) -> Vec<Hours> {
        let mut walk = Walk { hours: vec![Hours::default(); self.graph.ways.node_count()], queue: VecDeque::new() };
        roots(self.graph, self.model).into_iter().for_each(|root| walk.reach(root, Hours::ANY));
        while let Some(at) = walk.queue.pop_front() {
            let here = walk.hours[at.index()];
            for (edge, to) in self.graph.out(at) {
                let wakes = self.wakes_by(at) == Some(edge.why);
                let next = match wakes {
                    true => Some(self.hours_after(Wake { first: to, by: Outside::Later(at) }, &walk.hours)),
                    // Where the customer writes it may be any hour.
                    false => Some(self.hours_along(at, edge.why, &here).unwrap_or(Hours::ANY)),
                };
                next.into_iter().for_each(|next| walk.reach(to, next));
            }
        }
        walk.hours
    }

    /// At what hours a stretch begins that nobody asked for.
    pub(crate) fn hours_after(&self, wake: Wake, hours: &[Hours]) -> Hours {
        let Outside::Later(at) = wake.by else { return Hours::ANY };
        match &self.node(at).act {
            Act::Wait(WaitFor::Span(time)) => hours[at.index()].later(time.seconds()),
            Act::Wait(WaitFor::Until(time)) => self.hours_of(time.get(self.facts), hours[at.index()]).unwrap_or(Hours::ANY),
            Act::Remind(remind) => self.hours_of_reminder(remind).unwrap_or(Hours::ANY),
            _ => hours[at.index()],
        }
    }

    /// At what hours a way goes on; `None` where the customer writes on it.
    pub(crate) fn hours_along(&self, at: NodeIndex, why: Why, here: &Hours) -> Option<Hours> {
        let adds = self.adds(at, why)?;
        let later = if adds == ENDLESS { Hours::ANY } else { here.later(adds) };
        Some(match &self.node(at).act {
            Act::Branch(condition) => later.and(self.open_hours(condition.get(self.facts), why == Why::Holds)),
            // What a flow waits for in between is not known out here.
            Act::Do(_) if why == Why::Returned && adds > 0 => Hours::ANY,
            _ => later,
        })
    }

    fn hours_of(&self, time: &Expr, now: Hours) -> Option<Hours> {
        Some(match time {
            Expr::Literal(Literal::Now) => now,
            Expr::Literal(Literal::Duration { seconds, .. }) => now.later((*seconds).try_into().ok()?),
            Expr::Literal(Literal::Time(minute)) => Hours::at(*minute),
            Expr::Moved { from, seconds, .. } => self.moved(from, *seconds, now)?,
            Expr::Sum(Calculation::Plus, from, by) => match by.as_ref() {
                Expr::Literal(Literal::Duration { seconds, .. }) => self.moved(from, *seconds, now)?,
                _ => return None,
            },
            day if is_day(day) => Hours::at(MORNING_MINUTE),
            _ => return None,
        })
    }

    /// A day moved by hours begins at midnight.
    fn moved(&self, from: &Expr, seconds: i64, now: Hours) -> Option<Hours> {
        let seconds_of_day = seconds.rem_euclid(DAY_SECONDS as i64) as u64;
        if is_day(from) {
            return Some(if seconds == 0 { Hours::at(MORNING_MINUTE) } else { Hours::at(0).later(seconds_of_day) });
        }
        self.hours_of(from, now).map(|hours| hours.later(seconds_of_day))
    }

    /// A booking begins while its calendar is open.
    fn hours_of_reminder(&self, remind: &Remind) -> Option<Hours> {
        let Root::Booking(booking) = remind.of.get(self.facts)?.root else { return None };
        let calendars = self.model.bookings.get(booking.ix())?.calendars.iter().map(|at| self.project.calendars.get(*at as usize));
        let mut hours = Hours::default();
        for calendar in calendars {
            let calendar = calendar.filter(|calendar| calendar.url.is_none())?;
            hours = hours.or(open(&calendar.hours));
        }
        // Whole days before, it is the same hour.
        let back = DAY_SECONDS - remind.before.seconds() % DAY_SECONDS;
        (hours != Hours::default()).then(|| hours.later(back % DAY_SECONDS))
    }

    /// When a condition can hold, or fail, by the hours that it asks for.
    fn open_hours(&self, condition: &Expr, holds: bool) -> Hours {
        let of = |hours: Option<&project::Hours>| hours.filter(|_| holds).map_or(Hours::ANY, open);
        match condition {
            Expr::TeamOpen(team) => of(self.project.teams.get(*team as usize).and_then(|team| team.hours.as_ref())),
            Expr::CalendarOpen(calendar) => of(self.project.calendars.get(*calendar as usize).map(|calendar| &calendar.hours)),
            Expr::Not(inner) => self.open_hours(inner, !holds),
            Expr::And(sides) if holds => sides.iter().fold(Hours::ANY, |hours, side| hours.and(self.open_hours(side, true))),
            _ => Hours::ANY,
        }
    }
}

/// A date without a time.
fn is_day(time: &Expr) -> bool {
    match time {
        Expr::Literal(Literal::Today | Literal::Tomorrow | Literal::Date(_)) => true,
        Expr::Read(read) => read.kind == Kind::Date,
        _ => false,
    }
}

/// When something is open on some day.
fn open(hours: &project::Hours) -> Hours {
    let times = hours.days.iter().flatten();
    times.fold(Hours::default(), |all, (from, to)| all.or(Hours::between(*from, *to % MINUTES_OF_A_DAY)))
}

struct Walk {
    hours: Vec<Hours>,
    queue: VecDeque<NodeIndex>,
}

impl Walk {
    fn reach(&mut self, at: NodeIndex, hours: Hours) {
        let more = self.hours[at.index()].or(hours);
        if more != self.hours[at.index()] {
            self.hours[at.index()] = more;
            self.queue.push_back(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_night_goes_over_midnight() {
        let night = Hours::between(21 * 60, 8 * 60);
        assert!(night.holds(23 * 60) && night.holds(0) && night.holds(7 * 60 + 59));
        assert!(!night.holds(8 * 60) && !night.holds(20 * 60 + 59));
        assert_eq!(Hours::between(0, 0), Hours::ANY);
    }

    #[test]
    fn the_clock_moves_on() {
        assert_eq!(Hours::at(23 * 60).later(2 * 3_600).only(), Some(60));
        assert_eq!(Hours::at(9 * 60).later(3 * DAY_SECONDS).only(), Some(9 * 60));
        assert_eq!(Hours::at(0).later(0), Hours::at(0));
        let between = Hours::at(0).later(60);
        assert!(between.holds(0) && between.holds(15) && between.only().is_none());
    }
}
