//! Points of an answer, and which answers can pass a question's checks.

use botflow_source::{Finding, Span};
use botflow_syntax::tree::{NodeId, Points};
use rust_decimal::Decimal;

use crate::finding::{n104_unknown_value as n104, n115_unknown_score_key as n115, n123_two_readings as n123};
use crate::model::{BoardId, Comparison, Expr, Kind, Literal, Root, ValueId};
use crate::nearest::{listed, pointed};
use crate::resolve::Resolver;
use crate::resolve::near::List;
use crate::resolve::paths::At;

impl<'a> Resolver<'a> {
    /// `score KEY 2, style.boho 1, counter 5`.
    pub(super) fn points(&mut self, at: At<'a>, points: &'a [Points]) {
        let mut found = Vec::with_capacity(points.len());
        for one in points {
            if let Some((board, row)) = self.row(at, one) {
                found.push((board, row, one.amount));
            }
        }
        self.model.facts[at.index].points.push((at.node, found));
    }

    fn row(&mut self, at: At<'a>, points: &'a Points) -> Option<(BoardId, Option<u32>)> {
        let words = at.tree.words(points.row);
        let first = at.tree.str(words[0].0);
        if let Some(board) = self.board_named(at, first) {
            let known = &self.model.boards[board.ix()];
            return match words.get(1) {
                None if known.rows.is_empty() => Some((board, None)),
                None => {
                    let finding = n115::needs_row(words[0].0, &known.name, &keys(known));
                    self.find(finding);
                    None
                }
                Some(word) => {
                    let key = at.tree.str(word.0);
                    let row = self.keys.row(board, &known.rows, key);
                    if row.is_none() {
                        let keys = self.near.few(List::Rows(board), key, known.rows.len(), |at| &known.rows[at].key);
                        let finding = n115::unknown_row(word.0, &known.name, key, &keys);
                        let finding = pointed(finding, |meant| self.row_place(board, meant));
                        self.find(listed(finding, known.rows.iter().map(|row| row.span), "these are its rows"));
                    }
                    row.map(|row| (board, Some(row)))
                }
            };
        }
        let boards = self.boards_here(at);
        let found = self.keys.row_of_any(at.flow, &boards, &self.model.boards, first);
        let found: Vec<(BoardId, Option<u32>)> = found.into_iter().map(|(board, row)| (board, Some(row))).collect();
        match found.as_slice() {
            [one] => Some(*one),
            [] if self.in_a_hole(at, first) => None,
            [] if boards.is_empty() => {
                let finding = n104::no_board(words[0].0, first);
                self.find(finding);
                None
            }
            [] => {
                let finding = self.unknown_row_of(&boards, words[0].0, first);
                self.find(finding);
                None
            }
            several => {
                let names: Vec<&str> = several.iter().map(|(board, _)| self.model.boards[board.ix()].name.as_str()).collect();
                let finding = n123::two_boards(words[0].0, first, &names);
                self.find(finding);
                None
            }
        }
    }

    /// A row that none of the boards has.
    fn unknown_row_of(&self, boards: &[BoardId], span: Span, key: &str) -> Finding {
        if let [board] = boards {
            let known = &self.model.boards[board.ix()];
            let keys = self.near.few(List::Rows(*board), key, known.rows.len(), |at| &known.rows[at].key);
            let finding = pointed(n115::unknown_row(span, &known.name, key, &keys), |meant| self.row_place(*board, meant));
            return listed(finding, known.rows.iter().map(|row| row.span), "these are its rows");
        }
        let known: Vec<&str> = boards.iter().flat_map(|board| keys(&self.model.boards[board.ix()])).collect();
        let rows = || boards.iter().flat_map(|board| &self.model.boards[board.ix()].rows);
        let finding = n115::unknown_row(span, "", key, &known);
        let finding = pointed(finding, |meant| rows().find(|row| row.key == meant).map(|row| row.span));
        listed(finding, rows().map(|row| row.span), "these are its rows")
    }

