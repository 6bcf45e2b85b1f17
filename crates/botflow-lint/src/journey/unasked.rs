//! Where the bot writes of its own accord: behind `wait`, in `remind`, in flows that an event starts.

use botflow_compile::graph::{Act, Content, RequestWhat, StartOn, WaitFor, Why};
use botflow_compile::model::StepId;
use petgraph::graph::NodeIndex;

use super::{Journey, Outside};

/// A pause below this is part of the conversation: nobody has left (language page, section 10: "for 15 minutes").
const PAUSE_SECONDS: u64 = 15 * 60;

/// A stretch in which nobody has just asked for anything.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wake {
    /// Its first node.
    pub first: NodeIndex,
    /// What brings it.
    pub by: Outside,
}

impl Journey<'_> {
    /// "After `wait`, in `remind`, in event flows": what some conversation gets to, in the order of the lines; flows that events start come last.
    pub(crate) fn wakes(&self) -> Vec<Wake> {
        let mut wakes = Vec::new();
        for at in self.graph.ways.node_indices().filter(|at| self.reached[at.index()]) {
            let Some(why) = self.wakes_by(at) else { continue };
            wakes.extend(self.graph.along(at, why).map(|first| Wake { first, by: Outside::Later(at) }));
        }
        for (at, start) in self.graph.starts.iter().enumerate().filter(|(_, start)| matches!(start.on, StartOn::Event(..))) {
            let steps = &self.model.flows[start.flow.ix()].steps;
            let first = self.graph.entry(StepId(steps.start)).filter(|_| !steps.is_empty());
            wakes.extend(first.map(|first| Wake { first, by: Outside::Event(at) }));
        }
        wakes
    }

    /// The way on which a node lets the bot write of its own accord, if it does.
    pub(crate) fn wakes_by(&self, at: NodeIndex) -> Option<Why> {
        match &self.node(at).act {
            Act::Wait(WaitFor::Span(time)) if time.seconds() < PAUSE_SECONDS => None,
            Act::Wait(_) => Some(Why::Waited),
            Act::Remind(_) => Some(Why::Later),
            _ => None,
        }
    }

    /// Whether the customer gets a message at a node.
    pub(crate) fn writes(&self, at: NodeIndex) -> bool {
        match &self.node(at).act {
            Act::Send(message) => {
                message.variants.iter().flat_map(|variant| &variant.wordings).any(|content| !matches!(content, Content::Typing { .. }))
            }
            Act::Ask(_) => true,
            Act::Perform(request) => matches!(request.what, RequestWhat::Pay { .. }),
            _ => false,
        }
    }

    /// Everything that follows a node without the customer having written, but not the node itself.
    pub(crate) fn follows(&self, at: NodeIndex, seen: &mut [bool]) {
        let mut stack = vec![at];
        while let Some(at) = stack.pop() {
            for (edge, to) in self.graph.out(at) {
                if self.adds(at, edge.why).is_some() && !std::mem::replace(&mut seen[to.index()], true) {
                    stack.push(to);
                }
            }
        }
    }
}
