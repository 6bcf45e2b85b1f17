//! WhatsApp: its facts and codecs.

use super::Channel;

/// WhatsApp.
pub static CHANNEL: Channel = Channel { name: "whatsapp", facts: include_str!("whatsapp/facts.yaml") };
