//! Questions: what is asked, the options, and every way on.

use std::collections::HashSet;

use botflow_program::{
    Also, Answered, Asks, Check, Choice, ChoiceId, FormIx, Kind, LanguageIx, NameIx, NoReply, Optional, Owner, Phrase, Picks, Points,
    Question, Reask, Rows, Says, SaysIx, Skip, StepIx, TextIx, Then, WayOut, Ways, fixed, key, normalise,
};
use botflow_syntax::tree::{NodeId, Statement};
use petgraph::graph::NodeIndex;

use super::{Lowering, OutcomeAt, Place, Taken, name};
use crate::graph::{self, Act, Ask, ChoiceValue, Why, WordsAt};
use crate::model::{self, Root, Text};

impl<'a> Lowering<'a> {
    /// A question; its `Ask` follows.
    pub(super) fn question(&mut self, node: NodeIndex, question: &'a graph::Question) {
        let step = self.analysis.graph.ways[node].step;
        let next = self.after_answer(node);
        let message = self.message(step, &question.message);
        let (asks, name) = self.asks(node, question);
        let row = Question {
            place: self.place(node),
            step: StepIx(step.0),
            message,
            asks,
            name,
            keep: self.keep_as(question),
            form: question.form.map(|form| FormIx(form.0)),
            choices: self.choices(node, question, next),
            checks: self.checks(question),
            skip: skip(question.skip),
            picks: picks(question.picks),
            optional: self.optional(question),
            paged: question.paged,
            label: self.answer_label(question),
            hint: question.hint.map(|hint| self.text(self.text_at(hint))),
            next: self.layout.at_or_nowhere(next),
            ways: self.ways(node, question, next),
            refused_again: self.analysis.graph.is_asked_after_no(node),
        };
        self.program.questions.push(row);
    }

    /// The line after a question: where a typed answer leads.
    fn after_answer(&self, node: NodeIndex) -> Option<NodeIndex> {
        [Why::Answered, Why::Passed, Why::Skipped].into_iter().find_map(|why| self.analysis.graph.along(node, why))
    }

    fn asks(&mut self, node: NodeIndex, question: &graph::Question) -> (Asks, Option<NameIx>) {
        match &question.what {
            Ask::Menu | Ask::Hole => (Asks::Menu, None),
            Ask::Value(value, kind) => {
                // Several things of a list are picked as several options are.
                let several = matches!(kind, model::Kind::List(_)) && question.choices.iter().any(|choice| choice.each.is_some());
                let kind = if several { botflow_program::Kind::Several } else { name::kind(kind) };
                (Asks::Value(kind), Some(self.value(*value)))
            }
            Ask::Review(_) => (Asks::Review, None),
            Ask::Slot { booking, .. } => {
                let slots = self.slots_of(node);
                (Asks::Slot { slots }, Some(self.chosen(*booking)))
            }
            Ask::WhichBooking { booking, .. } => {
                let which = self.which(*booking);
                (Asks::Which { booking: self.tables.bookings[booking.ix()] }, Some(which))
            }
        }
    }

    /// The request whose times a question offers: *other days* leads back to it.
    fn slots_of(&self, node: NodeIndex) -> botflow_program::RequestIx {
        let slots = self.analysis.graph.along(node, Why::OtherDays);
        slots.and_then(|slots| self.layout.requests.get(&slots).copied()).unwrap_or_else(|| self.slots_before(node))
    }

    fn keep_as(&mut self, question: &graph::Question) -> Option<NameIx> {
        let read = self.path_at(question.keep_as?)?;
        let Root::Contact(field) = &read.root else { return None };
        let kind = match &question.what {
            Ask::Value(_, kind) => name::kind(kind),
            Ask::Menu | Ask::Review(_) | Ask::Slot { .. } | Ask::WhichBooking { .. } | Ask::Hole => name::kind(&read.kind),
        };
        Some(self.contact(field, kind))
    }

