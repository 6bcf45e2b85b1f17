//! Rows: deciding and moving.

use botflow_grammar::Rule;

use super::{BODY, Row, TALK, always, line, sometimes};
use crate::Kind;

pub(super) static ROWS: &[Row] = &[
    line(Kind::If, Rule::if_line, "if", "if CONDITION", TALK).holder().means("the lines below, only then", "if budget is at least 100 EUR"),
    line(Kind::ElseIf, Rule::else_if_line, "else if", "else if CONDITION", TALK)
        .holder()
        .means("the lines below, when nothing before held and this does", "else if budget is at least 50 EUR"),
    line(Kind::Else, Rule::else_line, "else", "else", TALK).holder().means("the lines below, when nothing before held", "else"),
    line(Kind::GoTo, Rule::go_to_line, "go to", "go to TARGET", BODY).means("goes on at a step or a flow", "go to Result"),
    line(Kind::Do, Rule::do_line, "do", "do FLOW", BODY).means("runs another flow with its own values, and comes back", "do Find a shop"),
    line(Kind::Keep, Rule::keep_line, "keep", "keep result as y", &[Kind::Do, Kind::Call])
        .means("keeps what came back", "keep shop as nearest"),
    line(Kind::End, Rule::end_line, "end", "end", BODY).means("the conversation is over", "end"),
    line(Kind::Set, Rule::set_line, "set", "set x to VALUE", BODY).means("gives a value a new content", "set total to price * 2"),
    line(Kind::Forget, Rule::forget_line, "forget", "forget x", BODY)
        .means("makes a value, a form or an answer missing", "forget lead.email"),
    line(Kind::Add, Rule::add_line, "add", "add X to Y", BODY).means("adds to a number, an amount or a list", "add pizza to basket"),
    line(Kind::Take, Rule::take_line, "take", "take X from Y", BODY)
        .means("takes from a number, an amount or a list", "take pizza from basket"),
    line(Kind::ForEach, Rule::for_each_line, "for each", "for each x in LIST", BODY)
        .holder()
        .means("the lines below, once for each item", "for each guest in guests"),
    line(Kind::Reset, Rule::reset_line, "reset", "reset NAME", BODY).means("clears a score board or a counter", "reset style"),
    line(Kind::Split, Rule::split_line, "split", "split NAME", BODY)
        .holder()
        .means("a test: each customer gets one of the parts, and keeps it", "split greeting"),
    line(Kind::Arm, Rule::arm_line, "-", "- 50% LABEL", &[Kind::Split]).means("a part of a test", "- 50% With a joke"),
    line(Kind::Reach, Rule::reach_line, "reach", "reach GOAL", BODY).means("counts a goal as reached", "reach quiz completed"),
    line(Kind::Worth, Rule::worth_line, "worth", "worth AMOUNT", &[Kind::Reach]).means("what the goal is worth", "worth 20 EUR"),
    line(Kind::Tag, Rule::tag_line, "tag", "tag WORD", BODY).means("puts a label on the contact", "tag vip"),
    line(Kind::Untag, Rule::untag_line, "untag", "untag WORD", BODY).means("takes a label off the contact", "untag vip"),
    line(Kind::Subscribe, Rule::subscribe_line, "subscribe", "subscribe TOPIC", BODY)
        .means("the customer gets messages about this; kept with proof of consent", "subscribe news"),
    line(Kind::Unsubscribe, Rule::unsubscribe_line, "unsubscribe", "unsubscribe TOPIC", BODY)
        .means("the customer gets no more messages about this", "unsubscribe news"),
    line(Kind::WaitUntil, Rule::wait_until_line, "wait until", "wait until TIME", BODY)
        .means("goes on at that time", "wait until visit.start"),
    line(Kind::Wait, Rule::wait_line, "wait", "wait DURATION", BODY).means("goes on later", "wait 2 days"),
    line(Kind::Remind, Rule::remind_line, "remind", "remind DURATION before TIME", BODY)
        .holder()
        .means("the lines below, that long before; the conversation goes on now", "remind 1 day before visit.start"),
    line(Kind::Call, Rule::call_line, "call", "call ACTION", BODY)
        .leads(&[always("when failed"), sometimes("when no answer")])
        .means("asks another system", "call check_stock"),
    line(
        Kind::When,
        Rule::failed_line,
        "when failed",
        "when failed -> TARGET",
        &[Kind::Flow, Kind::Step, Kind::Call, Kind::Submit, Kind::Pay],
    )
    .means("what happens when it does not work", "when failed -> Try later"),
    line(Kind::When, Rule::no_answer_line, "when no answer", "when no answer -> TARGET", &[Kind::Call])
        .means("what happens when the other system is silent", "when no answer -> Try later"),
    line(Kind::HandOver, Rule::hand_over_line, "hand over to", "hand over to TEAM", BODY)
        .leads(&[always("when nobody free after"), sometimes("when closed"), sometimes("when back")])
        .means("a person takes over", "hand over to Stylists"),
    line(Kind::Note, Rule::note_line, "note", "note TEXT", &[Kind::HandOver])
        .text()
        .means("what the colleague should know", "note Budget: {budget or \"not given\"}."),
    line(
        Kind::When,
        Rule::nobody_line,
        "when nobody free after",
        "when nobody free after DURATION -> TARGET",
        &[Kind::Flow, Kind::Step, Kind::HandOver],
    )
    .means("what happens when no colleague takes the chat", "when nobody free after 10 minutes -> Leave a message"),
    line(Kind::When, Rule::back_line, "when back", "when back -> TARGET", &[Kind::Flow, Kind::Step, Kind::HandOver])
        .means("what happens when the colleague is done", "when back -> Wrap up"),
    line(Kind::When, Rule::closed_line, "when closed", "when closed -> TARGET", &[Kind::Flow, Kind::Step, Kind::HandOver])
        .means("what happens outside the team's hours", "when closed -> Leave a message"),
];
