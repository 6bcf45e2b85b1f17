//! What a message does, in the order of section 10: one function, one place.

use botflow_program::*;

use crate::effect::*;
use crate::input::{Arrival, Said};
use crate::limits;
use crate::on_screen::Typed;
use crate::phrases::Known;
use crate::run::Run;
use crate::session::*;
use crate::start::Given;
use crate::words::Heard;

/// A message as it is read: typed, folded, as words that phrases know.
struct Message<'m> {
    text: &'m Text,
    folded: &'m str,
    /// Words of the runtime's own that it is as a whole.
    heard: Heard,
    known: Known,
}

impl Run<'_> {
    /// A message.
    pub fn message(&mut self, said: &Said, entry: Option<&Arrival>) {
        let typed = match said {
            Said::Text(text) | Said::Captioned { text, .. } => shorten(text),
            Said::Photo(_) | Said::File(_) | Said::Location(_) | Said::Other | Said::Nothing => Text::default(),
        };
        let mut folded = std::mem::take(&mut self.session.room.folded);
        folded.fold(&typed);
        self.message_folded(said, entry, &typed, &folded.text);
        self.session.room.folded = folded;
    }

    fn message_folded(&mut self, said: &Said, entry: Option<&Arrival>, text: &Text, folded: &str) {
        let heard = self.view().heard(folded);
        if !folded.is_empty() && self.stop_or_start(folded, heard) {
            return;
        }
        if self.is_handed_over() {
            return;
        }
        if let Some(entry) = entry
            && self.arrive(entry, text)
        {
            return;
        }
        let language = self.view().language();
        let mut message = Message { text, folded, heard, known: Known::new() };
        self.index.phrases[language.at()].read(folded, &mut message.known);
        match (said, self.open_question()) {
            (Said::Text(_), Some(question)) => self.read_text(question, &message),
            (Said::Text(_), None) => self.start_on_text(&message),
            (Said::Captioned { medium, .. }, Some(question)) => match self.value_of(question, medium) {
                Some(_) => self.read_media(question, medium),
                None => self.read_text(question, &message),
            },
            (Said::Captioned { medium, .. }, None) => {
                if !self.start_on_media(medium) {
                    self.start_on_text(&message);
                }
            }
            (Said::Nothing, Some(question)) => self.show_again(question),
            (Said::Nothing, None) => self.first_contact(),
            (media, Some(question)) => self.read_media(question, media),
            (media, None) => {
                if !self.start_on_media(media) {
                    self.fall_back(text);
                }
            }
        }
    }

    /// *stop* as the whole message, in the conversation's language and in English; *start* after it.
    fn stop_or_start(&mut self, folded: &str, heard: Heard) -> bool {
        let english = self.view().language_code() == "en";
        let in_english = |word| !english && self.engine.words().hears(word, folded, "en");
        if heard.is(OwnWord::Stop) || in_english(OwnWord::Stop) {
            self.stop();
            return true;
        }
        if self.session.stopped && (heard.is(OwnWord::Start) || in_english(OwnWord::Start)) {
            self.session.stopped = false;
            self.record(Fact::Resumed);
            self.say_own(Own::Started);
            return true;
        }
        false
    }

    /// Closes the open question, drops waits, reminders and nudges, ends every subscription. A person's chat stays.
    fn stop(&mut self) {
        let with_a_person = self.is_handed_over().then(|| self.session.open.pop()).flatten();
        self.drop_everything();
        self.session.open.extend(with_a_person);
        let topics = std::mem::take(&mut self.session.contact.topics);
        for topic in topics {
            let text = self.program.topics.iter().find(|t| t.topic() == topic).map(|t| t.text.clone()).unwrap_or_default();
            self.record(Fact::Unsubscribed { topic: text });
        }
        self.session.stopped = true;
        self.record(Fact::Stopped);
        self.say_own(Own::Stopped);
    }

    /// Sends one of the runtime's own texts.
    pub fn say_own(&mut self, own: Own) {
        let view = self.view();
        let message = Outgoing { language: view.language_code().into(), text: view.said(own), ..Outgoing::default() };
        self.send(message);
    }

    /// Text while a question is open.
    fn read_text(&mut self, at: QuestionIx, message: &Message) {
        if self.whole_message(at, message) {
            return;
        }
        let question = &self.program.questions[at.at()];
        match self.typed_button(at, message.folded) {
            Typed::Nothing => {}
            Typed::Button(tap) => return self.tap_elsewhere(&tap),
            Typed::Unclear => return self.failed_try(at, None),
        }
        let Some(open) = self.open_state().cloned() else { return };
        if !self.asked_anew
            && let Some(said) = self.view().read_answer(question, &open, message.text, message.folded)
        {
            return self.answer(at, said);
        }
        if self.start_on_shape(message.text) || self.phrase_inside(at, message) || self.asked_anew {
            return;
        }
        if let Some(otherwise) = question.ways.otherwise {
            return self.otherwise(at, message.text, otherwise);
        }
        if message.heard.is(OwnWord::Greeting) {
            return self.show_again(at);
        }
        // The second half of what was typed before the question came.
        if self.now.since(open.asked) < limits::TYPED_BEFORE_SECONDS {
            return;
        }
        self.failed_try(at, None);
    }

    /// Words as the whole message: the form's own, `when customer says`, `interrupts`, the running flow's own start words.
    fn whole_message(&mut self, at: QuestionIx, message: &Message) -> bool {
        self.own_word(at, message) || self.whole_phrase(at, message)
    }

    fn own_word(&mut self, at: QuestionIx, message: &Message) -> bool {
        let question = &self.program.questions[at.at()];
        let view = self.view();
        let word = match () {
            () if message.heard.is(OwnWord::Back) => Some(OwnWord::Back),
            () if question.form.is_some() && message.heard.is(OwnWord::Cancel) => Some(OwnWord::Cancel),
            () if question.optional != Optional::No && message.heard.is(OwnWord::Skip) => Some(OwnWord::Skip),
            () => None,
        };
        let correction = question.form.filter(|_| !matches!(question.asks, Asks::Review));
        let field = correction.and_then(|form| view.correction(form, message.folded));
        if word.is_none() && field.is_none() || self.is_worded(at, message.folded) {
            return false;
        }
        match (word, question.form) {
            (Some(OwnWord::Cancel), Some(form)) => self.cancel_form(form),
            (Some(OwnWord::Back), _) => {
                if !self.back() {
                    self.failed_try(at, None);
                }
            }
            (Some(OwnWord::Skip), _) if question.optional != Optional::No => self.answer(at, crate::answer::Said::Skip),
            _ => match field {
                Some(field) => self.change(at, Some(field)),
                None => return false,
            },
        }
        true
    }

    /// Whether the open question has exactly that option, key or other word.
    pub fn is_worded(&mut self, at: QuestionIx, folded: &str) -> bool {
        let question = &self.program.questions[at.at()];
        let now = self.now;
        let asked = self.open_state().map_or(now, |open| open.asked);
        let view = self.view();
        view.exact(&view.offers(question, asked), folded).is_some()
    }

    fn whole_phrase(&mut self, at: QuestionIx, message: &Message) -> bool {
        let language = self.view().language();
        let index = self.index;
        let phrases = &index.phrases[language.at()];
        let flow = self.session.open.last().map(|thread| thread.flow).unwrap_or_default();
        let rank = |to: Hears| match to {
            Hears::Says(says) => (self.program.says[says.at()].question == at).then_some(0),
            Hears::Start(start) => {
                let start = &self.program.starts[start.at()];
                match start.interrupts {
                    true => Some(1),
                    false => (self.program.flows[start.flow.at()].id == flow).then_some(2),
                }
            }
        };
        let mut heard: Vec<(u8, Hears)> = phrases.whole(&message.known).filter_map(|to| Some((rank(to)?, to))).collect();
        heard.sort_by_key(|(rank, _)| *rank);
        for (rank, to) in heard {
            if rank == 2 && (self.is_worded(at, message.folded) || !matches!(self.typed_button(at, message.folded), Typed::Nothing)) {
                continue;
            }
            if self.hear(to, message, (0, message.folded.len())) {
                return true;
            }
        }
        false
    }

    /// Phrases inside: the longest wins.
    fn phrase_inside(&mut self, at: QuestionIx, message: &Message) -> bool {
        let language = self.view().language();
        let index = self.index;
        let flow = self.session.open.last().map(|thread| thread.flow).unwrap_or_default();
        let heard = index.phrases[language.at()].inside(&message.known, |to| match to {
            Hears::Says(says) => (self.program.says[says.at()].question == at).then_some(0),
            Hears::Start(start) => {
                let start = &self.program.starts[start.at()];
                let other = self.program.flows[start.flow.at()].id != flow;
                match start.interrupts {
                    true => Some(1),
                    false => other.then_some(2),
                }
            }
        });
        heard.is_some_and(|heard| self.hear(heard.to, message, (heard.start, heard.end)))
    }

    /// A phrase was heard: its line runs, or its flow starts.
    fn hear(&mut self, to: Hears, message: &Message, span: (usize, usize)) -> bool {
        match to {
            Hears::Says(says) => {
                let says = &self.program.says[says.at()];
                let question = &self.program.questions[says.question.at()];
                let goes = self.then(says.then, question.next);
                self.follow(goes);
                true
            }
            Hears::Start(start) => {
                let entrance = self.worded(message, span);
                self.start(start, entrance, Given::Nothing)
            }
        }
    }

    /// How a conversation began that words started. The phrase is looked for in the text as typed, as far as capitals differ.
    fn worded(&self, message: &Message, span: (usize, usize)) -> Entrance {
        let text = message.text;
        let phrase = message.folded.get(span.0..span.1).unwrap_or_default();
        let (text, at) = match find_lower(text, phrase) {
            Some(at) => (text.clone(), at),
            // Where folding moved letters about, the folded message is kept: spans count in it.
            _ => (message.folded.into(), span.0),
        };
        let bytes = |at: usize| u16::try_from(at).unwrap_or(u16::MAX);
        Entrance { text, phrase: (bytes(at), bytes(at + phrase.len())), ..Entrance::new(EntryKind::Words) }
    }

    /// `otherwise`: any other text lands in the variable.
    fn otherwise(&mut self, at: QuestionIx, text: &Text, then: Then) {
        let question = &self.program.questions[at.at()];
        if !self.store_checked(at, Plain::Text(text.clone()).into()) {
            return;
        }
        self.take_points(question.place);
        self.answered(question, None);
        let goes = self.lead(question, then);
        self.follow(goes);
    }

    /// Text with no question open: starts, then the fallback flow.
    fn start_on_text(&mut self, message: &Message) {
        if self.start_on_shape(message.text) {
            return;
        }
        let language = self.view().language();
        let index = self.index;
        let mut turned_down: Vec<StartIx> = Vec::new();
        // A guard may turn the longest phrase's flow down: then the next one is looked at.
        while turned_down.len() < self.program.starts.len().min(limits::PARKED) {
            let heard = index.phrases[language.at()].inside(&message.known, |to| match to {
                Hears::Says(_) => None,
                Hears::Start(start) => (!turned_down.contains(&start)).then_some(0),
            });
            let Some(heard) = heard else { break };
            if self.hear(heard.to, message, (heard.start, heard.end)) {
                return;
            }
            if let Hears::Start(start) = heard.to {
                turned_down.push(start);
            }
        }
        self.fall_back(message.text);
    }

    fn first_contact(&mut self) {
        let entrance = Entrance::new(EntryKind::Welcome);
        if !self.start_first(&entrance, |on| (*on == StartsOn::Welcome).then_some(Given::Nothing)) {
            self.fall_back(&Text::default());
        }
    }

    /// The project's one fallback.
    pub fn fall_back(&mut self, text: &Text) {
        let entrance = Entrance { text: text.clone(), ..Entrance::new(EntryKind::Anything) };
        self.start_first(&entrance, |on| (*on == StartsOn::AnythingElse).then_some(Given::Nothing));
    }

    /// A photo, file or location while a question is open: its answer if it asks for that, else unclear.
    fn read_media(&mut self, at: QuestionIx, media: &Said) {
        match self.value_of(at, media) {
            _ if self.asked_anew => {}
            Some(value) => self.answer(at, crate::answer::Said::Value(value)),
            None => self.failed_try(at, None),
        }
    }

    /// What a photo, file or location is to this question.
    fn value_of(&self, at: QuestionIx, media: &Said) -> Option<Plain> {
        match (media, self.program.questions[at.at()].asks) {
            (Said::Photo(address), Asks::Value(Kind::Photo | Kind::File)) | (Said::File(address), Asks::Value(Kind::File)) => {
                Some(Plain::Text(address.clone()))
            }
            (Said::Location(spot), Asks::Value(Kind::Location)) => Some(Plain::Place(*spot)),
            _ => None,
        }
    }

    fn start_on_media(&mut self, media: &Said) -> bool {
        let (kind, wanted, value) = match media {
            Said::Photo(address) => (EntryKind::Photo, StartsOn::Photo, Plain::Text(address.clone())),
            Said::File(address) => (EntryKind::File, StartsOn::File, Plain::Text(address.clone())),
            Said::Location(spot) => (EntryKind::Location, StartsOn::Location, Plain::Place(*spot)),
            Said::Text(_) | Said::Captioned { .. } | Said::Other | Said::Nothing => return false,
        };
        self.start_first(&Entrance::new(kind), |on| (*on == wanted).then(|| Given::Value(value.clone())))
    }
}

/// Where a text without capitals stands in one as typed. `None` too where small letters are longer or shorter than capitals.
fn find_lower(text: &str, phrase: &str) -> Option<usize> {
    if text.is_ascii() && !phrase.is_empty() {
        return text.as_bytes().windows(phrase.len()).position(|part| part.eq_ignore_ascii_case(phrase.as_bytes()));
    }
    let lower = text.to_lowercase();
    lower.find(phrase).filter(|_| lower.len() == text.len())
}

/// Text in the bound of what is looked at.
fn shorten(text: &Text) -> Text {
    // No text has more characters than bytes.
    if text.len() <= limits::TEXT_CHARS {
        return text.clone();
    }
    match text.char_indices().nth(limits::TEXT_CHARS) {
        Some((end, _)) => text[..end].into(),
        None => text.clone(),
    }
}
