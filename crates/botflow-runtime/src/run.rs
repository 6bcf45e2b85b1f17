//! Ops in, effects out: the thread that has the floor runs until it rests, leaves or ends.

use botflow_program::*;

use crate::effect::*;
use crate::engine::{Engine, Visit};
use crate::limits;
use crate::lookup::Lookup;
use crate::session::*;
use crate::view::View;

/// Effects that most turns have at most: room for them is made at once.
const EFFECTS_USUAL: usize = 3;

/// One turn under way.
pub(crate) struct Run<'a> {
    pub engine: &'a Engine,
    pub program: &'a Program,
    pub index: &'a Lookup,
    pub session: &'a mut Session,
    pub now: Time,
    pub turn: Turn,
    pub visit: &'a mut dyn FnMut(Visit),
    pub ops_left: u32,
    pub messages_left: u32,
    /// A form is walked again after a correction, without sending, until this op.
    pub walking: Option<Pc>,
    /// The open question was asked in this very step, as another program has lost the one before: what came in is no answer to it.
    pub asked_anew: bool,
}

/// Where a thread goes on after an op.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Goes {
    /// At this op.
    At(Pc),
    /// Nowhere: it rests.
    Rests,
    /// Nowhere: it has left the floor (`wait`).
    Left,
    /// Nowhere: it is over.
    Ends,
}

