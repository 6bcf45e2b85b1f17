//! Which function builds which statement. The compiler holds this list complete.

use botflow_syntax::tree::{Hole, NodeId, Outcome, Statement};

use super::{Builder, Loose};
use crate::graph::{Act, Why};

impl Builder<'_> {
    /// The lines under one, in order. What says something about that line itself is read by its own function and passed over here.
    pub(super) fn lines(&mut self, under: NodeId) {
        let tree = self.tree;
        let mut rest = tree.children(under);
        while let Some(id) = rest.next() {
            match tree.statement(id) {
                Statement::Say { .. } => {
                    let mut wordings = vec![id];
                    let mut ahead = rest.clone();
                    while let Some(or) = ahead.next().filter(|next| matches!(tree.statement(*next), Statement::Or { .. })) {
                        wordings.push(or);
                        rest = ahead.clone();
                    }
                    self.say(&wordings);
                }
                Statement::If { .. } => {
                    let mut branches = vec![id];
                    let mut ahead = rest.clone();
                    while let Some(next) =
                        ahead.next().filter(|next| matches!(tree.statement(*next), Statement::ElseIf { .. } | Statement::Else))
                    {
                        branches.push(next);
                        rest = ahead.clone();
                    }
                    self.branches(&branches);
                }
                statement => self.line(under, id, statement),
            }
        }
    }

    fn line(&mut self, under: NodeId, id: NodeId, statement: &Statement) {
        match statement {
            Statement::Say { .. } => self.say(&[id]),
            Statement::If { .. } | Statement::ElseIf { .. } | Statement::Else => self.branches(&[id]),
            Statement::Or { .. } => {}
            Statement::Hole(hole) => self.hole(id, hole),
            // Right under an option a picture is the option's own.
            Statement::Media { .. } if matches!(self.tree.statement(under), Statement::Choice { .. } | Statement::EachChoice { .. }) => {}
            Statement::Media { what, source } => self.medium(id, *what, *source),
            Statement::Cards { each } => self.cards(id, each.as_ref()),
            Statement::Typing { duration } => self.typing(id, *duration),
            Statement::OnChannel { channels } => self.on_channel(id, channels),
            Statement::Template { .. } => self.template(id),
            Statement::Ask { .. } => self.ask(id),
            Statement::Form { .. } => self.form(id),
            Statement::Review { .. } => self.review(id),
            Statement::Submit { name } => self.submit(id, *name),
            Statement::GoTo { target } => self.go(id, *target),
            Statement::Do { target } => self.do_flow(id, *target),
            Statement::End => {
                self.place(id, Act::End);
            }
            Statement::Set { path, value } => self.set(id, *path, *value),
            Statement::Forget { path } => self.forget(id, *path),
            Statement::Add { value, to } => self.add_to(id, *value, *to),
            Statement::Take { value, from } => self.take_from(id, *value, *from),
            Statement::ForEach { list, .. } => self.for_each(id, *list),
            Statement::Score { .. } if self.is_answer(under) => {}
            Statement::Score { .. } => self.score(id),
            Statement::Reset { .. } => self.reset(id),
            Statement::Split { name } => self.split(id, *name),
            Statement::Reach { goal } => self.reach(id, *goal),
            Statement::Tag { tag } => self.tag(id, *tag),
            Statement::Untag { tag } => self.untag(id, *tag),
            Statement::Subscribe { topic } => self.subscribe(id, *topic),
            Statement::Unsubscribe { topic } => self.unsubscribe(id, *topic),
            Statement::Wait { duration } => self.wait(id, crate::graph::WaitFor::Span(*duration)),
            Statement::WaitUntil { value } => self.wait(id, crate::graph::WaitFor::Until(self.expr(*value))),
            Statement::Remind { before, of } => self.remind(id, *before, *of),
            Statement::Call { action } => self.call(id, *action),
            Statement::HandOver { team } => self.hand_over(id, *team),
            Statement::Recommend { .. } => self.recommend(id),
            Statement::Book { calendars, .. } => self.book(id, calendars),
            Statement::Move { .. } => self.move_booking(id),
            Statement::Cancel { .. } => self.cancel_booking(id),
            Statement::Pay { amount, text, .. } => self.pay(id, *amount, *text),
            other => no_line(other),
        }
    }

    /// `score` right under an option, `when yes` or `when no` belongs to the answer.
    fn is_answer(&self, under: NodeId) -> bool {
        match self.tree.statement(under) {
            Statement::Choice { .. } | Statement::EachChoice { .. } => true,
            Statement::When { outcome, .. } => matches!(outcome, Outcome::Yes | Outcome::No),
            _ => false,
        }
    }

    /// A line that could not be read may do anything: go on, run what stands under it, or leave.
    pub(super) fn hole(&mut self, id: NodeId, hole: &Hole) {
        let node = self.place(id, Act::Hole);
        if let Some(target) = hole.target {
            self.loose.push(Loose::now(node, Why::Next));
            self.go(id, target);
        }
        self.loose.push(Loose::now(node, Why::Next));
        self.lines(id);
        self.loose.push(Loose::now(node, Why::Next));
    }
}

