//! The chat as a person in a terminal meets it. In: messages sent. Out: bubbles with numbered options, and what typed words mean.

mod bubble;
pub mod offers;

use botflow_program::{Asks, Kind};
use botflow_runtime::{Number, Outgoing, SentButton, SentDoes, Token};

use crate::Look;

/// What is on the screen and can be tapped.
#[derive(Debug, Default)]
pub struct Chat {
    /// Every button shown so far, with the title of its card; the first is `#1`.
    buttons: Vec<(SentButton, String)>,
    /// The last message that asked something or had options.
    asked: Option<Outgoing>,
}

/// What a person meant by what they typed.
#[derive(Debug, Clone, PartialEq)]
pub enum Meant {
    /// Taps on options or a button.
    Taps {
        /// What is tapped.
        tokens: Vec<Token>,
        /// What stands on it, as a test names it.
        labels: String,
    },
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
            self.asked = Some(message.clone());
        }
        let first_button = self.buttons.len();
        self.buttons.extend(message.buttons.iter().map(|button| (button.clone(), String::new())));
        for card in &message.cards {
            self.buttons.extend(card.buttons.iter().map(|button| (button.clone(), card.title.clone())));
        }
        bubble::drawn(message, first_button, look)
    }

    /// The labels that the last message offers.
    pub fn labels(&self) -> impl Iterator<Item = String> + '_ {
        self.asked.iter().flat_map(|asked| asked.replies.iter().map(|reply| reply.label.clone()))
    }

    /// What typed words mean: `2` taps the second option, `1, 3` several, `#4` a button; anything else is said.
    pub fn meant(&self, typed: &str) -> Meant {
        let typed = typed.trim();
        if let Some(number) = typed.strip_prefix('#').and_then(|number| number.parse::<usize>().ok()) {
            return match number.checked_sub(1).and_then(|at| self.buttons.get(at)) {
                Some((button, card)) => match &button.does {
                    SentDoes::Tap(token) => {
                        let card = if card.is_empty() { String::new() } else { format!(" on {card}") };
                        Meant::Taps { tokens: vec![*token], labels: format!("{}{card}", button.label) }
                    }
                    SentDoes::Open(address) => Meant::Opens(address.clone()),
                    SentDoes::Dial(number) => Meant::Opens(format!("tel:{number}")),
                    SentDoes::Pay(number) => Meant::Pays(*number),
                },
                None => Meant::NotThere(typed.to_owned()),
            };
        }
        let numbers: Option<Vec<usize>> = typed.split(',').map(|part| part.trim().parse().ok()).collect();
        match (numbers, &self.asked) {
            (Some(numbers), Some(asked)) if numbers_tap(asked) => taps(&numbers, asked),
            _ => Meant::Says(typed.to_owned()),
        }
    }
}

/// Where a number may itself be the answer, it is no tap.
fn numbers_tap(asked: &Outgoing) -> bool {
    let answers_numbers = |kind: &Kind| {
        matches!(
            kind,
            Kind::Text
                | Kind::Name
                | Kind::Phone
                | Kind::Code
                | Kind::Number
                | Kind::WholeNumber
                | Kind::Money
                | Kind::Date
                | Kind::Time
                | Kind::DateTime
                | Kind::Rating { .. }
        )
    };
    let takes_options = !matches!(asked.asks.as_ref().map(|asking| &asking.asks), Some(Asks::Value(kind)) if answers_numbers(kind));
    takes_options && !asked.replies.is_empty()
}

fn taps(numbers: &[usize], asked: &Outgoing) -> Meant {
    let meant: Option<Vec<usize>> = numbers.iter().map(|number| number.checked_sub(1).filter(|at| *at < asked.replies.len())).collect();
    let Some(meant) = meant else {
        return Meant::NotThere(numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(", "));
    };
    let label = |at: &usize| offers::listed(&asked.replies[*at].label);
    Meant::Taps { labels: meant.iter().map(label).collect::<Vec<_>>().join(", "), tokens: crate::testing::tokens(asked, &meant) }
}
