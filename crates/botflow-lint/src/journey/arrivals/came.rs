//! In: a way out of a node. Out: what it makes of a value: this or that, only some of what it was, or nothing.

use botflow_compile::graph::{Act, Ask, ChoiceValue, Question, SetHow, Why};
use botflow_compile::known::{Use, reads_of_expr};
use botflow_compile::model::{Comparison, Declared, Expr, Kind, Literal, OptionId, Root, ValueId};
use petgraph::graph::NodeIndex;

use super::super::condition::Possible;
use super::super::eval::eval;
use super::compared::compared;
use crate::Journey;

/// What a way makes of a value.
pub(super) enum Came {
    /// It holds one of these, whatever it held before.
    Decided(Vec<u64>),
    /// It holds what it did; only with these the way is taken.
    Kept(Vec<u64>),
    /// It holds what it did.
    Untouched,
}

/// What a way out of a node makes of a value.
pub(super) fn came(journey: &Journey<'_>, from: NodeIndex, why: Why, value: ValueId, cells: &[Possible]) -> Came {
    if let Act::Branch(condition) = &journey.node(from).act {
        let condition = condition.get(journey.facts);
        let mut asks = false;
        reads_of_expr(condition, Use::Compared, &mut |read, _| asks |= read.root == Root::Value(value));
        if !asks {
            return Came::Untouched;
        }
        if let Some((option, is)) = one_option(condition, value)
            && let Some(bits) = only(cells, option, is == (why == Why::Holds))
        {
            return Came::Kept(bits);
        }
        if let Some(bits) = compared(condition, value, cells, why == Why::Holds) {
            return Came::Kept(bits);
        }
        let impossible = Some(why != Why::Holds);
        let mut values = [(value, Possible::Missing)];
        return Came::Kept(bits(cells, |possible| {
            values[0].1.clone_from(possible);
            eval(condition, &values) != impossible
        }));
    }
    if let Act::Ask(question) = &journey.node(from).act
        && question.value() == Some(value)
        && let Some(bits) = chosen(question, why, cells)
    {
        return Came::Decided(bits);
    }
    // Whether a way decides a value does not hang on what the value is.
    if decided(journey, from, why, value, &Possible::Missing).is_none() {
        return Came::Untouched;
    }
    Came::Decided(bits(cells, |possible| decided(journey, from, why, value, possible) == Some(true)))
}

/// A flow that begins brings nothing along but what its start or its `do` hands it; those may be anything.
pub(super) fn begins(journey: &Journey<'_>, at: NodeIndex, value: ValueId, cells: &[Possible]) -> Vec<u64> {
    let node = journey.node(at);
    let first = matches!(node.act, Act::Enter) && journey.model.flows[journey.flow_of(at).ix()].steps.start == node.step.0;
    let handed = matches!(journey.model.values[value.ix()].declared, Declared::Takes | Declared::Start);
    match first {
        true => bits(cells, |possible| *possible == Possible::Missing || handed),
        false => vec![0; cells.len().div_ceil(64)],
    }
}

/// The option that a condition compares a value with, and whether it is to be that one. (Most conditions on options are like that, and each of them is
/// held against all options.)
fn one_option(condition: &Expr, value: ValueId) -> Option<(OptionId, bool)> {
    let Expr::Compare(how, left, right) = condition else { return None };
    let is = match how {
        Comparison::Is => true,
        Comparison::IsNot => false,
        _ => return None,
    };
    match (left.as_ref(), right.as_ref()) {
        (Expr::Read(read), Expr::Literal(Literal::Option(option))) | (Expr::Literal(Literal::Option(option)), Expr::Read(read)) => {
            (read.root == Root::Value(value) && read.parts.is_empty()).then_some((*option, is))
        }
        _ => None,
    }
}

/// That option alone, or all but that one. `None`: it is not one of the value's own.
fn only(cells: &[Possible], option: OptionId, is: bool) -> Option<Vec<u64>> {
    let at = option.index as usize;
    if cells.get(at) != Some(&Possible::Option(option)) {
        return None;
    }
    let mut bits = vec![if is { 0 } else { u64::MAX }; cells.len().div_ceil(64)];
    bits[at / 64] ^= 1 << (at % 64);
    // Behind the last one there is nothing.
    let behind = cells.len() % 64;
    if let Some(last) = bits.last_mut().filter(|_| behind > 0) {
        *last &= (1 << behind) - 1;
    }
    Some(bits)
}

/// The options that an answer stands for, where it stands for some.
fn chosen(question: &Question, why: Why, cells: &[Possible]) -> Option<Vec<u64>> {
    let mut all = vec![0; cells.len().div_ceil(64)];
    let mut see = |value: ChoiceValue| {
        let ChoiceValue::Option(option) = value else { return None };
        let at = option.index as usize;
        let own = cells.get(at) == Some(&Possible::Option(option));
        own.then(|| all[at / 64] |= 1 << (at % 64))
    };
    match (why, &question.what) {
        (Why::Choice(at), _) => see(question.choices.get(at as usize)?.value)?,
        (Why::Answered, Ask::Value(_, Kind::Choice(_))) => {
            let plain = question.choices.iter().filter(|choice| choice.target.is_none() && !choice.body);
            plain.filter(|choice| choice.value != ChoiceValue::Command).try_for_each(|choice| see(choice.value))?;
        }
        _ => return None,
    }
    Some(all)
}

