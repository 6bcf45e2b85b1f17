//! T216: a row of a score board that no answers can make the best.

mod lead;
mod source;

use botflow_compile::graph::{Act, Ask, MarkWhat, Points, Question, Why};
use botflow_compile::model::{BoardId, FlowId, Kind, Root, StepId};
use botflow_source::{Finding, Page, Severity};
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::Journey;
use lead::Rows;
use source::{How, Source};

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
    let mut read = vec![false; boards.len()];
    let mut reading = FxHashSet::default();
    for (at, seen) in journey.seen() {
        if let Root::Best(board) = seen.read.root {
            read[board.ix()] = true;
            reading.insert(*at);
        }
    }
    let mut giving = Giving { journey, straight: FxHashMap::default(), before_best: before(journey, reading), given: Vec::new() };
    giving.given.resize_with(boards.len(), Vec::new);
    journey.graph.ways.node_indices().for_each(|at| giving.collect(at));
    let given = giving.given;
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

/// Gathers what gives points.
struct Giving<'j, 'a> {
    journey: &'j Journey<'a>,
    /// The nodes that follow straight on from the beginning of a flow, by flow.
    straight: FxHashMap<FlowId, FxHashSet<NodeIndex>>,
    /// The nodes that lead to a result.
    before_best: FxHashSet<NodeIndex>,
    /// By board.
    given: Vec<Vec<Source>>,
}

impl Giving<'_, '_> {
    fn collect(&mut self, at: NodeIndex) {
        match &self.journey.node(at).act {
            Act::Ask(question) => self.of_question(at, question),
            Act::Mark(MarkWhat::Score(board, row, points)) => {
                self.given[board.ix()].push(Source::new(How::Line, 1, row.map(|row| (0, row, *points))));
            }
            _ => {}
        }
    }

    fn of_question(&mut self, at: NodeIndex, question: &Question) {
        let mut each: Vec<&[Points]> = question.choices.iter().map(|choice| choice.points.as_slice()).collect();
        each.extend([question.yes_points.as_slice(), question.no_points.as_slice()].into_iter().filter(|points| !points.is_empty()));
        let all = each.iter().enumerate().flat_map(|(answer, points)| points.iter().map(move |points| (points.board, answer, points)));
        let mut all: Vec<(BoardId, usize, &Points)> = all.collect();
        all.sort_by_key(|(board, ..)| *board);
        let how = match &question.what {
            Ask::Value(_, Kind::Several(_)) => How::Several,
            _ => How::One { may_be_none: all.is_empty() || !self.is_always_answered(at, question) },
        };
        for same in all.chunk_by(|one, next| one.0 == next.0) {
            let own = same.iter().filter_map(|(_, answer, points)| Some((*answer, points.row?, points.points)));
            self.given[same[0].0.ix()].push(Source::new(how, each.len(), own));
        }
    }

    /// Whether every customer who gets to a result has answered this question with one of its options. Only what is plain to see counts:
    /// a question of the flow's first step that nothing can pass by.
    fn is_always_answered(&mut self, at: NodeIndex, question: &Question) -> bool {
        let journey = self.journey;
        let (step, id) = (journey.node(at).step, journey.flow_of(at));
        let flow = &journey.model.flows[id.ix()];
        if flow.steps.start != step.0
            || question.otherwise
            || question.optional.is_some()
            || journey.has_hole_under(journey.node(at).origin)
        {
            return false;
        }
        self.straight.entry(id).or_insert_with(|| straight_on(journey, step)).contains(&at)
            && super::t210_one_option::offers_only_options(&question.what)
            && question.choices.iter().all(|choice| choice.only_if.is_none())
            && self.leaves_only_by_answers(at)
    }

    /// A way out past the answers (unclear, no reply) may still lead to a result.
    fn leaves_only_by_answers(&self, at: NodeIndex) -> bool {
        self.journey.graph.out(at).all(|(edge, to)| !leads_away(edge.why) || !self.before_best.contains(&to))
    }
}

/// Nodes, and all that lead to one of them.
fn before(journey: &Journey<'_>, mut nodes: FxHashSet<NodeIndex>) -> FxHashSet<NodeIndex> {
    let mut stack: Vec<NodeIndex> = nodes.iter().copied().collect();
    while let Some(at) = stack.pop() {
        let ways = journey.graph.ways.edges_directed(at, Direction::Incoming);
        let from = ways.filter(|way| way.weight().why != Why::Back).map(|way| way.source());
        stack.extend(from.filter(|from| nodes.insert(*from)));
    }
    nodes
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
