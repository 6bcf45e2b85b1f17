//! Plays one test. In: a test of a suite. Out: what it came to, line by line.

use std::ops::ControlFlow;

use botflow_compile::lower::{Happens, Test, TestAct, TestLine, World};
use botflow_program::{Span as Length, Time};
use botflow_runtime::{Engine, Fact, Facts, Outgoing, Profile};

use super::breach::{Breach, Watch};
use super::expect::{Heard, met};
use super::given::named;
use super::happen::happen;
use super::transcript::seen;
use super::{Failure, Ran, Round};
use crate::host::{Event, Host, Script, Times, Visits};

/// Wordings and arms are drawn from it: the same in every test, and in a recording.
pub const SEED: u32 = 1;
/// "A customer line comes 10 seconds after the last."
pub const SECONDS_BETWEEN_LINES: i32 = 10;
/// "Without a clock line a test begins on Monday 2026-06-01 at 9:00": days since 1970-01-01.
const FIRST_DAY: i32 = 20_605;
/// Bubbles that somebody who goes every way looks back on; more than come in a row.
const BUBBLES_KEPT: usize = 40;
/// And things to tap on them.
const TAPS_KEPT: usize = 200;
/// 9:00.
const FIRST_MINUTE: u16 = 9 * 60;

/// Plays a test against a fresh engine; `file` is its path for the report.
pub fn play(test: &Test, engine: Engine, file: String) -> (Ran, Host) {
    let clocked = |line: &TestLine| matches!(line.act, TestAct::World(World::Now(_)));
    let mut player = Player::new(engine, SEED, test.lines.iter().any(clocked));
    let mut failure = None;
    for line in &test.lines {
        if let Err((actual, right)) = player.line(line).and_then(|()| player.keeps_to_the_rules()) {
            failure = Some(Failure { span: line.span, line: line.line, expected: line.text.clone(), actual, right });
            break;
        }
    }
    let Player { host, rounds, .. } = player;
    let ran = Ran {
        file,
        flow: test.flow.clone().unwrap_or_default(),
        title: test.title.clone(),
        line: test.line,
        span: test.span,
        failure,
        rounds,
    };
    (ran, host)
}

/// Plays tests one after the other on one engine, each in a world of its own, until `told` has heard enough. Out: what they visited.
pub fn play_all<'t>(
    tests: impl IntoIterator<Item = (&'t Test, String)>,
    engine: Engine,
    mut told: impl FnMut(Ran) -> ControlFlow<()>,
) -> Visits {
    let (mut engine, mut visits) = (engine, Visits::default());
    for (test, file) in tests {
        engine.set_facts(Facts::default());
        let (ran, host) = play(test, engine, file);
        visits.add(host.visits());
        if told(ran).is_break() {
            break;
        }
        engine = host.into_engine();
    }
    visits
}

/// A test while it is played, line by line; a walk is played in the same way, and may fork.
#[derive(Clone)]
pub(crate) struct Player {
    host: Host,
    rounds: Vec<Round>,
    heard: Heard,
    sent: Vec<Outgoing>,
    facts: Vec<Fact>,
    /// The conversation has ended.
    over: bool,
    /// The next customer line comes right now.
    at_once: bool,
    begun: bool,
    /// What the line that happened last brought.
    events: Vec<Event>,
    watch: Watch,
    breaches: Vec<Breach>,
}

/// What was there instead, and the line as it would be right.
pub(crate) type Missed = (String, Option<String>);

impl Player {
    /// A new person on the first channel, in the first language. `clocked`: a line sets the clock, so teams keep their hours.
    pub(crate) fn new(engine: Engine, seed: u32, clocked: bool) -> Self {
        let program = engine.program();
        let channel = program.channels.first().map(ToString::to_string).unwrap_or_default();
        let teams: Vec<String> = program.teams.iter().map(|team| team.name.to_string()).collect();
        let start = moment(&engine, FIRST_DAY, FIRST_MINUTE);
        let mut host = Host::new(engine, &channel, seed, start);
        if !clocked {
            teams.iter().for_each(|team| host.set_team(team, true));
        }
        Player {
            host,
            rounds: vec![Round::default()],
            heard: Heard::default(),
            sent: Vec::new(),
            facts: Vec::new(),
            over: false,
            at_once: true,
            begun: false,
            events: Vec::new(),
            watch: Watch::default(),
            breaches: Vec::new(),
        }
    }

    /// The made-up world as it stands.
    pub(crate) fn host(&self) -> &Host {
        &self.host
    }

    /// The made-up world, to do what no line of a test says.
    pub(crate) fn host_mut(&mut self) -> &mut Host {
        &mut self.host
    }

    /// Everything that was sent so far.
    pub(crate) fn sent(&self) -> &[Outgoing] {
        &self.sent
    }

    /// What the line that happened last brought.
    pub(crate) fn events(&self) -> &[Event] {
        &self.events
    }

    /// What the bot did in that line that its channel or the runtime does not take.
    pub(crate) fn breaches(&self) -> &[Breach] {
        &self.breaches
    }

    /// When the next line of the customer happens.
    pub(crate) fn next_at(&self) -> Time {
        self.host.now().after(if self.at_once { 0 } else { i64::from(SECONDS_BETWEEN_LINES) })
    }