fn bits(cells: &[Possible], mut holds: impl FnMut(&Possible) -> bool) -> Vec<u64> {
    let mut bits = vec![0; cells.len().div_ceil(64)];
    for (at, possible) in cells.iter().enumerate() {
        bits[at / 64] |= u64::from(holds(possible)) << (at % 64);
    }
    bits
}

/// Whether a way out of a node makes a value so (`Some(true)`), makes it something else (`Some(false)`), or leaves it as it was.
fn decided(journey: &Journey<'_>, from: NodeIndex, why: Why, value: ValueId, possible: &Possible) -> Option<bool> {
    match &journey.node(from).act {
        Act::Ask(question) if question.value() == Some(value) => answered(question, why, possible),
        Act::Ask(question) => {
            let item = |at: u32| question.choices.get(at as usize).and_then(|choice| choice.each).and_then(|each| each.item);
            match why {
                Why::Choice(at) if item(at) == Some(value) => Some(true),
                Why::Cancelled if question.form.is_some() && question.form == journey.model.values[value.ix()].form => {
                    Some(*possible == Possible::Missing)
                }
                _ => None,
            }
        }
        // What it lets pass is asked elsewhere.
        Act::Branch(_) => None,
        Act::Set(change) => {
            let read = change.place.get(journey.facts)?;
            if let SetHow::AddForm(form) = change.how
                && journey.model.values[value.ix()].form == Some(form)
            {
                return Some(*possible == Possible::Missing);
            }
            match (&read.root, &change.how) {
                (Root::Form(form), SetHow::Forget) if journey.model.values[value.ix()].form == Some(*form) => {
                    Some(*possible == Possible::Missing)
                }
                (Root::Value(set), _) if *set != value || !read.parts.is_empty() => None,
                (Root::Value(_), SetHow::Forget) => Some(*possible == Possible::Missing),
                (Root::Value(_), SetHow::To(expr)) => Some(match (expr.get(journey.facts), possible) {
                    (Expr::Literal(Literal::Option(option)), Possible::Option(one)) => option == one,
                    (Expr::Literal(Literal::YesNo(yes)), Possible::YesNo(one)) => yes == one,
                    (Expr::Literal(_), Possible::Missing) => false,
                    _ => true,
                }),
                (Root::Value(_), _) => Some(*possible != Possible::Missing),
                _ => None,
            }
        }
        Act::Each { item, .. } if *item == Some(value) && why == Why::Item => Some(*possible != Possible::Missing),
        Act::Pick(pick) if pick.list == Some(value) => Some(*possible != Possible::Missing),
        Act::Perform(_) | Act::Do(_) => {
            let keep = match &journey.node(from).act {
                Act::Perform(request) => &request.keep,
                Act::Do(act) => &act.keep,
                _ => return None,
            };
            let kept = keep
                .iter()
                .filter_map(|keep| keep.place.get(journey.facts))
                .any(|read| matches!(read.root, Root::Value(kept) if kept == value));
            kept.then_some(true)
        }
        Act::Hole => Some(true),
        _ => None,
    }
}

/// What an answer to a question makes of its value.
fn answered(question: &Question, why: Why, possible: &Possible) -> Option<bool> {
    let of_choice = |value: ChoiceValue| match (value, possible) {
        (ChoiceValue::Option(option), Possible::Option(one)) => option == *one,
        (ChoiceValue::YesNo(yes), Possible::YesNo(one)) => yes == *one,
        (ChoiceValue::Item, possible) => *possible != Possible::Missing,
        _ => false,
    };
    match why {
        Why::Choice(at) => {
            let choice = question.choices.get(at as usize)?;
            if choice.value == ChoiceValue::Command { None } else { Some(of_choice(choice.value)) }
        }
        Why::Answered => Some(match (&question.what, possible) {
            (_, Possible::Missing) => false,
            (Ask::Value(_, Kind::Choice(_)), _) => {
                let mut plain = question.choices.iter().filter(|choice| choice.target.is_none() && !choice.body);
                plain.any(|choice| of_choice(choice.value))
            }
            _ => true,
        }),
        Why::Yes => Some(*possible == Possible::YesNo(true)),
        Why::No => Some(*possible == Possible::YesNo(false)),
        Why::Otherwise => Some(matches!(possible, Possible::OtherText | Possible::Text(_))),
        Why::Skipped => Some(*possible == Possible::Missing),
        // Known from before, from the person, or given in the first message: it may be anything.
        Why::Passed => Some(*possible != Possible::Missing || question.form.is_some() && question.optional.is_some()),
        _ => None,
    }
}
