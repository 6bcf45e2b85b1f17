//! P514: a message that nobody asked for, at an hour at which the project keeps quiet.

use std::collections::{HashMap, VecDeque};

use botflow_compile::graph::{Act, WaitFor, Why};
use botflow_compile::known::Way;
use botflow_compile::model::FlowId;
use botflow_source::{Edit, Finding, Page, Severity};
use botflow_syntax::tree::Unit;
use petgraph::graph::NodeIndex;

use crate::Journey;
use crate::journey::{Hours, Outside, Wake};

/// What is known of P514.
pub static PAGE: Page = Page {
    code: "P514",
    slug: "quiet-hours",
    severity: Severity::Warning,
    minimum: Some(Severity::Hint),
    title: "This may be sent at night",
    why: "a telephone that rings at three in the morning is the last thing the customer hears of you",
    help: "wait for an hour of the day, such as `wait until today + 2 days` (nine in the morning) or `wait until tomorrow + 18 hours`",
    broken: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
sending: {quiet: 21:00-8:00}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Your lamp is on its way.
  wait 2 days
  say The lamp bot here: is it working? Write "stop" and I won't write again.
  end
"#,
    mended: r#"--- botflow.yaml
name: Lamps
channels: [web]
languages: [en]
sending: {quiet: 21:00-8:00}
--- flows/hello.flow
flow Hello
  starts on welcome
  starts on anything else

step Hi
  say I'm the lamp bot. Your lamp is on its way.
  wait until today + 2 days
  say The lamp bot here: is it working? Write "stop" and I won't write again.
  end
"#,
};

/// A day to wait for begins at this minute.
const MORNING_MINUTE: u16 = 9 * 60;

/// Looks for it: the first message behind each `wait`, event and `remind`, and behind a `do` whose flow waits, by the hours at which it can come.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let Some((from, to)) = journey.project.sending.as_ref().and_then(|sending| sending.quiet) else { return };
    let night = Hours::between(from, to);
    let hours = journey.hours();
    let mut covered = vec![false; journey.graph.ways.node_count()];
    let mut wakes = journey.wakes();
    wakes.sort_by_key(|wake| wake.first);
    let mut stretches: VecDeque<(Wake, Hours)> = wakes.into_iter().map(|wake| (wake, journey.hours_after(wake, &hours))).collect();
    let mut returned: HashMap<NodeIndex, Hours> = HashMap::new();
    while let Some((wake, begin)) = stretches.pop_front() {
        let (way, at, when) = match stretch(journey, wake, begin, &night) {
            Stretch::Rings(way, at, when) => (way, at, when),
            Stretch::Ends(ends) => {
                stretches.extend(ends.into_iter().flat_map(|(flow, when)| behind_do(journey, flow, when, &mut returned)));
                continue;
            }
        };
        if std::mem::replace(&mut covered[at.index()], true) {
            continue;
        }
        // What follows comes at night for the same reason.
        journey.follows(at, &mut covered);
        let clock = |minute: u16| format!("{}:{:02}", minute / 60, minute % 60);
        let quiet = format!("quiet from {} to {}", clock(from), clock(to));
        let note = match (when.only(), wake.by) {
            (Some(minute), _) => format!("it comes at {}; {quiet}", clock(minute)),
            (None, Outside::Event(_)) => format!("an event brings it, at whatever hour; {quiet}"),
            (None, Outside::Later(_)) => format!("nobody can say at what hour it comes; {quiet}"),
        };
        let finding = Finding::new(&PAGE, journey.node(at).origin.span).note(note).path(journey.chat(&way));
        found.push(mend(journey, wake, &night, finding));
    }
}

/// What a stretch without the customer comes to.
enum Stretch {
    /// A message that may come at night: the way to it, and at what hours it comes.
    Rings(Way, NodeIndex, Hours),
    /// None; flows that are over in it, and at what hours.
    Ends(Vec<(FlowId, Hours)>),
}

