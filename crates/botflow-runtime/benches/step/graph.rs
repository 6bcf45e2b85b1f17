//! The same lead form as a graph written by hand: rows of nodes, texts with holes, the session in the same binary form. Nothing but what this
//! one bot needs: the limit that the engine is measured against.

use botflow_program::*;
use botflow_runtime::{Asked, Entrance, EntryKind, Frame, Held, Number, Open, Outgoing, Reply, Rest, Session, Thread, Token};

/// What a node takes.
enum Takes {
    Name,
    Email,
    Option(&'static [&'static str]),
    Number(i64),
    YesNo,
    Text,
}

struct Node {
    place: PlaceId,
    name: NameId,
    /// Text and holes in turn.
    asks: Vec<Part>,
    takes: Takes,
    again: &'static str,
    /// Where a yes or any answer leads, and a no.
    next: (usize, usize),
}

enum Part {
    Text(&'static str),
    Hole(NameId),
}

/// The bot.
pub struct Graph {
    nodes: Vec<Node>,
    hello: &'static str,
    summary: Vec<Part>,
}

const END: usize = usize::MAX;

fn name(of: &str) -> NameId {
    key::name(of)
}

impl Graph {
    /// The lead form.
    pub fn new() -> Self {
        let node = |of: &str, asks: Vec<Part>, takes: Takes, again: &'static str, next: (usize, usize)| Node {
            place: PlaceId(key::hash(of)),
            name: name(of),
            asks,
            takes,
            again,
            next,
        };
        use Part::{Hole, Text};
        let cars = &["the small one", "the fast one", "the roomy one"];
        Graph {
            nodes: vec![
                node("full_name", vec![Text("What's your name?")], Takes::Name, "Your name, please.", (1, 1)),
                node(
                    "email",
                    vec![Text("Where can we send the confirmation?")],
                    Takes::Email,
                    "That doesn't look like an e-mail address.",
                    (2, 2),
                ),
                node(
                    "car",
                    vec![Text("Which one would you like to drive, "), Hole(name("full_name")), Text("?")],
                    Takes::Option(cars),
                    "Please pick one.",
                    (3, 3),
                ),
                node("people", vec![Text("How many of you will come along?")], Takes::Number(5), "There are five seats.", (4, 4)),
                node("trade_in", vec![Text("Would you like to trade in a car?")], Takes::YesNo, "Yes or no, please.", (5, 6)),
                node("old_car", vec![Text("Which one?")], Takes::Text, "In words, please.", (6, 6)),
                node("town", vec![Text("And where do you live?")], Takes::Text, "In words, please.", (END, END)),
            ],
            hello: "Hello, I'm the test drive bot. A few questions and a car is yours for an hour.",
            summary: vec![
                Text("Thank you, "),
                Hole(name("full_name")),
                Text(": "),
                Hole(name("car")),
                Text(" for "),
                Hole(name("people")),
                Text(", trading in "),
                Hole(name("old_car")),
                Text(", from "),
                Hole(name("town")),
                Text(". We write to "),
                Hole(name("email")),
                Text("."),
            ],
        }
    }

    /// One message.
    fn step(&self, session: &mut Session, text: &Text, now: Time) -> Vec<Outgoing> {
        session.heard = now;
        session.seen.rotate_right(1);
        session.seen[0] = key::hash64(text.as_bytes());
        let mut out = Vec::with_capacity(2);
        let at = session.open.last().and_then(|t| t.frames.last()).map(|f| f.at);
        let Some(node) = at.and_then(|at| self.nodes.iter().position(|node| node.place == at)) else {
            if text.eq_ignore_ascii_case("test drive") {
                session.open.clear();
                session.open.push(thread());
                out.push(Outgoing { text: self.hello.into(), ..Outgoing::default() });
                self.ask(session, 0, &mut out, now);
            }
            return out;
        };
        match read(&self.nodes[node].takes, text) {
            None => {
                out.push(Outgoing {
                    text: format!("{}\n{}", self.nodes[node].again, self.write(session, &self.nodes[node].asks)),
                    ..Outgoing::default()
                });
            }
            Some(value) => {
                let yes = value != Plain::Yes(false);
                let frame = &mut session.open[0].frames[0];
                frame.values.push(Held { name: self.nodes[node].name, value: value.into() });
                session.open[0].asked.push(Asked { depth: 1, question: self.nodes[node].place });
                match if yes { self.nodes[node].next.0 } else { self.nodes[node].next.1 } {
                    END => {
                        out.push(Outgoing { text: self.write(session, &self.summary), ..Outgoing::default() });
                        session.last = session.open.pop();
                    }
                    next => self.ask(session, next, &mut out, now),
                }
            }
        }
        out
    }

