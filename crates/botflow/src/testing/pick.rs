//! `customer picks`. In: labels as typed, and what can be tapped. Out: what is tapped.

use botflow_program::{Asks, fixed};
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

/// Finds what is meant: options of the latest question first, then buttons, the latest first; ` on CARD` names the card of a button.
///
/// # Errors
/// What can be tapped instead, in words.
pub(crate) fn picked(typed: &str, sent: &[Outgoing]) -> Result<Picked, String> {
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
    let mut offered: Vec<String> = asked.iter().flat_map(|message| message.replies.iter().map(|reply| reply.label.clone())).collect();
    if let Some(cards) = sent.iter().rev().find(|message| !message.cards.is_empty()) {
        offered.extend(cards.cards.iter().flat_map(|card| card.buttons.iter().map(|button| format!("{} on {}", button.label, card.title))));
    }
    Err(match offered.is_empty() {
        true => format!("there is no “{unknown}” to pick: nothing is on offer"),
        false => {
            format!("there is no “{unknown}” to pick: on offer are {}", crate::report::listed(offered.iter().map(String::as_str), "and"))
        }
    })
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
