//! Currencies. In: three letters. Out: whether money has that name.

use crate::model::Currency;

/// Codes of ISO 4217 that nobody pays with: metals, units of account, tests and "no currency".
const NOT_MONEY: [&str; 14] = ["XAD", "XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"];

/// Those that most amounts are in: of several that are close, one of these is meant.
const USUAL: [&str; 12] = ["EUR", "USD", "GBP", "CHF", "PLN", "SEK", "DKK", "NOK", "CZK", "JPY", "CAD", "AUD"];

/// Whether there is such a currency.
pub fn is_known(code: Currency) -> bool {
    let code = std::str::from_utf8(&code).unwrap_or_default();
    iso_currency::Currency::from_code(code).is_some() && !NOT_MONEY.contains(&code)
}

/// The usual currencies that may be meant.
pub fn close(code: &str) -> Vec<&'static str> {
    crate::nearest::nearest(code, USUAL)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_known_and_slips_have_a_cure() {
        assert!(is_known(*b"EUR") && is_known(*b"THB") && !is_known(*b"ERU") && !is_known(*b"XXX") && !is_known(*b"XAU"));
        assert!(USUAL.iter().all(|code| is_known(code.as_bytes().try_into().unwrap())));
        assert_eq!((close("ERU"), close("UDS")), (vec!["EUR"], vec!["USD"]));
        assert_eq!(close("QQQ"), Vec::<&str>::new());
    }
}
