//! T216: a row of a score board that no answers can make the best.

use botflow_compile::graph::{Act, Ask, MarkWhat, Points, Question, Why};
use botflow_compile::known::reads;
use botflow_compile::model::{BoardId, Kind, Root};
use botflow_source::{Finding, Page, Severity};
use petgraph::graph::NodeIndex;

use crate::Journey;

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
    let mut given: Vec<Vec<Giving<'_>>> = boards.iter().map(|_| Vec::new()).collect();
    let mut read = vec![false; boards.len()];
    for at in journey.graph.ways.node_indices() {
        collect(journey, at, &mut given);
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
        let id = BoardId(at as u32);
        for (row, model) in board.rows.iter().enumerate() {
            if !is_beaten(journey, id, &given[at], row as u32) || journey.may_be_meant(&model.key) {
                continue;
            }
            let most: i32 =
                given[at].iter().map(|giving| giving.most(&|points| of_row(points, id, row as u32))).fold(0, i32::saturating_add);
            let most = format!("{most} point{}", if most == 1 { "" } else { "s" });
            let finding = Finding::new(&PAGE, model.span).with("outcome", &model.label).with("max", &most);
            found.push(finding.note("never the row with most points"));
        }
    }
}

/// Where points come from.
enum Giving<'a> {
    /// One of the answers of a question (and whether it may be left without any of them).
    Answers { each: Vec<&'a [Points]>, sum: bool, may_be_none: bool },
    /// A `score` line, which may run any number of times, or never.
    Line(Points),
}

impl Giving<'_> {
    /// The most that `count` can get from it.
    fn most(&self, count: &dyn Fn(&Points) -> i32) -> i32 {
        let total = |points: &[Points]| points.iter().map(count).fold(0, i32::saturating_add);
        match self {
            Giving::Answers { each, sum: true, .. } => each.iter().map(|points| total(points).max(0)).fold(0, i32::saturating_add),
            Giving::Answers { each, may_be_none, .. } => {
                let best = each.iter().map(|points| total(points)).max().unwrap_or(0);
                if *may_be_none { best.max(0) } else { best }
            }
            // It may be met again and again.
            Giving::Line(points) if count(points) > 0 => i32::MAX / 4,
            Giving::Line(_) => 0,
        }
    }
}

fn of_row(points: &Points, board: BoardId, row: u32) -> i32 {
    if points.board == board && points.row == Some(row) { points.points } else { 0 }
}

/// Whether one other row has more than this one whatever the answers are; with the same points, the one listed first wins.
fn is_beaten(journey: &Journey<'_>, board: BoardId, given: &[Giving<'_>], row: u32) -> bool {
    let rows = journey.model.boards[board.ix()].rows.len() as u32;
    (0..rows).filter(|other| *other != row).any(|other| {
        let ahead = |points: &Points| of_row(points, board, row) - of_row(points, board, other);
        let lead = given.iter().map(|giving| giving.most(&ahead)).fold(0, i32::saturating_add);
        lead < 0 || other < row && lead == 0
    })
}

fn collect<'a>(journey: &Journey<'a>, at: NodeIndex, given: &mut [Vec<Giving<'a>>]) {
    match &journey.node(at).act {
        Act::Ask(question) => of_question(journey, at, question, given),
        Act::Mark(MarkWhat::Score(board, row, points)) => {
            given[board.ix()].push(Giving::Line(Points { board: *board, row: *row, points: *points }));
        }
        _ => {}
    }
}

fn of_question<'a>(journey: &Journey<'a>, at: NodeIndex, question: &'a Question, given: &mut [Vec<Giving<'a>>]) {
    let mut each: Vec<&[Points]> = question.choices.iter().map(|choice| choice.points.as_slice()).collect();
    each.extend([question.yes_points.as_slice(), question.no_points.as_slice()].into_iter().filter(|points| !points.is_empty()));
    let mut boards: Vec<BoardId> = each.iter().flat_map(|points| points.iter()).map(|points| points.board).collect();
    boards.sort_unstable();
    boards.dedup();
    let sum = matches!(&question.what, Ask::Value(_, Kind::Several(_)));
    for board in boards {
        given[board.ix()].push(Giving::Answers { each: each.clone(), sum, may_be_none: !is_always_answered(journey, at, question) });
    }
}

/// Whether every customer who gets to a result has answered this question with one of its options. Only what is plain to see counts:
/// a question of the flow's first step that nothing can pass by.
fn is_always_answered(journey: &Journey<'_>, at: NodeIndex, question: &Question) -> bool {
    let step = journey.node(at).step;
    let flow = &journey.model.flows[journey.flow_of(at).ix()];
    if flow.steps.start != step.0 || question.otherwise || question.optional.is_some() || journey.has_hole_under(journey.node(at).origin) {
        return false;
    }
    let only_options = super::t210_one_option::offers_only_options(&question.what);
    // Straight on from the beginning of the step.
    let mut on_the_way = journey.graph.entry(step);
    while let Some(node) = on_the_way {
        if node == at {
            return only_options && question.choices.iter().all(|choice| choice.only_if.is_none()) && leaves_only_by_answers(journey, at);
        }
        let mut ways: Vec<NodeIndex> = journey.graph.out(node).filter(|(edge, _)| !leads_away(edge.why)).map(|(_, to)| to).collect();
        ways.sort_unstable();
        ways.dedup();
        on_the_way = match ways.as_slice() {
            [one] if *one > node => Some(*one),
            _ => None,
        };
    }
    false
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
