//! In: the options of a question, the rows of a board. Out: which of them has a key or label; of many without looking at each.

use std::cell::RefCell;

use botflow_syntax::fold;
use rustc_hash::FxHashMap;

use crate::model::{Board, BoardId, BoardRow, ChoicesId, FlowId, NamedOption};

/// So many are looked at one by one, which is sooner done than an index of them.
const FEW: usize = 16;

/// Options and rows by what they are called, as far as somebody has asked.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    options: RefCell<FxHashMap<ChoicesId, Index>>,
    rows: RefCell<FxHashMap<BoardId, Index>>,
    /// The rows of all boards that a flow may name without the board.
    of_flow: RefCell<FxHashMap<FlowId, FxHashMap<String, Vec<(BoardId, u32)>>>>,
}

/// Of one question or board.
#[derive(Debug, Default)]
struct Index {
    /// How many there were: a question that is asked in several places gathers its options.
    count: usize,
    keys: FxHashMap<String, u32>,
    /// Keys and labels as they are compared; of several the first.
    folded: FxHashMap<String, u32>,
}

impl Index {
    fn of<'k>(all: impl ExactSizeIterator<Item = (&'k str, &'k str)>) -> Self {
        let mut index = Index { count: all.len(), ..Index::default() };
        for (at, (key, label)) in all.enumerate() {
            index.keys.entry(key.to_owned()).or_insert(at as u32);
            index.folded.entry(fold(label).into_owned()).or_insert(at as u32);
            index.folded.entry(fold(key).into_owned()).or_insert(at as u32);
        }
        index
    }
}

impl Keys {
    /// The option of that key, else of that label.
    pub(super) fn option(&self, id: ChoicesId, options: &[NamedOption], name: &str) -> Option<u32> {
        if options.len() <= FEW {
            let by_key = options.iter().position(|option| option.key == name);
            let folded = fold(name);
            let found = by_key.or_else(|| options.iter().position(|option| fold(&option.label) == folded || fold(&option.key) == folded));
            return found.map(|at| at as u32);
        }
        let mut all = self.options.borrow_mut();
        let index = all.entry(id).or_default();
        if index.count != options.len() {
            *index = Index::of(options.iter().map(|option| (option.key.as_str(), option.label.as_str())));
        }
        index.keys.get(name).or_else(|| index.folded.get(&*fold(name))).copied()
    }

    /// The row of that key.
    pub(super) fn row(&self, board: BoardId, rows: &[BoardRow], key: &str) -> Option<u32> {
        if rows.len() <= FEW {
            return rows.iter().position(|row| row.key == key).map(|at| at as u32);
        }
        self.of_board(board, rows, |index| index.keys.get(key).copied())
    }

    /// The rows of that key on the boards that a flow may name.
    pub(super) fn row_of_any(&self, flow: Option<FlowId>, boards: &[BoardId], all: &[Board], key: &str) -> Vec<(BoardId, u32)> {
        let (Some(flow), true) = (flow, boards.len() > FEW) else {
            let row = |board: &BoardId| Some((*board, self.row(*board, &all[board.ix()].rows, key)?));
            return boards.iter().filter_map(row).collect();
        };
        let mut flows = self.of_flow.borrow_mut();
        let of_flow = flows.entry(flow).or_insert_with(|| {
            let mut by_key: FxHashMap<String, Vec<(BoardId, u32)>> = FxHashMap::default();
            for board in boards {
                for (at, row) in all[board.ix()].rows.iter().enumerate() {
                    let found = by_key.entry(row.key.clone()).or_default();
                    // Of two rows of a board that have the same key the first one counts.
                    if found.last().is_none_or(|(last, _)| last != board) {
                        found.push((*board, at as u32));
                    }
                }
            }
            by_key
        });
        of_flow.get(key).cloned().unwrap_or_default()
    }

    /// The row of that key or label.
    pub(super) fn row_called(&self, board: BoardId, rows: &[BoardRow], name: &str) -> Option<u32> {
        let folded = fold(name);
        if rows.len() <= FEW {
            let called = |row: &BoardRow| fold(&row.label) == folded || fold(&row.key) == folded;
            return rows.iter().position(called).map(|at| at as u32);
        }
        self.of_board(board, rows, |index| index.folded.get(&*folded).copied())
    }

    fn of_board(&self, board: BoardId, rows: &[BoardRow], find: impl Fn(&Index) -> Option<u32>) -> Option<u32> {
        let mut all = self.rows.borrow_mut();
        find(all.entry(board).or_insert_with(|| Index::of(rows.iter().map(|row| (row.key.as_str(), row.label.as_str())))))
    }
}