    fn ask(&self, session: &mut Session, node: usize, out: &mut Vec<Outgoing>, now: Time) {
        let node = &self.nodes[node];
        let mut message = Outgoing { text: self.write(session, &node.asks), ..Outgoing::default() };
        if let Takes::Option(options) = node.takes {
            let reply = |option: &&str| Reply { label: (*option).into(), token: token(), line: String::new(), image: String::new() };
            message.replies = options.iter().map(reply).collect();
        }
        out.push(message);
        let thread = &mut session.open[0];
        thread.frames[0].at = node.place;
        thread.rest = Some(Rest::Question(Open { asked: now, ..Open::default() }));
    }

    fn write(&self, session: &Session, parts: &[Part]) -> String {
        let mut out = String::with_capacity(64);
        for part in parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Hole(name) => {
                    let values = session.open.last().map(|t| &t.frames[0].values);
                    match values.and_then(|v| v.iter().find(|held| held.name == *name)).and_then(|held| held.value.plain()) {
                        Some(Plain::Text(text)) => out.push_str(text),
                        Some(Plain::Number(number)) => {
                            use std::fmt::Write;
                            let _ = write!(out, "{number}");
                        }
                        _ => out.push_str("nothing"),
                    }
                }
            }
        }
        out
    }
}

fn read(takes: &Takes, text: &Text) -> Option<Plain> {
    match takes {
        Takes::Name => {
            (!text.is_empty() && text.len() < 60 && !text.bytes().any(|b| b.is_ascii_digit())).then(|| Plain::Text(text.clone()))
        }
        Takes::Email => {
            let (who, at) = text.split_once('@')?;
            (!who.is_empty() && at.contains('.') && !text.contains(' ')).then(|| Plain::Text(text.clone()))
        }
        Takes::Option(options) => {
            let option = options.iter().find(|option| option.eq_ignore_ascii_case(text))?;
            Some(Plain::Text((*option).into()))
        }
        Takes::Number(most) => text.parse::<i64>().ok().filter(|n| n <= most).map(|n| Plain::Number(n.into())),
        Takes::YesNo => match text.as_str() {
            "yes" => Some(Plain::Yes(true)),
            "no" => Some(Plain::Yes(false)),
            _ => None,
        },
        Takes::Text => (!text.is_empty()).then(|| Plain::Text(text.clone())),
    }
}

fn token() -> Token {
    botflow_runtime::token::Tap { place: PlaceId(1), choice: ChoiceId(300), conversation: 1, round: 0, item: RowId(0) }.token()
}

fn thread() -> Thread {
    Thread {
        number: 1,
        flow: FlowId(1),
        promise: false,
        copy: false,
        entry: Entrance { kind: EntryKind::Words, reference: Text::default(), text: Text::default(), phrase: (0, 0) },
        frames: vec![Frame { at: PlaceId(0), step: StepId(1), values: Vec::new(), points: Vec::new(), loops: Vec::new() }],
        rest: None,
        asked: Vec::new(),
        consent: Number(0),
    }
}

/// One conversation, its session read and written each turn, in memory that is used again and again.
pub fn run(graph: &Graph, texts: &[Text], room: &mut Session, bytes: &mut Vec<u8>) -> usize {
    bytes.clear();
    Session::new(7).encode(bytes);
    let mut now = Time(1_780_000_000);
    let mut sent = 0;
    for text in texts {
        if room.decode(bytes).is_err() {
            return 0;
        }
        sent += divan::black_box(graph.step(room, text, now)).len();
        bytes.clear();
        room.encode(bytes);
        now = now.after(20);
    }
    sent
}
