//! What can be tapped by its number: `#1`, `#2` …

use botflow_runtime::{Number, SentButton, SentDoes, Token};

/// Something on the screen with a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Knob {
    /// Goes to the bot.
    Taps { token: Token, label: String, card: String },
    /// Opens an address, or calls a number.
    Opens(String),
    /// Opens the page of a payment.
    Pays(Number),
    /// Shows another page of the cards of a message: of the how-many-th on the screen.
    Turns { message: usize, page: u16 },
}

impl Knob {
    /// A button as the bot sent it, and the title of the card it stands on.
    pub(super) fn of(button: &SentButton, card: &str) -> Self {
        match &button.does {
            SentDoes::Tap(token) => Knob::Taps { token: *token, label: button.label.clone(), card: card.to_owned() },
            SentDoes::Open(address) => Knob::Opens(address.clone()),
            SentDoes::Dial(number) => Knob::Opens(format!("tel:{number}")),
            SentDoes::Pay(number) => Knob::Pays(*number),
        }
    }
}
