//! `wait`, `remind`, and what is due: a moment in, threads that go on out.

use botflow_program::*;

use crate::effect::*;
use crate::limits;
use crate::lookup::Place;
use crate::run::{Goes, Run};
use crate::session::*;
use crate::view::View;

/// A date to wait for begins at this hour.
const MORNING_MINUTE: u16 = 9 * 60;

impl View<'_> {
    /// When a `wait` ends.
    fn wait_until(&self, until: ExprIx) -> Option<Time> {
        match self.eval(until).plain()? {
            span @ Plain::Span(_) => match self.plus(&Plain::Moment(self.now), span, 1)? {
                Plain::Moment(time) => Some(time),
                _ => None,
            },
            plain => self.moment_of(plain),
        }
    }

    fn moment_of(&self, plain: &Plain) -> Option<Time> {
        match plain {
            Plain::Moment(time) => Some(*time),
            Plain::Day(day) => Some(self.engine.words().moment(*day, MORNING_MINUTE, self.zone())),
            Plain::Clock(minute) => {
                let today = self.engine.words().moment(self.today(), *minute, self.zone());
                let tomorrow = || self.engine.words().moment(self.today() + 1, *minute, self.zone());
                Some(if today > self.now { today } else { tomorrow() })
            }
            _ => None,
        }
    }

    fn before(&self, time: Time, span: Span) -> Time {
        match self.plus(&Plain::Moment(time), &Plain::Span(span), -1) {
            Some(Plain::Moment(time)) => time,
            _ => time,
        }
    }

    /// When something parked is due; `None`: not by time.
    pub fn due_at(&self, due: &Due) -> Option<Time> {
        match due {
            Due::At(time) => Some(*time),
            Due::BeforeTime { runs, .. } => Some(*runs),
            Due::BeforeBooking { booking, before, ran } => {
                let start = self.session.contact.bookings.iter().find(|b| b.number == *booking)?.start;
                let runs = self.before(start, *before);
                (!*ran && self.now < start).then_some(runs)
            }
            Due::Now => Some(self.now),
            Due::Answer => None,
        }
    }

    /// Since when both sides are quiet, if something is open that should not be talked into.
    fn quiet_since(&self) -> Option<Time> {
        let top = self.session.open.last()?;
        let since = match top.rest.as_ref()? {
            Rest::Question(open) => open.asked,
            Rest::Request { since, .. } => *since,
        };
        Some(since.max(self.session.heard))
    }

    /// From when on something parked may speak.
    fn may_speak_at(&self) -> Time {
        self.quiet_since().map_or(Time(0), |since| since.after(limits::QUIET_SECONDS))
    }

    /// The next outcome of the thread on the floor that time brings: when, and which.
    fn next_outcome(&self, engine_request: Option<&Request>) -> Option<(Time, Timed)> {
        let top = self.session.open.last()?;
        match top.rest.as_ref()? {
            Rest::Question(open) => {
                let (_, at) = self.engine.index.question(top.frames.last()?.at)?;
                let since = open.asked.max(self.session.heard);
                let lines = self.program.questions[at.at()].ways.no_replies.iter().enumerate().take(8);
                let due = lines.filter(|(nth, _)| open.fired & 1 << nth == 0).map(|(nth, line)| {
                    let line = &self.program.no_replies[line.at()];
                    (since.after(line.after_seconds.into()), Timed::NoReply(nth as u8, at, line.then))
                });
                due.min_by_key(|(time, _)| *time)
            }
            Rest::Request { since, taken, .. } => {
                let outcomes = &self.program.outcomes[engine_request?.outcomes.range()];
                let due = outcomes.iter().filter_map(|outcome| match outcome.when {
                    When::NoReply(seconds) => Some((since.after(seconds.into()), Timed::Outcome(outcome.when))),
                    When::NobodyFree(seconds) if !taken => Some((since.after(seconds.into()), Timed::Outcome(outcome.when))),
                    _ => None,
                });
                due.min_by_key(|(time, _)| *time)
            }
        }
    }
}

