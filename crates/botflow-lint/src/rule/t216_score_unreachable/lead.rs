//! In: where the rows of a board get points from. Out: which rows another one always beats, without comparing each row with each.
//!
//! How far a row can lead another is at most what it gains, less what the other gains at least, and just that where no source gives points to both. So
//! the other that gains most for sure decides for all that share no source with the row. One that shares some and always has as many points either
//! gets as many with each answer that gives the row any, or gets points at every answer of a question that everybody answers: few do.

use rustc_hash::FxHashSet;

use super::source::{Given, Source};

/// So many others are looked at for one row. Where more might always have more points, nothing is said of the row.
const LOOKS_MAX: usize = 64;

/// The rows of a board.
#[derive(Debug)]
pub(super) struct Rows<'s> {
    sources: &'s [Source],
    /// For each row, the sources that give it points.
    of_row: Vec<Vec<Place<'s>>>,
    /// The most each can get.
    gain: Vec<i64>,
    /// Less the least each can get: where nothing else counts.
    loss: Vec<i64>,
    /// The two rows that are surest of their points.
    surest: Vec<u32>,
    /// By source, the rows in it that some question gives points to whatever the answer is; the surest first.
    always: Vec<Vec<u32>>,
}

/// Where a row gets points.
#[derive(Debug, Clone, Copy)]
struct Place<'s> {
    source: usize,
    given: &'s Given,
    /// What it gains there at most, and loses.
    gain: i64,
    loss: i64,
}

impl<'s> Rows<'s> {
    pub(super) fn new(count: usize, sources: &'s [Source]) -> Self {
        let nothing = Given::default();
        let (mut of_row, mut always) = (vec![Vec::new(); count], vec![false; count]);
        for (at, source) in sources.iter().enumerate() {
            for (row, given) in source.rows.iter().filter(|(row, _)| (*row as usize) < count) {
                let (gain, loss) = (source.most(given, &nothing), source.most(&nothing, given));
                of_row[*row as usize].push(Place { source: at, given, gain, loss });
                always[*row as usize] |= source.always_gives(given);
            }
        }
        let sum = |of: fn(&Place<'_>) -> i64| of_row.iter().map(|places: &Vec<Place<'_>>| places.iter().map(of).sum()).collect();
        let (gain, loss): (Vec<i64>, Vec<i64>) = (sum(|place| place.gain), sum(|place| place.loss));
        let in_order = |rows: &mut Vec<u32>| rows.sort_by_key(|row| (loss[*row as usize], *row));
        let mut surest: Vec<u32> = (0..count as u32).collect();
        in_order(&mut surest);
        surest.truncate(2);
        let always_in = |source: &Source| {
            let mut rows: Vec<u32> =
                source.rows.iter().map(|(row, _)| *row).filter(|row| always.get(*row as usize) == Some(&true)).collect();
            in_order(&mut rows);
            rows
        };
        let always = sources.iter().map(always_in).collect();
        Rows { sources, of_row, gain, loss, surest, always }
    }

    /// The most points that a row can get.
    pub(super) fn most(&self, row: u32) -> i32 {
        self.gain[row as usize].clamp(0, i64::from(i32::MAX)) as i32
    }

    /// Whether one other row has more than this one whatever the answers are; with the same points, the one listed first wins.
    pub(super) fn is_beaten(&self, row: u32) -> bool {
        let beats = |other: u32, lead: i64| lead < 0 || other < row && lead == 0;
        let surest = self.surest.iter().copied().find(|other| *other != row);
        if surest.is_some_and(|other| beats(other, self.gain[row as usize] + self.loss[other as usize])) {
            return true;
        }
        let mut looked: FxHashSet<u32> = FxHashSet::from_iter([row]);
        for other in self.rivals(row).filter(|other| (*other as usize) < self.gain.len()) {
            if looked.len() > LOOKS_MAX {
                return false;
            }
            if looked.insert(other) && beats(other, self.lead(row, other)) {
                return true;
            }
        }
        false
    }

