//! One message of WhatsApp. In: as it is written there. Out: what happened.

use botflow_program::Text;
use botflow_runtime::{Arrival, ArrivesBy, Profile};
use serde::Deserialize;

use super::{Contact, Place};
use crate::event::{Ordered, Via};
use crate::form::Fields;
use crate::loose::{Id, Moment, OrEmpty, Str};
use crate::meta::hook::made_id;
use crate::meta::message::spot;
use crate::{Attachment, Event, Received};

/// What a message mostly is not is boxed: a batch is moved about while it is read.
#[derive(Deserialize)]
pub(super) struct Message<'a> {
    #[serde(borrow)]
    from: Option<Id<'a>>,
    from_user_id: Option<Id<'a>>,
    id: Option<Id<'a>>,
    group_id: Option<Id<'a>>,
    timestamp: Option<Moment>,
    #[serde(default)]
    r#type: Str<'a>,
    text: Option<Body<'a>>,
    image: Option<Box<Media<'a>>>,
    video: Option<Box<Media<'a>>>,
    audio: Option<Box<Media<'a>>>,
    document: Option<Box<Media<'a>>>,
    sticker: Option<Box<Media<'a>>>,
    location: Option<Box<Location<'a>>>,
    interactive: Option<Box<Interactive<'a>>>,
    button: Option<Box<Reply<'a>>>,
    order: Option<Box<Order<'a>>>,
    reaction: Option<Box<Reaction<'a>>>,
    system: Option<Box<System<'a>>>,
    edit: Option<Box<Change<'a>>>,
    revoke: Option<Box<Change<'a>>>,
    context: Option<Context<'a>>,
    referral: Option<Box<Referral<'a>>>,
}

#[derive(Deserialize)]
pub(super) struct Body<'a> {
    #[serde(borrow)]
    pub(super) body: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Media<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
    caption: Option<Str<'a>>,
    filename: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Location<'a> {
    latitude: f64,
    longitude: f64,
    #[serde(borrow)]
    name: Option<Str<'a>>,
    address: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Interactive<'a> {
    #[serde(borrow)]
    button_reply: Option<Reply<'a>>,
    list_reply: Option<Reply<'a>>,
    nfm_reply: Option<FlowReply<'a>>,
}

#[derive(Deserialize)]
struct Reply<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
    title: Option<Str<'a>>,
    payload: Option<Str<'a>>,
    text: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct FlowReply<'a> {
    #[serde(borrow)]
    response_json: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Order<'a> {
    #[serde(borrow)]
    text: Option<Str<'a>>,
    #[serde(default = "Vec::new")]
    product_items: Vec<Item<'a>>,
}

#[derive(Deserialize)]
struct Item<'a> {
    #[serde(borrow)]
    product_retailer_id: Option<Id<'a>>,
    quantity: Option<i64>,
    item_price: Option<serde_json::Value>,
    currency: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Reaction<'a> {
    #[serde(borrow)]
    message_id: Option<Id<'a>>,
    emoji: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct System<'a> {
    #[serde(borrow)]
    wa_id: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Change<'a> {
    #[serde(borrow)]
    original_message_id: Option<Id<'a>>,
    message: Option<Changed<'a>>,
}

#[derive(Deserialize)]
struct Changed<'a> {
    #[serde(borrow)]
    text: Option<Body<'a>>,
}

#[derive(Deserialize)]
struct Context<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Referral<'a> {
    #[serde(borrow)]
    source_id: Option<Id<'a>>,
}

