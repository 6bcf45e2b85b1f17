//! In: pieces of lines that say something. Out: their statements.

use botflow_grammar::Rule;

use super::{Build, Read};
use crate::finding;
use crate::tree::{EachCard, MediaKind, Passed, Statement, TargetId, TargetKind, Text};

impl Build<'_> {
    pub(super) fn saying(&mut self, rule: Rule) -> Read<Statement> {
        Ok(match rule {
            Rule::say_line => Statement::Say { text: self.text() },
            Rule::or_line => Statement::Or { text: self.text() },
            Rule::line_line => {
                let text = (self.peek() == Some(Rule::text)).then(|| self.text());
                Statement::Line { text }
            }
            Rule::media_line => Statement::Media { what: self.media(), source: self.text() },
            Rule::button_line => {
                let label = self.label_text()?;
                Statement::Button { label, target: self.address() }
            }
            Rule::cards_line => Statement::Cards { each: self.each_card() },
            Rule::card_line => Statement::Card { title: self.text() },
            Rule::typing_line => Statement::Typing { duration: self.duration() },
            Rule::on_text_line => Statement::OnChannelText { channels: self.channels(), text: self.text() },
            Rule::on_line => Statement::OnChannel { channels: self.channels() },
            Rule::template_line => Statement::Template { name: self.word() },
            _ => Statement::With { passed: self.passed()? },
        })
    }

    pub(super) fn media(&mut self) -> MediaKind {
        let piece = self.take();
        match self.str(piece) {
            "image" => MediaKind::Image,
            "video" => MediaKind::Video,
            "audio" => MediaKind::Audio,
            _ => MediaKind::File,
        }
    }

    fn each_card(&mut self) -> Option<EachCard> {
        let name = self.word_if(Rule::name)?;
        let list = self.path();
        let up_to = (self.peek() == Some(Rule::integer)).then(|| self.count());
        Some(EachCard { name, list, up_to })
    }

    /// Behind a button's arrow: a step, a flow, or an address.
    fn address(&mut self) -> TargetId {
        let target = self.pieces.get(self.at + 1).copied().filter(|piece| piece.rule == Rule::target);
        let Some(piece) = target.filter(|piece| is_address(self.str(*piece))) else {
            return self.way().expect("invariant: a button has an arrow");
        };
        let arrow = self.take();
        if arrow.rule == Rule::other_arrow {
            let found = finding::s020_other_arrow::finding(self.span(arrow), self.str(arrow));
            self.findings.push(found);
        }
        self.take();
        let text = self.text_of_target(piece);
        self.push_target(self.span(piece), TargetKind::Address(text))
    }

    /// An address is a text of its own: it may hold values.
    fn text_of_target(&mut self, piece: crate::pieces::Piece) -> crate::tree::TextId {
        let mut pieces = Vec::new();
        let address = self.str(piece);
        if crate::pieces::read(Rule::text, address, &mut pieces).is_err() {
            return self.push_text(Text { span: self.span(piece), first_piece: 0, piece_count: 0 });
        }
        let line = &self.line[piece.start as usize..piece.end as usize];
        let base = self.base + piece.start;
        let mut inner = Build { tree: &mut *self.tree, findings: &mut *self.findings, line, base, pieces: &pieces, at: 0 };
        inner.text()
    }

    fn passed(&mut self) -> Read<Box<[Passed]>> {
        let mut passed = Vec::new();
        while let Some(piece) = self.take_if(Rule::passed) {
            let value = self.fallback();
            let name = match self.word_if(Rule::name).or_else(|| self.last_word(value)) {
                Some(name) => name,
                None => return Err(self.unreadable(self.span(piece), "this value has no name: write `as` and a name behind it")),
            };
            passed.push(Passed { value, name });
        }
        Ok(passed.into())
    }
}

fn is_address(text: &str) -> bool {
    ["https:", "http:", "tel:", "mailto:", "{"]
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)))
}