/// A flow that others `do` waited, and is over at these hours: what follows its `do` begins then.
fn behind_do(journey: &Journey<'_>, flow: FlowId, when: Hours, returned: &mut HashMap<NodeIndex, Hours>) -> Vec<(Wake, Hours)> {
    let graph = journey.graph;
    let runs_it = |at: &NodeIndex| matches!(&journey.node(*at).act, Act::Do(act) if act.flow == Some(flow));
    let mut wakes = Vec::new();
    for at in graph.ways.node_indices().filter(|at| journey.reached[at.index()]).filter(runs_it) {
        let known = returned.get(&at).copied();
        let all = known.map_or(when, |known| known.or(when));
        if known == Some(all) {
            continue;
        }
        returned.insert(at, all);
        wakes.extend(graph.along(at, Why::Returned).map(|first| (Wake { first, by: Outside::Later(at) }, all)));
    }
    wakes
}

/// Follows a stretch up to its first message at night.
fn stretch(journey: &Journey<'_>, wake: Wake, begin: Hours, night: &Hours) -> Stretch {
    let (start, before) = match wake.by {
        Outside::Event(start) => (Some(start), None),
        Outside::Later(at) => (None, Some((at, Some(journey.wakes_by(at).unwrap_or(Why::Returned))))),
    };
    let mut seen: HashMap<NodeIndex, (Hours, Option<(NodeIndex, Why)>)> = HashMap::from([(wake.first, (begin, None))]);
    let mut queue = VecDeque::from([wake.first]);
    while let Some(at) = queue.pop_front() {
        let when = seen[&at].0;
        if journey.writes(at) {
            if !when.meets(night) {
                continue;
            }
            let mut nodes = vec![(at, None)];
            while let Some((from, why)) = seen[&nodes[nodes.len() - 1].0].1 {
                nodes.push((from, Some(why)));
            }
            nodes.extend(before);
            nodes.reverse();
            return Stretch::Rings(Way { start, ..Way::of(nodes) }, at, when);
        }
        // A further `wait` begins a stretch of its own.
        let ways = journey.graph.out(at).filter(|(edge, _)| journey.wakes_by(at) != Some(edge.why));
        for (edge, to) in ways {
            let Some(later) = journey.hours_along(at, edge.why, &when) else { continue };
            let known = seen.get(&to).map(|(hours, _)| *hours);
            if known.is_none_or(|known| known.or(later) != known) {
                seen.entry(to).or_insert((later, Some((at, edge.why)))).0 = known.unwrap_or_default().or(later);
                queue.push_back(to);
            }
        }
    }
    let is_end = |at: &NodeIndex| matches!(journey.node(*at).act, Act::End);
    let mut ends: Vec<(NodeIndex, Hours)> = seen.into_iter().map(|(at, (when, _))| (at, when)).filter(|(at, _)| is_end(at)).collect();
    ends.sort_by_key(|(at, _)| *at);
    Stretch::Ends(ends.into_iter().map(|(at, when)| (journey.flow_of(at), when)).collect())
}

/// A wait of whole days can wait for the morning.
fn mend(journey: &Journey<'_>, wake: Wake, night: &Hours, finding: Finding) -> Finding {
    let Outside::Later(at) = wake.by else {
        return finding
            .help("let it wait for the morning: `wait until tomorrow` before it, under an `if` that knows when your team is there");
    };
    match &journey.node(at).act {
        Act::Wait(WaitFor::Span(time)) if matches!(time.unit, Unit::Day | Unit::Week) && !night.holds(MORNING_MINUTE) => {
            let days = time.count * if time.unit == Unit::Week { 7 } else { 1 };
            let until = format!("until today + {days} day{}", if days == 1 { "" } else { "s" });
            finding.offer_fix("Wait for nine in the morning of that day", vec![Edit::new(time.span, until)])
        }
        Act::Remind(_) => finding.help("remind a whole day before, at the same hour, or keep the calendar closed so early"),
        _ => finding,
    }
}
