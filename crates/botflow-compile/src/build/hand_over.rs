//! `hand over to TEAM`.

use botflow_syntax::tree::{NodeId, Phrase, Statement};

use super::default::{DefaultKind, Mine};
use super::{Builder, Loose};
use crate::Line;
use crate::graph::{Act, ExprAt, Outcome as World, RequestWhat, Why};
use crate::model::Expr;

impl Builder<'_> {
    /// "The `say` comes first; when `when closed` happens, neither does." Without `when back`, the lines that follow run when the conversation comes back.
    pub(super) fn hand_over(&mut self, id: NodeId, team: Phrase) {
        let tree = self.tree;
        let index = match self.fact().line(id) {
            Line::Team(team) => Some(team),
            _ => None,
        };
        let own = Mine::of(tree, id);
        let mut lines = Vec::new();
        for kind in [DefaultKind::NobodyFree, DefaultKind::Back, DefaultKind::Closed] {
            let found = self.nearest(&own, kind);
            lines.extend(found.into_iter().filter_map(|line| self.outcome_line(line)));
        }
        let closed = lines.iter().find(|line| line.given.outcome == World::Closed).copied();
        let mut after = Vec::new();
        if let (Some(line), Some(team)) = (closed, index) {
            let node = self.place(id, Act::Branch(ExprAt::Made(Box::new(Expr::Not(Box::new(Expr::TeamOpen(team)))))));
            self.outcome(line.node, line.target, Loose::now(node, Why::Holds));
            after.append(&mut self.loose);
            self.goes_on(node, Why::Fails);
        }
        let mut rest =
            tree.children(id).filter(|child| matches!(tree.statement(*child), Statement::Say { .. } | Statement::Or { .. })).peekable();
        while let Some(say) = rest.next() {
            let mut wordings = vec![say];
            while let Some(or) = rest.next_if(|next| matches!(tree.statement(*next), Statement::Or { .. })) {
                wordings.push(or);
            }
            self.say(&wordings);
        }
        lines.retain(|line| line.given.outcome != World::Closed);
        let notes = tree.children(id).filter_map(|child| match tree.statement(child) {
            Statement::Note { text } => Some(self.text(*text)),
            _ => None,
        });
        let what = RequestWhat::HandOver { team: index, name: self.letters(team.0), notes: notes.collect(), unclear: false };
        let goes_on = (!lines.iter().any(|line| line.given.outcome == World::Back)).then_some(World::Back);
        self.request(id, what, &lines, goes_on, true);
        self.loose.append(&mut after);
    }
}
