//! Counts verdicts. In: slips and what became of them. Out: how many were caught, by kind of slip.

use std::collections::BTreeMap;

use super::{Slip, Verdict};

/// How many mutants there were, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Made.
    pub made: usize,
    /// The conversation stays the same: these do not count.
    pub same: usize,
    /// Found by `check` within one line.
    pub found: usize,
    /// A test failed.
    pub failed: usize,
    /// Refused by `check` for an error elsewhere: no test of the bot can run.
    pub refused: usize,
    /// Not noticed.
    pub survived: usize,
}

impl Count {
    /// Those that change the conversation.
    pub fn changed(&self) -> usize {
        self.found + self.failed + self.refused + self.survived
    }

    /// Those of them that nobody can overlook: `check` says something within one line, refuses the bot, or a test fails.
    pub fn caught(&self) -> usize {
        self.found + self.failed + self.refused
    }

    /// Caught, in per cent with one digit, rounded down; of nothing all is caught.
    pub fn per_cent(&self) -> f64 {
        per_cent(self.caught(), self.changed())
    }

    /// The same without those that are refused for an error elsewhere.
    pub fn per_cent_on_the_spot(&self) -> f64 {
        per_cent(self.found + self.failed, self.changed())
    }

    fn with(self, other: &Count) -> Count {
        Count {
            made: self.made + other.made,
            same: self.same + other.same,
            found: self.found + other.found,
            failed: self.failed + other.failed,
            refused: self.refused + other.refused,
            survived: self.survived + other.survived,
        }
    }

    fn add(&mut self, verdict: &Verdict) {
        self.made += 1;
        match verdict {
            Verdict::Same => self.same += 1,
            Verdict::Found(_) => self.found += 1,
            Verdict::Failed(_) => self.failed += 1,
            Verdict::Refused(..) => self.refused += 1,
            Verdict::Survived(_) => self.survived += 1,
        }
    }
}

/// Counts by kind of slip.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    by_slip: BTreeMap<Slip, Count>,
}

impl Tally {
    /// Takes in a verdict.
    pub fn add(&mut self, slip: Slip, verdict: &Verdict) {
        self.by_slip.entry(slip).or_default().add(verdict);
    }

    /// Takes in all of another's.
    pub fn add_all(&mut self, other: &Tally) {
        for (slip, count) in &other.by_slip {
            let sum = self.by_slip.entry(*slip).or_default();
            *sum = sum.with(count);
        }
    }

    /// Of one kind.
    pub fn of(&self, slip: Slip) -> Count {
        self.by_slip.get(&slip).copied().unwrap_or_default()
    }

    /// Of all kinds.
    pub fn total(&self) -> Count {
        self.by_slip.values().fold(Count::default(), |sum, count| sum.with(count))
    }
}

fn per_cent(some: usize, of: usize) -> f64 {
    let per_mille = (some * 1_000).checked_div(of).unwrap_or(1_000);
    u32::try_from(per_mille).map_or(100.0, f64::from) / 10.0
}
