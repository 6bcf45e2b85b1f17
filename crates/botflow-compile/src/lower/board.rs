//! Options and score boards with their labels in all languages.

use std::collections::HashMap;

use botflow_program::{Board, BoardId, BoardRow, BoardRowId, OptionId, OptionIx, OptionRow, Rows, TextIx, key};
use botflow_syntax::Statement;

use super::Lowering;
use crate::Line;
use crate::model::{BoardId as ModelBoard, ChoicesId, Declared, Kind, Text, Value};

/// The translated labels of options and of rows of boards, as the lines declare them.
type Labels<'a> = (HashMap<(ChoicesId, u32), &'a Text>, HashMap<(ModelBoard, u32), &'a Text>);

impl<'a> Lowering<'a> {
    /// Options of all questions. One key under one name is one option, unless two flows that never meet label it differently.
    pub(super) fn options(&mut self) {
        let analysis = self.analysis;
        let (labels, rows) = self.labels();
        let names = self.names_of_choices();
        let mut taken: HashMap<u32, &str> = HashMap::new();
        for (index, choices) in analysis.model.choices.iter().enumerate() {
            self.tables.options.push(self.program.options.len() as u32);
            for (at, option) in choices.options.iter().enumerate() {
                let label = self.label(labels.get(&(ChoicesId(index as u32), at as u32)).copied(), &option.label);
                let plain = key::option(&names[index], &option.key);
                let mut id = key::hash(&plain);
                let mut count = 1;
                while taken.get(&id).is_some_and(|other| *other != option.label) {
                    count += 1;
                    id = key::hash(&format!("{plain}~{count}"));
                }
                taken.insert(id, &option.label);
                self.program.options.push(OptionRow { id: OptionId(id), key: option.key.as_str().into(), label });
            }
        }
        self.board_labels(&rows);
    }

    fn label(&mut self, translated: Option<&Text>, written: &str) -> TextIx {
        match translated {
            Some(text) => self.text(text),
            None => self.literal(written),
        }
    }

    /// The options that stand for the rows of boards; they stand behind those of questions.
    fn board_labels(&mut self, rows: &HashMap<(ModelBoard, u32), &Text>) {
        let model = &self.analysis.model;
        for (index, board) in model.boards.iter().enumerate() {
            let board_key = key::board(&model.flows[board.flow.ix()].title, &board.name);
            for (at, row) in board.rows.iter().enumerate() {
                let label = self.label(rows.get(&(ModelBoard(index as u32), at as u32)).copied(), &row.label);
                let id = OptionId(key::hash(&key::board_row(&board_key, &row.key)));
                self.program.options.push(OptionRow { id, key: row.key.as_str().into(), label });
            }
        }
    }

    /// Boards and counters.
    pub(super) fn boards(&mut self) {
        let model = &self.analysis.model;
        let rows_of_boards: usize = model.boards.iter().map(|board| board.rows.len()).sum();
        let mut option = (self.program.options.len() - rows_of_boards) as u32;
        for board in &model.boards {
            let board_key = key::board(&model.flows[board.flow.ix()].title, &board.name);
            let id = BoardId(key::hash(&board_key));
            let mut rows = Vec::new();
            for row in &board.rows {
                rows.push(BoardRow { id: BoardRowId(key::hash(&key::board_row(&board_key, &row.key))), option: Some(OptionIx(option)) });
                option += 1;
            }
            if rows.is_empty() {
                rows.push(BoardRow { id: BoardRowId(id.0), option: None });
            }
            self.tables.board_rows.push(self.program.board_rows.len() as u32);
            let rows = Rows::push(&mut self.program.board_rows, rows);
            self.program.boards.push(Board { id, name: board.name.as_str().into(), rows });
        }
    }

    fn labels(&self) -> Labels<'a> {
        let (mut options, mut rows) = (HashMap::new(), HashMap::new());
        let analysis = self.analysis;
        for (tree, facts) in analysis.trees.iter().zip(&analysis.model.facts) {
            for (id, node) in tree.nodes() {
                match &node.statement {
                    Statement::Choice { label, .. } => {
                        if let Line::Option(choices, at) = facts.line(id) {
                            options.entry((choices, at)).or_insert(facts.text(*label));
                        }
                    }
                    Statement::Scores { .. } => {
                        let Line::Board(board) = facts.line(id) else { continue };
                        let labels = tree.children(id).filter_map(|row| match tree.statement(row) {
                            Statement::Row { label, .. } => Some(facts.text(*label)),
                            _ => None,
                        });
                        rows.extend(labels.enumerate().map(|(at, label)| ((board, at as u32), label)));
                    }
                    _ => {}
                }
            }
        }
        (options, rows)
    }

    /// The name that each set of options is asked under, else the first that stores it.
    fn names_of_choices(&self) -> Vec<String> {
        let model = &self.analysis.model;
        let mut names = vec![String::new(); model.choices.len()];
        let asked = |value: &&(usize, &Value)| value.1.declared == Declared::Ask;
        let values: Vec<(usize, &Value)> = model.values.iter().enumerate().collect();
        for (index, value) in values.iter().filter(asked).chain(&values) {
            let (Kind::Choice(choices) | Kind::Several(choices)) = &value.kind else { continue };
            if let Some(name) = names.get_mut(choices.ix()).filter(|name| name.is_empty()) {
                *name = self.program.names[self.tables.values[*index].0 as usize].text.to_string();
            }
        }
        names
    }
}
