//! A value from the world in, a value of the program out, if it is of the kind the program says.

use botflow_program::*;
use rust_decimal::prelude::ToPrimitive;

use crate::input::Datum;
use crate::limits;

/// A field as what the program wants. `kind` is what is declared, `held` what the name holds.
pub(crate) fn value(datum: &Datum, kind: Kind, held: Kind) -> Option<Value> {
    match datum {
        Datum::Missing => None,
        Datum::List(all) if matches!(kind, Kind::List | Kind::Record | Kind::Several) => {
            Some(Value::List(all.iter().take(limits::LIST_ENTRIES).filter_map(entry).collect()))
        }
        Datum::Record(_) if matches!(kind, Kind::Record | Kind::List) => entry(datum).map(Value::from),
        _ => plain(datum, kind).or_else(|| plain(datum, held)).map(Value::from),
    }
}

fn entry(datum: &Datum) -> Option<Entry> {
    match datum {
        Datum::Record(fields) => {
            let members = fields.iter().filter_map(|field| Some(Member { name: key::name(&field.name), value: own_kind(&field.value)? }));
            Some(Entry::Record(members.collect()))
        }
        _ => own_kind(datum).map(Entry::from),
    }
}

/// A value as what it is.
fn own_kind(datum: &Datum) -> Option<Plain> {
    match datum {
        Datum::Yes(yes) => Some(Plain::Yes(*yes)),
        Datum::Number(number) => Some(Plain::Number(*number)),
        Datum::Money { amount, currency } => Some(Plain::Money { amount: *amount, currency: *currency }),
        Datum::Day(day) => Some(Plain::Day(*day)),
        Datum::Clock(minute) => (*minute < 1440).then_some(Plain::Clock(*minute)),
        Datum::Moment(time) => Some(Plain::Moment(*time)),
        Datum::Span(span) => Some(Plain::Span(*span)),
        Datum::Text(text) => Some(Plain::Text(text.clone())),
        Datum::Place(spot) => Some(Plain::Place(*spot)),
        Datum::List(all) => {
            let text = |datum: &Datum| if let Datum::Text(text) = datum { Some(text.clone()) } else { None };
            Some(Plain::Texts(all.iter().filter_map(text).collect()))
        }
        Datum::Missing | Datum::Record(_) => None,
    }
}

/// A value as a kind that may be narrower: texts that are dates or numbers are read as JSON writes them.
fn plain(datum: &Datum, kind: Kind) -> Option<Plain> {
    let own = own_kind(datum)?;
    let fits = match (&own, kind) {
        (Plain::Yes(_), Kind::YesNo | Kind::Consent)
        | (Plain::Number(_), Kind::Number | Kind::Rating { .. })
        | (Plain::Money { .. }, Kind::Money)
        | (Plain::Day(_), Kind::Date)
        | (Plain::Clock(_), Kind::Time)
        | (Plain::Moment(_), Kind::DateTime)
        | (Plain::Span(_), Kind::Span)
        | (Plain::Place(_), Kind::Location)
        | (Plain::Texts(_), Kind::List) => true,
        (Plain::Number(number), Kind::WholeNumber) => number.fract().is_zero(),
        (Plain::Text(_), Kind::Text | Kind::Name | Kind::Email | Kind::Phone | Kind::Code | Kind::Photo | Kind::File | Kind::Link) => true,
        _ => false,
    };
    if fits {
        return Some(own);
    }
    match (own, kind) {
        (Plain::Number(number), Kind::Code | Kind::Text) => Some(Plain::Text(smol_str::format_smolstr!("{number}"))),
        (Plain::Text(text), Kind::Number) => Decimal::from_str_exact(&text).ok().map(Plain::Number),
        (Plain::Text(text), Kind::WholeNumber) => Decimal::from_str_exact(&text).ok().filter(|n| n.fract().is_zero()).map(Plain::Number),
        (Plain::Text(text), Kind::Date) => date(&text).map(Plain::Day),
        (Plain::Text(text), Kind::Time) => clock(&text).map(Plain::Clock),
        (Plain::Text(text), Kind::Money) => {
            let (amount, currency) = text.split_once(' ')?;
            Some(Plain::Money { amount: Decimal::from_str_exact(amount).ok()?, currency: Currency::new(currency)? })
        }
        (Plain::Moment(time), Kind::Date) => Some(Plain::Day((time.0 / 86_400).to_i32()?)),
        _ => None,
    }
}

/// `2026-12-24`.
fn date(text: &str) -> Option<i32> {
    let mut parts = text.splitn(3, '-').map(str::parse::<u32>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let plausible = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let at = plausible.then(|| crate::calendar::days(year as i32, month, day))?;
    (crate::calendar::civil(at) == (year as i32, month, day)).then_some(at)
}

/// `14:30`.
fn clock(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_in_as_the_program_wants_them() {
        let text = |t: &str| Datum::Text(t.into());
        for (datum, kind, plain) in [
            (text("2026-12-24"), Kind::Date, Some(Plain::Day(20_811))),
            (text("2026-02-30"), Kind::Date, None),
            (text("14:30"), Kind::Time, Some(Plain::Clock(870))),
            (text("24:00"), Kind::Time, None),
            (text("12.50 EUR"), Kind::Money, Some(Plain::Money { amount: Decimal::new(1250, 2), currency: Currency::new("EUR").unwrap() })),
            (text("many"), Kind::Number, None),
            (Datum::Number(Decimal::new(15, 1)), Kind::WholeNumber, None),
            (Datum::Number(Decimal::new(7, 0)), Kind::Code, Some(Plain::Text("7".into()))),
            (Datum::Yes(true), Kind::Text, None),
        ] {
            assert_eq!(value(&datum, kind, kind), plain.map(Value::from), "{datum:?}");
        }
    }
}
