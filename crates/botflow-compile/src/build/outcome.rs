//! What holds for every question: re-ask texts, ways out, no reply; its own, the step's, the flow's or the project's.

use botflow_syntax::tree::{NodeId, Outcome, Statement, TargetId};

use super::default::{DefaultKind, Mine};
use super::{Builder, Loose};
use crate::graph::{Act, Edge, Outcome as World, Request, RequestWhat, TextAt, Why};
use crate::model::Target;
use crate::project::UnclearThen;

/// The `when` lines that hold for a question.
#[derive(Debug, Default)]
pub(super) struct Ways {
    reasks: Vec<NodeId>,
    unclear: Vec<(u8, NodeId, Option<TargetId>)>,
    no_reply: Vec<(u32, NodeId, Option<TargetId>)>,
}

impl Builder<'_> {
    /// Resolves the lines of a question through its step and its flow.
    pub(super) fn ways(&mut self, own: &Mine) -> Ways {
        let tree = self.tree;
        let reasks = self.nearest(own, DefaultKind::Reask);
        let mut unclear = Vec::new();
        for id in self.nearest(own, DefaultKind::WayOut) {
            if let Statement::When { outcome: Outcome::Unclear(times), target } = tree.statement(id) {
                unclear.push((u8::try_from(*times).unwrap_or(u8::MAX), id, *target));
            }
        }
        unclear.sort_by_key(|(times, _, _)| *times);
        let mut no_reply = Vec::new();
        for id in self.nearest(own, DefaultKind::NoReply) {
            if let Statement::When { outcome: Outcome::NoReply(after), target } = tree.statement(id) {
                no_reply.push((u32::try_from(after.seconds()).unwrap_or(u32::MAX), id, *target));
            }
        }
        Ways { reasks, unclear, no_reply }
    }

    pub(super) fn reasks(&self, ways: &Ways) -> Vec<(u8, TextAt)> {
        let text = |id: &NodeId| match self.tree.statement(*id) {
            Statement::Reask { tries, text } => Some((u8::try_from(*tries).unwrap_or(u8::MAX), self.text(*text))),
            _ => None,
        };
        let mut texts: Vec<(u8, TextAt)> = ways.reasks.iter().filter_map(text).collect();
        texts.sort_by_key(|(tries, _)| *tries);
        texts
    }

    pub(super) fn way_outs(&self, ways: &Ways) -> Vec<u8> {
        match (&self.project.unclear, ways.unclear.is_empty()) {
            (Some(unclear), true) => vec![unclear.times],
            _ => ways.unclear.iter().map(|(times, _, _)| *times).collect(),
        }
    }

    pub(super) fn no_reply_seconds(&self, ways: &Ways) -> Vec<u32> {
        ways.no_reply.iter().map(|(seconds, _, _)| *seconds).collect()
    }

    /// The bodies of unclear and no-reply lines. "When the body runs to its end: for `unclear` the question is asked again; for `no reply` it stays open."
    pub(super) fn open_ways(&mut self, id: NodeId, question: u32, ways: &Ways, otherwise: bool) {
        for (times, line, target) in &ways.unclear {
            self.outcome(*line, *target, Loose::later(question, Why::Unclear(*times)));
            self.resume(*line, question, false);
        }
        if ways.unclear.is_empty() && !otherwise {
            self.project_way_out(id, question);
        }
        for (at, (_, line, target)) in ways.no_reply.iter().enumerate() {
            let why = Why::NoReply(u8::try_from(at).unwrap_or(u8::MAX));
            self.outcome(*line, *target, Loose::later(question, why));
            self.resume(*line, question, true);
        }
    }

    /// `unclear:` of the project: to a flow, or to the first team and asked again when the conversation comes back.
    fn project_way_out(&mut self, id: NodeId, question: u32) {
        let project = self.project;
        let Some(unclear) = &project.unclear else { return };
        self.loose.push(Loose::later(question, Why::Unclear(unclear.times)));
        match &unclear.then {
            UnclearThen::Flow(title) => {
                let title = botflow_syntax::fold(title);
                let flow = self.model.flows.iter().position(|flow| botflow_syntax::fold(&flow.title) == title);
                self.go_target(id, flow.map_or(Target::Hole, |at| Target::Flow(crate::model::FlowId(at as u32))));
            }
            UnclearThen::HandOver => {
                let team = project.teams.first();
                let what = RequestWhat::HandOver {
                    team: team.map(|_| 0),
                    name: team.map_or("", |team| team.name.text.as_str()).into(),
                    notes: Vec::new(),
                    unclear: true,
                };
                let request = Request { what, with: Vec::new(), keep: Vec::new(), outcomes: Vec::new(), span: unclear.span };
                let node = self.place(id, Act::Perform(Box::new(request)));
                self.loose.push(Loose::later(node, Why::Outcome(World::Back)));
                self.resume(id, question, false);
            }
        }
    }

    /// Leads what is left of a body back to the open question.
    fn resume(&mut self, id: NodeId, question: u32, silent: bool) {
        if self.loose.is_empty() {
            return;
        }
        let node = self.place(id, Act::Resume { silent });
        self.edges.push((node, question, Edge { why: Why::Back, waits: false }));
    }

    /// Lines under a statement that could not be read may be outcomes of it.
    pub(super) fn unreadable(&mut self, id: NodeId, node: u32, after: &mut Vec<Loose>) {
        let tree = self.tree;
        for child in tree.children(id) {
            if let Statement::Hole(hole) = tree.statement(child) {
                self.loose.push(Loose::later(node, Why::Answered));
                self.hole(child, hole);
                after.append(&mut self.loose);
            }
        }
    }
}
