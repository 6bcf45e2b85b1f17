//! A value as data files write it: a catalog's cell, an action's example, a field of a test.

use botflow_source::Span;
use rust_decimal::Decimal;

use super::read::{clock, date};
use super::yaml::{What, Yaml};
use crate::currency::is_known;
use crate::model::{Currency, Kind};

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

/// Reads what stands in a data file as a value of that kind; `None`: it is not one.
pub fn from_text(text: &str, kind: &Kind, money: Option<Currency>) -> Option<Constant> {
    let text = text.trim();
    let words = |fits: bool| fits.then(|| Constant::Text(text.into()));
    match kind {
        Kind::Text | Kind::Hole | Kind::Choice(_) | Kind::Word(_) | Kind::Row(_) => words(true),
        Kind::Name => words(text.chars().count() <= 60),
        Kind::Email => {
            words(text.split_once('@').is_some_and(|(box_name, host)| !box_name.is_empty() && host.contains('.') && !text.contains(' ')))
        }
        Kind::Phone => words(text.chars().filter(char::is_ascii_digit).count() >= 5 && !text.chars().any(char::is_alphabetic)),
        Kind::Code => words(text.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')),
        Kind::Link | Kind::Photo | Kind::File => {
            // A path of the project has no colon; what has one is an address that a browser must know.
            let known = ["https://", "http://", "tel:", "mailto:"].iter().any(|begins| text.starts_with(begins));
            words(!text.contains(char::is_whitespace) && (known || !text.contains(':')))
        }
        Kind::Number { whole } => number(text).filter(|number| !whole || number.is_integer()).map(Constant::Number),
        Kind::Rating(rating) => {
            let fits = |number: &Decimal| number.is_integer() && (Decimal::from(rating.from)..=Decimal::from(rating.to)).contains(number);
            number(text).filter(fits).map(Constant::Number)
        }
        Kind::Money(currency) => amount(text, currency.or(money)),
        Kind::Date => date(text).map(Constant::Date),
        Kind::Time => clock(text).map(Constant::Time),
        Kind::Moment => {
            let (day, time) = text.split_once([' ', 'T'])?;
            Some(Constant::Moment(date(day)?, clock(time.get(..5).unwrap_or(time))?))
        }
        Kind::YesNo | Kind::Consent => yes_no(text).map(Constant::YesNo),
        Kind::Location => {
            let (north, east) = text.split_once(',')?;
            let (north, east): (f64, f64) = (north.trim().parse().ok()?, east.trim().parse().ok()?);
            let fits = (-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east);
            fits.then_some(Constant::Location(north, east))
        }
        Kind::List(entry) => {
            let items = text.split([',', ';']).map(str::trim).filter(|item| !item.is_empty());
            items.map(|item| from_text(item, entry, money)).collect::<Option<Vec<_>>>().map(Constant::List)
        }
        Kind::Duration | Kind::Several(_) | Kind::Record(_) | Kind::Item(_) | Kind::Form(_) => None,
    }
}

/// Reads a YAML value as a value of that kind; the spot of what does not fit.
pub fn from_yaml(yaml: &Yaml, kind: &Kind) -> Result<Constant, Span> {
    match (&yaml.what, kind) {
        (What::Text(text), kind) => from_text(text, kind, None).ok_or(yaml.span),
        (What::List(items), Kind::List(entry)) => {
            items.iter().map(|item| from_yaml(item, entry)).collect::<Result<_, _>>().map(Constant::List)
        }
        (What::Map(entries), Kind::Record(fields)) => {
            let mut record = Vec::with_capacity(entries.len());
            for field in fields {
                match entries.iter().find(|entry| entry.key == field.name) {
                    Some(entry) => record.push((field.name.as_str().into(), from_yaml(&entry.value, &field.kind)?)),
                    None if field.optional => {}
                    None => return Err(yaml.span),
                }
            }
            Ok(Constant::Record(record))
        }
        _ => Err(yaml.span),
    }
}

/// `12`, `-4.5`; without grouping, so that no two readings are possible.
fn number(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    (all_digits(whole) && all_digits(fraction)).then(|| Decimal::from_str_exact(text).ok()).flatten()
}

/// `49 EUR`, `EUR 49`, `€49`, `49 €`; `49` where the currency is known.
fn amount(text: &str, known: Option<Currency>) -> Option<Constant> {
    let letters = |sign: char| !sign.is_ascii_digit() && !matches!(sign, '.' | '-' | ' ' | '\u{a0}');
    let sign: String = text.chars().filter(|sign| letters(*sign)).collect();
    let digits: String = text.chars().filter(|sign| !letters(*sign) && !matches!(sign, ' ' | '\u{a0}')).collect();
    let currency = match sign.as_str() {
        "" => known?,
        "€" => *b"EUR",
        "$" => *b"USD",
        "£" => *b"GBP",
        "¥" => *b"JPY",
        code => currency(code)?,
    };
    let beside = sign.is_empty() || text.starts_with(&sign) || text.ends_with(&sign);
    let fits = beside && known.is_none_or(|known| known == currency);
    fits.then(|| number(&digits).map(|number| Constant::Money(number, currency))).flatten()
}

/// A currency by its three capital letters.
pub fn currency(text: &str) -> Option<Currency> {
    let code: Currency = text.as_bytes().try_into().ok()?;
    is_known(code).then_some(code)
}

fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" | "x" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_each_kind() {
        let money = |text| from_text(text, &Kind::Money(None), None);
        assert_eq!(money("49.90 EUR"), Some(Constant::Money(Decimal::new(4990, 2), *b"EUR")));
        assert_eq!(money("€49"), money("49 €"));
        assert_eq!(money("49"), None);
        assert_eq!(from_text("49", &Kind::Money(None), Some(*b"EUR")), money("49 EUR"));
        assert_eq!(money("1,299 EUR"), None);
        assert_eq!(from_text("2026-05-01 9:30", &Kind::Moment, None), Some(Constant::Moment(20_574, 570)));
        assert_eq!(from_text("yes", &Kind::YesNo, None), Some(Constant::YesNo(true)));
        assert_eq!(from_text("52.5, 13.4", &Kind::Location, None), Some(Constant::Location(52.5, 13.4)));
        assert_eq!(from_text("4.5", &Kind::Number { whole: true }, None), None);
        assert_eq!(from_text("1e3", &Kind::Number { whole: false }, None), None);
        assert_eq!(
            from_text("red; blue", &Kind::List(Box::new(Kind::Text)), None)
                .map(|list| matches!(list, Constant::List(items) if items.len() == 2)),
            Some(true)
        );
    }
}
