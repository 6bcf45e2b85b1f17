//! In: a number. Out: its digits, grouped and with the decimal sign of a language.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use crate::language::Language;

/// Whether long numbers are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// As the language groups: `12,500`.
    Grouped,
    /// Not at all, as for a year: `2026`.
    Plain,
}

/// Appends a number with the decimals it has, without zeros at their end.
pub fn write_number(out: &mut String, number: Decimal, grouping: Grouping, language: &Language) {
    write_digits(out, number.normalize(), grouping, language);
}

/// Appends a number with all the decimals it has.
pub(super) fn write_digits(out: &mut String, number: Decimal, grouping: Grouping, language: &Language) {
    let start = out.len();
    let _ = write!(out, "{}", number.abs());
    let point = out[start..].find('.');
    let whole_digits = point.unwrap_or(out.len() - start);
    if let Some(point) = point {
        out.replace_range(start + point..=start + point, language.writing.decimal.encode_utf8(&mut [0; 4]));
    }
    if grouping == Grouping::Grouped && whole_digits >= language.writing.grouped_from_digits {
        for place in (1..whole_digits).rev().filter(|place| (whole_digits - place).is_multiple_of(3)) {
            out.insert(start + place, language.writing.grouping);
        }
    }
    if number.is_sign_negative() && !number.is_zero() {
        out.insert(start, '-');
    }
}
