//! In: the amounts of a column, row by row. Out: whether they are in one currency, and which rows are not in that of most.

use botflow_source::{Finding, Span};

use crate::finding::t219_catalog_row as t219;
use crate::model::Currency;

/// How many rows are pointed at; the others are only counted.
const SHOWN_MAX: usize = 4;

/// The currencies of a column, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Mixed {
    currencies: Vec<InCurrency>,
}

/// The rows in one currency.
#[derive(Debug)]
struct InCurrency {
    currency: Currency,
    rows: usize,
    first: Vec<(usize, Span)>,
}

impl Mixed {
    /// An amount of a row that fits.
    pub(super) fn add(&mut self, currency: Currency, row: usize, cell: impl FnOnce() -> Span) {
        let at = self.currencies.iter().position(|known| known.currency == currency).unwrap_or_else(|| {
            self.currencies.push(InCurrency { currency, rows: 0, first: Vec::new() });
            self.currencies.len() - 1
        });
        let known = &mut self.currencies[at];
        known.rows += 1;
        if known.first.len() < SHOWN_MAX {
            known.first.push((row, cell()));
        }
    }

    /// One finding for all rows that are not in the currency of most (of as many: the one that came first).
    pub(super) fn finding(&self, file: &str, column: &str) -> Option<Finding> {
        let usual = self.currencies.iter().rev().max_by_key(|known| known.rows)?;
        let mut odd: Vec<(usize, Span, Currency)> = Vec::new();
        for known in self.currencies.iter().filter(|known| known.currency != usual.currency) {
            odd.extend(known.first.iter().map(|(row, span)| (*row, *span, known.currency)));
        }
        odd.sort_by_key(|(row, ..)| *row);
        odd.truncate(SHOWN_MAX);
        let rows = self.currencies.iter().map(|known| known.rows).sum::<usize>() - usual.rows;
        (rows > 0).then(|| t219::two_currencies(file, column, &odd, rows, usual.currency, usual.rows))
    }
}
