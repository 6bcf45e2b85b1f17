//! Nodes become ops, in the order of the layout.

use botflow_program::{
    Arm, ArmId, BoardIx, BoardRowIx, Do, DoIx, ExprOp, FlowIx, How, Kind, Loop, LoopIx, Mark, NameIx, NamesIx, Op, Park, ParkIx, Plain,
    Rows, Span, Split, SplitId, SplitIx, Target, Until, key, normalise::phrase,
};
use botflow_syntax::tree::{Duration, Statement, Unit};
use petgraph::graph::NodeIndex;

use super::{Lowering, Place, Taken, layout::NOWHERE, name};
use crate::graph::{self, Act, ExprAt, MarkWhat, PathAt, SetHow, TextAt, WaitFor, Why};
use crate::model::{self, Read, Root};

impl<'a> Lowering<'a> {
    /// Every op. Op 0 ends a way that is never taken.
    pub(super) fn code(&mut self) {
        self.op(None, Op::End);
        for index in 0..self.layout.order.len() {
            let node = self.layout.order[index];
            self.node(node);
            if let Some(to) = self.layout.jumps_to(&self.analysis.graph, index) {
                self.op(None, Op::Jump(self.layout.at(to)));
            }
        }
    }

    fn node(&mut self, node: NodeIndex) {
        let place = &self.analysis.graph.ways[node];
        match &place.act {
            Act::Enter | Act::Form(_) | Act::Hole => {}
            Act::Send(message) => {
                let message = self.message(place.step, &message.variants);
                self.op(Some(node), Op::Send(message));
            }
            Act::Ask(question) => {
                self.question(node, question);
                self.op(Some(node), Op::Ask(self.layout.questions[&node]));
            }
            Act::Branch(condition) => {
                let holds = self.condition(self.expr_at(condition));
                let otherwise = self.along(node, Why::Fails);
                self.note_closed(node);
                self.op(Some(node), Op::Branch { holds, otherwise });
            }
            Act::Set(change) => self.set(node, change),
            Act::Each { item, list } => self.loops(node, *item, *list),
            Act::Pick(pick) => self.pick(node, pick),
            Act::Split(split) => self.split(node, split),
            Act::Mark(mark) => self.mark(node, mark),
            Act::Perform(request) => self.perform(node, request),
            Act::Wait(until) => self.wait(node, until),
            Act::Remind(remind) => self.remind(node, remind),
            Act::Do(run) => self.run(node, run),
            Act::Go(target) => {
                let target = self.target(*target);
                self.op(Some(node), Op::Go(target));
            }
            Act::Resume { silent } => {
                let ask = self.along(node, Why::Back);
                self.op(Some(node), Op::Go(Target::Question { ask, silent: *silent }));
            }
            Act::End => self.op(Some(node), Op::End),
        }
    }

    /// `when closed` is a branch before the hand-over.
    fn note_closed(&mut self, node: NodeIndex) {
        let graph = &self.analysis.graph;
        let origin = graph.ways[node].origin;
        let hands_over = matches!(self.analysis.trees[origin.tree as usize].statement(origin.node), Statement::HandOver { .. });
        if let Some(to) = graph.along(node, Why::Holds).filter(|_| hands_over) {
            self.note_outcome(to, Taken::Op(self.layout.at(to)));
        }
    }

    /// Appends an op, with the line it comes from.
    pub(super) fn op(&mut self, node: Option<NodeIndex>, op: Op) {
        let place = node.map(|node| {
            let span = self.analysis.graph.ways[node].origin.span;
            Place { file: span.file, span }
        });
        self.map.ops.push(place);
        self.program.ops.push(op);
    }

    /// The first op of one way on.
    pub(super) fn along(&self, node: NodeIndex, why: Why) -> botflow_program::Pc {
        self.layout.at_or_nowhere(self.analysis.graph.along(node, why))
    }

