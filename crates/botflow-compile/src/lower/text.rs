//! Texts of the model become pieces of the program, a copy a language where they differ.

use botflow_program::{CopyText, Format, FormsOf, Piece, PieceIx, Plural, Rows, Slot, SlotIx, StringIx, TextIx, Texts};

use super::Lowering;
use crate::model::{self, InAddress, Text, TextForm, encoded};

impl Lowering<'_> {
    /// A text in all languages.
    pub(super) fn text(&mut self, text: &Text) -> TextIx {
        self.joined(&[text])
    }

    /// An address in all languages: what a button opens, where a picture is.
    pub(super) fn address(&mut self, text: &Text) -> TextIx {
        self.lines(&[text], InAddress::of_address())
    }

    /// Lines of one bubble, joined by line breaks.
    pub(super) fn joined(&mut self, lines: &[&Text]) -> TextIx {
        self.lines(lines, InAddress::of_words())
    }

    fn lines(&mut self, lines: &[&Text], begin: InAddress) -> TextIx {
        let languages = self.analysis.project.languages.len().max(1);
        let translated = |line: &&Text| line.rows.iter().skip(1).flatten().any(|row| **row != *line.source());
        let copies = if lines.iter().any(translated) { languages } else { 1 };
        if let (1, Some(literal)) = (copies, only_literals(lines)) {
            return self.literal(&literal);
        }
        let copies: Vec<CopyText> = (0..copies).map(|language| CopyText { pieces: self.copy(lines, language, begin) }).collect();
        let copies = Rows::push(&mut self.program.copies, copies);
        self.add_text(copies)
    }

    /// A text that no one translates: the same in all languages, kept once.
    pub(super) fn literal(&mut self, literal: &str) -> TextIx {
        if let Some(at) = self.tables.plain_texts.get(literal) {
            return *at;
        }
        let pieces = match literal {
            "" => Vec::new(),
            _ => vec![Piece::Literal(self.tables.string(&mut self.program, literal))],
        };
        let pieces = Rows::push(&mut self.program.pieces, pieces);
        let copies = Rows::push(&mut self.program.copies, [CopyText { pieces }]);
        let at = self.add_text(copies);
        self.tables.plain_texts.insert(literal.to_owned(), at);
        at
    }

    /// A text by language, as the project file writes it. A language without one takes the first.
    pub(super) fn by_language(&mut self, rows: &[Option<&str>]) -> TextIx {
        let source = rows.first().copied().flatten().unwrap_or_default();
        if rows.iter().skip(1).flatten().all(|row| *row == source) {
            return self.literal(source);
        }
        let mut copies = Vec::new();
        for row in rows {
            let piece = Piece::Literal(self.tables.string(&mut self.program, row.unwrap_or(source)));
            copies.push(CopyText { pieces: Rows::push(&mut self.program.pieces, [piece]) });
        }
        let copies = Rows::push(&mut self.program.copies, copies);
        self.add_text(copies)
    }

    /// Keeps the copies of a text.
    pub(super) fn add_text(&mut self, copies: Rows<botflow_program::CopyIx>) -> TextIx {
        self.program.texts.push(Texts { copies });
        TextIx(self.program.texts.len() as u32 - 1)
    }

    fn copy(&mut self, lines: &[&Text], language: usize, begin: InAddress) -> Rows<PieceIx> {
        let mut pieces = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                pieces.push(Piece::Literal(self.break_string()));
            }
            let row = line.rows.get(language).and_then(Option::as_deref).unwrap_or(line.source());
            for (piece, encoded) in encoded(row, begin) {
                let piece = self.piece(piece, encoded);
                pieces.push(piece);
            }
        }
        Rows::push(&mut self.program.pieces, pieces)
    }

    fn break_string(&mut self) -> StringIx {
        self.tables.string(&mut self.program, "\n")
    }

    fn piece(&mut self, piece: &model::Piece, encoded: bool) -> Piece {
        let (value, format, forms) = match piece {
            model::Piece::Literal(text) => return Piece::Literal(self.tables.string(&mut self.program, text)),
            model::Piece::Value { value, format, forms, .. } => (value, format, forms),
        };
        let forms_of = self.forms_of(value);
        let numbers = matches!(forms_of, FormsOf::Number);
        let plurals: Vec<Plural> = forms.iter().map(|form| self.plural(form, numbers)).collect();
        let format = format.map(self::format).unwrap_or_default();
        let slot = Slot {
            value: self.expr(value),
            format: if encoded { format.and(Format::ENCODED) } else { format },
            forms: Rows::push(&mut self.program.forms_of, plurals),
            forms_of,
        };
        self.program.slots.push(slot);
        Piece::Slot(SlotIx(self.program.slots.len() as u32 - 1))
    }

    fn forms_of(&self, value: &model::Expr) -> FormsOf {
        match model_kind(value) {
            // What is passed is not known here: no form fits, and lint says so.
            Some(model::Kind::Choice(choices)) if choices.is_open() => FormsOf::Options(Vec::new()),
            Some(model::Kind::Choice(choices)) => {
                let first = self.tables.options[choices.ix()];
                let count = self.analysis.model.choices[choices.ix()].options.len() as u32;
                FormsOf::Options((first..first + count).map(botflow_program::OptionIx).collect())
            }
            Some(model::Kind::Row(board)) => {
                let first = self.tables.board_rows[board.ix()] as usize;
                let count = self.analysis.model.boards[board.ix()].rows.len();
                FormsOf::Options(self.program.board_rows[first..first + count].iter().filter_map(|row| row.option).collect())
            }
            _ => FormsOf::Number,
        }
    }

    fn plural(&mut self, form: &TextForm, numbers: bool) -> Plural {
        let mut pieces = Vec::new();
        for (index, part) in number_signs(&form.text, numbers).into_iter().enumerate() {
            if index > 0 {
                pieces.push(Piece::Number);
            }
            if !part.is_empty() {
                pieces.push(Piece::Literal(self.tables.string(&mut self.program, &part)));
            }
        }
        Plural { exact: form.exact.and_then(|exact| u32::try_from(exact).ok()), pieces: Rows::push(&mut self.program.pieces, pieces) }
    }
}

