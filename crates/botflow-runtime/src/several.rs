//! Questions that take several options: what is said, what is picked so far, when it is enough.

use botflow_program::*;

use crate::answer::Said;
use crate::ask::Shown;
use crate::offer::Offer;
use crate::run::Run;
use crate::session::*;
use crate::view::View;
use crate::words::Heard;

impl View<'_> {
    /// Reads several options from a message: *Earth tones, Brights*; *1 and 3*; *all*; *done*.
    pub fn read_several(&self, question: &Question, offers: &[Offer], open: &Open, text: &str, folded: &str) -> Option<Said> {
        if let Some(offer) = self.exact(offers, folded) {
            return Some(Said::Several(vec![offer], open.picked.is_empty()));
        }
        let hears = |word: OwnWord| self.hears(word, folded);
        if hears(OwnWord::Done) && (!open.picked.is_empty() || question.picks.least == 0) {
            return Some(Said::Several(Vec::new(), true));
        }
        if hears(OwnWord::All) {
            let all = offers.iter().filter(|offer| !self.program.choices[offer.choice.at()].alone);
            return Some(Said::Several(all.copied().collect(), true));
        }
        if hears(OwnWord::Nothing) && question.picks.least == 0 {
            return Some(Said::Several(Vec::new(), true));
        }
        let mut picked = Vec::new();
        for part in text.split([',', ';', '\n', '+', '&']).map(normalise).filter(|part| !part.is_empty()) {
            match self.one_of(question, offers, open, &part) {
                Some(offer) => picked.push(offer),
                None => self.labels_inside(question, offers, open, &part, &mut picked)?,
            }
        }
        picked.dedup();
        (!picked.is_empty()).then_some(Said::Several(picked, true))
    }

    fn one_of(&self, question: &Question, offers: &[Offer], open: &Open, folded: &str) -> Option<Offer> {
        let (page, _) = self.page(question, offers, open.page);
        // What is picked already is not shown again: positions count what is left.
        let left: Vec<Offer> = page.iter().filter(|offer| !self.is_picked(open, offer)).copied().collect();
        self.exact(offers, folded).or_else(|| self.at_position(&left, folded)).or_else(|| self.close(offers, folded))
    }

    /// Labels that stand in a row with a word between them: *earth tones and brights*. One word may join two, none may be left over.
    fn labels_inside(&self, question: &Question, offers: &[Offer], open: &Open, folded: &str, picked: &mut Vec<Offer>) -> Option<()> {
        let words: Vec<&str> = folded.split(' ').collect();
        let (mut at, mut joined) = (0, true);
        let before = picked.len();
        while at < words.len() {
            let longest = (at + 1..=words.len()).rev().find_map(|to| {
                let part = words[at..to].join(" ");
                let offer =
                    self.exact(offers, &part).or_else(|| if to == at + 1 { self.one_of(question, offers, open, &part) } else { None });
                offer.map(|offer| (to, offer))
            });
            match longest {
                Some((to, offer)) => {
                    picked.push(offer);
                    (at, joined) = (to, false);
                }
                None if !joined && words[at].chars().count() <= 4 => (at, joined) = (at + 1, true),
                None => return None,
            }
        }
        (picked.len() > before && !joined).then_some(())
    }

    /// Which of the words the runtime hears a folded message is: by the project's lists where it has them, else by the language's.
    pub fn heard(&self, folded: &str) -> Heard {
        let language = self.language();
        let Some(code) = self.program.languages.get(language.at()) else { return Heard::default() };
        let heard = self.engine.words().heard(folded, code);
        let own = self.program.own_words.iter().filter(|own| own.language == language);
        own.fold(heard, |heard, own| match own.words.iter().any(|words| words == folded) {
            true => heard.and(own.word),
            false => heard.without(own.word),
        })
    }

    /// Whether a folded message is one of the words the runtime hears: the project's list, else the language's.
    pub fn hears(&self, word: OwnWord, folded: &str) -> bool {
        self.hears_in(word, folded, self.language())
    }

    /// [`View::hears`], in a language of the project.
    pub fn hears_in(&self, word: OwnWord, folded: &str, language: LanguageIx) -> bool {
        if let Some(own) = self.program.own_words.iter().find(|own| own.word == word && own.language == language) {
            return own.words.iter().any(|words| words == folded);
        }
        self.program.languages.get(language.at()).is_some_and(|code| self.engine.words().hears(word, folded, code))
    }
}

