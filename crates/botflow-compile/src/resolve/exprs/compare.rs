//! Comparisons: whether the two sides can be compared at all.

use botflow_syntax::tree::{CompareOp, ExprId, ExprKind};

use crate::finding::t203_type_clash as t203;
use crate::model::{Comparison, Expr, Kind};
use crate::resolve::Resolver;
use crate::resolve::env::{Env, ItemEnv};
use crate::resolve::paths::At;

/// "Once one side is `item.x`, a bare word on the other is the value": then the fields of the row are out of sight there.
fn beside_item<'a>(at: At<'a>, side: ExprId, other: ExprId) -> At<'a> {
    let words = |id: ExprId| match &at.tree.expr(id).kind {
        ExprKind::Path(path) => at.tree.words(*path),
        _ => &[],
    };
    let says_item = matches!(words(other), [first, _, ..] if at.tree.str(first.0) == "item");
    if says_item && words(side).len() == 1 { At { env: Env { item: ItemEnv::None, ..at.env }, ..at } } else { at }
}

/// Kinds that can be compared with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Number,
    Money,
    Day,
    Time,
    Duration,
    YesNo,
    Words,
    List,
    Place,
    Thing,
    Media,
    Any,
}

fn family(kind: &Kind) -> Family {
    match kind {
        Kind::Number { .. } | Kind::Rating(_) => Family::Number,
        Kind::Money(_) => Family::Money,
        Kind::Date | Kind::Moment => Family::Day,
        Kind::Time => Family::Time,
        Kind::Duration => Family::Duration,
        Kind::YesNo | Kind::Consent => Family::YesNo,
        Kind::Text | Kind::Name | Kind::Email | Kind::Phone | Kind::Code | Kind::Link | Kind::Word(_) | Kind::Choice(_) | Kind::Row(_) => {
            Family::Words
        }
        Kind::List(_) | Kind::Several(_) => Family::List,
        Kind::Location => Family::Place,
        Kind::Item(_) | Kind::Record(_) | Kind::Form(_) => Family::Thing,
        Kind::Photo | Kind::File => Family::Media,
        Kind::Hole => Family::Any,
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn comparison(&mut self, at: At<'a>, op: CompareOp, left: ExprId, right: ExprId, depth: u32) -> Expr {
        let (left_expr, left_kind) = self.typed(beside_item(at, left, right), left, depth + 1);
        let (right_expr, right_kind) = self.side(beside_item(at, right, left), right, Some(&left_kind), depth + 1);
        let fits = match op {
            CompareOp::Contains => self.contains(at, left, right, &left_kind, &right_kind),
            CompareOp::Is | CompareOp::IsNot => self.alike(at, left, right, &left_kind, &right_kind),
            CompareOp::AtLeast | CompareOp::AtMost | CompareOp::MoreThan | CompareOp::LessThan => {
                self.ordered(at, left, &left_kind) && self.alike(at, left, right, &left_kind, &right_kind)
            }
        };
        if !fits || left_expr == Expr::Hole || right_expr == Expr::Hole {
            return self.hushed(&[left_expr, right_expr]);
        }
        let comparison = match op {
            CompareOp::Is => Comparison::Is,
            CompareOp::IsNot => Comparison::IsNot,
            CompareOp::AtLeast => Comparison::AtLeast,
            CompareOp::AtMost => Comparison::AtMost,
            CompareOp::MoreThan => Comparison::MoreThan,
            CompareOp::LessThan => Comparison::LessThan,
            CompareOp::Contains => Comparison::Contains,
        };
        Expr::Compare(comparison, Box::new(left_expr), Box::new(right_expr))
    }

    pub(super) fn one_of(&mut self, at: At<'a>, value: ExprId, items: &'a [ExprId], negated: bool, depth: u32) -> Expr {
        let (value_expr, value_kind) = self.typed(at, value, depth + 1);
        let at = items.first().map_or(at, |item| beside_item(at, *item, value));
        let mut list = Vec::with_capacity(items.len());
        let mut whole = value_expr != Expr::Hole;
        for item in items {
            let (expr, kind) = self.side(at, *item, Some(&value_kind), depth + 1);
            // "is one of colours": the entries of a list stand for themselves.
            let kind = match (&kind, items) {
                (Kind::List(entry), [_]) => (**entry).clone(),
                (Kind::Several(choices), [_]) => Kind::Choice(*choices),
                _ => kind,
            };
            whole &= expr != Expr::Hole && self.alike(at, value, *item, &value_kind, &kind);
            list.push(expr);
        }
        if !whole {
            list.push(value_expr);
            return self.hushed(&list);
        }
        let expr = Expr::OneOf(Box::new(value_expr), list);
        if negated { Expr::Not(Box::new(expr)) } else { expr }
    }

    pub(super) fn between(&mut self, at: At<'a>, value: ExprId, low: ExprId, high: ExprId, depth: u32) -> Expr {
        let (value_expr, kind) = self.typed(at, value, depth + 1);
        let (low_expr, low_kind) = self.side(at, low, Some(&kind), depth + 1);
        let (high_expr, high_kind) = self.side(at, high, Some(&kind), depth + 1);
        let fits = self.ordered(at, value, &kind)
            && self.alike(at, value, low, &kind, &low_kind)
            && self.alike(at, value, high, &kind, &high_kind);
        if !fits || [&value_expr, &low_expr, &high_expr].contains(&&Expr::Hole) {
            return self.hushed(&[value_expr, low_expr, high_expr]);
        }
        Expr::Between(Box::new(value_expr), Box::new(low_expr), Box::new(high_expr))
    }

    fn contains(&mut self, at: At<'a>, left: ExprId, right: ExprId, kind: &Kind, entry: &Kind) -> bool {
        match kind {
            Kind::List(of) => self.alike(at, left, right, of, entry),
            Kind::Several(choices) => self.alike(at, left, right, &Kind::Choice(*choices), entry),
            kind if family(kind) == Family::Words => self.alike(at, left, right, kind, entry),
            Kind::Hole => true,
            kind => {
                let span = at.tree.expr(left).span;
                self.find(t203::no_list(span, at.tree.str(span), kind));
                false
            }
        }
    }

    /// Whether the two can be the same.
    fn alike(&mut self, at: At<'a>, left: ExprId, right: ExprId, one: &Kind, two: &Kind) -> bool {
        let (family_one, family_two) = (family(one), family(two));
        let fits = match (one, two) {
            (Kind::Money(Some(one)), Kind::Money(Some(two))) => one == two,
            (Kind::List(_) | Kind::Several(_), kind) if family(kind) != Family::List => family(kind) == Family::Any,
            _ => family_one == family_two || family_one == Family::Any || family_two == Family::Any,
        };
        if !fits {
            let (left, right) = (at.tree.expr(left).span, at.tree.expr(right).span);
            let place = self.declared_at(one, left, at);
            self.find(t203::compared(right, at.tree.str(left), one, two, at.tree.str(right), place));
        }
        fits
    }

    fn ordered(&mut self, at: At<'a>, side: ExprId, kind: &Kind) -> bool {
        let fits = matches!(family(kind), Family::Number | Family::Money | Family::Day | Family::Time | Family::Duration | Family::Any);
        if !fits {
            let span = at.tree.expr(side).span;
            self.find(t203::no_order(span, at.tree.str(span), kind));
        }
        fits
    }

    /// Where the value on the left was asked, to show it.
    fn declared_at(&self, _kind: &Kind, left: botflow_source::Span, at: At<'a>) -> Option<botflow_source::Span> {
        let value = self.value_named(at, at.tree.str(left))?;
        Some(self.model.values[value.ix()].span)
    }
}
