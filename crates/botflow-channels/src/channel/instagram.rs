//! Instagram: its facts and codecs.

mod decode;
mod encode;

use super::Channel;
use crate::verify;

/// Instagram.
pub static CHANNEL: Channel = Channel {
    name: "instagram",
    facts: include_str!("instagram/facts.yaml"),
    verify: verify::hub,
    decode: decode::decode,
    encode: encode::encode,
};
