//! The start table and the phrase index.

use botflow_program::{FlowIx, Hears, Keep, Kind, Phrase, Rows, Start, StartIx, StartsOn};

use super::{Lowering, Place};
use crate::graph::{self, StartOn, WordsAt};
use crate::model::ValueId;

impl<'a> Lowering<'a> {
    /// Every `starts on` and `interrupts on` line, in file order.
    pub(super) fn starts(&mut self) {
        for start in &self.analysis.graph.starts {
            let at = StartIx(self.program.starts.len() as u32);
            let (on, keep, with) = self.starts_on(at, &start.on);
            let with: Vec<Keep> = with.iter().map(|value| self.event_value(*value)).collect();
            let row = Start {
                on,
                flow: FlowIx(start.flow.0),
                guard: start.only_if.as_ref().map(|condition| self.condition(self.expr_at(condition))),
                interrupts: start.interrupts,
                fresh: start.fresh,
                keep: keep.map(|value| self.value(value)),
                with: Rows::push(&mut self.program.keeps, with),
            };
            self.program.starts.push(row);
            self.map.starts.push(Some(Place { file: start.span.file, span: start.span }));
        }
    }

    fn starts_on(&mut self, at: StartIx, on: &'a graph::StartOn) -> (StartsOn, Option<ValueId>, &'a [ValueId]) {
        match on {
            StartOn::Words(words) => {
                self.listen(at, *words);
                (StartsOn::Words, None, &[])
            }
            StartOn::Ad(reference) => (StartsOn::Ad((&**reference).into()), None, &[]),
            StartOn::Link(reference) => (StartsOn::Link((&**reference).into()), None, &[]),
            StartOn::Page(path) => (StartsOn::Page((&**path).into()), None, &[]),
            StartOn::Menu(label) => {
                let text = label.get(&self.analysis.model.facts).first().map(super::message::source_of).unwrap_or_default();
                (StartsOn::Menu(text.into()), None, &[])
            }
            StartOn::Welcome => (StartsOn::Welcome, None, &[]),
            StartOn::TextLike(pattern, keep) => (StartsOn::TextLike((&**pattern).into()), *keep, &[]),
            StartOn::Photo(keep) => (StartsOn::Photo, *keep, &[]),
            StartOn::Location(keep) => (StartsOn::Location, *keep, &[]),
            StartOn::File(keep) => (StartsOn::File, *keep, &[]),
            StartOn::Event(name, values) => (StartsOn::Event((&**name).into()), None, values),
            StartOn::Topic(name) => (StartsOn::Topic((&**name).into()), None, &[]),
            StartOn::AnythingElse => (StartsOn::AnythingElse, None, &[]),
        }
    }

    /// Puts the phrases of a line into the phrase index, in every language.
    fn listen(&mut self, at: StartIx, words: WordsAt) {
        for text in words.get(&self.analysis.model.facts) {
            for (language, words) in self.spoken(text) {
                self.program.phrases.push(Phrase { language, words, to: Hears::Start(at) });
            }
        }
    }

    fn event_value(&mut self, value: ValueId) -> Keep {
        let to = self.value(value);
        let kind: Kind = self.program.names[to.0 as usize].kind;
        Keep { text: self.analysis.model.values[value.ix()].name.as_str().into(), from: None, to, kind }
    }
}
