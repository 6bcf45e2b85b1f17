//! An `Ask` in, an open question out, or the line after it where it is passed over.

use botflow_program::*;

use crate::effect::*;
use crate::run::{Goes, Run};
use crate::session::*;
use crate::view::View;

/// Which text goes with an open question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Shown {
    /// The question's own.
    Question,
    /// A failed check's or a re-ask's, in its place.
    Instead(TextIx),
    /// One of the runtime's own, then the question's.
    Before(Own),
}

impl Run<'_> {
    /// Asks, unless the answer is there.
    pub fn ask(&mut self, _pc: Pc, at: QuestionIx) -> Goes {
        let question = &self.program.questions[at.at()];
        if self.passes(question) && !self.is_refused(question) {
            return Goes::At(question.next);
        }
        if let Some(nothing) = question.ways.nothing
            && !question.choices.is_empty()
            && self.view().offers(question, self.now).is_empty()
        {
            return self.then(nothing, question.next);
        }
        self.open(at, false)
    }

    /// Opens a question: whoever is below loses the floor.
    pub fn open(&mut self, at: QuestionIx, correcting: bool) -> Goes {
        let question = &self.program.questions[at.at()];
        self.take_over();
        self.walking = None;
        let now = self.now;
        let buttons = self.on_screen();
        if let Some(thread) = self.top() {
            thread.rest = Some(Rest::Question(Open { asked: now, correcting, buttons, ..Open::default() }));
        }
        if let Some(frame) = self.frame() {
            frame.at = question.place;
        }
        self.record(Fact::Asked { question: question.place });
        let shown = self.view().slot_words(question).map_or(Shown::Question, Shown::Before);
        self.show(question, shown);
        Goes::Rests
    }

    /// Whether a question is passed over.
    fn passes(&mut self, question: &Question) -> bool {
        if let Asks::Which { booking } = question.asks {
            return self.only_one_booking(question, booking);
        }
        if let (Asks::Review, Some(form)) = (question.asks, question.form) {
            return self.is_reviewed(form);
        }
        let Some(name) = question.name.map(|name| self.program.names[name.at()].id) else { return false };
        let unless_known = matches!(question.skip, Skip::WhenKnown | Skip::WhenKnownOrGiven);
        let unless_given = matches!(question.skip, Skip::WhenGiven | Skip::WhenKnownOrGiven);
        let held = self.view().held(name).cloned();
        match held {
            Some(value) if value.is_known() => question.form.is_some() || unless_known,
            Some(Value::Skipped) => question.form.is_some(),
            Some(_) => unless_known && self.known_of_contact(question, name),
            None => (unless_known && self.known_of_contact(question, name)) || (unless_given && self.given(question, name)),
        }
    }

    /// Whether the answer is a No that leads away: what follows is only for those who agreed, so a customer who comes back is asked again.
    fn is_refused(&self, question: &Question) -> bool {
        let held = |name: NameIx| self.view().held(self.program.names[name.at()].id).and_then(Value::plain);
        question.refused_again && matches!(question.name.and_then(held), Some(Plain::Yes(false)))
    }

    /// `unless known`: what is kept with the contact is the answer.
    fn known_of_contact(&mut self, question: &Question, name: NameId) -> bool {
        let Some(kept) = question.keep.map(|keep| self.program.names[keep.at()].id) else { return false };
        let Some(value) = crate::view::find(&self.session.contact.values, kept).filter(|value| value.is_known()).cloned() else {
            return false;
        };
        self.hold(name, value);
        true
    }

    /// `unless given`: the message that started the flow may answer it, outside the phrase that started it.
    fn given(&mut self, question: &Question, name: NameId) -> bool {
        let Some(thread) = self.session.open.last() else { return false };
        let entry = &thread.entry;
        if entry.text.is_empty() {
            return false;
        }
        let (from, to) = (usize::from(entry.phrase.0), usize::from(entry.phrase.1));
        let mut rest = entry.text.to_string();
        if from < to && rest.is_char_boundary(from) && to <= rest.len() && rest.is_char_boundary(to) {
            // A bar is in no phrase and no value: nothing is found across the gap.
            rest.replace_range(from..to, " | ");
        }
        let found = self.view().find_given(question, &rest);
        let Some((value, choice)) = found else { return false };
        self.hold(name, value.clone());
        if question.checks.iter().any(|check| !self.view().holds(self.program.checks[check.at()].holds)) {
            self.unhold(name);
            return false;
        }
        self.keep_answer(question, value);
        self.record(Fact::Answered { question: question.place, choice });
        true
    }

    /// Sends an open question: its bubble with its options.
    pub fn show(&mut self, question: &Question, shown: Shown) {
        self.send_written(|view, message| view.question_message(question, shown, message));
    }

    /// Sends an open question again; its tries stay.
    pub fn show_again(&mut self, at: QuestionIx) {
        let now = self.now;
        if let Some(Rest::Question(open)) = self.top().and_then(|thread| thread.rest.as_mut()) {
            open.asked = now;
        }
        self.show(&self.program.questions[at.at()], Shown::Question);
    }

    /// The open question of the thread on the floor.
    pub fn open_question(&self) -> Option<QuestionIx> {
        let thread = self.session.open.last()?;
        let Some(Rest::Question(_)) = &thread.rest else { return None };
        Some(self.index.question(thread.frames.last()?.at)?.1)
    }

    /// How open it is.
    pub fn open_state(&mut self) -> Option<&mut Open> {
        match self.session.open.last_mut()?.rest.as_mut()? {
            Rest::Question(open) => Some(open),
            Rest::Request { .. } => None,
        }
    }
}

