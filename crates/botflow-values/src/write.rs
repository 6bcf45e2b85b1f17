//! Writing: a value becomes text the way people of a language write it. All functions append to a text at hand.

mod date;
mod list;
mod money;
mod number;
mod span;

pub use date::{Clock, DateStyle, Day, WhenForm, write_when};
pub use list::write_list;
pub use money::write_money;
pub use number::{Grouping, write_number};
pub use span::write_span;
