//! Messenger's and Instagram's webhook: entries of events. In: its text. Out: what happened, in order.

use botflow_program::{Text, key};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::message::{self, Messaging};
use crate::decode::{single, undecodable, whole};
use crate::loose::{Id, Str};
use crate::{Event, Received, Refused, Setup};

#[derive(Deserialize)]
#[serde(bound(deserialize = "M: Deserialize<'de>"))]
struct Hook<'a, M> {
    #[serde(borrow)]
    object: Str<'a>,
    #[serde(default = "Vec::new")]
    entry: Vec<Entry<'a, M>>,
}

#[derive(Deserialize)]
#[serde(bound(deserialize = "M: Deserialize<'de>"))]
struct Entry<'a, M> {
    #[serde(borrow, default)]
    id: Id<'a>,
    #[serde(default = "Vec::new")]
    messaging: Vec<M>,
    #[serde(default = "Vec::new")]
    standby: Vec<M>,
    #[serde(default = "Vec::new")]
    changes: Vec<Change<'a>>,
}

#[derive(Deserialize)]
struct Change<'a> {
    #[serde(borrow, default)]
    field: Id<'a>,
}

/// The webhook, and which channel and object it is.
pub struct Page {
    /// Our name of the channel.
    pub channel: &'static str,
    /// Meta's name of what it is about.
    pub object: &'static str,
}

impl Page {
    /// Decodes a webhook: at once when all of it is as it should be, else event by event.
    pub fn decode(&self, text: &str, setup: &Setup, out: &mut Vec<Received>) -> Result<(), Refused> {
        let (before, unnamed) = (out.len(), Event::Unknown { kind: Text::default() });
        if let Ok(hook) = serde_json::from_str::<Hook<'_, Messaging<'_>>>(text) {
            self.events(hook, setup, out, message::received)?;
            if !out[before..].iter().any(|received| received.event == unnamed) {
                return Ok(());
            }
            // A kind that is new to us is read once more, for its name.
            out.truncate(before);
        }
        let hook: Hook<'_, &RawValue> = whole(text)?;
        self.events(hook, setup, out, |raw, place, out| {
            let read = |text: &str| {
                let mut found = Vec::new();
                serde_json::from_str::<Messaging<'_>>(text).map(|messaging| message::received(messaging, place, &mut found))?;
                for received in found.iter_mut().filter(|received| received.event == unnamed) {
                    received.event = Event::Unknown { kind: kind(text) };
                }
                Ok(found)
            };
            out.extend(single(raw, read).unwrap_or_else(|why| vec![place.event(why.clone(), undecodable(why))]));
        })
    }

    fn events<M>(
        &self,
        hook: Hook<'_, M>,
        setup: &Setup,
        out: &mut Vec<Received>,
        received: impl Fn(M, &Place<'_>, &mut Vec<Received>),
    ) -> Result<(), Refused> {
        if hook.object.0 != self.object {
            return Err(Refused::OtherObject { object: hook.object.0.into_owned() });
        }
        for entry in hook.entry {
            let place = Place { channel: self.channel, account: &entry.id.0, setup };
            if !setup.owns(&entry.id.0) {
                let why = Text::from("an account that is not ours");
                out.push(place.event(why.clone(), Event::Ignored { why }));
                continue;
            }
            entry.messaging.into_iter().for_each(|one| received(one, &place, out));
            let ours = out.len();
            entry.standby.into_iter().for_each(|one| received(one, &place, out));
            for heard in &mut out[ours..] {
                let event = std::mem::replace(&mut heard.event, Event::Unsupported);
                heard.event = Event::Standby(Box::new(event));
            }
            out.extend(entry.changes.iter().map(|change| {
                let why = Text::from(format!("about {}, not a message", change.field.0));
                place.event(why.clone(), Event::Ignored { why })
            }));
        }
        Ok(())
    }
}

/// The name of an event's kind that is not known.
fn kind(text: &str) -> Text {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_str(text).unwrap_or_default();
    let named = |name: &&String| !matches!(name.as_str(), "sender" | "recipient" | "timestamp");
    object.keys().find(named).map(Text::from).unwrap_or_default()
}

/// Where an event was found.
pub struct Place<'a> {
    pub(crate) channel: &'static str,
    pub(crate) account: &'a str,
    pub(crate) setup: &'a Setup,
}

impl Place<'_> {
    /// An event about nobody. Its id is made of what it says.
    pub fn event(&self, says: Text, event: Event) -> Received {
        Received {
            id: made_id(&[self.account, &says]),
            channel: Text::new_static(self.channel),
            account: Text::new(self.account),
            contact: Text::default(),
            aliases: Vec::new(),
            at: 0,
            profile: None,
            event,
        }
    }
}

/// An id for what has none: the same parts give the same one.
pub fn made_id(parts: &[&str]) -> Text {
    let bytes = parts.join("\u{1f}");
    Text::from(format!("h:{:016x}", key::hash64(bytes.as_bytes())))
}
