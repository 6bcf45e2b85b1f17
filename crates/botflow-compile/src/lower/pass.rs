//! `with x as y` and `keep x as y`.

use botflow_program::{Given, InputIx, Keep, KeepIx, Rows};

use super::Lowering;
use crate::graph;
use crate::model::ValueId;

impl<'a> Lowering<'a> {
    /// Values for a name outside the program: of an action, a lead, a template.
    pub(super) fn inputs(&mut self, with: &'a [graph::Pass]) -> Rows<InputIx> {
        self.passed_to(with, &[])
    }

    /// Values for the parameters of a flow.
    pub(super) fn passed_to(&mut self, with: &'a [graph::Pass], takes: &[ValueId]) -> Rows<InputIx> {
        let mut rows = Vec::new();
        for pass in with {
            let value = self.expr(self.expr_at(&pass.value));
            rows.push(Given { text: (&*pass.name).into(), name: self.named(takes, &pass.name), value });
        }
        Rows::push(&mut self.program.inputs, rows)
    }

    /// What is kept of an answer.
    pub(super) fn kept(&mut self, keep: &[graph::Keep]) -> Rows<KeepIx> {
        self.kept_from(keep, &[])
    }

    /// What is kept of what a flow gives.
    pub(super) fn kept_from(&mut self, keep: &[graph::Keep], gives: &[ValueId]) -> Rows<KeepIx> {
        let mut rows = Vec::new();
        for one in keep {
            let Some(to) = self.path_at(one.place).and_then(|read| self.written(read)) else { continue };
            let kind = self.program.names[to.0 as usize].kind;
            rows.push(Keep { text: (&*one.field).into(), from: self.named(gives, &one.field), to, kind });
        }
        Rows::push(&mut self.program.keeps, rows)
    }

    fn named(&self, values: &[ValueId], name: &str) -> Option<botflow_program::NameIx> {
        let value = values.iter().find(|value| self.analysis.model.values[value.ix()].name == name)?;
        Some(self.value(*value))
    }
}
