//! Any inputs on any of the bots: the engine never panics, answers the same to the same, keeps its bounds, and a session survives being
//! written and read at every step. Bounded here; `fuzz/` goes on for as long as one likes.

use std::sync::Arc;

use botflow_compile::{ProjectFiles, analyse, lower};
use botflow_lint::lint;
use botflow_program::{Program, Spot, Text, Time};
use botflow_runtime::{
    Arrival, ArrivesBy, Change, Done, Effect, Engine, Free, Input, Named, Number, Profile, Said, SentDoes, Session, Token, Turn, Work,
    limits,
};
use botflow_source::Severity;
use libtest_mimic::{Failed, Trial};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::repo::{folders, root};

/// Conversations a bot, and things that happen in each, at most.
const CONVERSATIONS: u32 = 48;
const HAPPENINGS_MAX: usize = 60;
/// Monday 2026-06-01, 9:00 in Berlin.
const BEGIN: Time = Time(1_780_297_200);

/// One test a bot.
pub fn trials() -> Vec<Trial> {
    let trial = |bot: String| Trial::test(format!("chaos::{bot}"), move || chaos(&bot).map_err(Failed::from));
    folders("flows").into_iter().map(trial).collect()
}

/// Something that happens. Numbers choose among what is there.
#[derive(Debug, Clone)]
enum Happening {
    Arrives(u8, u8),
    Says(usize),
    Types(String),
    Taps(usize),
    TapsMade(u64),
    Sends(u8),
    Event(u8),
    Passes(u32),
    Result(u8, usize),
    Agent(bool, usize),
    Record(u8, usize),
    Again,
    Profile(u8),
    Timer,
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        3 => (0u8..6, 0u8..4).prop_map(|(by, which)| Happening::Arrives(by, which)),
        12 => any::<usize>().prop_map(Happening::Says),
        2 => ".{0,40}".prop_map(Happening::Types),
        12 => any::<usize>().prop_map(Happening::Taps),
        1 => any::<u64>().prop_map(Happening::TapsMade),
        1 => any::<u8>().prop_map(Happening::Sends),
        1 => any::<u8>().prop_map(Happening::Event),
        4 => prop_oneof![0u32..5, 60u32..7_200, 80_000u32..3_000_000].prop_map(Happening::Passes),
        6 => (any::<u8>(), any::<usize>()).prop_map(|(how, which)| Happening::Result(how, which)),
        1 => (any::<bool>(), any::<usize>()).prop_map(|(took, which)| Happening::Agent(took, which)),
        1 => (any::<u8>(), any::<usize>()).prop_map(|(how, which)| Happening::Record(how, which)),
        1 => Just(Happening::Again),
        1 => any::<u8>().prop_map(Happening::Profile),
        1 => Just(Happening::Timer),
    ]
}

/// What customers write: answers of every kind, the runtime's own words, nonsense.
const SAID: &[&str] = &[
    "yes",
    "no",
    "ja",
    "2",
    "the second one",
    "tomorrow",
    "next Tuesday at 3",
    "14:30",
    "24.12.",
    "60 euros",
    "€1,299.50",
    "nora@example.com",
    "Nora Lind",
    "+49 30 901820",
    "stop",
    "start",
    "back",
    "skip",
    "cancel",
    "done",
    "more",
    "change my email",
    "hello",
    "delivery",
    "scarf quiz",
    "find my scarf",
    "test drive",
    "book",
    "move my appointment",
    "cancel my appointment",
    "talk to a person",
    "start over",
    "4",
    "0",
    "-1",
    "99999999999999999999999",
    "{name}",
    "\\",
    "…",
    "👩‍👩‍👧",
    "",
    " ",
    "A-1017",
    "https://example.com",
    "none",
    "all",
    "other days",
    "red, white and blue",
];

/// A conversation as a server would hold it: the session lives in bytes between steps.
struct Talk<'e> {
    engine: &'e Engine,
    session: Session,
    now: Time,
    messages: u64,
    last: Option<Input>,
    tokens: Vec<Token>,
    numbers: Vec<Number>,
    turns: Vec<Turn>,
}

