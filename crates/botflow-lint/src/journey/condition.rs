//! Conditions tried out: every answer that can get to a line, against what the line asks.

use std::collections::BTreeSet;

use botflow_compile::graph::{Act, Why};
use botflow_compile::known::{Use, reads_of_expr};
use botflow_compile::model::{ChoicesId, Expr, Kind, Literal, OptionId, Root, ValueId};
use botflow_syntax::Statement;
use petgraph::graph::NodeIndex;
use rust_decimal::Decimal;

use super::Journey;
use super::arrivals::Asked;
use super::eval::eval;

/// How a condition always turns out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Always,
    /// The last condition of a full chain: all that is left fits it. "A full chain needs no `else`."
    Rest,
    Never,
}

/// Something a value may hold.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Possible {
    Option(OptionId),
    YesNo(bool),
    /// A number, an amount, a day, a time of day.
    Number(Decimal),
    Text(String),
    /// A text that no line names.
    OtherText,
    Missing,
}

/// So many nodes above a condition are looked at for what else its values are compared with.
const NEAR: usize = 16;
/// So many combinations are tried for one condition.
const TRIES: usize = 512;

impl Journey<'_> {
    /// Branches whose condition always turns out the same.
    pub(crate) fn verdicts(&self) -> &[(NodeIndex, Verdict)] {
        self.verdicts.get_or_init(|| {
            let written = |at: &NodeIndex| match &self.node(*at).act {
                Act::Branch(_) => matches!(self.statement(self.node(*at).origin), Statement::If { .. } | Statement::ElseIf { .. }),
                _ => false,
            };
            let branches = self.graph.ways.node_indices().filter(written).filter(|at| self.reached[at.index()]);
            branches.filter_map(|at| Some((at, self.verdict(at)?))).collect()
        })
    }

    /// Ways of branches that are never taken.
    pub(crate) fn never_taken(&self) -> impl Iterator<Item = (NodeIndex, Why)> + '_ {
        self.verdicts().iter().map(|(at, verdict)| match verdict {
            Verdict::Always | Verdict::Rest => (*at, Why::Fails),
            Verdict::Never => (*at, Why::Holds),
        })
    }

    fn verdict(&self, at: NodeIndex) -> Option<Verdict> {
        let Act::Branch(condition) = &self.node(at).act else { return None };
        let condition = condition.get(self.facts);
        let mut hushed = false;
        reads_of_expr(condition, Use::Compared, &mut |read, _| {
            hushed |= matches!(read.root, Root::Value(value) if read.parts.is_empty() && self.model.values[value.ix()].hushed);
        });
        if hushed {
            return None;
        }
        let arrivals = self.arrivals();
        let mut rows: Vec<(ValueId, Vec<Possible>)> = Vec::new();
        for asked in arrivals.asked_at(at) {
            let listed = match self.model.values[asked.value.ix()].kind {
                Kind::Choice(choices) => self.options_arriving(asked, choices)?,
                _ => None,
            };
            if let Some(arriving) = listed {
                rows.push((asked.value, arriving));
            } else if let Some(domain) = self.domain(at, asked.value, asked.sure) {
                let arriving: Vec<Possible> = domain.into_iter().filter(|possible| arrivals.may_arrive(asked, possible)).collect();
                rows.push((asked.value, arriving));
            }
        }
        // Nothing gets here at all: another line is the cause.
        if rows.iter().any(|(_, row)| row.is_empty()) || rows.iter().map(|(_, row)| row.len()).product::<usize>() > TRIES {
            return None;
        }
        let (mut always, mut never) = (true, true);
        for values in combinations(&rows) {
            match eval(condition, &values) {
                Some(true) => never = false,
                Some(false) => always = false,
                None => return None,
            }
            if !always && !never {
                return None;
            }
        }
        if always {
            let in_chain = matches!(self.statement(self.node(at).origin), Statement::ElseIf { .. });
            return Some(if in_chain { Verdict::Rest } else { Verdict::Always });
        }
        Some(Verdict::Never)
    }

    /// The answers to a question with options that arrive at a condition: those alone, so that a chain over thousands of options is not the square of
    /// them. Inner `None`: not listed; outer `None`: more than are tried out.
    fn options_arriving(&self, asked: &Asked, choices: ChoicesId) -> Option<Option<Vec<Possible>>> {
        let count = asked.count().unwrap_or(self.model.choices[choices.ix()].options.len());
        // One more, for a missing answer that is not tried.
        if count > TRIES + 1 {
            return None;
        }
        let Some(arriving) = self.arrivals().arriving(asked) else { return Some(None) };
        let tried: Vec<Possible> = arriving.filter(|possible| !asked.sure || **possible != Possible::Missing).cloned().collect();
        Some(Some(tried))
    }

    /// Whether a value may hold this when a condition on it is reached: some way leads there on which it was answered or set so, and no condition on it
    /// says otherwise.
    pub(crate) fn arrives(&self, node: NodeIndex, value: ValueId, possible: &Possible) -> bool {
        let arrivals = self.arrivals();
        let asked = arrivals.asked_at(node).iter().find(|asked| asked.value == value);
        asked.is_none_or(|asked| arrivals.may_arrive(asked, possible))
    }

    /// What a value may hold, as far as a condition can tell it apart; `None` where that cannot be listed.
    fn domain(&self, at: NodeIndex, value: ValueId, sure: bool) -> Option<Vec<Possible>> {
        let mut domain = self.told_apart(value, || self.conditions_before(at))?;
        if !sure {
            domain.push(Possible::Missing);
        }
        Some(domain)
    }

    /// What a value may hold, as far as these conditions can tell it apart, being filled; `None` where that cannot be listed.
    pub(super) fn told_apart<'c>(&self, value: ValueId, conditions: impl Fn() -> Vec<&'c Expr>) -> Option<Vec<Possible>> {
        let possible = match &self.model.values[value.ix()].kind {
            Kind::Choice(choices) => {
                let options = 0..self.model.choices[choices.ix()].options.len() as u32;
                let options = options.map(|index| Possible::Option(OptionId { choices: *choices, index }));
                options.chain([Possible::OtherText]).collect()
            }
            Kind::YesNo | Kind::Consent => vec![Possible::YesNo(true), Possible::YesNo(false)],
            Kind::Rating(rating) if rating.to - rating.from < 20 => {
                (rating.from..=rating.to).map(|number| Possible::Number(Decimal::from(number))).collect()
            }
            Kind::Number { whole } => around(value, &conditions(), if *whole { Decimal::ONE } else { Decimal::new(1, 4) })?,
            Kind::Money(_) => around(value, &conditions(), Decimal::new(1, 2))?,
            Kind::Date | Kind::Time => around(value, &conditions(), Decimal::ONE)?,
            Kind::Text | Kind::Name | Kind::Code | Kind::Email | Kind::Phone => {
                let mut texts = BTreeSet::new();
                each_text(value, &conditions(), &mut |text| {
                    texts.insert(text.to_owned());
                });
                texts.into_iter().map(Possible::Text).chain([Possible::OtherText]).collect()
            }
            _ => return None,
        };
        Some(possible)
    }

    /// A branch's condition and those shortly above it in its step: what they compare a value with matters for what is left of it.
    fn conditions_before(&self, at: NodeIndex) -> Vec<&Expr> {
        let step = self.node(at).step;
        let nodes = (0..=at.index()).rev().take(NEAR).map(NodeIndex::new).take_while(|node| self.node(*node).step == step);
        let conditions = nodes.filter_map(|node| match &self.node(node).act {
            Act::Branch(condition) => Some(condition.get(self.facts)),
            _ => None,
        });
        conditions.collect()
    }
}

