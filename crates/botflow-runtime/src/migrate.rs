//! A session of another program in, the same conversation in this one out; each loss is written down.

use botflow_program::*;

use crate::effect::*;
use crate::lookup::Place;
use crate::run::Run;
use crate::session::*;

impl Run<'_> {
    /// Walks a session that was saved under another program, once.
    pub fn migrate(&mut self) {
        let first = self.session.program == 0;
        self.session.program = self.index.tag;
        if !self.index.speaks(self.session.language) {
            self.session.language = self.index.language_id(LanguageIx(0));
        }
        if first {
            return;
        }
        let mut contact = std::mem::take(&mut self.session.contact.values);
        self.keep_known(&mut contact);
        self.session.contact.values = contact;
        let open = std::mem::take(&mut self.session.open);
        let mut ask_again = false;
        for thread in open {
            let (thread, moved) = self.migrate_thread(thread);
            ask_again = moved;
            self.session.open.extend(thread);
        }
        let parked = std::mem::take(&mut self.session.parked);
        for mut parked in parked {
            let at = parked.thread.frames.last().map(|frame| frame.at).unwrap_or_default();
            let event = parked.due == Due::Now && at == PlaceId(0);
            if !event && !matches!(self.index.place(at), Some((_, Place::Park(_) | Place::Perform(_)))) {
                self.lose(Lost::Parked, at.0);
                continue;
            }
            parked.thread.flow = self.todays_flow(parked.thread.flow);
            for frame in &mut parked.thread.frames {
                self.migrate_frame(frame);
            }
            self.session.parked.push(parked);
        }
        if let Some(mut last) = self.session.last.take() {
            last.frames.iter_mut().for_each(|frame| self.migrate_frame(frame));
            self.session.last = Some(last);
        }
        if ask_again {
            self.rest_anew();
        }
    }

    fn lose(&mut self, lost: Lost, id: u32) {
        self.record(Fact::Migrated { lost, id });
    }

    /// A thread, if it can go on here; and whether it has lost the place it rested in.
    fn migrate_thread(&mut self, mut thread: Thread) -> (Option<Thread>, bool) {
        thread.flow = self.todays_flow(thread.flow);
        thread.asked.iter_mut().for_each(|asked| asked.question = self.todays(asked.question));
        let frames = std::mem::take(&mut thread.frames);
        for mut frame in frames {
            self.migrate_frame(&mut frame);
            thread.frames.push(frame);
            // A `do` that is gone: the frame above it goes on alone no more.
            let inner = thread.frames.len() >= 2 && {
                let below = &thread.frames[thread.frames.len() - 2];
                !matches!(self.index.place(below.at), Some((_, Place::Do(_))))
            };
            if inner {
                let gone = thread.frames[thread.frames.len() - 2].at;
                self.lose(Lost::Place, gone.0);
                thread.frames.pop();
                thread.rest = None;
                break;
            }
        }
        let known = |asked: &Asked| self.index.question(asked.question).is_some();
        thread.asked.retain(known);
        let at = thread.frames.last().map(|frame| frame.at).unwrap_or_default();
        let stays = match (&thread.rest, self.index.place(at)) {
            (Some(Rest::Question(_)), Some((_, Place::Ask(_)))) => true,
            (Some(Rest::Request { .. }), Some((_, Place::Perform(_)))) => true,
            (Some(Rest::Request { number, .. }), _) => {
                self.lose(Lost::Request, number.0);
                false
            }
            _ => false,
        };
        if stays {
            return (Some(thread), false);
        }
        thread.rest = None;
        if self.step_for(&thread).is_none() {
            let flow = thread.flow;
            self.lose(Lost::Flow, flow.0);
            return (None, false);
        }
        self.lose(Lost::Place, at.0);
        (Some(thread), true)
    }

    /// Its step, if that is there and its needs are met; else its flow's start.
    fn step_for(&self, thread: &Thread) -> Option<StepIx> {
        let step = thread.frames.last().and_then(|frame| self.index.step(frame.step));
        let start = || Some(self.program.flows[self.index.flow(thread.flow)?.at()].first);
        step.filter(|step| self.needs_are_met(Some(thread), *step, None)).or_else(start)
    }

    /// The conversation on the floor has lost its place: it goes on at its step.
    fn rest_anew(&mut self) {
        let Some(thread) = self.session.open.last().filter(|thread| thread.rest.is_none()) else { return };
        let Some(step) = self.step_for(thread) else { return };
        let goes = self.go(Target::Step(step));
        self.follow(goes);
        self.asked_anew = true;
    }

    fn migrate_frame(&mut self, frame: &mut Frame) {
        self.rename(frame);
        self.keep_known(&mut frame.values);
        let points = frame.points.len();
        frame.points.retain(|point| {
            let from = point.from == PlaceId(0) || self.index.question(point.from).is_some();
            from && self.program.board_rows.iter().any(|row| row.id == point.row)
        });
        if frame.points.len() < points {
            self.lose(Lost::Points, frame.step.0);
        }
        let loops = frame.loops.len();
        let kept = frame.loops.iter().take_while(|lap| matches!(self.index.place(lap.at), Some((_, Place::Each(_))))).count();
        frame.loops.truncate(kept);
        if kept < loops {
            self.lose(Lost::Loop, frame.at.0);
        }
    }

    /// Under today's ids: older ones were renamed.
    fn rename(&self, frame: &mut Frame) {
        if let Some(step) = self.index.step(frame.step) {
            frame.step = self.program.steps[step.at()].id;
        }
        frame.at = self.todays(frame.at);
        frame.loops.iter_mut().for_each(|lap| lap.at = self.todays(lap.at));
        for point in &mut frame.points {
            point.from = self.todays(point.from);
            let renamed = |alias: &&Alias| alias.of == AliasOf::BoardRow && alias.old == point.row.0;
            if let Some(alias) = self.program.aliases.iter().find(renamed) {
                point.row = BoardRowId(alias.new);
            }
        }
    }

    /// A place under today's id.
    fn todays(&self, place: PlaceId) -> PlaceId {
        match self.index.place(place) {
            Some((_, Place::Ask(at))) => self.program.questions[at.at()].place,
            Some((_, Place::Perform(at))) => self.program.requests[at.at()].place,
            Some((_, Place::Park(at))) => self.program.parks[at.at()].place,
            Some((_, Place::Do(at))) => self.program.dos[at.at()].place,
            Some((_, Place::Each(at))) => self.program.loops[at.at()].place,
            None => place,
        }
    }

    /// A flow under today's id.
    fn todays_flow(&self, flow: FlowId) -> FlowId {
        self.index.flow(flow).map_or(flow, |at| self.program.flows[at.at()].id)
    }

    /// Values of names, kinds, options and rows that are still there.
    fn keep_known(&mut self, values: &mut Vec<Held>) {
        let mut lost = Vec::new();
        values.retain(|held| {
            let name = self.index.name(held.name).map(|at| &self.program.names[at.at()]);
            // The runtime's own names need no declaration.
            let own = [self.index.contact.time_zone, self.index.contact.first_name, self.index.contact.last_name];
            let own = own.contains(&held.name) || [self.index.contact.email, self.index.contact.phone].contains(&held.name);
            let fits = own || name.is_some_and(|name| self.still_fits(name.kind, &held.value));
            if !fits {
                lost.push(held.name);
            }
            fits
        });
        for name in lost {
            self.lose(Lost::Value, name.0);
        }
    }

    fn still_fits(&self, kind: Kind, value: &Value) -> bool {
        let Some(plain) = value.plain() else { return true };
        match plain {
            Plain::Choice(option) => self.index.option(*option).is_some(),
            Plain::Choices(options) => options.iter().all(|option| self.index.option(*option).is_some()),
            Plain::Item { catalog, row } => self.index.catalog(*catalog).is_some_and(|at| self.engine.row(at, *row).is_some()),
            Plain::Yes(_) => matches!(kind, Kind::YesNo | Kind::Consent),
            Plain::Number(_) => matches!(kind, Kind::Number | Kind::WholeNumber | Kind::Rating { .. }),
            Plain::Money { .. } => matches!(kind, Kind::Money | Kind::Number),
            Plain::Day(_) => kind == Kind::Date,
            Plain::Clock(_) => kind == Kind::Time,
            Plain::Moment(_) => matches!(kind, Kind::DateTime | Kind::Booking),
            Plain::Span(_) => kind == Kind::Span,
            Plain::Place(_) => kind == Kind::Location,
            Plain::Texts(_) => kind == Kind::List,
            // A choice may hold a text: *otherwise* stores one.
            Plain::Text(_) => {
                !matches!(kind, Kind::Number | Kind::WholeNumber | Kind::Money | Kind::Date | Kind::Time | Kind::DateTime | Kind::Location)
            }
        }
    }
}