impl<'e> Talk<'e> {
    fn new(engine: &'e Engine) -> Self {
        let session = Session::new(7);
        Talk { engine, session, now: BEGIN, messages: 0, last: None, tokens: Vec::new(), numbers: Vec::new(), turns: Vec::new() }
    }

    fn happens(&mut self, happening: &Happening) -> Result<(), String> {
        let Some(input) = self.input(happening) else { return Ok(()) };
        self.last = Some(input.clone());
        let turn = self.engine.step(&mut self.session, input, self.now);
        self.round_trips()?;
        self.keeps_bounds(&turn)?;
        for effect in &turn.effects {
            match effect {
                Effect::Send { message, .. } => {
                    self.tokens.extend(message.replies.iter().map(|reply| reply.token));
                    let buttons = message.buttons.iter().chain(message.cards.iter().flat_map(|card| &card.buttons));
                    self.tokens
                        .extend(buttons.filter_map(|button| if let SentDoes::Tap(token) = button.does { Some(token) } else { None }));
                }
                Effect::Perform { number, request } => {
                    self.numbers.extend((!matches!(request, Work::Submit { awaited: false, .. })).then_some(*number))
                }
                Effect::Withdraw { .. } | Effect::Record { .. } => {}
            }
        }
        self.turns.push(turn);
        Ok(())
    }

    fn input(&mut self, happening: &Happening) -> Option<Input> {
        self.messages += 1;
        let (id, channel): (Text, Text) = (format!("m{}", self.messages).into(), "web".into());
        let said =
            |said: Said, entry: Option<Arrival>| Some(Input::MessageReceived { id: id.clone(), channel: channel.clone(), said, entry });
        match happening {
            Happening::Arrives(by, which) => {
                let by = [ArrivesBy::Ad, ArrivesBy::Link, ArrivesBy::Page, ArrivesBy::Menu, ArrivesBy::Welcome, ArrivesBy::Topic]
                    [usize::from(*by)];
                let reference = ["autumn-scarves", "scarf-quiz", "test-drive", "unknown"][usize::from(*which)];
                said(Said::Nothing, Some(Arrival { by, reference: reference.into() }))
            }
            Happening::Says(which) => said(Said::Text(SAID[which % SAID.len()].into()), None),
            Happening::Types(text) => said(Said::Text(text.as_str().into()), None),
            Happening::Taps(which) => {
                let token = *self.tokens.get(which.checked_rem(self.tokens.len())?)?;
                Some(Input::OptionTapped { id, channel, tokens: vec![token] })
            }
            Happening::TapsMade(bits) => {
                let token = format!("E{:018}", bits % 1_000_000_000_000_000_000).parse().ok()?;
                Some(Input::OptionTapped { id, channel, tokens: vec![token] })
            }
            Happening::Sends(which) => match which % 4 {
                0 => said(Said::Photo("https://example.com/a.jpg".into()), None),
                1 => said(Said::File("https://example.com/a.pdf".into()), None),
                2 => said(Said::Location(Spot { latitude_e7: 525_200_000, longitude_e7: 134_050_000 }), None),
                _ => said(Said::Other, None),
            },
            Happening::Event(which) => {
                let name = ["back_in_stock", "restocked", "cart_abandoned", "unknown"][usize::from(which % 4)];
                Some(Input::EventReceived { id, name: name.into(), fields: Vec::<Named>::new() })
            }
            Happening::Passes(seconds) => {
                self.now = self.now.after(i64::from(*seconds));
                Some(Input::TimerFired)
            }
            Happening::Result(how, which) => {
                let number = *self.numbers.get(which.checked_rem(self.numbers.len())?)?;
                Some(Input::Performed { number, result: self.done(*how) })
            }
            Happening::Agent(took, which) => {
                let number = *self.numbers.get(which.checked_rem(self.numbers.len())?)?;
                Some(if *took { Input::AgentTook { number } } else { Input::AgentClosed { number } })
            }
            Happening::Record(how, which) => {
                let number = *self.numbers.get(which.checked_rem(self.numbers.len())?)?;
                let changes = [Change::Moved(self.free(*how)), Change::BookingCancelled, Change::Refunded];
                Some(Input::RecordChanged { number, change: changes[usize::from(how % 3)].clone() })
            }
            Happening::Again => self.last.clone(),
            Happening::Profile(which) => {
                let language = ["en", "de", "xx", "es"][usize::from(which % 4)];
                Some(Input::ProfileReceived(Profile {
                    first_name: Some("Nora".into()),
                    language: Some(language.into()),
                    ..Profile::default()
                }))
            }
            Happening::Timer => Some(Input::TimerFired),
        }
    }