/// What is no line of a journey: heads, what is said about the line above, tests. A list without `_`, so that a new statement has to choose.
fn no_line(statement: &Statement) {
    match statement {
        Statement::File | Statement::Flow { .. } | Statement::About { .. } | Statement::Starts { .. } | Statement::StartsFresh => {}
        Statement::EventValues { .. } | Statement::Takes { .. } | Statement::Gives { .. } | Statement::Scores { .. } => {}
        Statement::Row { .. } | Statement::Was { .. } | Statement::Keeps { .. } | Statement::Step { .. } => {}
        Statement::Line { .. } | Statement::Media { .. } | Statement::Button { .. } | Statement::Card { .. } => {}
        Statement::OnChannelText { .. } | Statement::With { .. } | Statement::Choice { .. } | Statement::EachChoice { .. } => {}
        Statement::Also { .. } | Statement::OnlyIf { .. } | Statement::Alone | Statement::Otherwise { .. } | Statement::Pick { .. } => {}
        Statement::Check { .. } | Statement::Optional { .. } | Statement::Hint { .. } | Statement::UnlessKnown => {}
        Statement::UnlessGiven | Statement::KeepAs { .. } | Statement::Label { .. } | Statement::Paged | Statement::Reask { .. } => {}
        Statement::When { .. } | Statement::Keep { .. } | Statement::Arm { .. } | Statement::Worth { .. } | Statement::Note { .. } => {}
        Statement::IfPossible { .. } | Statement::Prefer { .. } | Statement::First { .. } | Statement::Lasting { .. } => {}
        Statement::Between { .. } | Statement::Offer { .. } | Statement::By { .. } => {}
        Statement::Test { .. } | Statement::InLanguage { .. } | Statement::TodayIs { .. } | Statement::NowIs { .. } => {}
        Statement::CatalogIs { .. } | Statement::CalendarFull { .. } | Statement::CalendarHas { .. } | Statement::TeamIs { .. } => {}
        Statement::ActionGives { .. } | Statement::ActionFails { .. } | Statement::ActionSilent { .. } | Statement::FieldIs { .. } => {}
        Statement::CustomerArrives { .. } | Statement::CustomerSays { .. } | Statement::CustomerPicks { .. } => {}
        Statement::CustomerChanges { .. } | Statement::CustomerSends { .. } | Statement::EventComes { .. } | Statement::After { .. } => {}
        Statement::Payment { .. } | Statement::AgentSays { .. } | Statement::AgentCloses | Statement::BotSays { .. } => {}
        Statement::BotAsks { .. } | Statement::BotOffers { .. } | Statement::BotShows { .. } | Statement::BotSends { .. } => {}
        Statement::BotSendsTemplate { .. } | Statement::BotHandsOver { .. } | Statement::BotSilent | Statement::Ends => {}
        Statement::Expect { .. } | Statement::ExpectReached { .. } | Statement::ExpectAt { .. } => {}
        Statement::Hole(_) | Statement::Say { .. } | Statement::Or { .. } | Statement::Cards { .. } | Statement::Typing { .. } => {}
        Statement::OnChannel { .. } | Statement::Template { .. } | Statement::Ask { .. } | Statement::Form { .. } => {}
        Statement::Review { .. } | Statement::Submit { .. } | Statement::If { .. } | Statement::ElseIf { .. } | Statement::Else => {}
        Statement::GoTo { .. } | Statement::Do { .. } | Statement::End | Statement::Set { .. } | Statement::Forget { .. } => {}
        Statement::Add { .. } | Statement::Take { .. } | Statement::ForEach { .. } | Statement::Score { .. } => {}
        Statement::Reset { .. } | Statement::Split { .. } | Statement::Reach { .. } | Statement::Tag { .. } => {}
        Statement::Untag { .. } | Statement::Subscribe { .. } | Statement::Unsubscribe { .. } | Statement::Wait { .. } => {}
        Statement::WaitUntil { .. } | Statement::Remind { .. } | Statement::Call { .. } | Statement::HandOver { .. } => {}
        Statement::Recommend { .. }
        | Statement::Book { .. }
        | Statement::Move { .. }
        | Statement::Cancel { .. }
        | Statement::Pay { .. } => {}
    }
}
