//! How actions answer: as the test says, else from `try:` of botflow.yaml, else they fail.

use botflow_program::{Currency, Decimal, Kind, Param, Program, Spot, Text, Time};
use botflow_runtime::{Datum, Done, Named};
use serde_json::Value;

use super::event::Answered;

/// What a test says of an action.
#[derive(Debug, Clone, PartialEq)]
pub enum Script {
    /// It gives these fields.
    Gives(Vec<Named>),
    /// It fails.
    Fails,
    /// It does not answer.
    DoesNotAnswer,
}

/// What the action answers, and where that comes from.
pub(super) fn answer(program: &Program, action: &Text, script: Option<Script>) -> (Done, Answered) {
    match script {
        Some(Script::Gives(fields)) => return (Done::Gave(fields), Answered::Test),
        Some(Script::Fails) => return (Done::Failed, Answered::Test),
        Some(Script::DoesNotAnswer) => return (Done::NoAnswer, Answered::Test),
        None => {}
    }
    let declared = program.actions.iter().find(|declared| declared.name == *action);
    let example = declared.and_then(|declared| Some((declared, serde_json::from_str::<Value>(&declared.example).ok()?)));
    match example {
        Some((declared, Value::Object(fields))) => {
            let given =
                declared.gives.iter().filter_map(|param| Some(named(&param.name, of_param(param, fields.get(param.name.as_str())?))));
            (Done::Gave(given.collect()), Answered::Example)
        }
        Some(_) | None => (Done::Failed, Answered::Nobody),
    }
}

fn named(name: &Text, value: Datum) -> Named {
    Named { name: name.clone(), value }
}

fn of_param(param: &Param, value: &Value) -> Datum {
    match (param.kind, value) {
        (Kind::List, Value::Array(entries)) => Datum::List(entries.iter().map(|entry| of_entry(param, entry)).collect()),
        (Kind::Record, Value::Object(_)) => of_entry(param, value),
        (kind, value) => of(kind, value),
    }
}

/// An entry of a list (or a record): named fields, or one plain value whose kind stands in a field without a name.
fn of_entry(param: &Param, entry: &Value) -> Datum {
    match entry {
        Value::Object(map) => {
            let fields = param.fields.iter().filter_map(|field| Some(named(&field.name, of(field.kind, map.get(field.name.as_str())?))));
            Datum::Record(fields.collect())
        }
        plain => of(param.fields.first().map_or(Kind::Text, |field| field.kind), plain),
    }
}

/// A plain JSON value as one of this kind. Dates and times are written as ISO 8601 has them, money as `49 EUR`.
pub fn of(kind: Kind, value: &Value) -> Datum {
    match value {
        Value::Null => Datum::Missing,
        Value::Bool(yes) => Datum::Yes(*yes),
        Value::Number(number) => number.to_string().parse().map_or(Datum::Missing, Datum::Number),
        Value::String(text) => of_text(kind, text),
        Value::Array(entries) => Datum::List(entries.iter().map(|entry| of(Kind::Text, entry)).collect()),
        Value::Object(map) => Datum::Record(map.iter().map(|(name, value)| named(&name.as_str().into(), of(Kind::Text, value))).collect()),
    }
}

fn of_text(kind: Kind, text: &str) -> Datum {
    let read = match kind {
        Kind::Money => money(text),
        Kind::Number | Kind::WholeNumber | Kind::Rating { .. } => text.trim().parse().ok().map(Datum::Number),
        Kind::YesNo | Kind::Consent => match text.trim() {
            "yes" => Some(Datum::Yes(true)),
            "no" => Some(Datum::Yes(false)),
            _ => None,
        },
        Kind::Date => text.trim().parse::<jiff::civil::Date>().ok().map(|date| Datum::Day(days(date))),
        Kind::Time => {
            text.trim().parse::<jiff::civil::Time>().ok().map(|time| Datum::Clock(time.hour() as u16 * 60 + time.minute() as u16))
        }
        Kind::DateTime => {
            text.trim().parse::<jiff::Timestamp>().ok().map(|at| Datum::Moment(Time(at.as_second().clamp(0, i64::from(u32::MAX)) as u32)))
        }
        Kind::Location => place(text),
        Kind::Text | Kind::Name | Kind::Email | Kind::Phone | Kind::Code | Kind::Photo | Kind::File | Kind::Link => None,
        Kind::Choice | Kind::Several | Kind::Span | Kind::Item(_) | Kind::Record | Kind::List | Kind::Booking | Kind::Payment => None,
    };
    read.unwrap_or_else(|| Datum::Text(text.into()))
}

fn money(text: &str) -> Option<Datum> {
    let text = text.trim();
    let (amount, code) = text.split_once(' ').or_else(|| Some((text.strip_prefix('€')?, "EUR")))?;
    let (amount, code) = if amount.parse::<Decimal>().is_ok() { (amount, code) } else { (code, amount) };
    Some(Datum::Money { amount: amount.trim().parse().ok()?, currency: Currency::new(code.trim())? })
}

fn place(text: &str) -> Option<Datum> {
    let (latitude, longitude) = text.split_once(',')?;
    let e7 =
        |text: &str| text.trim().parse::<f64>().ok().filter(|degrees| degrees.abs() <= 180.0).map(|degrees| (degrees * 1e7).round() as i32);
    Some(Datum::Place(Spot { latitude_e7: e7(latitude)?, longitude_e7: e7(longitude)? }))
}

fn days(date: jiff::civil::Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    (date - epoch).get_days()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_become_values_of_their_kinds() {
        let euro = Currency::new("EUR").expect("a currency");
        let number = |text: &str| Datum::Number(text.parse().expect("a number"));
        assert_eq!(of(Kind::Money, &Value::from("49.50 EUR")), Datum::Money { amount: "49.50".parse().expect("a number"), currency: euro });
        assert_eq!(of(Kind::Money, &Value::from("€49")), Datum::Money { amount: "49".parse().expect("a number"), currency: euro });
        assert_eq!(of(Kind::WholeNumber, &Value::from(3)), number("3"));
        assert_eq!(of(Kind::Date, &Value::from("1970-01-31")), Datum::Day(30));
        assert_eq!(of(Kind::Time, &Value::from("14:30")), Datum::Clock(870));
        assert_eq!(of(Kind::YesNo, &Value::from("yes")), Datum::Yes(true));
        assert_eq!(of(Kind::Code, &Value::from("007")), Datum::Text("007".into()));
        assert_eq!(of(Kind::Text, &Value::Null), Datum::Missing);
    }
}
