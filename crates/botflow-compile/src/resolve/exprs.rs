//! Conditions and sums: what their names mean, whether their kinds fit.

mod compare;
mod sides;
mod sum;

use botflow_source::Span;
use botflow_syntax::fold;
use botflow_syntax::tree::{self, ExprId, ExprKind, Unit};
use rust_decimal::Decimal;

use super::Resolver;
use super::near::List;
use super::paths::At;
use crate::currency::is_known;
use crate::finding::{
    n105_unknown_team as n105, n112_unknown_project_thing as n112, t203_type_clash as t203, t205_no_such_option as t205,
    t211_and_or_mixed as t211, t226_other_currency as t226,
};
use crate::known::{Use, reads_of_expr};
use crate::model::{Expr, Kind, Literal, Root};
use crate::project::days_since_1970;

/// How deep conditions may be built of each other; nothing a person writes comes near it.
const DEPTH_MAX: u32 = 150;

impl<'a> Resolver<'a> {
    /// A condition: it holds or it does not.
    pub(super) fn condition(&mut self, at: At<'a>, id: ExprId) {
        let expr = self.holds(at, id, 0);
        self.model.facts[at.index].exprs[id.index()] = expr;
    }

    /// A value of any kind; `wanted` is the kind of what it is put into, so that options can be named by their key.
    pub(super) fn sum(&mut self, at: At<'a>, id: ExprId, wanted: Option<&Kind>) -> Kind {
        let (expr, kind) = self.side(at, id, wanted, 0);
        self.model.facts[at.index].exprs[id.index()] = expr;
        kind
    }

    /// The kind of a value, without findings: for passes that come before all kinds are known.
    pub(super) fn kind_of(&mut self, at: At<'a>, id: ExprId, wanted: Option<&Kind>) -> Kind {
        let before = self.findings.len();
        self.asking = true;
        let (_, kind) = self.side(at, id, wanted, 0);
        self.asking = false;
        self.findings.truncate(before);
        kind
    }

    fn holds(&mut self, at: At<'a>, id: ExprId, depth: u32) -> Expr {
        let (expr, kind) = self.typed(at, id, depth);
        if !matches!(kind, Kind::YesNo | Kind::Consent | Kind::Hole) {
            let span = at.tree.expr(id).span;
            self.find(t203::not_yes_or_no(span, at.tree.str(span), &kind));
            return self.hushed(&[expr]);
        }
        expr
    }