/// Numbers round those that conditions compare a value with.
fn around(value: ValueId, conditions: &[&Expr], little: Decimal) -> Option<Vec<Possible>> {
    let mut numbers: Vec<Decimal> = Vec::new();
    let mut plain = true;
    each_literal(value, conditions, &mut |literal| match number(literal) {
        Some(number) => numbers.extend([number - little, number, number + little]),
        None => plain = false,
    });
    numbers.sort_unstable();
    numbers.dedup();
    (plain && !numbers.is_empty()).then(|| numbers.into_iter().map(Possible::Number).collect())
}

pub(super) fn number(literal: &Literal) -> Option<Decimal> {
    match literal {
        Literal::Number(number) | Literal::Money(number, _) => Some(*number),
        Literal::Date(day) => Some(Decimal::from(*day)),
        Literal::Time(minute) => Some(Decimal::from(*minute)),
        _ => None,
    }
}

/// The texts that conditions compare a value with.
fn each_text(value: ValueId, conditions: &[&Expr], found: &mut dyn FnMut(&str)) {
    each_literal(value, conditions, &mut |literal| {
        if let Literal::Text(text) = literal {
            found(text);
        }
    });
}

fn each_literal(value: ValueId, conditions: &[&Expr], found: &mut dyn FnMut(&Literal)) {
    conditions.iter().for_each(|condition| literals(value, condition, found));
}

/// The literals that a condition compares a value with.
fn literals(value: ValueId, condition: &Expr, found: &mut dyn FnMut(&Literal)) {
    let reads = |expr: &Expr| matches!(expr, Expr::Read(read) if read.root == Root::Value(value) && read.parts.is_empty());
    match condition {
        Expr::Compare(_, left, right) => match (left.as_ref(), right.as_ref()) {
            (one, Expr::Literal(literal)) | (Expr::Literal(literal), one) if reads(one) => found(literal),
            _ => {}
        },
        Expr::Between(one, low, high) if reads(one) => {
            for side in [low, high] {
                if let Expr::Literal(literal) = side.as_ref() {
                    found(literal);
                }
            }
        }
        Expr::OneOf(one, items) if reads(one) => {
            for item in items {
                if let Expr::Literal(literal) = item {
                    found(literal);
                }
            }
        }
        Expr::And(sides) | Expr::Any(sides) => sides.iter().for_each(|side| literals(value, side, found)),
        Expr::Not(side) => literals(value, side, found),
        _ => {}
    }
}

fn combinations(rows: &[(ValueId, Vec<Possible>)]) -> impl Iterator<Item = Vec<(ValueId, Possible)>> + '_ {
    let count: usize = rows.iter().map(|(_, row)| row.len()).product();
    (0..count).map(move |mut index| {
        let one = |(value, row): &(ValueId, Vec<Possible>)| {
            let at = index % row.len();
            index /= row.len();
            (*value, row[at].clone())
        };
        rows.iter().map(one).collect()
    })
}
