//! The list of channels: one folder and one line each.

mod instagram;
mod messenger;
mod telegram;
mod web;
mod whatsapp;

/// One channel.
#[derive(Debug)]
pub struct Channel {
    /// Its name in flows and in `botflow.yaml`.
    pub name: &'static str,
    /// Its facts, as they stand in `facts.yaml`.
    pub facts: &'static str,
}

/// Every channel.
pub static CHANNELS: &[&Channel] = &[&messenger::CHANNEL, &instagram::CHANNEL, &whatsapp::CHANNEL, &telegram::CHANNEL, &web::CHANNEL];

/// The channel of that name.
pub fn channel(name: &str) -> Option<&'static Channel> {
    CHANNELS.iter().copied().find(|channel| channel.name == name)
}
