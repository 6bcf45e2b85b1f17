//! `for each` and `do`: rounds and frames.

use botflow_program::*;

use crate::effect::*;
use crate::limits;
use crate::run::{Goes, Run};
use crate::session::*;

impl Run<'_> {
    /// The first round copies the list as it is; a later one takes the next entry, or goes out.
    pub fn each(&mut self, pc: Pc, looped: &Loop) -> Goes {
        let inside = self.frame().is_some_and(|frame| frame.loops.last().is_some_and(|lap| lap.at == looped.place));
        if !inside {
            let view = self.view();
            let mut items = view.entries(view.eval(looped.list));
            items.truncate(limits::LIST_ENTRIES);
            if let Some(frame) = self.frame() {
                frame.loops.push(Lap { at: looped.place, items, next: 0 });
            }
        }
        // *back* does not reach an earlier round.
        if let Some(thread) = self.top() {
            thread.asked.clear();
        }
        let name = self.program.names[looped.name.at()].id;
        let Some(lap) = self.frame().and_then(|frame| frame.loops.last_mut()) else { return self.end_thread() };
        let entry = lap.items.get(usize::from(lap.next)).cloned();
        lap.next = lap.next.saturating_add(1);
        match entry {
            Some(entry) => {
                self.hold(name, entry.into());
                Goes::At(Pc(pc.0 + 1))
            }
            None => {
                if let Some(frame) = self.frame() {
                    frame.loops.pop();
                }
                self.unhold(name);
                Goes::At(looped.next)
            }
        }
    }

    /// `do FLOW`: its own values, then back.
    pub fn run_flow(&mut self, run: &Do) -> Goes {
        let flow = &self.program.flows[run.flow.at()];
        let first = &self.program.steps[flow.first.at()];
        let view = self.view();
        let values = self.program.inputs[run.inputs.range()].iter().filter_map(|input| {
            let name = self.program.names[input.name?.at()].id;
            Some(Held { name, value: view.eval(input.value).value()? })
        });
        let values = values.collect();
        let Some(thread) = self.top() else { return Goes::Ends };
        if thread.frames.len() >= limits::FRAMES {
            self.record(Fact::Limit(Limit::Frames));
            return Goes::At(run.next);
        }
        if let Some(frame) = thread.frames.last_mut() {
            frame.at = run.place;
        }
        thread.frames.push(Frame { at: PlaceId(0), step: first.id, values, points: Vec::new(), loops: Vec::new() });
        self.record(Fact::Entered { step: first.id });
        Goes::At(first.start)
    }

    /// A `do` is done: what is kept of it goes to the frame below, which goes on behind it.
    pub fn come_back(&mut self, done: Frame) -> Goes {
        let at = self.frame().map(|frame| frame.at).unwrap_or_default();
        let Some((_, crate::lookup::Place::Do(run))) = self.index.place(at) else { return self.end_thread() };
        let run = &self.program.dos[run.at()];
        for keep in &self.program.keeps[run.keeps.range()] {
            let from = keep.from.map(|from| self.program.names[from.at()].id);
            let to = &self.program.names[keep.to.at()];
            if let Some(value) = from.and_then(|from| crate::view::find(&done.values, from)).filter(|value| value.is_known()) {
                self.write_name(to, value.clone());
            }
        }
        Goes::At(run.next)
    }
}
