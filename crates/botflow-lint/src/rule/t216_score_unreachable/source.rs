//! In: a question or line that gives points. Out: how far one row can get ahead of another there, without looking at every answer that counts for both.

/// A line that counts may be met again and again.
const AGAIN_AND_AGAIN: i64 = (i32::MAX / 4) as i64;

/// Something that gives points.
#[derive(Debug)]
pub(super) struct Source {
    pub(super) how: How,
    /// How many answers it has.
    answers: u32,
    /// By row, in their order.
    pub(super) rows: Vec<(u32, Given)>,
    /// By answer, the rows that get points there: the most first.
    by_answer: Vec<Vec<(i64, u32)>>,
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

/// What one row gets from a source.
#[derive(Debug, Clone, Default)]
pub(super) struct Given {
    /// With which answer, how many.
    pub(super) points: Vec<(u32, i64)>,
    /// The places in it, the least points first.
    ascending: Vec<u32>,
    /// All that is given, and all that is taken away.
    plus: i64,
    minus: i64,
}

impl Given {
    fn new(points: Vec<(u32, i64)>) -> Self {
        let mut ascending: Vec<u32> = (0..points.len() as u32).collect();
        ascending.sort_by_key(|place| points[*place as usize].1);
        let plus = points.iter().map(|(_, points)| (*points).max(0)).sum();
        let minus = points.iter().map(|(_, points)| (*points).min(0)).sum();
        Given { points, ascending, plus, minus }
    }

    fn at(&self, answer: u32) -> Option<i64> {
        self.points.binary_search_by_key(&answer, |(at, _)| *at).ok().map(|place| self.points[place].1)
    }

    /// The least points of an answer with which another row gets none; `and most`: the most.
    fn least_without(&self, other: &Given) -> Option<i64> {
        self.ascending
            .iter()
            .map(|place| self.points[*place as usize])
            .find(|(answer, _)| other.at(*answer).is_none())
            .map(|(_, points)| points)
    }

    fn most_without(&self, other: &Given) -> Option<i64> {
        let mut places = self.ascending.iter().rev().map(|place| self.points[*place as usize]);
        places.find(|(answer, _)| other.at(*answer).is_none()).map(|(_, points)| points)
    }

    /// The answers with which both get points, and how many: looked up from the row that has fewer.
    fn both<'a>(&'a self, other: &'a Given) -> impl Iterator<Item = (i64, i64)> + 'a {
        let swapped = other.points.len() < self.points.len();
        let (few, many) = if swapped { (other, self) } else { (self, other) };
        few.points.iter().filter_map(move |(answer, points)| {
            let there = many.at(*answer)?;
            Some(if swapped { (there, *points) } else { (*points, there) })
        })
    }
}

impl Source {
    /// `points`: answer, row and how many.
    pub(super) fn new(how: How, answers: usize, points: impl IntoIterator<Item = (usize, u32, i32)>) -> Self {
        let mut all: Vec<(u32, u32, i64)> =
            points.into_iter().map(|(answer, row, points)| (row, answer as u32, i64::from(points))).collect();
        all.sort_by_key(|(row, answer, _)| (*row, *answer));
        let rows: Vec<(u32, Given)> = all.chunk_by(|one, next| one.0 == next.0).map(|of| (of[0].0, Given::new(summed(of)))).collect();
        let mut by_answer = vec![Vec::new(); answers];
        for (row, given) in &rows {
            for (answer, points) in given.points.iter().filter(|(_, points)| *points > 0) {
                by_answer[*answer as usize].push((*points, *row));
            }
        }
        by_answer.iter_mut().for_each(|rows| rows.sort_by_key(|(points, row)| (-points, *row)));
        Source { how, answers: answers as u32, rows, by_answer }
    }

    /// The rows that get at least so many points with an answer, the most first.
    pub(super) fn with_as_many(&self, answer: u32, points: i64) -> &[(i64, u32)] {
        let rows = &self.by_answer[answer as usize];
        &rows[..rows.partition_point(|(given, _)| *given >= points)]
    }

    /// Whether every customer who gets to a result has chosen one of the answers.
    pub(super) fn is_sure(&self) -> bool {
        self.how == How::One { may_be_none: false } && self.answers > 0
    }

    /// Whether a row gets points here whatever the answer is.
    pub(super) fn always_gives(&self, given: &Given) -> bool {
        self.is_sure() && given.points.len() == self.answers as usize && given.points.iter().all(|(_, points)| *points > 0)
    }

    /// Whether an answer that somebody must choose takes points from a row.
    pub(super) fn may_take(&self, given: &Given) -> bool {
        self.is_sure() && given.minus < 0
    }

    /// The most that one row can get ahead of another here.
    pub(super) fn most(&self, of: &Given, less: &Given) -> i64 {
        if self.how == How::Several {
            // What each would count alone, mended where both count.
            let mended = |(own, other): (i64, i64)| (own - other).max(0) - own.max(0) - (-other).max(0);
            return of.plus - less.minus + of.both(less).map(mended).sum::<i64>();
        }
        let (mut most, mut shared) = (i64::MIN, 0);
        for (own, other) in of.both(less) {
            shared += 1;
            most = most.max(own - other);
        }
        let alone = [of.most_without(less), less.least_without(of).map(|points| -points)];
        let most = alone.into_iter().flatten().fold(most, i64::max);
        match self.how {
            How::Line if most > 0 => AGAIN_AND_AGAIN,
            How::Line => 0,
            How::One { may_be_none: false } if of.points.len() + less.points.len() - shared == self.answers as usize => most,
            How::One { .. } | How::Several => most.max(0),
        }
    }
}

/// The points of one row, an answer that stands there twice added up.
fn summed(of: &[(u32, u32, i64)]) -> Vec<(u32, i64)> {
    of.chunk_by(|one, next| one.1 == next.1).map(|same| (same[0].1, same.iter().map(|(.., points)| points).sum())).collect()
}
