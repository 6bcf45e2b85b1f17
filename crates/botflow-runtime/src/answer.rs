//! Text for an open question in; what it answers out. Then: the answer kept, points, checks, and where it leads.

use botflow_program::*;

use crate::ask::Shown;
use crate::effect::*;
use crate::offer::{Offer, rate_item};
use crate::run::{Goes, Run};
use crate::session::*;
use crate::view::View;

/// Words of a message in which an option is looked for.
const INSIDE_WORDS_MAX: usize = 12;
/// Words that may stand around an option: *a lamp please*.
const INSIDE_OTHERS_MAX: usize = 2;

/// What a message or tap says to a question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Said {
    /// One option.
    Choice(Offer),
    /// Several options; whether that is all.
    Several(Vec<Offer>, bool),
    /// A value of the question's kind.
    Value(Plain),
    /// Skip.
    Skip,
    /// The next page.
    More,
    /// Times of other days.
    OtherDays,
    /// A time on offer.
    Slot(crate::book::Slot),
    /// A day, or a day and time, for a booking.
    When(Plain),
    /// A booking of several.
    Booking(Number),
    /// The review: it is right.
    Right,
    /// The review: change this field, or say which.
    Change(Option<FieldIx>),
}

impl View<'_> {
    /// Reads a message for a question; `folded` is it folded.
    pub fn read_answer(&self, question: &Question, open: &Open, text: &str, folded: &str) -> Option<Said> {
        match question.asks {
            Asks::Value(Kind::Several) => {
                let offers = self.offers(question, open.asked);
                return self.read_several(question, &offers, open, text, folded);
            }
            Asks::Slot { slots } => return self.read_slot(slots, open, text, folded),
            Asks::Which { booking } => return self.read_booking_choice(booking, text, folded),
            Asks::Review => return self.read_review(question, text, folded),
            Asks::Value(_) | Asks::Menu => {}
        }
        if !question.choices.is_empty() {
            let offers = self.offers(question, open.asked);
            let (shown, _) = self.page(question, &offers, open.page);
            // Things of a list are chosen as options are, nobody types one.
            let typed = !matches!(
                question.asks,
                Asks::Menu | Asks::Value(Kind::Choice | Kind::YesNo | Kind::Consent | Kind::Item(_) | Kind::Record)
            );
            if let Some(offer) = self.exact(&offers, folded) {
                return Some(Said::Choice(offer));
            }
            // Beside `otherwise`, *2* may be anything: unless the customer has read numbers.
            if !typed
                && let Some(offer) = self.at_position(shown, folded)
                && (question.ways.otherwise.is_none() || self.is_numbered(shown))
            {
                return Some(Said::Choice(offer));
            }
            if !typed
                && question.ways.otherwise.is_none()
                && let Some(offer) = self.close(&offers, folded).or_else(|| self.only_one_inside(&offers, folded))
            {
                return Some(Said::Choice(offer));
            }
        }
        match question.asks {
            Asks::Value(Kind::Choice) => None,
            Asks::Value(kind @ (Kind::YesNo | Kind::Consent)) => {
                let read = self.engine.words().read(kind, text, &self.situation());
                // Yes is shown first, no second.
                let shown = || match self.engine.words().position(folded, self.language_code())? {
                    1 => Some(Plain::Yes(true)),
                    2 | usize::MAX => Some(Plain::Yes(false)),
                    _ => None,
                };
                let read = read.or_else(|| if question.choices.is_empty() { shown() } else { None })?;
                Some(self.worded(question, open, read))
            }
            Asks::Value(kind) => self.engine.words().read(kind, text, &self.situation()).map(Said::Value),
            _ => None,
        }
    }

    /// A yes or no, as the option that words it where there is one: its target counts, however it was said.
    fn worded(&self, question: &Question, open: &Open, said: Plain) -> Said {
        let id = match said {
            Plain::Yes(true) => fixed::YES,
            _ => fixed::NO,
        };
        let offers = self.offers(question, open.asked);
        let worded = offers.iter().find(|offer| self.program.choices[offer.choice.at()].id == id);
        worded.map_or(Said::Value(said), |offer| Said::Choice(*offer))
    }

    /// The option so labelled, keyed or otherwise worded.
    pub fn exact(&self, offers: &[Offer], folded: &str) -> Option<Offer> {
        if folded.is_empty() {
            return None;
        }
        let label = |offer: &&Offer| self.label_is(offer, folded);
        offers.iter().find(label).or_else(|| offers.iter().find(|offer| self.key_or_also(offer, folded))).copied()
    }

    fn label_is(&self, offer: &Offer, folded: &str) -> bool {
        let labels = &self.engine.index.labels[self.language().at()];
        match &labels[offer.choice.at()] {
            Some(label) => label == folded,
            None => normalise(&self.label(offer)) == folded,
        }
    }

    fn key_or_also(&self, offer: &Offer, folded: &str) -> bool {
        let choice = &self.program.choices[offer.choice.at()];
        let key = &self.engine.index.keys[offer.choice.at()];
        let language = self.language();
        (!key.is_empty() && key == folded)
            || self.program.also[choice.also.range()].iter().any(|also| also.language == language && also.words == folded)
    }

    /// The option at a position among those shown: *2*, *the second*.
    pub fn at_position(&self, shown: &[Offer], folded: &str) -> Option<Offer> {
        if shown.is_empty() {
            return None;
        }
        let at = self.engine.words().position(folded, self.language_code())?;
        let at = if at == usize::MAX { shown.len() } else { at };
        shown.get(at.checked_sub(1)?).copied()
    }

    /// The only option with a close spelling.
    pub fn close(&self, offers: &[Offer], folded: &str) -> Option<Offer> {
        let labels = &self.engine.index.labels[self.language().at()];
        let words = self.engine.words();
        let mut close = offers.iter().filter(|offer| match &labels[offer.choice.at()] {
            Some(label) => words.close(folded, label),
            None => words.close(folded, &normalise(&self.label(offer))),
        });
        let only = close.next()?;
        close.next().is_none().then_some(*only)
    }

    /// The only option named in a message that says little else: *a lamp please*.
    fn only_one_inside(&self, offers: &[Offer], folded: &str) -> Option<Offer> {
        let mut found: Option<Offer> = None;
        let words: arrayvec::ArrayVec<&str, INSIDE_WORDS_MAX> = folded.split(' ').take(INSIDE_WORDS_MAX).collect();
        if words.is_full() {
            return None;
        }
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                if words.len() - (to - from) > INSIDE_OTHERS_MAX {
                    continue;
                }
                let start = words[from].as_ptr() as usize - folded.as_ptr() as usize;
                let end = words[to - 1].as_ptr() as usize - folded.as_ptr() as usize + words[to - 1].len();
                if let Some(offer) = self.exact(offers, &folded[start..end]) {
                    if found.is_some_and(|other| other != offer) {
                        return None;
                    }
                    found = Some(offer);
                }
            }
        }
        found
    }

    /// What an offer stores: its option, yes or no, or its item. A command stores nothing.
    pub fn stored(&self, question: &Question, offer: &Offer) -> Option<Value> {
        let choice = &self.program.choices[offer.choice.at()];
        if choice.each.is_some() {
            return self.entry_of(offer).map(Value::from);
        }
        if matches!(question.asks, Asks::Value(Kind::YesNo | Kind::Consent)) {
            return match choice.key.as_str() {
                "yes" => Some(Plain::Yes(true).into()),
                "no" => Some(Plain::Yes(false).into()),
                _ => None,
            };
        }
        Some(Plain::Choice(self.program.options[choice.value?.at()].id).into())
    }

    /// Looks for an answer in the sentence that started the flow.
    pub fn find_given(&self, question: &Question, text: &str) -> Option<(Value, Option<ChoiceId>)> {
        let offers = self.offers(question, self.now);
        let folded = normalise(text);
        let mut best: Option<(usize, Offer)> = None;
        for offer in offers.iter().filter(|offer| self.stored(question, offer).is_some()) {
            let label = normalise(&self.label(offer));
            let choice = &self.program.choices[offer.choice.at()];
            let language = self.language();
            let also = self.program.also[choice.also.range()].iter().filter(|a| a.language == language).map(|a| a.words.as_str());
            for words in [label.as_str(), &self.engine.index.keys[offer.choice.at()]].into_iter().chain(also) {
                if crate::compare::holds_phrase(&folded, words) && best.as_ref().is_none_or(|(length, _)| words.len() > *length) {
                    best = Some((words.len(), *offer));
                }
            }
        }
        if let Some((_, offer)) = best {
            let id = self.program.choices[offer.choice.at()].id;
            let value = self.stored(question, &offer)?;
            return Some(match (question.asks, value) {
                (Asks::Value(Kind::Several), Value::One(Entry::Plain(Plain::Choice(option)))) => {
                    (Plain::Choices(vec![option]).into(), Some(id))
                }
                (_, value) => (value, Some(id)),
            });
        }
        match question.asks {
            Asks::Value(Kind::Choice | Kind::Several | Kind::YesNo | Kind::Consent | Kind::Text | Kind::Name) => None,
            Asks::Value(kind) => {
                let (found, _) = self.engine.words().find(kind, text, &self.situation())?;
                Some((found.into(), None))
            }
            _ => None,
        }
    }
}

