//! The chat as a person in a terminal meets it. In: messages sent. Out: bubbles with numbered options, and what typed words mean.

mod bubble;
pub mod offers;

use botflow_program::{Asks, Kind};
use botflow_runtime::{Asking, Number, Outgoing, Reply, SentButton, SentDoes, Token};

use crate::Look;

/// What is on the screen and can be tapped.
#[derive(Debug, Default)]
pub struct Chat {
    /// Options of the last message that had any.
    replies: Vec<Reply>,
    /// What the open question takes.
    asks: Option<Asking>,
    /// Every button shown so far; the first is `#1`.
    buttons: Vec<SentButton>,
}

/// What a person meant by what they typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    /// Taps on options or a button.
    Taps(Vec<Token>),
    /// Words.
    Says(String),
    /// Opens an address in a browser: nothing happens in the chat.
    Opens(String),
    /// Opens the page of a payment.
    Pays(Number),
    /// A number that nothing on the screen has.
    NotThere(String),
}

impl Chat {
    /// Takes a message in, and draws it.
    pub fn shown(&mut self, message: &Outgoing, look: Look) -> String {
        if !message.replies.is_empty() || message.asks.is_some() {
            self.replies.clone_from(&message.replies);
            self.asks.clone_from(&message.asks);
        }
        let first_button = self.buttons.len();
        self.buttons.extend(message.buttons.iter().cloned());
        self.buttons.extend(message.cards.iter().flat_map(|card| card.buttons.iter().cloned()));
        bubble::drawn(message, first_button, look)
    }

    /// What typed words mean: `2` taps the second option, `1, 3` several, `#4` a button; anything else is said.
    pub fn meant(&self, typed: &str) -> Meant {
        let typed = typed.trim();
        if let Some(number) = typed.strip_prefix('#').and_then(|number| number.parse::<usize>().ok()) {
            return match number.checked_sub(1).and_then(|at| self.buttons.get(at)) {
                Some(button) => match &button.does {
                    SentDoes::Tap(token) => Meant::Taps(vec![*token]),
                    SentDoes::Open(address) => Meant::Opens(address.clone()),
                    SentDoes::Dial(number) => Meant::Opens(format!("tel:{number}")),
                    SentDoes::Pay(number) => Meant::Pays(*number),
                },
                None => Meant::NotThere(typed.to_owned()),
            };
        }
        let numbers: Option<Vec<usize>> = typed.split(',').map(|part| part.trim().parse().ok()).collect();
        match numbers {
            Some(numbers) if self.numbers_tap() && !self.replies.is_empty() => self.taps(&numbers),
            _ => Meant::Says(typed.to_owned()),
        }
    }

    /// Where a number may itself be the answer, it is no tap.
    fn numbers_tap(&self) -> bool {
        match self.asks.as_ref().map(|asking| &asking.asks) {
            Some(Asks::Value(Kind::Choice | Kind::Several | Kind::YesNo | Kind::Consent)) | None => true,
            Some(Asks::Menu | Asks::Slot { .. } | Asks::Which { .. } | Asks::Review) => true,
            Some(Asks::Value(_)) => false,
        }
    }

    fn taps(&self, numbers: &[usize]) -> Meant {
        let tokens: Option<Vec<Token>> = numbers.iter().map(|number| Some(self.replies.get(number.checked_sub(1)?)?.token)).collect();
        match tokens {
            Some(tokens) => Meant::Taps(tokens),
            None => Meant::NotThere(numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")),
        }
    }
}
