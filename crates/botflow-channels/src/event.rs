//! What a webhook tells us: one vocabulary for all channels, and what the runtime gets of it.

use botflow_program::{Spot, Text};
use botflow_runtime::{Arrival, Datum, Input, Named, Profile, Said, Token};
use serde::Serialize;

/// One thing that happened, with everything that says where and to whom.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Received {
    /// The platform's id, or one made of what it is; the same thing delivered twice has the same id.
    pub id: Text,
    /// The channel.
    pub channel: Text,
    /// Our page, number or bot; empty where the channel has one only.
    pub account: Text,
    /// The customer, as the channel names them; empty where it is about nobody.
    pub contact: Text,
    /// Other names of the same customer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<Text>,
    /// When, in seconds since 1970; 0 where it is not said.
    pub at: i64,
    /// What the platform says of the customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub profile: Option<Box<Profile>>,
    /// What.
    pub event: Event,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
#[allow(missing_docs, reason = "the fields are what their names say")]
pub enum Event {
    /// The customer wrote or sent something.
    Message { text: Text, attachments: Vec<Attachment>, reply_to: Text, entry: Option<Arrival> },
    /// The customer tapped something; its label is in `title`.
    Choice { payload: Text, title: Text, via: Via, entry: Option<Arrival> },
    /// The customer turned the cards of a sending to a page: answer with [`crate::Channel::turn`]. `message` is the platform's id of the
    /// message with the cards, where it can be changed in place.
    Turned { send: Text, page: u16, message: Text },
    /// The customer arrived for the first time.
    Start { entry: Option<Arrival> },
    /// The customer came by a link or an ad.
    Referral { entry: Arrival, ad: Option<Box<Ad>> },
    /// A form came back. Its values are the customer's: checked like any answer.
    FormReply { token: Text, fields: Vec<Named> },
    /// The customer agreed to be written to.
    OptIn { kind: Text, reference: Text },
    /// The customer does not want this any more.
    OptOut { topic: Text },
    /// The customer ordered from a catalog.
    Order { items: Vec<Ordered>, note: Text },
    /// Paid; the amount in the currency's smallest unit.
    Paid { payload: Text, amount: i64, currency: Text, charge: Text },
    /// The platform asks whether a payment may go on.
    PaymentCheck { payload: Text, amount: i64, currency: Text },
    /// What became of something we sent.
    Status { of: Text, status: Status, code: Option<i64> },
    /// A reaction to a message, set or taken back.
    Reaction { to: Text, emoji: Text, added: bool },
    /// The customer changed an earlier message; nothing runs again.
    Edited { of: Text, text: Text },
    /// The customer deleted an earlier message.
    Deleted { of: Text },
    /// Somebody else wrote for us: a person, or another app.
    Echo { text: Text, by_app: Text, human: bool },
    /// The thread changed hands.
    HandOver { how: HandOver, from: Text, to: Text, note: Text },
    /// Somebody else has the thread; this is only told to us.
    Standby(Box<Event>),
    /// The customer mentioned us in a story.
    StoryMention { url: Text },
    /// The customer is somebody we know elsewhere.
    IdentityLinked { code: Text },
    /// The customer has another number or name now.
    IdentityChanged { old: Text, new: Text },
    /// A template was approved, refused, paused.
    TemplateStatus { name: Text, language: Text, status: Text, reason: Text },
    /// The platform tells us of our account.
    AccountAlert { what: Text, code: Option<i64> },
    /// Something that the platform itself cannot show us.
    Unsupported,
    /// A kind we do not know; kept, so that it can be counted.
    Unknown { kind: Text },
    /// Not for a conversation.
    Ignored { why: Text },
    /// Not readable; its neighbours are.
    Undecodable { why: Text },
}

