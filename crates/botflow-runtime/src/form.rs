//! Forms: the review, corrections, cancel.

use botflow_program::*;

use crate::answer::Said;
use crate::compare::{find_phrase, holds_phrase};
use crate::effect::*;
use crate::eval::Got;
use crate::input::Datum;
use crate::run::Run;
use crate::token::Token;
use crate::view::View;

impl View<'_> {
    /// Appends the review: a line *label: answer* each.
    pub fn write_review(&self, question: &Question, out: &mut String) {
        let Some(form) = question.form else { return };
        for field in &self.program.fields[self.program.forms[form.at()].fields.range()] {
            let name = self.program.names[field.name.at()].id;
            let Some(value) = self.held(name) else { continue };
            if *value == Value::Gone {
                continue;
            }
            if !out.is_empty() {
                out.push('\n');
            }
            self.write_text(self.program.questions[field.question.at()].label, out);
            out.push_str(": ");
            match value {
                Value::Skipped => self.say(Own::NotGiven, out),
                value => self.write_value(value, out),
            }
        }
    }

    /// The review's buttons: it is right, and one for each answer to change.
    pub fn review_replies(&self, question: &Question, replies: &mut Vec<Reply>) {
        let token = |choice: ChoiceId, item: RowId| -> Token { self.token(question.place, choice, item) };
        replies.push(Reply::plain(self.said(Own::ReviewYes), token(fixed::YES, NO_ITEM)));
        let Some(form) = question.form else { return };
        let change = self.said(Own::ReviewChange);
        for field in &self.program.fields[self.program.forms[form.at()].fields.range()] {
            let name = self.program.names[field.name.at()].id;
            if self.held(name).is_some_and(|value| *value != Value::Gone) {
                let label = self.text(self.program.questions[field.question.at()].label);
                let text = if change.contains("{field}") { change.replace("{field}", &label) } else { format!("{change} {label}") };
                replies.push(Reply::plain(text, token(fixed::CHANGE, RowId(u64::from(name.0)))));
            }
        }
    }

    /// The field that a review's button names.
    pub fn field_of_item(&self, question: &Question, item: RowId) -> Option<FieldIx> {
        let form = &self.program.forms[question.form?.at()];
        form.fields.iter().find(|field| u64::from(self.field_name(*field).0) == item.0)
    }

    fn field_name(&self, field: FieldIx) -> NameId {
        self.program.names[self.program.fields[field.at()].name.at()].id
    }

    /// Reads a message for a review: yes, no, *change my email*, or just the field.
    pub fn read_review(&self, question: &Question, text: &str, folded: &str) -> Option<Said> {
        if let Some(field) = self.correction(question.form?, folded) {
            return Some(Said::Change(Some(field)));
        }
        let right = normalise(&self.said(Own::ReviewYes));
        if folded == right {
            return Some(Said::Right);
        }
        if let Some(Plain::Yes(yes)) = self.engine.words().read(Kind::YesNo, text, &self.situation()) {
            return Some(if yes { Said::Right } else { Said::Change(None) });
        }
        if let Some(field) = self.field_named(question.form?, folded) {
            return Some(Said::Change(Some(field)));
        }
        self.hears(OwnWord::Change, folded).then_some(Said::Change(None))
    }

    /// An earlier answer of the form that a message wants to change: *change my email*.
    pub fn correction(&self, form: FormIx, folded: &str) -> Option<FieldIx> {
        let named = self.engine.words().correction(folded, self.language_code()).or_else(|| self.own_correction(folded))?;
        self.field_named(form, named)
    }

    /// The project's own words for *change*, before a field.
    fn own_correction<'t>(&self, folded: &'t str) -> Option<&'t str> {
        let language = self.language();
        let own = self.program.own_words.iter().find(|own| own.word == OwnWord::Change && own.language == language)?;
        own.words.iter().find_map(|word| folded.strip_prefix(word.as_str())?.strip_prefix(' '))
    }

    /// The answered field that words name: by its label, its name, its further words, or what its kind is called.
    pub fn field_named(&self, form: FormIx, folded: &str) -> Option<FieldIx> {
        let form = &self.program.forms[form.at()];
        let answered = |field: &FieldIx| self.held(self.field_name(*field)).is_some_and(|value| *value != Value::Gone);
        let mut best: Option<(usize, FieldIx)> = None;
        for field in form.fields.iter().filter(answered) {
            let row = &self.program.fields[field.at()];
            let question = &self.program.questions[row.question.at()];
            let name = self.program.names[row.name.at()].text.rsplit('.').next().unwrap_or_default().replace('_', " ");
            for text in [self.text(question.label), name, self.text(row.words)] {
                for words in text.split(',').map(normalise).filter(|words| !words.is_empty()) {
                    let rank = naming(folded, &words);
                    if rank > best.map_or(0, |(rank, _)| rank) {
                        best = Some((rank, field));
                    }
                }
            }
        }
        let by_kind = || {
            form.fields.iter().filter(answered).find(|field| {
                match self.program.questions[self.program.fields[field.at()].question.at()].asks {
                    Asks::Value(kind) => self.engine.words().names_kind(kind, folded, self.language_code()),
                    _ => false,
                }
            })
        };
        best.map(|(_, field)| field).or_else(by_kind)
    }

    /// A form's answers for the world, with what people call them.
    pub fn answers(&self, form: FormIx) -> Vec<Answer> {
        let fields = &self.program.fields[self.program.forms[form.at()].fields.range()];
        let answers = fields.iter().filter_map(|field| {
            let name = &self.program.names[field.name.at()];
            let value = self.held(name.id).filter(|value| value.is_known())?;
            let mut written = String::new();
            self.write_value(value, &mut written);
            let bare = name.text.rsplit('.').next().unwrap_or_default();
            let label = self.text(self.program.questions[field.question.at()].label);
            Some(Answer { name: bare.into(), label, value: self.datum(&Got::of(value)), written })
        });
        answers.collect()
    }

    /// A value for the world.
    pub fn datum(&self, got: &Got) -> Datum {
        match got {
            Got::Missing => Datum::Missing,
            Got::Plain(plain) => self.plain_datum(plain),
            Got::Record(fields) => Datum::Record(fields.iter().map(|field| self.member(field)).collect()),
            Got::List(entries) => Datum::List(entries.iter().map(|entry| self.datum(&Got::of_entry(entry))).collect()),
        }
    }

    fn member(&self, field: &Member) -> crate::Named {
        let name = self.engine.field_text(field.name);
        crate::Named { name, value: self.plain_datum(&field.value) }
    }

    fn plain_datum(&self, plain: &Plain) -> Datum {
        match plain {
            Plain::Yes(yes) => Datum::Yes(*yes),
            Plain::Number(number) => Datum::Number(*number),
            Plain::Money { amount, currency } => Datum::Money { amount: *amount, currency: *currency },
            Plain::Day(day) => Datum::Day(*day),
            Plain::Clock(minute) => Datum::Clock(*minute),
            Plain::Moment(time) => Datum::Moment(*time),
            Plain::Span(span) => Datum::Span(*span),
            Plain::Text(text) => Datum::Text(text.clone()),
            Plain::Choice(option) => Datum::Text(self.key(*option).unwrap_or_default().into()),
            Plain::Choices(options) => {
                Datum::List(options.iter().map(|option| Datum::Text(self.key(*option).unwrap_or_default().into())).collect())
            }
            Plain::Texts(texts) => Datum::List(texts.iter().cloned().map(Datum::Text).collect()),
            Plain::Place(spot) => Datum::Place(*spot),
            Plain::Item { catalog, row } => {
                let Some(columns) = self.engine.index.catalog(*catalog).and_then(|at| self.catalog(at)).map(|c| &c.columns) else {
                    return Datum::Missing;
                };
                let fields = columns.iter().filter_map(|column| {
                    let value = self.item_field(*catalog, *row, column.id)?;
                    Some(crate::Named { name: column.name.clone(), value: self.plain_datum(&value) })
                });
                Datum::Record(fields.collect())
            }
        }
    }
}

