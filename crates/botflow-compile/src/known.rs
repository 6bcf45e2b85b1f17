//! In: the graph and the model. Out: which values are sure to be there at a line, and where they would be missing.
//!
//! "What every way to a line sets is known there." Asked backwards, from where a value is read to what fills it: a value is followed only
//! where it is alive, so the cost is that of the stretches between filling and reading, and the way back is the shortest witness.

mod effect;
mod far;
mod fillers;
mod implied;
mod place;
mod read;
mod shortest;
mod walk;
mod way;

pub use implied::implied;
use implied::implied_reads;
pub use place::{Place, Places};
pub use read::{Seen, Use, reads, reads_of_expr};
pub use shortest::Shortest;
pub use walk::{Answer, Known};
pub use way::{FIRST, LAST, Way};
