//! Conditions and sums of the model become postfix expressions of the program, folded where both sides are known.

use botflow_program::{
    BoardIx, BoardRowIx, BookingPart, CalendarIx, Channels, ColumnIx, Currency, Expr, ExprIx, ExprOp, Kind, Owner, PaymentPart, Plain,
    Rows, Span, TeamIx, key,
};
use rust_decimal::Decimal;

use super::{Lowering, name};
use crate::model::{self, Calculation, Comparison, Literal, Part, Read, Root};

/// Ops of one expression on their way.
type Ops = Vec<ExprOp>;

impl Lowering<'_> {
    /// A value.
    pub(super) fn expr(&mut self, expr: &model::Expr) -> ExprIx {
        let mut ops = Ops::new();
        self.push(expr, &mut ops);
        self.close(ops, kind_of(expr))
    }

    /// A condition: yes or no in the end.
    pub(super) fn condition(&mut self, expr: &model::Expr) -> ExprIx {
        let mut ops = Ops::new();
        self.push_truth(expr, &mut ops);
        self.close(ops, Kind::YesNo)
    }

    /// Keeps the ops of an expression.
    pub(super) fn close(&mut self, ops: Ops, gives: Kind) -> ExprIx {
        let ops = Rows::push(&mut self.program.expr_ops, ops);
        self.program.exprs.push(Expr { ops, gives });
        ExprIx(self.program.exprs.len() as u32 - 1)
    }

    /// A name's value as an expression.
    pub(super) fn read_name(&mut self, name: botflow_program::NameIx, kind: Kind) -> ExprIx {
        self.close(vec![ExprOp::Read(name)], kind)
    }

    fn push_truth(&mut self, expr: &model::Expr, ops: &mut Ops) {
        self.push(expr, ops);
        if matches!(expr, model::Expr::Read(_) | model::Expr::Or(..)) {
            ops.push(ExprOp::Truth);
        }
    }

    fn push(&mut self, expr: &model::Expr, ops: &mut Ops) {
        match expr {
            model::Expr::Literal(literal) => self.push_literal(literal, ops),
            model::Expr::Read(read) => self.push_read(read, ops),
            model::Expr::Or(value, fallback) => self.push_two(value, fallback, ExprOp::Otherwise, ops),
            model::Expr::Compare(how, a, b) => self.push_two(a, b, comparison(*how), ops),
            model::Expr::Between(value, low, high) => {
                self.push(value, ops);
                self.push_two(low, high, ExprOp::Between, ops);
            }
            model::Expr::OneOf(value, others) => self.push_one_of(value, others, ops),
            model::Expr::Known(read) => {
                self.push_read(read, ops);
                ops.push(ExprOp::Known);
            }
            model::Expr::And(all) => self.push_chain(all, ExprOp::And, true, ops),
            model::Expr::Any(any) => self.push_chain(any, ExprOp::Or, false, ops),
            model::Expr::Not(inner) => self.push_not(inner, ops),
            model::Expr::Sum(how, a, b) => match folded(expr) {
                Some(known) => self.push_constant(known, ops),
                None => self.push_two(a, b, sum(*how), ops),
            },
            model::Expr::NumberOf(list) => {
                self.push(list, ops);
                ops.push(ExprOp::Count);
            }
            model::Expr::TotalOf(list, field) => {
                self.push(list, ops);
                ops.push(ExprOp::Total(key::name(field)));
            }
            model::Expr::TeamOpen(team) => ops.push(ExprOp::TeamOpen(TeamIx(*team))),
            model::Expr::CalendarOpen(calendar) => ops.push(ExprOp::CalendarOpen(CalendarIx(*calendar))),
            model::Expr::SubscribedTo(topic) => {
                let topic = self.tables.topic(&mut self.program, topic);
                ops.push(ExprOp::Subscribed(topic));
            }
            model::Expr::Moved { from, seconds, days } => {
                self.push(from, ops);
                self.push_constant(Plain::Span(span(*days, *seconds)), ops);
                ops.push(ExprOp::Add);
            }
            model::Expr::Hole => ops.push(ExprOp::Missing),
        }
    }

    fn push_not(&mut self, inner: &model::Expr, ops: &mut Ops) {
        if let model::Expr::Known(read) = inner {
            self.push_read(read, ops);
            return ops.push(ExprOp::Unknown);
        }
        self.push(inner, ops);
        ops.push(ExprOp::Not);
    }

    fn push_two(&mut self, a: &model::Expr, b: &model::Expr, how: ExprOp, ops: &mut Ops) {
        self.push(a, ops);
        self.push(b, ops);
        ops.push(how);
    }

    /// `a and b and c`; none at all is the empty chain's value.
    fn push_chain(&mut self, parts: &[model::Expr], how: ExprOp, empty: bool, ops: &mut Ops) {
        for (index, part) in parts.iter().enumerate() {
            self.push_truth(part, ops);
            if index > 0 {
                ops.push(how);
            }
        }
        if parts.is_empty() {
            self.push_constant(Plain::Yes(empty), ops);
        }
    }

    fn push_one_of(&mut self, value: &model::Expr, others: &[model::Expr], ops: &mut Ops) {
        if let Some(channels) = self.on_channels(value, others) {
            return ops.push(ExprOp::OnChannels(channels));
        }
        self.push(value, ops);
        for other in others {
            self.push(other, ops);
        }
        ops.push(ExprOp::OneOf(others.len() as u8));
    }

    /// `channel is one of whatsapp, web`, as a set.
    fn on_channels(&self, value: &model::Expr, others: &[model::Expr]) -> Option<Channels> {
        let model::Expr::Read(Read { root: Root::Channel, .. }) = value else { return None };
        others.iter().try_fold(Channels::default(), |set, other| match other {
            model::Expr::Literal(Literal::Word(word)) => Some(Channels(set.0 | self.channel_bit(word))),
            _ => None,
        })
    }

    /// The bit of a channel in a set; none for one that the project does not have.
    pub(super) fn channel_bit(&self, channel: &str) -> u32 {
        self.program.channels.iter().position(|name| name == channel).map_or(0, |at| 1 << at)
    }

    fn push_constant(&mut self, plain: Plain, ops: &mut Ops) {
        let at = self.tables.constant(&mut self.program, plain);
        ops.push(ExprOp::Const(at));
    }

    fn push_literal(&mut self, literal: &Literal, ops: &mut Ops) {
        match literal {
            Literal::Today => ops.push(ExprOp::Today),
            Literal::Tomorrow => ops.push(ExprOp::Tomorrow),
            Literal::Now => ops.push(ExprOp::Now),
            Literal::Option(option) => {
                let id = self.program.options[self.tables.option(*option).0 as usize].id;
                self.push_constant(Plain::Choice(id), ops);
            }
            Literal::Row(board, row) => {
                let row = self.tables.board_rows[board.ix()] + row;
                let option = self.program.board_rows[row as usize].option;
                let id = option.map(|option| self.program.options[option.0 as usize].id).unwrap_or_default();
                self.push_constant(Plain::Choice(id), ops);
            }
            Literal::Number(_)
            | Literal::Money(..)
            | Literal::Duration { .. }
            | Literal::Date(_)
            | Literal::Time(_)
            | Literal::Text(_)
            | Literal::YesNo(_)
            | Literal::Word(_) => match constant(literal) {
                Some(plain) => self.push_constant(plain, ops),
                None => ops.push(ExprOp::Missing),
            },
        }
    }

    fn push_read(&mut self, read: &Read, ops: &mut Ops) {
        let mut parts = read.parts.as_slice();
        match &read.root {
            Root::Value(value) => self.push_value(*value, &mut parts, ops),
            Root::Form(form) => ops.push(ExprOp::Read(self.tables.forms[form.ix()])),
            Root::Contact(field) => {
                let kind = if parts.is_empty() { name::kind(&read.kind) } else { Kind::Record };
                let name = self.contact(field, kind);
                ops.push(ExprOp::Read(name));
            }
            Root::Best(board) => ops.push(ExprOp::Best(BoardIx(board.0))),
            Root::Points(board, row) => {
                let row = BoardRowIx(self.tables.board_rows[board.ix()] + row);
                ops.push(ExprOp::Points { board: BoardIx(board.0), row });
            }
            Root::Counter(board) => {
                let row = BoardRowIx(self.tables.board_rows[board.ix()]);
                ops.push(ExprOp::Points { board: BoardIx(board.0), row });
            }
            Root::Booking(booking) => {
                let name = self.tables.bookings[booking.ix()];
                ops.push(ExprOp::Booking { name, part: booking_part(take_field(&mut parts)) });
            }
            Root::Payment(payment) => {
                let name = self.tables.payments[payment.ix()];
                ops.push(ExprOp::Payment { name, part: payment_part(take_field(&mut parts)) });
            }
            Root::Item(out) => {
                let name = self.item(*out);
                ops.push(ExprOp::Read(name));
            }
            Root::Row => match take_field(&mut parts).and_then(|field| self.column(field)) {
                Some(column) => ops.push(ExprOp::Column(column)),
                None => ops.push(ExprOp::Missing),
            },
            Root::Channel => ops.push(ExprOp::Channel),
            Root::EntryKind => ops.push(ExprOp::EntryKind),
            Root::EntryRef => ops.push(ExprOp::EntryRef),
            Root::EntryText => ops.push(ExprOp::EntryText),
        }
        push_fields(parts, ops);
    }

    /// A value of the conversation. What `recommend` notes beside a list has names of its own.
    fn push_value(&mut self, value: model::ValueId, parts: &mut &[Part], ops: &mut Ops) {
        match parts.first() {
            Some(Part::Relaxed) => {
                *parts = &parts[1..];
                let name = self.relaxed(value);
                ops.push(ExprOp::Read(name));
            }
            Some(Part::Picked) => {
                *parts = &parts[1..];
                let name = self.picked(value);
                ops.push(ExprOp::Read(name));
            }
            Some(Part::Field(field)) if matches!(self.analysis.model.values[value.ix()].kind, model::Kind::List(_)) => {
                *parts = &parts[1..];
                ops.push(ExprOp::Read(self.value(value)));
                ops.push(ExprOp::Each(key::name(field)));
            }
            Some(Part::Field(_)) | None => ops.push(ExprOp::Read(self.value(value))),
        }
    }

    /// The name of the item of a card, counted from the innermost.
    fn item(&mut self, out: u32) -> botflow_program::NameIx {
        let _ = out;
        self.name("item", Owner::Conversation, Kind::Record, None)
    }

    /// A column of the catalog at hand.
    pub(super) fn column(&self, field: &str) -> Option<ColumnIx> {
        let catalog = self.tables.catalog?;
        let at = self.analysis.project.catalogs.get(catalog as usize)?.fields.iter().position(|column| column.name == field)?;
        Some(ColumnIx(at as u32))
    }
}