/// An outcome that time brings.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Timed {
    NoReply(u8, QuestionIx, Then),
    Outcome(When),
}

impl Run<'_> {
    /// `wait` parks this thread, `remind` a copy.
    pub fn park(&mut self, pc: Pc, park: &Park) -> Goes {
        let next = Goes::At(Pc(pc.0 + 1));
        match park.until {
            Until::Wait(until) => {
                let Some(time) = self.view().wait_until(until).filter(|time| *time > self.now) else { return Goes::At(park.wakes_at) };
                self.take_over();
                let Some(mut thread) = self.session.open.pop() else { return Goes::Ends };
                thread.rest = None;
                if let Some(frame) = thread.frames.last_mut() {
                    frame.at = park.place;
                }
                self.park_thread(thread, Due::At(time));
                Goes::Left
            }
            Until::BeforeBooking { booking, before } => {
                let view = self.view();
                let name = self.program.names[booking.at()].id;
                let due = view.booking(name).map(|booking| (booking.number, view.before(booking.start, before)));
                if let Some((booking, _)) = due.filter(|(_, runs)| *runs > self.now) {
                    self.park_copy(park, Due::BeforeBooking { booking, before, ran: false });
                }
                next
            }
            Until::BeforeTime { time, before } => {
                let view = self.view();
                let of = view.eval(time).plain().and_then(|plain| view.moment_of(plain));
                let due = of.map(|of| (of, view.before(of, before)));
                if let Some((of, runs)) = due.filter(|(_, runs)| *runs > self.now) {
                    self.park_copy(park, Due::BeforeTime { runs, of });
                }
                next
            }
        }
    }

    fn park_copy(&mut self, park: &Park, due: Due) {
        let carries: Vec<NameId> =
            self.program.name_lists[park.carries.at()].names.iter().map(|name| self.program.names[name.at()].id).collect();
        let Some(thread) = self.session.open.last() else { return };
        let Some(frame) = thread.frames.last() else { return };
        let values = frame.values.iter().filter(|held| carries.contains(&held.name)).cloned().collect();
        let copy = Thread {
            copy: true,
            promise: false,
            rest: None,
            asked: Vec::new(),
            frames: vec![Frame { at: park.place, step: frame.step, values, points: frame.points.clone(), loops: Vec::new() }],
            ..thread.clone()
        };
        self.park_thread(copy, due);
    }

    /// Whether lines that run later may run now.
    fn may_wake(&self) -> bool {
        !self.session.stopped && !self.is_handed_over() && !self.turn.hold && !self.holds()
    }

    /// Whether a brief request is out: everything waits for its answer.
    pub fn holds(&self) -> bool {
        let Some(thread) = self.session.open.last() else { return false };
        matches!(thread.rest, Some(Rest::Request { .. })) && self.request_of(thread).is_some_and(|request| request.rests == Rests::Briefly)
    }

    /// Runs all that is due, in order of time, then of arrival.
    pub fn run_due(&mut self) {
        // Each round runs ops or takes something away; the bound of a turn ends a wheel that turns.
        for _ in 0..limits::OPS {
            if self.ops_left == 0 || self.holds() {
                return;
            }
            let outcome = self.timed_outcome().filter(|(time, _)| *time <= self.now);
            let parked = self.next_parked().filter(|(time, _)| *time <= self.now);
            match (outcome, parked) {
                (Some((at, timed)), other) if other.is_none_or(|(time, _)| at <= time) => self.run_timed(timed),
                (_, Some((_, parked))) => self.wake(parked),
                _ => return,
            }
        }
    }

    /// What waited for the floor has it as soon as nothing is open.
    pub fn run_parked(&mut self) {
        for _ in 0..limits::PARKED {
            let Some((_, parked)) = self.next_parked().filter(|(time, _)| *time <= self.now) else { return };
            if self.ops_left == 0 {
                return;
            }
            self.wake(parked);
        }
    }

    fn timed_outcome(&self) -> Option<(Time, Timed)> {
        let top = self.session.open.last()?;
        if self.holds() || (self.session.stopped && matches!(top.rest, Some(Rest::Question(_)))) {
            return None;
        }
        self.view().next_outcome(self.request_of(top))
    }

    /// The parked thread that is next: when it may run, and which.
    fn next_parked(&self) -> Option<(Time, usize)> {
        if self.session.parked.is_empty() || !self.may_wake() {
            return None;
        }
        let view = self.view();
        let quiet = view.may_speak_at();
        let parked = self.session.parked.iter().enumerate();
        parked.filter_map(|(at, parked)| Some((view.due_at(&parked.due)?.max(quiet), at))).min()
    }

    fn run_timed(&mut self, timed: Timed) {
        match timed {
            Timed::NoReply(nth, at, then) => {
                if let Some(open) = self.open_state() {
                    open.fired |= 1 << nth;
                }
                let next = self.program.questions[at.at()].next;
                let goes = self.then(then, next);
                self.follow(goes);
            }
            Timed::Outcome(when) => {
                let Some(request) = self.session.open.last().and_then(|thread| self.request_of(thread)) else { return };
                let Some(Rest::Request { number, .. }) = self.session.open.last().and_then(|thread| thread.rest.clone()) else { return };
                self.record(Fact::CameTo {
                    request: request.place,
                    number,
                    outcome: if matches!(when, When::NobodyFree(_)) { "nobody free" } else { "no reply" }.into(),
                });
                if matches!(when, When::NobodyFree(_)) {
                    self.effect(Effect::Withdraw { number });
                } else if let Some(thread) = self.session.open.last().cloned() {
                    // A payment under way is never closed: money may still come.
                    self.park_thread(Thread { copy: true, ..thread }, Due::Answer);
                }
                let goes = self.outcome(request, when);
                self.follow(goes);
            }
        }
    }

    /// A parked thread goes on, like a flow that starts.
    fn wake(&mut self, at: usize) {
        let now = self.now;
        let parked = match &mut self.session.parked[at] {
            // It stays, to run again after a move.
            Parked { due: Due::BeforeBooking { ran, .. }, thread } => {
                *ran = true;
                Parked { thread: thread.clone(), due: Due::Now }
            }
            _ => self.session.parked.remove(at),
        };
        // A reminder never runs after what it reminds of.
        if matches!(parked.due, Due::BeforeTime { of, .. } if of <= now) {
            return;
        }
        let request = self.request_of(&parked.thread);
        let frame_at = parked.thread.frames.last().map(|frame| (frame.at, frame.step));
        let number = match parked.thread.rest {
            Some(Rest::Request { number, .. }) => Some(number),
            _ => None,
        };
        self.push_thread(parked.thread);
        if let (Some(request), Some(number)) = (request, number) {
            // A payment's answer that waited for the person to hand back.
            let paid = self.session.contact.payments.iter().any(|p| p.number == number && p.paid_at.is_some());
            let goes = self.outcome(request, if paid { When::Paid } else { When::Failed });
            return self.follow(goes);
        }
        let goes = match frame_at {
            Some((place, step)) => match self.index.place(place) {
                Some((_, Place::Park(park))) => Goes::At(self.program.parks[park.at()].wakes_at),
                // An event that waited its turn.
                _ => self.index.step(step).map_or(Goes::Ends, |step| Goes::At(self.program.steps[step.at()].start)),
            },
            None => Goes::Ends,
        };
        if goes == Goes::Ends {
            self.end_thread();
        }
        self.follow(goes);
    }

    /// Gives a thread the floor; a pile that is too high loses its lowest.
    pub fn push_thread(&mut self, thread: Thread) {
        if self.session.open.len() >= limits::OPEN {
            let lowest = self.session.open.remove(0);
            self.close(lowest);
        }
        self.session.open.push(thread);
    }

    /// The next moment at which something is due.
    pub fn wake_at(&self) -> Option<Time> {
        if self.holds() {
            return None;
        }
        let outcome = self.timed_outcome().map(|(time, _)| time);
        let parked = self.next_parked().map(|(time, _)| time);
        [outcome, parked].into_iter().flatten().min().map(|time| time.max(self.now.after(1)))
    }
}
