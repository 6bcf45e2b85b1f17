//! Currencies. In: three letters. Out: whether money has that name.
//!
//! ISO 4217, list one (current currency and funds codes), as published by SIX (six-group.com, currency codes), looked at on 2026-11-21; those given up
//! in the last year stay, for amounts that were written before. Codes for metals, tests and "no currency" are left out: nobody pays with them.

use crate::model::Currency;

/// Every code, in order.
const CODES: &str = "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW \
                     CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF \
                     IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP \
                     MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG \
                     SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND \
                     VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Those that most amounts are in: of several that are close, one of these is meant.
const USUAL: [&str; 10] = ["EUR", "USD", "GBP", "CHF", "PLN", "SEK", "DKK", "NOK", "CZK", "JPY"];

/// Whether there is such a currency.
pub fn is_known(code: Currency) -> bool {
    CODES.split(' ').any(|known| known.as_bytes() == code)
}

/// What may be meant: a usual currency where one is close, else any.
pub fn close(code: &str) -> Vec<&'static str> {
    let usual = crate::nearest::nearest(code, USUAL);
    if usual.is_empty() { crate::nearest::nearest(code, CODES.split(' ')) } else { usual }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_slips_have_a_cure() {
        let codes: Vec<&str> = CODES.split(' ').collect();
        assert!(codes.windows(2).all(|pair| pair[0] < pair[1]) && codes.iter().all(|code| code.len() == 3), "{codes:?}");
        assert!(USUAL.iter().all(|code| codes.contains(code)));
        assert!(is_known(*b"EUR") && !is_known(*b"ERU") && !is_known(*b"XXX"));
        assert_eq!((close("ERU"), close("UDS"), close("THN")), (vec!["EUR"], vec!["USD"], vec!["THB"]));
    }
}
