//! Rows: saying things.

use botflow_grammar::Rule;

use super::{BODY, Row, TALK, line};
use crate::Kind;

const BUBBLE: &[Kind] = &[
    Kind::Step,
    Kind::If,
    Kind::ElseIf,
    Kind::Else,
    Kind::When,
    Kind::Choice,
    Kind::EachChoice,
    Kind::Otherwise,
    Kind::OnChannel,
    Kind::ForEach,
    Kind::Arm,
    Kind::Remind,
    Kind::Form,
    Kind::HandOver,
];
const MEDIA: &[Kind] = &[
    Kind::Step,
    Kind::If,
    Kind::ElseIf,
    Kind::Else,
    Kind::When,
    Kind::Choice,
    Kind::EachChoice,
    Kind::Otherwise,
    Kind::OnChannel,
    Kind::ForEach,
    Kind::Arm,
    Kind::Remind,
    Kind::Form,
    Kind::Say,
    Kind::Or,
    Kind::Card,
    Kind::Ask,
    Kind::OnChannelText,
];
const CHANNEL: &[Kind] = &[
    Kind::Step,
    Kind::If,
    Kind::ElseIf,
    Kind::Else,
    Kind::When,
    Kind::Choice,
    Kind::EachChoice,
    Kind::Otherwise,
    Kind::OnChannel,
    Kind::ForEach,
    Kind::Arm,
    Kind::Remind,
    Kind::Form,
    Kind::Test,
];
const LINE: &[Kind] = &[Kind::Say, Kind::Or, Kind::Card, Kind::Ask, Kind::OnChannelText, Kind::Book, Kind::Move];

pub(super) static ROWS: &[Row] = &[
    line(Kind::Say, Rule::say_line, "say", "say TEXT", BUBBLE).text().means("one message", "say Hi, I'm the scarf bot."),
    line(Kind::Or, Rule::or_line, "or", "or TEXT", BUBBLE)
        .text()
        .means("right below `say`: another wording; each customer gets one of them", "or Hello, this is the scarf bot."),
    line(Kind::Line, Rule::line_line, "line", "line TEXT", LINE)
        .text()
        .means("a further line of the same message", "line Open until six today."),
    line(Kind::Media, Rule::media_line, "image", "image SOURCE", MEDIA).text().means("a picture", "image img/weekend.jpg"),
    line(Kind::Media, Rule::media_line, "video", "video SOURCE", MEDIA).text().means("a film", "video img/tour.mp4"),
    line(Kind::Media, Rule::media_line, "audio", "audio SOURCE", MEDIA).text().means("a sound", "audio img/hello.mp3"),
    line(Kind::Media, Rule::media_line, "file", "file SOURCE", MEDIA).text().means("a document", "file img/price-list.pdf"),
    line(
        Kind::Button,
        Rule::button_line,
        "button",
        "button LABEL -> TARGET",
        &[Kind::Say, Kind::Or, Kind::Media, Kind::Card, Kind::Template, Kind::OnChannelText],
    )
    .text()
    .means("a button that stays tappable later", "button Buy now -> {link}"),
    line(Kind::Cards, Rule::cards_line, "cards", "cards for each x in LIST up to N", BODY)
        .holder()
        .means("a row of cards to swipe through; `for each` makes one card an item", "cards for each shop in shops up to 5"),
    line(Kind::Card, Rule::card_line, "card", "card TITLE", &[Kind::Cards, Kind::Recommend]).text().means("one card", "card {name}"),
    line(Kind::Typing, Rule::typing_line, "typing", "typing DURATION", TALK)
        .means("shows that the bot is typing, and pauses", "typing 2 seconds"),
    line(Kind::OnChannelText, Rule::on_text_line, "on", "on CHANNEL: TEXT", &[Kind::Say, Kind::Or, Kind::Ask])
        .text()
        .means("on that channel this text stands in place of the one above", "on whatsapp: Hi, it's the scarf bot."),
    line(Kind::OnChannel, Rule::on_line, "on", "on CHANNEL", CHANNEL)
        .means("the lines below, only on these channels", "on whatsapp, telegram"),
    line(Kind::Template, Rule::template_line, "template", "template NAME", BODY)
        .means("a message the platform has approved beforehand", "template parcel_here"),
    line(Kind::With, Rule::with_line, "with", "with a as b", &[Kind::Template, Kind::Do, Kind::Call, Kind::Submit])
        .means("passes a value on", "with visit.start as start"),
];
