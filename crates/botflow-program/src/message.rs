//! Messages: rows by channel variant and wording, texts by language, as pieces.

use crate::expr::Channels;
use crate::index::*;
use crate::op::Target;
use crate::{ChoiceId, NameId, Text};

record! {
    /// One thing to send.
    pub struct Message {
        /// The step whose buttons these are.
        pub step: StepIx,
        /// The first variant that holds the channel is sent.
        pub variants: Rows<VariantIx>,
    }
}

record! {
    /// A message on some channels.
    pub struct Variant {
        /// `on whatsapp: …`; none: every channel.
        pub channels: Option<Channels>,
        /// The `or` wordings: one is drawn for each contact.
        pub wordings: Rows<BubbleIx>,
    }
}

record! {
    /// One bubble, carousel, picture, template or pause.
    #[derive(Default)]
    pub struct Bubble {
        /// The text with its `line`s, joined by line breaks.
        pub text: Option<TextIx>,
        /// Pictures, videos, sounds, files.
        pub media: Rows<MediaIx>,
        /// Buttons.
        pub buttons: Rows<ButtonIx>,
        /// Cards.
        pub cards: Rows<CardIx>,
        /// A template; then nothing else.
        pub template: Option<TemplateSendIx>,
        /// `typing N seconds`; then nothing else.
        pub typing_seconds: u16,
    }
}

record! {
    /// A picture, video, sound or file.
    pub struct Media {
        /// Which of them.
        pub kind: MediaKind,
        /// A path in the project, an https address, or a value.
        pub source: TextIx,
        /// What it shows.
        pub about: Option<TextIx>,
    }
}

record! {
    /// Which medium.
    #[derive(Copy, Eq)]
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
}

record! {
    /// A button.
    pub struct Button {
        /// By its target and the LIST of its card; unique in its step.
        pub id: ChoiceId,
        /// What it says.
        pub label: TextIx,
        /// What it does.
        pub does: Does,
        /// On a card of a list: the list's `.picked`, set to the item before anything else.
        pub picked: Option<NameIx>,
    }
}

record! {
    /// What a button does.
    #[derive(Copy)]
    pub enum Does {
        /// Goes on in the conversation.
        Go(Target),
        /// Opens an address (`https:`, `{link}`).
        Open(TextIx),
        /// Calls a number (`tel:`).
        Dial(TextIx),
    }
}

record! {
    /// A card.
    pub struct Card {
        /// One card for each entry.
        pub each: Option<EachIx>,
        /// Its title.
        pub title: TextIx,
        /// Its `line`s, joined by line breaks.
        pub line: Option<TextIx>,
        /// Its picture.
        pub image: Option<MediaIx>,
        /// Its buttons.
        pub buttons: Rows<ButtonIx>,
    }
}

record! {
    /// `for each x in LIST`, of cards and options: `x` is the entry while one is written.
    pub struct Each {
        /// The name of the entry (`Owner::Conversation`); it has the value only while written.
        pub name: NameIx,
        /// The list.
        pub list: ExprIx,
        /// `up to N`.
        pub up_to: Option<u16>,
    }
}

record! {
    /// A template to send.
    pub struct TemplateSend {
        /// Which.
        pub template: TemplateIx,
        /// `with a as b`.
        pub values: Rows<InputIx>,
        /// Its buttons.
        pub buttons: Rows<ButtonIx>,
    }
}

record! {
    /// A text in all languages: one copy (the same in all) or one a language.
    pub struct Texts {
        /// The copies, in the order of `Program::languages`.
        pub copies: Rows<CopyIx>,
    }
}

record! {
    /// A text in one language.
    pub struct CopyText {
        /// Its pieces in order.
        pub pieces: Rows<PieceIx>,
    }
}

record! {
    /// A piece of a text.
    #[derive(Copy)]
    pub enum Piece {
        /// As it stands.
        Literal(StringIx),
        /// A value.
        Slot(SlotIx),
        /// `#` in a form: the number.
        Number,
    }
}

record! {
    /// A value in a text. A fallback (`{name or "there"}`) is part of the expression.
    pub struct Slot {
        /// The value.
        pub value: ExprIx,
        /// `as …`.
        pub format: Format,
        /// Its forms; none: the value itself.
        pub forms: Rows<PluralIx>,
        /// How a form is chosen.
        pub forms_of: FormsOf,
    }
}

record! {
    /// How a form is chosen.
    pub enum FormsOf {
        /// By plural category of a number, or of how many a list has; exact numbers first.
        Number,
        /// By option, in this order; one form more: when it is missing.
        Options(Vec<OptionIx>),
    }
}

record! {
    /// One form. Its pieces are literals and `#` only.
    pub struct Plural {
        /// `=0`.
        pub exact: Option<u32>,
        /// What it says.
        pub pieces: Rows<PieceIx>,
    }
}

/// How a value is written: none of these is the kind's usual way. A set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
pub struct Format(pub u16);

impl Format {
    /// `as plain`: no grouping.
    pub const PLAIN: Format = Format(1);
    /// `as money`.
    pub const MONEY: Format = Format(2);
    /// `as weekday`.
    pub const WEEKDAY: Format = Format(4);
    /// `as date`.
    pub const DATE: Format = Format(8);
    /// `as time`.
    pub const TIME: Format = Format(16);
    /// `as number`.
    pub const NUMBER: Format = Format(32);
    /// `as month`.
    pub const MONTH: Format = Format(64);
    /// `as year`.
    pub const YEAR: Format = Format(128);
    /// Percent-encoded: the value is a part of an address.
    pub const ENCODED: Format = Format(256);

    /// Both of them: `as weekday and time`.
    pub fn and(self, other: Format) -> Format {
        Format(self.0 | other.0)
    }
    /// All but `other`.
    pub fn without(self, other: Format) -> Format {
        Format(self.0 & !other.0)
    }
    /// Whether all of `other` is asked for.
    pub fn has(self, other: Format) -> bool {
        self.0 & other.0 == other.0
    }
}

impl crate::Wire for Format {
    fn write(&self, to: &mut crate::wire::Writer) {
        self.0.write(to);
    }
    fn read(from: &mut minicbor::Decoder<'_>) -> Result<Self, crate::Broken> {
        Ok(Format(u16::read(from)?))
    }
}

record! {
    /// A message template the platform has approved.
    pub struct Template {
        /// Its name there.
        pub name: Text,
        /// Its text by language, as it is shown in a talk or test: `{value}`s are slots that read `values` by name.
        pub text: TextIx,
        /// Where it may be sent.
        pub channels: Channels,
        /// `utility`, `marketing` …
        pub category: Text,
        /// A platform's message tag.
        pub tag: Text,
        /// The names of its values, in order. While the template's text is written they are read as names with these ids.
        pub values: Vec<NameId>,
        /// Their names as written.
        pub value_names: Vec<Text>,
    }
}
