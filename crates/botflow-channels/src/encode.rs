//! A message and where it goes in, the bodies to send out, in order. Whatever the message, no body breaks the channel's figures.

use botflow_program::{Asks, Kind, Text};
use botflow_runtime::{Outgoing, SentButton, SentDoes, Token};
use unicode_segmentation::UnicodeSegmentation;

use crate::{Channel, Limit};

/// Where a message goes, and what stands between us and the customer.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// The customer, as `decode` named them.
    pub contact: Text,
    /// The customer's last message: WhatsApp shows typing only as an answer to it.
    pub last_message: Text,
    /// The id of this sending; the web chat shows it again.
    pub send: Text,
    /// The address of payment pages, up to the payment's number.
    pub pay: String,
}

/// One call of the channel's API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// What is called: `messages`, `sendMessage`.
    pub call: &'static str,
    /// The body, JSON.
    pub body: String,
}

impl Channel {
    /// The bodies of a message.
    pub fn encode(&self, message: &Outgoing, to: &Conversation) -> Vec<Request> {
        let mut out = Vec::with_capacity(1);
        (self.encode)(message, to, &mut out);
        out
    }
}

/// What can be tapped in a message, options and buttons alike.
pub(crate) struct Tappable<'a> {
    pub(crate) label: &'a str,
    pub(crate) line: &'a str,
    pub(crate) token: Token,
}

/// A message as its parts: texts with their addresses and numbers written out where the channel has no button for them.
pub(crate) fn options(message: &Outgoing) -> Vec<Tappable<'_>> {
    let tap = |button: &SentButton| if let SentDoes::Tap(token) = button.does { Some(token) } else { None };
    let buttons = message.buttons.iter().filter_map(|button| Some(Tappable { label: &button.label, line: "", token: tap(button)? }));
    let replies = message.replies.iter().map(|reply| Tappable { label: &reply.label, line: &reply.line, token: reply.token });
    buttons.chain(replies).collect()
}

/// What the open question takes, where the channel may have a widget for it.
pub(crate) fn asked(message: &Outgoing) -> Option<Kind> {
    match message.asks.as_ref()?.asks {
        Asks::Value(kind) => Some(kind),
        Asks::Menu | Asks::Slot { .. } | Asks::Which { .. } | Asks::Review => None,
    }
}

/// The address a button opens.
pub(crate) fn address(button: &SentButton, to: &Conversation) -> Option<String> {
    match &button.does {
        SentDoes::Open(address) => Some(address.clone()),
        SentDoes::Pay(number) => Some(format!("{}{}", to.pay, number.0)),
        SentDoes::Dial(_) | SentDoes::Tap(_) => None,
    }
}

/// A button as a line of text.
pub(crate) fn written(button: &SentButton, to: &Conversation) -> Option<String> {
    let target = match &button.does {
        SentDoes::Dial(number) => Some(number.clone()),
        SentDoes::Open(_) | SentDoes::Pay(_) | SentDoes::Tap(_) => address(button, to),
    };
    target.map(|target| format!("{}: {target}", button.label))
}

/// Lines behind a text.
pub(crate) fn with_lines(text: &str, lines: impl IntoIterator<Item = String>) -> String {
    let mut out = text.to_owned();
    for line in lines {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&line);
    }
    out
}

/// A long text in parts that fit, the last one within its own bound: cut between paragraphs, else lines, else sentences, else words.
pub(crate) fn split<'a>(text: &'a str, each: &Limit, last: &Limit) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut rest = text.trim();
    while !last.fits(rest) {
        // As much as fits, but leave something for the last part.
        let room = if each.fits(rest) { last } else { each };
        let part = head(rest, room);
        parts.push(part.trim_end());
        rest = rest[part.len()..].trim_start();
    }
    if !rest.is_empty() || parts.is_empty() {
        parts.push(rest);
    }
    parts
}

fn head<'a>(text: &'a str, limit: &Limit) -> &'a str {
    let most = limit.unit.cut(text, limit.most);
    let most = if most.is_empty() { text.graphemes(true).next().unwrap_or(text) } else { most };
    for mark in ["\n\n", "\n", ". ", "! ", "? ", "。", " "] {
        // A first part of a few words alone would read worse than a cut at the next smaller place.
        if let Some(at) = most.rfind(mark)
            && at * 3 >= most.len()
        {
            return &text[..at + mark.len()];
        }
    }
    most
}

/// A text without the stars and underscores that a channel would show.
pub(crate) fn unmarked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let closes = |at: usize| {
        let mark = letters[at];
        letters[at + 1..].iter().take_while(|letter| **letter != '\n').position(|letter| *letter == mark).map(|found| at + 1 + found)
    };
    let inside = |letter: Option<&char>| letter.is_some_and(|letter| letter.is_alphanumeric());
    let mut dropped = vec![false; letters.len()];
    for at in 0..letters.len() {
        let opens =
            matches!(letters[at], '*' | '_' | '~') && !dropped[at] && !inside(at.checked_sub(1).and_then(|before| letters.get(before)));
        if opens
            && inside(letters.get(at + 1))
            && let Some(end) = closes(at)
            && !letters[end - 1].is_whitespace()
            && !inside(letters.get(end + 1))
        {
            dropped[at] = true;
            dropped[end] = true;
        }
    }
    letters.iter().zip(dropped).filter(|(_, dropped)| !dropped).map(|(letter, _)| letter).collect()
}
