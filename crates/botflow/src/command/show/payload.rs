//! `show --stage payload`. In: a program and a channel. Out: the bodies of every message that a customer gets to in a project, each once,
//! behind what leads to it.

use std::collections::{BTreeSet, VecDeque};

use botflow_channels::{Channel, Request};
use botflow_program::{ChoiceId, Currency, Decimal, Hears, Index as _, Keep, Kind, Program, Span, StartsOn, Time};
use botflow_runtime::{ArrivesBy, Datum, Engine, Named, Outgoing, SentDoes, Token};

use crate::chat::made_up;
use crate::host::{Event, Host, Paid};
use crate::testing::SECONDS_BETWEEN_LINES;
use crate::{Exit, Stop, World};

/// Twelve o'clock on a Friday, so that opening hours hold.
const START: Time = Time(1_794_570_000);

/// Ways that are gone at most: a project has fewer, and none is gone twice.
const WAYS_MAX: usize = 2_000;

/// What no question of a shop takes for an answer.
const UNCLEAR: &str = "hm, why though";

/// What the customer, or the world, does next.
#[derive(Debug, Clone)]
enum Deed {
    Arrives(ArrivesBy, String),
    Says(String),
    Event(String, Vec<Named>),
    Taps(Token, String),
    SendsPhoto,
    SendsFile,
    SendsLocation,
    Pays(Paid),
    Colleague,
    Waits,
}

/// The bodies of everything that is sent on the ways through a project: each option, button and answer is taken once.
pub(super) fn payload(program: &Program, channel: &'static Channel, world: &mut World) -> Result<Exit, Stop> {
    let mut engine = Engine::new(program.clone(), botflow_values::words()).map_err(|unfit| {
        Stop::to_fix(format!("The program cannot run: {unfit}."), "This is a fault of botflow: please report it, with the flow.")
    })?;
    let mut ways: VecDeque<Vec<Deed>> = entrances(program).into_iter().map(|deed| vec![deed]).collect();
    let (mut taken, mut shown) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..WAYS_MAX {
        let Some(way) = ways.pop_front() else { break };
        let mut host = Host::new(engine, channel.name, 1, START);
        let (last, before) = way.split_last().expect("invariant: a way has a beginning");
        before.iter().for_each(|deed| does(deed, &mut host));
        host.take_events();
        does(last, &mut host);
        let sent = messages(&mut host);
        let mut head = Some(format!("── {}", said(last)));
        for message in &sent {
            write(message, channel, host.engine(), &mut shown, &mut head, world)?;
        }
        let open = next(sent.last(), &sent, &host, &mut taken);
        ways.extend(open.into_iter().map(|deed| way.iter().cloned().chain([deed]).collect()));
        engine = host.into_engine();
    }
    Ok(Exit::Fine)
}

fn messages(host: &mut Host) -> Vec<Outgoing> {
    let sent = |event| if let Event::Sent { message, .. } = event { Some(*message) } else { None };
    host.take_events().into_iter().filter_map(sent).collect()
}

/// A message's bodies and those of its further pages, unless the same ones stand there already.
fn write(
    message: &Outgoing,
    channel: &Channel,
    engine: &Engine,
    shown: &mut BTreeSet<String>,
    head: &mut Option<String>,
    world: &mut World,
) -> Result<(), Stop> {
    let to = made_up(engine, message);
    let mut page = 0;
    let mut requests = channel.encode(message, &to);
    while !requests.is_empty() {
        // What stands behind a button tells places apart that read the same; the bodies are those of the first.
        let key: String = requests.iter().map(|request| bare(&request.body)).collect();
        if !shown.insert(key) {
            return Ok(());
        }
        if let Some(head) = head.take() {
            writeln!(world.output, "{head}")?;
        }
        if page > 0 {
            writeln!(world.output, "── turns to page {}", page + 1)?;
        }
        requests.iter().try_for_each(|Request { call, body }| writeln!(world.output, "{call} {body}"))?;
        page += 1;
        let more = requests.iter().any(|request| request.body.contains(&format!("page:{page}:")));
        requests = if more { channel.turn(message, &to, page, "1") } else { Vec::new() };
    }
    Ok(())
}

/// A body without our tokens.
fn bare(body: &str) -> String {
    let is_token = |part: &str| part.parse::<Token>().is_ok_and(|token| token.tap().is_some());
    body.split('"').filter(|part| !is_token(part)).collect::<Vec<_>>().join("\"")
}