/// What came with a message.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the fields are what their names say")]
pub enum Attachment {
    /// A picture, where it lies or by its id.
    Image(Text),
    /// A video.
    Video(Text),
    /// A sound.
    Audio(Text),
    /// A file and its name.
    File { source: Text, name: Text },
    /// A place.
    Location { spot: Spot, name: Text, address: Text },
    /// A sticker.
    Sticker(Text),
    /// A phone number; `own` if the platform says that it is the customer's.
    Contact { phone: Text, own: bool },
    /// A post, reel or story that was passed on.
    Share { kind: Text, url: Text },
    /// Something else.
    Other(Text),
}

/// Where a tap came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Via {
    /// A quick reply.
    QuickReply,
    /// A button that stays, a menu, an ice breaker.
    Postback,
    /// A reply button.
    Button,
    /// A row of a list.
    List,
    /// A template's button.
    TemplateButton,
    /// A button under a message.
    Callback,
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// The platform has it.
    Sent,
    /// The customer's device has it.
    Delivered,
    /// Seen.
    Read,
    /// A sound was played.
    Played,
    /// It will not arrive.
    Failed,
    /// Deleted.
    Deleted,
}

/// How a thread changed hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HandOver {
    /// Given.
    Pass,
    /// Taken.
    Take,
    /// Asked for.
    Request,
}

/// The ad somebody came by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ad {
    /// Its id.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// The post it shows.
    pub post: Text,
    /// The product it shows.
    pub product: Text,
    /// Its picture or video.
    pub media: Text,
}

/// A line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ordered {
    /// The product.
    pub product: Text,
    /// How many.
    pub quantity: i64,
    /// For how much each, as written.
    pub price: Text,
    /// Of what.
    pub currency: Text,
}

impl Event {
    /// What tells it from another of its kind that happened to the same customer in the same second.
    pub(crate) fn says(&self) -> Text {
        match self {
            Event::Message { text, .. } | Event::Echo { text, .. } => text.clone(),
            Event::Choice { payload, .. } => payload.clone(),
            Event::Turned { send, page, .. } => Text::from(format!("{send}:{page}")),
            Event::Start { entry } => entry.as_ref().map(|entry| entry.reference.clone()).unwrap_or_default(),
            Event::Referral { entry, .. } => entry.reference.clone(),
            Event::OptIn { kind, reference } => Text::from(format!("in:{kind}:{reference}")),
            Event::OptOut { topic } => Text::from(format!("out:{topic}")),
            Event::Status { of, status, .. } => Text::from(format!("{of}:{status:?}")),
            Event::Reaction { to, emoji, added } => Text::from(format!("{to}:{emoji}:{added}")),
            Event::Edited { of, text } => Text::from(format!("{of}:{text}")),
            Event::Deleted { of } => of.clone(),
            Event::HandOver { how, from, to, note } => Text::from(format!("{how:?}:{from}:{to}:{note}")),
            Event::Standby(event) => event.says(),
            Event::StoryMention { url } => url.clone(),
            Event::IdentityLinked { code } => code.clone(),
            Event::IdentityChanged { new, .. } => new.clone(),
            Event::TemplateStatus { name, status, .. } => Text::from(format!("{name}:{status}")),
            Event::AccountAlert { what, .. } => what.clone(),
            Event::Unknown { kind } => kind.clone(),
            Event::Paid { payload, .. } | Event::PaymentCheck { payload, .. } => payload.clone(),
            Event::Ignored { why } | Event::Undecodable { why } => why.clone(),
            Event::FormReply { token, .. } => token.clone(),
            Event::Order { note, .. } => note.clone(),
            Event::Unsupported => Text::default(),
        }
    }
}

