//! Instagram: its facts and codecs.

use super::Channel;

/// Instagram.
pub static CHANNEL: Channel = Channel { name: "instagram", facts: include_str!("instagram/facts.yaml") };