/// What can be done behind these messages and has not been done yet.
fn next(last: Option<&Outgoing>, sent: &[Outgoing], host: &Host, taken: &mut BTreeSet<(u32, ChoiceId, String)>) -> Vec<Deed> {
    let mut deeds: Vec<(Token, String)> = Vec::new();
    for message in sent {
        let buttons = message.buttons.iter().chain(message.cards.iter().flat_map(|card| &card.buttons));
        let tap = |does: &SentDoes| if let SentDoes::Tap(token) = does { Some(*token) } else { None };
        deeds.extend(buttons.filter_map(|button| Some((tap(&button.does)?, button.label.clone()))));
        deeds.extend(message.replies.iter().map(|reply| (reply.token, reply.label.clone())));
    }
    let fresh = |(token, _): &(Token, String)| token.tap().is_some_and(|tap| taken.insert((tap.place.0, tap.choice, String::new())));
    let mut next: Vec<Deed> = deeds.into_iter().filter(fresh).map(|(token, label)| Deed::Taps(token, label)).collect();
    let asks = last.and_then(|message| message.asks.as_ref());
    let options = last.and_then(|message| message.replies.first()?.token.tap());
    if let Some(place) = asks.map(|asks| asks.place.0).or(options.map(|tap| tap.place.0)) {
        let mut other = |name: &str, deeds: Vec<Deed>| {
            let fresh = taken.insert((place, ChoiceId(0), name.to_owned()));
            next.extend(deeds.into_iter().filter(|_| fresh));
            fresh
        };
        if let Some(botflow_program::Asks::Value(kind)) = asks.map(|asks| asks.asks) {
            other("typed", typed(kind));
        }
        let _ = ["unclear", "unclear again", "unclear a third time"].iter().any(|times| other(times, vec![Deed::Says(UNCLEAR.to_owned())]));
        if host.wake_at().is_some() {
            other("silent", vec![Deed::Waits]);
        }
    }
    let mut outside = |what: &str, deeds: &[Deed]| {
        let key = last.map(|message| message.text.clone()).unwrap_or_default();
        if taken.insert((0, ChoiceId(0), format!("{what} {key}"))) {
            next.extend_from_slice(deeds);
        }
    };
    if host.is_paying() {
        outside("pays", &[Deed::Pays(Paid::Paid), Deed::Pays(Paid::Failed), Deed::Waits]);
    }
    if host.is_handed_over() {
        outside("colleague", &[Deed::Colleague, Deed::Waits]);
    }
    if asks.is_none() && options.is_none() && host.wake_at().is_some() {
        outside("waits", &[Deed::Waits]);
    }
    next
}

fn does(deed: &Deed, host: &mut Host) {
    match deed {
        Deed::Arrives(by, reference) => host.arrives(*by, reference),
        Deed::Says(text) => host.says(text),
        Deed::Taps(token, _) => host.taps(vec![*token]),
        Deed::Event(name, fields) => host.event(name, fields.clone()),
        Deed::SendsPhoto => host.sends_photo("photo.jpg"),
        Deed::SendsFile => host.sends_file("file.pdf"),
        Deed::SendsLocation => host.sends_location(botflow_program::Spot { latitude_e7: 525_200_000, longitude_e7: 134_050_000 }),
        Deed::Pays(how) => {
            host.pays(*how);
        }
        Deed::Colleague => {
            host.agent_says("Hello!");
            host.agent_closes();
        }
        Deed::Waits => {
            let until = host.wake_at().unwrap_or(host.now());
            host.passes_until(until);
        }
    }
    // What comes at once after a question is no second try to answer it.
    host.passes(Span { months: 0, days: 0, seconds: SECONDS_BETWEEN_LINES });
}

fn said(deed: &Deed) -> String {
    match deed {
        Deed::Arrives(ArrivesBy::Welcome, _) => "customer arrives".to_owned(),
        Deed::Arrives(by, reference) => format!("customer arrives from {} {reference}", format!("{by:?}").to_lowercase()),
        Deed::Says(text) => format!("customer says {text}"),
        Deed::Event(name, _) => format!("event {name}"),
        Deed::Taps(_, label) => format!("customer picks {label}"),
        Deed::SendsPhoto => "customer sends photo".to_owned(),
        Deed::SendsFile => "customer sends file".to_owned(),
        Deed::SendsLocation => "customer sends location".to_owned(),
        Deed::Pays(how) => format!("payment: {}", format!("{how:?}").to_lowercase()),
        Deed::Colleague => "agent closes".to_owned(),
        Deed::Waits => "time passes".to_owned(),
    }
}

