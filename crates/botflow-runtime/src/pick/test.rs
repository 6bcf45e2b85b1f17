//! A condition of a pick in, tests of single columns out: a comparison of whole numbers or a look into a table of the column's texts.

use botflow_program::*;
use rust_decimal::prelude::ToPrimitive;

use crate::eval::Got;
use crate::view::View;

/// Columns with more different texts than this are not tried out text by text.
const TEXTS_MAX: usize = 4_096;

/// What a row must meet.
pub(crate) enum Test {
    /// The number of this column lies within (or, negated, not within) these bounds.
    Range { column: usize, low: i64, high: i64, negated: bool },
    /// The text of this column is one of those marked; the last mark is for empty cells.
    Texts { column: usize, fine: Vec<bool> },
    /// Always the same.
    Fixed(bool),
    /// Worked out row by row.
    Slow(std::ops::Range<usize>),
}

impl View<'_> {
    /// The tests of a condition: all must be met.
    pub(super) fn tests(&self, catalog: &Catalog, expr: ExprIx) -> Vec<Test> {
        let mut tests = Vec::new();
        self.split(catalog, self.program.exprs[expr.at()].ops.range(), &mut tests);
        tests
    }

    /// Whether a row meets a test.
    pub(super) fn test(&self, catalog: &Catalog, test: &Test, row: usize) -> bool {
        match test {
            Test::Range { column, low, high, negated } => match &catalog.columns[*column].cells {
                Cells::Numbers { cells, .. } | Cells::Money { cells, .. } => {
                    let number = cells[row];
                    (number != EMPTY && *low <= number && number <= *high) != *negated
                }
                Cells::Texts { .. } | Cells::Places(_) | Cells::Lists(_) => false,
            },
            Test::Texts { column, fine } => match &catalog.columns[*column].cells {
                Cells::Texts { cells, .. } => fine[(cells[row] as usize).min(fine.len() - 1)],
                Cells::Numbers { .. } | Cells::Money { .. } | Cells::Places(_) | Cells::Lists(_) => false,
            },
            Test::Fixed(met) => *met,
            Test::Slow(ops) => View { row: Some((catalog, row)), ..*self }.eval_ops(&self.program.expr_ops[ops.clone()]).holds(),
        }
    }

    /// `A and B` is two tests.
    fn split(&self, catalog: &Catalog, ops: std::ops::Range<usize>, tests: &mut Vec<Test>) {
        let all = &self.program.expr_ops[ops.clone()];
        if let Some((ExprOp::And, before)) = all.split_last() {
            let right = last_operand(before);
            self.split(catalog, ops.start..ops.start + right, tests);
            self.split(catalog, ops.start + right..ops.end - 1, tests);
            return;
        }
        tests.push(self.one_test(catalog, ops));
    }

    fn one_test(&self, catalog: &Catalog, ops: std::ops::Range<usize>) -> Test {
        let all = &self.program.expr_ops[ops.clone()];
        let mut columns = all.iter().filter_map(|op| if let ExprOp::Column(column) = op { Some(column.at()) } else { None });
        let Some(column) = columns.next() else { return Test::Fixed(self.eval_ops(all).holds()) };
        if columns.any(|other| other != column) {
            return Test::Slow(ops);
        }
        let Some(cells) = catalog.columns.get(column).map(|column| &column.cells) else { return Test::Fixed(false) };
        let fast = match cells {
            Cells::Texts { texts, .. } if texts.len() <= TEXTS_MAX => Some(self.by_text(catalog, column, all)),
            Cells::Texts { texts, .. } => self.by_equal_text(column, texts, all),
            Cells::Numbers { .. } | Cells::Money { .. } => self.by_number(catalog, column, cells, all),
            Cells::Places(_) | Cells::Lists(_) => None,
        };
        fast.unwrap_or(Test::Slow(ops))
    }

    /// Tries every text of the column once.
    fn by_text(&self, catalog: &Catalog, column: usize, ops: &[ExprOp]) -> Test {
        let Cells::Texts { texts, cells } = &catalog.columns[column].cells else { return Test::Fixed(false) };
        let mut rows = vec![None; texts.len() + 1];
        for (row, cell) in cells.iter().enumerate() {
            rows[(*cell as usize).min(texts.len())] = Some(row);
        }
        let holds = |row: Option<usize>| row.is_some_and(|row| View { row: Some((catalog, row)), ..*self }.eval_ops(ops).holds());
        Test::Texts { column, fine: rows.into_iter().map(holds).collect() }
    }

    /// `name is x`, `name is not x`, in a column of many texts.
    fn by_equal_text(&self, column: usize, texts: &[Text], ops: &[ExprOp]) -> Option<Test> {
        let (ExprOp::Column(_), [value @ .., comparison]) = (ops.first()?, ops.get(1..)?) else { return None };
        let is = match comparison {
            ExprOp::Is => true,
            ExprOp::IsNot => false,
            _ => return None,
        };
        if value.iter().any(|op| matches!(op, ExprOp::Column(_))) {
            return None;
        }
        let wanted = self.eval_ops(value);
        let same = |text: &Text| self.same(&Got::own(Plain::Text(text.clone())), &wanted) == is;
        Some(Test::Texts { column, fine: texts.iter().map(same).chain([!is]).collect() })
    }

    /// A comparison with something that is the same for all rows, as bounds in the column's own scale.
    fn by_number(&self, catalog: &Catalog, column: usize, cells: &Cells, ops: &[ExprOp]) -> Option<Test> {
        let kind = catalog.columns[column].kind;
        let (low, high) = (i64::MIN + 1, i64::MAX);
        let range = |low, high, negated| Some(Test::Range { column, low, high, negated });
        if matches!(kind, Kind::YesNo | Kind::Consent) {
            return match ops {
                [ExprOp::Column(_)] | [ExprOp::Column(_), ExprOp::Truth] => range(1, high, false),
                [ExprOp::Column(_), ExprOp::Not] | [ExprOp::Column(_), ExprOp::Truth, ExprOp::Not] => range(1, high, true),
                _ => None,
            };
        }
        let (comparison, operands) = ops.split_last()?;
        let (first, rest) = operands.split_first()?;
        if let (ExprOp::Column(_), ExprOp::Between) = (first, comparison) {
            let second = last_operand(rest);
            let (from, to) = (self.bound(cells, kind, &rest[..second])?, self.bound(cells, kind, &rest[second..])?);
            return range(from.1, to.0, false);
        }
        let (value, flipped) = match (first, operands.last()?) {
            (ExprOp::Column(_), _) => (rest, false),
            (_, ExprOp::Column(_)) => (&operands[..operands.len() - 1], true),
            _ => return None,
        };
        let Some((floor, ceiling)) = self.bound(cells, kind, value) else {
            // A missing value compares as *not*.
            return match comparison {
                ExprOp::IsNot => Some(Test::Fixed(true)),
                ExprOp::Is | ExprOp::AtLeast | ExprOp::AtMost | ExprOp::MoreThan | ExprOp::LessThan => Some(Test::Fixed(false)),
                _ => None,
            };
        };
        match (comparison, flipped) {
            (ExprOp::Is, _) => range(ceiling, floor, false),
            (ExprOp::IsNot, _) => range(ceiling, floor, true),
            (ExprOp::AtLeast, false) | (ExprOp::AtMost, true) => range(ceiling, high, false),
            (ExprOp::AtMost, false) | (ExprOp::AtLeast, true) => range(low, floor, false),
            (ExprOp::MoreThan, false) | (ExprOp::LessThan, true) => range(floor.checked_add(1)?, high, false),
            (ExprOp::LessThan, false) | (ExprOp::MoreThan, true) => range(low, ceiling.checked_sub(1)?, false),
            _ => None,
        }
    }

    /// What is compared with, in the column's scale: the whole numbers next below and above. `None`: missing, or of another kind.
    fn bound(&self, cells: &Cells, kind: Kind, ops: &[ExprOp]) -> Option<(i64, i64)> {
        let got = self.eval_ops(ops);
        let scaled = |number: &Decimal, scale: &u8| {
            let scaled = number.checked_mul(Decimal::from(10_i64.checked_pow(u32::from(*scale))?))?;
            Some((scaled.floor().to_i64()?, scaled.ceil().to_i64()?))
        };
        match (cells, kind, got.plain()?) {
            (Cells::Numbers { .. }, Kind::Date, Plain::Day(day)) => Some((i64::from(*day), i64::from(*day))),
            (Cells::Numbers { .. }, Kind::Time, Plain::Clock(minute)) => Some((i64::from(*minute), i64::from(*minute))),
            (Cells::Numbers { .. }, Kind::DateTime, Plain::Moment(time)) => Some((i64::from(time.0), i64::from(time.0))),
            (Cells::Numbers { scale, .. }, Kind::Number | Kind::WholeNumber | Kind::Rating { .. }, Plain::Number(number)) => {
                scaled(number, scale)
            }
            (Cells::Money { scale, currency: own, .. }, _, Plain::Money { amount, currency }) if own == currency => scaled(amount, scale),
            (Cells::Money { scale, .. }, _, Plain::Number(number)) => scaled(number, scale),
            _ => None,
        }
    }
}

/// Where the last operand of postfix ops begins.
fn last_operand(ops: &[ExprOp]) -> usize {
    let mut wanted = 1_usize;
    for (at, op) in ops.iter().enumerate().rev() {
        wanted = wanted - 1 + op.takes();
        if wanted == 0 {
            return at;
        }
    }
    0
}
