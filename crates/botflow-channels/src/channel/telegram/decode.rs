//! Telegram's update in, what happened out.

use botflow_program::Text;
use botflow_runtime::{Arrival, ArrivesBy, Profile};
use serde::Deserialize;

use crate::decode::{undecodable, whole};
use crate::encode::turned;
use crate::event::Via;
use crate::form::Fields;
use crate::loose::{Id, Moment, OrEmpty, Str};
use crate::meta::message::spot;
use crate::{Attachment, Event, Received, Refused, Setup};

#[derive(Deserialize)]
struct Update<'a> {
    update_id: i64,
    #[serde(borrow)]
    message: Option<Message<'a>>,
    edited_message: Option<Box<Message<'a>>>,
    callback_query: Option<Box<Callback<'a>>>,
    pre_checkout_query: Option<Box<Checkout<'a>>>,
    my_chat_member: Option<Box<Member<'a>>>,
}

#[derive(Deserialize)]
struct Message<'a> {
    message_id: i64,
    #[serde(borrow)]
    from: Option<User<'a>>,
    chat: Chat<'a>,
    date: Option<Moment>,
    text: Option<Str<'a>>,
    caption: Option<Str<'a>>,
    #[serde(default)]
    photo: Vec<File<'a>>,
    video: Option<Box<File<'a>>>,
    audio: Option<Box<File<'a>>>,
    voice: Option<Box<File<'a>>>,
    document: Option<Box<File<'a>>>,
    sticker: Option<Box<File<'a>>>,
    location: Option<Location>,
    contact: Option<Box<Contact<'a>>>,
    web_app_data: Option<Box<AppData<'a>>>,
    successful_payment: Option<Box<Checkout<'a>>>,
    reply_to_message: Option<Replied>,
}

#[derive(Deserialize)]
struct Replied {
    message_id: i64,
}

#[derive(Deserialize)]
struct User<'a> {
    id: i64,
    #[serde(borrow)]
    first_name: Option<Str<'a>>,
    last_name: Option<Str<'a>>,
    language_code: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Chat<'a> {
    id: i64,
    #[serde(borrow, default)]
    r#type: Str<'a>,
}

#[derive(Deserialize)]
struct File<'a> {
    #[serde(borrow)]
    file_id: Option<Id<'a>>,
    file_name: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Location {
    latitude: f64,
    longitude: f64,
}

#[derive(Deserialize)]
struct Contact<'a> {
    #[serde(borrow, default)]
    phone_number: Id<'a>,
    user_id: Option<i64>,
}

#[derive(Deserialize)]
struct AppData<'a> {
    #[serde(borrow, default)]
    data: Str<'a>,
}

#[derive(Deserialize)]
struct Callback<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
    from: User<'a>,
    data: Option<Str<'a>>,
    message: Option<Tapped<'a>>,
}

/// The message below which a button was tapped.
#[derive(Deserialize)]
struct Tapped<'a> {
    #[serde(default)]
    message_id: i64,
    #[serde(borrow, default)]
    reply_markup: Markup<'a>,
}

#[derive(Deserialize, Default)]
struct Markup<'a> {
    #[serde(borrow, default)]
    inline_keyboard: Vec<Vec<Button<'a>>>,
}

#[derive(Deserialize)]
struct Button<'a> {
    #[serde(borrow, default)]
    text: Str<'a>,
    callback_data: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Checkout<'a> {
    #[serde(borrow)]
    from: Option<User<'a>>,
    currency: Option<Str<'a>>,
    total_amount: Option<i64>,
    invoice_payload: Option<Str<'a>>,
    telegram_payment_charge_id: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Member<'a> {
    #[serde(borrow)]
    from: User<'a>,
    new_chat_member: Option<NewMember<'a>>,
}

#[derive(Deserialize)]
struct NewMember<'a> {
    #[serde(borrow, default)]
    status: Str<'a>,
}

pub(crate) fn decode(text: &str, _: &Setup, out: &mut Vec<Received>) -> Result<(), Refused> {
    let update = match whole::<Update<'_>>(text) {
        Ok(update) => update,
        Err(Refused::WrongShape { why }) => {
            // One update is one event: what cannot be read is counted, and asking again would not help.
            out.push(received(Text::default(), None, 0, undecodable(why.into())));
            return Ok(());
        }
        Err(refused) => return Err(refused),
    };
    let id = Text::from(update.update_id.to_string());
    // Where more than one kind is there, the first of this order counts.
    out.push(if let Some(message) = update.message {
        let at = message.date.unwrap_or_default().0;
        let user = message.from.as_ref().map(|from| from.id).or_else(|| message.private().then_some(message.chat.id));
        let profile = message.from.as_ref().map(profile);
        let mut received = received(id, user, at, event(message, user));
        received.profile = profile;
        received
    } else if let Some(edited) = update.edited_message {
        let of = Text::from(format!("{}:{}", edited.chat.id, edited.message_id));
        let event = Event::Edited { of, text: edited.text.or_empty() };
        received(id, edited.from.as_ref().map(|from| from.id), edited.date.unwrap_or_default().0, event)
    } else if let Some(tap) = update.callback_query {
        tapped(id, *tap)
    } else if let Some(check) = update.pre_checkout_query {
        let event = Event::PaymentCheck {
            payload: check.invoice_payload.or_empty(),
            amount: check.total_amount.unwrap_or_default(),
            currency: check.currency.or_empty(),
        };
        received(id, check.from.as_ref().map(|from| from.id), 0, event)
    } else if let Some(member) = update.my_chat_member {
        let gone = member.new_chat_member.is_some_and(|member| member.status.0 == "kicked");
        let event = if gone { Event::OptOut { topic: Text::default() } } else { Event::Unknown { kind: "my_chat_member".into() } };
        received(id, Some(member.from.id), 0, event)
    } else {
        received(id, None, 0, Event::Unknown { kind: kind(text) })
    });
    Ok(())
}

