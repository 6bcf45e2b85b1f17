//! Our own chat on a web page: its facts and codecs.

mod decode;
mod encode;
mod lower;

use std::sync::LazyLock;

use super::Channel;
use crate::room::Room;
use crate::verify;

static ROOM: LazyLock<Room> = LazyLock::new(|| Room::of("web"));

/// Our own chat on a web page.
pub static CHANNEL: Channel = Channel {
    name: "web",
    facts: include_str!("web/facts.yaml"),
    numbers: None,
    verify: verify::session,
    decode: decode::decode,
    lower: lower::lower,
    write: encode::write,
    edit: None,
};

/// What fits on it.
fn room() -> &'static Room {
    &ROOM
}
