//! WhatsApp: its facts and codecs.

mod decode;
mod encode;
mod lower;

use std::sync::LazyLock;

use super::Channel;
use crate::facts::Figure;
use crate::room::Room;
use crate::verify;

static ROOM: LazyLock<Room> = LazyLock::new(|| Room::of("whatsapp"));

/// WhatsApp.
pub static CHANNEL: Channel = Channel {
    name: "whatsapp",
    facts: include_str!("whatsapp/facts.yaml"),
    numbers: Some(Figure::RowLabel),
    verify: verify::hub,
    decode: decode::decode,
    lower: lower::lower,
    write: encode::write,
    edit: None,
};

/// What fits on it.
fn room() -> &'static Room {
    &ROOM
}
