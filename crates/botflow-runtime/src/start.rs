//! Triggers: what came in, and the flow it starts out.

use botflow_program::*;

use crate::effect::*;
use crate::input::{Arrival, ArrivesBy, Datum, Named};
use crate::run::Run;
use crate::session::*;

/// What a trigger is given to keep.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Given<'a> {
    Nothing,
    Value(Plain),
    Fields(&'a [Named]),
}

impl Run<'_> {
    /// Starts the flow of the first row that `wants` takes and whose guard holds.
    pub fn start_first(&mut self, entrance: &Entrance, wants: impl Fn(&StartsOn) -> Option<Given<'static>>) -> bool {
        for (at, start) in self.program.starts.iter().enumerate() {
            if let Some(given) = wants(&start.on)
                && self.start(StartIx::of(at), entrance.clone(), given)
            {
                return true;
            }
        }
        false
    }

    /// Starts a flow, unless its guard turns it down.
    pub fn start(&mut self, at: StartIx, entrance: Entrance, given: Given) -> bool {
        let Some(thread) = self.new_thread(at, entrance, given) else { return false };
        let start = &self.program.starts[at.at()];
        (self.visit)(crate::Visit::Start(at));
        if start.fresh {
            self.drop_everything();
        }
        let pc = self.begin(thread);
        self.go_on(pc);
        true
    }

    /// The thread a trigger makes; `None` where its guard turns it down.
    fn new_thread(&mut self, at: StartIx, entrance: Entrance, given: Given) -> Option<Thread> {
        let start = &self.program.starts[at.at()];
        let flow = &self.program.flows[start.flow.at()];
        let step = self.program.steps[flow.first.at()].id;
        let mut entrance = entrance;
        if !flow.reads_entry_text {
            (entrance.text, entrance.phrase) = (Text::default(), (0, 0));
        }
        let mut thread = self.session.room.take();
        let values = &mut thread.frames[0].values;
        match given {
            Given::Nothing => {}
            Given::Value(plain) => {
                if let Some(keep) = start.keep {
                    values.push(Held { name: self.program.names[keep.at()].id, value: plain.into() });
                }
            }
            Given::Fields(fields) => {
                for keep in &self.program.keeps[start.with.range()] {
                    let name = &self.program.names[keep.to.at()];
                    let given = fields.iter().find(|field| field.name == keep.text).map_or(&Datum::Missing, |field| &field.value);
                    if let Some(value) = crate::datum::value(given, keep.kind, name.kind) {
                        values.push(Held { name: name.id, value });
                    }
                }
            }
        }
        (thread.number, thread.flow) = (self.session.conversations.wrapping_add(1).max(1), flow.id);
        (thread.promise, thread.entry) = (start.interrupts, entrance);
        thread.frames[0].step = step;
        let holds = start.guard.is_none_or(|guard| self.view_of(Some(&thread)).holds(guard));
        if !holds {
            self.session.room.keep(Some(thread));
            return None;
        }
        Some(thread)
    }

    /// Gives a new thread the floor, and its flow's first op. It replaces what its flow had parked, never reminders or payments.
    fn begin(&mut self, thread: Thread) -> Pc {
        let (flow, number) = (thread.flow, thread.number);
        self.session.conversations = number;
        self.session.parked.retain(|parked| !(matches!(parked.due, Due::At(_)) && parked.thread.flow == flow));
        let reference = if thread.entry.reference.is_empty() { 0 } else { key::hash(&thread.entry.reference) };
        let (by, step) = (thread.entry.kind, thread.frames.last().map(|frame| frame.step).unwrap_or_default());
        self.push_thread(thread);
        self.record(Fact::Started { conversation: number, flow, by, reference });
        self.record(Fact::Entered { step });
        self.index.step(step).map_or(Pc(0), |step| self.program.steps[step.at()].start)
    }

    /// `starts fresh`: everything open and parked goes.
    pub fn drop_everything(&mut self) {
        let open = std::mem::take(&mut self.session.open);
        let parked = std::mem::take(&mut self.session.parked);
        for thread in open.iter().chain(parked.iter().map(|parked| &parked.thread)) {
            let Some(frame) = thread.frames.last() else { continue };
            match &thread.rest {
                Some(Rest::Question(_)) => {
                    let question = frame.at;
                    self.record(Fact::Closed { question });
                }
                Some(Rest::Request { number, .. }) => {
                    let number = *number;
                    self.effect(Effect::Withdraw { number });
                }
                None => {}
            }
        }
    }

    /// The ad, link, page … somebody came with. An entry starts its flow whatever is open.
    pub fn arrive(&mut self, entry: &Arrival, text: &Text) -> bool {
        let kind = match entry.by {
            ArrivesBy::Ad => EntryKind::Ad,
            ArrivesBy::Link => EntryKind::Link,
            ArrivesBy::Page => EntryKind::Page,
            ArrivesBy::Menu => EntryKind::Menu,
            ArrivesBy::Welcome => EntryKind::Welcome,
            ArrivesBy::Topic => EntryKind::Topic,
        };
        let entrance = Entrance { reference: entry.reference.clone(), text: text.clone(), ..Entrance::new(kind) };
        if entry.by == ArrivesBy::Page {
            return self.arrive_on_page(&entrance);
        }
        let reference = entry.reference.as_str();
        let same = |written: &Text| normalise(written) == normalise(reference);
        self.start_first(&entrance, |on| {
            let wanted = match (on, entry.by) {
                (StartsOn::Ad(r), ArrivesBy::Ad) | (StartsOn::Link(r), ArrivesBy::Link) => r == reference,
                (StartsOn::Menu(label), ArrivesBy::Menu) => same(label),
                (StartsOn::Topic(topic), ArrivesBy::Topic) => topic == reference,
                (StartsOn::Welcome, ArrivesBy::Welcome) => true,
                _ => false,
            };
            wanted.then_some(Given::Nothing)
        })
    }

    /// Of the pages that fit, the one written longest.
    fn arrive_on_page(&mut self, entrance: &Entrance) -> bool {
        let path = entrance.reference.as_str();
        let fits = |on: &StartsOn| match on {
            StartsOn::Page(page) => match page.strip_suffix('*') {
                Some(start) => path.starts_with(start).then_some(start.len()),
                None => (page == path).then_some(usize::MAX),
            },
            _ => None,
        };
        let mut rows: Vec<(usize, usize)> =
            self.program.starts.iter().enumerate().filter_map(|(at, start)| Some((fits(&start.on)?, at))).collect();
        rows.sort_by_key(|(length, at)| (std::cmp::Reverse(*length), *at));
        rows.into_iter().any(|(_, at)| self.start(StartIx::of(at), entrance.clone(), Given::Nothing))
    }

    /// A flow that starts on a text of this shape.
    pub fn start_on_shape(&mut self, text: &Text) -> bool {
        if !self.program.starts.iter().any(|start| matches!(start.on, StartsOn::TextLike(_))) {
            return false;
        }
        let entrance = Entrance { text: text.clone(), ..Entrance::new(EntryKind::Text) };
        self.start_first(&entrance, |on| match on {
            StartsOn::TextLike(pattern) => crate::shape::fits(pattern, text.trim()).map(|code| Given::Value(Plain::Text(code.into()))),
            _ => None,
        })
    }

    /// A business event: its flow starts as soon as it may speak.
    pub fn event(&mut self, name: &Text, fields: &[Named]) {
        if self.session.stopped {
            return;
        }
        for (at, start) in self.program.starts.iter().enumerate() {
            if !matches!(&start.on, StartsOn::Event(event) if event == name) {
                continue;
            }
            let entrance = Entrance { reference: name.clone(), ..Entrance::new(EntryKind::Event) };
            let Some(thread) = self.new_thread(StartIx::of(at), entrance, Given::Fields(fields)) else { continue };
            (self.visit)(crate::Visit::Start(StartIx::of(at)));
            if start.fresh {
                self.drop_everything();
            }
            self.session.conversations = thread.number;
            let (conversation, flow, step) = (thread.number, thread.flow, thread.frames[0].step);
            self.session.parked.retain(|parked| !(matches!(parked.due, Due::At(_)) && parked.thread.flow == flow));
            self.record(Fact::Started { conversation, flow, by: EntryKind::Event, reference: key::hash(name) });
            self.record(Fact::Entered { step });
            self.park_thread(thread, Due::Now);
            return self.run_due();
        }
    }
}
