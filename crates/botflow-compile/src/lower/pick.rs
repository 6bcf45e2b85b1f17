//! `recommend` becomes a `Pick` and the branch that looks whether anything fits.

use botflow_program::{CatalogIx, ColumnIx, Condition, ConditionIx, ExprOp, First, Kind, Op, Pick, PickIx, Plain, Prefer, Rows};
use petgraph::graph::NodeIndex;
use rust_decimal::prelude::ToPrimitive;

use super::{Lowering, Taken};
use crate::graph::{self, ExprAt, PathAt, SortBy, Why};
use crate::model;

impl<'a> Lowering<'a> {
    /// A `recommend`.
    pub(super) fn pick(&mut self, node: NodeIndex, pick: &'a graph::Pick) {
        let list = match pick.list {
            Some(list) => (self.value(list), self.relaxed(list), self.picked(list)),
            None => return,
        };
        self.tables.catalog = pick.catalog;
        let row = Pick {
            catalog: CatalogIx(pick.catalog.unwrap_or_default()),
            list: list.0,
            relaxed: list.1,
            picked: list.2,
            up_to: u16::try_from(pick.up_to).unwrap_or(u16::MAX),
            only_if: self.conditions(&pick.only_if),
            if_possible: self.conditions(&pick.if_possible),
            prefer: self.preferences(&pick.prefer),
            first: self.first(pick),
        };
        self.tables.catalog = None;
        self.program.picks.push(row);
        self.op(Some(node), Op::Pick(PickIx(self.program.picks.len() as u32 - 1)));
        let none = self.tables.constant(&mut self.program, Plain::Number(0.into()));
        let ops = vec![ExprOp::Read(list.0), ExprOp::Count, ExprOp::Const(none), ExprOp::MoreThan];
        let holds = self.close(ops, Kind::YesNo);
        let otherwise = self.along(node, Why::NothingFits);
        if let Some(to) = self.analysis.graph.along(node, Why::NothingFits) {
            self.note_outcome(to, Taken::Op(otherwise));
        }
        self.op(None, Op::Branch { holds, otherwise });
    }

    fn conditions(&mut self, conditions: &'a [ExprAt]) -> Rows<ConditionIx> {
        let rows: Vec<Condition> = conditions.iter().map(|one| Condition { holds: self.condition(self.expr_at(one)) }).collect();
        Rows::push(&mut self.program.conditions, rows)
    }

    fn preferences(&mut self, prefer: &'a [graph::Prefer]) -> Rows<botflow_program::PreferIx> {
        let mut rows = Vec::new();
        for one in prefer {
            let points = one.points.as_ref().map_or(Some(1), |points| whole(self.expr_at(points)));
            rows.push(Prefer { holds: self.condition(self.expr_at(&one.condition)), points: points.unwrap_or(1) });
        }
        Rows::push(&mut self.program.preferences, rows)
    }

    fn first(&mut self, pick: &graph::Pick) -> First {
        let of_kind = |wanted: fn(&model::Kind) -> bool| {
            let catalog = self.analysis.project.catalogs.get(pick.catalog? as usize)?;
            catalog.fields.iter().position(|field| wanted(&field.kind)).map(|at| ColumnIx(at as u32))
        };
        let first = match pick.first {
            None => None,
            Some(SortBy::AtRandom) => Some(First::Random),
            Some(SortBy::Cheapest) => of_kind(|kind| matches!(kind, model::Kind::Money(_))).map(First::Lowest),
            Some(SortBy::Highest(path)) => self.column_of(path).map(First::Highest),
            Some(SortBy::Lowest(path)) => self.column_of(path).map(First::Lowest),
            Some(SortBy::NearestTo(path)) => {
                let column = of_kind(|kind| matches!(kind, model::Kind::Location));
                let to = self.path_at(path).map(|read| self.expr(&model::Expr::Read(read.clone())));
                column.zip(to).map(|(column, to)| First::Nearest { column, to })
            }
        };
        first.unwrap_or(First::Listed)
    }

    fn column_of(&self, path: PathAt) -> Option<ColumnIx> {
        let tree = &self.analysis.trees[path.tree as usize];
        let field = tree.words(path.id).last()?;
        self.column(tree.str(field.0))
    }
}

/// A whole number as written; points are whole.
fn whole(expr: &model::Expr) -> Option<i32> {
    match expr {
        model::Expr::Literal(model::Literal::Number(number)) => number.to_i32(),
        _ => None,
    }
}
