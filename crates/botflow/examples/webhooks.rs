//! A bot behind the webhooks of every channel: proved, decoded, stepped, encoded. What would be sent is the answer, so that `curl` shows it.
//!
//! `cargo run --example webhooks PROGRAM` (made by `botflow build`), then
//! `curl localhost:8080/web -d '{"v":1,"session":"kari","client_msg_id":"1","type":"message","text":"hello"}'`.
//! A server of your own keeps `people` in its database, has an inbox, and sends from an outbox.

use std::collections::{HashMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::{error::Error, fs, time::SystemTime};

use botflow_channels::{CHANNELS, Channel, Conversation, Event, HandOver, OwnWords, Received, Setup, channel};
use botflow_program::{Program, Text, Time, key};
use botflow_runtime::{Done, Effect, Engine, Facts, Input, Number, Outgoing, Session, Work};

/// What is kept of one person in one chat.
struct Person {
    session: Session,
    /// Inputs that came while `hold` was set.
    inbox: VecDeque<Input>,
    hold: bool,
    /// The hand-over that is open.
    handed_over: Option<Number>,
    /// Somebody of ours has written without a hand-over: the bot keeps out until the thread is passed back.
    by_hand: bool,
    last_message: Text,
    /// Messages whose cards can still be turned over, by their sending.
    cards: HashMap<Text, Outgoing>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args().nth(1).ok_or("which program? cargo run --example webhooks PROGRAM")?;
    let mut engine = Engine::new(Program::from_bytes(&fs::read(path)?)?, botflow_values::words())?;
    engine.set_facts(Facts { channels: CHANNELS.iter().map(|channel| channel.for_engine()).collect(), ..Facts::default() });
    let setup = Setup { secret: std::env::var("SECRET").unwrap_or_default().into(), ..Setup::default() };
    let mut people: HashMap<(Text, Text), Person> = HashMap::new();
    let listener = TcpListener::bind("127.0.0.1:8080")?;
    println!("listening on {}; POST to /messenger, /instagram, /whatsapp, /telegram or /web", listener.local_addr()?);
    for stream in listener.incoming() {
        let mut stream = stream?;
        let Some((path, headers, body)) = request(&mut stream) else { continue };
        let Some(channel) = channel(path.trim_start_matches('/')) else {
            answer(&mut stream, 404, "no such channel");
            continue;
        };
        let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        match channel.receive(&headers, &body, &setup) {
            Ok(events) => {
                let sent: String = events.into_iter().map(|received| react(&engine, channel, &mut people, received)).collect();
                answer(&mut stream, 200, &sent);
            }
            Err(refused) => answer(&mut stream, refused.status(), &refused.to_string()),
        }
    }
    Ok(())
}

/// One thing that happened, and the bodies it leads to.
fn react(engine: &Engine, channel: &Channel, people: &mut HashMap<(Text, Text), Person>, received: Received) -> String {
    if received.contact.is_empty() {
        return String::new();
    }
    let person = people.entry((received.channel.clone(), received.contact.clone())).or_insert_with(|| Person {
        session: Session::new(key::hash64(received.contact.as_bytes()) as u32),
        inbox: VecDeque::new(),
        hold: false,
        handed_over: None,
        by_hand: false,
        last_message: Text::default(),
        cards: HashMap::new(),
    });
    match &received.event {
        Event::Turned { send, page, message } => {
            let Some(cards) = person.cards.get(send) else { return String::new() };
            let to = conversation(engine, person, &received.contact, &cards.language, send);
            return channel.turn(cards, &to, *page, message).iter().map(|request| format!("{} {}\n", request.call, request.body)).collect();
        }
        // Somebody of ours writes: the bot keeps out.
        Event::Echo { human: true, .. } | Event::HandOver { how: HandOver::Take, .. } => match person.handed_over {
            Some(number) => person.inbox.push_back(Input::AgentTook { number }),
            None => person.by_hand = true,
        },
        Event::HandOver { how: HandOver::Pass, .. } => {
            person.by_hand = false;
            person.inbox.extend(person.handed_over.take().map(|number| Input::AgentClosed { number }));
        }
        Event::Message { .. } | Event::Choice { .. } => person.last_message = received.id.clone(),
        _ => {}
    }
    if !person.by_hand {
        person.inbox.extend(received.inputs());
    }
    let mut sent = String::new();
    while !person.hold
        && let Some(input) = person.inbox.pop_front()
    {
        sent += &step(engine, channel, person, &received.contact, input);
    }
    sent
}

/// One input. A server of your own commits the session, the effects and `wake_at` in one transaction before it performs anything.
fn step(engine: &Engine, channel: &Channel, person: &mut Person, contact: &Text, input: Input) -> String {
    let turn = engine.step(&mut person.session, input, now());
    person.hold = turn.hold;
    let mut sent = String::new();
    for effect in turn.effects {
        match effect {
            Effect::Send { number, message } => {
                let send = Text::from(format!("{}/{contact}/{}", channel.name, number.0));
                let to = conversation(engine, person, contact, &message.language, &send);
                sent.extend(channel.encode(&message, &to).iter().map(|request| format!("{} {}\n", request.call, request.body)));
                if message.cards.len() > 1 {
                    person.cards.insert(Conversation::sending(&send), message);
                }
            }
            Effect::Perform { number, request: Work::HandOver { .. } } => person.handed_over = Some(number),
            // What a real server does goes here; what came of it goes before everything that waits.
            Effect::Perform { number, .. } => {
                person.hold = false;
                person.inbox.push_front(Input::Performed { number, result: Done::NoAnswer });
            }
            Effect::Withdraw { .. } | Effect::Record { .. } => {}
        }
    }
    sent
}

fn conversation(engine: &Engine, person: &Person, contact: &Text, language: &str, send: &Text) -> Conversation {
    Conversation {
        contact: contact.clone(),
        last_message: person.last_message.clone(),
        send: send.clone(),
        pay: format!("https://pay.example.com/{contact}/"),
        files: "https://files.example.com/".into(),
        words: OwnWords::of(engine, language),
    }
}

/// A request's path, headers and body.
fn request(stream: &mut TcpStream) -> Option<(String, Vec<(String, String)>, Vec<u8>)> {
    let mut reader = BufReader::new(stream);
    let mut line = || {
        let mut line = String::new();
        reader.read_line(&mut line).ok().map(|_| line.trim_end().to_owned())
    };
    let path = line()?.split(' ').nth(1)?.to_owned();
    let headers: Vec<(String, String)> =
        std::iter::from_fn(|| line()?.split_once(": ").map(|(a, b)| (a.to_owned(), b.to_owned()))).collect();
    let length = headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-length"))?.1.parse().ok()?;
    let mut body = vec![0; usize::min(length, 20_000_000)];
    reader.read_exact(&mut body).ok()?;
    Some((path, headers, body))
}

fn answer(stream: &mut TcpStream, status: u16, body: &str) {
    let head = format!("HTTP/1.1 {status} .\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(format!("{head}{body}").as_bytes());
}

fn now() -> Time {
    Time(SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs() as u32))
}
