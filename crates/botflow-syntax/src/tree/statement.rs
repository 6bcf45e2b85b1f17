//! In: one line of a flow. Out: `Statement`, a variant for each kind of line, in the order in which the language is taught.

use botflow_source::Span;

use super::{Clock, Date, Duration, ExprId, Item, Outcome, Param, PathId, Phrase, Points, TargetId, TextId, Trigger, TypeId, Word};
use crate::Kind;

/// What a line says, its fields named after the capital words of its form. What stands under it are its node's children.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the form above each variant names its fields")]
pub enum Statement {
    /// The file itself, no line of it. Children: `Flow`, `Step`, `Test`.
    File,
    /// A line that could not be read, or stands where it cannot: a finding says so. It keeps its children.
    Hole(Hole),

    // ── The head of a flow ──
    /// `flow TITLE`. Children: the head lines.
    Flow { title: Phrase },
    /// `about TEXT`, under `flow`; under media: what the picture shows, for who cannot see it.
    About { text: TextId },
    /// `starts on …`, `interrupts on …`. Children: `OnlyIf`, `StartsFresh`, `EventValues`.
    Starts { interrupts: bool, trigger: Trigger },
    /// `starts fresh`
    StartsFresh,
    /// `with x (type), y (type)` under `starts on event`.
    EventValues { params: Box<[Param]> },
    /// `takes x (type), …`
    Takes { params: Box<[Param]> },
    /// `gives y, …`
    Gives { params: Box<[Param]> },
    /// `scores NAME`. Children: `Row`; none: a counter.
    Scores { name: Word },
    /// `- LABEL [key]` under `scores`.
    Row { label: TextId, key: Option<Word> },
    /// `was OLD TITLE`
    Was { title: Phrase },
    /// `keeps x for 90 days because TEXT`
    Keeps { name: Word, duration: Duration, because: TextId },
    /// `step TITLE`. Children: its lines, its defaults (`When`, `Reask`) first.
    Step { title: Phrase },

    // ── Saying things ──
    /// `say TEXT`
    Say { text: TextId },
    /// `or TEXT`, right after `say`: another wording. A sibling of it, not a child.
    Or { text: TextId },
    /// `line TEXT`; `None`: an empty line.
    Line { text: Option<TextId> },
    /// `image SOURCE`, `video`, `audio`, `file`. SOURCE: a path, an https address or a value.
    Media { what: MediaKind, source: TextId },
    /// `button LABEL -> TARGET`
    Button { label: TextId, target: TargetId },
    /// `cards`, `cards for each x in LIST up to N`. Children: `Card`.
    Cards { each: Option<EachCard> },
    /// `card TITLE`
    Card { title: TextId },
    /// `typing 2 seconds`
    Typing { duration: Duration },
    /// `on messenger, web` with lines below; in a test: the channel of the customer.
    OnChannel { channels: Box<[Word]> },
    /// `on whatsapp: TEXT` under `say`, `or`, `ask`.
    OnChannelText { channels: Box<[Word]>, text: TextId },
    /// `template NAME`
    Template { name: Word },
    /// `with a as b, c` under `template`, `do`, `call`, `submit`.
    With { passed: Box<[Passed]> },

    // ── Asking ──
    /// `ask x (type): TEXT`, `ask: TEXT`. Under `book` and `move` without a name.
    Ask { name: Option<Word>, kind: Option<TypeId>, text: TextId },
    /// `- LABEL [key] -> TARGET` under `ask`.
    Choice { label: TextId, key: Option<Word>, target: Option<TargetId> },
    /// `- each x in LIST: LABEL -> TARGET`
    EachChoice { name: Word, list: PathId, label: TextId, target: Option<TargetId> },
    /// `also A, B`
    Also { words: Box<[Item]> },
    /// `only if C` under an option, `starts`/`interrupts`, `recommend`.
    OnlyIf { condition: ExprId },
    /// `alone`
    Alone,
    /// `score KEY 2, style.boho 1`: of an answer, or a statement.
    Score { points: Box<[Points]> },
    /// `otherwise -> TARGET`
    Otherwise { target: Option<TargetId> },
    /// `pick 1 to 3`; `pick 2` is `pick 2 to 2`.
    Pick { low: u32, high: u32 },
    /// `check C: TEXT`
    Check { condition: ExprId, text: TextId },
    /// `optional`, `optional: LABEL`
    Optional { label: Option<TextId> },
    /// `hint TEXT`
    Hint { text: TextId },
    /// `unless known`
    UnlessKnown,
    /// `unless given`
    UnlessGiven,
    /// `keep as contact.x` under `ask`.
    KeepAs { path: PathId },
    /// `label TEXT`
    Label { text: TextId },
    /// `paged`
    Paged,
    /// `when unclear: TEXT` (`tries` 1), `when unclear 2 times: TEXT`.
    Reask { tries: u32, text: TextId },
    /// `when OUTCOME -> TARGET`, or a body.
    When { outcome: Outcome, target: Option<TargetId> },
    /// `form NAME`
    Form { name: Word },
    /// `review TEXT`
    Review { text: TextId },
    /// `submit NAME`
    Submit { name: Word },

