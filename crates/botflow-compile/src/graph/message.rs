//! What is sent: one neutral message, before it is fitted to a channel.

use botflow_source::Span;

use super::Pass;
use crate::model::{Expr, Target, Text, ValueId};

/// One thing that is sent, with its variants.
#[derive(Debug, Clone)]
pub struct Message {
    /// The first variant whose channels fit is sent; the last one has no channels and fits all.
    pub variants: Vec<Variant>,
}

/// What is sent on some channels.
#[derive(Debug, Clone)]
pub struct Variant {
    /// Channel names; empty: all that have no variant of their own.
    pub channels: Vec<String>,
    /// Wordings (`say`, `or`): one is chosen for each contact.
    pub wordings: Vec<Content>,
}

/// What a message shows.
#[derive(Debug, Clone)]
pub enum Content {
    /// A bubble.
    Bubble {
        /// Its lines; an empty text is an empty line.
        lines: Vec<Text>,
        /// Pictures, videos, sounds, files.
        media: Vec<Media>,
        /// Buttons that stay tappable.
        buttons: Vec<Button>,
    },
    /// A row of cards.
    Cards(Cards),
    /// A pause with the typing sign.
    Typing {
        /// How long.
        seconds: u32,
    },
    /// An approved template (index into the project's templates).
    Template {
        /// Which.
        template: u32,
        /// Its values.
        with: Vec<Pass>,
        /// Where its buttons lead.
        buttons: Vec<Button>,
    },
}

/// Cards as written, or one for each entry of a list.
#[derive(Debug, Clone)]
pub struct Cards {
    /// The list and the item's name; `None`: the cards stand as written.
    pub each: Option<(Expr, Option<ValueId>)>,
    /// At most so many.
    pub up_to: Option<u32>,
    /// The value whose `.picked` a tap sets.
    pub list: Option<ValueId>,
    /// The cards; one where they come from a list.
    pub cards: Vec<Card>,
}

/// A card.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its title.
    pub title: Text,
    /// Further lines.
    pub lines: Vec<Text>,
    /// Its picture.
    pub image: Option<Media>,
    /// Its buttons.
    pub buttons: Vec<Button>,
    /// Where it stands.
    pub span: Span,
}

/// A picture, video, sound or file.
#[derive(Debug, Clone)]
pub struct Media {
    /// Which of them.
    pub kind: MediaKind,
    /// A path in the project, an address, or a value.
    pub source: Text,
    /// What it shows, for those who cannot see it.
    pub about: Option<Text>,
}

/// Kinds of media.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MediaKind {
    /// `image`
    Image,
    /// `video`
    Video,
    /// `audio`
    Audio,
    /// `file`
    File,
}

/// A button that stays tappable.
#[derive(Debug, Clone)]
pub struct Button {
    /// Its label.
    pub label: Text,
    /// What a tap does.
    pub does: ButtonDoes,
    /// Where it stands.
    pub span: Span,
}

/// What a tap on a button does.
#[derive(Debug, Clone)]
pub enum ButtonDoes {
    /// Goes to a step or flow.
    Go(Target),
    /// Opens an address: written, or from a value.
    Open(Text),
    /// Calls a number (`tel:…`).
    Call(String),
}
