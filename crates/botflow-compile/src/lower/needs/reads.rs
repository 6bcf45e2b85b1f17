//! In: a node of the graph. Out: the values it reads, and those that it cannot do without.

use petgraph::graph::NodeIndex;

use super::Cell;
use crate::Analysis;
use crate::graph::{
    Act, Card, CardSource, Cards, Content, ExprAt, Media, Pass, PathAt, Question, RequestWhat, SetHow, TextAt, Variant, WaitFor,
};
use crate::model::{Comparison, Expr, Part, Piece, Read, Root, ValueId};

/// Values read.
#[derive(Debug, Default)]
pub(super) struct Reads {
    /// Without a fallback, in text, sums and `with`.
    must: Vec<Cell>,
    /// In any way.
    any: Vec<Cell>,
    /// `entry.text` is among them.
    pub(super) entry_text: bool,
}

impl Reads {
    pub(super) fn of(&self, sure: bool) -> &[Cell] {
        if sure { &self.must } else { &self.any }
    }

    fn add(&mut self, read: &Read, sure: bool) {
        self.entry_text |= read.root == Root::EntryText;
        let Some(cell) = cell(read) else { return };
        self.any.push(cell);
        if sure {
            self.must.push(cell);
        }
    }

    /// An expression. `sure`: a missing value would be noticed.
    fn expr(&mut self, expr: &Expr, sure: bool) {
        match expr {
            Expr::Read(read) => self.add(read, sure),
            Expr::Or(value, fallback) => {
                self.expr(value, false);
                self.expr(fallback, sure);
            }
            Expr::Sum(_, a, b) => {
                self.expr(a, true);
                self.expr(b, true);
            }
            Expr::Moved { from, .. } => self.expr(from, true),
            // "In a condition a missing value compares as *not*"; the number of a missing list is 0.
            Expr::Compare(_, a, b) => [a, b].into_iter().for_each(|part| self.expr(part, false)),
            Expr::Between(a, b, c) => [a, b, c].into_iter().for_each(|part| self.expr(part, false)),
            Expr::OneOf(value, others) => {
                self.expr(value, false);
                others.iter().for_each(|other| self.expr(other, false));
            }
            Expr::And(parts) | Expr::Any(parts) => parts.iter().for_each(|part| self.expr(part, false)),
            Expr::Not(part) | Expr::NumberOf(part) | Expr::TotalOf(part, _) => self.expr(part, false),
            Expr::Known(read) => self.add(read, false),
            Expr::Literal(_) | Expr::TeamOpen(_) | Expr::CalendarOpen(_) | Expr::SubscribedTo(_) | Expr::Hole => {}
        }
    }
}

/// The value that a path reads or writes.
pub(super) fn cell_of(analysis: &Analysis, path: PathAt) -> Option<Cell> {
    path.get(&analysis.model.facts).and_then(cell)
}

fn cell(read: &Read) -> Option<Cell> {
    let Root::Value(value) = read.root else { return None };
    Some(match read.parts.first() {
        Some(Part::Relaxed) => Cell::Relaxed(value),
        Some(Part::Picked) => Cell::Picked(value),
        Some(Part::Field(_)) | None => Cell::Value(value),
    })
}

/// What a condition that holds says is there.
pub(super) fn known_when(condition: &Expr, known: &mut Vec<Cell>) {
    let mut add = |expr: &Expr| {
        if let Expr::Read(read) = expr {
            known.extend(cell(read))
        }
    };
    match condition {
        Expr::Read(_) => add(condition),
        Expr::Known(read) => known.extend(cell(read)),
        Expr::Compare(Comparison::IsNot, ..) => {}
        Expr::Compare(_, a, b) => [a, b].into_iter().for_each(|part| add(part)),
        Expr::Between(a, b, c) => [a, b, c].into_iter().for_each(|part| add(part)),
        Expr::OneOf(value, _) => add(value),
        Expr::And(parts) => parts.iter().for_each(|part| known_when(part, known)),
        Expr::Not(inner) => known_unless(inner, known),
        _ => {}
    }
}

/// Values that are surely there where a condition does not hold: `if x is unknown` leaves them known.
pub(super) fn known_unless(condition: &Expr, known: &mut Vec<Cell>) {
    match condition {
        Expr::Not(inner) => known_when(inner, known),
        Expr::Any(parts) => parts.iter().for_each(|part| known_unless(part, known)),
        _ => {}
    }
}

/// What a node reads.
pub(super) fn of(analysis: &Analysis, node: NodeIndex) -> Reads {
    let mut walk = Walk { analysis, reads: Reads::default() };
    walk.act(&analysis.graph.ways[node].act);
    walk.reads
}

struct Walk<'a> {
    analysis: &'a Analysis,
    reads: Reads,
}