/// What a read holds, in the model's words.
fn model_kind(value: &model::Expr) -> Option<&model::Kind> {
    match value {
        model::Expr::Read(read) => Some(&read.kind),
        model::Expr::Or(value, _) => model_kind(value),
        _ => None,
    }
}

/// The text of lines that hold no value.
fn only_literals(lines: &[&Text]) -> Option<String> {
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push('\n');
        }
        for piece in line.source() {
            match piece {
                model::Piece::Literal(text) => out.push_str(text),
                model::Piece::Value { .. } => return None,
            }
        }
    }
    Some(out)
}

/// Splits a form at each `#` that stands for the number; `\#` is the sign itself.
fn number_signs(text: &str, numbers: bool) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let part = parts.last_mut().expect("invariant: there is always a part");
        match letter {
            '\\' if letters.peek() == Some(&'#') => part.extend(letters.next()),
            '#' if numbers => parts.push(String::new()),
            _ => part.push(letter),
        }
    }
    parts
}

fn format(format: model::Format) -> Format {
    match format {
        model::Format::Money => Format::MONEY,
        model::Format::Plain => Format::PLAIN,
        model::Format::Number => Format::NUMBER,
        model::Format::Raw => Format::default(),
        model::Format::When { weekday, date, time, day, month, year } => {
            let parts = [
                (weekday, Format::WEEKDAY),
                (date, Format::DATE),
                (time, Format::TIME),
                (day, Format::DATE),
                (month, Format::MONTH),
                (year, Format::YEAR),
            ];
            parts.iter().filter(|(asked, _)| *asked).fold(Format::default(), |all, (_, part)| all.and(*part))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::number_signs;

    #[test]
    fn a_sign_with_a_backslash_stays() {
        assert_eq!(number_signs(r"# of \#1", true), ["", " of #1"]);
        assert_eq!(number_signs("# one", false), ["# one"]);
    }
}
