//! A `test` of a `.flow` file, typed, with its conditions compiled: what the test runner plays.

use botflow_program::{Catalog, ExprIx, GoalId, MediaKind, Span as Duration, StepIx};
use botflow_source::{FileId, Span};

use crate::project::Constant;

/// A `test`.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Its title as written.
    pub title: String,
    /// The title of the flow in whose file it stands; `None` under `tests/`.
    pub flow: Option<String>,
    /// Its file.
    pub file: FileId,
    /// Its `test` line.
    pub span: Span,
    /// Its line in the file, from 1.
    pub line: u32,
    /// Its lines, in order.
    pub lines: Vec<TestLine>,
}

/// A line of a test.
#[derive(Debug, Clone, PartialEq)]
pub struct TestLine {
    /// Where it stands, without the lines under it.
    pub span: Span,
    /// Its line in the file, from 1.
    pub line: u32,
    /// As typed.
    pub text: String,
    /// What it does.
    pub act: TestAct,
}

/// What a line of a test does.
#[derive(Debug, Clone, PartialEq)]
pub enum TestAct {
    /// The world is set before the line that needs it.
    World(World),
    /// Something happens.
    Happens(Happens),
    /// Something is expected.
    Expects(Expects),
}

/// Settings. Names are those of `botflow.yaml`.
#[derive(Debug, Clone, PartialEq)]
pub enum World {
    /// `on CHANNEL`; of several the first.
    Channel(String),
    /// `in LANGUAGE`.
    Language(String),
    /// `today is DATE` (9:00), `now is DATE TIME`; in the project's time zone.
    Now(Moment),
    /// `catalog NAME is FILE`, read and checked like the catalog itself.
    Catalog(Box<Catalog>),
    /// `calendar NAME is full`.
    CalendarFull(String),
    /// `calendar NAME has …`.
    CalendarHas(String, Vec<Moment>),
    /// `TEAM is open`, `TEAM is closed`.
    Team(String, bool),
    /// `action NAME gives`: fields with their values.
    ActionGives(String, Vec<(String, Constant)>),
    /// `action NAME fails`.
    ActionFails(String),
    /// `action NAME does not answer`.
    ActionSilent(String),
}

/// A day and a time of day in the project's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// Days since 1970-01-01.
    pub day: i32,
    /// Minutes since midnight.
    pub minute: u16,
}

/// What happens.
#[derive(Debug, Clone, PartialEq)]
pub enum Happens {
    /// `customer arrives`, `customer arrives from ad X`.
    Arrives(Arrival),
    /// `customer says TEXT`.
    Says(String),
    /// `customer picks LABEL, LABEL on CARD`, as typed: the labels on offer decide how it is read.
    Picks(String),
    /// `customer changes FIELD`, as typed.
    Changes(String),
    /// `customer sends photo`.
    SendsPhoto,
    /// `customer sends location`.
    SendsLocation,
    /// `customer sends file`.
    SendsFile,
    /// `event NAME` with its values.
    Event(String, Vec<(String, Constant)>),
    /// `after 3 hours`.
    After(Duration),
    /// `payment succeeds`.
    PaymentSucceeds,
    /// `payment fails`.
    PaymentFails,
    /// `payment is cancelled`.
    PaymentCancelled,
    /// `agent says TEXT`.
    AgentSays(String),
    /// `agent closes`.
    AgentCloses,
}

/// How a customer arrives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arrival {
    /// Nothing said: a first contact.
    Welcome,
    /// From an ad.
    Ad(String),
    /// From a link.
    Link(String),
    /// On a page.
    Page(String),
    /// By the menu.
    Menu(String),
}

/// What is expected of the bot since the last line that happened. `…` in a text stands for anything.
#[derive(Debug, Clone, PartialEq)]
pub enum Expects {
    /// `bot says TEXT`.
    Says(String),
    /// `bot asks TEXT`.
    Asks(String),
    /// `bot offers A, B`, as typed.
    Offers(String),
    /// `bot shows 3 cards`.
    Cards(u32),
    /// `bot sends image|video|audio|file`.
    Sends(MediaKind),
    /// `bot sends template X`.
    SendsTemplate(String),
    /// `bot hands over to TEAM`.
    HandsOver(String),
    /// `bot is silent`.
    Silent,
    /// `ends`.
    Ends,
    /// `expect CONDITION`: an expression of the suite's program.
    Holds(ExprIx),
    /// `expect reached GOAL`.
    Reached(GoalId),
    /// `expect at STEP`; `None`: there is no such step.
    At(Option<StepIx>),
}
