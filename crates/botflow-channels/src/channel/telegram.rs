//! Telegram: its facts and codecs.

mod decode;
mod encode;
mod lower;

use std::sync::LazyLock;

use super::Channel;
use crate::room::Room;
use crate::verify;

static ROOM: LazyLock<Room> = LazyLock::new(|| Room::of("telegram"));

/// Telegram.
pub static CHANNEL: Channel = Channel {
    name: "telegram",
    facts: include_str!("telegram/facts.yaml"),
    numbers: None,
    verify: verify::secret_token,
    decode: decode::decode,
    lower: lower::lower,
    write: encode::write,
    edit: Some(encode::edit),
};

/// What fits on it.
fn room() -> &'static Room {
    &ROOM
}