    fn choices(&mut self, node: NodeIndex, question: &'a graph::Question, next: Option<NodeIndex>) -> Rows<botflow_program::ChoiceIx> {
        let mut taken = HashSet::new();
        let mut rows = Vec::new();
        for (index, choice) in question.choices.iter().enumerate() {
            let then = match choice.target {
                Some(target) => Then::Go(self.target(target)),
                None => self.choice_then(node, index as u32, next),
            };
            let id = self.choice_id(choice, &mut taken);
            let row = self.choice(choice, id, then);
            rows.push(row);
            self.map.choices.push(Some(Place { file: choice.span.file, span: choice.span }));
        }
        Rows::push(&mut self.program.choices, rows)
    }

    fn choice_then(&self, node: NodeIndex, index: u32, next: Option<NodeIndex>) -> Then {
        match self.analysis.graph.along(node, Why::Choice(index)) {
            Some(to) => self.then(Some(to), next),
            None => Then::Next,
        }
    }

    fn choice(&mut self, choice: &'a graph::Choice, id: ChoiceId, then: Then) -> Choice {
        let value = match choice.value {
            ChoiceValue::Option(option) => Some(self.tables.option(option)),
            ChoiceValue::YesNo(_) | ChoiceValue::Item | ChoiceValue::Command => None,
        };
        let key = match choice.value {
            ChoiceValue::Option(option) => self.analysis.model.choices[option.choices.ix()].options[option.index as usize].key.as_str(),
            ChoiceValue::YesNo(true) => "yes",
            ChoiceValue::YesNo(false) => "no",
            ChoiceValue::Item | ChoiceValue::Command => "",
        };
        let each = choice.each.as_ref().map(|each| self.each_at(each.list, each.item, None));
        Choice {
            id,
            label: self.text(self.text_at(choice.label)),
            each,
            only_if: choice.only_if.as_ref().map(|condition| self.condition(self.expr_at(condition))),
            alone: choice.alone,
            value,
            key: key.into(),
            also: self.also(&choice.also),
            line: self.lines_at(&choice.lines),
            image: choice.image.map(|image| self.address(self.text_at(image))),
            points: self.points(&choice.points),
            then,
        }
    }

    /// "Its written key; else for a command its target and a count; else the slug of its label." Unique in its question.
    fn choice_id(&self, choice: &graph::Choice, taken: &mut HashSet<ChoiceId>) -> ChoiceId {
        let key = match choice.value {
            ChoiceValue::Option(option) => self.analysis.model.choices[option.choices.ix()].options[option.index as usize].key.clone(),
            ChoiceValue::YesNo(true) => return fixed::YES,
            ChoiceValue::YesNo(false) => return fixed::NO,
            ChoiceValue::Item => match choice.each.and_then(|each| each.item) {
                Some(item) => format!("each {}", self.analysis.model.values[item.ix()].name),
                None => "each".to_owned(),
            },
            ChoiceValue::Command => match choice.target {
                Some(target) => format!("-> {}", self.target_key(target)),
                None => normalise(&super::message::source_of(self.text_at(choice.label))),
            },
        };
        let mut id = key::choice(&key);
        let mut count = 1;
        while !taken.insert(id) {
            count += 1;
            id = key::choice(&format!("{key}#{count}"));
        }
        id
    }

    fn also(&mut self, words: &[WordsAt]) -> Rows<botflow_program::AlsoIx> {
        let facts = &self.analysis.model.facts;
        let texts = words.iter().flat_map(|words| words.get(facts));
        let rows: Vec<Also> = texts.flat_map(|text| self.spoken(text)).map(|(language, words)| Also { language, words }).collect();
        Rows::push(&mut self.program.also, rows)
    }

    /// A phrase in every language of the project, folded; a language without a translation hears the source's.
    pub(super) fn spoken(&self, text: &Text) -> Vec<(LanguageIx, botflow_program::Text)> {
        let source = text.source();
        let languages = 0..self.analysis.project.languages.len();
        let rows = languages.map(|language| {
            let row = text.rows.get(language).and_then(Option::as_deref).unwrap_or(source);
            (LanguageIx(language as u32), normalise(&words_of(row)).into())
        });
        rows.collect()
    }

