//! In: a condition that compares a value with one number, and the numbers that are told apart of it. Out: which of them it lets pass, without trying each.

use botflow_compile::model::{Comparison, Expr, Literal, Root, ValueId};
use rust_decimal::Decimal;

use super::super::condition::{Possible, number};
use super::super::eval::turned;

/// The cells for which the condition turns out so. `None`: it is another kind of condition. Cells of numbers are in their order, what is missing last.
pub(super) fn compared(condition: &Expr, value: ValueId, cells: &[Possible], holds: bool) -> Option<Vec<u64>> {
    let (how, with) = number_compared(condition, value)?;
    let (Possible::Missing, numbers) = cells.split_last()? else { return None };
    if !matches!(numbers.first(), Some(Possible::Number(_))) {
        return None;
    }
    let below = numbers.partition_point(|cell| matches!(cell, Possible::Number(number) if *number < with));
    let up_to = numbers.partition_point(|cell| matches!(cell, Possible::Number(number) if *number <= with));
    // "A missing value compares as *not*."
    let (passing, inside) = match how {
        Comparison::Is => (below..up_to, true),
        Comparison::IsNot => (below..up_to, false),
        Comparison::AtLeast => (below..numbers.len(), true),
        Comparison::MoreThan => (up_to..numbers.len(), true),
        Comparison::AtMost => (0..up_to, true),
        Comparison::LessThan => (0..below, true),
        Comparison::Contains => return None,
    };
    let within = inside == holds;
    let mut bits = vec![if within { 0 } else { u64::MAX }; cells.len().div_ceil(64)];
    passing.for_each(|at| bits[at / 64] ^= 1 << (at % 64));
    let behind = cells.len() % 64;
    if let Some(last) = bits.last_mut().filter(|_| behind > 0) {
        *last &= (1 << behind) - 1;
    }
    Some(bits)
}

fn number_compared(condition: &Expr, value: ValueId) -> Option<(Comparison, Decimal)> {
    let Expr::Compare(how, left, right) = condition else { return None };
    let (how, read, literal): (Comparison, &Expr, &Literal) = match (left.as_ref(), right.as_ref()) {
        (read, Expr::Literal(literal)) => (*how, read, literal),
        (Expr::Literal(literal), read) => (turned(*how), read, literal),
        _ => return None,
    };
    let is_value = matches!(read, Expr::Read(read) if read.root == Root::Value(value) && read.parts.is_empty());
    Some((how, number(literal).filter(|_| is_value)?))
}

#[cfg(test)]
mod tests {
    use botflow_compile::model::{Comparison, Expr, Kind, Literal, Read, Root, ValueId};
    use botflow_source::{FileId, Span};
    use rust_decimal::Decimal;

    use super::compared;
    use crate::journey::condition::Possible;
    use crate::journey::eval::eval;

    #[test]
    fn numbers_pass_as_if_each_was_tried() {
        let value = ValueId(3);
        let number = |number: i64| Decimal::from(number);
        let hows = [Comparison::Is, Comparison::IsNot, Comparison::AtLeast, Comparison::AtMost, Comparison::MoreThan, Comparison::LessThan];
        let read =
            Read { root: Root::Value(value), parts: Vec::new(), kind: Kind::Number { whole: true }, span: Span::new(FileId(0), 0, 0) };
        for count in [1, 5, 63, 64, 70, 130] {
            let cells: Vec<Possible> = (0..count).map(|at| Possible::Number(number(at * 2))).chain([Possible::Missing]).collect();
            for how in hows {
                for (with, turned, holds) in (-1..count * 2 + 1).flat_map(|with| [(with, false, true), (with, true, false)]) {
                    let sides = [Expr::Read(read.clone()), Expr::Literal(Literal::Number(number(with)))].map(Box::new);
                    let [left, right] = sides;
                    let condition = if turned { Expr::Compare(how, right, left) } else { Expr::Compare(how, left, right) };
                    let bits = compared(&condition, value, &cells, holds).expect("a number is compared");
                    for (at, cell) in cells.iter().enumerate() {
                        let passes = eval(&condition, &[(value, cell.clone())]) == Some(holds);
                        assert_eq!(bits[at / 64] >> (at % 64) & 1 == 1, passes, "{cell:?} {how:?} {with} {turned} {holds}");
                    }
                }
            }
        }
    }
}