/// Every way in: the welcome first, then by where somebody comes from, by words (the first of a list), by what they send, by events.
fn entrances(program: &Program) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for (at, start) in program.starts.iter().enumerate() {
        match &start.on {
            StartsOn::Welcome => deeds.insert(0, Deed::Arrives(ArrivesBy::Welcome, String::new())),
            StartsOn::Ad(reference) => deeds.push(Deed::Arrives(ArrivesBy::Ad, reference.to_string())),
            StartsOn::Link(reference) => deeds.push(Deed::Arrives(ArrivesBy::Link, reference.to_string())),
            StartsOn::Page(path) => deeds.push(Deed::Arrives(ArrivesBy::Page, path.trim_end_matches('*').to_owned())),
            StartsOn::Menu(label) => deeds.push(Deed::Arrives(ArrivesBy::Menu, label.to_string())),
            StartsOn::Photo => deeds.push(Deed::SendsPhoto),
            StartsOn::File => deeds.push(Deed::SendsFile),
            StartsOn::Location => deeds.push(Deed::SendsLocation),
            StartsOn::AnythingElse => deeds.push(Deed::Says("Hello".to_owned())),
            StartsOn::Words => {
                let mut phrases = program.phrases.iter().filter(|phrase| matches!(phrase.to, Hears::Start(of) if of.at() == at));
                deeds.extend(phrases.next().map(|phrase| Deed::Says(phrase.words.to_string())));
            }
            StartsOn::Event(name) => {
                let fields = program.keeps[start.with.range()].iter();
                let named = |keep: &Keep| Named { name: keep.text.clone(), value: field(keep.kind) };
                deeds.push(Deed::Event(name.to_string(), fields.map(named).collect()));
            }
            // No message is sure to be read as these.
            StartsOn::TextLike(_) | StartsOn::Topic(_) => {}
        }
    }
    if deeds.is_empty() {
        deeds.push(Deed::Says("Hello".to_owned()));
    }
    deeds
}

/// A value of an event's field.
fn field(kind: Kind) -> Datum {
    let money = || Currency::new("EUR").map(|currency| Datum::Money { amount: Decimal::from(49), currency });
    match kind {
        Kind::Money => money().unwrap_or(Datum::Missing),
        Kind::Number | Kind::WholeNumber | Kind::Rating { .. } => Datum::Number(Decimal::from(3)),
        Kind::Date => Datum::Day(20_790),
        Kind::Time => Datum::Clock(870),
        Kind::DateTime => Datum::Moment(START),
        Kind::YesNo | Kind::Consent => Datum::Yes(true),
        Kind::Text | Kind::Choice => Datum::Text("Blue lamp".into()),
        Kind::Name => Datum::Text("Nora Lind".into()),
        Kind::Email => Datum::Text("nora@example.com".into()),
        Kind::Phone => Datum::Text("+49 30 901820".into()),
        Kind::Code => Datum::Text("A-1017".into()),
        Kind::Link | Kind::Photo | Kind::File => Datum::Text("https://example.com/a.jpg".into()),
        Kind::Several | Kind::Location | Kind::Span | Kind::Item(_) | Kind::Record | Kind::List | Kind::Booking | Kind::Payment => {
            Datum::Missing
        }
    }
}

/// An answer of each kind.
fn typed(kind: Kind) -> Vec<Deed> {
    let text = match kind {
        Kind::Photo => return vec![Deed::SendsPhoto],
        Kind::File => return vec![Deed::SendsFile],
        Kind::Location => return vec![Deed::SendsLocation],
        Kind::Text | Kind::Name => "Nora Lind",
        Kind::Email => "nora@example.com",
        Kind::Phone => "+49 30 901820",
        Kind::Code => "A-1017",
        Kind::Number | Kind::WholeNumber | Kind::Rating { .. } => "3",
        Kind::Money => "60 EUR",
        Kind::Date => "tomorrow",
        Kind::Time => "14:30",
        Kind::DateTime => "tomorrow at 14:30",
        Kind::YesNo | Kind::Consent => "yes",
        Kind::Link => "https://example.com",
        Kind::Choice | Kind::Several | Kind::Span | Kind::Item(_) | Kind::Record | Kind::List | Kind::Booking | Kind::Payment => {
            return Vec::new();
        }
    };
    vec![Deed::Says(text.to_owned())]
}