    /// Points of an answer.
    fn points(&mut self, points: &[graph::Points]) -> Rows<botflow_program::PointsIx> {
        let rows: Vec<Points> = points
            .iter()
            .map(|one| {
                let (board, row) = self.board_row(one.board, one.row);
                Points { board, row, points: one.points }
            })
            .collect();
        Rows::push(&mut self.program.points, rows)
    }

    fn checks(&mut self, question: &'a graph::Question) -> Rows<botflow_program::CheckIx> {
        let mut rows = Vec::new();
        for check in &question.checks {
            rows.push(Check { holds: self.condition(self.expr_at(&check.condition)), text: self.text(self.text_at(check.text)) });
            self.map.checks.push(Some(Place { file: check.span.file, span: check.span }));
        }
        Rows::push(&mut self.program.checks, rows)
    }

    fn optional(&mut self, question: &graph::Question) -> Optional {
        match question.optional {
            None => Optional::No,
            Some(None) => Optional::Yes,
            Some(Some(label)) => Optional::Labelled(self.text(self.text_at(label))),
        }
    }

    /// "What the answer is called in a review, an export, a lead": its label, else the variable's name.
    fn answer_label(&mut self, question: &graph::Question) -> TextIx {
        match (question.label, question.value()) {
            (Some(label), _) => self.text(self.text_at(label)),
            (None, Some(value)) => {
                let name = self.analysis.model.values[value.ix()].name.replace('_', " ");
                self.literal(&name)
            }
            (None, None) => self.literal(""),
        }
    }

    fn ways(&mut self, node: NodeIndex, question: &'a graph::Question, next: Option<NodeIndex>) -> Ways {
        let way = |lowering: &Self, why| lowering.analysis.graph.along(node, why).map(|to| lowering.then(Some(to), next));
        let reasks: Vec<Reask> =
            question.reasks.iter().map(|(times, text)| Reask { times: *times, text: self.text(self.text_at(*text)) }).collect();
        let unclear: Vec<WayOut> =
            question.way_outs.iter().filter_map(|times| Some(WayOut { times: *times, then: way(self, Why::Unclear(*times))? })).collect();
        let seconds = question.no_reply_seconds.iter().enumerate();
        let no_replies: Vec<NoReply> = seconds
            .filter_map(|(index, after)| Some(NoReply { after_seconds: *after, then: way(self, Why::NoReply(index as u8))? }))
            .collect();
        for (_, text) in &question.reasks {
            let span = self.text_at(*text).span;
            self.map.reasks.push(Some(Place { file: span.file, span }));
        }
        let says = self.says(node, question, next);
        let ways = Ways {
            reasks: Rows::push(&mut self.program.reasks, reasks),
            unclear: Rows::push(&mut self.program.ways_out, unclear),
            no_replies: Rows::push(&mut self.program.no_replies, no_replies),
            says,
            otherwise: question.otherwise.then(|| way(self, Why::Otherwise).unwrap_or(Then::Next)),
            nothing: way(self, Why::NothingToOffer),
            yes: self.answered(node, Why::Yes, &question.yes_points, next),
            no: self.answered(node, Why::No, &question.no_points, next),
            full: self.full(node),
        };
        self.note_outcomes(node);
        ways
    }

    /// `when customer says`: a row, and its phrases in the phrase index.
    fn says(&mut self, node: NodeIndex, question: &graph::Question, next: Option<NodeIndex>) -> Rows<SaysIx> {
        let first = self.program.says.len() as u32;
        for (index, words) in question.says.iter().enumerate() {
            let to = self.analysis.graph.along(node, Why::Says(index as u8));
            let says = SaysIx(self.program.says.len() as u32);
            self.program.says.push(Says { question: self.layout.questions[&node], then: self.then(to, next) });
            for text in words.get(&self.analysis.model.facts) {
                for (language, words) in self.spoken(text) {
                    self.program.phrases.push(Phrase { language, words, to: botflow_program::Hears::Says(says) });
                }
            }
        }
        Rows::new(first, self.program.says.len() as u32)
    }

