//! `customer picks`. In: labels as typed, and what can be tapped. Out: what is tapped.

use botflow_program::{Asks, PlaceId, fixed};
use botflow_runtime::{Outgoing, SentDoes, Token};

use crate::chat::offers;

/// What a pick does.
#[derive(Debug, PartialEq)]
pub(crate) enum Picked {
    /// Taps in one go.
    Taps(Vec<Token>),
    /// Leads outside the chat: an address, a phone, the payment page.
    Leaves,
}

/// Finds what is meant (`open` is the question that is open): options of the latest question first, then buttons, the latest first; ` on CARD` names the card of a button.
///
/// # Errors
/// What can be tapped instead, in words.
pub(crate) fn picked(typed: &str, sent: &[Outgoing], open: Option<PlaceId>) -> Result<Picked, String> {
    let asked = sent.iter().rev().find(|message| !message.replies.is_empty());
    let mut unknown = typed.to_owned();
    if let Some(message) = asked {
        let labels: Vec<&str> = message.replies.iter().map(|reply| reply.label.as_str()).collect();
        match offers::meant(typed, &labels) {
            Ok(meant) => return Ok(Picked::Taps(tokens(message, &meant))),
            Err(item) => unknown = item,
        }
    }
    if let Some(picked) = button(typed, None, sent) {
        return Ok(picked);
    }
    // A card's title may itself hold " on ": every place is tried.
    for (at, _) in typed.match_indices(" on ") {
        if let Some(picked) = button(&typed[..at], Some(&typed[at + 4..]), sent) {
            return Ok(picked);
        }
    }
    // An older question can still be tapped: the rules of old taps decide what it does.
    for message in sent.iter().rev() {
        let labels: Vec<&str> = message.replies.iter().map(|reply| reply.label.as_str()).collect();
        if let Ok(meant) = offers::meant(typed, &labels) {
            return Ok(Picked::Taps(tokens(message, &meant)));
        }
    }
    Err(not_there(&unknown, sent, open))
}

/// What can be picked instead. What a question had on offer that has been answered is no help.
fn not_there(unknown: &str, sent: &[Outgoing], open: Option<PlaceId>) -> String {
    let is_open = |message: &&Outgoing| open.is_some() && message.asks.as_ref().map(|asks| asks.place) == open;
    let question = sent.iter().rev().find(is_open);
    let mut offered: Vec<String> = question.iter().flat_map(|message| message.replies.iter().map(|reply| reply.label.clone())).collect();
    if let Some(cards) = sent.iter().rev().find(|message| !message.cards.is_empty()) {
        offered.extend(cards.cards.iter().flat_map(|card| card.buttons.iter().map(|button| format!("{} on {}", button.label, card.title))));
    }
    match (&offered[..], question) {
        ([], Some(_)) => format!("there is no “{unknown}” to pick: the open question has no options, it is answered with “customer says”"),
        ([], None) => format!("there is no “{unknown}” to pick: nothing is on offer"),
        ([only], _) => format!("there is no “{unknown}” to pick: only {only} is on offer"),
        (all, _) => {
            format!("there is no “{unknown}” to pick: on offer are {}", crate::report::listed(all.iter().map(String::as_str), "and"))
        }
    }
}

/// The taps of options. A single one of several ends the question too: a test says all it picks in one line.
pub(crate) fn tokens(message: &Outgoing, meant: &[usize]) -> Vec<Token> {
    let mut tokens: Vec<Token> = meant.iter().map(|at| message.replies[*at].token).collect();
    let several = message.asks.as_ref().is_some_and(|asks| asks.picks.is_some() && matches!(asks.asks, Asks::Value(_)));
    if let ([token], true) = (&tokens[..], several)
        && let Some(mut tap) = token.tap().filter(|tap| tap.choice.0 > u32::from(u8::MAX))
    {
        tap.choice = fixed::DONE;
        tap.item = botflow_program::RowId(0);
        tokens.push(tap.token());
    }
    tokens
}

fn button(label: &str, card: Option<&str>, sent: &[Outgoing]) -> Option<Picked> {
    let same = |shown: &str, typed: &str| offers::spoken(shown) == offers::spoken(typed);
    for message in sent.iter().rev() {
        let on_cards =
            message.cards.iter().filter(|shown| card.is_none_or(|card| same(&shown.title, card))).flat_map(|shown| &shown.buttons);
        let plain = message.buttons.iter().filter(|_| card.is_none());
        if let Some(button) = plain.chain(on_cards).find(|button| same(&button.label, label)) {
            return Some(match &button.does {
                SentDoes::Tap(token) => Picked::Taps(vec![*token]),
                SentDoes::Open(_) | SentDoes::Dial(_) | SentDoes::Pay(_) => Picked::Leaves,
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use botflow_runtime::{Asking, Reply};

    use super::*;

    fn asks(place: u32, labels: &[&str]) -> Outgoing {
        let token = botflow_runtime::token::Tap {
            place: PlaceId(place),
            choice: botflow_program::ChoiceId(300),
            conversation: 1,
            round: 0,
            item: botflow_program::RowId(0),
        }
        .token();
        let reply = |label: &&str| Reply { label: (*label).to_owned(), token, line: String::new(), image: String::new() };
        let asks = Asking { place: PlaceId(place), asks: Asks::Menu, picks: None, hint: String::new() };
        Outgoing { replies: labels.iter().map(reply).collect(), asks: Some(asks), ..Outgoing::default() }
    }

    #[test]
    fn what_is_on_offer_is_what_is_open() {
        let sent = [asks(1, &["Red", "Blue"]), asks(2, &[])];
        let missing = |open: Option<u32>| picked("Green", &sent, open.map(PlaceId)).unwrap_err();
        assert_eq!(missing(Some(1)), "there is no “Green” to pick: on offer are Red and Blue");
        assert_eq!(missing(Some(2)), "there is no “Green” to pick: the open question has no options, it is answered with “customer says”");
        assert_eq!(missing(None), "there is no “Green” to pick: nothing is on offer");
        assert_eq!(picked("Red", &sent, None), Ok(Picked::Taps(vec![sent[0].replies[0].token])));
    }
}
