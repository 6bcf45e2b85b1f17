//! In: the graph and the model. Out: which values are sure to be there at a line, and where they would be missing.
//!
//! "What every way to a line sets is known there." Asked backwards, from where a value is read to what fills it: a value is followed only
//! where it is alive, so the cost is that of the stretches between filling and reading, and the way back is the shortest witness.

mod effect;
mod implied;
mod place;
mod read;
mod walk;

pub use implied::implied;
pub use place::{Place, Places};
pub use read::{Seen, Use, reads, reads_of_expr};
pub use walk::{Answer, Known, Way};
