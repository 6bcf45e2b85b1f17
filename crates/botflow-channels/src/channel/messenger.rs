//! Messenger: its facts and codecs.

mod decode;

use super::Channel;
use crate::verify;

/// Messenger.
pub static CHANNEL: Channel =
    Channel { name: "messenger", facts: include_str!("messenger/facts.yaml"), verify: verify::hub, decode: decode::decode };
