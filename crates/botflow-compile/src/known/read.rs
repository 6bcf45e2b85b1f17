//! Every place that a node reads, and how.

use petgraph::graph::NodeIndex;

use crate::graph::{
    Act, ButtonDoes, Card, CardSource, Content, ExprAt, Graph, MarkWhat, Media, Message, Pass, PathAt, Pick, Question, Request,
    RequestWhat, SetHow, SortBy, TextAt, WaitFor,
};
use crate::model::{Expr, Kind, Model, Piece, Read, ValueId};
use crate::project::Project;

/// How a value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Use {
    /// In a text, without a fallback.
    Shown,
    /// In a sum, an amount, a time: without a fallback.
    Counted,
    /// By `with`, where it may not be missing.
    Passed,
    /// With a fallback, or where it may be missing.
    Guarded,
    /// In a condition: "a missing value compares as *not*".
    Compared,
    /// `is known`.
    Asked,
    /// As a list that may be missing.
    Listed,
}

/// One place that a node reads.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The path.
    pub read: &'a Read,
    /// How it is read.
    pub usage: Use,
    /// A name that is filled on the spot: the item of `- each`, of `cards for each`; the answer that a check looks at.
    pub bound: Option<ValueId>,
}

impl Seen<'_> {
    /// Whether it may not be missing: "T201 is for text, sums and `with`".
    pub fn must_be_there(&self) -> bool {
        matches!(self.usage, Use::Shown | Use::Counted | Use::Passed)
    }
}

/// Calls `seen` for every place that a node reads, in the order of its lines.
pub fn reads<'a>(graph: &'a Graph, model: &'a Model, project: &'a Project, node: NodeIndex, seen: &mut dyn FnMut(Seen<'a>)) {
    let mut reader = Reader { model, project, bound: None, seen };
    reader.act(&graph.ways[node].act);
}

/// Calls `seen` for every place that a condition or sum reads.
pub fn reads_of_expr<'a>(expr: &'a Expr, usage: Use, seen: &mut dyn FnMut(&'a Read, Use)) {
    match expr {
        Expr::Literal(_) | Expr::TeamOpen(_) | Expr::CalendarOpen(_) | Expr::SubscribedTo(_) | Expr::Hole => {}
        Expr::Read(read) => seen(read, usage),
        Expr::Or(first, second) => {
            reads_of_expr(first, Use::Guarded, seen);
            reads_of_expr(second, usage, seen);
        }
        Expr::Compare(_, left, right) => {
            reads_of_expr(left, Use::Compared, seen);
            reads_of_expr(right, Use::Compared, seen);
        }
        Expr::Between(value, low, high) => [value, low, high].into_iter().for_each(|side| reads_of_expr(side, Use::Compared, seen)),
        Expr::OneOf(value, items) => {
            reads_of_expr(value, Use::Compared, seen);
            items.iter().for_each(|item| reads_of_expr(item, Use::Compared, seen));
        }
        Expr::Known(read) => seen(read, Use::Asked),
        Expr::And(sides) | Expr::Any(sides) => sides.iter().for_each(|side| reads_of_expr(side, Use::Compared, seen)),
        Expr::Not(side) => reads_of_expr(side, Use::Compared, seen),
        Expr::Sum(_, left, right) => {
            let usage = if usage == Use::Compared { Use::Compared } else { usage };
            reads_of_expr(left, usage, seen);
            reads_of_expr(right, usage, seen);
        }
        Expr::NumberOf(list) | Expr::TotalOf(list, _) => reads_of_expr(list, Use::Listed, seen),
        Expr::Moved { from, .. } => reads_of_expr(from, usage, seen),
    }
}

struct Reader<'a, 'f> {
    model: &'a Model,
    project: &'a Project,
    bound: Option<ValueId>,
    seen: &'f mut dyn FnMut(Seen<'a>),
}

