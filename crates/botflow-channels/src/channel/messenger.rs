//! Messenger: its facts and codecs.

use super::Channel;

/// Messenger.
pub static CHANNEL: Channel = Channel { name: "messenger", facts: include_str!("messenger/facts.yaml") };