fn push_fields(parts: &[Part], ops: &mut Ops) {
    for part in parts {
        if let Part::Field(field) = part {
            ops.push(ExprOp::Field(key::name(field)));
        }
    }
}

fn take_field<'p>(parts: &mut &'p [Part]) -> Option<&'p str> {
    let (Part::Field(field), rest) = parts.split_first()? else { return None };
    *parts = rest;
    Some(field)
}

fn booking_part(field: Option<&str>) -> BookingPart {
    match field {
        Some("end") => BookingPart::End,
        Some("place") => BookingPart::Place,
        Some("calendar") => BookingPart::Calendar,
        _ => BookingPart::Start,
    }
}

fn payment_part(field: Option<&str>) -> PaymentPart {
    match field {
        Some("number") => PaymentPart::Number,
        Some("paid_at") => PaymentPart::PaidAt,
        Some("text") => PaymentPart::Text,
        _ => PaymentPart::Amount,
    }
}

fn comparison(how: Comparison) -> ExprOp {
    match how {
        Comparison::Is => ExprOp::Is,
        Comparison::IsNot => ExprOp::IsNot,
        Comparison::AtLeast => ExprOp::AtLeast,
        Comparison::AtMost => ExprOp::AtMost,
        Comparison::MoreThan => ExprOp::MoreThan,
        Comparison::LessThan => ExprOp::LessThan,
        Comparison::Contains => ExprOp::Contains,
    }
}

