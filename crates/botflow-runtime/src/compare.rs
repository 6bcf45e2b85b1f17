//! Two values in; whether they are the same, which is more, and their sum out.

use std::cmp::Ordering;

use botflow_program::*;

use crate::calendar;
use crate::eval::Got;
use crate::view::View;

impl<'a> View<'a> {
    /// Whether two values are the same. A missing one never is.
    pub fn same(&self, a: &Got, b: &Got) -> bool {
        match (a, b) {
            (Got::Plain(a), Got::Plain(b)) => self.same_plain(a, b),
            (Got::Record(a), Got::Record(b)) => a == b,
            (Got::List(a), Got::List(b)) => a == b,
            (Got::Record(fields), Got::Plain(plain)) | (Got::Plain(plain), Got::Record(fields)) => {
                fields.first().is_some_and(|first| self.same_plain(&first.value, plain))
            }
            _ => false,
        }
    }

    /// Whether two entries of lists are the same.
    pub fn same_entry(&self, a: &Entry, b: &Entry) -> bool {
        self.same(&Got::of_entry(a), &Got::of_entry(b))
    }

    fn same_plain(&self, a: &Plain, b: &Plain) -> bool {
        match (a, b) {
            (Plain::Text(a), Plain::Text(b)) => same_text(a, b),
            (Plain::Choice(a), Plain::Choice(b)) => a == b || self.key(*a).is_some_and(|a| Some(a) == self.key(*b)),
            (Plain::Choice(a), Plain::Text(b)) | (Plain::Text(b), Plain::Choice(a)) => self.key(*a).is_some_and(|a| same_text(a, b)),
            (Plain::Choices(a), Plain::Choices(b)) => a.len() == b.len() && a.iter().all(|option| b.contains(option)),
            (Plain::Choices(a), Plain::Choice(_)) => a.len() == 1 && self.same_plain(&Plain::Choice(a[0]), b),
            (Plain::Item { catalog, row }, Plain::Text(text)) | (Plain::Text(text), Plain::Item { catalog, row }) => {
                matches!(self.item_name(*catalog, *row), Some(Plain::Text(name)) if same_text(&name, text))
            }
            (Plain::Number(a), Plain::Choice(b)) | (Plain::Choice(b), Plain::Number(a)) => {
                self.key(*b).and_then(|key| key.parse::<Decimal>().ok()).is_some_and(|b| *a == b)
            }
            (Plain::Place(_) | Plain::Item { .. } | Plain::Texts(_) | Plain::Yes(_), _) => a == b,
            _ => self.order(a, b) == Some(Ordering::Equal),
        }
    }

    /// The first field of a catalog's row.
    pub fn item_name(&self, catalog: CatalogId, row: RowId) -> Option<Plain> {
        let at = self.engine.index.catalog(catalog)?;
        let first = self.catalog(at)?.columns.first()?;
        self.item_field(catalog, row, first.id)
    }

    /// Which is more; `None` where there is no order.
    pub fn order(&self, a: &Plain, b: &Plain) -> Option<Ordering> {
        match (a, b) {
            (Plain::Number(a), Plain::Number(b)) => Some(a.cmp(b)),
            (Plain::Money { amount: a, currency: x }, Plain::Money { amount: b, currency: y }) => (x == y).then(|| a.cmp(b)),
            (Plain::Money { amount, .. }, Plain::Number(number)) => Some(amount.cmp(number)),
            (Plain::Number(number), Plain::Money { amount, .. }) => Some(number.cmp(amount)),
            (Plain::Day(a), Plain::Day(b)) => Some(a.cmp(b)),
            (Plain::Clock(a), Plain::Clock(b)) => Some(a.cmp(b)),
            (Plain::Moment(a), Plain::Moment(b)) => Some(a.cmp(b)),
            (Plain::Moment(a), Plain::Day(b)) => Some(self.local(*a).day.cmp(b)),
            (Plain::Day(a), Plain::Moment(b)) => Some(a.cmp(&self.local(*b).day)),
            (Plain::Moment(a), Plain::Clock(b)) => Some(self.local(*a).minute.cmp(b)),
            (Plain::Clock(a), Plain::Moment(b)) => Some(a.cmp(&self.local(*b).minute)),
            (Plain::Span(a), Plain::Span(b)) => Some(a.in_seconds().cmp(&b.in_seconds())),
            _ => None,
        }
    }

    /// Whether b is in a.
    pub fn contains(&self, a: &Got, b: &Got) -> bool {
        match (a, b) {
            (Got::List(entries), Got::Plain(_) | Got::Record(_)) => entries.iter().any(|e| self.same(&Got::of_entry(e), b)),
            (Got::Plain(a), Got::Plain(b)) => match (&**a, &**b) {
                (Plain::Choices(options), _) => options.iter().any(|o| self.same_plain(&Plain::Choice(*o), b)),
                (Plain::Texts(texts), Plain::Choice(option)) => {
                    self.key(*option).is_some_and(|key| texts.iter().any(|t| same_text(t, key)))
                }
                (Plain::Texts(texts), Plain::Text(text)) => texts.iter().any(|t| same_text(t, text)),
                (Plain::Texts(texts), Plain::Choices(options)) => {
                    options.iter().filter_map(|o| self.key(*o)).any(|key| texts.iter().any(|t| same_text(t, key)))
                }
                (Plain::Text(text), Plain::Text(phrase)) => holds_phrase(&normalise(text), &normalise(phrase)),
                _ => false,
            },
            _ => false,
        }
    }

