//! Chance that can be repeated. In: a seed. Out: numbers that look drawn, the same for the same seed on every machine.

/// A row of drawn numbers (SplitMix64).
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    /// The row of that seed; `nth` gives each walk a row of its own.
    pub(super) fn new(seed: u64, nth: u64) -> Self {
        let mut chance = Chance(seed ^ nth.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        chance.next();
        chance
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 for a bound of 0.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        match u64::try_from(bound) {
            Ok(bound) if bound > 0 => usize::try_from(self.next() % bound).unwrap_or_default(),
            _ => 0,
        }
    }

    /// Whether something happens that does so `per_cent` times of a hundred.
    pub(super) fn happens(&mut self, per_cent: usize) -> bool {
        self.below(100) < per_cent
    }

    /// One of these.
    pub(super) fn one<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        of.get(self.below(of.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn the_same_seed_draws_the_same_and_another_does_not() {
        let row = |seed, nth| {
            let mut chance = Chance::new(seed, nth);
            (0..20).map(|_| chance.below(1_000)).collect::<Vec<_>>()
        };
        assert_eq!(row(1, 7), row(1, 7));
        assert_ne!(row(1, 7), row(1, 8));
        assert_ne!(row(1, 7), row(2, 7));
        let mut chance = Chance::new(3, 0);
        let heads = (0..1_000).filter(|_| chance.happens(30)).count();
        assert!((230..370).contains(&heads), "{heads} of 1,000");
        assert_eq!(chance.one::<u8>(&[]), None);
    }
}
