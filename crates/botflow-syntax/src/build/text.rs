//! In: pieces of texts and labels. Out: `Text`s with their pieces; what is wrong with their braces becomes findings.

use botflow_grammar::Rule;
use botflow_source::Span;

use super::Build;
use crate::finding;
use crate::pieces::Piece as Read;
use crate::tree::{Expr, ExprKind, Form, Format, FormatPart, Piece, Shown, Text, TextId, Value};

impl Build<'_> {
    /// The pieces of `text` or `label`; white space at its end is cut off.
    pub(super) fn text(&mut self) -> TextId {
        let whole = self.take();
        let length = self.str(whole).trim_end_matches([' ', '\t']).len() as u32;
        let end = whole.start + length;
        let first_piece = self.tree.pieces.len() as u32;
        while self.at < whole.next as usize {
            self.text_piece(end);
        }
        let piece_count = self.tree.pieces.len() as u32 - first_piece;
        let span = self.span_at(whole.start, end);
        self.push_text(Text { span, first_piece, piece_count })
    }

    pub(super) fn push_text(&mut self, text: Text) -> TextId {
        self.tree.texts.push(text);
        TextId(self.tree.texts.len() as u32 - 1)
    }

    fn text_piece(&mut self, end: u32) {
        let piece = self.take();
        match piece.rule {
            Rule::value => {
                let span = self.span(piece);
                self.dollar_value(piece);
                let value = self.value(piece, span);
                self.tree.pieces.push(Piece::Value(value));
            }
            Rule::double_value => {
                let span = self.span(piece);
                self.findings.push(finding::s009_foreign_braces::double(span, self.str(piece)));
                let value = self.value(piece, span);
                self.tree.pieces.push(Piece::Value(value));
            }
            Rule::odd_value => {
                let found = finding::s016_unreadable::value(self.span(piece), self.str(piece));
                self.findings.push(found);
                let expr = self.push_expr(self.span(piece), ExprKind::Hole);
                self.tree.pieces.push(Piece::Value(Value { span: self.span(piece), expr, shown: Shown::Plainly }));
            }
            Rule::open_brace => {
                let rest = &self.line[piece.end as usize..];
                self.findings.push(finding::s008_brace_open::finding(self.span(piece), rest));
            }
            _ => {
                let stop = piece.end.min(end);
                if stop > piece.start {
                    let span = self.span_at(piece.start, stop);
                    self.percent_values(span);
                    self.tree.pieces.push(Piece::Literal(span));
                }
            }
        }
    }

    /// `${name}`
    fn dollar_value(&mut self, piece: Read) {
        if piece.start > 0 && self.line.as_bytes()[piece.start as usize - 1] == b'$' {
            let span = self.span_at(piece.start - 1, piece.end);
            self.findings.push(finding::s009_foreign_braces::dollar(span, self.str(piece)));
        }
    }

    /// `%name%`
    fn percent_values(&mut self, span: Span) {
        let line = self.line;
        let text = &line[(span.start - self.base) as usize..(span.end - self.base) as usize];
        let mut from = 0;
        while let Some(first) = text[from..].find('%').map(|at| from + at) {
            let inner = &text[first + 1..];
            let Some(length) = inner.find('%') else { return };
            if is_name(&inner[..length]) {
                let whole = Span::new(span.file, span.start + first as u32, span.start + (first + length + 2) as u32);
                self.findings.push(finding::s009_foreign_braces::percent(whole, &inner[..length]));
                from = first + length + 2;
            } else {
                from = first + 1;
            }
        }
    }

    fn value(&mut self, whole: Read, span: Span) -> Value {
        let expr = self.fallback();
        let mut forms = Vec::new();
        let mut formats = Vec::new();
        while self.at < whole.next as usize {
            let piece = self.take();
            if piece.rule == Rule::form {
                forms.push(self.form(piece));
            } else {
                self.format(piece, &mut formats);
            }
        }
        let shown = match (forms.is_empty(), formats.is_empty()) {
            (false, _) => Shown::Forms(forms.into()),
            (true, false) => Shown::As(formats.into()),
            (true, true) => Shown::Plainly,
        };
        Value { span, expr, shown }
    }

    fn form(&self, piece: Read) -> Form {
        let text = self.str(piece);
        let trimmed = text.trim_start();
        let mut start = piece.start + (text.len() - trimmed.len()) as u32;
        let mut words = trimmed.trim_end();
        let mut exactly = None;
        if let Some(rest) = words.strip_prefix('=') {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if let (1..=9, true) = (digits, rest[digits..].is_empty() || rest[digits..].starts_with(' ')) {
                exactly = rest[..digits].parse().ok();
                let behind = rest[digits..].trim_start();
                start += (words.len() - behind.len()) as u32;
                words = behind;
            }
        }
        Form { exactly, words: self.span_at(start, start + words.len() as u32) }
    }

    fn format(&mut self, piece: Read, formats: &mut Vec<Format>) {
        let (span, word) = (self.span(piece), self.str(piece));
        match FormatPart::ALL.iter().find(|(name, _)| *name == word) {
            Some((_, part)) => formats.push(Format { span, part: *part }),
            None => {
                let found = finding::s016_unreadable::format(span, word);
                self.findings.push(found);
            }
        }
    }

    pub(super) fn push_expr(&mut self, span: Span, kind: ExprKind) -> crate::tree::ExprId {
        self.tree.exprs.push(Expr { span, bracketed: false, kind });
        crate::tree::ExprId(self.tree.exprs.len() as u32 - 1)
    }
}

fn is_name(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(unicode_xid::UnicodeXID::is_xid_start)
        && letters.all(|letter| unicode_xid::UnicodeXID::is_xid_continue(letter) || letter == '.')
}