    // ── Deciding and moving ──
    /// `if C`
    If { condition: ExprId },
    /// `else if C`: a sibling right behind its `if`.
    ElseIf { condition: ExprId },
    /// `else`
    Else,
    /// `go to TARGET`
    GoTo { target: TargetId },
    /// `do FLOW`. Children: `With`, `Keep`.
    Do { target: TargetId },
    /// `keep result as y, z` under `do` and `call`.
    Keep { kept: Box<[Kept]> },
    /// `end`
    End,
    /// `set x to EXPRESSION`
    Set { path: PathId, value: ExprId },
    /// `forget x`
    Forget { path: PathId },
    /// `add X to Y`
    Add { value: ExprId, to: PathId },
    /// `take X from Y`
    Take { value: ExprId, from: PathId },
    /// `for each x in LIST`
    ForEach { name: Word, list: PathId },
    /// `reset NAME`
    Reset { name: Word },
    /// `split NAME`. Children: `Arm`.
    Split { name: Word },
    /// `- 50% LABEL` under `split`. The weight is hundredths of a percent (5000).
    Arm { weight: u32, label: Phrase },
    /// `reach GOAL`. Children: `Worth`.
    Reach { goal: Phrase },
    /// `worth 20 EUR`
    Worth { value: ExprId },
    /// `tag WORD`
    Tag { tag: Word },
    /// `untag WORD`
    Untag { tag: Word },
    /// `subscribe TOPIC`
    Subscribe { topic: Word },
    /// `unsubscribe TOPIC`
    Unsubscribe { topic: Word },
    /// `wait 2 days`
    Wait { duration: Duration },
    /// `wait until EXPRESSION`
    WaitUntil { value: ExprId },
    /// `remind 1 day before visit.start`
    Remind { before: Duration, of: PathId },
    /// `call ACTION`. Children: `With`, `Keep`, `When`.
    Call { action: Word },
    /// `hand over to TEAM`. Children: `Note`, `Say`, `When`.
    HandOver { team: Phrase },
    /// `note TEXT`
    Note { text: TextId },

    // ── Recommending ──
    /// `recommend up to N CATALOG as LIST`
    Recommend { up_to: u32, catalog: Word, list: Word },
    /// `if possible C`
    IfPossible { condition: ExprId },
    /// `prefer C by POINTS`
    Prefer { condition: ExprId, points: Option<ExprId> },
    /// `first cheapest`, …
    First { order: Order },

    // ── Booking and paying ──
    /// `book NAME at CALENDAR or CALENDAR`
    Book { name: Word, calendars: Box<[Phrase]> },
    /// `for 45 minutes`
    Lasting { duration: Duration },
    /// `between A and B`
    Between { low: ExprId, high: ExprId },
    /// `offer 6`
    Offer { count: u32 },
    /// `move NAME`
    Move { name: Word },
    /// `cancel NAME`
    Cancel { name: Word },
    /// `pay NAME: AMOUNT for TEXT`
    Pay { name: Word, amount: ExprId, text: TextId },
    /// `by PROVIDER`
    By { provider: Word },

    // ── Tests: before the line that needs it ──
    /// `test TITLE`
    Test { title: Phrase },
    /// `in LANGUAGE`
    InLanguage { language: Word },
    /// `today is DATE`
    TodayIs { date: Date },
    /// `now is DATE TIME`
    NowIs { date: Date, time: Clock },
    /// `catalog NAME is FILE`
    CatalogIs { name: Word, file: Phrase },
    /// `calendar NAME is full`
    CalendarFull { calendar: Phrase },
    /// `calendar NAME has 2026-11-26 14:30, …`
    CalendarHas { calendar: Phrase, times: Box<[(Date, Clock)]> },
    /// `TEAM is open`, `TEAM is closed`
    TeamIs { team: Phrase, open: bool },
    /// `action NAME gives`. Children: `FieldIs`.
    ActionGives { action: Word },
    /// `action NAME fails`
    ActionFails { action: Word },
    /// `action NAME does not answer`
    ActionSilent { action: Word },
    /// `field VALUE` under `action … gives` and `event`: the value as typed.
    FieldIs { field: Word, value: Phrase },