impl View<'_> {
    fn question_message(&self, question: &Question, shown: Shown, message: &mut Outgoing) -> bool {
        let Some(Rest::Question(open)) = self.thread.and_then(|thread| thread.rest.as_ref()) else { return false };
        if let Shown::Question | Shown::Before(_) = shown
            && !self.outgoing(question.message, message)
        {
            *message = Outgoing::default();
        }
        match shown {
            Shown::Question => {}
            Shown::Instead(text) => self.write_text(text, &mut message.text),
            Shown::Before(own) => {
                let mut text = self.said(own).replace("{from}", &bounds(question).0).replace("{to}", &bounds(question).1);
                if let Asks::Value(kind) = question.asks
                    && text.contains("{example}")
                {
                    text = text.replace("{example}", &self.engine.words().example(kind, &self.situation()));
                }
                if !text.is_empty() && !message.text.is_empty() {
                    text.push('\n');
                }
                message.text.insert_str(0, &text);
            }
        }
        if matches!(question.asks, Asks::Review) && !matches!(shown, Shown::Instead(_)) {
            self.write_review(question, &mut message.text);
        }
        if message.text.is_empty() {
            match question.asks {
                Asks::Which { .. } => self.say(Own::WhichBooking, &mut message.text),
                Asks::Slot { .. } => self.say(Own::ReaskSlot, &mut message.text),
                Asks::Value(_) | Asks::Menu | Asks::Review => {}
            }
        }
        message.language = self.language_text();
        message.replies = self.replies(question, open);
        let several = matches!(question.asks, Asks::Value(Kind::Several));
        message.asks = Some(Asking {
            place: question.place,
            asks: question.asks,
            picks: several.then_some(question.picks),
            hint: question.hint.map(|hint| self.text(hint)).unwrap_or_default(),
        });
        true
    }
}

/// The bounds that a re-ask text may name.
fn bounds(question: &Question) -> (String, String) {
    match question.asks {
        Asks::Value(Kind::Rating { from, to }) => (from.to_string(), to.to_string()),
        Asks::Value(Kind::Several) => {
            let most = if question.picks.most == 0 { question.choices.len() } else { question.picks.most.into() };
            (question.picks.least.to_string(), most.to_string())
        }
        _ => (String::new(), String::new()),
    }
}