impl Run<'_> {
    /// Answers the open question.
    pub fn answer(&mut self, at: QuestionIx, said: Said) {
        let question = &self.program.questions[at.at()];
        match said {
            Said::Skip => self.skip(question),
            Said::More => {
                if let Some(open) = self.open_state() {
                    open.page = open.page.wrapping_add(1);
                }
                self.show_again(at);
            }
            Said::Choice(offer) => self.answer_choice(at, offer),
            Said::Several(offers, done) => self.answer_several(at, &offers, done),
            Said::Value(plain) => self.answer_value(at, plain.into(), None),
            Said::OtherDays => self.other_days(question),
            Said::Slot(slot) => self.choose_slot(question, slot),
            Said::When(plain) => self.ask_for_day(question, &plain),
            Said::Booking(number) => self.choose_booking(question, number),
            Said::Right => self.review_is_right(question),
            Said::Change(field) => self.change(at, field),
        }
    }

    fn answer_choice(&mut self, at: QuestionIx, offer: Offer) {
        let question = &self.program.questions[at.at()];
        let choice = &self.program.choices[offer.choice.at()];
        if let Some(value) = self.view().stored(question, &offer) {
            return self.answer_value(at, value, Some(offer.choice));
        }
        // A command or a menu's option: nothing is stored, and no check looks at it.
        (self.visit)(crate::Visit::Choice(offer.choice));
        if let Some(each) = choice.each
            && let Some(entry) = self.view().entry_of(&offer)
        {
            let name = self.program.names[self.program.eaches[each.at()].name.at()].id;
            self.hold(name, entry.into());
        }
        self.answered(question, Some(choice.id));
        self.give_points(question, choice.points, true);
        let goes = self.lead(question, choice.then);
        self.follow(goes);
    }

    /// An answer that is stored: checks first.
    pub fn answer_value(&mut self, at: QuestionIx, value: Value, choice: Option<ChoiceIx>) {
        let question = &self.program.questions[at.at()];
        let yes = match value.plain() {
            Some(Plain::Yes(yes)) if matches!(question.asks, Asks::Value(Kind::YesNo | Kind::Consent)) => Some(*yes),
            _ => None,
        };
        // In `- each x`, x is the entry in the option's body too.
        let each = choice.and_then(|choice| self.program.choices[choice.at()].each);
        let entry = each.map(|each| (self.program.names[self.program.eaches[each.at()].name.at()].id, value.clone()));
        if !self.store_checked(at, value) {
            return;
        }
        let choice = choice.map(|choice| {
            (self.visit)(crate::Visit::Choice(choice));
            &self.program.choices[choice.at()]
        });
        if let Some((name, entry)) = entry {
            self.hold(name, entry);
        }
        yes.into_iter().for_each(|yes| (self.visit)(if yes { crate::Visit::Yes(at) } else { crate::Visit::No(at) }));
        self.consent(question, yes);
        self.answered(question, choice.map(|choice| choice.id));
        let way = match yes {
            Some(true) => question.ways.yes.as_ref(),
            Some(false) => question.ways.no.as_ref(),
            None => None,
        };
        self.give_points(question, choice.map(|choice| choice.points).unwrap_or_default(), true);
        self.give_points(question, way.map(|way| way.points).unwrap_or_default(), false);
        let then = choice.map(|choice| choice.then).filter(|then| *then != Then::Next).or(way.map(|way| way.then)).unwrap_or(Then::Next);
        let goes = self.lead(question, then);
        self.follow(goes);
    }

    /// Keeps an answer if every check holds; else sends the check's text.
    pub fn store_checked(&mut self, at: QuestionIx, value: Value) -> bool {
        let question = &self.program.questions[at.at()];
        let Some(name) = question.name.map(|name| self.program.names[name.at()].id) else { return true };
        // Most answers have no check, and are kept nowhere else.
        let before = if question.checks.is_empty() { None } else { self.view().held(name).cloned() };
        let kept = question.keep.map(|_| value.clone());
        self.hold(name, value);
        let failed = question.checks.iter().find(|check| !self.view().holds(self.program.checks[check.at()].holds));
        if let Some(check) = failed {
            (self.visit)(crate::Visit::Check(check));
            let text = self.program.checks[check.at()].text;
            // The text may name the answer, so that is still there while it is written.
            self.failed_try(at, Some(text));
            match before {
                Some(before) => self.hold(name, before),
                None => self.unhold(name),
            }
            return false;
        }
        if let Some(kept) = kept {
            self.keep_answer(question, kept);
        }
        true
    }

    /// `keep as contact.x`.
    pub fn keep_answer(&mut self, question: &Question, value: Value) {
        if let Some(keep) = question.keep {
            self.hold_for_contact(self.program.names[keep.at()].id, value);
        }
    }

    /// The question is closed: it can be gone back to.
    pub fn answered(&mut self, question: &Question, choice: Option<ChoiceId>) {
        if !matches!(question.asks, Asks::Review) {
            self.review_anew(question);
        }
        self.leave(question);
        self.record(Fact::Answered { question: question.place, choice });
    }

    fn leave(&mut self, question: &Question) {
        let Some(thread) = self.top() else { return };
        let depth = thread.frames.len() as u8;
        if thread.asked.len() >= crate::limits::BACK {
            thread.asked.remove(0);
        }
        thread.asked.push(Asked { depth, question: question.place });
    }

    fn skip(&mut self, question: &Question) {
        if let Some(name) = question.name {
            self.hold(self.program.names[name.at()].id, Value::Skipped);
        }
        self.take_points(question.place);
        self.leave(question);
        self.record(Fact::Skipped { question: question.place });
        let goes = self.lead(question, Then::Next);
        self.follow(goes);
    }

    /// Where an answer leads: a correction walks its form from the start, unless the answer leaves.
    pub fn lead(&mut self, question: &Question, then: Then) -> Goes {
        let correcting = self.open_state().is_some_and(|open| open.correcting);
        if let Some(thread) = self.top() {
            thread.rest = None;
        }
        if correcting
            && then == Then::Next
            && let Some(form) = question.form
        {
            let form = &self.program.forms[form.at()];
            self.walking = Some(form.next);
            return Goes::At(form.first);
        }
        self.then(then, question.next)
    }

    /// Points of an answer; `afresh` takes back those of the answer before.
    pub fn give_points(&mut self, question: &Question, points: Rows<PointsIx>, afresh: bool) {
        if afresh {
            self.take_points(question.place);
        }
        for points in &self.program.points[points.range()] {
            self.add_points(question.place, points.row, points.points);
        }
    }

    /// The proof of a consent.
    fn consent(&mut self, question: &Question, yes: Option<bool>) {
        let (Some(given), Asks::Value(Kind::Consent)) = (yes, question.asks) else { return };
        let view = self.view();
        let mut shown = Outgoing::default();
        let wording = if view.outgoing(question.message, &mut shown) { shown.text } else { String::new() };
        let language = view.language_code().into();
        let channel = self.program.channels.get(view.channel().at()).cloned().unwrap_or_default();
        let number = self.number();
        let at = self.now;
        self.record(Fact::Consent { number, question: question.place, given, wording, language, channel, at });
        if let Some(thread) = self.top() {
            thread.consent = if given { number } else { Number(0) };
        }
    }

    /// An answer that is not understood, or that a check turned down: counted, said, or the way out.
    pub fn failed_try(&mut self, at: QuestionIx, check: Option<TextIx>) {
        let question = &self.program.questions[at.at()];
        let Some(open) = self.open_state() else { return };
        open.tries = open.tries.saturating_add(1);
        let tries = open.tries;
        self.record(Fact::Unclear { question: question.place, tries });
        let ways = &self.program.ways_out[question.ways.unclear.range()];
        let way =
            ways.iter().find(|way| way.times == tries).or_else(|| ways.iter().max_by_key(|way| way.times).filter(|way| tries >= way.times));
        if let Some(way) = way {
            let goes = self.then(way.then, question.next);
            return self.follow(goes);
        }
        let now = self.now;
        if let Some(open) = self.open_state() {
            open.asked = now;
        }
        let reasks = question.ways.reasks.iter().filter(|reask| self.program.reasks[reask.at()].times <= tries);
        let reask = reasks.max_by_key(|reask| self.program.reasks[reask.at()].times);
        let shown = match (check, reask) {
            (Some(text), _) => Shown::Instead(text),
            (None, Some(reask)) => {
                (self.visit)(crate::Visit::Reask(reask));
                Shown::Instead(self.program.reasks[reask.at()].text)
            }
            (None, None) => Shown::Before(reask_words(question)),
        };
        self.show(question, shown);
    }
}

