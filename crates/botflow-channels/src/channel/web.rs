//! Web: its facts and codecs.

use super::Channel;

/// Web.
pub static CHANNEL: Channel = Channel { name: "web", facts: include_str!("web/facts.yaml") };
