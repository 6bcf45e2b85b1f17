//! Rows: recommending, booking, paying.

use botflow_grammar::Rule;

use super::{BODY, Row, always, line, may};
use crate::Kind;

pub(super) static ROWS: &[Row] = &[
    line(Kind::Recommend, Rule::recommend_line, "recommend", "recommend up to N CATALOG as LIST", BODY)
        .leads(&[always("when nothing fits")])
        .means("finds what fits in a catalog", "recommend up to 3 scarves as picks"),
    line(Kind::IfPossible, Rule::if_possible_line, "if possible", "if possible CONDITION", &[Kind::Recommend])
        .means("a condition that gives way when nothing fits", "if possible price is at most budget"),
    line(Kind::Prefer, Rule::prefer_line, "prefer", "prefer CONDITION by POINTS", &[Kind::Recommend])
        .means("puts what fits first", "prefer colour is one of colours by 2"),
    line(Kind::First, Rule::first_line, "first", "first cheapest", &[Kind::Recommend]).means(
        "the order of what fits equally well: cheapest, highest FIELD, lowest FIELD, nearest to PLACE, at random",
        "first lowest price",
    ),
    line(Kind::When, Rule::nothing_fits_line, "when nothing fits", "when nothing fits -> TARGET", &[Kind::Recommend])
        .means("what happens when the catalog has nothing", "when nothing fits -> No match"),
    line(Kind::Book, Rule::book_line, "book", "book NAME at CALENDAR", BODY)
        .leads(&[always("when full"), may("when unclear"), may("when no reply after"), may("when customer says words")])
        .means("offers free times and reserves one", "book visit at Showroom"),
    line(Kind::Lasting, Rule::lasting_line, "for", "for DURATION", &[Kind::Book, Kind::Move]).means("how long it takes", "for 45 minutes"),
    line(Kind::Between, Rule::between_line, "between", "between A and B", &[Kind::Book, Kind::Move])
        .means("the days that are offered", "between tomorrow and 14 days from now"),
    line(Kind::Offer, Rule::offer_line, "offer", "offer N", &[Kind::Book, Kind::Move])
        .means("how many times are offered at once", "offer 6"),
    line(Kind::When, Rule::full_line, "when full", "when full -> TARGET", &[Kind::Book, Kind::Move])
        .means("what happens when no time is free", "when full -> Waitlist"),
    line(Kind::Move, Rule::move_line, "move", "move NAME", BODY)
        .leads(&[always("when full"), may("when unclear"), may("when no reply after"), may("when customer says words")])
        .means("offers other times for a booking", "move visit"),
    line(Kind::Cancel, Rule::cancel_line, "cancel", "cancel NAME", BODY)
        .leads(&[may("when unclear"), may("when no reply after")])
        .means("frees the time of a booking", "cancel visit"),
    line(Kind::Pay, Rule::pay_line, "pay", "pay NAME: AMOUNT for TEXT", BODY)
        .text()
        .leads(&[always("when paid"), always("when failed"), always("when cancelled"), always("when no reply after")])
        .means("asks for a payment", "pay payment: 49 EUR for Alpaca scarf"),
    line(Kind::By, Rule::by_line, "by", "by PROVIDER", &[Kind::Pay]).means("which provider, where there are several", "by checkout"),
    line(Kind::When, Rule::paid_line, "when paid", "when paid -> TARGET", &[Kind::Pay])
        .means("what follows a payment", "when paid -> Thanks"),
];
