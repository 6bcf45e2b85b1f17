//! `pay NAME: AMOUNT for TEXT`.

use botflow_syntax::tree::{ExprId, NodeId, Outcome, TextId};

use super::Builder;
use crate::Line;
use crate::graph::{Act, RequestWhat, Why};

impl Builder<'_> {
    /// "All four outcomes are required": nothing goes on by itself.
    pub(super) fn pay(&mut self, id: NodeId, amount: ExprId, text: TextId) {
        let Line::Payment(payment) = self.fact().line(id) else {
            self.pass(id, Act::Hole);
            return;
        };
        let is_outcome = |outcome: &Outcome| matches!(outcome, Outcome::Paid | Outcome::Failed | Outcome::Cancelled | Outcome::NoReply(_));
        let lines = self.own_outcomes(id, is_outcome);
        let what = RequestWhat::Pay { payment, amount: self.expr(amount), text: self.text(text) };
        let node = self.request(id, what, &lines, None, true);
        // Where an outcome is missing, the writer may have meant the next line.
        if lines.len() < 4 {
            self.goes_on(node, Why::Next);
        }
    }
}
