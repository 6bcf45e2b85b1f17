//! The running side of a conversation: one input in, a turn out. No clock, no chance, no network, no files: all of that comes in.
//!
//! ```text
//! load session → engine.step(&mut session, input, now) → commit session, effects, wake_at → perform → feed results back
//! ```

/// Plain data of the edge: with serde where people or other languages read it.
macro_rules! data {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
        $item
    )*};
}

pub mod effect;
pub mod engine;
pub mod facts;
pub mod input;
pub mod limits;
pub mod session;
pub mod token;
pub mod words;

pub use effect::*;
pub use engine::{Engine, Unfit, Visit};
pub use facts::{ChannelFacts, Facts};
pub use input::*;
pub use session::*;
pub use token::Token;
pub use words::{Local, Situation, Words};