    /// Forgets how the lines up to here are to be shown, and what only `expect` looks at: a walk has none of that.
    pub(crate) fn forgets_rounds(&mut self) {
        self.rounds.clear();
        self.facts.clear();
    }

    /// Forgets all bubbles but the last ones: a walk that goes every way taps nothing older, and forks at each of them.
    pub(crate) fn forgets_old_bubbles(&mut self) {
        let old = self.sent.len().saturating_sub(BUBBLES_KEPT);
        self.sent.drain(..old);
        self.host.forgets_old_taps(TAPS_KEPT);
    }

    /// The engine, for another conversation.
    pub(crate) fn into_engine(self) -> Engine {
        self.host.into_engine()
    }

    /// "A message that nobody receives is not said": a test fails at the line at which the channel would refuse one.
    fn keeps_to_the_rules(&mut self) -> Result<(), Missed> {
        match self.breaches.first() {
            Some(breach) => Err((breach.to_string(), None)),
            None => Ok(()),
        }
    }

    /// Plays one line.
    ///
    /// # Errors
    /// What was there instead of what the line expects or does.
    pub(crate) fn line(&mut self, line: &TestLine) -> Result<(), Missed> {
        match &line.act {
            TestAct::World(world) => {
                self.typed(line);
                self.world(world);
                Ok(())
            }
            TestAct::Happens(happens) => {
                self.rounds.push(Round { test: vec![line.text.clone()], chat: Vec::new() });
                self.happens(happens, line)
            }
            TestAct::Expects(expects) => {
                self.typed(line);
                met(expects, &mut self.heard, &self.host, &self.facts, self.over).map_err(|miss| (miss.actual, miss.right))
            }
        }
    }

    fn typed(&mut self, line: &TestLine) {
        if let Some(round) = self.rounds.last_mut() {
            round.test.push(line.text.clone());
        }
    }

    fn world(&mut self, world: &World) {
        let host = &mut self.host;
        match world {
            World::Channel(channel) => host.set_channel(channel),
            World::Language(language) => host.profile(Profile { language: Some(language.as_str().into()), ..Profile::default() }),
            World::Now(now) => {
                let now = moment(host.engine(), now.day, now.minute);
                if self.begun { host.passes_until(now) } else { host.set_now(now) }
            }
            World::Catalog(rows) => {
                let rows = (**rows).clone();
                host.facts(|facts| {
                    facts.catalogs.retain(|catalog| catalog.name != rows.name);
                    facts.catalogs.push(rows);
                });
            }
            World::CalendarFull(calendar) => host.set_calendar(calendar, Times::Full),
            World::CalendarHas(calendar, times) => {
                let times = times.iter().map(|time| moment(host.engine(), time.day, time.minute)).collect();
                host.set_calendar(calendar, Times::Only(times));
            }
            World::Team(team, open) => host.set_team(team, *open),
            World::ActionGives(action, fields) => {
                let fields = named(fields, host.engine());
                host.set_action(action, Script::Gives(fields));
            }
            World::ActionFails(action) => host.set_action(action, Script::Fails),
            World::ActionSilent(action) => host.set_action(action, Script::DoesNotAnswer),
        }
    }

    fn happens(&mut self, happens: &Happens, line: &TestLine) -> Result<(), Missed> {
        let is_customer = !matches!(happens, Happens::After(_) | Happens::Event(..) | Happens::AgentSays(_) | Happens::AgentCloses);
        if is_customer && !std::mem::take(&mut self.at_once) {
            self.host.passes(Length { months: 0, days: 0, seconds: SECONDS_BETWEEN_LINES });
        }
        self.begun = true;
        // What came due while the seconds passed belongs to this line, before what the line itself brings.
        let result = happen(&mut self.host, happens, &self.sent);
        self.at_once |= matches!(happens, Happens::After(_));
        if matches!(happens, Happens::AgentCloses) {
            self.watch.comes_back(self.host.now());
        }
        self.chat(line);
        result.map_err(|actual| (actual, None))
    }

    /// Takes in what happened since the last line.
    fn chat(&mut self, line: &TestLine) {
        let events = self.host.take_events();
        self.breaches = self.watch.judge(&events, &self.host);
        let mut chat = vec![line.text.clone()];
        for event in &events {
            chat.extend(seen(event));
            if let Event::Sent { message, .. } = event {
                self.sent.push((**message).clone());
            }
            if let Event::Recorded { fact } = event {
                self.over = match fact {
                    Fact::Started { .. } | Fact::Resumed => false,
                    Fact::Ended { .. } | Fact::Stopped => true,
                    _ => self.over,
                };
                self.facts.push(fact.clone());
            }
        }
        self.over = self.over && self.host.session().open.is_empty();
        self.heard = Heard::of(&events);
        if let Some(round) = self.rounds.last_mut() {
            round.chat = chat;
        }
        self.events = events;
    }
}

/// A day and a minute in the project's time zone.
pub fn moment(engine: &Engine, day: i32, minute: u16) -> Time {
    engine.words().moment(day, minute, &engine.program().zone)
}
