//! In: a text. Out: the one amount of money it gives, with its currency.

use std::ops::Range;

use botflow_program::Currency;
use rust_decimal::Decimal;

use super::marks::{Marks, Sense};
use super::number::{Separators, numeral_at, only_fillers, skip_fillers};
use crate::language::Language;
use crate::lexicon::Meaning;

/// Reads an amount of money. Without a currency in it, it is in `usual`; a `$` is a dollar of that kind too, if it is one.
///
/// ```
/// use botflow_program::Currency;
/// use botflow_values::{language, read::money::money};
/// let (english, euro) = (language("en").unwrap(), Currency::new("EUR").unwrap());
/// assert_eq!(money("€1,299.50", english, euro).unwrap().0.to_string(), "1299.50");
/// assert_eq!(money("sixty", english, euro).unwrap().0, 60.into());
/// ```
pub fn money(text: &str, language: &Language, usual: Currency) -> Option<(Decimal, Currency)> {
    let marks = Marks::new(text, language);
    let start = skip_fillers(&marks, 0);
    let (amount, currency, end) = amount_at(&marks, start, language, usual)?;
    only_fillers(&marks, end).then(|| (amount, currency.unwrap_or(usual)))
}

/// The one amount with its currency in a sentence, and where (bytes); none where there are several.
pub fn money_in(text: &str, language: &Language, usual: Currency) -> Option<((Decimal, Currency), Range<usize>)> {
    let marks = Marks::new(text, language);
    let (mut found, mut at) = (None, 0);
    while at < marks.list.len() {
        match amount_at(&marks, at, language, usual) {
            Some((amount, Some(currency), end)) => {
                if found.replace(((amount, currency), marks.bytes(at, end))).is_some() {
                    return None;
                }
                at = end;
            }
            Some((_, None, end)) => at = end,
            None => at += 1,
        }
    }
    found
}

/// An amount from position `at` on, its currency if it names one, and the position after it.
fn amount_at(marks: &Marks, at: usize, language: &Language, usual: Currency) -> Option<(Decimal, Option<Currency>, usize)> {
    let before = currency_at(marks, at, language, usual);
    let start = before.map_or(at, |(_, end)| end);
    let (mut amount, mut end) = numeral_at(marks, start, language, Separators::ThreeDigitsGroup)?;
    end = skip_dash_decimals(marks, end);
    let after = if before.is_none() { currency_at(marks, end, language, usual) } else { None };
    let cents_only = before.is_none() && after.is_none() && cents_at(marks, end, language);
    if cents_only {
        let currency = usual;
        return Some((amount.checked_div(Decimal::ONE_HUNDRED)?, Some(currency), end + 1)).filter(|_| amount.is_integer());
    }
    if let Some((_, behind)) = after {
        end = behind;
        if let Some((cents, behind)) = cents_after(marks, end, language).filter(|_| amount.is_integer()) {
            amount += cents;
            end = behind;
        }
        end = skip_dash_decimals(marks, end);
    }
    let currency = before.or(after).map(|(currency, _)| currency);
    let decimals = currency.unwrap_or(usual).decimals();
    (amount.scale() <= decimals && !amount.is_sign_negative()).then(|| (with_decimals(amount), currency, end))
}

/// Amounts keep no zeros that were not needed, but fifty cents are `.50`.
fn with_decimals(mut amount: Decimal) -> Decimal {
    if amount.scale() == 1 {
        amount.rescale(2);
    }
    amount
}

/// `60,-` and `60.–`: no cents.
fn skip_dash_decimals(marks: &Marks, at: usize) -> usize {
    let dashed =
        matches!(marks.sense(at), Some(Sense::Sign(',' | '.'))) && marks.glued(at) && marks.is_sign(at + 1, '-') && marks.glued(at + 1);
    if dashed { at + 2 } else { at }
}

/// Cents after the currency: `12 euros 50`, `12€50`, `12 euros and 50 cents`.
fn cents_after(marks: &Marks, at: usize, language: &Language) -> Option<(Decimal, usize)> {
    let start = if marks.word(at) == language.reading.number_and { at + 1 } else { at };
    let cents = marks.number(start).filter(|cents| *cents < 100)?;
    let named = cents_at(marks, start + 1, language);
    let two_digits =
        matches!(marks.sense(start), Some(Sense::Digits { digits: 2, .. })) || matches!(marks.sense(start), Some(Sense::Words { .. }));
    (named || start == at && two_digits).then(|| (Decimal::new(cents as i64, 2), start + 1 + usize::from(named)))
}

fn cents_at(marks: &Marks, at: usize, language: &Language) -> bool {
    let word = marks.word(at);
    !word.is_empty() && (word.len() > 1 || marks.glued(at)) && listed(language.reading.cents, word)
}

