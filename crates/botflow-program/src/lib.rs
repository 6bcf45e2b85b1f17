//! The compiled conversation: what the compiler writes and the runtime reads, and nothing else.
//!
//! A [`Program`] is flat arrays and indices. What outlives a turn (in a session, on a button) is named by a 32-bit hash of the
//! author's names ([`key`]); indices exist only inside a loaded program.

#[macro_use]
mod wire;
pub mod catalog;
pub mod currency;
pub mod expr;
pub mod file;
pub mod flow;
pub mod id;
pub mod index;
pub mod key;
pub mod listing;
pub mod message;
pub mod normalise;
pub mod op;
pub mod own;
pub mod pick;
pub mod program;
pub mod question;
pub mod request;
pub mod start;
pub mod summary;
pub mod time;
pub mod value;
pub mod verify;
pub mod world;

pub use catalog::*;
pub use currency::Currency;
pub use expr::*;
pub use file::{FORMAT_VERSION, LoadError};
pub use flow::*;
pub use id::*;
pub use index::*;
pub use message::*;
pub use normalise::{Folded, normalise, normalised};
pub use op::*;
pub use own::{Own, OwnWord};
pub use pick::*;
pub use program::Program;
pub use question::*;
pub use request::*;
pub use rust_decimal::Decimal;
pub use start::*;
pub use time::{Span, Time};
pub use value::*;
pub use verify::{Fault, Verify};
pub use wire::{Broken, Wire};
pub use world::*;

/// Text that is cheap to clone; up to 23 bytes stand in place.
pub type Text = smol_str::SmolStr;
