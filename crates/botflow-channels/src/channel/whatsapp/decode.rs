//! WhatsApp's webhook in, what happened out, in order: messages, statuses, echoes, preferences, alerts.

mod message;

use botflow_program::Text;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::decode::{single, undecodable, whole};
use crate::event::Status;
use crate::loose::{Id, Moment, OrEmpty, Str};
use crate::meta::hook::made_id;
use crate::{Event, Received, Refused, Setup};

use message::Message;

#[derive(Deserialize)]
#[serde(bound(deserialize = "M: Deserialize<'de>, S: Deserialize<'de>"))]
struct Hook<'a, M, S> {
    #[serde(borrow)]
    object: Str<'a>,
    #[serde(default = "Vec::new")]
    entry: Vec<Entry<'a, M, S>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "M: Deserialize<'de>, S: Deserialize<'de>"))]
struct Entry<'a, M, S> {
    #[serde(borrow, default)]
    id: Id<'a>,
    #[serde(default = "Vec::new")]
    changes: Vec<Change<'a, M, S>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "M: Deserialize<'de>, S: Deserialize<'de>"))]
struct Change<'a, M, S> {
    #[serde(borrow, default)]
    field: Str<'a>,
    value: Value<'a, M, S>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "M: Deserialize<'de>, S: Deserialize<'de>"))]
struct Value<'a, M, S> {
    #[serde(borrow)]
    metadata: Option<Metadata<'a>>,
    #[serde(default = "Vec::new")]
    contacts: Vec<Contact<'a>>,
    #[serde(default = "Vec::new")]
    messages: Vec<M>,
    #[serde(default = "Vec::new")]
    statuses: Vec<S>,
    #[serde(default = "Vec::new")]
    message_echoes: Vec<Echo<'a>>,
    #[serde(default = "Vec::new")]
    user_preferences: Vec<Preference<'a>>,
    #[serde(default = "Vec::new")]
    errors: Vec<Problem<'a>>,
    event: Option<Str<'a>>,
    reason: Option<Str<'a>>,
    message_template_name: Option<Str<'a>>,
    message_template_language: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Metadata<'a> {
    #[serde(borrow, default)]
    phone_number_id: Id<'a>,
}

#[derive(Deserialize)]
struct Contact<'a> {
    #[serde(borrow)]
    profile: Option<Profile<'a>>,
    wa_id: Option<Id<'a>>,
    user_id: Option<Id<'a>>,
}

#[derive(Deserialize)]
struct Profile<'a> {
    #[serde(borrow)]
    name: Option<Str<'a>>,
}

#[derive(Deserialize)]
struct Delivered<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
    status: Option<Str<'a>>,
    timestamp: Option<Moment>,
    recipient_id: Option<Id<'a>>,
    #[serde(default = "Vec::new")]
    errors: Vec<Problem<'a>>,
}

#[derive(Deserialize)]
struct Problem<'a> {
    #[serde(borrow)]
    title: Option<Str<'a>>,
    code: Option<i64>,
}

#[derive(Deserialize)]
struct Echo<'a> {
    #[serde(borrow)]
    id: Option<Id<'a>>,
    to: Option<Id<'a>>,
    timestamp: Option<Moment>,
    text: Option<message::Body<'a>>,
}

#[derive(Deserialize)]
struct Preference<'a> {
    #[serde(borrow)]
    wa_id: Option<Id<'a>>,
    category: Option<Str<'a>>,
    value: Option<Str<'a>>,
    timestamp: Option<Moment>,
}

pub(crate) fn decode(text: &str, setup: &Setup, out: &mut Vec<Received>) -> Result<(), Refused> {
    if let Ok(hook) = serde_json::from_str::<Hook<'_, Message<'_>, Delivered<'_>>>(text) {
        return events(hook, setup, out, message::received, status);
    }
    let hook: Hook<'_, &RawValue, &RawValue> = whole(text)?;
    events(
        hook,
        setup,
        out,
        |raw, place| {
            let read = |text: &str| serde_json::from_str::<Message<'_>>(text).map(|message| message::received(message, place));
            single(raw, read).unwrap_or_else(|why| place.event(why.clone(), undecodable(why)))
        },
        |raw, place| {
            let read = |text: &str| serde_json::from_str::<Delivered<'_>>(text).map(|delivered| status(delivered, place));
            single(raw, read).unwrap_or_else(|why| place.event(why.clone(), undecodable(why)))
        },
    )
}

