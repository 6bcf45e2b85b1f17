//! What can be read while nothing changes: a program, a session, and the thread whose values count.

use botflow_program::*;

use crate::engine::Engine;
use crate::session::*;
use crate::words::Situation;

/// A moment of a session, to be read.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub engine: &'a Engine,
    pub program: &'a Program,
    pub session: &'a Session,
    /// The thread whose values count.
    pub thread: Option<&'a Thread>,
    pub now: Time,
    /// Entries of cards and options that are being written, innermost last.
    pub at_hand: &'a [(NameId, Entry)],
    /// The constants that `Const` speaks of.
    pub constants: &'a [Value],
    /// Of a pick: the row being looked at.
    pub row: Option<(&'a Catalog, usize)>,
}

impl<'a> View<'a> {
    /// The frame that runs.
    pub fn frame(&self) -> Option<&'a Frame> {
        self.thread?.frames.last()
    }

    /// What a name of the running frame holds.
    pub fn held(&self, name: NameId) -> Option<&'a Value> {
        find(&self.frame()?.values, name)
    }

    /// The language spoken.
    pub fn language(&self) -> LanguageIx {
        self.engine.index.language(self.session.language)
    }

    /// Its code.
    pub fn language_code(&self) -> &'a str {
        self.program.languages.get(self.language().at()).map_or("en", |code| code.as_str())
    }

    /// Its code, to be kept: nothing is copied.
    pub fn language_text(&self) -> Text {
        self.program.languages.get(self.language().at()).cloned().unwrap_or_else(|| Text::new_static("en"))
    }

    /// The channel of the last message.
    pub fn channel(&self) -> ChannelIx {
        self.engine.index.channel(self.session.channel)
    }

    /// The contact's time zone, else the project's.
    pub fn zone(&self) -> &'a str {
        match find(&self.session.contact.values, self.engine.index.contact.time_zone).and_then(Value::plain) {
            Some(Plain::Text(zone)) => zone.as_str(),
            _ => &self.program.zone,
        }
    }

    /// In which circumstances values are read and written.
    pub fn situation(&self) -> Situation<'a> {
        Situation { language: self.language_code(), zone: self.zone(), now: self.now, currency: self.engine.index.currency }
    }

    /// A catalog as it is today.
    pub fn catalog(&self, at: CatalogIx) -> Option<&'a Catalog> {
        self.engine.catalog(at)
    }

    /// The booking of this name that counts here: this conversation's, else the next one coming.
    pub fn booking(&self, name: NameId) -> Option<&'a Booking> {
        let number = self.thread.map_or(0, |thread| thread.number);
        let mine = |b: &&Booking| b.name == name && b.end > self.now;
        let all = &self.session.contact.bookings;
        all.iter().filter(mine).rfind(|b| b.conversation == number).or_else(|| all.iter().filter(mine).min_by_key(|b| b.start))
    }

    /// The payment of this name that counts here: this conversation's latest, else the latest.
    pub fn payment(&self, name: NameId) -> Option<&'a Paying> {
        let number = self.thread.map_or(0, |thread| thread.number);
        let all = &self.session.contact.payments;
        let mine = |p: &&Paying| p.name == name;
        all.iter().filter(mine).rfind(|p| p.conversation == number).or_else(|| all.iter().rfind(|p| mine(p)))
    }

    /// The points of a row.
    pub fn points(&self, row: BoardRowId) -> i64 {
        self.frame().map_or(0, |frame| frame.points.iter().filter(|p| p.row == row).map(|p| i64::from(p.points)).sum())
    }

    /// The key of an option.
    pub fn key(&self, option: OptionId) -> Option<&'a str> {
        Some(self.program.options[self.engine.index.option(option)?.at()].key.as_str())
    }
}

/// What a name holds in a list of values.
pub(crate) fn find(values: &[Held], name: NameId) -> Option<&Value> {
    values.iter().find(|held| held.name == name).map(|held| &held.value)
}
