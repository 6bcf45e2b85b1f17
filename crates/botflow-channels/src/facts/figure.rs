//! The names of figures, and what each may be counted in.

use serde::Deserialize;

use super::Unit;

macro_rules! figures {
    ($($(#[doc = $doc:literal])* $name:ident $words:literal $measure:ident,)*) => {
        /// What a figure is of.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Figure { $($(#[doc = $doc])* $name,)* }

        impl Figure {
            /// Every one, in order.
            pub const ALL: &'static [Figure] = &[$(Figure::$name,)*];

            /// In people's words.
            pub fn words(self) -> &'static str {
                match self { $(Figure::$name => $words,)* }
            }

            fn measure(self) -> Measure {
                match self { $(Figure::$name => Measure::$measure,)* }
            }
        }
    };
}

enum Measure {
    Text,
    Pieces,
    Seconds,
    Size,
}

figures! {
    /// A message without buttons.
    Text "text of a message" Text,
    /// A message with buttons or a list.
    TextWithButtons "text above buttons" Text,
    /// A message with quick replies.
    TextWithReplies "text above options" Text,
    /// The text of a picture, video or file.
    Caption "text of a picture" Text,
    /// Options shown at once that vanish after an answer.
    Replies "options at once" Pieces,
    /// Their label.
    ReplyLabel "label of an option" Text,
    /// Buttons of one message.
    Buttons "buttons of a message" Pieces,
    /// Their label.
    ButtonLabel "label of a button" Text,
    /// Options shown as buttons; more become a list.
    ReplyButtons "options shown as buttons" Pieces,
    /// Rows of a list.
    ListRows "rows of a list" Pieces,
    /// Label of a row.
    RowLabel "label of a row" Text,
    /// Description of a row.
    RowLine "description of a row" Text,
    /// The button that opens a list.
    ListButton "button that opens a list" Text,
    /// Options on one page of a paged question, with *More*.
    Page "options on a page, More included" Pieces,
    /// Cards in a row.
    Cards "cards in a row" Pieces,
    /// Title of a card.
    CardTitle "title of a card" Text,
    /// Lines of a card.
    CardLine "lines of a card" Text,
    /// Title and lines of a card together.
    CardText "title and lines of a card together" Text,
    /// Buttons of a card.
    CardButtons "buttons of a card" Pieces,
    /// What stands behind a button: our own token.
    Payload "what stands behind a button" Text,
    /// Pictures.
    ImageSize "a picture" Size,
    /// Videos.
    VideoSize "a video" Size,
    /// Sounds.
    AudioSize "audio" Size,
    /// Other files.
    FileSize "a file" Size,
    /// Items of the persistent menu.
    MenuItems "items of the menu" Pieces,
    /// Their label.
    MenuLabel "label of a menu item" Text,
    /// The code in a link that starts a flow.
    LinkCode "code of a link" Text,
    /// Label of a template's button.
    TemplateButton "label of a template's button" Text,
    /// How long after the customer last wrote messages may be sent.
    Window "time to write after the customer last wrote" Seconds,
    /// The same after the customer came by a click-to-message ad: what is billed then, not what may be sent.
    FreeAfterAd "free messages after an ad" Seconds,
    /// How long the typing indicator stays.
    Typing "typing indicator" Seconds,
}

impl Figure {
    /// Whether a figure of this can be counted so.
    pub(super) fn counts_in(self, unit: Unit) -> bool {
        match self.measure() {
            Measure::Text => unit.measures_text(),
            Measure::Pieces => unit == Unit::Pieces,
            Measure::Seconds => unit == Unit::Seconds,
            Measure::Size => unit == Unit::Megabytes,
        }
    }
}
