//! Messenger: its facts and codecs.

mod decode;

use std::sync::LazyLock;

use botflow_runtime::Outgoing;

use super::Channel;
use crate::bubble::Bubble;
use crate::encode::Conversation;
use crate::facts::Figure;
use crate::meta;
use crate::room::Room;
use crate::verify;

static ROOM: LazyLock<Room> = LazyLock::new(|| Room::of("messenger"));

/// Messenger.
pub static CHANNEL: Channel = Channel {
    name: "messenger",
    facts: include_str!("messenger/facts.yaml"),
    numbers: Some(Figure::ReplyLabel),
    verify: verify::hub,
    decode: decode::decode,
    lower,
    write: meta::send::write,
    edit: None,
};

fn lower<'a>(of: &'a Outgoing, to: &'a Conversation, page: u16, out: &mut Vec<Bubble<'a>>) {
    meta::lower::lower(&ROOM, of, to, page, out);
}
