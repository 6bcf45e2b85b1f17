//! One event of Messenger or Instagram. In: as Meta writes it. Out: what happened.

use botflow_program::{Spot, Text};
use botflow_runtime::{Arrival, ArrivesBy};
use serde::Deserialize;

use super::hook::{Place, made_id};
use crate::event::{Ad, HandOver, Status, Via};
use crate::loose::{Id, Moment, OrEmpty, Str};
use crate::{Attachment, Event, Received};

/// What an event mostly is not is boxed: a batch is moved about while it is read.
#[derive(Deserialize)]
pub struct Messaging<'a> {
    #[serde(borrow)]
    sender: Option<Party<'a>>,
    recipient: Option<Party<'a>>,
    timestamp: Option<Moment>,
    message: Option<Message<'a>>,
    postback: Option<Box<Postback<'a>>>,
    referral: Option<Box<Referral<'a>>>,
    optin: Option<Box<Optin<'a>>>,
    delivery: Option<Box<Delivery<'a>>>,
    read: Option<Box<Read<'a>>>,
    reaction: Option<Box<Reaction<'a>>>,
    message_edit: Option<Box<Message<'a>>>,
    account_linking: Option<Box<Linking<'a>>>,
    pass_thread_control: Option<Box<Control<'a>>>,
    take_thread_control: Option<Box<Control<'a>>>,
    request_thread_control: Option<Box<Control<'a>>>,
    policy_enforcement: Option<Box<Enforcement<'a>>>,
}

#[derive(Deserialize)]
struct Party<'a> {
    #[serde(borrow, default)]
    id: Id<'a>,
}

#[derive(Deserialize)]
struct Message<'a> {
    #[serde(borrow)]
    mid: Option<Id<'a>>,
    text: Option<Str<'a>>,
    quick_reply: Option<Box<Postback<'a>>>,
    attachments: Option<Vec<Attached<'a>>>,
    reply_to: Option<ReplyTo<'a>>,
    referral: Option<Box<Referral<'a>>>,
    app_id: Option<Id<'a>>,
    #[serde(default)]
    is_echo: bool,
    #[serde(default)]
    is_deleted: bool,
    #[serde(default)]
    is_unsupported: bool,
}

#[derive(Deserialize)]
struct ReplyTo<'a> {
    #[serde(borrow)]
    mid: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Attached<'a> {
    #[serde(borrow, default)]
    r#type: Str<'a>,
    payload: Option<Payload<'a>>,
}

#[derive(Deserialize)]
struct Payload<'a> {
    #[serde(borrow)]
    url: Option<Str<'a>>,
    sticker_id: Option<Id<'a>>,
    coordinates: Option<Coordinates>,
}

#[derive(Deserialize)]
struct Coordinates {
    lat: f64,
    long: f64,
}

#[derive(Deserialize)]
struct Postback<'a> {
    #[serde(borrow)]
    mid: Option<Id<'a>>,
    payload: Option<Str<'a>>,
    title: Option<Str<'a>>,
    referral: Option<Box<Referral<'a>>>,
}

#[derive(Deserialize)]
struct Referral<'a> {
    #[serde(borrow, default)]
    r#ref: Option<Id<'a>>,
    source: Option<Str<'a>>,
    ad_id: Option<Id<'a>>,
    ads_context_data: Option<Box<AdContext<'a>>>,
}

#[derive(Deserialize)]
struct AdContext<'a> {
    #[serde(borrow)]
    ad_title: Option<Str<'a>>,
    photo_url: Option<Str<'a>>,
    video_url: Option<Str<'a>>,
    post_id: Option<Id<'a>>,
    product_id: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Optin<'a> {
    #[serde(borrow)]
    r#type: Option<Str<'a>>,
    r#ref: Option<Id<'a>>,
    user_ref: Option<Id<'a>>,
    payload: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Delivery<'a> {
    #[serde(borrow, default)]
    mids: Vec<Id<'a>>,
    watermark: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Read<'a> {
    #[serde(borrow)]
    mid: Option<Id<'a>>,
    watermark: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Reaction<'a> {
    #[serde(borrow)]
    mid: Option<Id<'a>>,
    action: Option<Str<'a>>,
    emoji: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Linking<'a> {
    #[serde(borrow)]
    authorization_code: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Control<'a> {
    #[serde(borrow)]
    previous_owner_app_id: Option<Id<'a>>,
    new_owner_app_id: Option<Id<'a>>,
    requested_owner_app_id: Option<Id<'a>>,
    metadata: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Enforcement<'a> {
    #[serde(borrow)]
    action: Option<Str<'a>>,
}

