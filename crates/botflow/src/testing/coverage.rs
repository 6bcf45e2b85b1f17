//! What the tests visit. In: which parts of the program they came past, and where those are written. Out: counts, and the lines nobody visits.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use botflow_compile::lower::{Place, SourceMap, Taken};
use botflow_program::{CheckIx, ChoiceIx, Index as _, Pc, ReaskIx, StartIx};
use botflow_runtime::Visit;
use botflow_source::FileId;

use crate::host::Visits;

/// How much of a project its tests visit.
#[derive(Debug, Clone, Default)]
pub struct Coverage {
    /// Lines: visited or not.
    lines: BTreeMap<Place, bool>,
    /// Options.
    options: BTreeMap<Place, bool>,
    /// Ways on that a line names, and checks that fail.
    outcomes: BTreeMap<Place, bool>,
}

/// A place that no test visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unvisited {
    /// Where.
    pub place: Place,
    /// `line`, `option` or `outcome`.
    pub what: &'static str,
}

impl Coverage {
    /// Of what was visited, and of everything else that is there.
    pub fn of(map: &SourceMap, visits: &Visits) -> Self {
        let mut coverage = Coverage::default();
        coverage.mark(map, |visit| visits.contains(visit));
        coverage
    }

    fn mark(&mut self, map: &SourceMap, visited: impl Fn(Visit) -> bool) {
        let mark = |table: &mut BTreeMap<Place, bool>, place: Place, visited: bool| *table.entry(place).or_default() |= visited;
        for (at, place) in map.ops.iter().enumerate() {
            place.iter().for_each(|place| mark(&mut self.lines, *place, visited(Visit::Op(Pc::of(at)))));
        }
        for (at, place) in map.starts.iter().enumerate() {
            place.iter().for_each(|place| mark(&mut self.lines, *place, visited(Visit::Start(StartIx::of(at)))));
        }
        for (at, place) in map.choices.iter().enumerate() {
            place.iter().for_each(|place| mark(&mut self.options, *place, visited(Visit::Choice(ChoiceIx::of(at)))));
        }
        for (at, place) in map.checks.iter().enumerate() {
            place.iter().for_each(|place| mark(&mut self.outcomes, *place, visited(Visit::Check(CheckIx::of(at)))));
        }
        for (at, place) in map.reasks.iter().enumerate() {
            place.iter().for_each(|place| mark(&mut self.outcomes, *place, visited(Visit::Reask(ReaskIx::of(at)))));
        }
        for outcome in &map.outcomes {
            let visit = match outcome.when {
                Taken::Op(at) => Visit::Op(at),
                Taken::Yes(question) => Visit::Yes(question),
                Taken::No(question) => Visit::No(question),
            };
            mark(&mut self.outcomes, outcome.place, visited(visit));
        }
    }

    /// Visited and all, of lines, options and outcomes.
    pub fn counts(&self) -> [(&'static str, usize, usize); 3] {
        let count = |table: &BTreeMap<Place, bool>| (table.values().filter(|visited| **visited).count(), table.len());
        let (lines, options, outcomes) = (count(&self.lines), count(&self.options), count(&self.outcomes));
        [("lines", lines.0, lines.1), ("options", options.0, options.1), ("outcomes", outcomes.0, outcomes.1)]
    }

    /// Visited and all, together.
    pub fn total(&self) -> (usize, usize) {
        self.counts().iter().fold((0, 0), |(visited, all), (_, some, of)| (visited + some, all + of))
    }

    /// Whether a test comes past some part of a stretch of a file; `None` where there is nothing to come past.
    pub fn visited(&self, file: FileId, stretch: Range<u32>) -> Option<bool> {
        let within = |place: &Place| place.file == file && stretch.contains(&place.span.start);
        let tables = [&self.lines, &self.options, &self.outcomes];
        let visits = tables.into_iter().flatten().filter(|(place, _)| within(place)).map(|(_, visited)| *visited);
        visits.reduce(|one, two| one || two)
    }

    /// What no test visits, in file order. An option or outcome that is not visited is named once, and not again as a line.
    pub fn unvisited(&self) -> Vec<Unvisited> {
        let mut found = BTreeSet::new();
        for (what, table) in [("option", &self.options), ("outcome", &self.outcomes), ("line", &self.lines)] {
            for place in table.iter().filter(|(_, visited)| !**visited).map(|(place, _)| *place) {
                let told = what == "line" && (self.options.contains_key(&place) || self.outcomes.contains_key(&place));
                if !told {
                    found.insert(Unvisited { place, what });
                }
            }
        }
        found.into_iter().collect()
    }
}

/// Per cent, rounded down: 100 is everything.
pub fn per_cent(visited: usize, all: usize) -> usize {
    (visited * 100).checked_div(all).unwrap_or(100)
}
