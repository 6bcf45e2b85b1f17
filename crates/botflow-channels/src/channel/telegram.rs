//! Telegram: its facts and codecs.

use super::Channel;

/// Telegram.
pub static CHANNEL: Channel = Channel { name: "telegram", facts: include_str!("telegram/facts.yaml") };
