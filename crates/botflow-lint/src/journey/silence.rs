//! In: the graph. Out: how long ago the customer may last have written when a line is reached: over the slowest way, and over the quickest one.
//!
//! A max-plus path: `wait`, `remind` and `no reply after` add their time, an answer, a tap and a person's hand-back begin anew, an event counts as
//! closed, `do` adds what the flow it runs adds. A loop that waits without asking has no bound. Linear in lines and ways, but for the quickest way (n log n).

mod solve;
mod weight;

use botflow_compile::graph::{StartOn, Why};
use botflow_compile::known::Way;
use botflow_compile::model::StepId;
use petgraph::graph::NodeIndex;

use super::Journey;
use solve::Region;

/// Seconds that nobody can say a bound for.
pub(crate) const ENDLESS: u64 = u64::MAX;

/// How long ago the customer may last have written, line by line.
#[derive(Debug)]
pub(crate) struct Silence {
    longest: Vec<Option<u64>>,
    shortest: Vec<Option<u64>>,
    from: Vec<Option<From>>,
    runs: Vec<Run>,
}

/// How a line is reached on its slowest way.
#[derive(Debug, Clone, Copy)]
enum From {
    /// It begins there: with this start, if it is one.
    Start(Option<usize>),
    /// The customer wrote there.
    Heard(NodeIndex, Why),
    /// From the line before.
    Line(NodeIndex, Why),
}

/// What a flow adds that `do` runs.
#[derive(Debug, Clone, Copy, Default)]
struct Run {
    /// Where the customer never wrote in it: the most and the least it adds.
    through: Option<(u64, u64)>,
    /// Where the customer did: the most and the least since then.
    heard: Option<(u64, u64)>,
}

impl Silence {
    /// Seconds on the slowest way; [`ENDLESS`] where there is no bound. `None`: nothing leads there.
    pub(crate) fn longest(&self, at: NodeIndex) -> Option<u64> {
        self.longest[at.index()]
    }

    /// Seconds on the quickest way.
    pub(crate) fn shortest(&self, at: NodeIndex) -> Option<u64> {
        self.shortest[at.index()]
    }

    /// The slowest way, from where the customer last wrote.
    pub(crate) fn way(&self, at: NodeIndex) -> Way {
        let mut nodes = vec![(at, None)];
        let (mut here, mut start) = (at, None);
        let mut seen = std::collections::HashSet::from([at]);
        while let Some(from) = self.from[here.index()] {
            match from {
                From::Start(line) => {
                    start = line;
                    break;
                }
                From::Heard(before, why) => {
                    nodes.push((before, Some(why)));
                    break;
                }
                From::Line(before, why) => {
                    if !seen.insert(before) {
                        break;
                    }
                    nodes.push((before, Some(why)));
                    here = before;
                }
            }
        }
        nodes.reverse();
        Way { start, ..Way::of(nodes) }
    }
}

impl Journey<'_> {
    /// How long ago the customer may last have written.
    pub(crate) fn silence(&self) -> &Silence {
        self.silence.get_or_init(|| Silence::of(self))
    }

    /// Seconds that going on from a node adds; `None` where the customer writes there, or where this way says nothing new.
    pub(crate) fn adds(&self, at: NodeIndex, why: Why) -> Option<u64> {
        weight::weight(self, at, why, &self.silence().runs).carries.map(|(most, _)| most)
    }
}

impl Silence {
    fn of(journey: &Journey<'_>) -> Silence {
        let group = solve::groups(journey);
        let runs = solve::runs(journey, &group);
        let mut region = Region::whole(journey, &group);
        for (at, start) in journey.graph.starts.iter().enumerate() {
            let steps = &journey.model.flows[start.flow.ix()].steps;
            let Some(entry) = journey.graph.entry(StepId(steps.start)).filter(|_| !steps.is_empty()) else { continue };
            let silent = matches!(start.on, StartOn::Event(..));
            region.begin(entry, if silent { ENDLESS } else { 0 }, From::Start(Some(at)));
        }
        for (at, reached) in journey.reached.iter().enumerate() {
            let at = NodeIndex::new(at);
            let starts = matches!(journey.node(at).act, botflow_compile::graph::Act::Enter) && region.is_unled(journey, at);
            if *reached && starts && !region.begins(at) {
                region.begin(at, 0, From::Start(None));
            }
        }
        region.begin_where_heard(journey, &runs, |at| journey.reached[at.index()]);
        let (longest, from) = region.longest(journey, &runs);
        let shortest = region.shortest(journey, &runs);
        Silence { longest, shortest, from, runs }
    }
}
