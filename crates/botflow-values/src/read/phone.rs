//! In: a text. Out: the one phone number in it that exists, in its international form.

use std::ops::Range;

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region};

/// Reads a phone number as `+49301234567`. Words around it do not matter, but letters never become digits, and there must be one number only.
/// A number without country code is one of `region` (two letters, `DE`).
pub fn phone(text: &str, region: Option<&str>) -> Option<String> {
    phone_in(text, region).map(|(number, _)| number)
}

/// The one phone number in a sentence, and where (bytes).
pub fn phone_in(text: &str, region: Option<&str>) -> Option<(String, Range<usize>)> {
    let mut found = None;
    for range in candidates(text) {
        if let Some(number) = valid(&text[range.clone()], region)
            && found.replace((number, range)).is_some()
        {
            return None;
        }
    }
    found
}

/// Fewest and most digits a phone number has (E.164; the shortest national ones have seven).
const DIGITS: std::ops::RangeInclusive<usize> = 7..=17;

/// Runs of digits with the signs people write between them.
fn candidates(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + text[at..].find(|sign: char| is_digit(sign) || sign == '+' || sign == '(')?;
            let end = text[start..]
                .find(|sign: char| !is_digit(sign) && !" +-./()\u{a0}\u{2011}–".contains(sign))
                .map_or(text.len(), |length| start + length);
            at = end.max(start + 1);
            while !text.is_char_boundary(at) {
                at += 1;
            }
            let run = text[start..end].trim_end_matches([' ', '+', '-', '.', '/', '(', '\u{a0}', '–']);
            let touches = text[..start].ends_with(|sign: char| sign.is_alphanumeric() || sign == '@' || sign == '_')
                || text[start + run.len()..].starts_with(|sign: char| sign.is_alphanumeric() || sign == '@');
            if !touches && DIGITS.contains(&run.chars().filter(|sign| is_digit(*sign)).count()) {
                return Some(start..start + run.len());
            }
        }
    })
}

fn is_digit(sign: char) -> bool {
    matches!(sign, '0'..='9' | '０'..='９' | '٠'..='٩' | '۰'..='۹')
}

/// The number in international form, if it is one that can be called.
fn valid(run: &str, region: Option<&str>) -> Option<String> {
    let international;
    let run = match run.trim_start_matches(['(', ' ']).strip_prefix("00") {
        Some(rest) => {
            international = format!("+{rest}");
            &international
        }
        None => run,
    };
    let region = region.and_then(|region| Region::from_code(region).ok());
    let number = PHONE_NUMBER_UTIL.parse(run, region).ok()?;
    PHONE_NUMBER_UTIL.is_valid_number(&number).then(|| PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned())
}

/// Numbers that are kept for examples and films, so that nobody is called: Ofcom, Bundesnetzagentur, ARCEP and NANPA (checked 2026-11-21).
const KEPT: [(&str, &str); 5] = [
    ("GB", "+44 20 7946 0958"),
    ("DE", "+49 30 23125014"),
    ("FR", "+33 1 99 00 12 34"),
    ("US", "+1 202-555-0143"),
    ("CA", "+1 613-555-0143"),
];

/// A number as people of a country write it for others abroad: one that is kept for this, else the one that the numbering plan gives as an example.
pub fn example(region: &str) -> String {
    if let Some((_, number)) = KEPT.iter().find(|(country, _)| *country == region) {
        return (*number).to_owned();
    }
    let number = Region::from_code(region).ok().and_then(|region| PHONE_NUMBER_UTIL.get_example_number(region).ok());
    number.map_or_else(String::new, |number| PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::International).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_are_numbers_of_their_country() {
        for region in ["GB", "DE", "FR", "US", "CA", "ES", "AT", "CH", "NO", "BR", "IN", "JP", "AU", "MX"] {
            let example = example(region);
            assert!(example.starts_with('+') && phone(&example, None).is_some(), "{region}: {example}");
        }
    }
}
