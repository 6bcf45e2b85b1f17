//! In: constants of the project file. Out: JSON, for a talk's stand-in of an action.

use std::fmt::Write;

use crate::project::Constant;

/// An object of named fields; nothing at all for none.
pub(super) fn of_fields(fields: &[(String, Constant)]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let mut out = String::new();
    object(fields.iter().map(|(name, value)| (name.as_str(), value)), &mut out);
    out
}

fn object<'c>(fields: impl Iterator<Item = (&'c str, &'c Constant)>, out: &mut String) {
    out.push('{');
    for (index, (name, value)) in fields.enumerate() {
        if index > 0 {
            out.push(',');
        }
        string(name, out);
        out.push(':');
        constant(value, out);
    }
    out.push('}');
}

fn constant(value: &Constant, out: &mut String) {
    match value {
        Constant::Text(text) => string(text, out),
        Constant::Number(number) => out.push_str(&number.normalize().to_string()),
        Constant::Money(amount, currency) => string(&format!("{amount} {}", String::from_utf8_lossy(currency)), out),
        Constant::Date(day) => string(&date(*day), out),
        Constant::Time(minute) => string(&format!("{:02}:{:02}", minute / 60, minute % 60), out),
        Constant::Moment(day, minute) => string(&format!("{}T{:02}:{:02}", date(*day), minute / 60, minute % 60), out),
        Constant::YesNo(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Constant::Location(latitude, longitude) => drop(write!(out, "[{latitude},{longitude}]")),
        Constant::List(entries) => {
            out.push('[');
            for (index, entry) in entries.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                constant(entry, out);
            }
            out.push(']');
        }
        Constant::Record(fields) => object(fields.iter().map(|(name, value)| (&**name, value)), out),
    }
}

fn string(text: &str, out: &mut String) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            control if control < ' ' => drop(write!(out, "\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// A day as `2026-12-24`, by the civil calendar (Howard Hinnant's `civil_from_days`).
fn date(day: i32) -> String {
    let shifted = i64::from(day) + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!((date(0), date(20_811), date(-1)), ("1970-01-01".into(), "2026-12-24".into(), "1969-12-31".into()));
    }

    #[test]
    fn texts_are_escaped() {
        let fields =
            [("say".to_owned(), Constant::Text("a \"b\"\n".into())), ("n".to_owned(), Constant::List(vec![Constant::YesNo(true)]))];
        assert_eq!(of_fields(&fields), r#"{"say":"a \"b\"\u000a","n":[true]}"#);
    }
}
