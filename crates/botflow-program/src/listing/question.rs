//! Questions and requests with every way on.

use std::fmt::{self, Write};

use crate::*;

use super::Listing;
use super::expr::span;

impl Listing<'_> {
    pub(super) fn question(&self, out: &mut String, question: QuestionIx) -> fmt::Result {
        let row = &self.program.questions[question.at()];
        let name = row.name.map_or("", |name| self.name(name));
        write!(out, "ask     {name} ({}) {}, then {}", self.asks(&row.asks), self.message(row.message), row.next.0)?;
        match row.skip {
            Skip::Never => {}
            Skip::WhenKnown => write!(out, ", unless known")?,
            Skip::WhenGiven => write!(out, ", unless given")?,
            Skip::WhenKnownOrGiven => write!(out, ", unless known, unless given")?,
        }
        if row.refused_again {
            write!(out, ", again after a no")?;
        }
        if row.optional != Optional::No {
            write!(out, ", optional")?;
        }
        if let Some(keep) = row.keep {
            write!(out, ", keep as {}", self.name(keep))?;
        }
        for choice in &self.program.choices[row.choices.range()] {
            self.choice(out, choice)?;
        }
        for check in &self.program.checks[row.checks.range()] {
            write!(out, "\n        check {}: {}", self.expr(check.holds), self.quoted(check.text))?;
        }
        self.ways(out, &row.ways)
    }

    fn asks(&self, asks: &Asks) -> String {
        match asks {
            Asks::Value(kind) => format!("{kind:?}").to_lowercase(),
            Asks::Menu => "menu".into(),
            Asks::Slot { .. } => "times".into(),
            Asks::Which { booking } => format!("which {}", self.name(*booking)),
            Asks::Review => "review".into(),
        }
    }

    fn choice(&self, out: &mut String, choice: &Choice) -> fmt::Result {
        write!(out, "\n        - ")?;
        if let Some(each) = choice.each {
            write!(out, "{}: ", self.each(each))?;
        }
        write!(out, "{}", self.text(choice.label))?;
        if !choice.key.is_empty() {
            write!(out, " [{}]", choice.key)?;
        }
        for points in &self.program.points[choice.points.range()] {
            write!(out, ", score {} {}", self.board_row(points.board, points.row), points.points)?;
        }
        if choice.alone {
            write!(out, ", alone")?;
        }
        let source = |also: &&Also| also.language.at() == 0;
        for also in self.program.also[choice.also.range()].iter().filter(source) {
            write!(out, ", also {}", also.words)?;
        }
        if let Some(condition) = choice.only_if {
            write!(out, ", only if {}", self.expr(condition))?;
        }
        match choice.then {
            Then::Next => Ok(()),
            Then::Body(_) | Then::Go(_) => write!(out, " {}", self.then(choice.then)),
        }
    }

    fn ways(&self, out: &mut String, ways: &Ways) -> fmt::Result {
        for reask in &self.program.reasks[ways.reasks.range()] {
            write!(out, "\n        unclear {}: {}", reask.times, self.quoted(reask.text))?;
        }
        for way in &self.program.ways_out[ways.unclear.range()] {
            write!(out, "\n        unclear {} times: {}", way.times, self.then(way.then))?;
        }
        for no_reply in &self.program.no_replies[ways.no_replies.range()] {
            let after = span(Span::seconds(no_reply.after_seconds as i32));
            write!(out, "\n        no reply after {after}: {}", self.then(no_reply.then))?;
        }
        for says in ways.says.iter() {
            let heard = |phrase: &&Phrase| phrase.to == Hears::Says(says) && phrase.language.at() == 0;
            let words: Vec<&str> = self.program.phrases.iter().filter(heard).map(|phrase| phrase.words.as_str()).collect();
            write!(out, "\n        customer says {}: {}", words.join(", "), self.then(self.program.says[says.at()].then))?;
        }
        let answered = |answered: &Option<Answered>| answered.as_ref().map(|answered| answered.then);
        let named = [
            ("otherwise", ways.otherwise),
            ("nothing to offer", ways.nothing),
            ("yes", answered(&ways.yes)),
            ("no", answered(&ways.no)),
            ("full", ways.full),
        ];
        for (way, then) in named.iter().filter_map(|(way, then)| Some((way, (*then)?))) {
            write!(out, "\n        {way}: {}", self.then(then))?;
        }
        Ok(())
    }

    pub(super) fn request(&self, out: &mut String, request: &Request) -> fmt::Result {
        match &request.what {
            What::Call(action) => write!(out, "call    {}", self.program.actions[action.at()].name)?,
            What::Submit { name, .. } => write!(out, "submit  {name}")?,
            What::Slots(slots) => {
                let calendars = &self.program.calendar_lists[slots.calendars.at()].calendars;
                let names: Vec<&str> = calendars.iter().map(|at| &*self.program.calendars[at.at()].name).collect();
                write!(out, "times   of {} for {}, full: {}", names.join(", "), self.name(slots.booking), self.then(slots.full))?;
            }
            What::Reserve { .. } => write!(out, "reserve")?,
            What::Move { .. } => write!(out, "move")?,
            What::Cancel { booking, .. } => write!(out, "cancel  {}", self.name(*booking))?,
            What::Pay { name, amount, text, .. } => {
                write!(out, "pay     {}: {} for {}", self.name(*name), self.expr(*amount), self.quoted(*text))?;
            }
            What::HandOver { team, notes } => {
                write!(out, "hand over to {}", self.program.teams[team.at()].name)?;
                for note in &self.program.text_lists[notes.at()].texts {
                    write!(out, "\n        note {}", self.quoted(*note))?;
                }
            }
        }
        self.given(out, request.inputs)?;
        self.kept(out, request.keeps)?;
        write!(out, ", then {}", request.next.0)?;
        for outcome in &self.program.outcomes[request.outcomes.range()] {
            write!(out, "\n        {}: {}", when(outcome.when), self.then(outcome.then))?;
        }
        Ok(())
    }

    pub(super) fn given(&self, out: &mut String, inputs: Rows<InputIx>) -> fmt::Result {
        let rows = &self.program.inputs[inputs.range()];
        let given: Vec<String> = rows.iter().map(|given| format!("{} as {}", self.expr(given.value), given.text)).collect();
        if given.is_empty() { Ok(()) } else { write!(out, " with {}", given.join(", ")) }
    }

    pub(super) fn kept(&self, out: &mut String, keeps: Rows<KeepIx>) -> fmt::Result {
        let rows = &self.program.keeps[keeps.range()];
        let kept: Vec<String> = rows.iter().map(|keep| format!("{} as {}", keep.text, self.name(keep.to))).collect();
        if kept.is_empty() { Ok(()) } else { write!(out, " keep {}", kept.join(", ")) }
    }
}

fn when(when: When) -> String {
    match when {
        When::Failed => "failed".into(),
        When::NoAnswer => "no answer".into(),
        When::Paid => "paid".into(),
        When::Cancelled => "cancelled".into(),
        When::NoReply(seconds) => format!("no reply after {}", span(Span::seconds(seconds as i32))),
        When::NobodyFree(seconds) => format!("nobody free after {}", span(Span::seconds(seconds as i32))),
        When::Back => "back".into(),
    }
}
