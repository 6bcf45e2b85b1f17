//! In: pieces of the lines of a flow's head. Out: their statements.

use botflow_grammar::Rule;

use botflow_source::Span;

use super::{Build, Read};
use crate::tree::{Phrase, Statement, Trigger, Word};

impl Build<'_> {
    pub(super) fn head(&mut self, rule: Rule) -> Read<Statement> {
        Ok(match rule {
            Rule::flow_line => Statement::Flow { title: self.phrase() },
            Rule::about_line => Statement::About { text: self.text() },
            Rule::starts_line => self.starts()?,
            Rule::starts_fresh_line => Statement::StartsFresh,
            Rule::event_values_line => Statement::EventValues { params: self.params() },
            Rule::takes_line => Statement::Takes { params: self.params() },
            Rule::gives_line => Statement::Gives { params: self.params() },
            Rule::scores_line => Statement::Scores { name: self.word() },
            Rule::row_line => {
                let label = self.label_text()?;
                let key = self.key();
                if key.is_none() {
                    self.key_shown(label);
                }
                Statement::Row { label, key }
            }
            Rule::was_line => Statement::Was { title: self.phrase() },
            Rule::keeps_line => Statement::Keeps { name: self.word(), duration: self.duration(), because: self.text() },
            _ => Statement::Step { title: self.phrase() },
        })
    }

    fn starts(&mut self) -> Read<Statement> {
        let interrupts = self.line.starts_with("interrupts");
        let whole = self.pieces[0];
        let trigger = self.trigger()?;
        if interrupts && !matches!(trigger, Trigger::Words(_)) {
            return Err(self.unreadable(self.span(whole), "only words can interrupt another flow: write `interrupts on words …`"));
        }
        Ok(Statement::Starts { interrupts, trigger })
    }

    fn trigger(&mut self) -> Read<Trigger> {
        let whole = self.take();
        Ok(match whole.rule {
            Rule::on_words => Trigger::Words(self.phrases()?),
            Rule::on_ad => Trigger::Ad(self.phrase()),
            Rule::on_link => Trigger::Link(self.phrase()),
            Rule::on_page => Trigger::Page(self.phrase()),
            Rule::on_menu => Trigger::Menu(self.phrase()),
            Rule::on_welcome => Trigger::Welcome,
            Rule::on_text => {
                let pattern = self.phrase();
                Trigger::TextLike { pattern, kept: self.kept_as() }
            }
            Rule::on_photo => Trigger::Photo(self.kept_as()),
            Rule::on_location => Trigger::Location(self.kept_as()),
            Rule::on_file => Trigger::File(self.kept_as()),
            Rule::on_event => Trigger::Event(self.word()),
            Rule::on_topic => Trigger::Topic(self.word()),
            _ => Trigger::AnythingElse,
        })
    }

    fn kept_as(&mut self) -> Option<Word> {
        self.take_if(Rule::kept_as)?;
        Some(self.word())
    }

    pub(super) fn channels(&mut self) -> Box<[Word]> {
        let whole = self.take();
        let mut channels = Vec::new();
        while self.at < whole.next as usize {
            channels.push(self.word());
        }
        channels.into()
    }

    /// Calendars with `or` between them.
    pub(super) fn calendars(&mut self) -> Box<[Phrase]> {
        let piece = self.take();
        let (text, span) = (self.str(piece), self.span(piece));
        let part_at = |part: &str| {
            let start = span.start + (part.as_ptr() as usize - text.as_ptr() as usize) as u32;
            Phrase(Span::new(span.file, start, start + part.len() as u32))
        };
        text.split(" or ").map(|part| part_at(part.trim())).collect()
    }
}
