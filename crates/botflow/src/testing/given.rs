//! Values that a test gives to the bot: fields of an action's answer or of an event. In: as the suite has them. Out: as the engine takes them.

use botflow_compile::project::Constant;
use botflow_program::{Currency, Spot};
use botflow_runtime::{Datum, Engine, Named};

use super::play::moment;

/// Fields with their values.
pub(super) fn named(fields: &[(String, Constant)], engine: &Engine) -> Vec<Named> {
    fields.iter().map(|(name, value)| Named { name: name.as_str().into(), value: datum(value, engine) }).collect()
}

fn datum(value: &Constant, engine: &Engine) -> Datum {
    match value {
        Constant::Text(text) => Datum::Text((**text).into()),
        Constant::Number(number) => Datum::Number(*number),
        Constant::Money(amount, code) => match std::str::from_utf8(code).ok().and_then(Currency::new) {
            Some(currency) => Datum::Money { amount: *amount, currency },
            None => Datum::Number(*amount),
        },
        Constant::Date(day) => Datum::Day(*day),
        Constant::Time(minute) => Datum::Clock(*minute),
        Constant::Moment(day, minute) => Datum::Moment(moment(engine, *day, *minute)),
        Constant::YesNo(yes) => Datum::Yes(*yes),
        Constant::Location(latitude, longitude) => Datum::Place(Spot { latitude_e7: e7(*latitude), longitude_e7: e7(*longitude) }),
        Constant::List(entries) => Datum::List(entries.iter().map(|entry| datum(entry, engine)).collect()),
        Constant::Record(fields) => {
            Datum::Record(fields.iter().map(|(name, value)| Named { name: (**name).into(), value: datum(value, engine) }).collect())
        }
    }
}

/// Degrees as ten-millionths; a cast of floats stays within bounds.
fn e7(degrees: f64) -> i32 {
    (degrees * 1e7).round() as i32
}
