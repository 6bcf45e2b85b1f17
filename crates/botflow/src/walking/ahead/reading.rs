//! What an op looks at itself. In: an op. Out: names and boards, without what it fills.

use std::collections::BTreeSet;

use botflow_program::op::{Op, Until};
use botflow_program::pick::First;
use botflow_program::question::{Question, Skip};
use botflow_program::request::What;
use botflow_program::{EachIx, ExprIx, ExprOp, Index as _, NameIx, Owner, Piece, Program, TextIx};

use super::Deciding;

/// What was read so far.
pub(super) struct Reading<'p> {
    program: &'p Program,
    pub(super) set: BTreeSet<Deciding>,
}

impl<'p> Reading<'p> {
    pub(super) fn new(program: &'p Program) -> Self {
        Reading { program, set: BTreeSet::new() }
    }

    /// Of one op. What is set is left to whoever knows what the result is for.
    pub(super) fn of(program: &'p Program, at: usize) -> BTreeSet<Deciding> {
        let mut reading = Reading::new(program);
        reading.op(&program.ops[at]);
        reading.set
    }

    /// Whether the values are there, of all that were read.
    pub(super) fn only_known(self) -> BTreeSet<Deciding> {
        let known = |deciding| if let Deciding::Value(name) = deciding { Deciding::Known(name) } else { deciding };
        self.set.into_iter().map(known).collect()
    }

    /// Whether it is there; of a form, which of its answers are.
    pub(super) fn known(&mut self, name: NameIx) {
        let row = &self.program.names[name.at()];
        self.set.insert(Deciding::Known(row.id.0));
        if let (Owner::Form, Some(form)) = (row.owner, row.form) {
            let fields = &self.program.fields[self.program.forms[form.at()].fields.range()];
            self.set.extend(fields.iter().map(|field| Deciding::Known(self.program.names[field.name.at()].id.0)));
        }
    }

    fn value(&mut self, name: NameIx) {
        self.known(name);
        self.set.insert(Deciding::Value(self.program.names[name.at()].id.0));
    }

    /// Everything that a condition or a sum reads. What is only asked for being there is only that.
    pub(super) fn expr(&mut self, expr: ExprIx) {
        let ops = &self.program.expr_ops[self.program.exprs[expr.at()].ops.range()];
        for (at, op) in ops.iter().enumerate() {
            match op {
                ExprOp::Read(name) => match ops.get(at + 1) {
                    Some(ExprOp::Known | ExprOp::Unknown) => self.known(*name),
                    _ => self.value(*name),
                },
                ExprOp::Best(board) => {
                    self.set.insert(Deciding::Best(board.0));
                }
                ExprOp::Points { board, .. } => {
                    self.set.insert(Deciding::Points(board.0));
                }
                ExprOp::EntryKind | ExprOp::EntryRef | ExprOp::EntryText => {
                    self.set.insert(Deciding::Entry);
                }
                _ => {}
            }
        }
    }

    /// What is handed on: nothing that comes back depends on what it is. A walk looks whether an answer that was given is there, and only a line that
    /// changes it can have lost it.
    fn handed_on(&mut self, expr: ExprIx) {
        let mut reading = Reading::new(self.program);
        reading.expr(expr);
        self.keeps_changed(reading);
    }

    fn keeps_changed(&mut self, reading: Reading<'p>) {
        let program = self.program;
        let is_changed = |name: u32| {
            program.ops.iter().any(|op| matches!(op, Op::Set { name: changed, .. } if {
                let changed = &program.names[changed.at()];
                changed.id.0 == name || (changed.owner == Owner::Form && program.names.iter().any(|row| row.id.0 == name && row.form == changed.form))
            }))
        };
        let handed = reading.only_known().into_iter();
        self.set.extend(handed.filter(|deciding| matches!(deciding, Deciding::Known(name) if is_changed(*name))));
    }

    /// A label: a channel takes only so much of it, so it counts what stands in it, but for the entry of a list that the label itself is made of.
    fn label(&mut self, text: TextIx, each: Option<EachIx>) {
        let program = self.program;
        let own = each.map(|each| program.names[program.eaches[each.at()].name.at()].id.0);
        let mut reading = Reading::new(program);
        reading.slots(text);
        self.set.extend(reading.set.into_iter().filter(|deciding| match deciding {
            Deciding::Known(name) | Deciding::Value(name) => Some(*name) != own,
            Deciding::Best(_) | Deciding::Points(_) | Deciding::Entry => true,
        }));
    }

