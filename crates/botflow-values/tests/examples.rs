//! Examples in the runtime's own texts are those of the customer's country.

use botflow_program::{Kind, Own, Time};
use botflow_runtime::{Situation, Words};
use botflow_values::{LANGUAGES, words};

#[test]
fn the_example_of_a_phone_number_is_one_of_the_customers_country() {
    let cases = [
        ("en", "Europe/Berlin", "+49 "),
        ("en", "Europe/London", "+44 "),
        ("en", "America/New_York", "+1 "),
        ("de", "Europe/Vienna", "+43 "),
        ("de-CH", "Europe/Berlin", "+41 "),
        ("es", "America/Mexico_City", "+52 "),
        ("en", "UTC", "+44 "),
        ("fr", "nowhere", "+33 "),
    ];
    for (language, zone, code) in cases {
        let here = Situation { language, zone, now: Time(1_795_000_000), currency: None };
        let example = words().example(Kind::Phone, &here);
        assert!(example.starts_with(code), "{language} {zone}: {example}");
        assert!(words().read(Kind::Phone, &example, &here).is_some(), "{example}");
    }
    for language in LANGUAGES {
        assert!(words().say(Own::ReaskPhone, language.tag).contains("{example}"), "{}", language.tag);
    }
}
