//! An expression and a view in, a value out. Total: what cannot be worked out is missing.

use std::borrow::Cow;

use arrayvec::ArrayVec;
use botflow_program::*;

use crate::limits;
use crate::view::{View, find};

/// A value on the stack, borrowed where it can be.
#[derive(Clone, Debug)]
pub(crate) enum Got<'a> {
    Missing,
    Plain(Cow<'a, Plain>),
    Record(Cow<'a, [Member]>),
    List(Cow<'a, [Entry]>),
}

impl<'a> Got<'a> {
    pub fn own(plain: Plain) -> Self {
        Got::Plain(Cow::Owned(plain))
    }
    pub fn yes(holds: bool) -> Self {
        Got::own(Plain::Yes(holds))
    }
    pub fn of(value: &'a Value) -> Self {
        match value {
            Value::Skipped | Value::Gone => Got::Missing,
            Value::One(entry) => Got::of_entry(entry),
            Value::List(entries) => Got::List(Cow::Borrowed(entries)),
        }
    }
    pub fn of_entry(entry: &'a Entry) -> Self {
        match entry {
            Entry::Plain(plain) => Got::Plain(Cow::Borrowed(plain)),
            Entry::Record(fields) => Got::Record(Cow::Borrowed(fields)),
        }
    }
    pub fn holds(&self) -> bool {
        matches!(self, Got::Plain(plain) if **plain == Plain::Yes(true))
    }
    pub fn plain(&self) -> Option<&Plain> {
        match self {
            Got::Plain(plain) => Some(plain),
            Got::Missing | Got::Record(_) | Got::List(_) => None,
        }
    }
    pub fn is_known(&self) -> bool {
        !matches!(self, Got::Missing)
    }
    /// As something to keep.
    pub fn value(self) -> Option<Value> {
        match self {
            Got::Missing => None,
            Got::Plain(plain) => Some(plain.into_owned().into()),
            Got::Record(fields) => Some(Entry::Record(fields.into_owned()).into()),
            Got::List(entries) => Some(Value::List(entries.into_owned())),
        }
    }
    /// As an entry of a list.
    pub fn entry(self) -> Option<Entry> {
        match self {
            Got::Missing | Got::List(_) => None,
            Got::Plain(plain) => Some(Entry::Plain(plain.into_owned())),
            Got::Record(fields) => Some(Entry::Record(fields.into_owned())),
        }
    }
}

impl From<Option<Plain>> for Got<'_> {
    fn from(plain: Option<Plain>) -> Self {
        plain.map_or(Got::Missing, Got::own)
    }
}

impl<'a> View<'a> {
    /// Whether a condition holds.
    pub fn holds(&self, expr: ExprIx) -> bool {
        self.eval(expr).holds()
    }

    /// What an expression of the program gives.
    pub fn eval(&self, expr: ExprIx) -> Got<'a> {
        let program = self.program;
        let Some(expr) = program.exprs.get(expr.at()) else { return Got::Missing };
        self.eval_ops(program.expr_ops.get(expr.ops.range()).unwrap_or_default())
    }

    /// What ops give.
    pub fn eval_ops(&self, ops: &[ExprOp]) -> Got<'a> {
        // Most expressions read one value.
        if let [only] = ops
            && only.takes() == 0
        {
            return self.look(only);
        }
        let mut stack = ArrayVec::<Got<'a>, { limits::DEPTH }>::new();
        for op in ops {
            let got = match op.takes() {
                0 => self.look(op),
                1 => {
                    let a = stack.pop().unwrap_or(Got::Missing);
                    self.of_one(op, a)
                }
                2 if !matches!(op, ExprOp::OneOf(_)) => {
                    let b = stack.pop().unwrap_or(Got::Missing);
                    let a = stack.pop().unwrap_or(Got::Missing);
                    self.of_two(op, a, b)
                }
                many => {
                    let from = stack.len().saturating_sub(many);
                    let got = self.of_many(op, &stack[from..]);
                    stack.truncate(from);
                    got
                }
            };
            if stack.try_push(got).is_err() {
                return Got::Missing;
            }
        }
        stack.pop().unwrap_or(Got::Missing)
    }

    /// Ops that take nothing.
    fn look(&self, op: &ExprOp) -> Got<'a> {
        match op {
            ExprOp::Const(at) => self.constants.get(at.at()).map_or(Got::Missing, Got::of),
            ExprOp::Missing => Got::Missing,
            ExprOp::Read(name) => self.read_name(*name),
            ExprOp::Booking { name, part } => self.read_booking(*name, *part),
            ExprOp::Payment { name, part } => self.read_payment(*name, *part),
            ExprOp::Column(column) => match self.row {
                Some((catalog, row)) => catalog.columns.get(column.at()).and_then(|c| cell(&c.cells, c.kind, row)).into(),
                None => Got::Missing,
            },
            ExprOp::Best(board) => self.best(*board).into(),
            ExprOp::Points { row, .. } => match self.program.board_rows.get(row.at()) {
                Some(row) => Got::own(Plain::Number(self.points(row.id).into())),
                None => Got::Missing,
            },
            ExprOp::Channel => self.program.channels.get(self.channel().at()).map(|name| Plain::Text(name.clone())).into(),
            ExprOp::OnChannels(set) => Got::yes(set.holds(self.channel())),
            ExprOp::EntryKind => self.thread.map(|t| Plain::Text(t.entry.kind.name().into())).into(),
            ExprOp::EntryRef => self.thread.and_then(|t| text(&t.entry.reference)).into(),
            ExprOp::EntryText => self.thread.and_then(|t| text(&t.entry.text)).into(),
            ExprOp::Today => Got::own(Plain::Day(self.today())),
            ExprOp::Tomorrow => Got::own(Plain::Day(self.today().saturating_add(1))),
            ExprOp::Now => Got::own(Plain::Moment(self.now)),
            ExprOp::TeamOpen(team) => Got::yes(self.team_open(*team)),
            ExprOp::CalendarOpen(calendar) => Got::yes(self.calendar_open(*calendar)),
            ExprOp::Subscribed(topic) => {
                Got::yes(self.program.topics.get(topic.at()).is_some_and(|t| self.session.contact.topics.contains(&t.topic())))
            }
            _ => Got::Missing,
        }
    }

    fn of_one(&self, op: &ExprOp, a: Got<'a>) -> Got<'a> {
        match op {
            ExprOp::Field(name) => self.field(a, *name),
            ExprOp::Known => Got::yes(a.is_known()),
            ExprOp::Unknown => Got::yes(!a.is_known()),
            ExprOp::Truth => Got::yes(a.holds()),
            ExprOp::Not => Got::yes(!a.holds()),
            ExprOp::Negate => match a.plain() {
                Some(Plain::Number(n)) => Got::own(Plain::Number(-n)),
                Some(Plain::Money { amount, currency }) => Got::own(Plain::Money { amount: -amount, currency: *currency }),
                _ => Got::Missing,
            },
            ExprOp::Count => Got::own(Plain::Number(Decimal::from(count(&a)))),
            ExprOp::Total(name) => self.total(&a, *name),
            ExprOp::Each(name) => match &a {
                Got::List(entries) => {
                    let fields = entries.iter().filter_map(|e| self.field(Got::of_entry(e), *name).entry_owned());
                    Got::List(Cow::Owned(fields.collect()))
                }
                _ => Got::Missing,
            },
            ExprOp::FromNow => a.plain().and_then(|span| self.plus(&Plain::Moment(self.now), span, 1)).into(),
            ExprOp::BeforeNow => a.plain().and_then(|span| self.plus(&Plain::Moment(self.now), span, -1)).into(),
            _ => Got::Missing,
        }
    }

    fn of_two(&self, op: &ExprOp, a: Got<'a>, b: Got<'a>) -> Got<'a> {
        use std::cmp::Ordering::{Equal, Greater, Less};
        let order = || self.order(a.plain()?, b.plain()?);
        match op {
            ExprOp::Is => Got::yes(self.same(&a, &b)),
            ExprOp::IsNot => Got::yes(!self.same(&a, &b)),
            ExprOp::AtLeast => Got::yes(matches!(order(), Some(Greater | Equal))),
            ExprOp::AtMost => Got::yes(matches!(order(), Some(Less | Equal))),
            ExprOp::MoreThan => Got::yes(order() == Some(Greater)),
            ExprOp::LessThan => Got::yes(order() == Some(Less)),
            ExprOp::Contains => Got::yes(self.contains(&a, &b)),
            ExprOp::And => Got::yes(a.holds() && b.holds()),
            ExprOp::Or => Got::yes(a.holds() || b.holds()),
            ExprOp::Otherwise => {
                if a.is_known() {
                    a
                } else {
                    b
                }
            }
            ExprOp::Add | ExprOp::Subtract | ExprOp::Multiply | ExprOp::Divide => match (a.plain(), b.plain()) {
                (Some(a), Some(b)) => self.sum(op, a, b).into(),
                _ => Got::Missing,
            },
            _ => Got::Missing,
        }
    }

    fn of_many(&self, op: &ExprOp, taken: &[Got<'a>]) -> Got<'a> {
        match (op, taken) {
            (ExprOp::Between, [a, low, high]) => {
                let at_least =
                    |a: &Got, b: &Got| matches!((a.plain(), b.plain()), (Some(a), Some(b)) if self.order(a, b).is_some_and(|o| o.is_ge()));
                Got::yes(at_least(a, low) && at_least(high, a))
            }
            (ExprOp::OneOf(_), [a, others @ ..]) => Got::yes(a.is_known() && others.iter().any(|b| self.same(a, b) || self.contains(b, a))),
            _ => Got::Missing,
        }
    }

    fn read_name(&self, at: NameIx) -> Got<'a> {
        let Some(name) = self.program.names.get(at.at()) else { return Got::Missing };
        match name.owner {
            Owner::Conversation => {
                if let Some((_, entry)) = self.at_hand.iter().rev().find(|(id, _)| *id == name.id) {
                    return Got::of_entry(entry);
                }
                self.held(name.id).map_or(Got::Missing, Got::of)
            }
            Owner::Contact => self.contact(name.id),
            Owner::Form => self.form_record(name).map_or(Got::Missing, |fields| Got::Record(Cow::Owned(fields))),
            Owner::Booking => self.read_booking(at, BookingPart::Start),
            Owner::Payment => self.read_payment(at, PaymentPart::Amount),
        }
    }

    fn contact(&self, name: NameId) -> Got<'a> {
        let names = &self.engine.index.contact;
        if name == names.language {
            return Got::own(Plain::Text(self.language_code().into()));
        }
        if name == names.tags {
            let tags = &self.session.contact.tags;
            return if tags.is_empty() { Got::Missing } else { Got::own(Plain::Texts(tags.clone())) };
        }
        find(&self.session.contact.values, name).map_or(Got::Missing, Got::of)
    }

    /// The answers of a form, by their bare names; `None` when there is none.
    pub fn form_record(&self, name: &Name) -> Option<Vec<Member>> {
        let form = self.program.forms.get(name.form?.at())?;
        let fields = self.program.fields.get(form.fields.range())?;
        let answers: Vec<Member> = fields
            .iter()
            .filter_map(|field| {
                let value = self.held(self.program.names.get(field.name.at())?.id)?.plain()?;
                Some(Member { name: field.bare, value: value.clone() })
            })
            .collect();
        (!answers.is_empty()).then_some(answers)
    }

    fn read_booking(&self, name: NameIx, part: BookingPart) -> Got<'a> {
        let Some(booking) = self.program.names.get(name.at()).and_then(|name| self.booking(name.id)) else { return Got::Missing };
        let calendar = || self.program.calendars.iter().find(|c| c.id == booking.calendar);
        match part {
            BookingPart::Start => Got::own(Plain::Moment(booking.start)),
            BookingPart::End => Got::own(Plain::Moment(booking.end)),
            BookingPart::Calendar => calendar().map(|c| Plain::Text(c.name.clone())).into(),
            BookingPart::Place => calendar().map(|c| Plain::Text(if c.place.is_empty() { c.name.clone() } else { c.place.clone() })).into(),
        }
    }

    fn read_payment(&self, name: NameIx, part: PaymentPart) -> Got<'a> {
        let Some(payment) = self.program.names.get(name.at()).and_then(|name| self.payment(name.id)) else { return Got::Missing };
        match part {
            PaymentPart::Amount => Got::own(Plain::Money { amount: payment.amount, currency: payment.currency }),
            PaymentPart::PaidAt => payment.paid_at.map(Plain::Moment).into(),
            PaymentPart::Text => text(&payment.text).into(),
            PaymentPart::Number if payment.reference.is_empty() => Got::own(Plain::Text(smol_str::format_smolstr!("{}", payment.number.0))),
            PaymentPart::Number => text(&payment.reference).into(),
        }
    }

    /// The option of the row with most points; of equals the one listed first.
    pub fn best(&self, board: BoardIx) -> Option<Plain> {
        let rows = self.program.board_rows.get(self.program.boards.get(board.at())?.rows.range())?;
        let mut best: Option<(i64, OptionIx)> = None;
        for row in rows {
            let points = self.points(row.id);
            if let Some(option) = row.option
                && best.is_none_or(|(most, _)| points > most)
            {
                best = Some((points, option));
            }
        }
        let option = best.filter(|_| rows.iter().any(|row| self.frame().is_some_and(|f| f.points.iter().any(|p| p.row == row.id))))?.1;
        Some(Plain::Choice(self.program.options.get(option.at())?.id))
    }

    /// A field of a record or item; of a list the fields of its entries.
    pub fn field(&self, of: Got<'a>, name: NameId) -> Got<'a> {
        match of {
            Got::Record(Cow::Borrowed(fields)) => {
                fields.iter().find(|f| f.name == name).map_or(Got::Missing, |f| Got::Plain(Cow::Borrowed(&f.value)))
            }
            Got::Record(Cow::Owned(fields)) => fields.into_iter().find(|f| f.name == name).map(|f| f.value).into(),
            Got::Plain(plain) => match &*plain {
                Plain::Item { catalog, row } => self.item_field(*catalog, *row, name).into(),
                _ => Got::Missing,
            },
            Got::Missing | Got::List(_) => Got::Missing,
        }
    }

    /// Today's value of a field of a catalog's row.
    pub fn item_field(&self, catalog: CatalogId, row: RowId, name: NameId) -> Option<Plain> {
        let at = self.engine.index.catalog(catalog)?;
        let row = self.engine.row(at, row)?;
        let column = self.catalog(at)?.columns.iter().find(|c| c.id == name)?;
        cell(&column.cells, column.kind, row)
    }

    fn total(&self, list: &Got<'a>, name: NameId) -> Got<'a> {
        let Got::List(entries) = list else { return Got::own(Plain::Number(Decimal::ZERO)) };
        let mut total: Option<Plain> = None;
        for entry in entries.iter() {
            let Some(Entry::Plain(one)) = self.field(Got::of_entry(entry), name).entry_owned() else { continue };
            total = match total {
                None => Some(one),
                Some(so_far) => self.sum(&ExprOp::Add, &so_far, &one),
            };
        }
        Got::own(total.unwrap_or(Plain::Number(Decimal::ZERO)))
    }
}

impl Got<'_> {
    /// As an entry that borrows nothing.
    pub fn entry_owned(self) -> Option<Entry> {
        self.entry()
    }
}

