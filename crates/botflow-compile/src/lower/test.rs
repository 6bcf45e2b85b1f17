//! A `test` of a `.flow` file, typed, with its conditions compiled: what the test runner plays.

use botflow_program::{ActionIx, CalendarIx, Catalog, CatalogIx, ExprIx, GoalIx, StepId, TeamIx, TemplateIx};
use botflow_source::{FileId, Span};

/// A `test`.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// Its title as written.
    pub title: String,
    /// The flow in whose file it stands; `None` under `tests/`.
    pub flow: Option<String>,
    /// Its file.
    pub file: FileId,
    /// Its `test` line.
    pub span: Span,
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

/// Settings.
#[derive(Debug, Clone, PartialEq)]
pub enum World {
    /// `on CHANNEL`.
    Channel(String),
    /// `in LANGUAGE`.
    Language(String),
    /// `today is DATE` (9:00), `now is DATE TIME`; in the project's time zone.
    Now {
        /// Days since 1970-01-01.
        day: i32,
        /// Minutes since midnight.
        minute: u16,
    },
    /// `catalog NAME is FILE`, read and checked like the catalog itself.
    Catalog(CatalogIx, Box<Catalog>),
    /// `calendar NAME is full`.
    CalendarFull(CalendarIx),
    /// `calendar NAME has …`: days since 1970-01-01 and minutes since midnight.
    CalendarHas(CalendarIx, Vec<(i32, u16)>),
    /// `TEAM is open`, `TEAM is closed`.
    Team(TeamIx, bool),
    /// `action NAME gives`: fields with their values.
    ActionGives(ActionIx, Vec<(String, Given)>),
    /// `action NAME fails`.
    ActionFails(ActionIx),
    /// `action NAME does not answer`.
    ActionSilent(ActionIx),
}

/// A value as typed under `action … gives` or `event`, or the rows of a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Given {
    /// One value.
    One(botflow_program::Value),
    /// A list of a file: each row's fields.
    Rows(Vec<Vec<(String, botflow_program::Value)>>),
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
    Event(String, Vec<(String, Given)>),
    /// `after 3 hours`, in seconds.
    After(u64),
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
    Sends(botflow_program::MediaKind),
    /// `bot sends template X`.
    SendsTemplate(TemplateIx),
    /// `bot hands over to TEAM`.
    HandsOver(TeamIx),
    /// `bot is silent`.
    Silent,
    /// `ends`.
    Ends,
    /// `expect CONDITION`: an expression of the suite's program.
    Holds(ExprIx),
    /// `expect reached GOAL`.
    Reached(GoalIx),
    /// `expect at STEP`.
    At(StepId),
}
