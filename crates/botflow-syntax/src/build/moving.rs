//! In: pieces of lines that decide, move, count, wait, call. Out: their statements.

use botflow_grammar::Rule;

use super::{Build, Read};
use crate::finding;
use crate::tree::{Kept, Outcome, Statement};

impl Build<'_> {
    pub(super) fn moving(&mut self, rule: Rule) -> Read<Statement> {
        Ok(match rule {
            Rule::if_line => Statement::If { condition: self.condition()? },
            Rule::else_if_line => Statement::ElseIf { condition: self.condition()? },
            Rule::else_line => Statement::Else,
            Rule::go_to_line => {
                let target = self.take();
                Statement::GoTo { target: self.target(target) }
            }
            Rule::do_line => {
                let target = self.take();
                Statement::Do { target: self.target(target) }
            }
            Rule::keep_line => Statement::Keep { kept: self.kept() },
            Rule::end_line => Statement::End,
            Rule::set_line => self.set()?,
            Rule::forget_line => Statement::Forget { path: self.path() },
            Rule::add_line => Statement::Add { value: self.value_of()?, to: self.path() },
            Rule::take_line => Statement::Take { value: self.value_of()?, from: self.path() },
            Rule::for_each_line => Statement::ForEach { name: self.word(), list: self.path() },
            Rule::reset_line => Statement::Reset { name: self.word() },
            Rule::split_line => Statement::Split { name: self.word() },
            Rule::arm_line => self.arm()?,
            Rule::reach_line => Statement::Reach { goal: self.phrase() },
            Rule::worth_line => Statement::Worth { value: self.value_of()? },
            Rule::tag_line => Statement::Tag { tag: self.word() },
            Rule::untag_line => Statement::Untag { tag: self.word() },
            Rule::subscribe_line => Statement::Subscribe { topic: self.word() },
            Rule::unsubscribe_line => Statement::Unsubscribe { topic: self.word() },
            Rule::wait_line => Statement::Wait { duration: self.duration() },
            Rule::wait_until_line => Statement::WaitUntil { value: self.value_of()? },
            Rule::remind_line => Statement::Remind { before: self.duration(), of: self.path() },
            Rule::call_line => Statement::Call { action: self.word() },
            Rule::hand_over_line => Statement::HandOver { team: self.phrase() },
            Rule::note_line => Statement::Note { text: self.text() },
            _ => return self.moving_when(rule),
        })
    }

    fn moving_when(&mut self, rule: Rule) -> Read<Statement> {
        let outcome = match rule {
            Rule::failed_line => Outcome::Failed,
            Rule::no_answer_line => Outcome::NoAnswer,
            Rule::nobody_line => Outcome::NobodyFree(self.duration()),
            Rule::back_line => Outcome::Back,
            _ => Outcome::Closed,
        };
        self.when(outcome)
    }

    fn set(&mut self) -> Read<Statement> {
        let path = self.path();
        if let Some(sign) = self.take_if(Rule::symbol_is) {
            let found = finding::s010_symbol_operator::finding(self.span(sign), self.line, self.base, "to");
            self.findings.push(found);
        }
        Ok(Statement::Set { path, value: self.condition()? })
    }

    fn kept(&mut self) -> Box<[Kept]> {
        let mut kept = Vec::new();
        while self.take_if(Rule::kept).is_some() {
            let field = self.word();
            let path = if self.peek() == Some(Rule::path) { self.path() } else { self.path_of_word(field.0) };
            kept.push(Kept { field, path });
        }
        kept.into()
    }

    /// `- 12.5% LABEL`
    fn arm(&mut self) -> Read<Statement> {
        let amount = self.take();
        let decimal = self.decimal(amount);
        let weight = match decimal.scale {
            0 => decimal.digits.checked_mul(100),
            1 => decimal.digits.checked_mul(10),
            2 => Some(decimal.digits),
            _ => None,
        };
        match weight.filter(|weight| (0..=10_000).contains(weight)) {
            Some(weight) => Ok(Statement::Arm { weight: weight as u32, label: self.phrase() }),
            None => Err(self.unreadable(self.span(amount), "a part is between 0 and 100 %, with two decimals at most")),
        }
    }
}
