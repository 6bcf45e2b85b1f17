//! Requests: whatever needs the world.

use botflow_program::{
    CalendarIx, CalendarList, CalendarsIx, ExprOp, Kind, NameIx, Op, Outcome, PaymentIx, Plain, Request, RequestIx, Rests, Rows, Slots,
    StepIx, TeamIx, TextList, TextsIx, What, When,
};
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rust_decimal::Decimal;

use super::{Lowering, OutcomeAt, Place, Taken, code::span, expr::currency};
use crate::graph::{self, Act, ExprAt, RequestWhat, TextAt, Why};
use crate::model::{BookingId, PaymentId};

impl<'a> Lowering<'a> {
    /// A request, and the branch before a payment of nothing.
    pub(super) fn perform(&mut self, node: NodeIndex, request: &'a graph::Request) {
        if let RequestWhat::Pay { payment, amount, .. } = &request.what {
            self.nothing_to_pay(node, *payment, amount);
        }
        let next = self.next_of(node);
        let row = Request {
            place: self.place(node),
            step: StepIx(self.analysis.graph.ways[node].step.0),
            what: self.what(node, &request.what),
            inputs: self.inputs(&request.with),
            keeps: self.kept(&request.keep),
            rests: rests(request),
            outcomes: self.outcomes(node, request, next),
            next: self.layout.at_or_nowhere(next),
        };
        self.program.requests.push(row);
        self.op(Some(node), Op::Perform(self.layout.requests[&node]));
    }

    /// The line after a request.
    fn next_of(&self, node: NodeIndex) -> Option<NodeIndex> {
        let ways = [graph::Outcome::Fine, graph::Outcome::Paid, graph::Outcome::Back];
        let after = ways.into_iter().find_map(|outcome| self.analysis.graph.along(node, Why::Outcome(outcome)));
        after.or_else(|| self.analysis.graph.along(node, Why::Next))
    }

    /// "An amount of nothing counts as paid."
    fn nothing_to_pay(&mut self, node: NodeIndex, payment: PaymentId, amount: &'a ExprAt) {
        let provider = self.provider(payment);
        let currency = self.analysis.project.payments.get(provider as usize).and_then(|payment| currency(payment.currency?));
        let nothing = match currency {
            Some(currency) => Plain::Money { amount: Decimal::ZERO, currency },
            None => Plain::Number(Decimal::ZERO),
        };
        let amount = self.expr(self.expr_at(amount));
        let mut ops = self.program.expr_ops[self.program.exprs[amount.0 as usize].ops.range()].to_vec();
        let nothing = self.tables.constant(&mut self.program, nothing);
        ops.extend([ExprOp::Const(nothing), ExprOp::AtMost, ExprOp::Not]);
        let holds = self.close(ops, Kind::YesNo);
        let otherwise = self.along(node, Why::Outcome(graph::Outcome::Paid));
        self.op(None, Op::Branch { holds, otherwise });
    }

    fn provider(&self, payment: PaymentId) -> u32 {
        self.analysis.model.payments[payment.ix()].provider
    }

    fn what(&mut self, node: NodeIndex, what: &'a RequestWhat) -> What {
        match what {
            RequestWhat::Call { action, .. } => What::Call(botflow_program::ActionIx(action.unwrap_or_default())),
            RequestWhat::Submit { name, form } => {
                What::Submit { name: (&**name).into(), form: form.map(|form| botflow_program::FormIx(form.0)) }
            }
            RequestWhat::Slots { .. } => What::Slots(self.slots(node, what)),
            RequestWhat::Reserve(_) => What::Reserve { slots: self.slots_before(node) },
            RequestWhat::Move(_) => What::Move { slots: self.slots_before(node) },
            RequestWhat::Cancel(booking) => What::Cancel { booking: self.tables.bookings[booking.ix()], which: self.which(*booking) },
            RequestWhat::Pay { payment, amount, text } => What::Pay {
                name: self.tables.payments[payment.ix()],
                provider: PaymentIx(self.provider(*payment)),
                amount: self.expr(self.expr_at(amount)),
                text: self.text(self.text_at(*text)),
            },
            RequestWhat::HandOver { team, notes, .. } => {
                What::HandOver { team: TeamIx(team.unwrap_or_default()), notes: self.notes(notes) }
            }
        }
    }

    fn notes(&mut self, notes: &[TextAt]) -> TextsIx {
        let texts = notes.iter().map(|note| self.text(self.text_at(*note))).collect();
        self.program.text_lists.push(TextList { texts });
        TextsIx(self.program.text_lists.len() as u32 - 1)
    }

