//! What a condition that holds (or fails) leaves of a consent.

use botflow_compile::model::{Comparison, Expr, Literal, Read, Root};

use super::Consent;

/// What a consent may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct May {
    pub unknown: bool,
    pub yes: bool,
    pub no: bool,
}

const ANYTHING: May = May { unknown: true, yes: true, no: true };

impl May {
    fn both(self, other: May) -> May {
        May { unknown: self.unknown && other.unknown, yes: self.yes && other.yes, no: self.no && other.no }
    }

    fn either(self, other: May) -> May {
        May { unknown: self.unknown || other.unknown, yes: self.yes || other.yes, no: self.no || other.no }
    }

    pub(super) fn is_yes(self) -> bool {
        self.yes && !self.no && !self.unknown
    }
}

/// What a path reads, if it is a consent.
pub(super) fn consent_of(read: &Read) -> Option<Consent> {
    match &read.root {
        Root::Value(value) if read.parts.is_empty() => Some(Consent::Value(*value)),
        Root::Contact(field) if read.parts.is_empty() => Some(Consent::Kept(field.clone())),
        _ => None,
    }
}

/// Everything that a condition looks at and that may be a consent.
pub(super) fn looked_at(condition: &Expr, seen: &mut dyn FnMut(Consent)) {
    match condition {
        Expr::Read(read) | Expr::Known(read) => consent_of(read).into_iter().for_each(seen),
        Expr::Compare(_, left, right) => [left, right].into_iter().for_each(|side| looked_at(side, seen)),
        Expr::And(sides) | Expr::Any(sides) => sides.iter().for_each(|side| looked_at(side, seen)),
        Expr::Not(side) => looked_at(side, seen),
        Expr::SubscribedTo(topic) => seen(Consent::Topic(topic.clone())),
        Expr::Literal(_) | Expr::Or(..) | Expr::Between(..) | Expr::OneOf(..) | Expr::Sum(..) | Expr::NumberOf(_) => {}
        Expr::TotalOf(..) | Expr::TeamOpen(_) | Expr::CalendarOpen(_) | Expr::Moved { .. } | Expr::Hole => {}
    }
}

/// What a consent may be where a condition holds, or fails. A missing value compares as *not*.
pub(super) fn allowed(condition: &Expr, holds: bool, consent: &Consent) -> May {
    let is = |read: &Read| consent_of(read).as_ref() == Some(consent);
    let part = |side: &Expr, holds: bool| allowed(side, holds, consent);
    match condition {
        Expr::Read(read) if is(read) => answer(true, holds),
        Expr::Known(read) if is(read) => May { unknown: !holds, yes: holds, no: holds },
        Expr::SubscribedTo(topic) if *consent == Consent::Topic(topic.clone()) => answer(true, holds),
        Expr::Compare(how @ (Comparison::Is | Comparison::IsNot), left, right) => match (left.as_ref(), right.as_ref()) {
            (Expr::Read(read), Expr::Literal(Literal::YesNo(yes))) | (Expr::Literal(Literal::YesNo(yes)), Expr::Read(read)) if is(read) => {
                answer(*yes, holds == (*how == Comparison::Is))
            }
            _ => ANYTHING,
        },
        Expr::And(sides) if holds => sides.iter().fold(ANYTHING, |may, side| may.both(part(side, true))),
        Expr::Any(sides) if !holds => sides.iter().fold(ANYTHING, |may, side| may.both(part(side, false))),
        Expr::And(sides) | Expr::Any(sides) => {
            let nothing = May { unknown: false, yes: false, no: false };
            sides.iter().fold(nothing, |may, side| may.either(part(side, holds)))
        }
        Expr::Not(side) => part(side, !holds),
        _ => ANYTHING,
    }
}

/// It is that answer, or it is not.
fn answer(yes: bool, is: bool) -> May {
    if is { May { unknown: false, yes, no: !yes } } else { May { unknown: true, yes: !yes, no: yes } }
}