    /// The boards of the flow; those of the scope where the flow has none.
    pub(super) fn boards_here(&self, at: At<'a>) -> Vec<BoardId> {
        let Some(flow) = at.flow else { return Vec::new() };
        let own = &self.model.flows[flow.ix()].boards;
        if !own.is_empty() {
            return own.clone();
        }
        let scope = self.model.flows[flow.ix()].scope;
        self.model.scopes[scope.ix()].flows.iter().flat_map(|flow| self.model.flows[flow.ix()].boards.clone()).collect()
    }
}

fn keys(board: &crate::model::Board) -> Vec<&str> {
    board.rows.iter().map(|row| row.key.as_str()).collect()
}

/// What the checks of a question leave over, up to one of them.
pub(crate) struct Checked {
    pub(super) tree: usize,
    pub(super) question: NodeId,
    pub(super) check: NodeId,
    pub(super) range: Range,
}

/// The answers that pass, as far as numbers tell: from `low` to `high`, each with whether it is itself among them.
pub(super) struct Range {
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
    never: bool,
}

impl Range {
    /// All answers of a kind.
    pub fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Rating(rating) => {
                Range { low: Some((Decimal::from(rating.from), true)), high: Some((Decimal::from(rating.to), true)), never: false }
            }
            _ => Range { low: None, high: None, never: false },
        }
    }

    /// Whether no answer is left.
    pub fn is_empty(&self) -> bool {
        let crossed = match (self.low, self.high) {
            (Some((low, low_in)), Some((high, high_in))) => low > high || low == high && !(low_in && high_in),
            _ => false,
        };
        self.never || crossed
    }

    /// Leaves only the answers for which the condition holds, as far as it speaks of the answer and a number.
    pub fn narrow(&mut self, condition: &Expr, value: ValueId) {
        match condition {
            Expr::And(parts) => parts.iter().for_each(|part| self.narrow(part, value)),
            Expr::Compare(comparison, left, right) if is_answer(left, value) => {
                let Some(number) = number(right) else { return };
                match comparison {
                    Comparison::Is => {
                        self.raise(number, true);
                        self.lower(number, true);
                    }
                    Comparison::AtLeast => self.raise(number, true),
                    Comparison::MoreThan => self.raise(number, false),
                    Comparison::AtMost => self.lower(number, true),
                    Comparison::LessThan => self.lower(number, false),
                    Comparison::IsNot | Comparison::Contains => {}
                }
            }
            Expr::Between(of, low, high) if is_answer(of, value) => {
                if let (Some(low), Some(high)) = (number(low), number(high)) {
                    self.raise(low, true);
                    self.lower(high, true);
                }
            }
            Expr::Not(inner) if matches!(&**inner, Expr::Known(read) if read.root == Root::Value(value) && read.parts.is_empty()) => {
                self.never = true
            }
            _ => {}
        }
    }

    fn raise(&mut self, number: Decimal, included: bool) {
        if self.low.is_none_or(|(low, _)| number > low) {
            self.low = Some((number, included));
        } else if let Some((low, low_in)) = &mut self.low
            && *low == number
        {
            *low_in &= included;
        }
    }

    fn lower(&mut self, number: Decimal, included: bool) {
        if self.high.is_none_or(|(high, _)| number < high) {
            self.high = Some((number, included));
        } else if let Some((high, high_in)) = &mut self.high
            && *high == number
        {
            *high_in &= included;
        }
    }
}

fn is_answer(expr: &Expr, value: ValueId) -> bool {
    matches!(expr, Expr::Read(read) if read.root == Root::Value(value) && read.parts.is_empty())
}

fn number(expr: &Expr) -> Option<Decimal> {
    match expr {
        Expr::Literal(Literal::Number(number) | Literal::Money(number, _)) => Some(*number),
        Expr::Literal(Literal::Date(day)) => Some(Decimal::from(*day)),
        Expr::Literal(Literal::Time(minutes)) => Some(Decimal::from(*minutes)),
        _ => None,
    }
}
