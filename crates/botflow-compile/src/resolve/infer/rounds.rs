//! In: lines that wait for kinds to become known, and the names that each mentions. Out: which line to look at next.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashMap;

use crate::model::ScopeId;

/// Lines in rounds: each round in their order, and in a round only those of which something has changed since they were looked at.
#[derive(Debug)]
pub(super) struct Rounds<'a> {
    /// The round and the line that come next.
    queue: BinaryHeap<Reverse<(u32, usize)>>,
    round: u32,
    is_queued: Vec<bool>,
    is_settled: Vec<bool>,
    mentions: FxHashMap<(ScopeId, &'a str), Vec<usize>>,
}

impl<'a> Rounds<'a> {
    /// So many lines, all of them to be looked at once.
    pub(super) fn of(count: usize) -> Self {
        let queue = (0..count).map(|at| Reverse((0, at))).collect();
        Rounds { queue, round: 0, is_queued: vec![true; count], is_settled: vec![false; count], mentions: FxHashMap::default() }
    }

    /// A line mentions a name.
    pub(super) fn mentions(&mut self, at: usize, scope: ScopeId, name: &'a str) {
        self.mentions.entry((scope, name)).or_default().push(at);
    }

    /// The next line to look at.
    pub(super) fn next(&mut self) -> Option<usize> {
        let Reverse((round, at)) = self.queue.pop()?;
        self.round = round;
        self.is_queued[at] = false;
        Some(at)
    }

    /// A line needs not be looked at any more.
    pub(super) fn is_settled(&mut self, at: usize) {
        self.is_settled[at] = true;
    }

    /// The line that was looked at last has changed what is known of a name.
    pub(super) fn changed(&mut self, by: usize, scope: ScopeId, name: &'a str) {
        let Some(lines) = self.mentions.get_mut(&(scope, name)) else { return };
        lines.retain(|at| !self.is_settled[*at]);
        for at in lines {
            if !std::mem::replace(&mut self.is_queued[*at], true) {
                self.queue.push(Reverse((self.round + u32::from(*at <= by), *at)));
            }
        }
    }
}
