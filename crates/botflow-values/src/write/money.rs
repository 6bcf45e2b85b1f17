//! In: an amount and its currency. Out: `€1,299.50`, `1.299,50 €`; whole amounts without cents.

use botflow_program::Currency;
use rust_decimal::{Decimal, RoundingStrategy};

use super::number::{Grouping, write_digits};
use crate::language::{Language, SignPlace};

/// Appends an amount of money. Whole amounts have no decimals, all others as many as the currency has.
pub fn write_money(out: &mut String, amount: Decimal, currency: Currency, language: &Language) {
    let mut amount = amount.round_dp_with_strategy(currency.decimals(), RoundingStrategy::MidpointAwayFromZero).normalize();
    if !amount.is_integer() {
        amount.rescale(currency.decimals());
    }
    let writing = &language.writing;
    let sign = writing.currency_signs.iter().find(|(code, _)| *code == currency.code()).map(|(_, sign)| *sign);
    match writing.sign_place {
        SignPlace::Before => {
            if amount.is_sign_negative() && !amount.is_zero() {
                out.push('-');
            }
            out.push_str(sign.unwrap_or(currency.code()));
            if sign.is_none() {
                out.push('\u{a0}');
            }
            write_digits(out, amount.abs(), Grouping::Grouped, language);
        }
        SignPlace::After => {
            write_digits(out, amount, Grouping::Grouped, language);
            out.push('\u{a0}');
            out.push_str(sign.unwrap_or(currency.code()));
        }
    }
}
