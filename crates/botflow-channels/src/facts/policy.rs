//! What a channel allows, with dates: message tags, features that came and went, rules.

use serde::Deserialize;

use super::{Date, Span};

/// Something a channel allows or asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// A tag, a feature or a rule.
    pub kind: PolicyKind,
    /// Its name: `HUMAN_AGENT`, `recurring notifications`. Found whatever its case.
    pub name: String,
    /// What it says, in people's words.
    pub says: String,
    /// What to use in its place once it is gone.
    pub instead: String,
    /// Countries in which it still holds after its last day.
    pub except: Vec<String>,
    /// Of a tag: how long after the customer last wrote, in seconds.
    pub within_seconds: Option<u64>,
    /// Who says so.
    pub sources: Vec<String>,
    /// The day it was checked.
    pub checked: Date,
    /// When it held.
    pub span: Span,
}

/// The sorts of policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyKind {
    /// A message tag.
    Tag,
    /// Something that the platform offers.
    Feature,
    /// Something that the platform asks for.
    Rule,
}