fn events<M, S>(
    hook: Hook<'_, M, S>,
    setup: &Setup,
    out: &mut Vec<Received>,
    message: impl Fn(M, &Place<'_>) -> Received,
    status: impl Fn(S, &Place<'_>) -> Received,
) -> Result<(), Refused> {
    if hook.object.0 != "whatsapp_business_account" {
        return Err(Refused::OtherObject { object: hook.object.0.into_owned() });
    }
    for (entry, change) in hook.entry.into_iter().flat_map(|entry| {
        let id = entry.id;
        entry.changes.into_iter().map(move |change| (id.clone(), change))
    }) {
        let value = change.value;
        let number = value.metadata.as_ref().map(|metadata| metadata.phone_number_id.0.clone());
        let place = Place { account: number.as_deref().unwrap_or(&entry.0), contacts: &value.contacts };
        let about_somebody = !(value.messages.is_empty() && value.statuses.is_empty() && value.message_echoes.is_empty());
        if about_somebody && (number.is_none() || !setup.owns(place.account)) {
            let why = Text::from("an account that is not ours");
            out.push(place.event(why.clone(), Event::Ignored { why }));
            continue;
        }
        let before = out.len();
        out.extend(value.messages.into_iter().map(|one| message(one, &place)));
        out.extend(value.statuses.into_iter().map(|one| status(one, &place)));
        out.extend(value.message_echoes.into_iter().map(|echo| {
            let text = echo.text.map(|text| text.body.or_empty()).unwrap_or_default();
            let event = Event::Echo { text, by_app: Text::default(), human: true };
            place.about(echo.id.or_empty(), &echo.to, echo.timestamp, event)
        }));
        out.extend(value.user_preferences.iter().map(|preference| {
            let topic = preference.category.or_empty();
            let event = match preference.value.as_ref().is_some_and(|value| value.0 == "stop") {
                true => Event::OptOut { topic: Text::from(topic.trim_end_matches("_messages")) },
                false => Event::OptIn { kind: Text::from(topic.trim_end_matches("_messages")), reference: Text::default() },
            };
            place.about(Text::default(), &preference.wa_id, preference.timestamp, event)
        }));
        out.extend(value.errors.iter().map(|problem| {
            place.event(problem.title.or_empty(), Event::AccountAlert { what: problem.title.or_empty(), code: problem.code })
        }));
        if let Some(name) = value.message_template_name {
            let status = Text::from(value.event.or_empty().to_lowercase());
            let language = value.message_template_language.or_empty();
            let event = Event::TemplateStatus { name: name.text(), language, status, reason: value.reason.or_empty() };
            out.push(place.event(name.text(), event));
        }
        if out.len() == before {
            let kind = change.field.text();
            out.push(place.event(kind.clone(), Event::Unknown { kind }));
        }
    }
    Ok(())
}

fn status(of: Delivered<'_>, place: &Place<'_>) -> Received {
    let word = of.status.or_empty();
    let status = match &*word {
        "sent" => Status::Sent,
        "delivered" => Status::Delivered,
        "read" => Status::Read,
        "played" => Status::Played,
        "failed" => Status::Failed,
        "deleted" => Status::Deleted,
        other => return place.about(Text::default(), &of.recipient_id, of.timestamp, Event::Unknown { kind: other.into() }),
    };
    let code = of.errors.first().and_then(|problem| problem.code);
    // One message goes through several states: only both together tell two deliveries apart.
    let id = Text::from(format!("{}:{word}", of.id.or_empty()));
    place.about(id, &of.recipient_id, of.timestamp, Event::Status { of: of.id.or_empty(), status, code })
}

/// Where an event was found.
struct Place<'a> {
    account: &'a str,
    contacts: &'a [Contact<'a>],
}

impl Place<'_> {
    /// An event about nobody.
    fn event(&self, says: Text, event: Event) -> Received {
        self.with(made_id(&[self.account, &says]), Text::default(), 0, event)
    }

    /// An event about the customer of a number.
    fn about(&self, id: Text, number: &Option<Id<'_>>, at: Option<Moment>, event: Event) -> Received {
        let contact = number.as_ref().map(|number| Text::from(format!("wa:{}", number.0))).unwrap_or_default();
        let at = at.unwrap_or_default().0;
        let id = if id.is_empty() { made_id(&[self.account, &contact, &at.to_string(), &event.says()]) } else { id };
        self.with(id, contact, at, event)
    }

    fn with(&self, id: Text, contact: Text, at: i64, event: Event) -> Received {
        let account = Text::new(self.account);
        Received { id, channel: Text::new_static("whatsapp"), account, contact, aliases: Vec::new(), at, profile: None, event }
    }
}
