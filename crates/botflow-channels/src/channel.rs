//! The list of channels: one folder and one line each.

mod instagram;
mod messenger;
mod telegram;
mod web;
mod whatsapp;

use botflow_runtime::{ChannelFacts, Outgoing};

use crate::bubble::Bubble;
use crate::encode::{Conversation, Request};
use crate::facts::{Figure, facts};
use crate::verify::Headers;
use crate::{Received, Refused, Setup};

/// One channel.
pub struct Channel {
    /// Its name in flows and in `botflow.yaml`.
    pub name: &'static str,
    /// Its facts, as they stand in `facts.yaml`.
    pub facts: &'static str,
    /// The label beyond which options are numbered, where the channel has no better way to say the whole of them.
    pub(crate) numbers: Option<Figure>,
    pub(crate) verify: fn(Headers<'_>, &[u8], &[u8]) -> Result<(), Refused>,
    pub(crate) decode: fn(&str, &Setup, &mut Vec<Received>) -> Result<(), Refused>,
    pub(crate) lower: for<'a> fn(&'a Outgoing, &'a Conversation, u16, &mut Vec<Bubble<'a>>),
    pub(crate) write: fn(&Bubble<'_>, &Conversation) -> Request,
    /// Puts a bubble in the place of one that was sent, where the channel can.
    pub(crate) edit: Option<fn(&Bubble<'_>, &Conversation, &str) -> Request>,
}

impl Channel {
    /// What an engine must know of the channel to read what customers write there: [`botflow_runtime::Facts::channels`] holds this of every
    /// channel that a host speaks.
    pub fn for_engine(&self) -> ChannelFacts {
        /// Options of a page where the facts name no number.
        const PAGE: u8 = 10;
        let most = |figure| facts(self.name).and_then(|facts| facts.now().most(figure));
        ChannelFacts {
            name: self.name.into(),
            page_size: most(Figure::Page).and_then(|most| u8::try_from(most).ok()).unwrap_or(PAGE),
            numbered_beyond: self.numbers.and_then(most).and_then(|most| u16::try_from(most).ok()),
            window_seconds: most(Figure::Window).and_then(|most| u32::try_from(most).ok()),
        }
    }
}

/// Every channel.
pub static CHANNELS: &[&Channel] = &[&messenger::CHANNEL, &instagram::CHANNEL, &whatsapp::CHANNEL, &telegram::CHANNEL, &web::CHANNEL];

/// The channel of that name.
pub fn channel(name: &str) -> Option<&'static Channel> {
    CHANNELS.iter().copied().find(|channel| channel.name == name)
}
