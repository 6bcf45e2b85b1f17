//! A message and where it goes in, the bodies to send out, in order. Whatever the message, no body breaks the channel's figures.
//!
//! First the message becomes bubbles, what a customer sees on this channel; then each bubble is written as one body.

use botflow_program::{Text, key};
use botflow_runtime::Outgoing;

use crate::Channel;
use crate::bubble::Bubble;
use crate::own_words::OwnWords;

/// Where a message goes, and what stands between us and the customer.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// The customer, as `decode` named them.
    pub contact: Text,
    /// The customer's last message: WhatsApp shows typing only as an answer to it.
    pub last_message: Text,
    /// The id of this sending: cards that are turned over name it, and the web chat shows it again.
    pub send: Text,
    /// The address of payment pages, up to the payment's number.
    pub pay: String,
    /// The address under which the project's files lie, up to their path.
    pub files: String,
    /// What the channel itself says, in the customer's language.
    pub words: OwnWords,
}

/// One call of the channel's API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What is called: `messages`, `sendMessage`.
    pub call: &'static str,
    /// The body, JSON.
    pub body: String,
}

impl Channel {
    /// What the customer sees of a message.
    pub fn bubbles<'a>(&self, message: &'a Outgoing, to: &'a Conversation) -> Vec<Bubble<'a>> {
        self.page(message, to, 0)
    }

    /// What the customer sees after turning to a page of the message's cards. Page 0 is the message itself.
    pub fn page<'a>(&self, message: &'a Outgoing, to: &'a Conversation, page: u16) -> Vec<Bubble<'a>> {
        let mut bubbles = Vec::with_capacity(1);
        (self.lower)(message, to, page, &mut bubbles);
        bubbles
    }

    /// The bodies of a message.
    pub fn encode(&self, message: &Outgoing, to: &Conversation) -> Vec<Request> {
        let bubbles = self.bubbles(message, to);
        bubbles.iter().map(|bubble| (self.write)(bubble, to)).collect()
    }

    /// The bodies that show another page of a message's cards, asked for by [`crate::Event::Turned`]. `sent` is the platform's id of the
    /// message that is turned: where the channel can, it is changed in place.
    pub fn turn(&self, message: &Outgoing, to: &Conversation, page: u16, sent: &str) -> Vec<Request> {
        let bubbles = self.page(message, to, page);
        match (self.edit, sent.is_empty()) {
            // The cards stand in the last bubble.
            (Some(edit), false) => bubbles.last().map(|bubble| edit(bubble, to, sent)).into_iter().collect(),
            (Some(_), true) | (None, _) => bubbles.iter().map(|bubble| (self.write)(bubble, to)).collect(),
        }
    }
}

impl Conversation {
    /// How a sending is named on a button that turns its cards over: 8 characters.
    pub fn sending(send: &str) -> Text {
        Text::from(format!("{:08x}", key::hash64(send.as_bytes()) as u32))
    }

    /// What stands behind a button that turns to a page: at most 19 characters.
    pub(crate) fn turns(&self, page: u16) -> String {
        format!("page:{page}:{}", Self::sending(&self.send))
    }
}

/// The sending and the page behind such a button.
pub(crate) fn turned(payload: &str) -> Option<(Text, u16)> {
    let (page, send) = payload.strip_prefix("page:")?.split_once(':')?;
    let page = page.parse().ok()?;
    (send.len() == 8 && send.bytes().all(|byte| byte.is_ascii_hexdigit())).then(|| (send.into(), page))
}
