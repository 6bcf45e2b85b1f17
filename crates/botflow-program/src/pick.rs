//! `recommend`: which rows of a catalog, in which order.

use crate::index::*;

record! {
    /// One `recommend`. Its conditions read the row by `ExprOp::Column`.
    pub struct Pick {
        /// From where.
        pub catalog: CatalogIx,
        /// `as LIST`.
        pub list: NameIx,
        /// `LIST.relaxed`.
        pub relaxed: NameIx,
        /// `LIST.picked`: emptied after the conditions were read.
        pub picked: NameIx,
        /// `up to N`.
        pub up_to: u16,
        /// `only if`: all must hold.
        pub only_if: Rows<ConditionIx>,
        /// `if possible`: dropped from the last one on, until something fits.
        pub if_possible: Rows<ConditionIx>,
        /// `prefer`.
        pub prefer: Rows<PreferIx>,
        /// `first …`, after points and before catalog order.
        pub first: First,
    }
}

record! {
    /// A condition of a pick.
    pub struct Condition {
        /// The condition.
        pub holds: ExprIx,
    }
}

record! {
    /// `prefer C by POINTS`.
    pub struct Prefer {
        /// The condition.
        pub holds: ExprIx,
        /// Its points.
        pub points: i32,
    }
}

record! {
    /// The order of what has the same points.
    #[derive(Copy)]
    pub enum First {
        /// Catalog order.
        Listed,
        /// `first lowest FIELD`, `first cheapest`.
        Lowest(ColumnIx),
        /// `first highest FIELD`.
        Highest(ColumnIx),
        /// `first nearest to PLACE`.
        Nearest { column: ColumnIx, to: ExprIx },
        /// `first at random`: by seed.
        Random,
    }
}