    /// An expression with its kind.
    fn typed(&mut self, at: At<'a>, id: ExprId, depth: u32) -> (Expr, Kind) {
        if depth > DEPTH_MAX {
            return (Expr::Hole, Kind::Hole);
        }
        let tree = at.tree;
        let written = tree.expr(id);
        let literal = |literal: Literal, kind: Kind| (Expr::Literal(literal), kind);
        match &written.kind {
            ExprKind::Path(path) => match self.path(at, *path) {
                Some(read) => {
                    let kind = read.kind.clone();
                    (Expr::Read(read), kind)
                }
                None => (Expr::Hole, Kind::Hole),
            },
            ExprKind::Words(words) => {
                self.find(t205::words_without_quotes(words.0, tree.str(words.0), false));
                (Expr::Hole, Kind::Hole)
            }
            ExprKind::Text(span) => literal(Literal::Text(tree.literal(*span).into_owned()), Kind::Text),
            ExprKind::Money(_, currency) if !is_known(currency.0) => {
                self.find(t226::unknown_currency(written.span, currency.as_str()));
                (Expr::Hole, Kind::Money(None))
            }
            ExprKind::Number(_)
            | ExprKind::Money(..)
            | ExprKind::Duration(_)
            | ExprKind::Date(_)
            | ExprKind::Clock(_)
            | ExprKind::Yes(_) => constant(&written.kind),
            ExprKind::Today | ExprKind::Tomorrow | ExprKind::Now => constant(&written.kind),
            ExprKind::NumberOf(path) => (self.number_of(at, *path), Kind::Number { whole: true }),
            ExprKind::TotalOf(path) => self.total_of(at, *path),
            ExprKind::Negative(inner) => self.negative(at, *inner, depth),
            ExprKind::Sum(op, left, right) => self.calculation(at, *op, *left, *right, depth),
            ExprKind::Fallback(first, second) => {
                let (first, kind) = self.typed(at, *first, depth + 1);
                // "The fallback may be of another kind": words in quotes are words here, even where the answer has options.
                let words = matches!(tree.expr(*second).kind, ExprKind::Text(_));
                let (second, _) = self.side(at, *second, if words { None } else { Some(&kind) }, depth + 1);
                (Expr::Or(Box::new(first), Box::new(second)), kind)
            }
            ExprKind::Compare(op, left, right) => (self.comparison(at, *op, *left, *right, depth), Kind::YesNo),
            ExprKind::OneOf { value, items, negated } => (self.one_of(at, *value, items, *negated, depth), Kind::YesNo),
            ExprKind::Between { value, low, high } => (self.between(at, *value, *low, *high, depth), Kind::YesNo),
            ExprKind::Known(path, known) => {
                let read = self.path(at, *path);
                let expr = read.map_or(Expr::Hole, Expr::Known);
                (if *known { expr } else { not(expr) }, Kind::YesNo)
            }
            ExprKind::Open { what, path, open, word } => (self.open(at, what.0, *path, *open, *word), Kind::YesNo),
            ExprKind::Subscribed(topic) => {
                self.topic(at, *topic);
                (Expr::SubscribedTo(tree.str(topic.0).to_owned()), Kind::YesNo)
            }
            ExprKind::Not(inner) => (not(self.holds(at, *inner, depth + 1)), Kind::YesNo),
            ExprKind::And(..) => (Expr::And(self.chain(at, id, true, depth)), Kind::YesNo),
            ExprKind::Or(..) => (Expr::Any(self.chain(at, id, false, depth)), Kind::YesNo),
            ExprKind::Hole => (Expr::Hole, Kind::Hole),
        }
    }

    /// `A and B and C`, `A or B or C`: the parts of a row, however long, without building on each other.
    fn chain(&mut self, at: At<'a>, id: ExprId, and: bool, depth: u32) -> Vec<Expr> {
        let mut parts = Vec::new();
        let mut open = vec![id];
        while let Some(id) = open.pop() {
            let written = at.tree.expr(id);
            match &written.kind {
                ExprKind::And(left, right) if and => open.extend([*right, *left]),
                ExprKind::Or(left, right) if !and => open.extend([*right, *left]),
                ExprKind::And(..) | ExprKind::Or(..) if !written.bracketed => {
                    self.find(t211::mixed(written.span, at.tree.str(written.span), and));
                    parts.push(self.holds(at, id, depth + 1));
                }
                _ => parts.push(self.holds(at, id, depth + 1)),
            }
        }
        parts
    }

    /// `TEAM is open`, `CALENDAR is open`; or a value whose answer is `open`.
    fn open(&mut self, at: At<'a>, what: Span, path: Option<tree::PathId>, open: bool, word: Span) -> Expr {
        let name = at.tree.str(what);
        let folded = fold(name);
        let expr = if let Some(team) = self.lookup.teams.get(&folded) {
            Expr::TeamOpen(*team)
        } else if let Some(calendar) = self.lookup.calendars.get(&folded) {
            Expr::CalendarOpen(*calendar)
        } else if let Some(path) = path.filter(|_| self.is_a_name(at, name)) {
            let Some(read) = self.path(at, path) else { return Expr::Hole };
            let kind = read.kind.clone();
            let right =
                self.option_named(&kind, at.tree.str(word)).unwrap_or_else(|| Expr::Literal(Literal::Text(at.tree.str(word).to_owned())));
            return Expr::Compare(crate::model::Comparison::Is, Box::new(Expr::Read(read)), Box::new(right));
        } else if self.input.project.is_lone() {
            Expr::Hole
        } else {
            let project = self.input.project;
            let teams = project.teams.iter().map(|team| team.name.text.as_str());
            let names: Vec<&str> = teams.chain(project.calendars.iter().map(|calendar| calendar.name.text.as_str())).collect();
            self.find(n105::unknown_team(what, name, &names));
            Expr::Hole
        };
        if open { expr } else { not(expr) }
    }