fn sum(how: Calculation) -> ExprOp {
    match how {
        Calculation::Plus => ExprOp::Add,
        Calculation::Minus => ExprOp::Subtract,
        Calculation::Times => ExprOp::Multiply,
        Calculation::By => ExprOp::Divide,
    }
}

/// A span of days and seconds.
pub(super) fn span(days: i32, seconds: i64) -> Span {
    Span { months: 0, days, seconds: seconds.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32 }
}

/// A literal that is a value by itself.
pub(super) fn constant(literal: &Literal) -> Option<Plain> {
    Some(match literal {
        Literal::Number(number) => Plain::Number(number.normalize()),
        Literal::Money(amount, code) => Plain::Money { amount: *amount, currency: currency(*code)? },
        Literal::Duration { days, seconds } => Plain::Span(span(*days, *seconds)),
        Literal::Date(day) => Plain::Day(*day),
        Literal::Time(minute) => Plain::Clock(*minute),
        Literal::Text(text) | Literal::Word(text) => Plain::Text(text.as_str().into()),
        Literal::YesNo(yes) => Plain::Yes(*yes),
        Literal::Option(_) | Literal::Row(..) | Literal::Today | Literal::Tomorrow | Literal::Now => return None,
    })
}

/// A currency of the model.
pub(super) fn currency(code: model::Currency) -> Option<Currency> {
    Currency::new(std::str::from_utf8(&code).ok()?)
}