fn listed(list: &str, word: &str) -> bool {
    list.split(", ").any(|known| crate::scan::same_letters(known, word))
}

/// The currency named at a position, and the position after it.
fn currency_at(marks: &Marks, at: usize, language: &Language, usual: Currency) -> Option<(Currency, usize)> {
    if let Some(found) = dollar_of_country(marks, at) {
        return Some(found);
    }
    match marks.sense(at)? {
        Sense::Sign(sign) => Some((currency_of_sign(sign, usual)?, at + 1)),
        Sense::Unknown | Sense::Means(Meaning::Filler | Meaning::WeekdayShort(_)) | Sense::Words { .. } => {
            named_currency(marks, at, language, usual)
        }
        _ => None,
    }
}

/// `US$`, `A$`, `$CA`: a dollar with its country before or behind it.
fn dollar_of_country(marks: &Marks, at: usize) -> Option<(Currency, usize)> {
    let (sign, country) = if marks.is_sign(at, '$') { (at, at + 1) } else { (at + 1, at) };
    if !marks.is_sign(sign, '$') || !marks.glued(at + 1) {
        return None;
    }
    let code = match marks.word(country) {
        "us" => "USD",
        "a" | "au" => "AUD",
        "c" | "ca" => "CAD",
        "nz" => "NZD",
        "mx" => "MXN",
        "hk" => "HKD",
        "s" | "sg" => "SGD",
        "r" => "BRL",
        _ => return None,
    };
    Some((Currency::new(code)?, at + 2))
}

/// A sign several currencies share means the usual one if it is among them.
fn currency_of_sign(sign: char, usual: Currency) -> Option<Currency> {
    let shared: &[&str] = match sign {
        '€' => &["EUR"],
        '$' => &["USD", "CAD", "AUD", "NZD", "MXN", "SGD", "HKD", "ARS", "CLP", "COP"],
        '£' => &["GBP", "EGP"],
        '¥' => &["JPY", "CNY"],
        '₽' => &["RUB"],
        '₴' => &["UAH"],
        '₺' => &["TRY"],
        '₹' => &["INR"],
        _ => return None,
    };
    shared_currency(shared, usual)
}

fn shared_currency(shared: &[&str], usual: Currency) -> Option<Currency> {
    shared.iter().find(|code| **code == usual.code()).or(shared.first()).and_then(|code| Currency::new(code))
}

/// A currency by name or code, the longest name first. A plain *dollar*, *franc* or *peso* is the usual currency if that is one.
fn named_currency(marks: &Marks, at: usize, language: &Language, usual: Currency) -> Option<(Currency, usize)> {
    let names = language.tables.currencies.starting_with(marks.word(at));
    let fits = names.iter().filter_map(|name| Some((name.code, name_at(marks, at, &name.words)?)));
    let best = fits.max_by_key(|(_, end)| *end);
    let (code, end) = match best {
        Some(found) => found,
        None => return iso_code(marks.word(at)).map(|currency| (currency, at + 1)),
    };
    let written_as_code = marks.word(at).eq_ignore_ascii_case(code);
    let alike: &[&str] = match code {
        _ if written_as_code || end > at + 1 => &[],
        "USD" => &["USD", "CAD", "AUD", "NZD", "SGD", "HKD"],
        "MXN" => &["MXN", "ARS", "CLP", "COP", "UYU", "DOP"],
        "CHF" => &["CHF", "XOF", "XAF"],
        "GBP" => &["GBP", "EGP"],
        "INR" => &["INR", "PKR", "LKR", "NPR"],
        _ => &[],
    };
    let currency = if alike.is_empty() { Currency::new(code) } else { shared_currency(alike, usual) };
    currency.map(|currency| (currency, end))
}

/// The position after a name, when its words stand from `at` on.
fn name_at(marks: &Marks, at: usize, words: &[Box<str>]) -> Option<usize> {
    let same = words.iter().enumerate().all(|(place, word)| marks.word(at + place) == &**word);
    same.then_some(at + words.len())
}

/// A code of ISO 4217 that the language has no name for.
fn iso_code(word: &str) -> Option<Currency> {
    if word.len() != 3 || !word.is_ascii() {
        return None;
    }
    let upper = word.to_ascii_uppercase();
    iso_currency::Currency::from_code(&upper)?;
    // Words of the four languages that are codes too.
    const WORDS: &[&str] =
        &["ALL", "TOP", "TRY", "MAD", "PEN", "SOS", "COP", "CUP", "GEL", "LAK", "BAM", "MOP", "BOB", "DOP", "MUR", "PAB", "SEK", "NOK"];
    if WORDS.contains(&upper.as_str()) { None } else { Currency::new(&upper) }
}
