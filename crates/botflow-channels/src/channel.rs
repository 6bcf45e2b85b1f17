//! The list of channels: one folder and one line each.

mod instagram;
mod messenger;
mod telegram;
mod web;
mod whatsapp;

use botflow_runtime::Outgoing;

use crate::bubble::Bubble;
use crate::encode::{Conversation, Request};
use crate::verify::Headers;
use crate::{Received, Refused, Setup};

/// One channel.
pub struct Channel {
    /// Its name in flows and in `botflow.yaml`.
    pub name: &'static str,
    /// Its facts, as they stand in `facts.yaml`.
    pub facts: &'static str,
    pub(crate) verify: fn(Headers<'_>, &[u8], &[u8]) -> Result<(), Refused>,
    pub(crate) decode: fn(&str, &Setup, &mut Vec<Received>) -> Result<(), Refused>,
    pub(crate) lower: for<'a> fn(&'a Outgoing, &'a Conversation, u16, &mut Vec<Bubble<'a>>),
    pub(crate) write: fn(&Bubble<'_>, &Conversation) -> Request,
    /// Puts a bubble in the place of one that was sent, where the channel can.
    pub(crate) edit: Option<fn(&Bubble<'_>, &Conversation, &str) -> Request>,
}

/// Every channel.
pub static CHANNELS: &[&Channel] = &[&messenger::CHANNEL, &instagram::CHANNEL, &whatsapp::CHANNEL, &telegram::CHANNEL, &web::CHANNEL];

/// The channel of that name.
pub fn channel(name: &str) -> Option<&'static Channel> {
    CHANNELS.iter().copied().find(|channel| channel.name == name)
}
