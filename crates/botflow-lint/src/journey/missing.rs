//! Values that may be missing where they are read, or that nothing fills before: T201 and N104, found in one go.

use std::collections::HashSet;

use botflow_compile::known::{Answer, Known, Place, Use, Way};
use botflow_source::Span;
use petgraph::graph::NodeIndex;

use super::Journey;

/// A value that may be missing where it is read.
#[derive(Debug, Clone)]
pub(crate) struct MissingRead {
    /// What is read, as typed.
    pub span: Span,
    /// How.
    pub usage: Use,
    /// What is missing.
    pub place: Place,
    /// The shortest way on which it is.
    pub way: Way,
    /// Something fills it on another way.
    pub filled: bool,
}

impl Journey<'_> {
    /// All of them, each place of a text once.
    pub(crate) fn missing(&self) -> &[MissingRead] {
        self.missing.get_or_init(|| self.find_missing())
    }

    fn find_missing(&self) -> Vec<MissingRead> {
        let mut known = Known::new(self.graph, self.model, self.project).never_taken(self.never_taken());
        let mut wanted: Vec<(u32, NodeIndex, Span, Use)> = Vec::new();
        for (at, seen) in self.seen() {
            if !seen.must_be_there() && seen.usage != Use::Compared {
                continue;
            }
            for place in Place::all_of(seen.read, self.model, self.project) {
                // A condition may look at what is missing, but not at what nothing ever fills.
                let plain = matches!(place, Place::Value(_));
                let bound = matches!(place, Place::Value(value) if seen.bound == Some(value));
                if !bound && (plain || seen.must_be_there()) {
                    wanted.push((known.places.id(place), *at, seen.read.span, seen.usage));
                }
            }
        }
        wanted.sort_unstable();
        let mut said = HashSet::new();
        let mut missing = Vec::new();
        for (place, at, span, usage) in wanted {
            if said.contains(&(span.file, span.start)) {
                continue;
            }
            if let Answer::Missing { way, filled } = known.answer(at, place) {
                if usage == Use::Compared && filled {
                    continue;
                }
                said.insert((span.file, span.start));
                missing.push(MissingRead { span, usage, place: known.places.get(place).clone(), way, filled });
            }
        }
        missing.sort_by_key(|read| (read.span.file, read.span.start));
        missing
    }
}
