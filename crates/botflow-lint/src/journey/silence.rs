//! In: the graph. Out: how long ago the customer may last have written when a line is reached: over the slowest way, and over the quickest one.
//!
//! A max-plus path: `wait`, `remind` and `no reply after` add their time, an answer, a tap and a person's hand-back begin anew, an event counts as
//! closed, `do` adds what the flow it runs adds. A loop that waits without asking has no bound. Linear in lines and ways, but for the quickest way (n log n).

mod solve;
mod weight;

use botflow_compile::graph::{StartOn, Why};
use botflow_compile::known::{FIRST, LAST, Way};
use botflow_compile::model::StepId;
use petgraph::graph::NodeIndex;
use rustc_hash::FxHashSet;

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
    head: Vec<Option<NodeIndex>>,
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

    /// The slowest way, from where the customer last wrote; of a long one its beginning and its end.
    pub(crate) fn way(&self, at: NodeIndex) -> Way {
        let mut nodes = vec![(at, None)];
        let (mut here, mut start, mut cut) = (at, None, None);
        let mut seen = FxHashSet::from_iter([at]);
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
                From::Line(..) if nodes.len() == LAST && self.head[here.index()].is_none() => {
                    cut = Some(nodes.len());
                    break;
                }
                From::Line(before, why) => {
                    let head = self.head[here.index()].filter(|head| nodes.len() == LAST && *head != here && *head != before);
                    cut = head.map(|_| nodes.len()).or(cut);
                    let before = head.unwrap_or(before);
                    if !seen.insert(before) {
                        break;
                    }
                    nodes.push((before, head.is_none().then_some(why)));
                    here = before;
                }
            }
        }
        nodes.reverse();
        let left_out = cut.map(|cut| nodes.len() - cut);
        Way { start, left_out, ..Way::of(nodes) }
    }
}

/// The last of the first nodes of each node's slowest way; none where that goes round and round.
fn heads(from: &[Option<From>]) -> Vec<Option<NodeIndex>> {
    const OPEN: u32 = u32::MAX;
    const ROUND: u32 = u32::MAX - 1;
    let (mut heads, mut depths) = (vec![None; from.len()], vec![OPEN; from.len()]);
    for first in 0..from.len() {
        let (mut here, mut stack) = (first, Vec::new());
        let mut depth = loop {
            match depths[here] {
                OPEN => {}
                known => break known,
            }
            depths[here] = ROUND;
            stack.push(here);
            match from[here] {
                Some(From::Line(before, _)) => here = before.index(),
                Some(From::Start(_) | From::Heard(..)) | None => break OPEN,
            }
        };
        let mut head = if depth == OPEN { None } else { heads[here] };
        while let Some(at) = stack.pop() {
            if depth == ROUND {
                continue;
            }
            depth = if depth == OPEN { 0 } else { depth + 1 };
            if depth < FIRST as u32 {
                head = Some(NodeIndex::new(at));
            }
            (heads[at], depths[at]) = (head, depth);
        }
    }
    heads
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
        Silence { longest, shortest, head: heads(&from), from, runs }
    }
}
