//! `recommend up to N CATALOG as LIST`.

use botflow_syntax::tree::{NodeId, Order, Outcome, Statement, Word};

use super::{Builder, Loose};
use crate::graph::{Act, Pick, Prefer, SortBy, Why};

impl Builder<'_> {
    pub(super) fn recommend(&mut self, id: NodeId) {
        let tree = self.tree;
        let Statement::Recommend { up_to, catalog, .. } = tree.statement(id) else { return };
        let list = self.fact().value(id);
        let mut pick = Pick {
            catalog: self.catalog(*catalog),
            up_to: *up_to,
            list,
            only_if: Vec::new(),
            if_possible: Vec::new(),
            prefer: Vec::new(),
            first: None,
        };
        let mut nothing_fits = None;
        for child in tree.children(id) {
            match tree.statement(child) {
                Statement::OnlyIf { condition } => pick.only_if.push(self.expr(*condition)),
                Statement::IfPossible { condition } => pick.if_possible.push(self.expr(*condition)),
                Statement::Prefer { condition, points } => {
                    pick.prefer.push(Prefer { condition: self.expr(*condition), points: points.map(|points| self.expr(points)) });
                }
                Statement::First { order } => pick.first = Some(self.sort_by(*order)),
                Statement::When { outcome: Outcome::NothingFits, target } => nothing_fits = Some((child, *target)),
                _ => {}
            }
        }
        let node = self.place(id, Act::Pick(Box::new(pick)));
        let mut after = Vec::new();
        if let Some((line, target)) = nothing_fits {
            self.outcome(line, target, Loose::now(node, Why::NothingFits));
            after.append(&mut self.loose);
        }
        self.goes_on(node, Why::Next);
        self.picked_cards(id, list);
        self.loose.append(&mut after);
    }

    fn catalog(&self, name: Word) -> Option<u32> {
        let name = botflow_syntax::fold(self.tree.str(name.0));
        let at = self.project.catalogs.iter().position(|catalog| botflow_syntax::fold(&catalog.name.text) == name)?;
        Some(at as u32)
    }

    fn sort_by(&self, order: Order) -> SortBy {
        match order {
            Order::Cheapest => SortBy::Cheapest,
            Order::Highest(field) => SortBy::Highest(self.path(field)),
            Order::Lowest(field) => SortBy::Lowest(self.path(field)),
            Order::Nearest(place) => SortBy::NearestTo(self.path(place)),
            Order::AtRandom => SortBy::AtRandom,
        }
    }
}
