//! One side of a comparison, or what is put into a value: where an option may be named by its key.

use botflow_source::Span;
use botflow_syntax::tree::{ExprId, ExprKind, Word};

use crate::finding::{n123_two_readings as n123, t205_no_such_option as t205};
use crate::model::{Expr, Kind, Literal, OptionId};
use crate::nearest::{listed, pointed};
use crate::resolve::Resolver;
use crate::resolve::env::ItemEnv;
use crate::resolve::near::List;
use crate::resolve::paths::At;

impl<'a> Resolver<'a> {
    /// An expression that stands beside something of the kind `beside`.
    pub(in crate::resolve) fn side(&mut self, at: At<'a>, id: ExprId, beside: Option<&Kind>, depth: u32) -> (Expr, Kind) {
        let Some(beside) = beside else { return self.typed(at, id, depth + 1) };
        let written = at.tree.expr(id);
        let beside = match beside {
            Kind::List(entry) => entry,
            kind => kind,
        };
        match &written.kind {
            ExprKind::Path(path) => match at.tree.words(*path) {
                [word] if has_options(beside) => self.bare_word(at, id, *word, beside, depth),
                [word] if matches!(beside, Kind::Hole) && !self.is_a_name(at, at.tree.str(word.0)) && !self.is_fixed(at, *word) => {
                    // The other side is not known, so this may be one of its options.
                    (Expr::Hole, Kind::Hole)
                }
                _ => self.typed(at, id, depth + 1),
            },
            ExprKind::Text(span) if has_options(beside) => {
                let text = at.tree.literal(*span);
                match self.option_named(beside, &text) {
                    Some(expr) => (expr, one_of_them(beside)),
                    None => {
                        self.no_such_option(*span, &text, beside);
                        (Expr::Hole, Kind::Hole)
                    }
                }
            }
            // A key may be a number: `if years is 2`.
            ExprKind::Number(_) if matches!(beside, Kind::Choice(_) | Kind::Several(_) | Kind::Row(_)) => {
                match self.option_named(beside, at.tree.str(written.span)) {
                    Some(expr) => (expr, one_of_them(beside)),
                    None => self.typed(at, id, depth + 1),
                }
            }
            ExprKind::Words(words) if has_options(beside) => {
                let known = self.option_named(beside, at.tree.str(words.0)).is_some();
                self.find(t205::words_without_quotes(words.0, at.tree.str(words.0), known));
                (Expr::Hole, Kind::Hole)
            }
            ExprKind::Words(_) if matches!(beside, Kind::Hole) => (Expr::Hole, Kind::Hole),
            _ => self.typed(at, id, depth + 1),
        }
    }

    /// "A bare word on the right is an option of the left side's question, else a field (in `recommend`), else a value; where two of these are
    /// possible it is N123."
    fn bare_word(&mut self, at: At<'a>, id: ExprId, word: Word, beside: &Kind, depth: u32) -> (Expr, Kind) {
        let text = at.tree.str(word.0);
        let option = self.option_named(beside, text);
        let field = matches!(at.env.item, ItemEnv::Row(_) | ItemEnv::Card(_)) && self.item_field(at.env, text).is_some();
        let value = self.is_value(at, text);
        match option {
            Some(_) if *beside == Kind::ANY_WORD && (field || value) => self.typed(at, id, depth + 1),
            Some(option) if !field && !value => (option, one_of_them(beside)),
            Some(_) => {
                let finding = n123::option_or_value(word.0, text, field);
                self.find_once(finding);
                (Expr::Hole, Kind::Hole)
            }
            None if field || value || self.is_fixed(at, word) => self.typed(at, id, depth + 1),
            None => {
                if !self.in_a_hole(at, text) {
                    self.no_such_option(word.0, text, beside);
                }
                (Expr::Hole, Kind::Hole)
            }
        }
    }

    /// Names that are always there: `channel`, `item` in a card, `contact` …
    fn is_fixed(&self, at: At<'a>, word: Word) -> bool {
        matches!(at.tree.str(word.0), "channel" | "item" | "entry" | "contact")
    }

    fn is_value(&self, at: At<'a>, name: &'a str) -> bool {
        self.value_named(at, name).is_some()
            || self.board_named(at, name).is_some()
            || self.lookup.bookings.contains_key(name)
            || self.lookup.payments.contains_key(name)
    }

    /// The option of that key or label.
    pub(super) fn option_named(&self, kind: &Kind, name: &str) -> Option<Expr> {
        match kind {
            Kind::Choice(choices) | Kind::Several(choices) if !choices.is_open() => {
                let index = self.keys.option(*choices, &self.model.choices[choices.ix()].options, name)?;
                Some(Expr::Literal(Literal::Option(OptionId { choices: *choices, index })))
            }
            Kind::Row(board) => {
                let index = self.keys.row_called(*board, &self.model.boards[board.ix()].rows, name)?;
                Some(Expr::Literal(Literal::Row(*board, index)))
            }
            Kind::Word([]) => Some(Expr::Literal(Literal::Text(name.to_owned()))),
            Kind::Word(words) => words.contains(&name).then(|| Expr::Literal(Literal::Word(name.to_owned()))),
            _ => None,
        }
    }

    fn no_such_option(&mut self, span: Span, name: &str, kind: &Kind) {
        let finding = match kind {
            Kind::Choice(choices) | Kind::Several(choices) if !choices.is_open() => {
                let options = &self.model.choices[choices.ix()].options;
                let keys = self.near.few(List::Options(*choices), name, options.len(), |at| &options[at].key);
                let place = |meant: &str| self.keys.option(*choices, options, meant).map(|at| options[at as usize].span);
                let finding = pointed(t205::no_such_option(span, name, &keys), place);
                listed(finding, options.iter().map(|option| option.span), "these are the answers")
            }
            Kind::Row(board) => {
                let rows = &self.model.boards[board.ix()].rows;
                let keys = self.near.few(List::Rows(*board), name, rows.len(), |at| &rows[at].key);
                let finding = pointed(t205::no_such_option(span, name, &keys), |meant| self.row_place(*board, meant));
                listed(finding, rows.iter().map(|row| row.span), "these are the answers")
            }
            Kind::Word(words) => t205::no_such_option(span, name, words),
            _ => return,
        };
        self.find(finding);
    }
}

/// Whether values of that kind are named by a key or a label.
fn has_options(kind: &Kind) -> bool {
    match kind {
        Kind::Choice(choices) | Kind::Several(choices) => !choices.is_open(),
        Kind::Row(_) | Kind::Word(_) => true,
        _ => false,
    }
}

/// The kind of one answer of a question that takes several.
fn one_of_them(kind: &Kind) -> Kind {
    match kind {
        Kind::Several(choices) => Kind::Choice(*choices),
        kind => kind.clone(),
    }
}
