//! In: the pieces of one line. Out: its `Statement`, with what it points to in the arenas of the tree. One file a section of the language.

mod asking;
mod booking;
mod expr;
mod head;
mod literal;
mod moving;
mod parts;
mod saying;
mod testing;
mod text;

use botflow_grammar::Rule;
use botflow_source::{FileId, Finding, Span};

use crate::pieces::Piece;
use crate::table::{RowIx, Section, row_at, section_of};
use crate::tree::{PathId, Statement, Tree};

/// Turns the pieces of one line into a statement.
pub(crate) struct Build<'a> {
    pub tree: &'a mut Tree,
    pub findings: &'a mut Vec<Finding>,
    /// The line as it is read (mended copies have the length of the original).
    pub line: &'a str,
    /// Where the line begins in the file.
    pub base: u32,
    pub pieces: &'a [Piece],
    /// The next piece.
    pub at: usize,
}

/// A line that a rule reads, but that means nothing; the finding is already there.
pub(crate) struct Unread;

type Read<T> = Result<T, Unread>;

impl Build<'_> {
    /// The statement of a line that was read by that row's rule.
    pub fn statement(&mut self, row: RowIx) -> Read<Statement> {
        self.at = 1;
        let rule = row_at(row).rule;
        match section_of(row) {
            Section::Head => self.head(rule),
            Section::Saying => self.saying(rule),
            Section::Asking => self.asking(rule),
            Section::Moving => self.moving(rule),
            Section::Booking => self.booking(rule),
            Section::Testing => self.testing(rule),
        }
    }

    fn peek(&self) -> Option<Rule> {
        self.pieces.get(self.at).map(|piece| piece.rule)
    }

    fn take(&mut self) -> Piece {
        let piece = self.pieces[self.at];
        self.at += 1;
        piece
    }

    fn take_if(&mut self, rule: Rule) -> Option<Piece> {
        (self.peek() == Some(rule)).then(|| self.take())
    }

    fn file(&self) -> FileId {
        self.tree.file
    }

    fn span(&self, piece: Piece) -> Span {
        self.span_at(piece.start, piece.end)
    }

    fn span_at(&self, start: u32, end: u32) -> Span {
        Span::new(self.file(), self.base + start, self.base + end)
    }

    fn str(&self, piece: Piece) -> &str {
        &self.line[piece.start as usize..piece.end as usize]
    }

    /// A dotted name of one word.
    fn path_of_word(&mut self, span: Span) -> PathId {
        self.tree.words.push(crate::tree::Word(span));
        let first_word = self.tree.words.len() as u32 - 1;
        self.tree.paths.push(crate::tree::Path { span, first_word, word_count: 1 });
        PathId(self.tree.paths.len() as u32 - 1)
    }
}