/// A tap: what stands on the button is found in the message it stands below.
fn tapped(id: Text, tap: Callback<'_>) -> Received {
    let payload = tap.data.or_empty();
    let rows = tap.message.iter().flat_map(|message| message.reply_markup.inline_keyboard.iter().flatten());
    let same = |button: &&Button<'_>| button.callback_data.as_ref().is_some_and(|data| *data.0 == *payload);
    let title = rows.into_iter().find(same).map(|button| button.text.text()).unwrap_or_default();
    let event = match turned(&payload) {
        Some((send, page)) => {
            let message = tap.message.map(|message| Text::from(message.message_id.to_string())).unwrap_or_default();
            Event::Turned { send, page, message }
        }
        None => Event::Choice { payload, title, via: Via::Callback, entry: None },
    };
    let mut received = received(id, Some(tap.from.id), 0, event);
    received.aliases = tap.id.map(|query| Text::from(format!("callback:{}", query.0))).into_iter().collect();
    received
}

/// The name of an update's kind that is not known.
fn kind(text: &str) -> Text {
    let object: Option<serde_json::Map<String, serde_json::Value>> = serde_json::from_str(text).ok();
    object.and_then(|object| object.keys().find(|name| *name != "update_id").map(Text::from)).unwrap_or_default()
}

fn received(id: Text, user: Option<i64>, at: i64, event: Event) -> Received {
    let contact = user.map(|user| Text::from(format!("tg:{user}"))).unwrap_or_default();
    let (channel, account) = (Text::new_static("telegram"), Text::default());
    Received { id, channel, account, contact, aliases: Vec::new(), at, profile: None, event }
}

fn profile(user: &User<'_>) -> Box<Profile> {
    Box::new(Profile {
        first_name: user.first_name.as_ref().map(Str::text),
        last_name: user.last_name.as_ref().map(Str::text),
        language: user.language_code.as_ref().map(Str::text),
        ..Profile::default()
    })
}

impl Message<'_> {
    fn private(&self) -> bool {
        self.chat.r#type.0 == "private"
    }
}

fn event(of: Message<'_>, user: Option<i64>) -> Event {
    if !of.private() {
        return Event::Ignored { why: "a group".into() };
    }
    if let Some(paid) = of.successful_payment {
        return Event::Paid {
            payload: paid.invoice_payload.or_empty(),
            amount: paid.total_amount.unwrap_or_default(),
            currency: paid.currency.or_empty(),
            charge: paid.telegram_payment_charge_id.or_empty(),
        };
    }
    if let Some(form) = of.web_app_data {
        let fields: Fields = serde_json::from_str(&form.data.0).unwrap_or_default();
        return Event::FormReply { token: Text::default(), fields: fields.0 };
    }
    let text = if of.text.is_some() { of.text.or_empty() } else { of.caption.or_empty() };
    if let Some(rest) = text.strip_prefix("/start")
        && (rest.is_empty() || rest.starts_with(' '))
    {
        let reference = rest.trim();
        let link = || Arrival { by: ArrivesBy::Link, reference: reference.into() };
        return Event::Start { entry: (!reference.is_empty()).then(link) };
    }
    let reply_to = of.reply_to_message.as_ref().map(|reply| Text::from(format!("{}:{}", of.chat.id, reply.message_id)));
    let attachments = attachment(&of, user).into_iter().collect();
    Event::Message { text, attachments, reply_to: reply_to.unwrap_or_default(), entry: None }
}

fn attachment(of: &Message<'_>, user: Option<i64>) -> Option<Attachment> {
    let source = |file: &File<'_>| file.file_id.or_empty();
    // The same picture comes in several sizes, the largest last.
    if let Some(photo) = of.photo.last() {
        return Some(Attachment::Image(source(photo)));
    }
    if let Some(video) = &of.video {
        return Some(Attachment::Video(source(video)));
    }
    if let Some(audio) = of.audio.as_ref().or(of.voice.as_ref()) {
        return Some(Attachment::Audio(source(audio)));
    }
    if let Some(document) = &of.document {
        return Some(Attachment::File { source: source(document), name: document.file_name.or_empty() });
    }
    if let Some(sticker) = &of.sticker {
        return Some(Attachment::Sticker(source(sticker)));
    }
    if let Some(place) = &of.location {
        let (name, address) = (Text::default(), Text::default());
        return Some(Attachment::Location { spot: spot(place.latitude, place.longitude)?, name, address });
    }
    // Anybody's card can be sent on: only the sender's own is the sender's number.
    let contact = of.contact.as_ref()?;
    Some(Attachment::Contact { phone: contact.phone_number.text(), own: contact.user_id.is_some() && contact.user_id == user })
}
