//! Sums: `+ - * /`, `number of`, `total of`, and moments that move by a stretch of time.

use botflow_syntax::tree::{ExprId, PathId, SumOp};
use rust_decimal::Decimal;

use crate::finding::t203_type_clash as t203;
use crate::model::{Calculation, Expr, Kind, Literal};
use crate::resolve::Resolver;
use crate::resolve::paths::At;

impl<'a> Resolver<'a> {
    pub(super) fn number_of(&mut self, at: At<'a>, path: PathId) -> Expr {
        let Some(read) = self.path(at, path) else { return Expr::Hole };
        if !matches!(read.kind, Kind::List(_) | Kind::Several(_) | Kind::Hole) {
            self.find(t203::no_list(read.span, at.tree.str(read.span), &read.kind));
            return Expr::Hole;
        }
        Expr::NumberOf(Box::new(Expr::Read(read)))
    }

    /// `total of basket.price`: the sum of a field over the entries of a list. `total of prices` sums a list of numbers.
    pub(super) fn total_of(&mut self, at: At<'a>, path: PathId) -> (Expr, Kind) {
        let words = at.tree.words(path);
        let span = at.tree.path(path).span;
        let Some((last, list)) = words.split_last().filter(|(_, list)| !list.is_empty()) else {
            let name = at.tree.str(span);
            self.find(t203::total_needs_field(span, name));
            return (Expr::Hole, Kind::Hole);
        };
        let list_span = botflow_source::Span::new(span.file, span.start, list[list.len() - 1].0.end);
        let Some(read) = self.words(at, list, list_span) else { return (Expr::Hole, Kind::Hole) };
        let name = at.tree.str(last.0);
        let entry = match &read.kind {
            Kind::List(entry) => (**entry).clone(),
            Kind::Hole => Kind::Hole,
            kind => {
                let finding = t203::no_list(list_span, at.tree.str(list_span), kind);
                self.find(finding);
                return (Expr::Hole, Kind::Hole);
            }
        };
        let kind = if entry == Kind::Hole {
            Some(Kind::Hole)
        } else {
            self.fields(&entry).into_iter().find(|field| field.name == name).map(|field| field.kind)
        };
        match kind {
            Some(kind @ (Kind::Number { .. } | Kind::Money(_) | Kind::Rating(_) | Kind::Duration | Kind::Hole)) => {
                (Expr::TotalOf(Box::new(Expr::Read(read)), name.to_owned()), kind)
            }
            Some(kind) => {
                self.find(t203::no_sum(last.0, name, &kind));
                (Expr::Hole, Kind::Hole)
            }
            None => {
                let fields = self.fields(&entry);
                let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
                self.unknown_field(last.0, at.tree.str(list_span), name, &names);
                (Expr::Hole, Kind::Hole)
            }
        }
    }

    pub(super) fn negative(&mut self, at: At<'a>, inner: ExprId, depth: u32) -> (Expr, Kind) {
        match self.typed(at, inner, depth + 1) {
            (Expr::Literal(Literal::Number(number)), kind) => (Expr::Literal(Literal::Number(-number)), kind),
            (Expr::Literal(Literal::Money(number, currency)), kind) => (Expr::Literal(Literal::Money(-number, currency)), kind),
            (Expr::Hole, _) => (Expr::Hole, Kind::Hole),
            (expr, kind @ (Kind::Number { .. } | Kind::Money(_) | Kind::Rating(_) | Kind::Hole)) => {
                let minus_one = Expr::Literal(Literal::Number(Decimal::NEGATIVE_ONE));
                (Expr::Sum(Calculation::Times, Box::new(expr), Box::new(minus_one)), kind)
            }
            (_, kind) => {
                let span = at.tree.expr(inner).span;
                self.find(t203::no_sum(span, at.tree.str(span), &kind));
                (Expr::Hole, Kind::Hole)
            }
        }
    }

    pub(super) fn calculation(&mut self, at: At<'a>, op: SumOp, left: ExprId, right: ExprId, depth: u32) -> (Expr, Kind) {
        let (one, one_kind) = self.typed(at, left, depth + 1);
        let (two, two_kind) = self.typed(at, right, depth + 1);
        let Some(kind) = kind_of_sum(op, &one_kind, &two_kind) else {
            let (left, right) = (at.tree.expr(left).span, at.tree.expr(right).span);
            self.find(t203::cannot_add(right, at.tree.str(left), &one_kind, at.tree.str(right), &two_kind));
            return (self.hushed(&[one, two]), Kind::Hole);
        };
        if one == Expr::Hole || two == Expr::Hole {
            return (self.hushed(&[one, two]), kind);
        }
        if let (Kind::Date | Kind::Moment, Expr::Literal(Literal::Duration { days, seconds })) = (&one_kind, &two) {
            let sign = if op == SumOp::Minus { -1 } else { 1 };
            let expr = Expr::Moved { from: Box::new(one), seconds: seconds.saturating_mul(sign), days: days.saturating_mul(sign as i32) };
            return (expr, kind);
        }
        let calculation = match op {
            SumOp::Plus => Calculation::Plus,
            SumOp::Minus => Calculation::Minus,
            SumOp::Times => Calculation::Times,
            SumOp::Divide => Calculation::By,
        };
        (Expr::Sum(calculation, Box::new(one), Box::new(two)), kind)
    }
}

/// What comes out; `None`: these two cannot be calculated with.
fn kind_of_sum(op: SumOp, one: &Kind, two: &Kind) -> Option<Kind> {
    let number = |kind: &Kind| matches!(kind, Kind::Number { .. } | Kind::Rating(_));
    let whole = |kind: &Kind| matches!(kind, Kind::Number { whole: true } | Kind::Rating(_));
    Some(match (one, op, two) {
        (Kind::Hole, _, kind) | (kind, _, Kind::Hole) => match kind {
            Kind::Duration | Kind::Number { .. } | Kind::Rating(_) => Kind::Hole,
            Kind::Money(_) | Kind::Date | Kind::Moment | Kind::Hole => kind.clone(),
            _ => return None,
        },
        (one, op, two) if number(one) && number(two) => Kind::Number { whole: whole(one) && whole(two) && op != SumOp::Divide },
        (Kind::Money(one), SumOp::Plus | SumOp::Minus, Kind::Money(two)) if one == two || one.is_none() || two.is_none() => {
            Kind::Money(one.or(*two))
        }
        (Kind::Money(one), SumOp::Divide, Kind::Money(two)) if one == two || one.is_none() || two.is_none() => {
            Kind::Number { whole: false }
        }
        (Kind::Money(_), SumOp::Times | SumOp::Divide, two) if number(two) => one.clone(),
        (one, SumOp::Times, Kind::Money(_)) if number(one) => two.clone(),
        (Kind::Date, SumOp::Plus | SumOp::Minus, Kind::Duration) => Kind::Date,
        (Kind::Moment, SumOp::Plus | SumOp::Minus, Kind::Duration) => Kind::Moment,
        (Kind::Date | Kind::Moment, SumOp::Minus, Kind::Date | Kind::Moment) => Kind::Duration,
        (Kind::Duration, SumOp::Plus | SumOp::Minus, Kind::Duration) => Kind::Duration,
        (Kind::Duration, SumOp::Times | SumOp::Divide, two) if number(two) => Kind::Duration,
        _ => return None,
    })
}
