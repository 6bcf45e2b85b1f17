//! In: the pieces of a condition or a sum, flat, as they stand on the line. Out: an expression, by precedence:
//! `or`, `and`, `not`, comparisons, `+ -`, `* /`, from the loosest to the tightest.

use botflow_grammar::Rule;
use botflow_source::Span;

use super::{Build, Read};
use crate::finding;
use crate::pieces::Piece;
use crate::tree::{CompareOp, Decimal, ExprId, ExprKind, Phrase, SumOp, Word};

impl Build<'_> {
    /// The pieces of `condition`.
    pub(super) fn condition(&mut self) -> Read<ExprId> {
        let whole = self.take();
        self.any(whole.next)
    }

    /// The pieces of `added`: a value, no condition.
    pub(super) fn value_of(&mut self) -> Read<ExprId> {
        let whole = self.take();
        self.sum(whole.next)
    }

    /// The pieces of `fallback`: values with `or` between them.
    pub(super) fn fallback(&mut self) -> ExprId {
        let whole = self.take();
        self.fallback_to(whole.next).unwrap_or_else(|_| {
            self.at = whole.next as usize;
            self.push_expr(self.span(whole), ExprKind::Hole)
        })
    }

    fn fallback_to(&mut self, end: u32) -> Read<ExprId> {
        let first = self.sum(end)?;
        if self.inside(end) && self.take_if(Rule::or).is_some() {
            let second = self.fallback_to(end)?;
            return Ok(self.join(first, second, ExprKind::Fallback(first, second)));
        }
        Ok(first)
    }

    fn inside(&self, end: u32) -> bool {
        self.at < end as usize
    }

    fn join(&mut self, first: ExprId, last: ExprId, kind: ExprKind) -> ExprId {
        let span = self.outer(first).to(self.outer(last));
        self.push_expr(span, kind)
    }

    /// What an expression covers, its brackets with it.
    fn outer(&self, id: ExprId) -> Span {
        self.tree.expr(id).span
    }

    fn any(&mut self, end: u32) -> Read<ExprId> {
        let mut left = self.all(end)?;
        while self.inside(end) && matches!(self.peek(), Some(Rule::or | Rule::symbol_or)) {
            self.operator("or");
            let right = self.all(end)?;
            left = self.join(left, right, ExprKind::Or(left, right));
        }
        Ok(left)
    }

    fn all(&mut self, end: u32) -> Read<ExprId> {
        let mut left = self.test(end)?;
        while self.inside(end) && matches!(self.peek(), Some(Rule::and | Rule::symbol_and)) {
            self.operator("and");
            let right = self.test(end)?;
            left = self.join(left, right, ExprKind::And(left, right));
        }
        Ok(left)
    }

    /// Takes an operator; a sign of another language is reported and read as meant.
    fn operator(&mut self, meant: &str) -> Piece {
        let piece = self.take();
        if !matches!(piece.rule, Rule::and | Rule::or | Rule::not) {
            let found = finding::s010_symbol_operator::finding(self.span(piece), self.line, self.base, meant);
            self.findings.push(found);
        }
        piece
    }

    fn test(&mut self, end: u32) -> Read<ExprId> {
        if matches!(self.peek(), Some(Rule::not | Rule::symbol_not)) {
            let not = self.operator("not");
            let inner = self.test(end)?;
            let span = self.span(not).to(self.outer(inner));
            return Ok(self.push_expr(span, ExprKind::Not(inner)));
        }
        match self.peek() {
            Some(Rule::open_test) => Ok(self.open_test()),
            Some(Rule::subscribed) => {
                let whole = self.take();
                let topic = self.word();
                Ok(self.push_expr(self.span(whole), ExprKind::Subscribed(topic)))
            }
            _ => self.comparison(end),
        }
    }

    fn open_test(&mut self) -> ExprId {
        let whole = self.take();
        let what = self.take();
        let span = self.span(what);
        let one_word = !self.str(what).contains([' ', '\t', '\'']);
        let not = self.take_if(Rule::not).is_some();
        let word = self.take();
        let path = one_word.then(|| self.path_of_word(span));
        let open = (self.str(word) == "open") != not;
        let kind = ExprKind::Open { what: Phrase(span), path, open, word: self.span(word) };
        self.push_expr(self.span(whole), kind)
    }

    fn comparison(&mut self, end: u32) -> Read<ExprId> {
        let left = self.sum(end)?;
        if !self.inside(end) {
            return Ok(left);
        }
        let (operator, meant) = match self.peek() {
            Some(Rule::one_of) => return self.one_of(left),
            Some(Rule::between) => return self.between(left),
            Some(Rule::known) => return self.known(left),
            Some(Rule::is) => (compare_op(self.str(self.pieces[self.at])), None),
            Some(Rule::contains) => (CompareOp::Contains, None),
            Some(Rule::symbol_is | Rule::other_is) => (CompareOp::Is, Some("is")),
            Some(Rule::symbol_is_not) => (CompareOp::IsNot, Some("is not")),
            Some(Rule::symbol_at_least) => (CompareOp::AtLeast, Some("is at least")),
            Some(Rule::symbol_at_most) => (CompareOp::AtMost, Some("is at most")),
            Some(Rule::symbol_more | Rule::other_more) => (CompareOp::MoreThan, Some("is more than")),
            Some(Rule::symbol_less | Rule::other_less) => (CompareOp::LessThan, Some("is less than")),
            _ => return Ok(left),
        };
        match meant {
            Some(meant) => self.operator(meant),
            None => self.take(),
        };
        let right = self.operand(end)?;
        let kind = self.open_or_closed(operator, left, right).unwrap_or(ExprKind::Compare(operator, left, right));
        Ok(self.join(left, right, kind))
    }

    /// `Showroom is open`: reads like any comparison.
    fn open_or_closed(&self, operator: CompareOp, left: ExprId, right: ExprId) -> Option<ExprKind> {
        let positive = match operator {
            CompareOp::Is => true,
            CompareOp::IsNot => false,
            _ => return None,
        };
        let (ExprKind::Path(path), ExprKind::Path(word)) = (&self.tree.expr(left).kind, &self.tree.expr(right).kind) else { return None };
        let span = self.tree.path(*path).span;
        let word = self.tree.path(*word).span;
        let open = match self.tree.str(word) {
            "open" => positive,
            "closed" => !positive,
            _ => return None,
        };
        (self.tree.words(*path).len() == 1).then_some(ExprKind::Open { what: Phrase(span), path: Some(*path), open, word })
    }

    /// `x is known`
    fn known(&mut self, left: ExprId) -> Read<ExprId> {
        let whole = self.take();
        let known = self.take().rule == Rule::is_known;
        let span = self.outer(left).to(self.span(whole));
        match self.tree.expr(left).kind {
            ExprKind::Path(path) => Ok(self.push_expr(span, ExprKind::Known(path, known))),
            _ => Err(self.unreadable(self.outer(left), "only a value can be known")),
        }
    }

    fn one_of(&mut self, value: ExprId) -> Read<ExprId> {
        let whole = self.take();
        let negated = self.take().rule == Rule::is_not_one_of;
        let mut items = Vec::new();
        while self.inside(whole.next) {
            items.push(self.operand(whole.next)?);
        }
        let span = self.outer(value).to(self.span(whole));
        Ok(self.push_expr(span, ExprKind::OneOf { value, items: items.into(), negated }))
    }

    fn between(&mut self, value: ExprId) -> Read<ExprId> {
        let whole = self.take();
        self.take();
        let low = self.sum(whole.next)?;
        self.take();
        let high = self.sum(whole.next)?;
        let span = self.outer(value).to(self.span(whole));
        Ok(self.push_expr(span, ExprKind::Between { value, low, high }))
    }

    /// A sum, or several bare words.
    fn operand(&mut self, end: u32) -> Read<ExprId> {
        match self.take_if(Rule::bare) {
            Some(bare) => Ok(self.push_expr(self.span(bare), ExprKind::Words(Phrase(self.span(bare))))),
            None => self.sum(end),
        }
    }

    pub(super) fn sum(&mut self, end: u32) -> Read<ExprId> {
        let mut left = self.product(end)?;
        while self.inside(end) && matches!(self.peek(), Some(Rule::plus | Rule::minus)) {
            let operator = if self.take().rule == Rule::plus { SumOp::Plus } else { SumOp::Minus };
            let right = self.product(end)?;
            left = self.join(left, right, ExprKind::Sum(operator, left, right));
        }
        Ok(left)
    }

    fn product(&mut self, end: u32) -> Read<ExprId> {
        let mut left = self.unary()?;
        while self.inside(end) && matches!(self.peek(), Some(Rule::times | Rule::divide)) {
            let operator = if self.take().rule == Rule::times { SumOp::Times } else { SumOp::Divide };
            let right = self.unary()?;
            left = self.join(left, right, ExprKind::Sum(operator, left, right));
        }
        Ok(left)
    }

    fn unary(&mut self) -> Read<ExprId> {
        let Some(minus) = self.take_if(Rule::minus) else { return self.primary() };
        let inner = self.unary()?;
        let span = self.span(minus).to(self.outer(inner));
        let kind = match self.tree.expr(inner).kind {
            ExprKind::Number(number) => ExprKind::Number(Decimal { digits: -number.digits, ..number }),
            _ => ExprKind::Negative(inner),
        };
        Ok(self.push_expr(span, kind))
    }

    fn primary(&mut self) -> Read<ExprId> {
        if self.peek() == Some(Rule::path) {
            return self.named();
        }
        let piece = self.take();
        let span = self.span(piece);
        let kind = match piece.rule {
            Rule::group => return self.group(piece),
            Rule::moment => return self.moment(piece),
            Rule::quoted => {
                let text = self.take();
                ExprKind::Text(self.span(text))
            }
            Rule::curly_quoted => {
                let text = self.take();
                self.findings.push(finding::s021_curly_quotes::finding(span, self.str(text)));
                ExprKind::Text(self.span(text))
            }
            Rule::date => {
                self.at -= 1;
                ExprKind::Date(self.date()?)
            }
            Rule::clock => {
                self.at -= 1;
                ExprKind::Clock(self.clock()?)
            }
            Rule::money => {
                let (amount, currency) = self.money();
                ExprKind::Money(amount, currency)
            }
            Rule::number => {
                let amount = self.take();
                ExprKind::Number(self.decimal(amount))
            }
            _ => ExprKind::Hole,
        };
        Ok(self.push_expr(span, kind))
    }

    /// A dotted name; one of the language's own words; `number of LIST`.
    fn named(&mut self) -> Read<ExprId> {
        let first = self.pieces[self.at];
        let one_word = first.next as usize == self.at + 2;
        let span = self.span(first);
        if self.pieces.get(first.next as usize).is_some_and(|piece| piece.rule == Rule::of_path) {
            let figure = self.str(first).to_owned();
            self.at = first.next as usize;
            let whole = self.take();
            let list = self.path();
            let kind = match figure.as_str() {
                "number" => ExprKind::NumberOf(list),
                "total" => ExprKind::TotalOf(list),
                _ => return Err(self.unreadable(span, "before `of` stands `number` or `total`")),
            };
            return Ok(self.push_expr(span.to(self.span(whole)), kind));
        }
        if let Some(kind) = own_word(self.str(first)).filter(|_| one_word) {
            self.at = first.next as usize;
            return Ok(self.push_expr(span, kind));
        }
        if matches!(self.str(first), "and" | "or" | "not" | "is" | "contains") {
            return Err(self.unreadable(span, "something is missing before this word"));
        }
        let path = self.path();
        Ok(self.push_expr(span, ExprKind::Path(path)))
    }

    fn group(&mut self, whole: Piece) -> Read<ExprId> {
        let inner = self.any(whole.next)?;
        let expr = &mut self.tree.exprs[inner.index()];
        expr.bracketed = true;
        Ok(inner)
    }

    /// `14 days`, `14 days from now`, `1 day before visit.start`.
    fn moment(&mut self, whole: Piece) -> Read<ExprId> {
        let duration = self.duration();
        let length = self.push_expr(duration.span, ExprKind::Duration(duration));
        if !self.inside(whole.next) {
            return Ok(length);
        }
        let word = self.take();
        let (operator, from) = match word.rule {
            Rule::from_now => (SumOp::Plus, self.push_expr(self.span_at(word.end - 3, word.end), ExprKind::Now)),
            Rule::before => (SumOp::Minus, self.primary()?),
            _ => (SumOp::Plus, self.primary()?),
        };
        Ok(self.push_expr(self.span(whole), ExprKind::Sum(operator, from, length)))
    }

    /// The last word of a value: the name it is passed under when `as` is left out.
    pub(super) fn last_word(&self, id: ExprId) -> Option<Word> {
        match self.tree.expr(id).kind {
            ExprKind::Path(path) => self.tree.words(path).last().copied(),
            ExprKind::Fallback(value, _) => self.last_word(value),
            _ => None,
        }
    }
}

/// The language's own words.
fn own_word(word: &str) -> Option<ExprKind> {
    Some(match word {
        "today" => ExprKind::Today,
        "tomorrow" => ExprKind::Tomorrow,
        "now" => ExprKind::Now,
        "no" => ExprKind::Yes(false),
        "yes" => ExprKind::Yes(true),
        _ => return None,
    })
}

/// Which of `is`, `is not`, `is at least` … it is.
fn compare_op(words: &str) -> CompareOp {
    match words.split_whitespace().next_back() {
        Some("not") => CompareOp::IsNot,
        Some("least") => CompareOp::AtLeast,
        Some("most") => CompareOp::AtMost,
        Some("than") if words.contains("more") => CompareOp::MoreThan,
        Some("than") => CompareOp::LessThan,
        _ => CompareOp::Is,
    }
}
