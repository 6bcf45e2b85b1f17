//! `starts on …`, `interrupts on …`.

use botflow_syntax::tree::{NodeId, Statement, Trigger, Word};

use super::Builder;
use crate::graph::{Start, StartOn};
use crate::model::{FlowId, ValueId};

impl Builder<'_> {
    /// What starts a flow: the lines of its head.
    pub(super) fn starts(&mut self, head: NodeId, flow: FlowId) {
        let tree = self.tree;
        for id in tree.children(head) {
            let Statement::Starts { interrupts, trigger } = tree.statement(id) else { continue };
            let (mut only_if, mut fresh) = (None, false);
            for child in tree.children(id) {
                match tree.statement(child) {
                    Statement::OnlyIf { condition } => only_if = Some(self.expr(*condition)),
                    Statement::StartsFresh => fresh = true,
                    _ => {}
                }
            }
            let on = self.start_on(id, trigger, flow);
            self.graph.starts.push(Start { flow, on, interrupts: *interrupts, only_if, fresh, span: tree.node(id).span });
        }
    }

    fn start_on(&self, id: NodeId, trigger: &Trigger, flow: FlowId) -> StartOn {
        let value = self.fact().value(id);
        match trigger {
            Trigger::Words(_) => StartOn::Words(self.words(id)),
            Trigger::Ad(name) => StartOn::Ad(self.letters(name.0)),
            Trigger::Link(name) => StartOn::Link(self.letters(name.0)),
            Trigger::Page(path) => StartOn::Page(self.letters(path.0)),
            Trigger::Menu(_) => StartOn::Menu(self.words(id)),
            Trigger::Welcome => StartOn::Welcome,
            Trigger::TextLike { pattern, .. } => StartOn::TextLike(self.letters(pattern.0), value),
            Trigger::Photo(_) => StartOn::Photo(value),
            Trigger::Location(_) => StartOn::Location(value),
            Trigger::File(_) => StartOn::File(value),
            Trigger::Event(name) => StartOn::Event(self.letters(name.0), self.event_values(id, flow)),
            Trigger::Topic(name) => StartOn::Topic(self.letters(name.0)),
            Trigger::AnythingElse => StartOn::AnythingElse,
        }
    }

    /// `with x (type), …` under an event: values of the flow's scope by name.
    fn event_values(&self, id: NodeId, flow: FlowId) -> Vec<ValueId> {
        let params = self.tree.children(id).filter_map(|child| match self.tree.statement(child) {
            Statement::EventValues { params } => Some(params),
            _ => None,
        });
        params.flatten().filter_map(|param| self.value_named(param.name, flow)).collect()
    }

    fn value_named(&self, name: Word, flow: FlowId) -> Option<ValueId> {
        let name = botflow_syntax::fold(self.tree.str(name.0));
        let scope = &self.model.scopes[self.model.flows[flow.ix()].scope.ix()];
        let named = |id: &&ValueId| {
            let value = &self.model.values[id.ix()];
            value.form.is_none() && botflow_syntax::fold(&value.name) == name
        };
        scope.values.iter().find(named).copied()
    }
}
