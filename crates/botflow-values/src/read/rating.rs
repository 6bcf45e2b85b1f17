//! In: a text. Out: points between two bounds.

use rust_decimal::prelude::ToPrimitive;

use super::marks::{Marks, Sense};
use super::number::{Separators, numeral_at, only_fillers, skip_fillers};
use crate::language::Language;

/// Reads points from `from` to `to`: `4`, `four stars`, `4/5`, `8 out of 10`, `⭐⭐⭐⭐`.
pub fn rating(text: &str, from: i32, to: i32, language: &Language) -> Option<i32> {
    let stars = text.chars().filter(|sign| matches!(sign, '⭐' | '★' | '🌟')).count();
    let points =
        if stars > 0 && !text.chars().any(char::is_alphanumeric) { i32::try_from(stars).ok()? } else { points(text, to, language)? };
    (from..=to).contains(&points).then_some(points)
}

fn points(text: &str, most: i32, language: &Language) -> Option<i32> {
    let marks = Marks::new(text, language);
    let start = skip_fillers(&marks, 0);
    let (value, mut end) = numeral_at(&marks, start, language, Separators::OfLanguage)?;
    let listed = |list: &str, at: usize| {
        !marks.word(at).is_empty() && list.split(", ").any(|known| crate::scan::same_letters(known, marks.word(at)))
    };
    if listed(language.reading.rating_units, end) && !listed(language.reading.rating_joins, end) {
        end += 1;
    }
    let joined = marks.is_sign(end, '/') || listed(language.reading.rating_joins, end) || marks.word(end) == "out";
    if joined {
        end += 1 + usize::from(marks.word(end) == "out");
        let possible = marks.number(end)?;
        (u64::try_from(most).ok()? == possible).then_some(())?;
        end += 1;
        if listed(language.reading.rating_units, end) {
            end += 1;
        }
    }
    let only = only_fillers(&marks, end) || (matches!(marks.sense(end), Some(Sense::Sign('*' | '+'))) && only_fillers(&marks, end + 1));
    (only && value.is_integer()).then(|| value.to_i32()).flatten()
}
