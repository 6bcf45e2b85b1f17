//! What conditions read, anywhere. In: a program. Out: which names, topics and numbers can make a difference at all.

use std::collections::BTreeSet;

use botflow_program::op::{How, Op};
use botflow_program::question::Skip;
use botflow_program::{Decimal, ExprIx, ExprOp, Index as _, NameId, NameIx, Program};

use super::ahead::Ahead;
use super::mark::number;

/// What conditions read.
pub(super) struct Decisive {
    names: BTreeSet<NameId>,
    /// Those that sums are kept under.
    adding: BTreeSet<NameId>,
    topics: BTreeSet<u32>,
    /// Those that only a flow looks at before it starts.
    topics_of_starts: BTreeSet<u32>,
    tags: bool,
    /// Every number, and every amount of money, that the project writes in its conditions and sums, in order.
    numbers: [Vec<Decimal>; 2],
    /// What decides from each place on.
    pub(super) ahead: Ahead,
}

impl Decisive {
    pub(super) fn of(program: &Program) -> Self {
        let mut numbers = [Vec::new(), Vec::new()];
        for (is_money, number) in program.constants.iter().filter_map(|constant| number(constant.plain()?)) {
            numbers[usize::from(is_money)].push(number);
        }
        numbers.iter_mut().for_each(|numbers| {
            numbers.sort_unstable();
            numbers.dedup();
        });
        let mut decisive = Decisive {
            names: BTreeSet::new(),
            adding: BTreeSet::new(),
            topics: BTreeSet::new(),
            topics_of_starts: BTreeSet::new(),
            tags: false,
            numbers,
            ahead: Ahead::of(program),
        };
        program.starts.iter().filter_map(|start| start.guard).for_each(|expr| decisive.reads(program, expr));
        decisive.topics_of_starts = std::mem::take(&mut decisive.topics);
        conditions(program).into_iter().for_each(|expr| decisive.reads(program, expr));
        let id = |name: NameIx| program.names[name.at()].id;
        for question in program.questions.iter().filter(|question| question.skip != Skip::Never) {
            decisive.names.extend(question.keep.map(id));
        }
        for op in &program.ops {
            if let Op::Set { name, how, value } = op
                && (matches!(how, How::Add | How::Take) || value.is_some_and(|value| is_sum(program, value)))
            {
                decisive.adding.insert(id(*name));
            }
        }
        decisive
    }

    fn reads(&mut self, program: &Program, expr: ExprIx) {
        for op in &program.expr_ops[program.exprs[expr.at()].ops.range()] {
            match op {
                ExprOp::Read(name) | ExprOp::Booking { name, .. } | ExprOp::Payment { name, .. } => {
                    let name = &program.names[name.at()];
                    self.tags |= name.text == "contact.tags";
                    self.names.insert(name.id);
                }
                ExprOp::Subscribed(topic) => {
                    self.topics.insert(program.topics[topic.at()].id);
                }
                _ => {}
            }
        }
    }

    /// Whether a condition reads the name.
    pub(super) fn holds(&self, name: NameId) -> bool {
        self.names.contains(&name)
    }

    /// Whether something is added to it.
    pub(super) fn adds_up(&self, name: NameId) -> bool {
        self.adding.contains(&name)
    }

    /// Whether a condition asks for that subscription.
    pub(super) fn reads_topic(&self, topic: u32) -> bool {
        self.topics.contains(&topic)
    }

    /// Whether a flow asks for that subscription before it starts.
    pub(super) fn starts_by_topic(&self, topic: u32) -> bool {
        self.topics_of_starts.contains(&topic)
    }

    /// Whether a condition reads the tags.
    pub(super) fn reads_tags(&self) -> bool {
        self.tags
    }

    /// On which side of all numbers of its kind it stands: how many are less, and whether one is the same.
    pub(super) fn side(&self, (is_money, number): (bool, Decimal)) -> (usize, bool) {
        let numbers = &self.numbers[usize::from(is_money)];
        let less = numbers.partition_point(|of| *of < number);
        (less, numbers.get(less) == Some(&number))
    }
}

fn conditions(program: &Program) -> Vec<ExprIx> {
    let of_ops = program.ops.iter().filter_map(|op| if let Op::Branch { holds, .. } = op { Some(*holds) } else { None });
    let of_rows = program.choices.iter().filter_map(|choice| choice.only_if);
    let checked = program.checks.iter().map(|check| check.holds).chain(program.conditions.iter().map(|condition| condition.holds));
    let preferred = program.preferences.iter().map(|prefer| prefer.holds);
    of_ops.chain(of_rows).chain(checked).chain(preferred).collect()
}

fn is_sum(program: &Program, value: ExprIx) -> bool {
    let ops = &program.expr_ops[program.exprs[value.at()].ops.range()];
    ops.iter().any(|op| matches!(op, ExprOp::Add | ExprOp::Subtract | ExprOp::Multiply | ExprOp::Divide | ExprOp::Total(_)))
}
