//! What a typed line means. In: `2`, `#4`, `:after 3 hours`, or words. Out: an order.

use botflow_compile::lower::{Arrival, Happens};
use botflow_program::{Program, Span as Length};

use super::Deed;
use crate::chat::{Chat, Meant};
use crate::host::Host;

/// What a person at the keyboard wants.
#[derive(Debug, Clone, PartialEq)]
pub enum Order {
    /// Something happens in the chat.
    Do(Deed),
    /// Something outside the chat opens; nothing happens in it.
    Note(String),
    /// Show another page of the cards of a message.
    Turn {
        /// The how-many-th message.
        message: usize,
        /// Which page.
        page: u16,
    },
    /// Take the last line back.
    Back,
    /// Show where the talk stands.
    State,
    /// Show the picture of the flow.
    Graph,
    /// Write the talk down as a test, into this file.
    Record(String),
    /// Show what can be typed.
    Help,
    /// Leave.
    Quit,
    /// Nothing was typed.
    Nothing,
}

/// What can be typed besides words.
pub(crate) const HELP: &str = "\
  2            taps the second option; 1, 3 picks several
  #4           taps button 4
  anything     is said to the bot
  :after 3 hours        lets time pass
  :back                 takes your last line back
  :arrive ad REF        comes from an ad (link, page, menu; nothing: first contact)
  :event NAME x=1, y=2  posts a business event
  :photo :file :location   sends one
  :paid :failed :cancelled closes the payment page
  :agent Hello!         writes as the colleague; `:agent closes` gives the chat back
  :state                shows what the bot knows
  :graph                shows where you are
  :record FILE          writes this talk into FILE as a test
  :quit                 leaves";

/// Reads a line.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn read(typed: &str, chat: &Chat, host: &Host, program: &Program) -> Result<Order, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(Order::Nothing);
    }
    if let Some(command) = typed.strip_prefix(':').filter(|rest| rest.starts_with(|letter: char| letter.is_alphabetic())) {
        return command_of(command, program);
    }
    match chat.meant(typed) {
        Meant::Taps { tokens, labels } => Ok(Order::Do(Deed::Taps(tokens, format!("customer picks {labels}")))),
        Meant::Says(text) => Ok(Order::Do(Deed::says(&text))),
        Meant::Opens(address) => Ok(Order::Note(format!("opens {address}"))),
        Meant::Pays(_) if host.is_paying() => Ok(Order::Note("the payment page is open: `:paid`, `:failed` or `:cancelled`".into())),
        Meant::Pays(_) => Ok(Order::Note("that payment page is closed".into())),
        Meant::Turns { message, page } => Ok(Order::Turn { message, page }),
        Meant::NotThere(number) => Err(format!("There is no {number} on the screen.")),
    }
}

fn command_of(command: &str, program: &Program) -> Result<Order, String> {
    let (word, rest) = command.split_once(' ').unwrap_or((command, ""));
    let rest = rest.trim();
    let happens = |happens: Happens, line: &str| Ok(Order::Do(Deed::Happens(happens, line.to_owned())));
    match word {
        "help" | "h" | "?" => Ok(Order::Help),
        "quit" | "q" | "exit" => Ok(Order::Quit),
        "back" => Ok(Order::Back),
        "state" => Ok(Order::State),
        "graph" => Ok(Order::Graph),
        "record" if rest.is_empty() => Err("Into which file? For example `:record tests/my-talk.flow`.".into()),
        "record" => Ok(Order::Record(rest.to_owned())),
        "after" => match length(rest) {
            Some(length) => happens(Happens::After(length), &format!("after {rest}")),
            None => Err("How long? For example `:after 3 hours` or `:after 2 days`.".into()),
        },
        "arrive" | "arrives" => arrive(rest),
        "event" => event(rest, program),
        "photo" => happens(Happens::SendsPhoto, "customer sends photo"),
        "file" => happens(Happens::SendsFile, "customer sends file"),
        "location" => happens(Happens::SendsLocation, "customer sends location"),
        "paid" => happens(Happens::PaymentSucceeds, "payment succeeds"),
        "failed" => happens(Happens::PaymentFails, "payment fails"),
        "cancelled" => happens(Happens::PaymentCancelled, "payment is cancelled"),
        "agent" if rest == "closes" || rest == "close" => happens(Happens::AgentCloses, "agent closes"),
        "agent" if rest.is_empty() => Err("What does the colleague write? For example `:agent Hello, I'm Eva.`".into()),
        "agent" => happens(Happens::AgentSays(rest.to_owned()), &format!("agent says {rest}")),
        _ => Err(format!("There is no `:{word}`. `:help` lists what there is.")),
    }
}

fn arrive(from: &str) -> Result<Order, String> {
    let (by, reference) = from.split_once(' ').unwrap_or((from, ""));
    let reference = reference.trim().to_owned();
    let arrival = match by {
        "" => Arrival::Welcome,
        _ if reference.is_empty() => return Err("From where? For example `:arrive ad summer-sale`.".into()),
        "ad" => Arrival::Ad(reference),
        "link" => Arrival::Link(reference),
        "page" => Arrival::Page(reference),
        "menu" => Arrival::Menu(reference),
        _ => return Err("Customers arrive from an ad, a link, a page or the menu. For example `:arrive link spring-quiz`.".into()),
    };
    let line = if by.is_empty() { "customer arrives".to_owned() } else { format!("customer arrives from {from}") };
    Ok(Order::Do(Deed::Happens(Happens::Arrives(arrival), line)))
}

fn event(rest: &str, program: &Program) -> Result<Order, String> {
    let (name, fields) = rest.split_once(' ').unwrap_or((rest, ""));
    let known: Vec<&str> = program
        .starts
        .iter()
        .filter_map(|start| if let botflow_program::StartsOn::Event(name) = &start.on { Some(name.as_str()) } else { None })
        .collect();
    if !known.contains(&name) {
        let list = crate::report::listed(known.into_iter(), "and");
        return Err(if list.is_empty() { "No flow starts on an event.".into() } else { format!("Flows start on these events: {list}.") });
    }
    let mut given = Vec::new();
    for field in fields.split(',').map(str::trim).filter(|field| !field.is_empty()) {
        let Some((field, value)) = field.split_once('=') else { return Err(format!("Write `{field}=` and its value.")) };
        given.push((field.trim().to_owned(), value.trim().to_owned()));
    }
    Ok(Order::Do(Deed::Event(name.to_owned(), given)))
}

/// `3 hours`, `2 days`, `1 month`.
fn length(text: &str) -> Option<Length> {
    let (count, unit) = text.split_once(' ')?;
    let count: i32 = count.parse().ok().filter(|count| *count >= 0)?;
    let seconds = |each: i32| count.checked_mul(each).map(|seconds| Length { months: 0, days: 0, seconds });
    match unit.trim().trim_end_matches('s') {
        "second" => seconds(1),
        "minute" => seconds(60),
        "hour" => seconds(3_600),
        "day" => Some(Length { months: 0, days: count, seconds: 0 }),
        "week" => Some(Length { months: 0, days: count.checked_mul(7)?, seconds: 0 }),
        "month" => Some(Length { months: count, days: 0, seconds: 0 }),
        "year" => Some(Length { months: count.checked_mul(12)?, days: 0, seconds: 0 }),
        _ => None,
    }
}
