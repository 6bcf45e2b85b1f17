//! A value as data files write it: a catalog's cell, an action's example, a field of a test.

use rust_decimal::Decimal;

use crate::model::Currency;

/// A value that is known while compiling.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    /// A text, name, e-mail, phone, code or link.
    Text(Box<str>),
    /// A number or rating.
    Number(Decimal),
    /// An amount.
    Money(Decimal, Currency),
    /// A day: days since 1970-01-01.
    Date(i32),
    /// A time of day: minutes since midnight.
    Time(u16),
    /// A day and a time of day in the project's time zone: days since 1970-01-01, minutes since midnight.
    Moment(i32, u16),
    /// Yes or no.
    YesNo(bool),
    /// A place: latitude and longitude in degrees.
    Location(f64, f64),
    /// Entries.
    List(Vec<Constant>),
    /// Fields by name, in the order in which they are declared; those that are missing are left out.
    Record(Vec<(Box<str>, Constant)>),
}
