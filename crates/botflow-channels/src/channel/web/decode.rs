//! A frame of our own chat in, what happened out.

use botflow_program::Text;
use botflow_runtime::{Arrival, ArrivesBy, Profile};
use serde::Deserialize;

use crate::decode::{undecodable, whole};
use crate::event::Via;
use crate::form::Fields;
use crate::loose::{Id, OrEmpty, Str};
use crate::meta::message::spot;
use crate::verify::proves;
use crate::{Attachment, Event, Received, Refused, Setup};

#[derive(Deserialize)]
struct Frame<'a> {
    #[serde(borrow)]
    session: Option<Str<'a>>,
    client_msg_id: Option<Id<'a>>,
    sent_at: Option<Str<'a>>,
    #[serde(default)]
    r#type: Str<'a>,
    text: Option<Str<'a>>,
    payload: Option<Str<'a>>,
    title: Option<Str<'a>>,
    url: Option<Str<'a>>,
    name: Option<Str<'a>>,
    token: Option<Str<'a>>,
    fields: Option<Fields>,
    user_id: Option<Id<'a>>,
    hmac: Option<Str<'a>>,
    page: Option<Page<'a>>,
    latitude: Option<f64>,
    longitude: Option<f64>,
}

#[derive(Deserialize)]
struct Page<'a> {
    #[serde(borrow)]
    url: Option<Str<'a>>,
    locale: Option<Str<'a>>,
    tz: Option<Str<'a>>,
}

pub(crate) fn decode(text: &str, setup: &Setup, out: &mut Vec<Received>) -> Result<(), Refused> {
    let frame: Frame<'_> = whole(text)?;
    let at = frame.sent_at.as_ref().and_then(|at| at.0.parse::<jiff::Timestamp>().ok()).map_or(0, jiff::Timestamp::as_second);
    let profile = frame.page.as_ref().map(|page| {
        let (language, time_zone) = (page.locale.as_ref().map(Str::text), page.tz.as_ref().map(Str::text));
        Box::new(Profile { language, time_zone, ..Profile::default() })
    });
    out.push(Received {
        id: frame.client_msg_id.or_empty(),
        channel: Text::new_static("web"),
        account: Text::default(),
        contact: frame.session.or_empty(),
        aliases: Vec::new(),
        at,
        profile,
        event: event(frame, setup),
    });
    Ok(())
}

fn event(frame: Frame<'_>, setup: &Setup) -> Event {
    // Without it nobody can be told from anybody else.
    if frame.session.as_ref().is_none_or(|session| session.0.is_empty()) {
        return undecodable("a frame without its session".into());
    }
    match &*frame.r#type.0 {
        "hello" => Event::Start { entry: frame.page.and_then(|page| page.url).map(|url| arrival(&url.0)) },
        "message" => Event::Message { text: frame.text.or_empty(), attachments: Vec::new(), reply_to: Text::default(), entry: None },
        "choice" => Event::Choice { payload: frame.payload.or_empty(), title: frame.title.or_empty(), via: Via::Button, entry: None },
        "image" => sent(Attachment::Image(frame.url.or_empty()), frame.text.or_empty()),
        "location" => match frame.latitude.zip(frame.longitude).and_then(|(latitude, longitude)| spot(latitude, longitude)) {
            Some(spot) => {
                let (name, address) = (Text::default(), Text::default());
                sent(Attachment::Location { spot, name, address }, frame.text.or_empty())
            }
            None => Event::Ignored { why: "a location without its coordinates".into() },
        },
        "file" => sent(Attachment::File { source: frame.url.or_empty(), name: frame.name.or_empty() }, frame.text.or_empty()),
        "form" => {
            let fields = frame.fields.unwrap_or_default().0;
            Event::FormReply { token: frame.token.or_empty(), fields }
        }
        "identify" => {
            let (user, proof) = (frame.user_id.or_empty(), frame.hmac.or_empty());
            match proves(&user, &setup.secret, &proof) {
                true => Event::IdentityLinked { code: user },
                false => Event::Ignored { why: "nothing proves who the visitor is".into() },
            }
        }
        other => Event::Unknown { kind: other.into() },
    }
}

fn sent(attachment: Attachment, text: Text) -> Event {
    Event::Message { text, attachments: vec![attachment], reply_to: Text::default(), entry: None }
}

/// A page's address with a code of ours is a link; without one, the page is where somebody comes from.
fn arrival(url: &str) -> Arrival {
    let query = url.split_once('?').map_or("", |(_, query)| query.split('#').next().unwrap_or(query));
    match query.split('&').find_map(|part| part.strip_prefix("bf_ref=")) {
        Some(code) => Arrival { by: ArrivesBy::Link, reference: code.into() },
        None => Arrival { by: ArrivesBy::Page, reference: path(url).into() },
    }
}

fn path(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = rest.find('/').map_or("/", |at| &rest[at..]);
    path.split(['?', '#']).next().unwrap_or(path)
}
