//! WhatsApp: its facts and codecs.

mod decode;
mod encode;

use super::Channel;
use crate::verify;

/// WhatsApp.
pub static CHANNEL: Channel = Channel {
    name: "whatsapp",
    facts: include_str!("whatsapp/facts.yaml"),
    verify: verify::hub,
    decode: decode::decode,
    encode: encode::encode,
};