    fn done(&self, how: u8) -> Done {
        match how % 10 {
            0..=2 => Done::Slots((0..how % 7).map(|at| self.free(at)).collect()),
            3 | 4 => Done::Reserved,
            5 => Done::Taken,
            6 => Done::Paid { reference: "T-1".into() },
            7 => Done::Failed,
            8 => Done::Cancelled,
            _ => Done::NoAnswer,
        }
    }

    fn free(&self, at: u8) -> Free {
        let calendar = self.engine.program().calendars.first().map_or_else(Default::default, |calendar| calendar.name.clone());
        let start = self.now.after(86_400 + i64::from(at) * 1_800);
        Free { calendar, start, end: start.after(1_800) }
    }

    fn round_trips(&mut self) -> Result<(), String> {
        let bytes = self.session.to_bytes();
        let read = Session::from_bytes(&bytes).map_err(|error| format!("a session cannot be read again: {error}"))?;
        if read != self.session {
            return Err(format!("a session changed by being written and read:\n{:?}\n{read:?}", self.session));
        }
        self.session = read;
        Ok(())
    }

    fn keeps_bounds(&self, turn: &Turn) -> Result<(), String> {
        let sent = turn.effects.iter().filter(|effect| matches!(effect, Effect::Send { .. })).count();
        if sent > limits::MESSAGES as usize {
            return Err(format!("{sent} messages in one turn"));
        }
        if self.session.parked.len() > limits::PARKED {
            return Err(format!("{} parked threads", self.session.parked.len()));
        }
        Ok(())
    }
}

fn chaos(bot: &str) -> Result<(), String> {
    let engine = Arc::new(Engine::new(program(bot)?, botflow_values::words()).map_err(|error| error.to_string())?);
    let mut runner =
        TestRunner::new(Config { cases: CONVERSATIONS, max_shrink_iters: 400, failure_persistence: None, ..Config::default() });
    let strategy = prop::collection::vec(happening(), 1..HAPPENINGS_MAX);
    runner
        .run(&strategy, |happenings| {
            let (mut first, mut second) = (Talk::new(&engine), Talk::new(&engine));
            for happening in &happenings {
                first.happens(happening).map_err(TestCaseError::fail)?;
                second.happens(happening).map_err(TestCaseError::fail)?;
            }
            prop_assert_eq!(&first.turns, &second.turns, "the same inputs gave other turns");
            Ok(())
        })
        .map_err(|error| error.to_string())
}

/// The bot's program.
fn program(bot: &str) -> Result<Program, String> {
    let mut files = ProjectFiles::new();
    read_into(&root().join(bot), "", &mut files);
    let analysis = analyse(files);
    let errors: Vec<String> =
        lint(&analysis).iter().filter(|finding| finding.severity == Severity::Error).map(|finding| finding.title.clone()).collect();
    if errors.is_empty() { Ok(lower(&analysis)) } else { Err(errors.join("\n")) }
}

fn read_into(folder: &std::path::Path, at: &str, files: &mut ProjectFiles) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = format!("{at}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            read_into(&entry.path(), &format!("{path}/"), files);
        } else if ProjectFiles::is_read(&path) {
            files.add(path, std::fs::read(entry.path()).unwrap_or_default());
        } else {
            files.add_path(path);
        }
    }
}
