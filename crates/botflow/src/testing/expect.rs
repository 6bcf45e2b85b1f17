//! What a test expects of the bot. In: what came since the last thing that happened. Out: whether the next expectation is met, in order.

use botflow_compile::lower::Expects;
use botflow_program::{Index as _, Plain, Value};
use botflow_runtime::{Fact, Outgoing};

use super::pattern::fits;
use super::transcript::{is_extra, medium, sent};
use crate::chat::offers;
use crate::host::{Event, Host};

/// What came since the last thing that happened, and how far the test has looked.
#[derive(Clone, Default)]
pub(super) struct Heard {
    /// In order; only what a customer notices.
    things: Vec<Thing>,
    /// What was matched last: nothing before it is looked at again.
    at: usize,
    /// Parts of `things[at]` that were matched already.
    used: Vec<&'static str>,
}

/// Something a customer notices.
#[derive(Clone)]
enum Thing {
    Message(Box<Outgoing>),
    HandOver(String),
}

/// Why an expectation is not met: what was there instead, and the line as it would be right.
pub(super) struct Miss {
    pub(super) actual: String,
    pub(super) right: Option<String>,
}

impl Heard {
    /// Takes in what happened.
    pub(super) fn of(events: &[Event]) -> Self {
        let thing = |event: &Event| match event {
            Event::Sent { message, .. } if message.typing_seconds == 0 => Some(Thing::Message(message.clone())),
            Event::HandedOver { team, .. } => Some(Thing::HandOver(team.to_string())),
            _ => None,
        };
        Heard { things: events.iter().filter_map(thing).collect(), ..Heard::default() }
    }

    /// The next thing that fits, counted from the last one that did; each part of a message fits once.
    fn next(&mut self, part: &'static str, fits: impl Fn(&Thing) -> bool) -> bool {
        for (number, thing) in self.things.iter().enumerate().skip(self.at) {
            let spent = number == self.at && self.used.contains(&part);
            if !spent && fits(thing) {
                if number > self.at {
                    self.used.clear();
                }
                self.at = number;
                self.used.push(part);
                return true;
            }
        }
        false
    }

    /// The nearest line that would be right, among those that begin like this.
    fn instead(&self, begins: &str) -> Miss {
        let lines: Vec<String> = self.things.iter().skip(self.at).flat_map(Thing::lines).collect();
        let right = lines.iter().find(|line| line.starts_with(begins)).cloned();
        let actual = right.clone().unwrap_or_else(|| if lines.is_empty() { "the bot said nothing more".into() } else { lines.join("; ") });
        Miss { actual, right }
    }

    fn message(&mut self, part: &'static str, begins: &str, fits: impl Fn(&Outgoing) -> bool) -> Result<(), Miss> {
        let found = self.next(part, |thing| matches!(thing, Thing::Message(message) if fits(message)));
        if found { Ok(()) } else { Err(self.instead(begins)) }
    }
}

impl Thing {
    fn lines(&self) -> Vec<String> {
        match self {
            Thing::Message(message) => sent(message),
            Thing::HandOver(team) => vec![format!("bot hands over to {team}")],
        }
    }
}

/// Whether the expectation is met. `over`: the conversation has ended; `facts`: everything that was written down in this test.
pub(super) fn met(expects: &Expects, heard: &mut Heard, host: &Host, facts: &[Fact], over: bool) -> Result<(), Miss> {
    let program = host.engine().program();
    match expects {
        Expects::Says(text) => {
            heard.message("text", "bot says ", |message| message.asks.is_none() && fits(text, &message.text) && !message.text.is_empty())
        }
        Expects::Asks(text) => heard.message("text", "bot asks ", |message| message.asks.is_some() && fits(text, &message.text)),
        Expects::Offers(labels) => heard.message("offers", "bot offers ", |message| offers_these(labels, message)),
        Expects::Cards(count) => heard.message("cards", "bot shows ", |message| message.cards.len() == *count as usize),
        Expects::Sends(kind) => heard.message(medium(*kind), "bot sends ", |message| message.media.iter().any(|media| media.kind == *kind)),
        Expects::SendsTemplate(template) => heard.message("template", "bot sends template ", |message| {
            message.template.as_ref().is_some_and(|sent| sent.name == template.as_str())
        }),
        Expects::HandsOver(team) => {
            let found = heard.next("hand over", |thing| matches!(thing, Thing::HandOver(to) if to == team));
            if found { Ok(()) } else { Err(heard.instead("bot hands over")) }
        }
        Expects::Silent => match heard.things.is_empty() {
            true => Ok(()),
            false => Err(Miss { actual: heard.things.iter().flat_map(Thing::lines).collect::<Vec<_>>().join("; "), right: None }),
        },
        Expects::Ends => told(over, || "the conversation goes on".into()),
        Expects::Holds(condition) => {
            let read = host.engine().read(host.session(), *condition, host.now());
            told(read == Some(Value::from(Plain::Yes(true))), || "it is not so".into())
        }
        Expects::Reached(goal) => {
            let reached = |fact: &Fact| matches!(fact, Fact::Goal { goal: reached, .. } if reached == goal);
            told(facts.iter().any(reached), || "it was not reached".into())
        }
        Expects::At(step) => {
            let here = host.engine().at_step(host.session());
            let title = |here: botflow_program::StepIx| format!("the conversation is at {}", program.steps[here.at()].title);
            told(here.is_some() && here == *step, || here.map_or("the conversation has not begun".into(), title))
        }
    }
}

fn told(so: bool, actual: impl FnOnce() -> String) -> Result<(), Miss> {
    if so { Ok(()) } else { Err(Miss { actual: actual(), right: None }) }
}

/// Whether exactly these are on offer, in this order; *Skip* and *Done* do not count, *More* and *other days* only when they are named.
fn offers_these(labels: &str, message: &Outgoing) -> bool {
    let offered: Vec<&str> = message.replies.iter().filter(|reply| !is_extra(reply)).map(|reply| reply.label.as_str()).collect();
    let Ok(meant) = offers::meant(labels, &offered) else { return false };
    let turns = |reply: &&botflow_runtime::Reply| {
        reply.token.tap().is_some_and(|tap| tap.choice == botflow_program::fixed::MORE || tap.choice == botflow_program::fixed::OTHER_DAYS)
    };
    let pages = message.replies.iter().filter(turns).count();
    meant.windows(2).all(|two| two[0] < two[1]) && (meant.len() == offered.len() || meant.len() + pages == offered.len())
}