/// One event, whole; a delivery is one for each message that arrived.
pub fn received(mut messaging: Messaging<'_>, place: &Place<'_>, out: &mut Vec<Received>) {
    let more = messaging.delivery.as_mut().filter(|delivery| delivery.mids.len() > 1).map(|delivery| delivery.mids.split_off(1));
    let first = out.len();
    out.push(one(messaging, place));
    for mid in more.into_iter().flatten() {
        let mut other = out[first].clone();
        other.id = made_id(&[&other.id, &mid.0]);
        other.event = Event::Status { of: mid.text(), status: Status::Delivered, code: None };
        out.push(other);
    }
}

fn one(messaging: Messaging<'_>, place: &Place<'_>) -> Received {
    let echo = messaging.message.as_ref().is_some_and(|message| message.is_echo);
    let party = if echo { &messaging.recipient } else { &messaging.sender };
    let mut contact = party.as_ref().map(|party| party.id.text()).unwrap_or_default();
    let at = messaging.timestamp.unwrap_or_default().0;
    let (id, kind, event) = event(messaging, place, &mut contact);
    // What has no id of its own is told apart by who, when and what.
    let id = if id.is_empty() { made_id(&[place.account, &contact, &at.to_string(), kind, &event.says()]) } else { id };
    Received {
        id,
        channel: Text::new_static(place.channel),
        account: Text::new(place.account),
        contact,
        aliases: Vec::new(),
        at,
        profile: None,
        event,
    }
}

fn event(of: Messaging<'_>, place: &Place<'_>, contact: &mut Text) -> (Text, &'static str, Event) {
    if let Some(message) = of.message {
        // A message and its deletion name the same id, and are two things that happened.
        let gone = if message.is_deleted && !message.is_echo { ":deleted" } else { "" };
        let id = message.mid.as_ref().map(|mid| Text::from(format!("{}{gone}", mid.0))).unwrap_or_default();
        return (id, "message", wrote(message, place));
    }
    if let Some(tap) = of.postback {
        let choice = Event::Choice {
            payload: tap.payload.or_empty(),
            title: tap.title.or_empty(),
            via: Via::Postback,
            entry: tap.referral.as_deref().map(arrival),
        };
        return (tap.mid.or_empty(), "postback", choice);
    }
    let (kind, event) = if let Some(referral) = of.referral {
        ("referral", Event::Referral { entry: arrival(&referral), ad: ad(&referral) })
    } else if let Some(optin) = of.optin {
        if contact.is_empty() && optin.user_ref.is_some() {
            *contact = Text::from(format!("user_ref:{}", optin.user_ref.or_empty()));
        }
        let kind = if optin.r#type.is_some() { "marketing" } else { "plugin" };
        let reference = if optin.r#ref.is_some() { optin.r#ref.or_empty() } else { optin.payload.or_empty() };
        ("optin", Event::OptIn { kind: Text::new_static(kind), reference })
    } else if let Some(delivery) = of.delivery {
        // Without ids everything up to the watermark has arrived.
        let of = delivery.mids.first().map_or_else(|| watermark(&delivery.watermark), Id::text);
        ("delivery", Event::Status { of, status: Status::Delivered, code: None })
    } else if let Some(read) = of.read {
        let of = if read.mid.is_some() { read.mid.or_empty() } else { watermark(&read.watermark) };
        ("read", Event::Status { of, status: Status::Read, code: None })
    } else if let Some(reaction) = of.reaction {
        let added = reaction.action.as_ref().is_none_or(|action| action.0 != "unreact");
        ("reaction", Event::Reaction { to: reaction.mid.or_empty(), emoji: reaction.emoji.or_empty(), added })
    } else if let Some(edit) = of.message_edit {
        ("edit", Event::Edited { of: edit.mid.or_empty(), text: edit.text.or_empty() })
    } else if let Some(linking) = of.account_linking {
        ("linking", Event::IdentityLinked { code: linking.authorization_code.or_empty() })
    } else if let Some(control) = of.pass_thread_control {
        ("pass", handed(HandOver::Pass, &control))
    } else if let Some(control) = of.take_thread_control {
        ("take", handed(HandOver::Take, &control))
    } else if let Some(control) = of.request_thread_control {
        ("request", handed(HandOver::Request, &control))
    } else if let Some(enforcement) = of.policy_enforcement {
        ("policy", Event::AccountAlert { what: enforcement.action.or_empty(), code: None })
    } else {
        ("unknown", Event::Unknown { kind: Text::default() })
    };
    (Text::default(), kind, event)
}

fn watermark(at: &Option<Id<'_>>) -> Text {
    Text::from(format!("<={}", at.or_empty()))
}

fn handed(how: HandOver, control: &Control<'_>) -> Event {
    let to = if control.new_owner_app_id.is_some() { &control.new_owner_app_id } else { &control.requested_owner_app_id };
    Event::HandOver { how, from: control.previous_owner_app_id.or_empty(), to: to.or_empty(), note: control.metadata.or_empty() }
}

