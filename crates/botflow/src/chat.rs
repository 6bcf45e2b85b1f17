//! The chat as a person in a terminal meets it. In: messages sent. Out: bubbles with numbered options, and what typed words mean.

mod bubble;
mod knob;
pub mod offers;
mod sent;

use botflow_channels::{Channel, Conversation};
use botflow_program::{Asks, Kind};
use botflow_runtime::{Number, Outgoing, Token};

use crate::Look;
use knob::Knob;

pub use sent::made_up;

/// What is on the screen and can be tapped.
#[derive(Debug, Default)]
pub struct Chat {
    /// Every button shown so far; the first is `#1`.
    knobs: Vec<Knob>,
    /// Messages with cards that are turned over.
    turned: Vec<Outgoing>,
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
    /// Shows another page of a message's cards, as the channel does.
    Turns {
        /// The how-many-th message that can be turned.
        message: usize,
        /// Which page.
        page: u16,
    },
    /// A number that nothing on the screen has.
    NotThere(String),
}

impl Chat {
    /// Takes a message in, and draws it.
    pub fn shown(&mut self, message: &Outgoing, look: Look) -> String {
        if !message.replies.is_empty() || message.asks.is_some() {
            self.asked = Some(message.clone());
        }
        let first_button = self.knobs.len();
        self.knobs.extend(message.buttons.iter().map(|button| Knob::of(button, "")));
        for card in &message.cards {
            self.knobs.extend(card.buttons.iter().map(|button| Knob::of(button, &card.title)));
        }
        bubble::drawn(message, first_button, look)
    }

    /// Takes a message in, and draws exactly what the channel sends of it.
    pub fn sent(&mut self, message: &Outgoing, channel: &Channel, to: &Conversation, look: Look) -> String {
        if !message.replies.is_empty() || message.asks.is_some() {
            self.asked = Some(message.clone());
        }
        self.turned.push(message.clone());
        self.turns(self.turned.len() - 1, channel, to, 0, look)
    }

    /// Draws a page of the cards of a message on the screen.
    pub fn turns(&mut self, at: usize, channel: &Channel, to: &Conversation, page: u16, look: Look) -> String {
        let Some(message) = self.turned.get(at) else { return String::new() };
        sent::drawn(at, message, (channel, to), page, &mut self.knobs, look)
    }

    /// A message that was drawn as it is sent.
    pub fn turnable(&self, at: usize) -> Option<&Outgoing> {
        self.turned.get(at)
    }

    /// The labels that the last message offers.
    pub fn labels(&self) -> impl Iterator<Item = String> + '_ {
        self.asked.iter().flat_map(|asked| asked.replies.iter().map(|reply| reply.label.clone()))
    }

    /// What typed words mean: `2` taps the second option, `1, 3` several, `#4` a button; anything else is said.
    pub fn meant(&self, typed: &str) -> Meant {
        let typed = typed.trim();
        if let Some(number) = typed.strip_prefix('#').and_then(|number| number.parse::<usize>().ok()) {
            return match number.checked_sub(1).and_then(|at| self.knobs.get(at)) {
                Some(Knob::Taps { token, label, card }) => {
                    let card = if card.is_empty() { String::new() } else { format!(" on {card}") };
                    Meant::Taps { tokens: vec![*token], labels: format!("{label}{card}") }
                }
                Some(Knob::Opens(address)) => Meant::Opens(address.clone()),
                Some(Knob::Pays(number)) => Meant::Pays(*number),
                Some(Knob::Turns { message, page }) => Meant::Turns { message: *message, page: *page },
                None => Meant::NotThere(typed.to_owned()),
            };
        }
        let numbers: Option<Vec<usize>> = typed.split(',').map(|part| tappable(part.trim())).collect();
        match (numbers, &self.asked) {
            (Some(numbers), Some(asked)) if numbers_tap(asked) => taps(&numbers, asked),
            _ => Meant::Says(typed.to_owned()),
        }
    }
}

/// The number of something on the screen; `1207` or `007` is what customers write: an article, a code.
fn tappable(typed: &str) -> Option<usize> {
    typed.parse().ok().filter(|_| typed.len() < 3 && !(typed.len() > 1 && typed.starts_with('0')))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_said_and_no_tap() {
        assert_eq!(["2", "0", "12"].map(tappable), [Some(2), Some(0), Some(12)]);
        assert_eq!(["007", "07", "1207", "two"].map(tappable), [None; 4]);
    }
}
