//! Plural forms of all languages of CLDR. In: a number and a language. Out: which of the forms given it takes, and how many a language has.

mod rules;

use rust_decimal::Decimal;

/// A plural category, in CLDR order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// `0` in Arabic.
    Zero,
    /// `1` in English.
    One,
    /// `2` in Arabic.
    Two,
    /// `3` in Polish.
    Few,
    /// `5` in Polish.
    Many,
    /// All others.
    Other,
}

impl Category {
    /// All of them, in CLDR order.
    pub const ALL: [Category; 6] = [Category::Zero, Category::One, Category::Two, Category::Few, Category::Many, Category::Other];
}

/// How many forms of a number a text may give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormCount {
    /// At least: the forms that common whole numbers (0 to 1,000) use.
    pub needed: usize,
    /// At most: the forms CLDR has.
    pub allowed: usize,
}

/// How many forms a language needs and allows (English 2, Polish 3 or 4, Spanish 2 or 3); none where it has only one form, as Japanese.
///
/// ```
/// use botflow_values::plural::{FormCount, forms};
/// assert_eq!(forms("pl"), Some(FormCount { needed: 3, allowed: 4 }));
/// assert_eq!(forms("ja"), None);
/// ```
pub fn forms(language: &str) -> Option<FormCount> {
    let rules = rules::of(language);
    let allowed = rules.categories.len();
    (allowed > 1).then(|| FormCount { needed: rules.common().count(), allowed })
}

/// The category of a number.
pub fn category(number: Decimal, language: &str) -> Category {
    (rules::of(language).rule)(&Operands::of(number))
}

/// Which of `forms` forms, in CLDR order, a number takes; always less than `forms`, 0 without forms.
/// With fewer forms than CLDR has, those are meant that common whole numbers use; any other number takes the last one.
pub fn form_index(number: Decimal, forms: usize, language: &str) -> usize {
    let rules = rules::of(language);
    let category = (rules.rule)(&Operands::of(number));
    let last = forms.saturating_sub(1);
    let place = if forms >= rules.categories.len() {
        rules.categories.iter().position(|other| *other == category)
    } else {
        rules.common().position(|other| other == category)
    };
    place.unwrap_or(last).min(last)
}

/// A number as the rules of CLDR see it, written without zeros at the end of its decimals.
pub(crate) struct Operands {
    /// The whole number, if it is one.
    pub whole: Option<u64>,
    /// Digits before the decimal sign, as a number.
    pub integer: u64,
    /// How many decimals.
    pub places: u32,
    /// The decimals as a number.
    pub fraction: u64,
}

impl Operands {
    fn of(number: Decimal) -> Operands {
        let number = number.abs().normalize();
        let places = number.scale();
        let power = 10u128.pow(places);
        let digits = number.mantissa().unsigned_abs();
        let integer = u64::try_from(digits / power).unwrap_or(u64::MAX);
        Operands { whole: (places == 0).then_some(integer), integer, places, fraction: u64::try_from(digits % power).unwrap_or(u64::MAX) }
    }
}
