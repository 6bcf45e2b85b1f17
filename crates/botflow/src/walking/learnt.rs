//! What is known before a walk begins. In: what customers say in the project's own tests, and what earlier walks did. Out: what to say, and which of
//! several ways was taken least.

use std::collections::BTreeMap;

use botflow_compile::lower::{Happens, Test, TestAct};

use super::chance::Chance;

/// Texts that customers of this project write, and how often each way was taken.
#[derive(Debug, Clone, Default)]
pub(super) struct Learnt {
    said: Vec<String>,
    taken: BTreeMap<(u32, String), u32>,
}

/// What customers say in tests, each text once, in order.
pub fn said_in(tests: &[Test]) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    for line in tests.iter().flat_map(|test| &test.lines) {
        if let TestAct::Happens(Happens::Says(text)) = &line.act
            && !said.contains(text)
        {
            said.push(text.clone());
        }
    }
    said
}

impl Learnt {
    pub(super) fn of(said: &[String]) -> Self {
        Learnt { said: said.to_vec(), taken: BTreeMap::new() }
    }

    /// What customers say in the project's tests.
    pub(super) fn said(&self) -> &[String] {
        &self.said
    }

    /// One of the ways from that place: mostly one of those taken least so far, and it is taken now.
    pub(super) fn one(&mut self, place: u32, ways: &[String], chance: &mut Chance) -> Option<usize> {
        let count = |learnt: &Self, way: &String| learnt.taken.get(&(place, way.clone())).copied().unwrap_or_default();
        let least = ways.iter().map(|way| count(self, way)).min()?;
        let rare: Vec<usize> = (0..ways.len()).filter(|at| count(self, &ways[*at]) == least).collect();
        let at = if chance.happens(70) { chance.one(&rare).copied()? } else { chance.below(ways.len()) };
        *self.taken.entry((place, ways[at].clone())).or_default() += 1;
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use super::{Chance, Learnt};

    #[test]
    fn no_way_is_left_out_for_long() {
        let (mut learnt, mut chance) = (Learnt::default(), Chance::new(1, 1));
        let ways: Vec<String> = (0..12).map(|way| way.to_string()).collect();
        let taken: std::collections::BTreeSet<usize> = (0..30).filter_map(|_| learnt.one(7, &ways, &mut chance)).collect();
        assert_eq!(taken.len(), 12, "{taken:?}");
        assert_eq!(learnt.one(7, &[], &mut chance), None);
    }
}