fn wrote(message: Message<'_>, place: &Place<'_>) -> Event {
    if message.is_echo {
        let by_app = message.app_id.or_empty();
        // Our own messages come back too; what no app of ours sent was written by a person or by somebody else's app.
        let human = by_app.is_empty() || by_app != place.setup.app;
        return Event::Echo { text: message.text.or_empty(), by_app, human };
    }
    if message.is_deleted {
        return Event::Deleted { of: message.mid.or_empty() };
    }
    if message.is_unsupported {
        return Event::Unsupported;
    }
    let entry = message.referral.as_deref().map(arrival);
    if let Some(tap) = message.quick_reply {
        return Event::Choice { payload: tap.payload.or_empty(), title: message.text.or_empty(), via: Via::QuickReply, entry };
    }
    let attached = message.attachments.unwrap_or_default();
    if let Some(mention) = attached.iter().find(|attached| attached.r#type.0 == "story_mention") {
        return Event::StoryMention { url: url(mention) };
    }
    // While stickers change from pictures to a kind of their own, both come: the picture is the same sticker.
    let sticker = attached.iter().any(|attached| attached.r#type.0 == "sticker");
    let twin = |attached: &Attached<'_>| {
        sticker && attached.payload.as_ref().is_some_and(|p| p.sticker_id.is_some()) && attached.r#type.0 != "sticker"
    };
    let attachments = attached.iter().filter(|attached| !twin(attached)).filter_map(attachment).collect();
    let reply_to = message.reply_to.map(|reply| reply.mid.or_empty()).unwrap_or_default();
    Event::Message { text: message.text.or_empty(), attachments, reply_to, entry }
}

fn url(attached: &Attached<'_>) -> Text {
    attached.payload.as_ref().map(|payload| payload.url.or_empty()).unwrap_or_default()
}

fn attachment(attached: &Attached<'_>) -> Option<Attachment> {
    let payload = attached.payload.as_ref();
    let sticker = payload.filter(|payload| payload.sticker_id.is_some()).map(|payload| payload.sticker_id.or_empty());
    Some(match (&*attached.r#type.0, sticker) {
        // The preview of a link that stands in the text.
        ("fallback", _) => return None,
        ("like_heart", _) => Attachment::Sticker("like_heart".into()),
        ("sticker" | "image", Some(id)) => Attachment::Sticker(id),
        ("image", None) => Attachment::Image(url(attached)),
        ("video", _) => Attachment::Video(url(attached)),
        ("audio", _) => Attachment::Audio(url(attached)),
        ("file", _) => Attachment::File { source: url(attached), name: Text::default() },
        ("location", _) => {
            let coordinates = payload.and_then(|payload| payload.coordinates.as_ref())?;
            Attachment::Location { spot: spot(coordinates.lat, coordinates.long)?, name: Text::default(), address: Text::default() }
        }
        ("share" | "post" | "ig_post" | "story", _) => Attachment::Share { kind: attached.r#type.text(), url: url(attached) },
        ("reel" | "ig_reel", _) => Attachment::Share { kind: "reel".into(), url: url(attached) },
        (other, _) => Attachment::Other(other.into()),
    })
}

/// A place of so many degrees; none beyond the poles or more than once round the world.
pub fn spot(latitude: f64, longitude: f64) -> Option<Spot> {
    let there_is = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    there_is.then(|| Spot { latitude_e7: (latitude * 1e7).round() as i32, longitude_e7: (longitude * 1e7).round() as i32 })
}

fn arrival(referral: &Referral<'_>) -> Arrival {
    let by_ad = referral.ad_id.is_some() || referral.source.as_ref().is_some_and(|source| source.0 == "ADS");
    let by = if by_ad { ArrivesBy::Ad } else { ArrivesBy::Link };
    let reference = if referral.r#ref.is_some() { referral.r#ref.or_empty() } else { referral.ad_id.or_empty() };
    Arrival { by, reference }
}

fn ad(referral: &Referral<'_>) -> Option<Box<Ad>> {
    let context = referral.ads_context_data.as_deref();
    referral.ad_id.as_ref().map(|id| {
        let media =
            |context: &AdContext<'_>| if context.photo_url.is_some() { context.photo_url.or_empty() } else { context.video_url.or_empty() };
        Box::new(Ad {
            id: id.text(),
            title: context.map(|context| context.ad_title.or_empty()).unwrap_or_default(),
            post: context.map(|context| context.post_id.or_empty()).unwrap_or_default(),
            product: context.map(|context| context.product_id.or_empty()).unwrap_or_default(),
            media: context.map(media).unwrap_or_default(),
        })
    })
}
