//! A webhook's body in, what happened out, in order. One bad event never takes its neighbours along.

use std::borrow::Cow;
use std::fmt;

use botflow_program::Text;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::encode::turned;
use crate::verify::Headers;
use crate::{Channel, Event, Received};

/// What is ours on a channel.
#[derive(Debug, Clone, Default)]
pub struct Setup {
    /// Our pages, numbers or bots; events for others are ignored. Empty: all are taken.
    pub accounts: Vec<Text>,
    /// Our app's id with Meta: what it sent comes back as an echo, and echoes of others are a person's ([`crate::Event::Echo`]). While it is
    /// empty, all are.
    pub app: Text,
    /// The app secret, secret token or site secret.
    pub secret: Vec<u8>,
}

/// Why a whole webhook was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refused {
    /// The header that proves where it comes from is missing.
    NotSigned {
        /// What to answer.
        status: u16,
    },
    /// The proof is wrong.
    WrongSignature {
        /// What to answer.
        status: u16,
    },
    /// Not JSON, or cut off: it may come again whole.
    NotJson {
        /// Where it stops making sense.
        why: String,
    },
    /// JSON, but nothing like a webhook of this channel: asking again would not help.
    WrongShape {
        /// What is wrong.
        why: String,
    },
    /// About something else than messages.
    OtherObject {
        /// What.
        object: String,
    },
}

impl Refused {
    /// The HTTP status to answer.
    pub fn status(&self) -> u16 {
        match self {
            Refused::NotSigned { status } | Refused::WrongSignature { status } => *status,
            Refused::NotJson { .. } => 400,
            Refused::WrongShape { .. } => 200,
            Refused::OtherObject { .. } => 404,
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::NotSigned { .. } => f.write_str("the header that proves where it comes from is missing"),
            Refused::WrongSignature { .. } => f.write_str("the signature does not fit these bytes and this secret"),
            Refused::NotJson { why } => write!(f, "this is no whole JSON: {why}"),
            Refused::WrongShape { why } => write!(f, "this is JSON, but no webhook of this channel: {why}"),
            Refused::OtherObject { object } => write!(f, "this is about “{object}”, not about messages"),
        }
    }
}

impl std::error::Error for Refused {}

impl Channel {
    /// Proves and decodes a webhook.
    pub fn receive(&self, headers: Headers<'_>, body: &[u8], setup: &Setup) -> Result<Vec<Received>, Refused> {
        (self.verify)(headers, body, &setup.secret)?;
        self.decode(body, setup)
    }

    /// Decodes a webhook that is known to be genuine.
    pub fn decode(&self, body: &[u8], setup: &Setup) -> Result<Vec<Received>, Refused> {
        // Bytes that are no UTF-8 cost only the letters they stand in.
        let text = std::str::from_utf8(body).map_or_else(|_| String::from_utf8_lossy(body), Cow::Borrowed);
        let mut events = Vec::new();
        (self.decode)(&text, setup, &mut events)?;
        for received in &mut events {
            if let Event::Choice { payload, .. } = &received.event
                && let Some((send, page)) = turned(payload)
            {
                received.event = Event::Turned { send, page, message: Text::default() };
            }
        }
        Ok(events)
    }
}

impl Setup {
    /// Whether an account is ours.
    pub(crate) fn owns(&self, account: &str) -> bool {
        self.accounts.is_empty() || self.accounts.iter().any(|ours| ours == account)
    }
}

/// A whole text as one type, or why not.
pub(crate) fn whole<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, Refused> {
    serde_json::from_str(text).map_err(|error| {
        let at = format!("line {}, column {}", error.line(), error.column());
        match error.classify() {
            serde_json::error::Category::Data => Refused::WrongShape { why: format!("something else belongs at {at}") },
            serde_json::error::Category::Eof => Refused::NotJson { why: format!("it ends too early, at {at}") },
            serde_json::error::Category::Io | serde_json::error::Category::Syntax => {
                Refused::NotJson { why: format!("it makes no sense from {at} on") }
            }
        }
    })
}

/// One event of a batch by itself. Where a name stands twice, the last one counts.
pub(crate) fn single<R>(raw: &RawValue, read: impl Fn(&str) -> Result<R, serde_json::Error>) -> Result<R, Text> {
    read(raw.get()).or_else(|first| {
        let value = serde_json::from_str::<serde_json::Value>(raw.get());
        value.and_then(|value| read(&value.to_string())).map_err(|_| Text::from(first.to_string()))
    })
}

/// An event that nobody can read.
pub(crate) fn undecodable(why: Text) -> Event {
    Event::Undecodable { why }
}
