//! In: pieces of the lines of a test. Out: their statements.

use botflow_grammar::Rule;

use super::{Build, Read};
use crate::tree::{EntryKind, PaymentResult, Sent, Statement};

impl Build<'_> {
    pub(super) fn testing(&mut self, rule: Rule) -> Read<Statement> {
        Ok(match rule {
            Rule::test_line => Statement::Test { title: self.phrase() },
            Rule::in_line => Statement::InLanguage { language: self.word() },
            Rule::today_line => Statement::TodayIs { date: self.date()? },
            Rule::now_line => Statement::NowIs { date: self.date()?, time: self.clock()? },
            Rule::catalog_is_line => Statement::CatalogIs { name: self.word(), file: self.phrase() },
            Rule::calendar_line => self.calendar()?,
            Rule::team_is_line => {
                let team = self.phrase();
                let word = self.take();
                Statement::TeamIs { team, open: self.str(word) == "open" }
            }
            Rule::action_line => {
                let action = self.word();
                match self.take().rule {
                    Rule::gives => Statement::ActionGives { action },
                    Rule::fails => Statement::ActionFails { action },
                    _ => Statement::ActionSilent { action },
                }
            }
            Rule::field_is_line => Statement::FieldIs { field: self.word(), value: self.phrase() },
            Rule::arrives_line => self.arrives(),
            Rule::customer_says_line => Statement::CustomerSays { text: self.phrase() },
            Rule::customer_picks_line => Statement::CustomerPicks { labels: self.phrase() },
            Rule::customer_changes_line => Statement::CustomerChanges { field: self.phrase() },
            Rule::customer_sends_line => Statement::CustomerSends { what: self.sent() },
            Rule::event_line => Statement::EventComes { event: self.word() },
            Rule::after_line => Statement::After { duration: self.duration() },
            Rule::payment_line => Statement::Payment { result: self.payment_result() },
            Rule::agent_says_line => Statement::AgentSays { text: self.phrase() },
            Rule::agent_closes_line => Statement::AgentCloses,
            _ => return self.expected(rule),
        })
    }

    fn expected(&mut self, rule: Rule) -> Read<Statement> {
        Ok(match rule {
            Rule::bot_says_line => Statement::BotSays { text: self.phrase() },
            Rule::bot_asks_line => Statement::BotAsks { text: self.phrase() },
            Rule::bot_offers_line => Statement::BotOffers { labels: self.phrase() },
            Rule::bot_shows_line => Statement::BotShows { cards: self.count() },
            Rule::bot_sends_line => match self.peek() {
                Some(Rule::media) => Statement::BotSends { what: self.media() },
                _ => Statement::BotSendsTemplate { name: self.word() },
            },
            Rule::bot_hands_line => Statement::BotHandsOver { team: self.phrase() },
            Rule::bot_silent_line => Statement::BotSilent,
            Rule::ends_line => Statement::Ends,
            Rule::expect_reached_line => Statement::ExpectReached { goal: self.phrase() },
            Rule::expect_at_line => Statement::ExpectAt { step: self.phrase() },
            _ => Statement::Expect { condition: self.condition()? },
        })
    }

    fn calendar(&mut self) -> Read<Statement> {
        let calendar = self.phrase();
        let what = self.take();
        if what.rule == Rule::is_full {
            return Ok(Statement::CalendarFull { calendar });
        }
        let mut times = Vec::new();
        while self.at < what.next as usize {
            times.push((self.date()?, self.clock()?));
        }
        Ok(Statement::CalendarHas { calendar, times: times.into() })
    }

    fn arrives(&mut self) -> Statement {
        let Some(entry) = self.take_if(Rule::entry) else { return Statement::CustomerArrives { from: None } };
        let kind = match self.str(entry) {
            "ad" => EntryKind::Ad,
            "link" => EntryKind::Link,
            "page" => EntryKind::Page,
            _ => EntryKind::Menu,
        };
        Statement::CustomerArrives { from: Some((kind, self.phrase())) }
    }

    fn sent(&mut self) -> Sent {
        match self.take().rule {
            Rule::a_photo => Sent::Photo,
            Rule::a_location => Sent::Location,
            _ => Sent::File,
        }
    }

    fn payment_result(&mut self) -> PaymentResult {
        match self.take().rule {
            Rule::succeeds => PaymentResult::Succeeds,
            Rule::fails => PaymentResult::Fails,
            _ => PaymentResult::Cancelled,
        }
    }
}