    // ── Tests: what happens ──
    /// `customer arrives`, `customer arrives from ad|link|page|menu X`
    CustomerArrives { from: Option<(EntryKind, Phrase)> },
    /// `customer says TEXT`
    CustomerSays { text: Phrase },
    /// `customer picks LABEL, LABEL on CARD`: as typed, as the labels on offer decide how it is read. [`crate::split_list`] reads it where they do not.
    CustomerPicks { labels: Phrase },
    /// `customer changes FIELD`
    CustomerChanges { field: Phrase },
    /// `customer sends photo|location|file`
    CustomerSends { what: Sent },
    /// `event NAME`. Children: `FieldIs`.
    EventComes { event: Word },
    /// `after 3 hours`
    After { duration: Duration },
    /// `payment succeeds|fails|is cancelled`
    Payment { result: PaymentResult },
    /// `agent says TEXT`
    AgentSays { text: Phrase },
    /// `agent closes`
    AgentCloses,

    // ── Tests: what is expected ──
    /// `bot says TEXT`
    BotSays { text: Phrase },
    /// `bot asks TEXT`
    BotAsks { text: Phrase },
    /// `bot offers A, B, C`: as typed, as with `customer picks`.
    BotOffers { labels: Phrase },
    /// `bot shows 3 cards`
    BotShows { cards: u32 },
    /// `bot sends image`
    BotSends { what: MediaKind },
    /// `bot sends template X`
    BotSendsTemplate { name: Word },
    /// `bot hands over to TEAM`
    BotHandsOver { team: Phrase },
    /// `bot is silent`
    BotSilent,
    /// `ends`
    Ends,
    /// `expect CONDITION`
    Expect { condition: ExprId },
    /// `expect reached GOAL`
    ExpectReached { goal: Phrase },
    /// `expect at STEP`
    ExpectAt { step: Phrase },
}

/// What is left of a line that could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hole {
    /// What it was going to be, when its first words say so: an unreadable `step` still owns its lines.
    pub meant: Option<Kind>,
    /// What it declares all the same: `colour` of `ask colour Which one?`; the title of a step.
    pub declares: Option<Span>,
    /// Where it leads all the same.
    pub target: Option<TargetId>,
}

/// Pictures, films, sounds, documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MediaKind {
    /// `image`
    Image,
    /// `video`
    Video,
    /// `audio`
    Audio,
    /// `file`
    File,
}

/// `for each x in LIST up to N` behind `cards`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EachCard {
    /// The name of an item.
    pub name: Word,
    /// Of what.
    pub list: PathId,
    /// At most so many.
    pub up_to: Option<u32>,
}

/// `x or "none" as y`; `with y` alone passes `y` as `y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passed {
    /// What is passed. [`super::ExprKind::Fallback`] at its top is `or "none"`.
    pub value: ExprId,
    /// Under which name; where `as` was left out: the last word of the value.
    pub name: Word,
}

/// `result as y`; `keep y` alone keeps `y` as `y`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kept {
    /// What came back.
    pub field: Word,
    /// Where it is kept.
    pub path: PathId,
}

/// How `recommend` orders rows with the same points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `first cheapest`
    Cheapest,
    /// `first highest FIELD`
    Highest(PathId),
    /// `first lowest FIELD`
    Lowest(PathId),
    /// `first nearest to PLACE`
    Nearest(PathId),
    /// `first at random`
    AtRandom,
}

/// How a customer of a test arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// `ad`
    Ad,
    /// `link`
    Link,
    /// `page`
    Page,
    /// `menu`
    Menu,
}

/// What a customer of a test sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sent {
    /// `photo`
    Photo,
    /// `location`
    Location,
    /// `file`
    File,
}

/// What became of a payment in a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaymentResult {
    /// `payment succeeds`
    Succeeds,
    /// `payment fails`
    Fails,
    /// `payment is cancelled`
    Cancelled,
}
