//! G312: more messages in a row than anybody reads.

use botflow_compile::graph::{Act, Content, Edge, RequestWhat, Why};
use botflow_compile::model::Kind;
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::Journey;

/// What is known of G312.
pub static PAGE: Page = Page {
    code: "G312",
    slug: "too-many-messages",
    severity: Severity::Warning,
    minimum: None,
    title: "The customer gets {n} messages in a row here",
    why: "the first ones scroll out of sight before they are read",
    help: "put several into one message with `line`, or ask something in between",
    broken: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  say We make lamps.
  say All of them by hand.
  say In two weeks.
  say With five years of guarantee.
  end
"#,
    mended: r#"flow Hello
  starts on welcome

step Hi
  say Hello! I'm the bot of the lamp house.
  say We make lamps, all of them by hand.
    line They take two weeks, and come with five years of guarantee.
  end
"#,
};

/// "More than 4 messages in a row (a `for each` that says something counts as 4)."
const MOST: u32 = 4;

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let (rows, order) = longest_rows(journey);
    let mut covered = vec![false; rows.len()];
    // From the beginning of each row: what follows in it is the same cause.
    for at in order.into_iter().rev() {
        if covered[at.index()] {
            for (edge, to) in journey.graph.out(at) {
                if goes_on(journey, at, &edge) {
                    covered[to.index()] = true;
                }
            }
            continue;
        }
        let each = journey.graph.out(at).any(|(edge, to)| edge.why == Why::Item && rows[to.index()] > 0);
        if rows[at.index()] <= MOST || (weight(journey, at) == 0 && !each) || !journey.reached[at.index()] {
            continue;
        }
        let row = row(journey, at, &rows);
        let finding =
            Finding::new(&PAGE, journey.node(at).origin.span).with("n", &rows[at.index()].to_string()).note("the row begins here");
        let nodes = row.into_iter().map(|at| (at, Some(Why::Next))).collect();
        found.push(finding.path(journey.chat(&botflow_compile::known::Way::of(nodes))));
        for (edge, to) in journey.graph.out(at) {
            if goes_on(journey, at, &edge) {
                covered[to.index()] = true;
            }
        }
    }
}

/// The longest row from each node, and the nodes so that whatever a node leads to comes before it.
fn longest_rows(journey: &Journey<'_>) -> (Vec<u32>, Vec<NodeIndex>) {
    let count = journey.graph.ways.node_count();
    let (mut rows, mut order, mut state) = (vec![0; count], Vec::with_capacity(count), vec![0_u8; count]);
    for root in journey.graph.ways.node_indices() {
        let mut stack = vec![root];
        while let Some(at) = stack.last().copied() {
            match state[at.index()] {
                0 => {
                    state[at.index()] = 1;
                    let next = journey.graph.out(at).filter(|(edge, _)| goes_on(journey, at, edge)).map(|(_, to)| to);
                    stack.extend(next.filter(|to| state[to.index()] == 0));
                }
                1 => {
                    stack.pop();
                    state[at.index()] = 2;
                    rows[at.index()] = row_from(journey, at, &rows);
                    order.push(at);
                }
                _ => {
                    stack.pop();
                }
            }
        }
    }
    (rows, order)
}

fn row_from(journey: &Journey<'_>, at: NodeIndex, rows: &[u32]) -> u32 {
    let along = |each: bool| {
        let next = journey.graph.out(at).filter(|(edge, _)| goes_on(journey, at, edge) && (edge.why == Why::Item) == each);
        next.map(|(_, to)| rows[to.index()]).max().unwrap_or(0)
    };
    let each = MOST.min(along(true).saturating_mul(rounds_max(journey, at)));
    weight(journey, at) + each + along(false)
}

/// How often the lines of a `for each` may run, as far as it is known: of a question, once for each of its options.
fn rounds_max(journey: &Journey<'_>, at: NodeIndex) -> u32 {
    let Act::Each { list, .. } = &journey.node(at).act else { return 0 };
    match list.get(journey.facts).map(|read| &read.kind) {
        Some(Kind::Several(choices)) if !choices.is_open() => journey.model.choices[choices.ix()].options.len() as u32,
        _ => MOST,
    }
}

fn row(journey: &Journey<'_>, first: NodeIndex, rows: &[u32]) -> Vec<NodeIndex> {
    let (mut row, mut at) = (vec![first], first);
    while row.len() < journey.graph.ways.node_count() {
        let next = journey.graph.out(at).filter(|(edge, _)| goes_on(journey, at, edge) && edge.why != Why::Item);
        match next.map(|(_, to)| to).max_by_key(|to| rows[to.index()]).filter(|to| rows[to.index()] > 0) {
            Some(to) => at = to,
            None => break,
        }
        row.push(at);
    }
    row
}

/// How many messages a node sends: media stand in messages of their own only where they are a line of their own.
fn weight(journey: &Journey<'_>, at: NodeIndex) -> u32 {
    let Act::Send(message) = &journey.node(at).act else { return 0 };
    let typing = message.variants.iter().flat_map(|variant| &variant.wordings).all(|content| matches!(content, Content::Typing { .. }));
    u32::from(!typing)
}

/// "A row of messages ends at a question, form, book, move, pay, wait or hand-over."
fn goes_on(journey: &Journey<'_>, at: NodeIndex, edge: &Edge) -> bool {
    match &journey.node(at).act {
        // A line that could not be read may be a question, or another branch.
        Act::Ask(_) | Act::Form(_) | Act::Wait(_) | Act::Resume { .. } | Act::End | Act::Hole => false,
        Act::Perform(request) => matches!(request.what, RequestWhat::Call { .. } | RequestWhat::Submit { .. }),
        Act::Do(_) => edge.why == Why::Into,
        _ => !matches!(edge.why, Why::Button(_) | Why::Later),
    }
}
