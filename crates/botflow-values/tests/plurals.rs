//! The plural rules against ICU's data: every language tag of two or three letters, whole numbers and decimals.

use botflow_values::plural::{Category, FormCount, category, form_index, forms};
use icu_plurals::{PluralCategory, PluralOperands, PluralRuleType, PluralRules, PluralRulesOptions};
use rust_decimal::Decimal;

fn same(one: Category, other: PluralCategory) -> bool {
    matches!(
        (one, other),
        (Category::Zero, PluralCategory::Zero)
            | (Category::One, PluralCategory::One)
            | (Category::Two, PluralCategory::Two)
            | (Category::Few, PluralCategory::Few)
            | (Category::Many, PluralCategory::Many)
            | (Category::Other, PluralCategory::Other)
    )
}

fn icu(tag: &str) -> Option<PluralRules> {
    let locale: icu_plurals::PluralRulesPreferences = (&tag.parse::<icu_locale_core::Locale>().ok()?).into();
    PluralRules::try_new(locale, PluralRulesOptions::default().with_type(PluralRuleType::Cardinal)).ok()
}

fn tags() -> Vec<String> {
    let letters = || (b'a'..=b'z').map(char::from);
    let two = letters().flat_map(|one| letters().map(move |other| format!("{one}{other}")));
    let three: Vec<String> = two.clone().flat_map(|start| letters().map(move |end| format!("{start}{end}"))).collect();
    two.chain(three).chain(["pt-PT".into(), "pt-BR".into(), "en-GB".into()]).collect()
}

#[test]
fn every_language_has_the_rules_of_cldr() {
    let wholes =
        (0..=210).chain([300, 999, 1000, 1001, 2000, 20_000, 40_000, 100_000, 1_000_000, 2_000_000, 1_000_001]).map(|n| n.to_string());
    let decimals =
        ["0.1", "0.5", "1.1", "1.5", "2.1", "2.25", "3.11", "10.2", "11.01", "11.12", "21.1", "0.02", "100.31", "5.4", "7.9", "1.06"];
    let numbers: Vec<String> = wholes.chain(decimals.map(String::from)).collect();
    let (mut wrong, mut languages) = (Vec::new(), 0);
    for tag in tags() {
        let Some(rules) = icu(&tag).filter(|rules| rules.categories().count() > 1) else { continue };
        languages += 1;
        for number in &numbers {
            let operands = PluralOperands::from(&number.parse::<fixed_decimal::Decimal>().unwrap());
            let ours = category(number.parse::<Decimal>().unwrap(), &tag);
            let theirs = rules.category_for(operands);
            if !same(ours, theirs) {
                wrong.push(format!("{tag} {number}: {ours:?}, CLDR {theirs:?}"));
                break;
            }
        }
        let allowed = forms(&tag).map_or(1, |count| count.allowed);
        if allowed != rules.categories().count() {
            wrong.push(format!("{tag}: {allowed} forms, CLDR {}", rules.categories().count()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(languages > 120, "only {languages} languages");
}

#[test]
fn a_text_may_give_the_forms_its_language_uses() {
    for (tag, count) in [
        ("en", Some((2, 2))),
        ("de", Some((2, 2))),
        ("fr", Some((2, 3))),
        ("es", Some((2, 3))),
        ("pl", Some((3, 4))),
        ("ru", Some((3, 4))),
        ("ar", Some((6, 6))),
        ("ja", None),
        ("tr", Some((2, 2))),
        ("pt-BR", Some((2, 3))),
    ] {
        assert_eq!(forms(tag), count.map(|(needed, allowed)| FormCount { needed, allowed }), "{tag}");
    }
}

#[test]
fn with_the_needed_forms_every_number_finds_one() {
    for (number, forms, tag, place) in [
        ("1", 2, "en", 0),
        ("2", 2, "en", 1),
        ("0", 2, "en", 1),
        ("1.5", 2, "en", 1),
        ("0", 2, "fr", 0),
        ("1", 2, "es", 0),
        ("1000000", 2, "es", 1),
        ("1000000", 3, "es", 1),
        ("2", 3, "es", 2),
        ("1", 3, "pl", 0),
        ("3", 3, "pl", 1),
        ("5", 3, "pl", 2),
        ("1.5", 3, "pl", 2),
        ("1.5", 4, "pl", 3),
        ("7", 1, "ja", 0),
        ("7", 0, "en", 0),
    ] {
        assert_eq!(form_index(number.parse().unwrap(), forms, tag), place, "{number} of {forms} in {tag}");
    }
}
