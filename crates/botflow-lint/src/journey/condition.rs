//! Conditions tried out: every answer that can get to a line, against what the line asks.

use std::collections::VecDeque;

use botflow_compile::graph::{Act, Ask, ChoiceValue, Question, SetHow, Why};
use botflow_compile::known::{Known, Place, Use, reads_of_expr};
use botflow_compile::model::{Declared, Expr, Kind, Literal, OptionId, Root, ValueId};
use botflow_syntax::Statement;
use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rust_decimal::Decimal;

use super::Journey;
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

/// So many nodes are looked at for one answer; beyond that it counts as possible.
const FAR: usize = 1_000;
/// So many nodes above a condition are looked at for what else its values are compared with.
const NEAR: usize = 16;
/// So many combinations are tried for one condition.
const TRIES: usize = 512;

impl Journey<'_> {
    /// Branches whose condition always turns out the same.
    pub(crate) fn verdicts(&self) -> &[(NodeIndex, Verdict)] {
        self.verdicts.get_or_init(|| {
            let mut known = Known::new(self.graph, self.model, self.project);
            let written = |at: &NodeIndex| match &self.node(*at).act {
                Act::Branch(_) => matches!(self.statement(self.node(*at).origin), Statement::If { .. } | Statement::ElseIf { .. }),
                _ => false,
            };
            let branches = self.graph.ways.node_indices().filter(written).filter(|at| self.reached[at.index()]);
            branches.filter_map(|at| Some((at, self.verdict(at, &mut known)?))).collect()
        })
    }

    /// Ways of branches that are never taken.
    pub(crate) fn never_taken(&self) -> impl Iterator<Item = (NodeIndex, Why)> + '_ {
        self.verdicts().iter().map(|(at, verdict)| match verdict {
            Verdict::Always | Verdict::Rest => (*at, Why::Fails),
            Verdict::Never => (*at, Why::Holds),
        })
    }

    fn verdict(&self, at: NodeIndex, known: &mut Known<'_>) -> Option<Verdict> {
        let Act::Branch(condition) = &self.node(at).act else { return None };
        let condition = condition.get(self.facts);
        let mut values = Vec::new();
        reads_of_expr(condition, Use::Compared, &mut |read, _| {
            if let (Root::Value(value), true) = (&read.root, read.parts.is_empty())
                && !values.contains(value)
            {
                values.push(*value);
            }
        });
        if values.iter().any(|value| self.model.values[value.ix()].hushed) {
            return None;
        }
        let mut rows: Vec<(ValueId, Vec<Possible>)> = Vec::new();
        for value in values {
            let sure = self.surely_known(at, value, known);
            if let Some(domain) = self.domain(at, value, sure) {
                let arriving: Vec<Possible> = domain.into_iter().filter(|possible| self.arrives(at, value, possible)).collect();
                rows.push((value, arriving));
            }
        }
        // Nothing gets here at all: another line is the cause.
        if rows.iter().any(|(_, row)| row.is_empty()) || rows.iter().map(|(_, row)| row.len()).product::<usize>() > TRIES {
            return None;
        }
        let outcomes = combinations(&rows).map(|values| eval(condition, &values)).collect::<Vec<_>>();
        if outcomes.iter().all(|outcome| *outcome == Some(true)) {
            let in_chain = matches!(self.statement(self.node(at).origin), Statement::ElseIf { .. });
            return Some(if in_chain { Verdict::Rest } else { Verdict::Always });
        }
        outcomes.iter().all(|outcome| *outcome == Some(false)).then_some(Verdict::Never)
    }

    fn surely_known(&self, at: NodeIndex, value: ValueId, known: &mut Known<'_>) -> bool {
        let place = known.places.id(Place::Value(value));
        known.fillers(at, place).is_some_and(|fillers| !fillers.is_empty())
    }

    /// What a value may hold, as far as a condition can tell it apart; `None` where that cannot be listed.
    fn domain(&self, at: NodeIndex, value: ValueId, sure: bool) -> Option<Vec<Possible>> {
        let conditions = self.conditions_before(at);
        let kind = &self.model.values[value.ix()].kind;
        let mut domain = match kind {
            Kind::Choice(choices) => {
                let options = 0..self.model.choices[choices.ix()].options.len() as u32;
                let mut domain: Vec<Possible> = options.map(|index| Possible::Option(OptionId { choices: *choices, index })).collect();
                domain.push(Possible::OtherText);
                domain
            }
            Kind::YesNo | Kind::Consent => vec![Possible::YesNo(true), Possible::YesNo(false)],
            Kind::Rating(rating) if rating.to - rating.from < 20 => {
                (rating.from..=rating.to).map(|number| Possible::Number(Decimal::from(number))).collect()
            }
            Kind::Number { whole } => around(value, &conditions, if *whole { Decimal::ONE } else { Decimal::new(1, 4) })?,
            Kind::Money(_) => around(value, &conditions, Decimal::new(1, 2))?,
            Kind::Date | Kind::Time => around(value, &conditions, Decimal::ONE)?,
            Kind::Text | Kind::Name | Kind::Code | Kind::Email | Kind::Phone => {
                let mut texts: Vec<Possible> = Vec::new();
                each_literal(value, &conditions, &mut |literal| {
                    if let Literal::Text(text) = literal {
                        texts.push(Possible::Text(text.clone()));
                    }
                });
                texts.push(Possible::OtherText);
                texts
            }
            _ => return None,
        };
        if !sure {
            domain.push(Possible::Missing);
        }
        Some(domain)
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

    /// Whether a value may hold this when a node begins: some way leads there on which it was answered or set so, and no condition on it says otherwise.
    pub(crate) fn arrives(&self, node: NodeIndex, value: ValueId, possible: &Possible) -> bool {
        let mut seen = std::collections::HashSet::from([node]);
        let mut queue = VecDeque::from([node]);
        while let Some(at) = queue.pop_front() {
            if seen.len() > FAR || self.enters(at, value, possible) {
                return true;
            }
            for edge in self.graph.ways.edges_directed(at, Incoming) {
                let (from, why) = (edge.source(), edge.weight().why);
                match self.came(from, why, value, possible) {
                    Some(true) => return true,
                    Some(false) => {}
                    None => {
                        if self.reached[from.index()] && seen.insert(from) {
                            queue.push_back(from);
                        }
                    }
                }
            }
        }
        false
    }

    /// A flow that begins brings nothing along but what its start or its `do` hands it; those may be anything.
    fn enters(&self, at: NodeIndex, value: ValueId, possible: &Possible) -> bool {
        let node = self.node(at);
        if !matches!(node.act, Act::Enter) {
            return false;
        }
        let first = self.model.flows[self.flow_of(at).ix()].steps.start == node.step.0;
        let handed = matches!(self.model.values[value.ix()].declared, Declared::Takes | Declared::Start);
        first && (*possible == Possible::Missing || handed)
    }

    /// Whether a way out of a node makes a value so (`Some(true)`), makes it something else (`Some(false)`), or leaves it as it was.
    fn came(&self, from: NodeIndex, why: Why, value: ValueId, possible: &Possible) -> Option<bool> {
        match &self.node(from).act {
            Act::Ask(question) if question.value() == Some(value) => answered(question, why, possible),
            Act::Ask(question) => {
                let item = |at: u32| question.choices.get(at as usize).and_then(|choice| choice.each).and_then(|each| each.item);
                match why {
                    Why::Choice(at) if item(at) == Some(value) => Some(true),
                    Why::Cancelled if question.form.is_some() && question.form == self.model.values[value.ix()].form => {
                        Some(*possible == Possible::Missing)
                    }
                    _ => None,
                }
            }
            Act::Branch(condition) => {
                let outcome = eval(condition.get(self.facts), &[(value, possible.clone())]);
                let impossible = outcome == Some(why != Why::Holds);
                impossible.then_some(false)
            }
            Act::Set(change) => {
                let read = change.place.get(self.facts)?;
                if let SetHow::AddForm(form) = change.how
                    && self.model.values[value.ix()].form == Some(form)
                {
                    return Some(*possible == Possible::Missing);
                }
                match (&read.root, &change.how) {
                    (Root::Form(form), SetHow::Forget) if self.model.values[value.ix()].form == Some(*form) => {
                        Some(*possible == Possible::Missing)
                    }
                    (Root::Value(set), _) if *set != value || !read.parts.is_empty() => None,
                    (Root::Value(_), SetHow::Forget) => Some(*possible == Possible::Missing),
                    (Root::Value(_), SetHow::To(expr)) => Some(match (expr.get(self.facts), possible) {
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
                let keep = match &self.node(from).act {
                    Act::Perform(request) => &request.keep,
                    Act::Do(act) => &act.keep,
                    _ => return None,
                };
                let kept = keep
                    .iter()
                    .filter_map(|keep| keep.place.get(self.facts))
                    .any(|read| matches!(read.root, Root::Value(kept) if kept == value));
                kept.then_some(true)
            }
            Act::Hole => Some(true),
            _ => None,
        }
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

/// Numbers round those that a condition compares a value with.
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
