//! In: the text of a `.flow` file. Out: lines, a `Tree`, findings, and the text in its one style. The only crate that sees pest.

mod phrase;
pub mod tree;

pub use phrase::fold;
pub use tree::{Kind, Statement, Tree};
