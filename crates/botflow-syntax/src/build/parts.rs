//! In: pieces that many kinds of line share: names, lists, durations, targets. Out: the same in the tree.

use botflow_grammar::Rule;
use botflow_source::Span;

use super::{Build, Read, Unread};
use crate::finding;
use crate::pieces::Piece;
use crate::tree::{Duration, Item, Outcome, Path, PathId, Phrase, Points, Statement, Target, TargetId, TargetKind, Unit, Word};

impl Build<'_> {
    pub(super) fn word(&mut self) -> Word {
        let piece = self.take();
        Word(self.span(piece))
    }

    pub(super) fn word_if(&mut self, rule: Rule) -> Option<Word> {
        self.take_if(rule).map(|piece| Word(self.span(piece)))
    }

    pub(super) fn phrase(&mut self) -> Phrase {
        let piece = self.take();
        Phrase(self.span(piece))
    }

    pub(super) fn path(&mut self) -> PathId {
        let whole = self.take();
        let first_word = self.tree.words.len() as u32;
        while self.at < whole.next as usize {
            let word = self.word();
            self.tree.words.push(word);
        }
        let word_count = self.tree.words.len() as u32 - first_word;
        let span = self.span(whole);
        self.tree.paths.push(Path { span, first_word, word_count });
        PathId(self.tree.paths.len() as u32 - 1)
    }

    /// Digits that the grammar has counted.
    pub(super) fn count(&mut self) -> u32 {
        let piece = self.take();
        self.str(piece).parse().expect("invariant: at most nine digits")
    }

    pub(super) fn duration(&mut self) -> Duration {
        let whole = self.take();
        let count = self.count();
        let unit = self.take();
        let unit = match self.str(unit).trim_end_matches('s') {
            "minute" => Unit::Minute,
            "hour" => Unit::Hour,
            "day" => Unit::Day,
            "week" => Unit::Week,
            "month" => Unit::Month,
            "year" => Unit::Year,
            _ => Unit::Second,
        };
        Duration { span: self.span(whole), count, unit }
    }

    /// `-> TARGET`, where it is there.
    pub(super) fn way(&mut self) -> Option<TargetId> {
        let arrow = self.take_if(Rule::arrow);
        let arrow = match arrow {
            Some(arrow) => arrow,
            None => {
                let other = self.take_if(Rule::other_arrow)?;
                let found = finding::s020_other_arrow::finding(self.span(other), self.str(other));
                self.findings.push(found);
                other
            }
        };
        Some(match self.take_if(Rule::target) {
            Some(target) => self.target(target),
            None => {
                self.findings.push(finding::s011_empty_target::finding(self.span(arrow)));
                self.push_target(self.span(arrow).behind(), TargetKind::Hole)
            }
        })
    }

    /// A step or a flow.
    pub(super) fn target(&mut self, piece: Piece) -> TargetId {
        let (span, text) = (self.span(piece), self.str(piece));
        let kind = match text.find(" / ") {
            Some(at) => {
                let (flow, step) = (text[..at].trim_end(), text[at + 3..].trim_start());
                let flow = Phrase(Span::new(span.file, span.start, span.start + flow.len() as u32));
                TargetKind::FlowStep { flow, step: Phrase(Span::new(span.file, span.end - step.len() as u32, span.end)) }
            }
            None => TargetKind::Title(Phrase(span)),
        };
        self.push_target(span, kind)
    }

    pub(super) fn push_target(&mut self, span: Span, kind: TargetKind) -> TargetId {
        self.tree.targets.push(Target { span, kind });
        TargetId(self.tree.targets.len() as u32 - 1)
    }

    pub(super) fn when(&mut self, outcome: Outcome) -> Read<Statement> {
        let target = self.way();
        Ok(Statement::When { outcome, target })
    }

    /// A list with commas, to the end of a piece.
    pub(super) fn items(&mut self) -> Read<Box<[Item]>> {
        let piece = self.take();
        let items = split_items(self.str(piece), self.span(piece));
        if items.iter().any(|item| item.span.is_empty()) {
            return Err(self.unreadable(self.span(piece), "between two commas there is nothing"));
        }
        Ok(items)
    }

    /// A list of what customers write: a semicolon in it was meant to be a comma, nobody writes one.
    pub(super) fn phrases(&mut self) -> Read<Box<[Item]>> {
        let items = self.items()?;
        for item in items.iter().filter(|item| !item.quoted) {
            let text = &self.line[(item.span.start - self.base) as usize..(item.span.end - self.base) as usize];
            let signs: Vec<Span> = text
                .match_indices(';')
                .map(|(at, _)| Span::new(item.span.file, item.span.start + at as u32, item.span.start + at as u32 + 1))
                .collect();
            if !signs.is_empty() {
                self.findings.push(finding::s016_unreadable::semicolons(&signs));
            }
        }
        Ok(items)
    }

    pub(super) fn points(&mut self) -> Points {
        self.take();
        let row = self.path();
        let amount = self.take();
        Points { row, amount: self.str(amount).parse().expect("invariant: at most nine digits") }
    }

    /// Says that the line, or a part of it, means nothing.
    pub(super) fn unreadable(&mut self, span: Span, note: &str) -> Unread {
        self.findings.push(finding::s016_unreadable::part(span, note));
        Unread
    }
}

/// Splits at commas; an item in double quotes (closing quote followed by a comma or the end) may hold commas.
pub(super) fn split_items(text: &str, span: Span) -> Box<[Item]> {
    let at = |start: usize, end: usize| Span::new(span.file, span.start + start as u32, span.start + end as u32);
    crate::list::split_list(text).map(|part| Item { span: at(part.start, part.end), quoted: part.quoted }).collect()
}
