//! What going on from a line adds to the time since the customer last wrote.

use botflow_compile::graph::{Act, ExprAt, Outcome, Question, Request, WaitFor, Why};
use botflow_compile::model::{Calculation, Expr, Literal};
use petgraph::graph::NodeIndex;

use super::{ENDLESS, Run};
use crate::Journey;

/// What a way does to the time since the customer last wrote.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Weight {
    /// It adds this: at most, at least.
    pub carries: Option<(u64, u64)>,
    /// The customer wrote on it, this long before: at most, at least.
    pub heard: Option<(u64, u64)>,
}

const AT_ONCE: Weight = Weight { carries: Some((0, 0)), heard: None };
const HEARD: Weight = Weight { carries: None, heard: Some((0, 0)) };
const NOTHING: Weight = Weight { carries: None, heard: None };

fn adds(seconds: u64) -> Weight {
    Weight { carries: Some((seconds, seconds)), heard: None }
}

pub(super) fn weight(journey: &Journey<'_>, at: NodeIndex, why: Why, runs: &[Run]) -> Weight {
    match &journey.node(at).act {
        Act::Ask(question) => asked(question, why),
        Act::Send(_) if matches!(why, Why::Button(_)) => HEARD,
        Act::Wait(wait) => match wait {
            WaitFor::Span(time) => adds(time.seconds()),
            WaitFor::Until(time) => adds(until(journey, time)),
        },
        // What it reminds of may be weeks away.
        Act::Remind(_) if why == Why::Later => adds(ENDLESS),
        Act::Perform(request) => performed(request, why),
        Act::Do(act) if why == Why::Returned => {
            let run = act.flow.map_or(Run { through: Some((0, 0)), heard: None }, |flow| runs[flow.ix()]);
            Weight { carries: run.through, heard: run.heard }
        }
        // After `no reply` the question stays open: its lines count from when it was asked. After an unclear answer it is asked again.
        Act::Resume { silent: true } => NOTHING,
        Act::Resume { silent: false } | Act::Send(_) | Act::Remind(_) | Act::Do(_) | Act::Enter | Act::Form(_) => AT_ONCE,
        Act::Branch(_) | Act::Set(_) | Act::Each { .. } | Act::Pick(_) | Act::Split(_) | Act::Mark(_) | Act::Go(_) => AT_ONCE,
        Act::End | Act::Hole => AT_ONCE,
    }
}

fn asked(question: &Question, why: Why) -> Weight {
    match why {
        Why::NoReply(at) => adds(question.no_reply_seconds.get(at as usize).map_or(0, |seconds| u64::from(*seconds))),
        Why::Passed | Why::NothingToOffer => AT_ONCE,
        _ => HEARD,
    }
}

/// "Coming back from a person counts as the customer having written; `nobody free after D` adds D."
fn performed(request: &Request, why: Why) -> Weight {
    let Why::Outcome(outcome) = why else { return AT_ONCE };
    let after = |outcome: Outcome| request.given(outcome).and_then(|given| given.after_seconds).map_or(0, u64::from);
    match outcome {
        Outcome::Back => HEARD,
        Outcome::NobodyFree => adds(after(Outcome::NobodyFree)),
        Outcome::NoReply => adds(after(Outcome::NoReply)),
        // While the provider's page is open, at most as long as the flow waits for it.
        Outcome::Paid | Outcome::Cancelled => Weight { carries: Some((after(Outcome::NoReply), 0)), heard: None },
        Outcome::Fine | Outcome::Failed | Outcome::NoAnswer | Outcome::Full | Outcome::Taken | Outcome::Closed => AT_ONCE,
    }
}

const DAY: u64 = 86_400;
const HOUR: u64 = 3_600;

/// How long `wait until` may take, where it says so itself. "A day without a time means nine in the morning."
fn until(journey: &Journey<'_>, time: &ExprAt) -> u64 {
    from_now(time.get(journey.facts)).unwrap_or(ENDLESS)
}

fn from_now(time: &Expr) -> Option<u64> {
    let more = |from: &Expr, seconds: i64| from_now(from).and_then(|before| before.checked_add_signed(seconds));
    match time {
        Expr::Literal(Literal::Now) => Some(0),
        Expr::Literal(Literal::Today) => Some(9 * HOUR),
        Expr::Literal(Literal::Tomorrow) => Some(DAY + 9 * HOUR),
        Expr::Literal(Literal::Time(_)) => Some(DAY),
        Expr::Moved { from, seconds, days } => more(from, seconds + i64::from(*days) * DAY as i64),
        Expr::Sum(Calculation::Plus, from, by) => match by.as_ref() {
            Expr::Literal(Literal::Duration { days, seconds }) => more(from, seconds + i64::from(*days) * DAY as i64),
            _ => None,
        },
        _ => None,
    }
}
