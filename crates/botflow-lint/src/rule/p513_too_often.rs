//! P513: more messages without the customer having written than the project allows itself.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use botflow_compile::graph::{Act, Remind, Why};
use botflow_compile::known::Way;
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::Journey;
use crate::journey::Outside;

/// What is known of P513.
pub static PAGE: Page = Page {
    code: "P513",
    slug: "too-often",
    severity: Severity::Warning,
    minimum: Some(Severity::Hint),
    title: "A customer can get {n} re-engagement messages in {t}",
    why: "people who hear from a bot too often block it, and enough of those close your account on the channel",
    help: "let more time pass before it, or leave it out",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
sending: {at most: 2 a week}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. I'll tell you how to care for your lamp.
  wait 1 day
  say The lamp bot here: dust it dry. Write "stop" and I won't write again.
  wait 2 days
  say The lamp bot here: keep it out of the sun. Write "stop" and I won't write again.
  wait 2 days
  say The lamp bot here: never use alcohol. Write "stop" and I won't write again.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
sending: {at most: 2 a week}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. I'll tell you how to care for your lamp.
  wait 1 day
  say The lamp bot here: dust it dry. Write "stop" and I won't write again.
  wait 2 days
  say The lamp bot here: keep it out of the sun. Write "stop" and I won't write again.
  wait 5 days
  say The lamp bot here: never use alcohol. Write "stop" and I won't write again.
  end
"#,
};

const DAY_SECONDS: u64 = 86_400;
/// Reminders of one thing stand close together; further away they are not looked for.
const LINES_BETWEEN_REMINDERS_MAX: usize = 64;

/// Looks for it: the quickest way over so many messages that nobody asked for, each the first one behind a `wait`, an event, or in a `remind`.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let Some((most, days)) = journey.project.sending.as_ref().and_then(|sending| sending.at_most) else { return };
    let window = u64::from(days) * DAY_SECONDS;
    let mut walk = Walk { journey, most, window, seen: HashMap::new(), heap: BinaryHeap::new() };
    let mut over: Vec<(NodeIndex, Option<Place>)> = walk.over().into_iter().map(|place| (place.at, Some(place))).collect();
    over.extend(reminders(journey, most, window).into_iter().map(|at| (at, None)));
    over.sort_by_key(|(at, _)| *at);
    // What follows on the same way is the same cause.
    let mut covered = vec![false; journey.graph.ways.node_count()];
    let span = match days {
        1 => "a day",
        7 => "a week",
        _ => "a month",
    };
    let allowed = if most == 1 { format!("one {span}") } else { format!("{most} {span}") };
    for (at, place) in over {
        if std::mem::replace(&mut covered[at.index()], true) {
            continue;
        }
        journey.follows(at, &mut covered);
        let way = place.map_or_else(|| journey.way_to(at), |place| walk.way(place));
        let finding = Finding::new(&PAGE, journey.node(at).origin.span).with("n", &(most + 1).to_string()).with("t", span);
        found.push(finding.note(format!("`sending:` in botflow.yaml allows {allowed}")).path(journey.chat(&way)));
    }
}

/// Where the walk is: whether a message is due that nobody asked for, and how many there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Place {
    at: NodeIndex,
    due: bool,
    sent: u32,
}

/// From where a place is reached first.
#[derive(Debug, Clone, Copy)]
enum Before {
    Wake(Outside),
    Line(Place, Why),
}

struct Walk<'j, 'a> {
    journey: &'j Journey<'a>,
    most: u32,
    /// Seconds.
    window: u64,
    /// The seconds of the quickest way, and how it comes there.
    seen: HashMap<Place, (u64, Before)>,
    heap: BinaryHeap<Reverse<(u64, Place)>>,
}

impl Walk<'_, '_> {
    /// The quickest first: the places at which one message too many is sent.
    fn over(&mut self) -> Vec<Place> {
        let journey = self.journey;
        for wake in journey.wakes() {
            self.reach(0, Place { at: wake.first, due: true, sent: 0 }, Before::Wake(wake.by));
        }
        let mut over = Vec::new();
        while let Some(Reverse((seconds, place))) = self.heap.pop() {
            if self.seen.get(&place).is_some_and(|(best, _)| *best < seconds) {
                continue;
            }
            let sends = place.due && journey.writes(place.at);
            let sent = place.sent + u32::from(sends);
            if sent > self.most {
                over.push(place);
                continue;
            }
            for (edge, to) in journey.graph.out(place.at) {
                let Some(more) = journey.adds(place.at, edge.why) else { continue };
                let wakes = journey.wakes_by(place.at) == Some(edge.why);
                // Reminders come when what they remind of says so, not behind the line before.
                if wakes && matches!(journey.node(place.at).act, Act::Remind(_)) {
                    continue;
                }
                let seconds = if sent == 0 { 0 } else { seconds.saturating_add(more) };
                if seconds < self.window {
                    self.reach(seconds, Place { at: to, due: place.due && !sends || wakes, sent }, Before::Line(place, edge.why));
                }
            }
        }
        over
    }

    fn reach(&mut self, seconds: u64, place: Place, before: Before) {
        if self.seen.get(&place).is_none_or(|(best, _)| seconds < *best) {
            self.seen.insert(place, (seconds, before));
            self.heap.push(Reverse((seconds, place)));
        }
    }

    fn way(&self, place: Place) -> Way {
        let (mut nodes, mut start, mut here) = (vec![(place.at, None)], None, place);
        while let Some((_, before)) = self.seen.get(&here) {
            match before {
                Before::Wake(Outside::Event(event)) => {
                    start = Some(*event);
                    break;
                }
                Before::Wake(Outside::Later(at)) => {
                    nodes.extend(self.journey.wakes_by(*at).map(|why| (*at, Some(why))));
                    break;
                }
                Before::Line(line, why) => {
                    nodes.push((line.at, Some(*why)));
                    here = *line;
                }
            }
        }
        nodes.reverse();
        Way { start, ..Way::of(nodes) }
    }
}

/// Reminders of one thing that come too close together: the line of the last one.
fn reminders(journey: &Journey<'_>, most: u32, window: u64) -> Vec<NodeIndex> {
    let of = |at: NodeIndex| match &journey.node(at).act {
        Act::Remind(remind) => Some(remind.as_ref()),
        _ => None,
    };
    let alike = |one: &Remind, two: &Remind| {
        let read = |remind: &Remind| remind.of.get(journey.facts).map(|read| (&read.root, &read.parts));
        read(one).is_some() && read(one) == read(two)
    };
    let mut over = Vec::new();
    for first in journey.graph.ways.node_indices().filter(|at| journey.reached[at.index()]) {
        let Some(remind) = of(first) else { continue };
        let (mut befores, mut at) = (vec![remind.before.seconds()], first);
        for _ in 0..LINES_BETWEEN_REMINDERS_MAX {
            let Some(next) = journey.graph.along(at, Why::Next).filter(|next| *next != first) else { break };
            at = next;
            let Some(other) = of(at).filter(|other| alike(remind, other)) else { continue };
            befores.push(other.before.seconds());
            if crowded(&mut befores, most as usize, window) {
                over.push(at);
                break;
            }
        }
    }
    over
}

/// Whether more than so many of these times lie within a window.
fn crowded(times: &mut [u64], most: usize, window: u64) -> bool {
    times.sort_unstable();
    times.windows(most + 1).any(|row| row[most] - row[0] < window)
}
