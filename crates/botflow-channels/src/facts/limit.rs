//! One figure: how much of something fits, how that is counted, what happens beyond it, and who says so.

use serde::Deserialize;

use super::{Date, Figure, Span, Unit};

/// How much of something fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Limit {
    /// Of what.
    pub what: Figure,
    /// At least.
    pub least: u64,
    /// At most.
    pub most: u64,
    /// How it is counted.
    pub unit: Unit,
    /// What happens beyond it.
    pub beyond: Beyond,
    /// Characters it may hold, as a set: `A-Za-z0-9_-`; empty: any.
    pub of: String,
    /// What people should know besides.
    pub note: String,
    /// Who says so: addresses or repositories.
    pub sources: Vec<String>,
    /// The day it was checked.
    pub checked: Date,
    /// When it held.
    pub span: Span,
}

/// What happens to what is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Beyond {
    /// The platform refuses the whole message.
    Rejected,
    /// The platform shortens it.
    Cut,
    /// The platform does not show it.
    Hidden,
    /// It works, and is against the platform's rules.
    Policy,
    /// Our own bound.
    Ours,
}

impl Limit {
    /// How much a text is, in this figure's unit.
    pub fn count(&self, text: &str) -> u64 {
        self.unit.count(text)
    }

    /// Whether a text is not too long.
    pub fn fits(&self, text: &str) -> bool {
        // Nothing counts more units than it has bytes, and no unit is more than 4 bytes.
        let bytes = text.len() as u64;
        bytes <= self.most || (bytes / 4 <= self.most && self.count(text) <= self.most)
    }

    /// What customers would read of a text that is shortened: as much as fits with `…` at its end.
    pub fn shortened(&self, text: &str) -> String {
        if self.fits(text) {
            return text.to_owned();
        }
        let room = self.most.saturating_sub(self.count("…"));
        format!("{}…", self.unit.cut(text, room).trim_end())
    }

    /// Whether a text has only characters that are allowed.
    pub fn takes(&self, text: &str) -> bool {
        self.of.is_empty() || text.chars().all(|letter| in_set(&self.of, letter))
    }
}

/// Whether a letter is in a set such as `A-Za-z0-9_-`; a `-` at either end stands for itself.
fn in_set(set: &str, letter: char) -> bool {
    let letters: Vec<char> = set.chars().collect();
    let mut at = 0;
    while at < letters.len() {
        if at + 2 < letters.len() && letters[at + 1] == '-' {
            if (letters[at]..=letters[at + 2]).contains(&letter) {
                return true;
            }
            at += 3;
            continue;
        }
        if letters[at] == letter {
            return true;
        }
        at += 1;
    }
    false
}

impl Beyond {
    /// In people's words: what happens to the message.
    pub fn words(self) -> &'static str {
        match self {
            Beyond::Rejected => "the whole message is refused",
            Beyond::Cut => "cut off",
            Beyond::Hidden => "not shown",
            Beyond::Policy => "against the rules",
            Beyond::Ours => "our own limit",
        }
    }
}
