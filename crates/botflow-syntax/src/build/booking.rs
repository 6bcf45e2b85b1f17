//! In: pieces of lines that recommend, book and pay. Out: their statements.

use botflow_grammar::Rule;

use super::{Build, Read};
use crate::tree::{Order, Outcome, Statement};

impl Build<'_> {
    pub(super) fn booking(&mut self, rule: Rule) -> Read<Statement> {
        Ok(match rule {
            Rule::recommend_line => Statement::Recommend { up_to: self.count(), catalog: self.word(), list: self.word() },
            Rule::if_possible_line => Statement::IfPossible { condition: self.condition()? },
            Rule::prefer_line => {
                let condition = self.condition()?;
                let points = if self.peek() == Some(Rule::added) { Some(self.value_of()?) } else { None };
                Statement::Prefer { condition, points }
            }
            Rule::first_line => Statement::First { order: self.order() },
            Rule::book_line => Statement::Book { name: self.word(), calendars: self.calendars() },
            Rule::lasting_line => Statement::Lasting { duration: self.duration() },
            Rule::between_line => Statement::Between { low: self.value_of()?, high: self.value_of()? },
            Rule::offer_line => Statement::Offer { count: self.count() },
            Rule::move_line => Statement::Move { name: self.word() },
            Rule::cancel_line => Statement::Cancel { name: self.word() },
            Rule::pay_line => Statement::Pay { name: self.word(), amount: self.value_of()?, text: self.text() },
            Rule::by_line => Statement::By { provider: self.word() },
            Rule::nothing_fits_line => return self.when(Outcome::NothingFits),
            Rule::full_line => return self.when(Outcome::Full),
            _ => return self.when(Outcome::Paid),
        })
    }

    fn order(&mut self) -> Order {
        let piece = self.take();
        match piece.rule {
            Rule::cheapest => Order::Cheapest,
            Rule::highest => Order::Highest(self.path()),
            Rule::lowest => Order::Lowest(self.path()),
            Rule::nearest => Order::Nearest(self.path()),
            _ => Order::AtRandom,
        }
    }
}