impl<'a> Run<'a> {
    /// What can be read now, with the values of the thread on the floor.
    pub fn view(&self) -> View<'_> {
        self.view_of(self.session.open.last())
    }

    /// What can be read now, with the values of a thread.
    pub fn view_of<'v>(&'v self, thread: Option<&'v Thread>) -> View<'v> {
        View {
            engine: self.engine,
            program: self.program,
            session: self.session,
            thread,
            now: self.now,
            at_hand: &[],
            constants: &self.program.constants,
            row: None,
        }
    }

    /// The thread that has the floor.
    pub fn top(&mut self) -> Option<&mut Thread> {
        self.session.open.last_mut()
    }

    /// Its running frame.
    pub fn frame(&mut self) -> Option<&mut Frame> {
        self.session.open.last_mut()?.frames.last_mut()
    }

    /// The number of a new effect.
    pub fn number(&mut self) -> Number {
        let number = self.session.next;
        self.session.next = Number(number.0.wrapping_add(1).max(1));
        number
    }

    /// One effect more.
    pub fn effect(&mut self, effect: Effect) {
        self.make_room();
        self.turn.effects.push(effect);
    }

    fn make_room(&mut self) {
        if self.turn.effects.capacity() == 0 {
            self.turn.effects = Vec::with_capacity(EFFECTS_USUAL);
        }
    }

    /// Writes something down.
    #[inline]
    pub fn record(&mut self, fact: Fact) {
        self.effect(Effect::Record { fact });
    }

    /// Sends a message, within the bound of a turn.
    pub fn send(&mut self, message: Outgoing) {
        if self.messages_left == 0 {
            if !self.turn.effects.iter().any(|e| matches!(e, Effect::Record { fact: Fact::Limit(Limit::Messages) })) {
                self.record(Fact::Limit(Limit::Messages));
            }
            return;
        }
        self.messages_left -= 1;
        let number = self.number();
        self.effect(Effect::Send { number, message });
    }

    /// Sends what `write` writes, if it says that there is something. It is large: it is made where it stays.
    pub fn send_written(&mut self, write: impl FnOnce(&View<'_>, &mut Outgoing) -> bool) {
        if self.messages_left == 0 {
            let mut message = Outgoing::default();
            if write(&self.view(), &mut message) {
                self.send(message);
            }
            return;
        }
        self.make_room();
        let mut effects = std::mem::take(&mut self.turn.effects);
        effects.push(Effect::Send { number: self.session.next, message: Outgoing::default() });
        let sends = match effects.last_mut() {
            Some(Effect::Send { message, .. }) => write(&self.view(), message),
            _ => false,
        };
        if sends {
            self.messages_left -= 1;
            self.number();
        } else {
            effects.pop();
        }
        self.turn.effects = effects;
    }

    /// Goes on at an op until the thread rests; what was below an ended one is asked again.
    pub fn go_on(&mut self, pc: Pc) {
        let goes = self.run(Goes::At(pc));
        self.settle(goes);
    }

    /// Goes on from where something led.
    pub fn follow(&mut self, goes: Goes) {
        let goes = self.run(goes);
        self.settle(goes);
    }

    fn run(&mut self, mut goes: Goes) -> Goes {
        while let Goes::At(pc) = goes {
            if self.ops_left == 0 {
                self.record(Fact::Limit(Limit::Ops));
                return self.end_thread();
            }
            self.ops_left -= 1;
            if self.walking == Some(pc) {
                self.walking = None;
            }
            let Some(op) = self.program.ops.get(pc.at()) else { return self.end_thread() };
            (self.visit)(Visit::Op(pc));
            goes = self.op(pc, op);
        }
        goes
    }

    fn op(&mut self, pc: Pc, op: &'a Op) -> Goes {
        let next = Goes::At(Pc(pc.0 + 1));
        match op {
            Op::Send(message) => {
                if self.walking.is_none() {
                    self.send_written(|view, out| view.outgoing(*message, out));
                }
                next
            }
            Op::Ask(question) => self.ask(pc, *question),
            Op::Branch { holds, otherwise } => {
                if self.view().holds(*holds) {
                    next
                } else {
                    Goes::At(*otherwise)
                }
            }
            Op::Set { name, how, value } => {
                self.set(*name, *how, *value);
                next
            }
            Op::Each(at) => self.each(pc, &self.program.loops[at.at()]),
            Op::Pick(at) => {
                self.pick(&self.program.picks[at.at()]);
                next
            }
            Op::Split(at) => self.split(&self.program.splits[at.at()]),
            Op::Mark(mark) => {
                self.mark(mark);
                next
            }
            Op::Perform(at) => self.perform(pc, *at),
            Op::Park(at) => self.park(pc, &self.program.parks[at.at()]),
            Op::Do(at) => self.run_flow(&self.program.dos[at.at()]),
            Op::Go(target) => self.go(*target),
            Op::Jump(to) => Goes::At(*to),
            Op::End => self.end(),
        }
    }

    /// What an outcome does.
    pub fn then(&mut self, then: Then, next: Pc) -> Goes {
        match then {
            Then::Next => Goes::At(next),
            Then::Body(pc) => Goes::At(pc),
            Then::Go(target) => self.go(target),
        }
    }

    /// Enters a step, or goes back to a question.
    pub fn go(&mut self, target: Target) -> Goes {
        match target {
            Target::Step(step) => self.enter(step),
            Target::Flow(flow) => {
                let flow = &self.program.flows[flow.at()];
                self.keep_top_frame(flow.first);
                self.clear_boards(flow);
                if let Some(thread) = self.top() {
                    thread.flow = flow.id;
                }
                self.enter(flow.first)
            }
            Target::Question { ask, silent } => self.back_to_question(ask, silent),
        }
    }

    fn enter(&mut self, step: StepIx) -> Goes {
        self.keep_top_frame(step);
        let step = &self.program.steps[step.at()];
        let Some(frame) = self.frame() else { return Goes::Ends };
        frame.loops.clear();
        frame.step = step.id;
        let Some(thread) = self.top() else { return Goes::Ends };
        thread.rest = None;
        self.record(Fact::Entered { step: step.id });
        Goes::At(step.start)
    }

    /// A `do` that another flow's target leaves goes on with the values of the flow it leaves.
    fn keep_top_frame(&mut self, step: StepIx) {
        let to = self.program.steps[step.at()].flow;
        let Some(from) = self.frame().map(|frame| frame.step) else { return };
        let from = self.index.step(from).map(|at| self.program.steps[at.at()].flow);
        let Some(thread) = self.session.open.last_mut() else { return };
        if from != Some(to) && thread.frames.len() > 1 {
            let below = thread.frames.len() - 1;
            thread.frames.drain(..below);
            thread.asked.clear();
        }
    }

    fn clear_boards(&mut self, flow: &Flow) {
        for board in flow.boards.iter() {
            self.reset(board);
        }
    }

    /// Back to the question whose outcome ran: as open as before, shown again, or asked afresh where the body asked something itself.
    fn back_to_question(&mut self, ask: Pc, silent: bool) -> Goes {
        let Some(Op::Ask(at)) = self.program.ops.get(ask.at()) else { return self.end_thread() };
        let question = &self.program.questions[at.at()];
        let Some(thread) = self.session.open.last() else { return Goes::Ends };
        let open = thread.frames.last().is_some_and(|frame| frame.at == question.place) && matches!(thread.rest, Some(Rest::Question(_)));
        if !open {
            return Goes::At(ask);
        }
        if !silent {
            self.show_again(*at);
        }
        Goes::Rests
    }

    /// The end of a `do`, or of the conversation.
    fn end(&mut self) -> Goes {
        let Some(thread) = self.session.open.last_mut() else { return Goes::Ends };
        if thread.frames.len() < 2 {
            return self.end_thread();
        }
        let Some(done) = thread.frames.pop() else { return Goes::Ends };
        thread.asked.clear();
        self.come_back(done)
    }

    /// The conversation is over: its values stay until another one ends.
    pub fn end_thread(&mut self) -> Goes {
        let Some(mut thread) = self.session.open.pop() else { return Goes::Ends };
        self.record(Fact::Ended { conversation: thread.number, flow: thread.flow });
        thread.rest = None;
        thread.asked.clear();
        thread.frames.iter_mut().for_each(|frame| frame.loops.clear());
        // A reminder's copy keeps its conversation's number, and never replaces what is kept of it.
        if !thread.copy || self.session.last.as_ref().is_none_or(|last| last.number != thread.number) {
            let before = self.session.last.replace(thread);
            self.session.room.keep(before);
        } else {
            self.session.room.keep(Some(thread));
        }
        Goes::Ends
    }

    /// Whoever waits below is asked again.
    fn settle(&mut self, goes: Goes) {
        if matches!(goes, Goes::Rests | Goes::At(_)) {
            return;
        }
        self.walking = None;
        while let Some(thread) = self.session.open.last() {
            let at = thread.frames.last().map(|frame| frame.at);
            match (&thread.rest, at.and_then(|at| self.index.question(at))) {
                // Behind a reminder: the question stays open, and its next answer counts.
                (Some(Rest::Question(_)), Some(_)) if self.view().is_window_closed() => return,
                (Some(Rest::Question(_)), Some((_, question))) => return self.show_again(question),
                (Some(Rest::Request { .. }), _) => return,
                _ => {
                    self.end_thread();
                }
            }
        }
    }

    /// What is below has lost the floor: the customer has moved on. Only `interrupts` keeps the promise to return.
    pub fn take_over(&mut self) {
        let below = self.session.open.len().saturating_sub(1);
        if below == 0 || self.session.open.last().is_some_and(|top| top.promise) {
            return;
        }
        let closed: Vec<Thread> = self.session.open.drain(..below).collect();
        for thread in closed {
            self.close(thread);
        }
    }

    /// A thread that lost the floor: its question is closed, a payment under way waits for its answer.
    pub fn close(&mut self, thread: Thread) {
        match &thread.rest {
            Some(Rest::Question(_)) => {
                if let Some(frame) = thread.frames.last() {
                    let question = frame.at;
                    self.record(Fact::Closed { question });
                }
            }
            Some(Rest::Request { number, .. }) if self.session.contact.payments.iter().any(|p| p.number == *number) => {
                self.park_thread(thread, Due::Answer);
            }
            Some(Rest::Request { .. }) | None => {}
        }
    }

    /// Adds to what waits; the oldest gives way.
    pub fn park_thread(&mut self, thread: Thread, due: Due) {
        if self.session.parked.len() >= limits::PARKED {
            // A payment is never dropped while something else can be.
            let oldest = self.session.parked.iter().position(|p| p.due != Due::Answer).unwrap_or(0);
            self.session.parked.remove(oldest);
            self.record(Fact::Limit(Limit::Parked));
        }
        self.session.parked.push(Parked { thread, due });
    }
}
