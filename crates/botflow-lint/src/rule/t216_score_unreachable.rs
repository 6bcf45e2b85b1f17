//! T216: a row of a score board that no answers can make the best.

mod lead;

use botflow_compile::graph::{Act, Ask, MarkWhat, Points, Question, Why};
use botflow_compile::known::reads;
use botflow_compile::model::{BoardId, FlowId, Kind, Root, StepId};
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Journey;
use lead::{How, Rows, Source};

/// What is known of T216.
pub static PAGE: Page = Page {
    code: "T216",
    slug: "score-unreachable",
    severity: Severity::Warning,
    minimum: None,
    title: "No answers lead to \"{outcome}\": it can reach {max}, another always has more",
    why: "no customer will ever get this result",
    help: "give \"{outcome}\" points where an answer fits it, or take the row away",
    broken: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye
  scores style
    - Classic [classic]
    - Modern [modern]

step Hi
  ask: I'm the lamp bot. What do you read by?
    - A candle
      score classic 2
    - A screen
      score classic 1
  say You are {style.best}!
  go to Bye

step Bye
  say See you soon.
  end
"#,
    mended: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye
  scores style
    - Classic [classic]
    - Modern [modern]

step Hi
  ask: I'm the lamp bot. What do you read by?
    - A candle
      score classic 2
    - A screen
      score modern 1
  say You are {style.best}!
  go to Bye

step Bye
  say See you soon.
  end
"#,
};

/// Looks for it.
pub fn check(journey: &Journey<'_>, found: &mut Vec<Finding>) {
    let boards = &journey.model.boards;
    if boards.iter().all(|board| board.rows.len() < 2) {
        return;
    }
    let mut given: Vec<Vec<Source>> = boards.iter().map(|_| Vec::new()).collect();
    let mut read = vec![false; boards.len()];
    let mut straight = FxHashMap::default();
    for at in journey.graph.ways.node_indices() {
        collect(journey, at, &mut given, &mut straight);
    }
    for (_, seen) in journey.seen() {
        if let Root::Best(board) = seen.read.root {
            read[board.ix()] = true;
        }
    }
    for (at, board) in boards.iter().enumerate() {
        if board.rows.len() < 2 || !read[at] || journey.is_patchy(board.span.file) || journey.may_be_meant(&board.name) {
            continue;
        }
        let rows = Rows::new(board.rows.len(), &given[at]);
        for (row, model) in board.rows.iter().enumerate() {
            if !rows.is_beaten(row as u32) || journey.may_be_meant(&model.key) {
                continue;
            }
            let most = rows.most(row as u32);
            let most = format!("{most} point{}", if most == 1 { "" } else { "s" });
            let finding = Finding::new(&PAGE, model.span).with("outcome", &model.label).with("max", &most);
            found.push(finding.note("never the row with most points"));
        }
    }
}

/// The nodes that follow straight on from the beginning of a flow, by flow.
type Straight = FxHashMap<FlowId, FxHashSet<NodeIndex>>;

fn collect(journey: &Journey<'_>, at: NodeIndex, given: &mut [Vec<Source>], straight: &mut Straight) {
    match &journey.node(at).act {
        Act::Ask(question) => of_question(journey, at, question, given, straight),
        Act::Mark(MarkWhat::Score(board, row, points)) => {
            given[board.ix()].push(Source::new(How::Line, 1, row.map(|row| (0, row, *points))));
        }
        _ => {}
    }
}

fn of_question(journey: &Journey<'_>, at: NodeIndex, question: &Question, given: &mut [Vec<Source>], straight: &mut Straight) {
    let mut each: Vec<&[Points]> = question.choices.iter().map(|choice| choice.points.as_slice()).collect();
    each.extend([question.yes_points.as_slice(), question.no_points.as_slice()].into_iter().filter(|points| !points.is_empty()));
    let mut boards: Vec<BoardId> = each.iter().flat_map(|points| points.iter()).map(|points| points.board).collect();
    boards.sort_unstable();
    boards.dedup();
    for board in boards {
        let how = match &question.what {
            Ask::Value(_, Kind::Several(_)) => How::Several,
            _ => How::One { may_be_none: !is_always_answered(journey, at, question, straight) },
        };
        let points = each.iter().enumerate().flat_map(|(answer, points)| points.iter().map(move |points| (answer, points)));
        let own =
            points.filter(|(_, points)| points.board == board).filter_map(|(answer, points)| Some((answer, points.row?, points.points)));
        given[board.ix()].push(Source::new(how, each.len(), own));
    }
}

/// Whether every customer who gets to a result has answered this question with one of its options. Only what is plain to see counts:
/// a question of the flow's first step that nothing can pass by.
fn is_always_answered(journey: &Journey<'_>, at: NodeIndex, question: &Question, straight: &mut Straight) -> bool {
    let (step, id) = (journey.node(at).step, journey.flow_of(at));
    let flow = &journey.model.flows[id.ix()];
    if flow.steps.start != step.0 || question.otherwise || question.optional.is_some() || journey.has_hole_under(journey.node(at).origin) {
        return false;
    }
    straight.entry(id).or_insert_with(|| straight_on(journey, step)).contains(&at)
        && super::t210_one_option::offers_only_options(&question.what)
        && question.choices.iter().all(|choice| choice.only_if.is_none())
        && leaves_only_by_answers(journey, at)
}

/// Straight on from the beginning of a step, as far as only one way leads on.
fn straight_on(journey: &Journey<'_>, step: StepId) -> FxHashSet<NodeIndex> {
    let mut all = FxHashSet::default();
    let mut on_the_way = journey.graph.entry(step);
    while let Some(node) = on_the_way {
        all.insert(node);
        let mut ways: Vec<NodeIndex> = journey.graph.out(node).filter(|(edge, _)| !leads_away(edge.why)).map(|(_, to)| to).collect();
        ways.sort_unstable();
        ways.dedup();
        on_the_way = match ways.as_slice() {
            [one] if *one > node => Some(*one),
            _ => None,
        };
    }
    all
}

fn leads_away(why: Why) -> bool {
    matches!(why, Why::Unclear(_) | Why::NoReply(_) | Why::Back | Why::Button(_))
}

/// A way out past the answers (unclear, no reply) may still lead to a result.
fn leaves_only_by_answers(journey: &Journey<'_>, at: NodeIndex) -> bool {
    journey.graph.out(at).all(|(edge, to)| !leads_away(edge.why) || !leads_to_best(journey, to))
}

fn leads_to_best(journey: &Journey<'_>, from: NodeIndex) -> bool {
    let mut seen = std::collections::HashSet::from([from]);
    let mut stack = vec![from];
    while let Some(at) = stack.pop() {
        let mut best = false;
        reads(journey.graph, journey.model, journey.project, at, &mut |seen| best |= matches!(seen.read.root, Root::Best(_)));
        if best || seen.len() > 2_000 {
            return true;
        }
        let new = journey.graph.out(at).filter(|(edge, _)| edge.why != Why::Back).map(|(_, to)| to);
        stack.extend(new.filter(|to| seen.insert(*to)).collect::<Vec<_>>());
    }
    false
}