    /// How far a row can get ahead of another.
    fn lead(&self, row: u32, other: u32) -> i64 {
        let (own, others) = (&self.of_row[row as usize], &self.of_row[other as usize]);
        let together = |source: usize, own: &Given, given: &Given| self.sources[source].most(own, given);
        let find =
            |places: &[Place<'s>], source: usize| places.binary_search_by_key(&source, |place| place.source).ok().map(|at| places[at]);
        let (few, many, swapped) = if own.len() <= others.len() { (own, others, false) } else { (others, own, true) };
        let shared = few.iter().filter_map(|place| {
            let there = find(many, place.source)?;
            let (of, less) = if swapped { (there, *place) } else { (*place, there) };
            Some(together(place.source, of.given, less.given) - of.gain - less.loss)
        });
        self.gain[row as usize] + self.loss[other as usize] + shared.sum::<i64>()
    }

    /// The rows that share a source with this one and may always have as many points.
    fn rivals(&self, row: u32) -> Box<dyn Iterator<Item = u32> + '_> {
        let own = &self.of_row[row as usize];
        let places = own.iter().flat_map(|place| place.given.points.iter().map(|given| (&self.sources[place.source], *given)));
        let rarest = places
            .filter(|(_, (_, points))| *points > 0)
            .map(|(source, (answer, points))| source.with_as_many(answer, points))
            .min_by_key(|rows| rows.len());
        match rarest {
            // A question that everybody answers and that takes points away is the one place where having fewer answers may be better.
            Some(rarest) if !own.iter().any(|place| self.sources[place.source].may_take(place.given)) => {
                let always = own.iter().flat_map(|place| self.always[place.source].iter().copied());
                Box::new(rarest.iter().map(|(_, other)| *other).chain(always))
            }
            _ => Box::new(own.iter().flat_map(|place| self.sources[place.source].rows.iter().map(|(other, _)| *other))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::source::{How, Source};
    use super::Rows;

    /// What each answer gives a row, as it stands.
    type Plain = (How, usize, Vec<(usize, u32, i32)>);

    /// Row against row, answer for answer.
    fn one_by_one(sources: &[Plain], count: u32, row: u32) -> bool {
        let ahead = |(how, answers, points): &Plain, other: u32| {
            let of =
                |answer: usize, row: u32| points.iter().filter(|at| (at.0, at.1) == (answer, row)).map(|at| i64::from(at.2)).sum::<i64>();
            let each = (0..*answers).map(|answer| of(answer, row) - of(answer, other));
            match how {
                How::Several => each.map(|ahead| ahead.max(0)).sum(),
                How::One { may_be_none: true } => each.fold(0, i64::max),
                How::One { may_be_none: false } => each.max().unwrap_or(0),
                How::Line => i64::from(each.fold(0, i64::max) > 0) * 1_000_000,
            }
        };
        (0..count).filter(|other| *other != row).any(|other| {
            let lead: i64 = sources.iter().map(|source| ahead(source, other)).sum();
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
        let mut beaten = 0;
        for round in 0..4_000 {
            let count = 2 + chance([6, 12][round % 2]) as u32;
            // Some draws have firm questions alone, some take nothing away.
            let (firm, taken) = (chance(3) == 0, chance(3) as i32);
            let sources: Vec<Plain> = (0..1 + chance(4))
                .map(|_| {
                    let how = [How::One { may_be_none: false }, How::One { may_be_none: true }, How::Several, How::Line];
                    let how = how[if firm { 0 } else { chance(4) as usize }];
                    let answers = if how == How::Line { 1 } else { 1 + chance(6) as usize };
                    let given = 1 + chance([4, 8, 40][round % 3]);
                    let points =
                        (0..given).map(|_| (chance(answers as u64) as usize, chance(u64::from(count)) as u32, chance(5) as i32 - taken));
                    (how, answers, points.collect())
                })
                .collect();
            let read: Vec<Source> = sources.iter().map(|(how, answers, points)| Source::new(*how, *answers, points.clone())).collect();
            let rows = Rows::new(count as usize, &read);
            for row in 0..count {
                assert_eq!(rows.is_beaten(row), one_by_one(&sources, count, row), "row {row} of {count}: {sources:?}");
                beaten += u32::from(rows.is_beaten(row));
            }
        }
        assert!(beaten > 4_000, "{beaten} rows were beaten: the draws say little");
    }
}
