//! The channels: what each can show and allows (facts), what came in (decode), what goes out (encode), and whether it is genuine (verify).
//!
//! Pure functions over bytes and values: no HTTP, no clock. A channel is a folder under `channel/` and a line in `channel.rs`.

pub mod bubble;
pub mod channel;
pub mod decode;
pub mod encode;
pub mod event;
pub mod facts;
mod form;
mod json;
mod loose;
mod lower;
pub mod markup;
mod meta;
mod options;
mod own_words;
mod room;
mod split;
pub mod verify;

pub use bubble::Bubble;
pub use channel::{CHANNELS, Channel, channel};
pub use decode::{Refused, Setup};
pub use encode::{Conversation, Request};
pub use event::{Attachment, Event, HandOver, Received, Status, Via};
pub use facts::{AsOf, Beyond, Date, Facts, Feature, Figure, How, Limit, Policy, Shows, TooEarly, Unit, facts};
pub use own_words::OwnWords;