impl Run<'_> {
    /// The review is right: the form goes on behind it.
    pub fn review_is_right(&mut self, question: &Question) {
        if let Some(form) = question.form {
            let name = self.program.names[self.program.forms[form.at()].name.at()].id;
            self.hold(name, Plain::Yes(true).into());
        }
        self.answered(question, Some(fixed::YES));
        let goes = self.lead(question, Then::Next);
        self.follow(goes);
    }

    /// Whether the answers of a form were found right as they are: then a form reached again asks nothing.
    pub fn is_reviewed(&self, form: FormIx) -> bool {
        let name = self.program.names[self.program.forms[form.at()].name.at()].id;
        self.view().held(name).is_some_and(Value::is_known)
    }

    /// An answer of a form has changed: it is reviewed anew.
    pub fn review_anew(&mut self, question: &Question) {
        if let Some(form) = question.form {
            self.unhold(self.program.names[self.program.forms[form.at()].name.at()].id);
        }
    }

    /// Asks an earlier field of a form again; without saying which, the customer is asked by the review.
    pub fn change(&mut self, at: QuestionIx, field: Option<FieldIx>) {
        let Some(field) = field else { return self.show_again(at) };
        let question = self.program.fields[field.at()].question;
        self.open(question, true);
    }

    /// *cancel* in a form: its answers go.
    pub fn cancel_form(&mut self, form: FormIx) {
        let form = &self.program.forms[form.at()];
        for field in &self.program.fields[form.fields.range()] {
            self.take_points(self.program.questions[field.question.at()].place);
        }
        self.empty_form(&self.program.names[form.name.at()]);
        if let Some(thread) = self.top() {
            thread.rest = None;
            thread.asked.clear();
        }
        let goes = self.then(form.cancelled, form.next);
        self.follow(goes);
    }

    /// *back*: the question before is asked again, its answer and points taken back. `false`: there is none to go back to.
    pub fn back(&mut self) -> bool {
        let Some(thread) = self.session.open.last_mut() else { return false };
        let Some(asked) = thread.asked.pop() else { return false };
        let Some((_, at)) = self.index.question(asked.question) else { return false };
        thread.frames.truncate(usize::from(asked.depth).max(1));
        let question = &self.program.questions[at.at()];
        if let Some(name) = question.name {
            self.unhold_as_gone(self.program.names[name.at()].id);
        }
        self.take_points(question.place);
        // Nobody comes past a question that was taken back by going back further along another way: a consent, above all.
        let goes_round = self.is_taken_back_before(question);
        self.open(at, goes_round);
        true
    }

    /// Whether an earlier answer of its form was taken back.
    fn is_taken_back_before(&self, question: &Question) -> bool {
        let Some(form) = question.form else { return false };
        let fields = &self.program.fields[self.program.forms[form.at()].fields.range()];
        let view = self.view();
        let name = |field: NameIx| self.program.names[field.at()].id;
        let earlier = fields.iter().take_while(|field| self.program.questions[field.question.at()].place != question.place);
        earlier.into_iter().any(|field| view.held(name(field.name)) == Some(&Value::Gone))
    }
}

/// How well a message names a field: the same words, else the longest words in it, else a word of a longer label; 0 not at all.
fn naming(folded: &str, words: &str) -> usize {
    if folded == words {
        usize::MAX
    } else if find_phrase(folded, words).is_some() {
        1 + words.len()
    } else {
        usize::from(folded.len() > 3 && holds_phrase(words, folded))
    }
}