    fn answered(&mut self, node: NodeIndex, why: Why, points: &[graph::Points], next: Option<NodeIndex>) -> Option<Answered> {
        let to = self.analysis.graph.along(node, why);
        if to.is_none() && points.is_empty() {
            return None;
        }
        let then = match to.map(|to| &self.analysis.graph.ways[to].act) {
            None => Then::Next,
            Some(Act::Go(target)) => Then::Go(self.target(*target)),
            Some(_) => self.then(to, next),
        };
        Some(Answered { points: self.points(points), then })
    }

    /// `when full` of the times of a booking.
    fn full(&self, node: NodeIndex) -> Option<Then> {
        let slots = self.analysis.graph.along(node, Why::OtherDays)?;
        let full = self.analysis.graph.along(slots, Why::Outcome(graph::Outcome::Full))?;
        Some(self.then(Some(full), None))
    }

    /// Lines that name a way on, for coverage. Options are counted apart.
    fn note_outcomes(&mut self, node: NodeIndex) {
        let question = self.layout.questions[&node];
        for (edge, to) in self.analysis.graph.out(node) {
            match edge.why {
                Why::Yes => self.note_outcome(to, Taken::Yes(question)),
                Why::No => self.note_outcome(to, Taken::No(question)),
                Why::Otherwise | Why::Unclear(_) | Why::NoReply(_) | Why::Says(_) | Why::NothingToOffer | Why::Cancelled => {
                    self.note_outcome(to, Taken::Op(self.layout.at(to)));
                }
                _ => {}
            }
        }
    }

    /// The line that names a way on: the nearest `when` or `otherwise` above its first line.
    pub(super) fn note_outcome(&mut self, to: NodeIndex, when: Taken) {
        let origin = self.analysis.graph.ways[to].origin;
        let tree = &self.analysis.trees[origin.tree as usize];
        let names = |node: &NodeId| matches!(tree.statement(*node), Statement::When { .. } | Statement::Otherwise { .. });
        let line = std::iter::once(origin.node).chain(tree.parents(origin.node)).find(names);
        let span = line.map_or(origin.span, |line| tree.node(line).span);
        self.map.outcomes.push(OutcomeAt { place: Place { file: span.file, span }, when });
    }

    /// `- each x in LIST`, `cards for each x in LIST`.
    pub(super) fn each_at(&mut self, list: graph::PathAt, item: Option<model::ValueId>, up_to: Option<u32>) -> botflow_program::EachIx {
        let list = match self.path_at(list) {
            Some(read) => self.expr(&model::Expr::Read(read.clone())),
            None => self.close(vec![botflow_program::ExprOp::Missing], Kind::List),
        };
        let name = match item {
            Some(item) => self.value(item),
            None => self.name("item", Owner::Conversation, Kind::Record, None),
        };
        self.each(list, name, up_to)
    }
}

/// A phrase as it is listened for: what a value would say is not known, so only the letters count.
fn words_of(pieces: &[model::Piece]) -> String {
    let piece = |piece: &model::Piece| match piece {
        model::Piece::Literal(text) => text.clone(),
        model::Piece::Value { .. } => String::new(),
    };
    pieces.iter().map(piece).collect()
}

fn skip(skip: graph::Skip) -> Skip {
    match skip {
        graph::Skip::Never => Skip::Never,
        graph::Skip::WhenKnown => Skip::WhenKnown,
        graph::Skip::WhenGiven => Skip::WhenGiven,
        graph::Skip::WhenKnownOrGiven => Skip::WhenKnownOrGiven,
    }
}

fn picks(picks: Option<(u32, u32)>) -> Picks {
    let (least, most) = picks.unwrap_or((1, 0));
    Picks { least: least.min(255) as u8, most: most.min(255) as u8 }
}