/// The runtime's own words for an answer that is not understood.
fn reask_words(question: &Question) -> Own {
    match question.asks {
        Asks::Menu | Asks::Which { .. } => Own::ReaskChoice,
        Asks::Slot { .. } => Own::ReaskSlot,
        Asks::Review => Own::ReaskReview,
        Asks::Value(kind) => match kind {
            Kind::Text => Own::ReaskText,
            Kind::Name => Own::ReaskName,
            Kind::Email => Own::ReaskEmail,
            Kind::Phone => Own::ReaskPhone,
            Kind::Code => Own::ReaskCode,
            Kind::Number => Own::ReaskNumber,
            Kind::WholeNumber => Own::ReaskWholeNumber,
            Kind::Money => Own::ReaskMoney,
            Kind::Date => Own::ReaskDate,
            Kind::Time => Own::ReaskTime,
            Kind::DateTime => Own::ReaskDateTime,
            Kind::YesNo => Own::ReaskYesNo,
            Kind::Consent => Own::ReaskConsent,
            Kind::Rating { .. } => Own::ReaskRating,
            Kind::Several => Own::ReaskSeveral,
            Kind::Location => Own::ReaskLocation,
            Kind::Photo => Own::ReaskPhoto,
            Kind::File => Own::ReaskFile,
            Kind::Link => Own::ReaskLink,
            Kind::Choice | Kind::Span | Kind::Item(_) | Kind::Record | Kind::List | Kind::Booking | Kind::Payment => Own::ReaskChoice,
        },
    }
}

