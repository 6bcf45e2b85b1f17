//! Rows: the head of a flow.

use botflow_grammar::Rule;

use super::{Row, line};
use crate::Kind;

pub(super) static ROWS: &[Row] = &[
    line(Kind::Flow, Rule::flow_line, "flow", "flow TITLE", &[Kind::File])
        .means("the first line of a file: the title of the flow", "flow Find your scarf"),
    line(Kind::About, Rule::about_line, "about", "about TEXT", &[Kind::Flow, Kind::Media])
        .text()
        .means("what the flow is for; under a picture, what it shows", "about A four-question quiz that ends in three scarves."),
    line(Kind::Starts, Rule::starts_line, "starts on words", "starts on words A, B", &[Kind::Flow])
        .text()
        .means("a customer writes one of these", "starts on words scarf quiz, find my scarf"),
    line(Kind::Starts, Rule::starts_line, "starts on ad", "starts on ad REF", &[Kind::Flow])
        .text()
        .means("a customer comes from this ad", "starts on ad autumn-scarves"),
    line(Kind::Starts, Rule::starts_line, "starts on link", "starts on link REF", &[Kind::Flow])
        .text()
        .means("a customer comes by this link or QR code", "starts on link scarf-quiz"),
    line(Kind::Starts, Rule::starts_line, "starts on page", "starts on page PATH*", &[Kind::Flow])
        .text()
        .means("a customer opens the chat on this page of the website", "starts on page /scarves/*"),
    line(Kind::Starts, Rule::starts_line, "starts on menu", "starts on menu LABEL", &[Kind::Flow])
        .text()
        .means("a customer taps this item of the menu", "starts on menu Find your scarf"),
    line(Kind::Starts, Rule::starts_line, "starts on welcome", "starts on welcome", &[Kind::Flow])
        .means("a customer opens the chat for the first time", "starts on welcome"),
    line(Kind::Starts, Rule::starts_line, "starts on text like", "starts on text like PATTERN as x", &[Kind::Flow])
        .text()
        .means("the message has this shape: # a digit, @ a letter, … anything", "starts on text like AB-#### as order"),
    line(Kind::Starts, Rule::starts_line, "starts on photo", "starts on photo as x", &[Kind::Flow])
        .means("a customer sends a photo while no question is open for one", "starts on photo as picture"),
    line(Kind::Starts, Rule::starts_line, "starts on location", "starts on location as x", &[Kind::Flow])
        .means("a customer sends a location while no question is open for one", "starts on location as place"),
    line(Kind::Starts, Rule::starts_line, "starts on file", "starts on file as x", &[Kind::Flow])
        .means("a customer sends a file while no question is open for one", "starts on file as paper"),
    line(Kind::Starts, Rule::starts_line, "starts on event", "starts on event NAME", &[Kind::Flow])
        .means("your shop or office reports this", "starts on event cart_abandoned"),
    line(Kind::Starts, Rule::starts_line, "starts on topic", "starts on topic NAME", &[Kind::Flow])
        .means("the language service recognises this topic", "starts on topic returns"),
    line(Kind::Starts, Rule::starts_line, "starts on anything else", "starts on anything else", &[Kind::Flow])
        .means("no other flow fits: the project's one fallback", "starts on anything else"),
    line(Kind::Starts, Rule::starts_line, "starts on", "starts on words A, B", &[Kind::Flow])
        .text()
        .means("what starts this flow", "starts on words help"),
    line(Kind::Starts, Rule::starts_line, "interrupts on", "interrupts on words A, B", &[Kind::Flow])
        .text()
        .means("as `starts on words`, also in the middle of another flow, which goes on afterwards", "interrupts on words opening hours"),
    line(Kind::StartsFresh, Rule::starts_fresh_line, "starts fresh", "starts fresh", &[Kind::Starts])
        .means("everything that is open is dropped first", "starts fresh"),
    line(Kind::EventValues, Rule::event_values_line, "with", "with x (TYPE), y (TYPE)", &[Kind::Starts])
        .means("the values an event brings", "with order (code), total (money)"),
    line(Kind::Takes, Rule::takes_line, "takes", "takes x (TYPE), y (TYPE)", &[Kind::Flow])
        .means("what a flow that does this one passes", "takes city (text)"),
    line(Kind::Gives, Rule::gives_line, "gives", "gives y, z", &[Kind::Flow])
        .means("what a flow that does this one gets back", "gives shop"),
    line(Kind::Scores, Rule::scores_line, "scores", "scores NAME", &[Kind::Flow])
        .means("a score board, with a row for each result; without rows, a counter", "scores style"),
    line(Kind::Row, Rule::row_line, "-", "- LABEL [key]", &[Kind::Scores])
        .text()
        .means("a row of a score board", "- Timeless classic [classic]"),
    line(Kind::Was, Rule::was_line, "was", "was OLD TITLE", &[Kind::Flow, Kind::Step])
        .means("renamed from: conversations under way follow", "was Scarf quiz"),
    line(Kind::Keeps, Rule::keeps_line, "keeps", "keeps x for DURATION because TEXT", &[Kind::Flow])
        .text()
        .means("how long personal data are kept, and what for", "keeps phone for 90 days because we call back to arrange the test drive"),
    line(Kind::Step, Rule::step_line, "step", "step TITLE", &[Kind::File])
        .holder()
        .means("a part of the flow that other lines can go to", "step Welcome"),
];
