//! What can go wrong in a walk, in words.

use std::fmt;

use crate::testing::Breach;

/// What went wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// The customer wrote, and nothing answers.
    Silent {
        /// Where the conversation stands; `None`: none has begun.
        place: Option<String>,
    },
    /// A rule of the channel or a bound of the runtime is broken.
    Breach(Breach),
    /// An answer that was given is missing where it is delivered.
    Lost {
        /// The answer's name: `lead.email`.
        name: String,
        /// What was delivered.
        delivered: String,
    },
    /// A message that is delivered twice counts twice: a fault of botflow.
    Twice,
}

impl Fault {
    /// The same for faults of one cause.
    pub fn key(&self) -> String {
        match self {
            Fault::Silent { place } => format!("silent {}", place.as_deref().unwrap_or_default()),
            Fault::Breach(breach) => breach.key(),
            Fault::Lost { name, .. } => format!("lost {name}"),
            Fault::Twice => "twice".to_owned(),
        }
    }

    /// The line of a test that fails because of it; `None`: every test fails of itself.
    pub(super) fn expected(&self) -> Option<String> {
        match self {
            Fault::Silent { .. } => Some("bot says …".to_owned()),
            Fault::Lost { name, .. } => Some(format!("expect {name} is known")),
            Fault::Breach(_) | Fault::Twice => None,
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Silent { place: Some(place) } => write!(f, "The customer writes and nothing ever answers, at {place}"),
            Fault::Silent { place: None } => write!(f, "The customer writes and nothing ever answers"),
            Fault::Breach(breach) => write!(f, "{breach}"),
            Fault::Lost { name, delivered } => write!(f, "The customer's answer {name} is gone when {delivered} is delivered"),
            Fault::Twice => write!(f, "A message that comes in twice is answered twice: this is a fault of botflow, please report it"),
        }
    }
}
