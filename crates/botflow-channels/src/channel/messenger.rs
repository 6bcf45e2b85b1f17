//! Messenger: its facts and codecs.

mod decode;
mod encode;

use super::Channel;
use crate::verify;

/// Messenger.
pub static CHANNEL: Channel = Channel {
    name: "messenger",
    facts: include_str!("messenger/facts.yaml"),
    verify: verify::hub,
    decode: decode::decode,
    encode: encode::encode,
};
