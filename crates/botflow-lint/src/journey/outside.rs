//! Messages outside a conversation (after `wait`, in `remind`, in flows that an event starts), and what is sent on one channel.

use botflow_channels::{AsOf, Feature};
use botflow_compile::graph::{Act, Content, Message, RequestWhat, StartOn, Variant, Why};
use botflow_compile::model::{Comparison, Expr, Literal, Read, Root, StepId};
use petgraph::graph::NodeIndex;

use super::Journey;

/// What brings a message that nobody has just asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outside {
    /// A start of a flow on an event (index into the starts).
    Event(usize),
    /// `wait`, `remind`.
    Later(NodeIndex),
}

impl Journey<'_> {
    /// For each node that is reached without the customer having written since: what brought it there, the first one where there are several.
    pub(crate) fn outside(&self) -> Vec<Option<Outside>> {
        let mut outside = vec![None; self.graph.ways.node_count()];
        let mut stack = Vec::new();
        let mut see = |at: NodeIndex, by: Outside, stack: &mut Vec<NodeIndex>| {
            if outside[at.index()].is_none() {
                outside[at.index()] = Some(by);
                stack.push(at);
            }
        };
        for (at, start) in self.graph.starts.iter().enumerate() {
            let first = self.graph.entry(StepId(self.model.flows[start.flow.ix()].steps.start));
            if let (StartOn::Event(..), Some(first)) = (&start.on, first) {
                see(first, Outside::Event(at), &mut stack);
            }
        }
        for at in self.graph.ways.node_indices().filter(|at| self.reached[at.index()]) {
            let why = match self.node(at).act {
                Act::Wait(_) => Why::Waited,
                Act::Remind(_) => Why::Later,
                _ => continue,
            };
            if let Some(to) = self.graph.along(at, why) {
                see(to, Outside::Later(at), &mut stack);
            }
        }
        while let Some(at) = stack.pop() {
            let Some(by) = outside[at.index()] else { continue };
            for (edge, to) in self.graph.out(at) {
                if outside[to.index()].is_none() && self.adds(at, edge.why).is_some() {
                    outside[to.index()] = Some(by);
                    stack.push(to);
                }
            }
        }
        outside
    }

    /// What some conversation on a channel gets to: the lines under `on OTHER` are left out.
    pub(crate) fn reached_on(&self, channel: &str) -> Vec<bool> {
        let place = self.channels().iter().position(|known| known.facts.channel == channel);
        let bit = place.map_or(0, |place| 1_u8 << place.min(7));
        self.channel_ways().iter().zip(&self.reached).map(|(mask, reached)| *reached && mask & bit != 0).collect()
    }

    /// What a node sends on a channel, in all its wordings; nothing where it sends none.
    pub(crate) fn sends_on<'s>(&'s self, at: NodeIndex, channel: &str) -> Option<Sent<'s>> {
        match &self.node(at).act {
            Act::Send(message) => sent_on(message, channel).map(Sent::Message),
            Act::Ask(_) => Some(Sent::Question),
            Act::Perform(request) if matches!(request.what, RequestWhat::Pay { .. }) => Some(Sent::Question),
            _ => None,
        }
    }

    /// Whether a channel would take what a node sends whenever it is sent: a template, or nothing at all.
    pub(crate) fn may_come_late(&self, at: NodeIndex, channel: &AsOf<'_>) -> bool {
        match self.sends_on(at, &channel.facts.channel) {
            None => true,
            Some(Sent::Question) => false,
            Some(Sent::Message(variant)) => variant.wordings.iter().all(|content| match content {
                Content::Typing { .. } => true,
                Content::Template { .. } => channel.native(Feature::Templates),
                Content::Bubble { .. } | Content::Cards(_) => false,
            }),
        }
    }
}

/// What is sent on a channel.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Sent<'a> {
    Message(&'a Variant),
    /// A question, a payment.
    Question,
}

/// The variant of a message that a channel gets.
pub(crate) fn sent_on<'m>(message: &'m Message, channel: &str) -> Option<&'m Variant> {
    let own = message.variants.iter().find(|variant| variant.channels.iter().any(|name| name == channel));
    own.or_else(|| message.variants.last().filter(|variant| variant.channels.is_empty()))
}

/// How a condition turns out on a channel, where that decides.
pub(super) fn holds_on(condition: &Expr, channel: &str) -> Option<bool> {
    let is_channel = |expr: &Expr| matches!(expr, Expr::Read(Read { root: Root::Channel, .. }));
    let is = |expr: &Expr| matches!(expr, Expr::Literal(Literal::Word(word)) if word.eq_ignore_ascii_case(channel));
    match condition {
        Expr::OneOf(of, words) if is_channel(of) => Some(words.iter().any(is)),
        Expr::Compare(Comparison::Is, of, word) if is_channel(of) => Some(is(word)),
        Expr::Compare(Comparison::IsNot, of, word) if is_channel(of) => Some(!is(word)),
        Expr::Not(side) => holds_on(side, channel).map(|holds| !holds),
        Expr::And(sides) => {
            let mut sides = sides.iter().map(|side| holds_on(side, channel));
            if sides.clone().any(|holds| holds == Some(false)) {
                Some(false)
            } else {
                sides.all(|holds| holds == Some(true)).then_some(true)
            }
        }
        Expr::Any(sides) => {
            let mut sides = sides.iter().map(|side| holds_on(side, channel));
            if sides.clone().any(|holds| holds == Some(true)) {
                Some(true)
            } else {
                sides.all(|holds| holds == Some(false)).then_some(false)
            }
        }
        _ => None,
    }
}
