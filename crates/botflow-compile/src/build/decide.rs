//! What decides and moves on: `if` chains, `on CHANNEL`, `for each`, `split`, `do`, `wait`, `remind`.

use botflow_syntax::tree::{Duration, NodeId, PathId, Statement, TargetId, Word};

use super::{Builder, Loose};
use crate::graph::{Act, Do, Edge, ExprAt, Remind, Split, WaitFor, Why};
use crate::model::{Expr, Kind, Literal, Read, Root, Target};

impl Builder<'_> {
    /// `if`, its `else if`s and its `else`.
    pub(super) fn branches(&mut self, branches: &[NodeId]) {
        let mut after = Vec::new();
        for id in branches {
            match self.tree.statement(*id) {
                Statement::If { condition } | Statement::ElseIf { condition } => {
                    let condition = self.expr(*condition);
                    let node = self.place(*id, Act::Branch(condition));
                    self.goes_on(node, Why::Holds);
                    self.lines(*id);
                    after.append(&mut self.loose);
                    self.goes_on(node, Why::Fails);
                }
                // What an `else` stands for: the lines below run on the way that no condition took.
                _ => {
                    self.lines(*id);
                    after.append(&mut self.loose);
                }
            }
        }
        self.loose.append(&mut after);
    }

    /// `on messenger` with lines below
    pub(super) fn on_channel(&mut self, id: NodeId, channels: &[Word]) {
        let span = self.tree.node(id).span;
        let words = channels.iter().map(|channel| Expr::Literal(Literal::Word(self.tree.str(channel.0).to_owned()))).collect();
        let channel = Read { root: Root::Channel, parts: Vec::new(), kind: Kind::Text, span };
        let condition = ExprAt::Made(Box::new(Expr::OneOf(Box::new(Expr::Read(channel)), words)));
        self.when_holds(id, condition);
    }

    /// Lines that run when a condition holds; the others go past them.
    pub(super) fn when_holds(&mut self, id: NodeId, condition: ExprAt) {
        let node = self.place(id, Act::Branch(condition));
        self.goes_on(node, Why::Holds);
        self.lines(id);
        self.goes_on(node, Why::Fails);
    }

    /// `for each x in LIST`
    pub(super) fn for_each(&mut self, id: NodeId, list: PathId) {
        let (item, list) = (self.fact().value(id), self.path(list));
        let node = self.place(id, Act::Each { item, list });
        self.goes_on(node, Why::Item);
        self.lines(id);
        self.lead_to(node);
        self.goes_on(node, Why::Done);
    }

    /// `split NAME`
    pub(super) fn split(&mut self, id: NodeId, name: Word) {
        let tree = self.tree;
        let rows = tree.children(id).filter_map(|child| match tree.statement(child) {
            Statement::Arm { weight, label } => Some((child, *weight, *label)),
            _ => None,
        });
        let rows: Vec<_> = rows.collect();
        let arms = rows.iter().map(|(_, weight, label)| (*weight, self.letters(label.0))).collect();
        let split = Split { name: self.letters(name.0), arms };
        let node = self.place(id, Act::Split(Box::new(split)));
        let mut after = Vec::new();
        for (at, (arm, _, _)) in rows.iter().enumerate() {
            self.outcome(*arm, None, Loose::now(node, Why::Arm(at as u32)));
            after.append(&mut self.loose);
        }
        self.loose = after;
    }

    /// `do FLOW`
    pub(super) fn do_flow(&mut self, id: NodeId, target: TargetId) {
        let flow = match self.fact().target(target) {
            Target::Flow(flow) => Some(flow),
            Target::Step(_) | Target::Hole => None,
        };
        let act = Do { flow, with: self.passes(id), keep: self.keeps(id) };
        let node = self.place(id, Act::Do(Box::new(act)));
        if let Some(first) = flow.and_then(|flow| self.first_step(flow)) {
            self.jumps.push((node, first, Edge { why: Why::Into, waits: false }));
        }
        self.loose.push(Loose::later(node, Why::Returned));
    }

    /// `wait 2 days`, `wait until E`
    pub(super) fn wait(&mut self, id: NodeId, time: WaitFor) {
        let node = self.place(id, Act::Wait(time));
        self.loose.push(Loose::later(node, Why::Waited));
    }

    /// `remind 1 day before visit.start`: its lines are a conversation of their own that ends with them.
    pub(super) fn remind(&mut self, id: NodeId, before: Duration, of: PathId) {
        let of = self.path(of);
        let node = self.place(id, Act::Remind(Box::new(Remind { of, before })));
        self.outcome(id, None, Loose::later(node, Why::Later));
        if !self.loose.is_empty() {
            self.place(id, Act::End);
        }
        self.goes_on(node, Why::Next);
    }
}
