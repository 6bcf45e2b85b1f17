//! Our own chat on a web page: its facts and codecs.

mod decode;
mod encode;

use super::Channel;
use crate::verify;

/// Our own chat on a web page.
pub static CHANNEL: Channel =
    Channel { name: "web", facts: include_str!("web/facts.yaml"), verify: verify::session, decode: decode::decode, encode: encode::encode };
