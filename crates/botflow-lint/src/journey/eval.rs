//! In: a condition and what some values hold. Out: whether it holds, as far as that can be said.

use botflow_compile::model::{Comparison, Expr, Literal, Root, ValueId};

use super::condition::{Possible, number};

/// How a condition turns out for these values; `None` where that hangs on something else.
pub(crate) fn eval(condition: &Expr, values: &[(ValueId, Possible)]) -> Option<bool> {
    match condition {
        Expr::And(sides) => {
            let all: Vec<Option<bool>> = sides.iter().map(|side| eval(side, values)).collect();
            if all.contains(&Some(false)) { Some(false) } else { all.into_iter().collect::<Option<Vec<_>>>().map(|_| true) }
        }
        Expr::Any(sides) => {
            let all: Vec<Option<bool>> = sides.iter().map(|side| eval(side, values)).collect();
            if all.contains(&Some(true)) { Some(true) } else { all.into_iter().collect::<Option<Vec<_>>>().map(|_| false) }
        }
        Expr::Not(side) => eval(side, values).map(|holds| !holds),
        Expr::Known(read) if read.parts.is_empty() => Some(*held(&Expr::Read(read.clone()), values)? != Possible::Missing),
        Expr::Read(_) => match held(condition, values)? {
            Possible::YesNo(yes) => Some(*yes),
            Possible::Missing => Some(false),
            _ => None,
        },
        Expr::Compare(how, left, right) => match (left.as_ref(), right.as_ref()) {
            (Expr::Literal(one), Expr::Literal(other)) => compare(*how, &of_literal(one)?, other),
            (_, Expr::Literal(literal)) => compare(*how, held(left, values)?, literal),
            (Expr::Literal(literal), _) => compare(turned(*how), held(right, values)?, literal),
            _ => None,
        },
        Expr::Between(value, low, high) => {
            let value = held(value, values)?;
            let (Expr::Literal(low), Expr::Literal(high)) = (low.as_ref(), high.as_ref()) else { return None };
            Some(compare(Comparison::AtLeast, value, low)? && compare(Comparison::AtMost, value, high)?)
        }
        Expr::OneOf(value, items) => {
            let value = held(value, values)?;
            let one = |item: &Expr| match item {
                Expr::Literal(literal) => compare(Comparison::Is, value, literal),
                _ => None,
            };
            let all: Option<Vec<bool>> = items.iter().map(one).collect();
            all.map(|all| all.contains(&true))
        }
        _ => None,
    }
}

fn held<'v>(expr: &Expr, values: &'v [(ValueId, Possible)]) -> Option<&'v Possible> {
    let Expr::Read(read) = expr else { return None };
    let Root::Value(value) = read.root else { return None };
    let found = values.iter().find(|(of, _)| *of == value && read.parts.is_empty());
    found.map(|(_, possible)| possible)
}

fn of_literal(literal: &Literal) -> Option<Possible> {
    match literal {
        Literal::Option(option) => Some(Possible::Option(*option)),
        Literal::YesNo(yes) => Some(Possible::YesNo(*yes)),
        Literal::Text(text) => Some(Possible::Text(text.clone())),
        other => number(other).map(Possible::Number),
    }
}

pub(super) fn turned(how: Comparison) -> Comparison {
    match how {
        Comparison::AtLeast => Comparison::AtMost,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::MoreThan => Comparison::LessThan,
        Comparison::LessThan => Comparison::MoreThan,
        other => other,
    }
}

/// "A missing value compares as *not*."
fn compare(how: Comparison, value: &Possible, literal: &Literal) -> Option<bool> {
    if *value == Possible::Missing {
        return Some(how == Comparison::IsNot);
    }
    if let (Possible::Number(value), Some(number)) = (value, number(literal)) {
        return Some(match how {
            Comparison::Is => *value == number,
            Comparison::IsNot => *value != number,
            Comparison::AtLeast => *value >= number,
            Comparison::AtMost => *value <= number,
            Comparison::MoreThan => *value > number,
            Comparison::LessThan => *value < number,
            Comparison::Contains => return None,
        });
    }
    let same = match (value, literal) {
        (Possible::Option(one), Literal::Option(other)) => one.choices == other.choices && one.index == other.index,
        (Possible::YesNo(one), Literal::YesNo(other)) => one == other,
        (Possible::Text(one), Literal::Text(other)) => botflow_syntax::fold(one) == botflow_syntax::fold(other),
        (Possible::OtherText, Literal::Text(_) | Literal::Option(_)) => false,
        _ => return None,
    };
    match how {
        Comparison::Is => Some(same),
        Comparison::IsNot => Some(!same),
        _ => None,
    }
}
