//! What a channel can show: as it is, in another shape, or not at all.

use serde::Deserialize;

use super::{Date, Span};

macro_rules! features {
    ($($(#[doc = $doc:literal])* $name:ident $words:literal,)*) => {
        /// Something a flow can say, ask or start from.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Feature { $($(#[doc = $doc])* $name,)* }

        impl Feature {
            /// Every one, in order.
            pub const ALL: &'static [Feature] = &[$(Feature::$name,)*];

            /// In people's words.
            pub fn words(self) -> &'static str {
                match self { $(Feature::$name => $words,)* }
            }
        }
    };
}

features! {
    /// Options that vanish after an answer.
    QuickReplies "options",
    /// Options in a list that opens.
    Lists "lists",
    /// A description under an option.
    OptionLines "descriptions of options",
    /// A picture on an option.
    OptionImages "pictures on options",
    /// Buttons that stay tappable.
    Buttons "buttons",
    /// Buttons that open an address.
    LinkButtons "link buttons",
    /// Buttons that call a number.
    CallButtons "call buttons",
    /// Link buttons beside other buttons in one message.
    MixedButtons "link buttons beside other buttons",
    /// More than one link button in a message.
    SeveralLinkButtons "several link buttons in one message",
    /// A carousel.
    Cards "cards",
    /// A card without a picture.
    CardsWithoutImage "cards without a picture",
    /// A card without a line, a picture or a button.
    TitleCards "cards with nothing but a title",
    /// Pictures.
    Images "pictures",
    /// Videos.
    Videos "videos",
    /// Sounds.
    Audio "audio",
    /// Other files.
    Files "files",
    /// Text and a picture in one message.
    Captions "a picture and text in one message",
    /// Bold, italic and the like.
    Markup "bold and italic text",
    /// A button that sends where the customer is.
    LocationRequest "a button that sends the location",
    /// A button that sends the customer's number.
    PhoneRequest "a button that sends the phone number",
    /// A button that sends the customer's e-mail address.
    EmailRequest "a button that sends the e-mail address",
    /// A calendar to pick a date from.
    DatePicker "a calendar to pick a date from",
    /// The typing indicator.
    Typing "the typing indicator",
    /// Templates the platform has approved.
    Templates "message templates",
    /// `starts on ad`
    StartAd "starts from an ad",
    /// `starts on link`
    StartLink "starts from a link",
    /// `starts on page`
    StartPage "starts from a web page",
    /// `starts on menu`
    StartMenu "starts from a menu",
    /// `starts on welcome`
    StartWelcome "starts when somebody arrives",
    /// Hand-over that the platform itself knows of.
    HandOver "a hand-over in the platform's own inbox",
}

/// How a channel shows something.
#[derive(Debug, Clone, PartialEq)]
pub struct Shows {
    /// What.
    pub what: Feature,
    /// How.
    pub how: How,
    /// Of what is not shown as it is: what customers see in its place.
    pub becomes: String,
    /// Who says so.
    pub sources: Vec<String>,
    /// The day it was checked.
    pub checked: Date,
    /// When it held.
    pub span: Span,
}

/// As it is, in another shape, or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// As it is.
    Native,
    /// In another shape; nothing is lost.
    Lowered,
    /// Dropped: customers do not see it.
    Dropped,
    /// Not possible.
    No,
}

impl How {
    /// In people's words.
    pub fn words(self) -> &'static str {
        match self {
            How::Native => "yes",
            How::Lowered => "in another shape",
            How::Dropped => "left out",
            How::No => "no",
        }
    }
}
