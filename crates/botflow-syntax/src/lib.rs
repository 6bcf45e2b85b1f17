//! In: the text of a `.flow` file. Out: lines, a `Tree`, findings, and the text in its one style. The only crate that sees pest.

mod build;
mod choose;
mod decode;
pub mod finding;
mod fmt;
pub mod lines;
mod list;
mod phrase;
mod pieces;
mod read;
mod show;
mod suggest;
mod table;
pub mod tree;

pub use decode::decode;
pub use fmt::{NotFormatted, format};
pub use lines::{Lines, lay_out};
pub use list::{ListItem, split_list};
pub use phrase::fold;
pub use read::{Reader, parse};
pub use show::{show_lines, show_tree};
pub use suggest::nearest;
pub use table::{Needed, OutcomeOf, Row, children_of, row, rows};
pub use tree::{Kind, Statement, Tree};