/// What a sum of known numbers comes to. By zero it stays a sum, which is missing when it runs.
fn folded(expr: &model::Expr) -> Option<Plain> {
    let model::Expr::Sum(how, a, b) = expr else {
        let model::Expr::Literal(literal) = expr else { return None };
        return constant(literal);
    };
    let work = |a: Decimal, b: Decimal| match how {
        Calculation::Plus => a.checked_add(b),
        Calculation::Minus => a.checked_sub(b),
        Calculation::Times => a.checked_mul(b),
        Calculation::By => a.checked_div(b),
    };
    match (folded(a)?, folded(b)?, how) {
        (Plain::Number(a), Plain::Number(b), _) => Some(Plain::Number(work(a, b)?.normalize())),
        (Plain::Money { amount: a, currency }, Plain::Money { amount: b, currency: same }, Calculation::Plus | Calculation::Minus)
            if currency == same =>
        {
            Some(Plain::Money { amount: work(a, b)?, currency })
        }
        (Plain::Money { amount, currency }, Plain::Number(b), Calculation::Times | Calculation::By) => {
            Some(Plain::Money { amount: work(amount, b)?, currency })
        }
        _ => None,
    }
}

/// What an expression leaves.
pub(super) fn kind_of(expr: &model::Expr) -> Kind {
    match expr {
        model::Expr::Literal(literal) => literal_kind(literal),
        model::Expr::Read(read) => name::kind(&read.kind),
        model::Expr::Or(value, _) => kind_of(value),
        model::Expr::Sum(how, a, b) => match (kind_of(a), kind_of(b)) {
            (Kind::Money, Kind::Money) if *how == Calculation::By => Kind::Number,
            (Kind::DateTime, Kind::DateTime) => Kind::Span,
            (Kind::Span, other) | (other, Kind::Span) if *how == Calculation::Plus => other,
            (a, _) if a == Kind::Number || a == Kind::WholeNumber => match kind_of(b) {
                Kind::Money => Kind::Money,
                _ => Kind::Number,
            },
            (a, _) => a,
        },
        model::Expr::NumberOf(_) => Kind::WholeNumber,
        model::Expr::TotalOf(..) => Kind::Money,
        model::Expr::Moved { from, .. } => kind_of(from),
        model::Expr::Hole => Kind::Text,
        model::Expr::Compare(..)
        | model::Expr::Between(..)
        | model::Expr::OneOf(..)
        | model::Expr::Known(_)
        | model::Expr::And(_)
        | model::Expr::Any(_)
        | model::Expr::Not(_)
        | model::Expr::TeamOpen(_)
        | model::Expr::CalendarOpen(_)
        | model::Expr::SubscribedTo(_) => Kind::YesNo,
    }
}

fn literal_kind(literal: &Literal) -> Kind {
    match literal {
        Literal::Number(_) => Kind::Number,
        Literal::Money(..) => Kind::Money,
        Literal::Duration { .. } => Kind::Span,
        Literal::Date(_) | Literal::Today | Literal::Tomorrow => Kind::Date,
        Literal::Time(_) => Kind::Time,
        Literal::Text(_) | Literal::Word(_) => Kind::Text,
        Literal::YesNo(_) => Kind::YesNo,
        Literal::Option(_) | Literal::Row(..) => Kind::Choice,
        Literal::Now => Kind::DateTime,
    }
}
