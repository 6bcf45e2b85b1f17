//! What a condition makes sure of.

use super::{Place, Use, reads_of_expr};
use crate::model::{Comparison, Expr, Model, Read};
use crate::project::Project;

/// Whether a condition that holds (or fails) makes sure that a place is there. A missing value compares as *not*.
pub fn implied(condition: &Expr, holds: bool, place: &Place, model: &Model, project: &Project) -> bool {
    let is = |read: &Read| Place::all_of(read, model, project).contains(place);
    let side = |expr: &Expr| matches!(expr, Expr::Read(read) if is(read));
    let part = |expr: &Expr, holds: bool| implied(expr, holds, place, model, project);
    match condition {
        Expr::Known(read) => holds && is(read),
        // A `yes/no` alone.
        Expr::Read(read) => holds && is(read),
        Expr::Compare(Comparison::IsNot, ..) => false,
        Expr::Compare(_, left, right) => holds && (side(left) || side(right)),
        Expr::Between(value, ..) | Expr::OneOf(value, _) => holds && side(value),
        Expr::And(sides) if holds => sides.iter().any(|side| part(side, true)),
        Expr::Any(sides) if !holds => sides.iter().any(|side| part(side, false)),
        Expr::And(sides) => sides.iter().all(|side| part(side, false)),
        Expr::Any(sides) => sides.iter().all(|side| part(side, true)),
        Expr::Not(inner) => part(inner, !holds),
        Expr::Literal(_) | Expr::Or(..) | Expr::Sum(..) | Expr::NumberOf(_) | Expr::TotalOf(..) | Expr::TeamOpen(_) => false,
        Expr::CalendarOpen(_) | Expr::SubscribedTo(_) | Expr::Moved { .. } => false,
        Expr::Hole => true,
    }
}

/// Calls `see` for every place that a condition may make sure of.
pub(super) fn implied_reads(condition: &Expr, model: &Model, project: &Project, see: &mut dyn FnMut(Place)) {
    reads_of_expr(condition, Use::Compared, &mut |read, _| Place::all_of(read, model, project).into_iter().for_each(&mut *see));
}