    fn slots(&mut self, node: NodeIndex, what: &'a RequestWhat) -> Slots {
        let RequestWhat::Slots { booking, calendars, lasting, between, offer, moving } = what else {
            unreachable!("invariant: called for free times only")
        };
        let name = self.tables.bookings[booking.ix()];
        let of = self.program.names[name.0 as usize].text.to_string();
        let calendars = calendars.iter().map(|calendar| CalendarIx(*calendar)).collect();
        self.program.calendar_lists.push(CalendarList { calendars });
        let length = lasting.map(|lasting| {
            let at = self.tables.constant(&mut self.program, Plain::Span(span(lasting)));
            self.close(vec![ExprOp::Const(at)], Kind::Span)
        });
        let ends = between.as_ref().map(|(from, to)| (self.expr(self.expr_at(from)), self.expr(self.expr_at(to))));
        Slots {
            booking: name,
            calendars: CalendarsIx(self.program.calendar_lists.len() as u32 - 1),
            length,
            from: ends.map(|(from, _)| from),
            to: ends.map(|(_, to)| to),
            offer: offer.map_or(0, |offer| offer.min(255) as u8),
            offered: self.hidden(&of, "times", Kind::List),
            since: self.hidden(&of, "since", Kind::DateTime),
            chosen: self.chosen(*booking),
            which: moving.then(|| self.which(*booking)),
            perform: self.layout.at(node),
            full: self.then(self.analysis.graph.along(node, Why::Outcome(graph::Outcome::Full)), None),
        }
    }

    /// The hidden name of the time chosen.
    pub(super) fn chosen(&mut self, booking: BookingId) -> NameIx {
        let of = self.analysis.model.bookings[booking.ix()].name.clone();
        self.hidden(&of, "time", Kind::Record)
    }

    /// The hidden name of the booking chosen among several.
    pub(super) fn which(&mut self, booking: BookingId) -> NameIx {
        let of = self.analysis.model.bookings[booking.ix()].name.clone();
        self.hidden(&of, "which", Kind::WholeNumber)
    }

    /// The request for free times whose question stands before a reservation, or that a question of times belongs to.
    pub(super) fn slots_before(&self, node: NodeIndex) -> RequestIx {
        let graph = &self.analysis.graph;
        let before = |node: NodeIndex| graph.ways.edges_directed(node, Direction::Incoming).map(|edge| edge.source());
        let slots = |node: &NodeIndex| match &graph.ways[*node].act {
            Act::Perform(request) => matches!(request.what, RequestWhat::Slots { .. }),
            _ => false,
        };
        let found = before(node).find(slots).or_else(|| before(node).flat_map(before).find(slots));
        found.and_then(|found| self.layout.requests.get(&found).copied()).unwrap_or_default()
    }

    fn outcomes(&mut self, node: NodeIndex, request: &graph::Request, next: Option<NodeIndex>) -> Rows<botflow_program::OutcomeIx> {
        let mut rows = Vec::new();
        for (edge, to) in self.analysis.graph.out(node) {
            let Why::Outcome(outcome) = edge.why else { continue };
            let given = request.given(outcome);
            if let Some(given) = given {
                let place = Place { file: given.span.file, span: given.span };
                self.map.outcomes.push(OutcomeAt { place, when: Taken::Op(self.layout.at(to)) });
            }
            let seconds = given.and_then(|given| given.after_seconds).unwrap_or_default();
            let Some(when) = when(outcome, seconds) else { continue };
            rows.push(Outcome { when, then: self.then(Some(to), next) });
        }
        Rows::push(&mut self.program.outcomes, rows)
    }
}

/// What may come of a request besides that it went well. Full and taken times have their own ways, a closed team a branch before.
fn when(outcome: graph::Outcome, seconds: u32) -> Option<When> {
    match outcome {
        graph::Outcome::Failed => Some(When::Failed),
        graph::Outcome::NoAnswer => Some(When::NoAnswer),
        graph::Outcome::Paid => Some(When::Paid),
        graph::Outcome::Cancelled => Some(When::Cancelled),
        graph::Outcome::NoReply => Some(When::NoReply(seconds)),
        graph::Outcome::NobodyFree => Some(When::NobodyFree(seconds)),
        graph::Outcome::Back => Some(When::Back),
        graph::Outcome::Fine | graph::Outcome::Full | graph::Outcome::Taken | graph::Outcome::Closed => None,
    }
}

fn rests(request: &graph::Request) -> Rests {
    match &request.what {
        RequestWhat::Submit { .. } if request.given(graph::Outcome::Failed).is_none() => Rests::No,
        RequestWhat::Pay { .. } | RequestWhat::HandOver { .. } => Rests::Long,
        RequestWhat::Submit { .. } | RequestWhat::Call { .. } | RequestWhat::Slots { .. } => Rests::Briefly,
        RequestWhat::Reserve(_) | RequestWhat::Move(_) | RequestWhat::Cancel(_) => Rests::Briefly,
    }
}
