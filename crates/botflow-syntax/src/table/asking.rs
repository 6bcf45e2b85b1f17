//! Rows: asking.

use botflow_grammar::Rule;

use super::{BODY, Row, TALK, always, line, may, sometimes};
use crate::Kind;

const ANSWER: &[Kind] = &[Kind::Choice, Kind::EachChoice];
const ASKED: &[Kind] = &[Kind::Flow, Kind::Step, Kind::Ask, Kind::Review, Kind::Book, Kind::Move, Kind::Cancel];

pub(super) static ROWS: &[Row] = &[
    line(Kind::Ask, Rule::ask_line, "ask", "ask NAME (TYPE): TEXT", TALK)
        .text()
        .leads(&[
            may("when unclear"),
            may("when no reply after"),
            may("when customer says words"),
            may("when yes"),
            may("when no"),
            sometimes("when nothing to offer"),
        ])
        .means("a question; the answer is kept under NAME", "ask email (email): Where can we write to you?"),
    line(Kind::Ask, Rule::ask_time_line, "ask", "ask: TEXT", &[Kind::Book, Kind::Move])
        .text()
        .means("the words that offer the times", "ask: When would you like to come?"),
    line(Kind::EachChoice, Rule::choice_line, "- each", "- each x in LIST: LABEL -> TARGET", &[Kind::Ask])
        .text()
        .means("an option for each item of a list", "- each shop in shops: {shop.name} -> Shop"),
    line(Kind::Choice, Rule::choice_line, "-", "- LABEL [key] -> TARGET", &[Kind::Ask])
        .text()
        .means("an option", "- A festival [festival]"),
    line(Kind::Also, Rule::also_line, "also", "also A, B", ANSWER).text().means("other words for an option", "also music, concert"),
    line(Kind::Line, Rule::line_line, "line", "line TEXT", ANSWER)
        .text()
        .means("a description of an option", "line Two days, three stages"),
    line(Kind::Media, Rule::media_line, "image", "image SOURCE", ANSWER).text().means("the picture of an option", "image img/festival.jpg"),
    line(
        Kind::OnlyIf,
        Rule::only_if_line,
        "only if",
        "only if CONDITION",
        &[Kind::Choice, Kind::EachChoice, Kind::Starts, Kind::Recommend],
    )
    .means("only then", "only if price is at most budget"),
    line(Kind::Alone, Rule::alone_line, "alone", "alone", ANSWER).means("of several answers, the one that excludes the rest", "alone"),
    line(Kind::Score, Rule::score_line, "score", "score KEY 2, KEY 1", BODY)
        .means("points of an answer; elsewhere adds each time it runs", "score boho 2, classic 1"),
    line(Kind::Otherwise, Rule::otherwise_line, "otherwise", "otherwise -> TARGET", &[Kind::Ask])
        .means("any other text lands here", "otherwise -> Something else"),
    line(Kind::Pick, Rule::pick_line, "pick", "pick 1 to 3", &[Kind::Ask]).means("how many of several answers", "pick 1 to 3"),
    line(Kind::Check, Rule::check_line, "check", "check CONDITION: TEXT", &[Kind::Ask]).text().means(
        "a further rule for the answer, and what is said when it fails",
        "check guests is at most 8: We seat up to eight. How many are you?",
    ),
    line(Kind::Optional, Rule::optional_line, "optional", "optional: LABEL", &[Kind::Ask])
        .text()
        .means("the question may be skipped", "optional: I'd rather not say"),
    line(Kind::Hint, Rule::hint_line, "hint", "hint TEXT", &[Kind::Ask, Kind::Book, Kind::Move])
        .text()
        .means("an example, shown by channels that can", "hint name@example.com"),
    line(Kind::UnlessKnown, Rule::unless_known_line, "unless known", "unless known", &[Kind::Ask])
        .means("skips the question when the answer is known", "unless known"),
    line(Kind::UnlessGiven, Rule::unless_given_line, "unless given", "unless given", &[Kind::Ask])
        .means("skips the question when the first message answers it", "unless given"),
    line(Kind::KeepAs, Rule::keep_as_line, "keep as", "keep as contact.x", &[Kind::Ask])
        .means("keeps the answer for the person too", "keep as contact.email"),
    line(Kind::Label, Rule::label_line, "label", "label TEXT", &[Kind::Ask])
        .text()
        .means("what the answer is called in a review or an export", "label Your e-mail address"),
    line(Kind::Paged, Rule::paged_line, "paged", "paged", &[Kind::Ask]).means("options come in pages, with *More*", "paged"),
    line(Kind::When, Rule::unclear_line, "when unclear", "when unclear 3 times -> TARGET", ASKED).text().means(
        "what happens when the answer is not understood; with a colon, the words for it",
        "when unclear 3 times -> Talk to a person",
    ),
    line(Kind::Reask, Rule::unclear_line, "when unclear", "when unclear: TEXT", ASKED).text().means(
        "what is said after the first, the second … answer that is not understood",
        "when unclear: Sorry, I need a date, such as 24 December.",
    ),
    line(
        Kind::When,
        Rule::no_reply_line,
        "when no reply after",
        "when no reply after DURATION -> TARGET",
        &[Kind::Flow, Kind::Step, Kind::Ask, Kind::Review, Kind::Book, Kind::Move, Kind::Cancel, Kind::Pay],
    )
    .means("what happens when the customer is silent", "when no reply after 2 hours -> Goodbye"),
    line(
        Kind::When,
        Rule::says_line,
        "when customer says words",
        "when customer says words A, B -> TARGET",
        &[Kind::Ask, Kind::Review, Kind::Book, Kind::Move],
    )
    .means("a command while this question is open", "when customer says words price, cost -> Prices"),
    line(Kind::When, Rule::no_offer_line, "when nothing to offer", "when nothing to offer -> TARGET", &[Kind::Ask])
        .means("what happens when there is no option to show", "when nothing to offer -> Sold out"),
    line(Kind::When, Rule::yes_line, "when yes", "when yes -> TARGET", &[Kind::Ask]).means("what follows a yes", "when yes -> Book"),
    line(Kind::When, Rule::no_line, "when no", "when no -> TARGET", &[Kind::Ask]).means("what follows a no", "when no -> Goodbye"),
    line(Kind::Form, Rule::form_line, "form", "form NAME", BODY)
        .holder()
        .leads(&[always("when cancelled")])
        .means("questions that are asked, corrected and delivered together", "form lead"),
    line(Kind::Review, Rule::review_line, "review", "review TEXT", &[Kind::Form])
        .text()
        .leads(&[may("when unclear"), may("when no reply after"), may("when customer says words")])
        .means("shows all answers of the form, to be corrected", "review Here's what I have. Is it right?"),
    line(Kind::When, Rule::cancelled_line, "when cancelled", "when cancelled -> TARGET", &[Kind::Form, Kind::Pay])
        .means("what happens when the customer gives up", "when cancelled -> Goodbye"),
    line(Kind::Submit, Rule::submit_line, "submit", "submit FORM", BODY)
        .leads(&[may("when failed")])
        .means("delivers the answers", "submit lead"),
];