    /// Whether a word names a value, a form, a board … here.
    pub(super) fn is_a_name(&self, at: At<'a>, name: &'a str) -> bool {
        self.value_named(at, name).is_some()
            || self.board_named(at, name).is_some()
            || self.form_named(at, name).is_some()
            || self.lookup.bookings.contains_key(name)
            || self.lookup.payments.contains_key(name)
            || self.item_field(at.env, name).is_some()
    }

    /// A hole in place of something that something is wrong with. The values it reads are not judged any more.
    fn hushed(&mut self, parts: &[Expr]) -> Expr {
        let mut roots = Vec::new();
        for part in parts {
            reads_of_expr(part, Use::Compared, &mut |read, _| roots.push(read.root.clone()));
        }
        for root in roots {
            if let (Root::Value(value), false) = (root, self.asking) {
                self.model.values[value.ix()].hushed = true;
            }
        }
        Expr::Hole
    }

    /// A topic that customers subscribe to.
    pub(super) fn topic(&mut self, at: At<'a>, topic: tree::Word) {
        let name = at.tree.str(topic.0);
        if !self.input.project.is_lone() && !self.lookup.topics.contains(name) {
            let topics = &self.input.project.topics;
            let names = self.near.few(List::Declared("topic"), name, topics.len(), |at| &topics[at].text);
            self.find(n112::unknown_thing(topic.0, "topic", name, &names));
        }
    }
}

/// What is written as it is: numbers, amounts, times.
fn constant(written: &ExprKind) -> (Expr, Kind) {
    let literal = |literal: Literal, kind: Kind| (Expr::Literal(literal), kind);
    match written {
        ExprKind::Number(number) => literal(Literal::Number(decimal(*number)), Kind::Number { whole: number.scale == 0 }),
        ExprKind::Money(number, currency) => literal(Literal::Money(decimal(*number), currency.0), Kind::Money(Some(currency.0))),
        ExprKind::Duration(duration) => {
            let (days, seconds) = calendar(duration);
            literal(Literal::Duration { days, seconds }, Kind::Duration)
        }
        ExprKind::Date(date) => literal(Literal::Date(days_since_1970(*date)), Kind::Date),
        ExprKind::Clock(clock) => literal(Literal::Time(u16::from(clock.hour) * 60 + u16::from(clock.minute)), Kind::Time),
        ExprKind::Yes(yes) => literal(Literal::YesNo(*yes), Kind::YesNo),
        ExprKind::Today => literal(Literal::Today, Kind::Date),
        ExprKind::Tomorrow => literal(Literal::Tomorrow, Kind::Date),
        ExprKind::Now => literal(Literal::Now, Kind::Moment),
        _ => (Expr::Hole, Kind::Hole),
    }
}

fn not(expr: Expr) -> Expr {
    match expr {
        Expr::Hole => Expr::Hole,
        expr => Expr::Not(Box::new(expr)),
    }
}

pub(super) fn decimal(number: tree::Decimal) -> Decimal {
    Decimal::try_new(number.digits, u32::from(number.scale)).unwrap_or_default()
}

/// Whole days and the seconds besides. "Days, months and years are those of the calendar": here a month has 30 days, a year 365.
pub(crate) fn calendar(duration: &tree::Duration) -> (i32, i64) {
    let days = match duration.unit {
        Unit::Second | Unit::Minute | Unit::Hour => return (0, duration.seconds().min(i64::MAX as u64) as i64),
        Unit::Day => 1,
        Unit::Week => 7,
        Unit::Month => 30,
        Unit::Year => 365,
    };
    (i32::try_from(u64::from(duration.count) * days).unwrap_or(i32::MAX), 0)
}