impl Received {
    /// What the runtime gets of it, in order: nothing for what is not a customer's doing.
    pub fn inputs(&self) -> Vec<Input> {
        let mut inputs = Vec::new();
        if let Some(profile) = &self.profile {
            inputs.push(Input::ProfileReceived((**profile).clone()));
        }
        match &self.event {
            Event::Message { text, attachments, entry, .. } => {
                inputs.push(self.message(said(text, attachments), entry.clone()));
            }
            // What is not a button of ours (a phone number, a button of an older bot) is read as the words the customer sees on it.
            Event::Choice { payload, title, entry, .. } => match own_token(payload) {
                Some(token) => {
                    inputs.push(Input::OptionTapped { id: self.id.clone(), channel: self.channel.clone(), tokens: vec![token] });
                }
                // Telegram does not show us every message again that was tapped: then there are no words either.
                None => inputs.push(self.message(said(title, &[]), entry.clone())),
            },
            Event::Start { entry } => inputs.push(self.message(Said::Nothing, entry.clone())),
            Event::Referral { entry, .. } => inputs.push(self.message(Said::Nothing, Some(entry.clone()))),
            // The values answer the open questions one after the other, and are checked as if they had been typed.
            Event::FormReply { fields, .. } => {
                let typed = fields.iter().filter_map(|field| Some((&field.name, written(&field.value)?)));
                inputs.extend(typed.map(|(name, typed)| Input::MessageReceived {
                    id: format!("{}#{name}", self.id).into(),
                    channel: self.channel.clone(),
                    said: Said::Text(typed.into()),
                    entry: None,
                }));
            }
            Event::Turned { .. }
            | Event::OptIn { .. }
            | Event::OptOut { .. }
            | Event::Order { .. }
            | Event::Paid { .. }
            | Event::PaymentCheck { .. }
            | Event::Status { .. }
            | Event::Reaction { .. }
            | Event::Edited { .. }
            | Event::Deleted { .. }
            | Event::Echo { .. }
            | Event::HandOver { .. }
            | Event::Standby(_)
            | Event::IdentityLinked { .. }
            | Event::IdentityChanged { .. }
            | Event::TemplateStatus { .. }
            | Event::AccountAlert { .. }
            | Event::Unknown { .. }
            | Event::Ignored { .. }
            | Event::Undecodable { .. } => inputs.clear(),
            Event::StoryMention { .. } | Event::Unsupported => inputs.push(self.message(Said::Other, None)),
        }
        inputs
    }

    fn message(&self, said: Said, entry: Option<Arrival>) -> Input {
        Input::MessageReceived { id: self.id.clone(), channel: self.channel.clone(), said, entry }
    }
}

/// A token of ours behind a button; a `bf1:` before it is let pass.
fn own_token(payload: &str) -> Option<Token> {
    let token: Token = payload.strip_prefix("bf1:").unwrap_or(payload).parse().ok()?;
    token.tap().map(|_| token)
}

fn said(text: &Text, attachments: &[Attachment]) -> Said {
    let medium = match attachments.first() {
        None => None,
        Some(Attachment::Image(source)) => Some(Said::Photo(source.clone())),
        Some(Attachment::Video(source) | Attachment::Audio(source) | Attachment::File { source, .. }) => Some(Said::File(source.clone())),
        Some(Attachment::Location { spot, .. }) => Some(Said::Location(*spot)),
        Some(Attachment::Contact { phone, own: true }) => return Said::Text(phone.clone()),
        Some(Attachment::Sticker(_) | Attachment::Contact { .. } | Attachment::Share { .. } | Attachment::Other(_)) => None,
    };
    match (medium, text.is_empty()) {
        (None, true) => Said::Other,
        (None, false) => Said::Text(text.clone()),
        (Some(medium), true) => medium,
        (Some(medium), false) => Said::Captioned { medium: Box::new(medium), text: text.clone() },
    }
}

/// A value of a form as a customer would type it.
fn written(value: &Datum) -> Option<String> {
    let whole = |values: &[Datum]| values.iter().filter_map(written).collect::<Vec<_>>().join(", ");
    let text = match value {
        Datum::Text(text) => text.to_string(),
        Datum::Number(number) => number.to_string(),
        Datum::Yes(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Datum::List(values) => whole(values),
        Datum::Record(fields) => fields.iter().filter_map(|field| written(&field.value)).collect::<Vec<_>>().join(", "),
        // JSON has none of these.
        Datum::Missing | Datum::Money { .. } | Datum::Day(_) | Datum::Clock(_) | Datum::Moment(_) | Datum::Span(_) | Datum::Place(_) => {
            String::new()
        }
    };
    (!text.is_empty()).then_some(text)
}
