//! `recommend`: a catalog and conditions in, the list of the rows that fit best out.

mod test;

use botflow_program::*;

use crate::eval::cell;
use crate::run::Run;
use crate::view::View;
use test::Test;

impl Run<'_> {
    /// Fills the list, says whether a wish gave way, and empties `LIST.picked` last: the conditions may still read it.
    pub fn pick(&mut self, pick: &Pick) {
        let (rows, relaxed) = self.view().picked(pick);
        let view = self.view();
        let entries: Vec<Entry> = rows.iter().filter_map(|row| view.item(pick.catalog, *row as usize)).collect();
        let id = |name: NameIx| self.program.names[name.at()].id;
        let (list, relaxed_name, picked) = (id(pick.list), id(pick.relaxed), id(pick.picked));
        self.hold(list, Value::List(entries));
        self.hold(relaxed_name, Plain::Yes(relaxed).into());
        self.unhold(picked);
    }
}

impl View<'_> {
    /// The rows that fit best, best first, and whether a wish gave way.
    pub(crate) fn picked(&self, pick: &Pick) -> (Vec<u32>, bool) {
        let Some(catalog) = self.catalog(pick.catalog) else { return (Vec::new(), false) };
        let tests = |rows: Rows<ConditionIx>| -> Vec<Test> {
            self.program.conditions[rows.range()].iter().flat_map(|condition| self.tests(catalog, condition.holds)).collect()
        };
        let must = tests(pick.only_if);
        let mut fit: Vec<u32> =
            (0..catalog.rows.len() as u32).filter(|row| must.iter().all(|test| self.test(catalog, test, *row as usize))).collect();
        let wishes: Vec<Vec<Test>> =
            self.program.conditions[pick.if_possible.range()].iter().map(|wish| self.tests(catalog, wish.holds)).collect();
        let kept = self.keep_wishes(catalog, &mut fit, &wishes);
        let relaxed = kept < wishes.len() && !fit.is_empty();
        let prefer: Vec<(Vec<Test>, i64)> = self.program.preferences[pick.prefer.range()]
            .iter()
            .map(|prefer| (self.tests(catalog, prefer.holds), i64::from(prefer.points)))
            .collect();
        let points = |row: u32| -> i64 {
            prefer.iter().filter(|(tests, _)| tests.iter().all(|t| self.test(catalog, t, row as usize))).map(|(_, points)| points).sum()
        };
        let order = self.order_of(catalog, pick.first);
        let mut ranked: Vec<(i64, Rank, u32)> = fit.iter().map(|row| (-points(*row), order(*row as usize), *row)).collect();
        let most = usize::from(pick.up_to).min(crate::limits::LIST_ENTRIES);
        if ranked.len() > most && most > 0 {
            ranked.select_nth_unstable(most - 1);
        }
        ranked.truncate(most);
        ranked.sort_unstable();
        (ranked.into_iter().map(|(_, _, row)| row).collect(), relaxed)
    }

    /// Drops `if possible` conditions from the last one on until something fits: keeps the rows that meet most of them from the first on.
    fn keep_wishes(&self, catalog: &Catalog, fit: &mut Vec<u32>, wishes: &[Vec<Test>]) -> usize {
        let met = |row: &u32| wishes.iter().take_while(|tests| tests.iter().all(|t| self.test(catalog, t, *row as usize))).count();
        let all: Vec<usize> = fit.iter().map(met).collect();
        let most = all.iter().copied().max().unwrap_or(0);
        let mut at = 0;
        fit.retain(|_| {
            at += 1;
            all[at - 1] == most
        });
        most
    }

    /// The order of what has the same points.
    fn order_of<'c>(&self, catalog: &'c Catalog, first: First) -> Box<dyn Fn(usize) -> Rank + 'c> {
        match first {
            First::Listed => Box::new(|_| Rank(0)),
            First::Lowest(column) => Box::new(ranks(catalog, column, 1)),
            First::Highest(column) => Box::new(ranks(catalog, column, -1)),
            First::Random => {
                let seed = u64::from(self.session.seed);
                Box::new(move |row| Rank((key::mix(catalog.rows[row].0 ^ seed << 17) >> 1) as i64))
            }
            First::Nearest { column, to } => {
                let here = match self.eval(to).plain() {
                    Some(Plain::Place(spot)) => Some(*spot),
                    _ => None,
                };
                let column = catalog.columns.get(column.at());
                Box::new(move |row| match (here, column.and_then(|c| cell(&c.cells, c.kind, row))) {
                    (Some(here), Some(Plain::Place(spot))) => Rank(distance(here, spot)),
                    _ => Rank(i64::MAX),
                })
            }
        }
    }
}

/// What comes first is less; what has no cell comes last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank(i64);

fn ranks(catalog: &Catalog, column: ColumnIx, sign: i64) -> impl Fn(usize) -> Rank + '_ {
    let cells = match catalog.columns.get(column.at()).map(|column| &column.cells) {
        Some(Cells::Numbers { cells, .. } | Cells::Money { cells, .. }) => cells.as_slice(),
        _ => &[],
    };
    move |row| match cells.get(row) {
        Some(number) if *number != EMPTY => Rank(number.saturating_mul(sign)),
        _ => Rank(i64::MAX),
    }
}

/// Distances on the ground, to be compared: in tenths of a micro-degree, longitudes shortened by the cosine of the latitude between.
fn distance(a: Spot, b: Spot) -> i64 {
    let middle = (f64::from(a.latitude_e7) + f64::from(b.latitude_e7)) / 2.0 / 1e7;
    let mut east = i64::from(a.longitude_e7) - i64::from(b.longitude_e7);
    // Around the back of the earth.
    if east.abs() > 1_800_000_000 {
        east = 3_600_000_000 - east.abs();
    }
    let east = east as f64 * middle.to_radians().cos();
    let north = f64::from(a.latitude_e7) - f64::from(b.latitude_e7);
    east.hypot(north) as i64
}
