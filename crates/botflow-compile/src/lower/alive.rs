//! What was found about values becomes lists of names.

use botflow_program::{NameIx, NamesIx};
use petgraph::graph::NodeIndex;

use super::Lowering;
use super::needs::Cell;

impl Lowering<'_> {
    /// What each step needs, and which flows look at the text that started them.
    pub(super) fn needs(&mut self) {
        for step in 0..self.program.steps.len() {
            let cells = std::mem::take(&mut self.needs.steps[step]);
            self.program.steps[step].needs = self.cells(&cells);
        }
        for (flow, looks) in self.program.flows.iter_mut().zip(&self.needs.entry_text) {
            flow.reads_entry_text = *looks;
        }
    }

    /// What the copy of a reminder carries.
    pub(super) fn carries(&mut self, node: NodeIndex) -> NamesIx {
        let cells = self.needs.carries.remove(&node).unwrap_or_default();
        self.cells(&cells)
    }

    fn cells(&mut self, cells: &[Cell]) -> NamesIx {
        let names: Vec<NameIx> = cells
            .iter()
            .map(|cell| match cell {
                Cell::Value(value) => self.value(*value),
                Cell::Relaxed(list) => self.relaxed(*list),
                Cell::Picked(list) => self.picked(*list),
            })
            .collect();
        self.tables.name_list(&mut self.program, names)
    }
}
