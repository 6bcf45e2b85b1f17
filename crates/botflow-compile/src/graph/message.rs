//! What is sent: one neutral message, before it is fitted to a channel.

use botflow_source::Span;

use super::{Pass, PathAt, TextAt};
use crate::model::{Target, ValueId};

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
        /// Its lines; `None` is an empty line.
        lines: Vec<Option<TextAt>>,
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
    /// An approved template.
    Template {
        /// Index into the project's templates; `None` where there is none of that name.
        template: Option<u32>,
        /// Its values.
        with: Vec<Pass>,
        /// Where its buttons lead.
        buttons: Vec<Button>,
    },
}

/// Cards as written, or one for each entry of a list.
#[derive(Debug, Clone)]
pub struct Cards {
    /// Where the cards come from.
    pub each: CardSource,
    /// At most so many.
    pub up_to: Option<u32>,
    /// The value whose `.picked` a tap sets.
    pub list: Option<ValueId>,
    /// The cards; one where they come from a list.
    pub cards: Vec<Card>,
}

/// Where cards come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardSource {
    /// They stand as written.
    Written,
    /// `cards for each x in LIST`: the list, and the item's name.
    Each(PathAt, Option<ValueId>),
    /// The card under `recommend`: one for each entry of `Cards::list`; it reads its item as `Root::Item(0)`.
    Picked,
}

/// A card.
#[derive(Debug, Clone)]
pub struct Card {
    /// Its title.
    pub title: TextAt,
    /// Further lines; `None` is an empty line.
    pub lines: Vec<Option<TextAt>>,
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
    pub source: TextAt,
    /// What it shows, for those who cannot see it.
    pub about: Option<TextAt>,
    /// Buttons under it.
    pub buttons: Vec<Button>,
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
    pub label: TextAt,
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
    /// Opens an address, or calls a number (`tel:…`): written, or from a value.
    Open(TextAt),
}

impl Message {
    /// A message that is the same on all channels, in one wording.
    pub fn one(content: Content) -> Self {
        Message { variants: vec![Variant { channels: Vec::new(), wordings: vec![content] }] }
    }

    /// All its buttons in the order in which [`super::Why::Button`] counts them: through variants, wordings, media and cards.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.variants.iter().flat_map(Variant::buttons)
    }
}

impl Variant {
    /// All its buttons: through wordings, media and cards.
    pub fn buttons(&self) -> impl Iterator<Item = &Button> {
        self.wordings.iter().flat_map(Content::buttons)
    }
}

impl Content {
    fn buttons(&self) -> Box<dyn Iterator<Item = &Button> + '_> {
        match self {
            Content::Bubble { media, buttons, .. } => Box::new(media.iter().flat_map(|media| &media.buttons).chain(buttons)),
            Content::Cards(cards) => Box::new(cards.cards.iter().flat_map(|card| &card.buttons)),
            Content::Template { buttons, .. } => Box::new(buttons.iter()),
            Content::Typing { .. } => Box::new(std::iter::empty()),
        }
    }
}

impl Variant {
    /// Adds the lines and media of another message's last variant to each wording.
    pub(crate) fn append_lines(&mut self, other: &[Variant]) {
        let Some(Content::Bubble { lines: more, media: pictures, .. }) = other.last().and_then(|variant| variant.wordings.first()) else {
            return;
        };
        for wording in &mut self.wordings {
            if let Content::Bubble { lines, media, .. } = wording {
                lines.extend(more);
                media.extend(pictures.iter().cloned());
            }
        }
    }
}