/// What a fixed choice says to a question; `None` where it means nothing there.
pub(crate) fn fixed_choice(view: &View, question: &Question, open: &Open, choice: ChoiceId, item: RowId) -> Option<Said> {
    match (choice, question.asks) {
        (fixed::SKIP, _) if question.optional != Optional::No => Some(Said::Skip),
        (fixed::MORE, _) => Some(Said::More),
        (fixed::OTHER_DAYS, Asks::Slot { .. }) => Some(Said::OtherDays),
        (fixed::TIME, Asks::Slot { slots }) => view.slot_of_item(slots, item),
        (fixed::BOOKING, Asks::Which { .. }) => Some(Said::Booking(Number(item.0 as u32))),
        (fixed::YES, Asks::Review) => Some(Said::Right),
        (fixed::CHANGE, Asks::Review) => Some(Said::Change(view.field_of_item(question, item))),
        (fixed::RATE, Asks::Value(Kind::Rating { from, to })) => {
            let number = (from..=to).find(|n| rate_item(*n) == item.0)?;
            Some(Said::Value(Plain::Number(number.into())))
        }
        (fixed::DONE, Asks::Value(Kind::Several)) => Some(Said::Several(Vec::new(), true)),
        (fixed::YES | fixed::NO, Asks::Value(Kind::YesNo | Kind::Consent)) => {
            Some(view.worded(question, open, Plain::Yes(choice == fixed::YES)))
        }
        _ => None,
    }
}
