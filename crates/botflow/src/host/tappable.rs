//! What a customer can tap: the options, buttons and card buttons of messages.

use botflow_runtime::{Number, Outgoing, SentButton, SentDoes, Token};

/// One thing to tap.
#[derive(Debug, Clone, PartialEq)]
pub struct Tappable {
    /// What it says.
    pub label: String,
    /// The title of the card it stands on; empty elsewhere.
    pub card: String,
    /// What a tap does.
    pub does: Taps,
    /// It is an option of a question (not a button that stays).
    pub option: bool,
}

/// What a tap does.
#[derive(Debug, Clone, PartialEq)]
pub enum Taps {
    /// It goes to the bot.
    Bot(Token),
    /// It opens an address.
    Opens(String),
    /// It calls a number.
    Dials(String),
    /// It opens the payment page.
    Pays(Number),
}

/// Everything of one message, in the order in which it is shown.
pub(super) fn of(message: &Outgoing) -> Vec<Tappable> {
    let button = |card: &str, button: &SentButton| Tappable {
        label: button.label.clone(),
        card: card.to_owned(),
        option: false,
        does: match &button.does {
            SentDoes::Tap(token) => Taps::Bot(*token),
            SentDoes::Open(address) => Taps::Opens(address.clone()),
            SentDoes::Dial(number) => Taps::Dials(number.clone()),
            SentDoes::Pay(number) => Taps::Pays(*number),
        },
    };
    let mut all: Vec<Tappable> = message.buttons.iter().map(|it| button("", it)).collect();
    all.extend(message.cards.iter().flat_map(|card| card.buttons.iter().map(|it| button(&card.title, it))));
    let option =
        |label: &str, token: Token| Tappable { label: label.to_owned(), card: String::new(), option: true, does: Taps::Bot(token) };
    all.extend(message.replies.iter().map(|reply| option(&reply.label, reply.token)));
    all
}