impl<'a> Reader<'a, '_> {
    fn act(&mut self, act: &'a Act) {
        match act {
            Act::Enter | Act::Form(_) | Act::Split(_) | Act::Go(_) | Act::Resume { .. } | Act::End | Act::Hole => {}
            Act::Send(message) => self.message(message),
            Act::Ask(question) => self.question(question),
            Act::Branch(condition) => self.expr(condition, Use::Compared),
            Act::Set(change) => match &change.how {
                SetHow::To(value) | SetHow::Add(value) => self.expr(value, Use::Counted),
                SetHow::Take(value) => self.expr(value, Use::Guarded),
                SetHow::AddForm(_) | SetHow::Forget => {}
            },
            Act::Each { list, .. } => self.path(*list, Use::Listed),
            Act::Pick(pick) => self.pick(pick),
            Act::Mark(MarkWhat::Goal(_, Some(worth))) => self.expr(worth, Use::Counted),
            Act::Mark(_) => {}
            Act::Perform(request) => self.request(request),
            Act::Wait(WaitFor::Until(time)) => self.expr(time, Use::Counted),
            Act::Wait(WaitFor::Span(_)) => {}
            Act::Remind(remind) => self.path(remind.of, Use::Counted),
            Act::Do(act) => self.passes(&act.with, |_| Use::Passed),
        }
    }

    fn expr(&mut self, expr: &'a ExprAt, usage: Use) {
        let bound = self.bound;
        let seen = &mut *self.seen;
        reads_of_expr(expr.get(&self.model.facts), usage, &mut |read, usage| seen(Seen { read, usage, bound }));
    }

    fn path(&mut self, path: PathAt, usage: Use) {
        if let Some(read) = path.get(&self.model.facts) {
            (self.seen)(Seen { read, usage, bound: self.bound });
        }
    }

    fn text(&mut self, text: TextAt) {
        let model = self.model;
        for piece in text.get(&model.facts).source() {
            let Piece::Value { value, forms, .. } = piece else { continue };
            // "One form more than options is used when the value is missing."
            let usage = match value {
                Expr::Read(Read { kind: Kind::Choice(choices), .. }) if forms.len() > model.choices[choices.ix()].options.len() => {
                    Use::Guarded
                }
                _ => Use::Shown,
            };
            let (bound, seen) = (self.bound, &mut *self.seen);
            reads_of_expr(value, usage, &mut |read, usage| seen(Seen { read, usage, bound }));
        }
    }

    fn message(&mut self, message: &'a Message) {
        for content in message.variants.iter().flat_map(|variant| &variant.wordings) {
            self.content(content);
        }
    }

    fn content(&mut self, content: &'a Content) {
        match content {
            Content::Bubble { lines, media, buttons } => {
                lines.iter().flatten().for_each(|line| self.text(*line));
                media.iter().for_each(|media| self.media(media));
                buttons.iter().for_each(|button| self.button(button));
            }
            Content::Cards(cards) => {
                let outer = self.bound;
                if let CardSource::Each(list, item) = cards.each {
                    self.path(list, Use::Listed);
                    self.bound = item;
                }
                cards.cards.iter().for_each(|card| self.card(card));
                self.bound = outer;
            }
            Content::Typing { .. } => {}
            Content::Template { template, with, buttons } => {
                let project = self.project;
                let template = template.and_then(|at| project.templates.get(at as usize));
                self.passes(with, |name| {
                    let optional =
                        template.is_some_and(|template| template.values.iter().any(|field| field.name == name && field.optional));
                    if optional { Use::Guarded } else { Use::Passed }
                });
                buttons.iter().for_each(|button| self.button(button));
            }
        }
    }

    fn card(&mut self, card: &'a Card) {
        self.text(card.title);
        card.lines.iter().flatten().for_each(|line| self.text(*line));
        card.image.iter().for_each(|image| self.media(image));
        card.buttons.iter().for_each(|button| self.button(button));
    }

    fn media(&mut self, media: &'a Media) {
        self.text(media.source);
        media.about.into_iter().for_each(|about| self.text(about));
        media.buttons.iter().for_each(|button| self.button(button));
    }

    fn button(&mut self, button: &'a crate::graph::Button) {
        self.text(button.label);
        if let ButtonDoes::Open(address) = button.does {
            self.text(address);
        }
    }

    fn question(&mut self, question: &'a Question) {
        for content in question.message.iter().flat_map(|variant| &variant.wordings) {
            self.content(content);
        }
        for choice in &question.choices {
            let outer = self.bound;
            if let Some(each) = choice.each {
                self.path(each.list, Use::Listed);
                self.bound = each.item;
            }
            self.text(choice.label);
            choice.lines.iter().flatten().for_each(|line| self.text(*line));
            choice.image.into_iter().for_each(|image| self.text(image));
            choice.only_if.iter().for_each(|condition| self.expr(condition, Use::Compared));
            self.bound = outer;
        }
        let optional = question.optional.flatten();
        let texts = question.reasks.iter().map(|(_, text)| *text).chain(question.hint).chain(question.label).chain(optional);
        texts.for_each(|text| self.text(text));
        let outer = std::mem::replace(&mut self.bound, question.value());
        for check in &question.checks {
            self.expr(&check.condition, Use::Compared);
            self.text(check.text);
        }
        self.bound = outer;
    }

    fn pick(&mut self, pick: &'a Pick) {
        let conditions = pick.only_if.iter().chain(&pick.if_possible).chain(pick.prefer.iter().map(|prefer| &prefer.condition));
        conditions.for_each(|condition| self.expr(condition, Use::Compared));
        pick.prefer.iter().filter_map(|prefer| prefer.points.as_ref()).for_each(|points| self.expr(points, Use::Counted));
        match pick.first {
            Some(SortBy::NearestTo(place)) => self.path(place, Use::Guarded),
            Some(SortBy::Highest(_) | SortBy::Lowest(_) | SortBy::Cheapest | SortBy::AtRandom) | None => {}
        }
    }

    fn passes(&mut self, passes: &'a [Pass], usage: impl Fn(&str) -> Use) {
        for pass in passes {
            self.expr(&pass.value, usage(&pass.name));
        }
    }

    fn request(&mut self, request: &'a Request) {
        let project = self.project;
        let action = match request.what {
            RequestWhat::Call { action, .. } => action.and_then(|at| project.actions.get(at as usize)),
            _ => None,
        };
        self.passes(&request.with, |name| {
            let optional = action.is_some_and(|action| action.takes.iter().any(|field| field.name == name && field.optional));
            if optional { Use::Guarded } else { Use::Passed }
        });
        match &request.what {
            RequestWhat::Slots { between: Some((low, high)), .. } => {
                self.expr(low, Use::Counted);
                self.expr(high, Use::Counted);
            }
            RequestWhat::Pay { amount, text, .. } => {
                self.expr(amount, Use::Counted);
                self.text(*text);
            }
            RequestWhat::HandOver { notes, .. } => notes.iter().for_each(|note| self.text(*note)),
            RequestWhat::Slots { .. } | RequestWhat::Call { .. } | RequestWhat::Submit { .. } => {}
            RequestWhat::Reserve(_) | RequestWhat::Move(_) | RequestWhat::Cancel(_) => {}
        }
    }
}