    /// A text of the graph.
    pub(super) fn text_at(&self, text: TextAt) -> &'a model::Text {
        text.get(&self.analysis.model.facts)
    }

    /// A condition or sum of the graph.
    pub(super) fn expr_at(&self, expr: &'a ExprAt) -> &'a model::Expr {
        expr.get(&self.analysis.model.facts)
    }

    /// A path of the graph.
    pub(super) fn path_at(&self, path: PathAt) -> Option<&'a Read> {
        path.get(&self.analysis.model.facts)
    }

    fn set(&mut self, node: NodeIndex, change: &'a graph::Change) {
        let Some(name) = self.path_at(change.place).and_then(|read| self.written(read)) else { return self.nothing(node) };
        let (how, value) = match &change.how {
            SetHow::To(value) => (How::To, Some(self.expr(self.expr_at(value)))),
            SetHow::Add(value) => (How::Add, Some(self.expr(self.expr_at(value)))),
            SetHow::Take(value) => (How::Take, Some(self.expr(self.expr_at(value)))),
            SetHow::AddForm(form) => {
                let form = self.tables.forms[form.ix()];
                (How::AddForm(form), Some(self.read_name(form, Kind::Record)))
            }
            SetHow::Forget => (How::Forget, None),
        };
        self.op(Some(node), Op::Set { name, how, value });
    }

    /// A line that does nothing still has its op, so that the layout holds.
    fn nothing(&mut self, node: NodeIndex) {
        let next = self.program.ops.len() as u32 + 1;
        self.op(Some(node), Op::Jump(botflow_program::Pc(next)));
    }

    /// The name that a path writes to.
    pub(super) fn written(&mut self, read: &Read) -> Option<NameIx> {
        match &read.root {
            Root::Value(value) => Some(self.value(*value)),
            Root::Form(form) => Some(self.tables.forms[form.ix()]),
            Root::Contact(field) => Some(self.contact(field, name::kind(&read.kind))),
            _ => None,
        }
    }

    fn loops(&mut self, node: NodeIndex, item: Option<model::ValueId>, list: PathAt) {
        let list = match self.path_at(list) {
            Some(read) => self.expr(&model::Expr::Read(read.clone())),
            None => self.close(vec![ExprOp::Missing], Kind::List),
        };
        let name = match item {
            Some(item) => self.value(item),
            None => self.hidden("for each", "entry", Kind::Record),
        };
        let row = Loop { place: self.place(node), name, list, next: self.along(node, Why::Done) };
        self.program.loops.push(row);
        self.op(Some(node), Op::Each(LoopIx(self.program.loops.len() as u32 - 1)));
    }

    fn split(&mut self, node: NodeIndex, split: &graph::Split) {
        let mut arms = Vec::new();
        for (index, (weight, label)) in split.arms.iter().enumerate() {
            let id = ArmId(key::hash(&format!("{}/{}", split.name, phrase(label))));
            let body = self.along(node, Why::Arm(index as u32));
            arms.push(Arm { id, label: (&**label).into(), weight: (weight / 100) as u8, body });
        }
        let arms = Rows::push(&mut self.program.arms, arms);
        self.program.splits.push(Split { id: SplitId(key::hash(&split.name)), name: (&*split.name).into(), arms });
        self.op(Some(node), Op::Split(SplitIx(self.program.splits.len() as u32 - 1)));
    }

    fn mark(&mut self, node: NodeIndex, mark: &'a MarkWhat) {
        let mark = match mark {
            MarkWhat::Goal(goal, worth) => {
                let worth = worth.as_ref().map(|worth| self.expr(self.expr_at(worth)));
                Mark::Goal { goal: self.tables.goal(&mut self.program, goal), worth }
            }
            MarkWhat::Tag(tag) => Mark::Tag(self.tables.string(&mut self.program, tag)),
            MarkWhat::Untag(tag) => Mark::Untag(self.tables.string(&mut self.program, tag)),
            MarkWhat::Subscribe(topic) => Mark::Subscribe(self.tables.topic(&mut self.program, topic)),
            MarkWhat::Unsubscribe(topic) => Mark::Unsubscribe(self.tables.topic(&mut self.program, topic)),
            MarkWhat::Score(board, row, points) => {
                let (board, row) = self.board_row(*board, *row);
                Mark::Score { board, row, points: *points }
            }
            MarkWhat::Reset(board) => Mark::Reset(BoardIx(board.0)),
        };
        self.op(Some(node), Op::Mark(mark));
    }

    /// A row of a board; a counter's only one.
    pub(super) fn board_row(&self, board: model::BoardId, row: Option<u32>) -> (BoardIx, BoardRowIx) {
        (BoardIx(board.0), BoardRowIx(self.tables.board_rows[board.ix()] + row.unwrap_or(0)))
    }

    fn wait(&mut self, node: NodeIndex, until: &'a WaitFor) {
        let until = match until {
            WaitFor::Span(duration) => {
                let at = self.tables.constant(&mut self.program, Plain::Span(span(*duration)));
                self.close(vec![ExprOp::Const(at)], Kind::Span)
            }
            WaitFor::Until(moment) => self.expr(self.expr_at(moment)),
        };
        let park =
            Park { place: self.place(node), until: Until::Wait(until), wakes_at: self.along(node, Why::Waited), carries: NamesIx(0) };
        self.park(node, park);
    }

    fn remind(&mut self, node: NodeIndex, remind: &graph::Remind) {
        let before = span(remind.before);
        let until = match self.path_at(remind.of) {
            Some(Read { root: Root::Booking(booking), .. }) => Until::BeforeBooking { booking: self.tables.bookings[booking.ix()], before },
            Some(read) => Until::BeforeTime { time: self.expr(&model::Expr::Read(read.clone())), before },
            None => Until::BeforeTime { time: self.close(vec![ExprOp::Missing], Kind::DateTime), before },
        };
        let park = Park { place: self.place(node), until, wakes_at: self.along(node, Why::Later), carries: self.carries(node) };
        self.park(node, park);
    }

    fn park(&mut self, node: NodeIndex, park: Park) {
        self.program.parks.push(park);
        self.op(Some(node), Op::Park(ParkIx(self.program.parks.len() as u32 - 1)));
    }

    /// What a reminder is about, as its key says it.
    pub(super) fn reminded(&self, of: PathAt) -> String {
        let model = &self.analysis.model;
        match self.path_at(of).map(|read| &read.root) {
            Some(Root::Booking(booking)) => phrase(&model.bookings[booking.ix()].name),
            Some(Root::Value(value)) => phrase(&model.values[value.ix()].name),
            _ => String::new(),
        }
    }

    fn run(&mut self, node: NodeIndex, run: &'a graph::Do) {
        let Some(flow) = run.flow else { return self.nothing(node) };
        let callee = &self.analysis.model.flows[flow.ix()];
        let inputs = self.passed_to(&run.with, &callee.takes);
        let keeps = self.kept_from(&run.keep, &callee.gives);
        let row = Do { place: self.place(node), flow: FlowIx(flow.0), inputs, keeps, next: self.along(node, Why::Returned) };
        self.program.dos.push(row);
        self.op(Some(node), Op::Do(DoIx(self.program.dos.len() as u32 - 1)));
    }

    /// Where a way that a line names leads: on, or to its lines.
    pub(super) fn then(&self, to: Option<NodeIndex>, next: Option<NodeIndex>) -> botflow_program::Then {
        match to {
            Some(to) if Some(to) != next => botflow_program::Then::Body(self.layout.at(to)),
            Some(_) => botflow_program::Then::Next,
            None => botflow_program::Then::Body(NOWHERE),
        }
    }
}

/// A duration as the program keeps it: months and days are those of the calendar.
pub(super) fn span(duration: Duration) -> Span {
    let count = i32::try_from(duration.count).unwrap_or(i32::MAX);
    let seconds = |of_one: i32| Span { seconds: count.saturating_mul(of_one), ..Span::default() };
    match duration.unit {
        Unit::Second => seconds(1),
        Unit::Minute => seconds(60),
        Unit::Hour => seconds(3_600),
        Unit::Day => Span { days: count, ..Span::default() },
        Unit::Week => Span { days: count.saturating_mul(7), ..Span::default() },
        Unit::Month => Span { months: count, ..Span::default() },
        Unit::Year => Span { months: count.saturating_mul(12), ..Span::default() },
    }
}