    /// A sum, difference, product or quotient; `None` where there is none.
    pub fn sum(&self, op: &ExprOp, a: &Plain, b: &Plain) -> Option<Plain> {
        let money = |amount: Option<Decimal>, currency: &Currency| Some(Plain::Money { amount: amount?, currency: *currency });
        let with = |a: &Decimal, b: &Decimal| match op {
            ExprOp::Add => a.checked_add(*b),
            ExprOp::Subtract => a.checked_sub(*b),
            ExprOp::Multiply => a.checked_mul(*b),
            ExprOp::Divide => a.checked_div(*b),
            _ => None,
        };
        let scales = matches!(op, ExprOp::Multiply | ExprOp::Divide);
        match (a, b) {
            (Plain::Number(a), Plain::Number(b)) => Some(Plain::Number(with(a, b)?)),
            (Plain::Money { amount: a, currency: x }, Plain::Money { amount: b, currency: y }) if x == y => match op {
                ExprOp::Divide => Some(Plain::Number(with(a, b)?)),
                ExprOp::Add | ExprOp::Subtract => money(with(a, b), x),
                _ => None,
            },
            (Plain::Money { amount, currency }, Plain::Number(number)) if scales || number.is_zero() => {
                money(with(amount, number), currency)
            }
            (Plain::Number(number), Plain::Money { amount, currency }) if matches!(op, ExprOp::Multiply) || number.is_zero() => {
                money(with(number, amount), currency)
            }
            (_, Plain::Span(_)) if matches!(op, ExprOp::Add) => self.plus(a, b, 1),
            (_, Plain::Span(_)) if matches!(op, ExprOp::Subtract) => self.plus(a, b, -1),
            (Plain::Span(_), _) if matches!(op, ExprOp::Add) => self.plus(b, a, 1),
            (Plain::Span(span), Plain::Number(number)) if matches!(op, ExprOp::Multiply) => times(span, number),
            (Plain::Moment(a), Plain::Moment(b)) if matches!(op, ExprOp::Subtract) => {
                Some(Plain::Span(Span::seconds(i32::try_from(a.since(*b)).ok()?)))
            }
            (Plain::Day(a), Plain::Day(b)) if matches!(op, ExprOp::Subtract) => {
                Some(Plain::Span(Span { days: a.checked_sub(*b)?, ..Span::default() }))
            }
            _ => None,
        }
    }

    /// A day, time, moment or span and a span (`sign` 1) or less it (-1): months and days by the calendar of the contact's zone.
    pub fn plus(&self, a: &Plain, span: &Plain, sign: i32) -> Option<Plain> {
        let Plain::Span(span) = span else { return None };
        let (months, days, seconds) = (span.months.checked_mul(sign)?, span.days.checked_mul(sign)?, span.seconds.checked_mul(sign)?);
        match a {
            Plain::Moment(time) => Some(Plain::Moment(self.moment_plus(*time, months, days, seconds))),
            Plain::Day(day) => {
                let day = calendar::add_months(*day, months).checked_add(days)?;
                if seconds == 0 {
                    return Some(Plain::Day(day));
                }
                Some(Plain::Moment(self.engine.words().moment(day, 0, self.zone()).after(seconds.into())))
            }
            Plain::Clock(minute) => Some(Plain::Clock((i32::from(*minute) + seconds / 60).rem_euclid(1440) as u16)),
            Plain::Span(a) => Some(Plain::Span(Span {
                months: a.months.checked_add(months)?,
                days: a.days.checked_add(days)?,
                seconds: a.seconds.checked_add(seconds)?,
            })),
            _ => None,
        }
    }

    fn moment_plus(&self, time: Time, months: i32, days: i32, seconds: i32) -> Time {
        if months == 0 && days == 0 {
            return time.after(seconds.into());
        }
        let local = self.local(time);
        let day = calendar::add_months(local.day, months).saturating_add(days);
        let rest = i64::from(time.0 % 60);
        self.engine.words().moment(day, local.minute, self.zone()).after(rest + i64::from(seconds))
    }
}

fn times(span: &Span, number: &Decimal) -> Option<Plain> {
    use rust_decimal::prelude::ToPrimitive;
    let with = |part: i32| Decimal::from(part).checked_mul(*number)?.to_i32();
    Some(Plain::Span(Span { months: with(span.months)?, days: with(span.days)?, seconds: with(span.seconds)? }))
}

/// Whether two texts are the same as people see it: capitals make no difference.
pub(crate) fn same_text(a: &str, b: &str) -> bool {
    a == b || a.chars().flat_map(char::to_lowercase).eq(b.chars().flat_map(char::to_lowercase))
}

/// Whether a folded text holds a folded phrase in whole words.
pub(crate) fn holds_phrase(text: &str, phrase: &str) -> bool {
    find_phrase(text, phrase).is_some()
}

/// Where a folded text holds a folded phrase in whole words.
pub(crate) fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    if phrase.is_empty() {
        return None;
    }
    text.match_indices(phrase).map(|(at, _)| at).find(|at| {
        let end = at + phrase.len();
        (*at == 0 || text.as_bytes()[at - 1] == b' ') && (end == text.len() || text.as_bytes()[end] == b' ')
    })
}
