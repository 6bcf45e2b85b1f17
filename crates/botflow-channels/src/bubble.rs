//! One message as a customer sees it on a channel: what is left of a message of the program once the channel's figures have been kept to.
//!
//! `encode` writes bubbles as bodies, `botflow talk --channel` draws them: both show the same.

use std::borrow::Cow;

use botflow_program::{Kind, MediaKind};
use botflow_runtime::{SentMedia, SentTemplate, Token};

use crate::markup::Styled;

/// One message of a channel.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Bubble<'a> {
    /// Its text; of a picture its caption; of a template what it looks like.
    pub text: Cow<'a, str>,
    /// What is bold, italic, struck out, where the channel takes that beside the text.
    pub styles: Vec<Styled>,
    /// Pictures, videos, sounds, files: one at most but on the web.
    pub media: Vec<Medium<'a>>,
    /// Buttons below the text, which stay.
    pub buttons: Vec<Button<'a>>,
    /// Options.
    pub replies: Vec<Button<'a>>,
    /// How the options stand.
    pub stand: Stand<'a>,
    /// Cards side by side.
    pub cards: Vec<Card<'a>>,
    /// The value that the channel has an input of its own for.
    pub input: Option<Kind>,
    /// An example of the answer, where the channel can show one.
    pub hint: &'a str,
    /// The language's code, of a template and on the web.
    pub language: &'a str,
    /// A template the platform has approved.
    pub template: Option<&'a SentTemplate>,
    /// The typing indicator, and nothing else.
    pub typing_seconds: u16,
}

/// How options stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stand<'a> {
    /// Below the message, until one is tapped.
    #[default]
    Quick,
    /// In a list that a button so labelled opens.
    List {
        /// The button's label.
        opens: Cow<'a, str>,
    },
    /// In place of the keyboard.
    Keyboard,
}

/// Something to tap.
#[derive(Debug, Clone, PartialEq)]
pub struct Button<'a> {
    /// What it says.
    pub label: Cow<'a, str>,
    /// A description.
    pub line: Cow<'a, str>,
    /// A picture.
    pub image: &'a str,
    /// What it does.
    pub does: Does<'a>,
}

/// What tapping does.
#[derive(Debug, Clone, PartialEq)]
pub enum Does<'a> {
    /// Comes back with this token.
    Tap(Token),
    /// Opens an address.
    Open(Cow<'a, str>),
    /// Calls a number.
    Dial(&'a str),
    /// Shows this page of the cards.
    Turn(u16),
    /// Sends something of the customer's.
    Share(Share),
    /// Sends its own label as words.
    Say,
}

/// What a customer can send with one tap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// Their phone number.
    Phone,
    /// Their e-mail address.
    Email,
    /// Where they are.
    Location,
}

/// A card.
#[derive(Debug, Clone, PartialEq)]
pub struct Card<'a> {
    /// Its title.
    pub title: Cow<'a, str>,
    /// Its lines.
    pub line: Cow<'a, str>,
    /// Its picture.
    pub image: Option<Medium<'a>>,
    /// Its buttons.
    pub buttons: Vec<Button<'a>>,
}

/// A picture, video, sound or file.
#[derive(Debug, Clone, PartialEq)]
pub struct Medium<'a> {
    /// Which.
    pub kind: MediaKind,
    /// Its address, or the platform's id of it.
    pub source: Cow<'a, str>,
    /// What it shows.
    pub about: &'a str,
}

impl<'a> Bubble<'a> {
    /// A bubble that says this.
    pub(crate) fn says(text: impl Into<Cow<'a, str>>) -> Self {
        Bubble { text: text.into(), ..Bubble::default() }
    }

    /// A bubble that shows this.
    pub(crate) fn of_medium(medium: Medium<'a>) -> Self {
        Bubble { media: vec![medium], ..Bubble::default() }
    }

    /// About how many bytes its body has, so that it is written into one piece of memory.
    pub(crate) fn body_bytes(&self) -> usize {
        const FRAME: usize = 320;
        const OF_BUTTON: usize = 128;
        const OF_CARD: usize = 256;
        let button = |one: &Button<'_>| OF_BUTTON + one.label.len() + one.line.len() + one.image.len();
        let buttons = |all: &[Button<'_>]| all.iter().map(button).sum::<usize>();
        let medium = |one: &Medium<'_>| one.source.len() + one.about.len();
        let card =
            |one: &Card<'_>| OF_CARD + one.title.len() + one.line.len() + one.image.as_ref().map_or(0, medium) + buttons(&one.buttons);
        let parts = buttons(&self.buttons) + buttons(&self.replies) + self.cards.iter().map(card).sum::<usize>();
        FRAME + self.text.len() + self.media.iter().map(medium).sum::<usize>() + parts
    }
}

impl<'a> Button<'a> {
    /// A button without a description.
    pub(crate) fn new(label: impl Into<Cow<'a, str>>, does: Does<'a>) -> Self {
        Button { label: label.into(), line: Cow::Borrowed(""), image: "", does }
    }
}

impl<'a> Medium<'a> {
    /// Files of the project lie under an address of the host.
    pub(crate) fn new(of: &'a SentMedia, files: &str) -> Self {
        let inside = !files.is_empty() && !of.source.contains("://") && of.source.contains('.');
        let source = if inside { Cow::Owned(format!("{files}{}", of.source)) } else { Cow::Borrowed(of.source.as_str()) };
        Medium { kind: of.kind, source, about: &of.about }
    }
}
