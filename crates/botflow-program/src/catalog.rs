//! Catalogs, column by column.

use crate::{CatalogId, Currency, Kind, NameId, RowId, Spot, Text};

record! {
    /// A catalog.
    pub struct Catalog {
        /// By its name.
        pub id: CatalogId,
        /// As written.
        pub name: Text,
        /// `url:`: its rows come from the host; those here are none.
        pub live: bool,
        /// Its fields; the first names the row.
        pub columns: Vec<Column>,
        /// Each row's id, in catalog order.
        pub rows: Vec<RowId>,
    }
}

record! {
    /// A field of a catalog.
    pub struct Column {
        /// Its name, as a field of an item.
        pub id: NameId,
        /// As written.
        pub name: Text,
        /// What it holds.
        pub kind: Kind,
        /// `?`: a cell may be empty.
        pub optional: bool,
        /// A cell a row.
        pub cells: Cells,
    }
}

/// What stands in `i64` cells for an empty one.
pub const EMPTY: i64 = i64::MIN;
/// What stands in `u32` cells for an empty one.
pub const EMPTY_TEXT: u32 = u32::MAX;

record! {
    /// The cells of a column. Equal texts stand once, numbers are scaled to whole ones, so that a condition is a comparison of integers.
    pub enum Cells {
        /// An index into `texts` a row ([`EMPTY_TEXT`]: empty).
        Texts { texts: Vec<Text>, cells: Vec<u32> },
        /// Number times 10 to the `scale`; also dates (days), times (minutes), moments (seconds), yes (1) and no (0), with scale 0.
        Numbers { scale: u8, cells: Vec<i64> },
        /// As numbers, in one currency.
        Money { scale: u8, currency: Currency, cells: Vec<i64> },
        /// A place a row.
        Places(Vec<Option<Spot>>),
        /// A list of texts a row.
        Lists(Vec<Vec<Text>>),
    }
}

impl Cells {
    /// How many rows it has cells for.
    pub fn len(&self) -> usize {
        match self {
            Cells::Texts { cells, .. } => cells.len(),
            Cells::Numbers { cells, .. } | Cells::Money { cells, .. } => cells.len(),
            Cells::Places(cells) => cells.len(),
            Cells::Lists(cells) => cells.len(),
        }
    }
    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
