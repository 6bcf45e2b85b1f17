//! In: a program whose indices hold. Out: whether each expression leaves exactly one value on a stack of bounded height.

use super::Fault;
use crate::{Expr, ExprIx, ExprOp, First, Index, Program};

/// The most values an expression may have on its stack: the engine keeps the stack in place.
pub const STACK_MAX: usize = 32;

/// Every expression, and the columns that those of a pick read.
pub(super) fn verify(program: &Program) -> Result<(), Fault> {
    for (row, expr) in program.exprs.iter().enumerate() {
        stack(program, expr).map_err(|fault| fault.inside(row.to_string()).inside("exprs"))?;
    }
    columns(program)
}

fn stack(program: &Program, expr: &Expr) -> Result<(), Fault> {
    let mut height = 0usize;
    for op in &program.expr_ops[expr.ops.range()] {
        height = height.checked_sub(op.takes()).ok_or_else(|| Fault::new("takes more values than there are"))? + 1;
        if height > STACK_MAX {
            return Err(Fault::new(format!("keeps more than {STACK_MAX} values at a time")));
        }
    }
    if height == 1 { Ok(()) } else { Err(Fault::new(format!("leaves {height} values, not one"))) }
}

/// Only a pick has a row at hand: elsewhere `Column` would read nothing.
fn columns(program: &Program) -> Result<(), Fault> {
    let mut in_a_pick = vec![false; program.exprs.len()];
    for (row, pick) in program.picks.iter().enumerate() {
        let columns = program.catalogs[pick.catalog.at()].columns.len();
        let conditions = [pick.only_if, pick.if_possible].into_iter().flat_map(|rows| &program.conditions[rows.range()]).map(|it| it.holds);
        let read: Vec<ExprIx> = conditions.chain(program.preferences[pick.prefer.range()].iter().map(|it| it.holds)).collect();
        let highest = read.iter().flat_map(|expr| columns_of(program, *expr)).max();
        let sorted_by = match pick.first {
            First::Lowest(column) | First::Highest(column) | First::Nearest { column, .. } => Some(column.at()),
            First::Listed | First::Random => None,
        };
        if highest.max(sorted_by).is_some_and(|column| column >= columns) {
            return Err(Fault::new("reads a column that its catalog does not have").inside(row.to_string()).inside("picks"));
        }
        read.iter().for_each(|expr| in_a_pick[expr.at()] = true);
    }
    let stray = (0..program.exprs.len()).find(|row| !in_a_pick[*row] && columns_of(program, ExprIx::of(*row)).next().is_some());
    stray.map_or(Ok(()), |row| Err(Fault::new("reads a column outside of a pick").inside(row.to_string()).inside("exprs")))
}

fn columns_of(program: &Program, expr: ExprIx) -> impl Iterator<Item = usize> {
    let ops = &program.expr_ops[program.exprs[expr.at()].ops.range()];
    ops.iter().filter_map(|op| if let ExprOp::Column(column) = op { Some(column.at()) } else { None })
}