/// How many a list has; a missing one 0.
pub(crate) fn count(of: &Got) -> usize {
    match of {
        Got::Missing => 0,
        Got::List(entries) => entries.len(),
        Got::Record(_) => 1,
        Got::Plain(plain) => match &**plain {
            Plain::Choices(options) => options.len(),
            Plain::Texts(texts) => texts.len(),
            _ => 1,
        },
    }
}

fn text(text: &Text) -> Option<Plain> {
    (!text.is_empty()).then(|| Plain::Text(text.clone()))
}

/// A cell as a value.
pub(crate) fn cell(cells: &Cells, kind: Kind, row: usize) -> Option<Plain> {
    match cells {
        Cells::Texts { texts, cells } => Some(Plain::Text(texts.get(*cells.get(row)? as usize)?.clone())),
        Cells::Numbers { scale, cells } => {
            let number = *cells.get(row)?;
            if number == EMPTY {
                return None;
            }
            Some(match kind {
                Kind::YesNo | Kind::Consent => Plain::Yes(number != 0),
                Kind::Date => Plain::Day(i32::try_from(number).ok()?),
                Kind::Time => Plain::Clock(u16::try_from(number).ok()?),
                Kind::DateTime => Plain::Moment(Time(u32::try_from(number).ok()?)),
                _ => Plain::Number(Decimal::try_from_i128_with_scale(number.into(), u32::from(*scale)).ok()?),
            })
        }
        Cells::Money { scale, currency, cells } => {
            let number = *cells.get(row)?;
            let amount = Decimal::try_from_i128_with_scale(number.into(), u32::from(*scale)).ok()?;
            (number != EMPTY).then_some(Plain::Money { amount, currency: *currency })
        }
        Cells::Places(cells) => cells.get(row)?.map(Plain::Place),
        Cells::Lists(cells) => Some(Plain::Texts(cells.get(row)?.clone())).filter(|p| !matches!(p, Plain::Texts(t) if t.is_empty())),
    }
}
