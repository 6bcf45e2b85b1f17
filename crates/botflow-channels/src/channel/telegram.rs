//! Telegram: its facts and codecs.

mod decode;
mod encode;

use super::Channel;
use crate::verify;

/// Telegram.
pub static CHANNEL: Channel = Channel {
    name: "telegram",
    facts: include_str!("telegram/facts.yaml"),
    verify: verify::secret_token,
    decode: decode::decode,
    encode: encode::encode,
};
