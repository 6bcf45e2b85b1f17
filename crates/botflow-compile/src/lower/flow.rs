//! Flows and steps: the tables that everything else names.

use botflow_program::{Alias, AliasOf, BoardIx, Flow, FlowId, FlowIx, NamesIx, Rows, Step, StepId, StepIx, key};

use super::{Lowering, layout::NOWHERE, place::old_steps};
use crate::model;

impl Lowering<'_> {
    /// All flows with their steps. Where steps begin is known from the layout; what they need comes later.
    pub(super) fn flows(&mut self) {
        let analysis = self.analysis;
        for flow in &analysis.model.flows {
            let title = flow.title.as_str();
            let takes = self.name_list(&flow.takes);
            let gives = self.name_list(&flow.gives);
            let first = flow.boards.first().map_or(0, |board| board.0);
            self.program.flows.push(Flow {
                id: FlowId(key::hash(&key::flow(title))),
                title: title.into(),
                first: StepIx(flow.steps.start),
                steps: Rows::new(flow.steps.start, flow.steps.end),
                scope: flow.scope.0,
                takes,
                gives,
                boards: Rows::<BoardIx>::new(first, first + flow.boards.len() as u32),
                reads_entry_text: false,
            });
            self.old_titles(flow);
        }
        for (index, step) in analysis.model.steps.iter().enumerate() {
            self.step(step, model::StepId(index as u32));
        }
    }

    fn step(&mut self, step: &model::Step, id: model::StepId) {
        let flow = &self.analysis.model.flows[step.flow.ix()];
        let new = key::hash(&key::step(&flow.title, &step.title));
        let entry = self.analysis.graph.entry(id);
        self.program.steps.push(Step {
            id: StepId(new),
            title: step.title.as_str().into(),
            flow: FlowIx(step.flow.0),
            start: entry.map_or(NOWHERE, |entry| self.layout.at(entry)),
            needs: NamesIx(0),
        });
        for old in old_steps(flow, step) {
            self.program.aliases.push(Alias { of: AliasOf::Step, old: key::hash(&old), new });
        }
    }

    fn old_titles(&mut self, flow: &model::Flow) {
        for was in &flow.was {
            let alias = |of, old: &str, new: &str| Alias { of, old: key::hash(old), new: key::hash(new) };
            self.program.aliases.push(alias(AliasOf::Flow, &key::flow(was), &key::flow(&flow.title)));
            for board in &flow.boards {
                let board = &self.analysis.model.boards[board.ix()];
                let (old, new) = (key::board(was, &board.name), key::board(&flow.title, &board.name));
                self.program.aliases.push(alias(AliasOf::Board, &old, &new));
                let rows = board.rows.iter().map(|row| (key::board_row(&old, &row.key), key::board_row(&new, &row.key)));
                // A counter's only row has its board's number.
                let rows = rows.chain(board.rows.is_empty().then(|| (old.clone(), new.clone())));
                self.program.aliases.extend(rows.map(|(old, new)| alias(AliasOf::BoardRow, &old, &new)));
            }
        }
    }

    /// Values of the model as a list of names.
    pub(super) fn name_list(&mut self, values: &[model::ValueId]) -> NamesIx {
        let names = values.iter().map(|value| self.value(*value)).collect();
        self.tables.name_list(&mut self.program, names)
    }
}