impl Run<'_> {
    /// Picks options of several; done when it is said, or when there can be no more.
    pub fn answer_several(&mut self, at: QuestionIx, offers: &[Offer], done: bool) {
        let question = &self.program.questions[at.at()];
        let choices = &self.program.choices;
        let Some(open) = self.open_state() else { return };
        for offer in offers {
            let choice = &choices[offer.choice.at()];
            let picked = Picked { choice: choice.id, item: offer.item };
            if choice.alone {
                open.picked.clear();
            } else {
                open.picked.retain(|p| !choices[question.choices.range()].iter().any(|c| c.id == p.choice && c.alone));
            }
            if !open.picked.contains(&picked) {
                open.picked.push(picked);
            }
        }
        let picked = open.picked.len();
        let most = if question.picks.most == 0 { usize::MAX } else { question.picks.most.into() };
        let alone = offers.last().is_some_and(|offer| choices[offer.choice.at()].alone);
        let all = picked >= most || alone || picked >= self.offered(at);
        if !done && !all {
            let now = self.now;
            if let Some(open) = self.open_state() {
                open.asked = now;
            }
            return self.show(question, Shown::Question);
        }
        if picked > most || picked < question.picks.least.into() {
            if let Some(open) = self.open_state() {
                open.picked.clear();
            }
            return self.failed_try(at, None);
        }
        self.several_done(at);
    }

    fn offered(&mut self, at: QuestionIx) -> usize {
        let now = self.now;
        let asked = self.open_state().map_or(now, |open| open.asked);
        self.view().offers(&self.program.questions[at.at()], asked).len()
    }

    /// Keeps what is picked, in listed order, with its points.
    fn several_done(&mut self, at: QuestionIx) {
        let question = &self.program.questions[at.at()];
        let Some(open) = self.open_state() else { return };
        let (picked, asked) = (open.picked.clone(), open.asked);
        let view = self.view();
        let offers: Vec<Offer> = view
            .offers(question, asked)
            .iter()
            .copied()
            .filter(|offer| {
                let id = self.program.choices[offer.choice.at()].id;
                picked.iter().any(|p| p.choice == id && p.item == offer.item)
            })
            .collect();
        let values: Vec<Entry> = offers.iter().filter_map(|offer| view.stored(question, offer)).filter_map(into_entry).collect();
        let options: Option<Vec<OptionId>> = values.iter().map(as_option).collect();
        let value = options.map_or_else(|| Value::List(values.clone()), |options| Plain::Choices(options).into());
        if !self.store_checked(at, value) {
            if let Some(open) = self.open_state() {
                open.picked.clear();
            }
            return;
        }
        self.answered(question, None);
        self.take_points(question.place);
        for offer in &offers {
            (self.visit)(crate::Visit::Choice(offer.choice));
            self.give_points(question, self.program.choices[offer.choice.at()].points, false);
        }
        let goes = self.lead(question, Then::Next);
        self.follow(goes);
    }
}

fn into_entry(value: Value) -> Option<Entry> {
    match value {
        Value::One(entry) => Some(entry),
        Value::List(_) | Value::Skipped | Value::Gone => None,
    }
}

fn as_option(entry: &Entry) -> Option<OptionId> {
    match entry {
        Entry::Plain(Plain::Choice(option)) => Some(*option),
        _ => None,
    }
}