/// One message, whole.
pub(super) fn received(message: Message<'_>, place: &Place<'_>) -> Received {
    let number = message.from.as_ref().map(|from| Text::from(format!("wa:{}", from.0)));
    let name = message.from_user_id.as_ref().map(|id| Text::from(format!("bsuid:{}", id.0)));
    let at = message.timestamp.unwrap_or_default().0;
    let contact = number.clone().or_else(|| name.clone()).unwrap_or_default();
    let profile = profile(&message, place.contacts);
    let own_id = message.id.or_empty();
    let id = if own_id.is_empty() { made_id(&[place.account, &contact, &at.to_string(), &message.r#type.0]) } else { own_id };
    let mut received = place.with(id, contact, at, event(message));
    // Who hides the number is known by the other name only; who does not, by both.
    received.aliases = name.filter(|_| number.is_some()).into_iter().collect();
    received.profile = profile;
    received
}

fn profile(message: &Message<'_>, contacts: &[Contact<'_>]) -> Option<Box<Profile>> {
    let alike = |one: &Option<Id<'_>>, other: &Option<Id<'_>>| one.as_ref().zip(other.as_ref()).map(|(one, other)| one.0 == other.0);
    let same = |contact: &&Contact<'_>| {
        alike(&contact.wa_id, &message.from).or_else(|| alike(&contact.user_id, &message.from_user_id)).unwrap_or(false)
    };
    let name = contacts.iter().find(same)?.profile.as_ref()?.name.as_ref()?;
    let phone = message.from.as_ref().map(|from| Text::from(format!("+{}", from.0)));
    Some(Box::new(Profile { first_name: Some(name.text()), phone, ..Profile::default() }))
}

fn event(of: Message<'_>) -> Event {
    if of.group_id.is_some() {
        return Event::Ignored { why: "a group".into() };
    }
    let entry = of.referral.as_ref().map(|referral| Arrival { by: ArrivesBy::Ad, reference: referral.source_id.or_empty() });
    let reply_to = of.context.as_ref().map(|context| context.id.or_empty()).unwrap_or_default();
    let mut text = of.text.as_ref().map(|text| text.body.or_empty()).unwrap_or_default();
    if let Some(attachment) = attachment(&of, &mut text) {
        return Event::Message { text, attachments: vec![attachment], reply_to, entry };
    }
    if of.text.is_some() {
        return Event::Message { text, attachments: Vec::new(), reply_to, entry };
    }
    if let Some(tap) = of.button {
        return Event::Choice { payload: tap.payload.or_empty(), title: tap.text.or_empty(), via: Via::TemplateButton, entry };
    }
    if let Some(interactive) = of.interactive {
        return interacted(*interactive, entry);
    }
    if let Some(order) = of.order {
        let item = |item: &Item<'_>| Ordered {
            product: item.product_retailer_id.or_empty(),
            quantity: item.quantity.unwrap_or(1),
            price: item.item_price.as_ref().map(|price| Text::from(price.to_string())).unwrap_or_default(),
            currency: item.currency.or_empty(),
        };
        return Event::Order { items: order.product_items.iter().map(item).collect(), note: order.text.or_empty() };
    }
    if let Some(reaction) = of.reaction {
        let emoji = reaction.emoji.or_empty();
        return Event::Reaction { to: reaction.message_id.or_empty(), added: !emoji.is_empty(), emoji };
    }
    if let Some(system) = of.system {
        return Event::IdentityChanged { old: of.from.or_empty(), new: system.wa_id.or_empty() };
    }
    if let Some(edit) = of.edit {
        let text = edit.message.and_then(|changed| changed.text).map(|text| text.body.or_empty()).unwrap_or_default();
        return Event::Edited { of: edit.original_message_id.or_empty(), text };
    }
    if let Some(revoke) = of.revoke {
        return Event::Deleted { of: revoke.original_message_id.or_empty() };
    }
    match &*of.r#type.0 {
        "request_welcome" => Event::Start { entry },
        "text" | "image" | "video" | "audio" | "document" | "sticker" | "location" | "interactive" | "button" | "unsupported" => {
            Event::Unsupported
        }
        other => Event::Unknown { kind: other.into() },
    }
}

fn attachment(of: &Message<'_>, text: &mut Text) -> Option<Attachment> {
    let media = [&of.image, &of.video, &of.audio, &of.document, &of.sticker].into_iter().flatten().next();
    if let Some(media) = media
        && media.caption.is_some()
    {
        *text = media.caption.or_empty();
    }
    let source = media.map(|media| media.id.or_empty()).unwrap_or_default();
    if of.image.is_some() {
        return Some(Attachment::Image(source));
    }
    if of.video.is_some() {
        return Some(Attachment::Video(source));
    }
    if of.audio.is_some() {
        return Some(Attachment::Audio(source));
    }
    if let Some(document) = &of.document {
        return Some(Attachment::File { source, name: document.filename.or_empty() });
    }
    if of.sticker.is_some() {
        return Some(Attachment::Sticker(source));
    }
    let place = of.location.as_ref()?;
    let spot = spot(place.latitude, place.longitude)?;
    Some(Attachment::Location { spot, name: place.name.or_empty(), address: place.address.or_empty() })
}

fn interacted(interactive: Interactive<'_>, entry: Option<Arrival>) -> Event {
    if let Some(tap) = interactive.button_reply {
        return Event::Choice { payload: tap.id.or_empty(), title: tap.title.or_empty(), via: Via::Button, entry };
    }
    if let Some(tap) = interactive.list_reply {
        return Event::Choice { payload: tap.id.or_empty(), title: tap.title.or_empty(), via: Via::List, entry };
    }
    let Some(form) = interactive.nfm_reply else { return Event::Unsupported };
    // What is no object has no answers in it.
    let mut fields: Fields = serde_json::from_str(&form.response_json.or_empty()).unwrap_or_default();
    let token = fields.take_text("flow_token").unwrap_or_default();
    Event::FormReply { token, fields: fields.0 }
}
