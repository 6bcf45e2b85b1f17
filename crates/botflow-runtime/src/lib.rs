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

mod address;
mod answer;
mod ask;
mod book;
mod calendar;
mod compare;
mod datum;
mod decode;
mod each;
pub mod effect;
mod encode;
pub mod engine;
mod eval;
pub mod facts;
mod form;
pub mod input;
pub mod limits;
mod lookup;
mod mark;
mod message;
mod migrate;
mod offer;
mod on_screen;
mod park;
mod perform;
mod phrases;
mod pick;
mod read;
mod run;
pub mod session;
mod set;
mod several;
mod shape;
mod short;
mod start;
mod tap;
pub mod token;
mod view;
pub mod words;
mod write;

pub use decode::NoSession;
pub use effect::*;
pub use engine::{Engine, Unfit, Visit};
pub use facts::{ChannelFacts, Facts};
pub use input::*;
pub use session::*;
pub use token::Token;
pub use words::{Heard, Local, Situation, Words};