impl Walk<'_> {
    fn act(&mut self, act: &Act) {
        match act {
            Act::Send(message) => self.variants(&message.variants),
            Act::Ask(question) => self.question(question),
            Act::Branch(condition) => self.expr(condition, false),
            Act::Set(change) => match &change.how {
                SetHow::To(value) | SetHow::Add(value) | SetHow::Take(value) => {
                    // `add` and `take` start from what is there.
                    self.path(change.place, false);
                    self.expr(value, false);
                }
                SetHow::AddForm(form) => {
                    let fields = &self.analysis.model.forms[form.ix()].fields;
                    self.reads.any.extend(fields.iter().map(|field| Cell::Value(*field)));
                }
                SetHow::Forget => {}
            },
            Act::Each { list, .. } => self.path(*list, false),
            Act::Pick(pick) => {
                let conditions = pick.only_if.iter().chain(&pick.if_possible);
                conditions.for_each(|condition| self.expr(condition, false));
                pick.prefer.iter().for_each(|prefer| self.expr(&prefer.condition, false));
            }
            Act::Mark(crate::graph::MarkWhat::Goal(_, Some(worth))) => self.expr(worth, true),
            Act::Perform(request) => {
                self.passed(&request.with);
                self.what(&request.what);
            }
            Act::Wait(WaitFor::Until(moment)) => self.expr(moment, true),
            Act::Remind(remind) => self.path(remind.of, true),
            Act::Do(run) => self.passed(&run.with),
            _ => {}
        }
    }

    fn what(&mut self, what: &RequestWhat) {
        match what {
            RequestWhat::Submit { form: Some(form), .. } => {
                let fields = &self.analysis.model.forms[form.ix()].fields;
                self.reads.any.extend(fields.iter().map(|field| Cell::Value(*field)));
            }
            RequestWhat::Slots { between: Some((from, to)), .. } => [from, to].into_iter().for_each(|end| self.expr(end, true)),
            RequestWhat::Pay { amount, text, .. } => {
                self.expr(amount, true);
                self.text(*text);
            }
            RequestWhat::HandOver { notes, .. } => notes.iter().for_each(|note| self.text(*note)),
            _ => {}
        }
    }

    fn question(&mut self, question: &Question) {
        self.variants(&question.message);
        let own: Vec<ValueId> = question.choices.iter().filter_map(|choice| choice.each.and_then(|each| each.item)).collect();
        self.local(&own, |walk| {
            for choice in &question.choices {
                walk.text(choice.label);
                choice.each.iter().for_each(|each| walk.path(each.list, false));
                choice.only_if.iter().for_each(|condition| walk.expr(condition, false));
                choice.lines.iter().flatten().chain(&choice.image).for_each(|text| walk.text(*text));
            }
        });
        // The answer is already under its name when a check or a re-ask text reads it.
        let answer: Vec<ValueId> = question.value().into_iter().collect();
        self.local(&answer, |walk| {
            for check in &question.checks {
                walk.expr(&check.condition, false);
                walk.text(check.text);
            }
        });
        question.reasks.iter().for_each(|(_, text)| self.text(*text));
        question.hint.iter().chain(&question.label).for_each(|text| self.text(*text));
    }

    /// Reads inside, but for values that are set only there.
    fn local(&mut self, own: &[ValueId], inside: impl FnOnce(&mut Self)) {
        let (must, any) = (self.reads.must.len(), self.reads.any.len());
        inside(self);
        let of_own = |cell: &Cell| matches!(cell, Cell::Value(value) if own.contains(value));
        let keep = |cells: &mut Vec<Cell>, from: usize| {
            let behind = cells.split_off(from);
            cells.extend(behind.into_iter().filter(|cell| !of_own(cell)));
        };
        keep(&mut self.reads.must, must);
        keep(&mut self.reads.any, any);
    }

    fn variants(&mut self, variants: &[Variant]) {
        for wording in variants.iter().flat_map(|variant| &variant.wordings) {
            match wording {
                Content::Bubble { lines, media, .. } => {
                    lines.iter().flatten().for_each(|line| self.text(*line));
                    media.iter().for_each(|media| self.media(media));
                }
                Content::Cards(cards) => self.cards(cards),
                Content::Typing { .. } => {}
                Content::Template { with, .. } => self.passed(with),
            }
        }
        for button in variants.iter().flat_map(Variant::buttons) {
            self.text(button.label);
        }
    }

    fn cards(&mut self, cards: &Cards) {
        let mut own = Vec::new();
        if let CardSource::Each(list, item) = cards.each {
            self.path(list, false);
            own.extend(item);
        }
        self.local(&own, |walk| cards.cards.iter().for_each(|card| walk.card(card)));
    }

    fn card(&mut self, card: &Card) {
        self.text(card.title);
        card.lines.iter().flatten().for_each(|line| self.text(*line));
        card.image.iter().for_each(|image| self.media(image));
    }

    fn media(&mut self, media: &Media) {
        self.text(media.source);
        media.about.iter().for_each(|about| self.text(*about));
    }

    fn passed(&mut self, with: &[Pass]) {
        with.iter().for_each(|pass| self.expr(&pass.value, true));
    }

    fn text(&mut self, text: TextAt) {
        let text = text.get(&self.analysis.model.facts);
        for piece in text.rows.iter().flatten().flat_map(|row| row.iter()) {
            if let Piece::Value { value, .. } = piece {
                self.reads.expr(value, true);
            }
        }
    }

    fn expr(&mut self, expr: &ExprAt, sure: bool) {
        self.reads.expr(expr.get(&self.analysis.model.facts), sure);
    }

    fn path(&mut self, path: PathAt, sure: bool) {
        if let Some(read) = path.get(&self.analysis.model.facts) {
            self.reads.add(read, sure);
        }
    }
}
