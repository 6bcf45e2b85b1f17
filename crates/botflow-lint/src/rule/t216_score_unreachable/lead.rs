//! In: where the rows of a board get points from. Out: which rows another one always beats, without comparing each row with each.
//!
//! How far a row can lead another is what it gains at most, less what the other gains at least, as long as no question gives points to both. So only
//! rows that share a question are compared one by one; of all the others the one that gains most for sure decides.

use rustc_hash::FxHashMap;

/// Points that one row gets: with which answer, how many.
type Given = Vec<(u32, i64)>;

/// A line that counts may be met again and again.
const AGAIN_AND_AGAIN: i64 = (i32::MAX / 4) as i64;

/// Something that gives points.
#[derive(Debug)]
pub(super) struct Source {
    how: How,
    /// How many answers it has.
    answers: u32,
    /// By row, in their order.
    rows: Vec<(u32, Given)>,
}

/// How the answers of a source count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// One of them does; `may_be_none`: or none.
    One { may_be_none: bool },
    /// Any number of them.
    Several,
    /// A `score` line, which may run any number of times, or never.
    Line,
}

impl Source {
    /// `points`: answer, row and how many.
    pub(super) fn new(how: How, answers: usize, points: impl IntoIterator<Item = (usize, u32, i32)>) -> Self {
        let mut all: Vec<(u32, u32, i64)> =
            points.into_iter().map(|(answer, row, points)| (row, answer as u32, i64::from(points))).collect();
        all.sort_by_key(|(row, answer, _)| (*row, *answer));
        let mut rows: Vec<(u32, Given)> = Vec::new();
        for (row, answer, points) in all {
            if rows.last().is_none_or(|(last, _)| *last != row) {
                rows.push((row, Vec::new()));
            }
            let Some((_, given)) = rows.last_mut() else { continue };
            match given.last_mut() {
                Some((last, sum)) if *last == answer => *sum += points,
                _ => given.push((answer, points)),
            }
        }
        Source { how, answers: answers as u32, rows }
    }

    /// The most that one row can get ahead of another here.
    fn most(&self, of: &[(u32, i64)], less: &[(u32, i64)]) -> i64 {
        let (mut touched, mut most, mut sum) = (0, i64::MIN, 0);
        let (mut of, mut less) = (of.iter().peekable(), less.iter().peekable());
        while let Some(answer) = of.peek().into_iter().chain(less.peek()).map(|(answer, _)| *answer).min() {
            let here = |(at, points): &&(u32, i64)| (*at == answer).then_some(*points);
            let own = of.next_if(|given| here(given).is_some()).map_or(0, |(_, points)| *points);
            let ahead = own - less.next_if(|given| here(given).is_some()).map_or(0, |(_, points)| *points);
            touched += 1;
            most = most.max(ahead);
            sum += ahead.max(0);
        }
        match self.how {
            How::Several => sum,
            How::Line => {
                if most > 0 {
                    AGAIN_AND_AGAIN
                } else {
                    0
                }
            }
            How::One { may_be_none: false } if touched == self.answers && touched > 0 => most,
            How::One { .. } => most.max(0),
        }
    }
}

/// The rows of a board.
#[derive(Debug)]
pub(super) struct Rows<'s> {
    sources: &'s [Source],
    /// For each row, the sources that give it points, and its place among their rows.
    of_row: Vec<Vec<(usize, usize)>>,
    /// The most each can get.
    gain: Vec<i64>,
    /// Less the least each can get: where nothing else counts.
    loss: Vec<i64>,
    /// Rows by that, the one that is surest of its points first.
    surest: Vec<u32>,
}

impl<'s> Rows<'s> {
    pub(super) fn new(count: usize, sources: &'s [Source]) -> Self {
        let (mut of_row, mut gain, mut loss) = (vec![Vec::new(); count], vec![0; count], vec![0; count]);
        for (at, source) in sources.iter().enumerate() {
            for (place, (row, given)) in source.rows.iter().enumerate().filter(|(_, (row, _))| (*row as usize) < count) {
                of_row[*row as usize].push((at, place));
                gain[*row as usize] += source.most(given, &[]);
                loss[*row as usize] += source.most(&[], given);
            }
        }
        let mut surest: Vec<u32> = (0..count as u32).collect();
        surest.sort_by_key(|row| (loss[*row as usize], *row));
        Rows { sources, of_row, gain, loss, surest }
    }

    /// The most points that a row can get.
    pub(super) fn most(&self, row: u32) -> i32 {
        self.gain[row as usize].clamp(0, i64::from(i32::MAX)) as i32
    }

    /// Whether one other row has more than this one whatever the answers are; with the same points, the one listed first wins.
    pub(super) fn is_beaten(&self, row: u32) -> bool {
        let beats = |other: u32, lead: i64| lead < 0 || other < row && lead == 0;
        let mut shared: FxHashMap<u32, i64> = FxHashMap::default();
        for (source, place) in &self.of_row[row as usize] {
            let source = &self.sources[*source];
            let own = &source.rows[*place].1;
            for (other, given) in source.rows.iter().filter(|(other, _)| *other != row && (*other as usize) < self.gain.len()) {
                let together = source.most(own, given) - source.most(own, &[]) - source.most(&[], given);
                *shared.entry(*other).or_default() += together;
            }
        }
        let apart = |other: u32| self.gain[row as usize] + self.loss[other as usize];
        let first = self.surest.iter().copied().find(|other| *other != row && !shared.contains_key(other));
        first.is_some_and(|other| beats(other, apart(other)))
            || shared.iter().any(|(other, together)| beats(*other, apart(*other) + together))
    }
}

#[cfg(test)]
mod tests {
    use super::{How, Rows, Source};

    /// Row against row, each source for itself.
    fn one_by_one(sources: &[Source], count: u32, row: u32) -> bool {
        (0..count).filter(|other| *other != row).any(|other| {
            let of =
                |source: &Source, row: u32| source.rows.iter().find(|(at, _)| *at == row).map_or(Vec::new(), |(_, given)| given.clone());
            let lead: i64 = sources.iter().map(|source| source.most(&of(source, row), &of(source, other))).sum();
            lead < 0 || other < row && lead == 0
        })
    }

    #[test]
    fn rows_are_beaten_as_if_each_was_compared_with_each() {
        let mut seed = 7_u64;
        let mut chance = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        for _ in 0..2_000 {
            let count = 2 + chance(6) as u32;
            let sources: Vec<Source> = (0..1 + chance(4))
                .map(|_| {
                    let how =
                        [How::One { may_be_none: true }, How::One { may_be_none: false }, How::Several, How::Line][chance(4) as usize];
                    let answers = if how == How::Line { 1 } else { 1 + chance(4) as usize };
                    let points: Vec<(usize, u32, i32)> = (0..1 + if how == How::Line { 0 } else { chance(6) })
                        .map(|_| (chance(answers as u64) as usize, chance(u64::from(count)) as u32, chance(5) as i32 - 1))
                        .collect();
                    Source::new(how, answers, points)
                })
                .collect();
            let rows = Rows::new(count as usize, &sources);
            for row in 0..count {
                assert_eq!(rows.is_beaten(row), one_by_one(&sources, count, row), "row {row} of {count}: {sources:?}");
            }
        }
    }
}