    fn slots(&mut self, text: TextIx) {
        let program = self.program;
        for copy in &program.copies[program.texts[text.at()].copies.range()] {
            for piece in &program.pieces[copy.pieces.range()] {
                if let Piece::Slot(slot) = piece {
                    self.expr(program.slots[slot.at()].value);
                }
            }
        }
    }

    fn op(&mut self, op: &Op) {
        let program = self.program;
        match op {
            Op::Ask(question) => self.question(&program.questions[question.at()]),
            Op::Branch { holds, .. } => self.expr(*holds),
            Op::Each(lap) => self.expr(program.loops[lap.at()].list),
            Op::Pick(pick) => {
                let pick = &program.picks[pick.at()];
                let conditions = program.conditions[pick.only_if.range()].iter().chain(&program.conditions[pick.if_possible.range()]);
                conditions.for_each(|condition| self.expr(condition.holds));
                program.preferences[pick.prefer.range()].iter().for_each(|prefer| self.expr(prefer.holds));
                if let First::Nearest { to, .. } = pick.first {
                    self.expr(to);
                }
            }
            Op::Perform(request) => {
                let request = &program.requests[request.at()];
                program.inputs[request.inputs.range()].iter().for_each(|input| self.handed_on(input.value));
                self.what(&request.what);
            }
            // What a reminder carries counts where its lines look at it.
            Op::Park(park) => match program.parks[park.at()].until {
                Until::Wait(time) | Until::BeforeTime { time, .. } => self.expr(time),
                Until::BeforeBooking { .. } => {}
            },
            Op::Do(run) => program.inputs[program.dos[run.at()].inputs.range()].iter().for_each(|input| self.expr(input.value)),
            Op::Send(message) => self.message(message.at()),
            Op::Mark(_) | Op::Set { .. } => {}
            Op::Split(_) | Op::Go(_) | Op::Jump(_) | Op::End => {}
        }
    }

    /// The labels of its buttons, and the lists of its cards.
    fn message(&mut self, message: usize) {
        let program = self.program;
        for variant in &program.variants[program.messages[message].variants.range()] {
            for bubble in &program.bubbles[variant.wordings.range()] {
                program.buttons[bubble.buttons.range()].iter().for_each(|button| self.label(button.label, None));
                for card in &program.cards[bubble.cards.range()] {
                    card.each.iter().for_each(|each| self.expr(program.eaches[each.at()].list));
                    program.buttons[card.buttons.range()].iter().for_each(|button| self.label(button.label, card.each));
                }
            }
        }
    }

    fn what(&mut self, what: &What) {
        match what {
            What::Submit { form: Some(form), .. } => {
                let mut reading = Reading::new(self.program);
                reading.known(self.program.forms[form.at()].name);
                self.keeps_changed(reading);
            }
            What::Slots(slots) => slots.length.iter().chain(&slots.from).chain(&slots.to).for_each(|expr| self.expr(*expr)),
            What::Pay { amount, .. } => self.handed_on(*amount),
            // Which booking and which time is answered in the same statement, just before.
            What::Cancel { .. } | What::Reserve { .. } | What::Move { .. } => {}
            What::Call(_) | What::Submit { form: None, .. } | What::HandOver { .. } => {}
        }
    }

    fn question(&mut self, question: &Question) {
        let program = self.program;
        self.message(question.message.at());
        // A check reads the answer that has just been given.
        program.checks[question.checks.range()].iter().for_each(|check| self.expr(check.holds));
        if let Some(name) = question.name {
            let id = program.names[name.at()].id.0;
            self.set.remove(&Deciding::Value(id));
            self.set.remove(&Deciding::Known(id));
        }
        for choice in &program.choices[question.choices.range()] {
            choice.only_if.iter().for_each(|only_if| self.expr(*only_if));
            choice.each.iter().for_each(|each| self.expr(program.eaches[each.at()].list));
            self.label(choice.label, choice.each);
        }
        // "`unless given` looks at the message that started the flow": a walk begins with nothing beside the words that start it.
        let may_pass = matches!(question.skip, Skip::WhenKnown | Skip::WhenKnownOrGiven) || question.form.is_some();
        if may_pass {
            question.name.iter().chain(&question.keep).for_each(|name| self.known(*name));
        }
        if let Some(form) = question.form {
            self.known(program.forms[form.at()].name);
        }
        if may_pass && question.refused_again {
            question.name.iter().for_each(|name| self.value(*name));
        }
    }
}
