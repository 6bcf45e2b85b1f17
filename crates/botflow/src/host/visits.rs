//! What conversations came past. In: the engine's visits. Out: whether an op, option, outcome … is among them.

use std::collections::BTreeSet;

use botflow_runtime::Visit;

/// A set of visits.
#[derive(Debug, Clone, Default)]
pub struct Visits(BTreeSet<(u8, u32)>);

impl Visits {
    pub(super) fn insert(&mut self, visit: Visit) {
        self.0.insert(key(visit));
    }

    /// Adds what was visited in another conversation.
    pub fn add(&mut self, others: &Visits) {
        self.0.extend(&others.0);
    }

    /// Whether it was visited.
    pub fn contains(&self, visit: Visit) -> bool {
        self.0.contains(&key(visit))
    }
}

fn key(visit: Visit) -> (u8, u32) {
    match visit {
        Visit::Op(at) => (0, at.0),
        Visit::Choice(at) => (1, at.0),
        Visit::Check(at) => (2, at.0),
        Visit::Outcome(at) => (3, at.0),
        Visit::Start(at) => (4, at.0),
        Visit::Reask(at) => (5, at.0),
        Visit::Yes(at) => (6, at.0),
        Visit::No(at) => (7, at.0),
    }
}
