//! In: a statement. Out: `Kind`, the statement without what it says: what the table of the language is about.

use crate::Statement;

/// The kind of a line, one for each variant of [`Statement`]. Its row in the table: [`crate::row`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The file itself, no line of it
    File,
    /// A line that could not be read, or stands where it cannot: a finding says so. It keeps its children.
    Hole,
    /// `flow TITLE`
    Flow,
    /// `about TEXT`, under `flow`; under media: what the picture shows, for who cannot see it.
    About,
    /// `starts on …`, `interrupts on …`
    Starts,
    /// `starts fresh`
    StartsFresh,
    /// `with x (type), y (type)` under `starts on event`.
    EventValues,
    /// `takes x (type), …`
    Takes,
    /// `gives y, …`
    Gives,
    /// `scores NAME`
    Scores,
    /// `- LABEL [key]` under `scores`.
    Row,
    /// `was OLD TITLE`
    Was,
    /// `keeps x for 90 days because TEXT`
    Keeps,
    /// `step TITLE`
    Step,
    /// `say TEXT`
    Say,
    /// `or TEXT`, right after `say`: another wording. A sibling of it, not a child.
    Or,
    /// `line TEXT`; `None`: an empty line.
    Line,
    /// `image SOURCE`, `video`, `audio`, `file`. SOURCE: a path, an https address or a value.
    Media,
    /// `button LABEL -> TARGET`
    Button,
    /// `cards`, `cards for each x in LIST up to N`
    Cards,
    /// `card TITLE`
    Card,
    /// `typing 2 seconds`
    Typing,
    /// `on messenger, web` with lines below; in a test: the channel of the customer.
    OnChannel,
    /// `on whatsapp: TEXT` under `say`, `or`, `ask`.
    OnChannelText,
    /// `template NAME`
    Template,
    /// `with a as b, c` under `template`, `do`, `call`, `submit`.
    With,
    /// `ask x (type): TEXT`, `ask: TEXT`. Under `book` and `move` without a name.
    Ask,
    /// `- LABEL [key] -> TARGET` under `ask`.
    Choice,
    /// `- each x in LIST: LABEL -> TARGET`
    EachChoice,
    /// `also A, B`
    Also,
    /// `only if C` under an option, `starts`/`interrupts`, `recommend`.
    OnlyIf,
    /// `alone`
    Alone,
    /// `score KEY 2, style.boho 1`: of an answer, or a statement.
    Score,
    /// `otherwise -> TARGET`
    Otherwise,
    /// `pick 1 to 3`; `pick 2` is `pick 2 to 2`.
    Pick,
    /// `check C: TEXT`
    Check,
    /// `optional`, `optional: LABEL`
    Optional,
    /// `hint TEXT`
    Hint,
    /// `unless known`
    UnlessKnown,
    /// `unless given`
    UnlessGiven,
    /// `keep as contact.x` under `ask`.
    KeepAs,
    /// `label TEXT`
    Label,
    /// `paged`
    Paged,
    /// `when unclear: TEXT` (`tries` 1), `when unclear 2 times: TEXT`.
    Reask,
    /// `when OUTCOME -> TARGET`, or a body.
    When,
    /// `form NAME`
    Form,
    /// `review TEXT`
    Review,
    /// `submit NAME`
    Submit,
    /// `if C`
    If,
    /// `else if C`: a sibling right behind its `if`.
    ElseIf,
    /// `else`
    Else,
    /// `go to TARGET`
    GoTo,
    /// `do FLOW`
    Do,
    /// `keep result as y, z` under `do` and `call`.
    Keep,
    /// `end`
    End,
    /// `set x to EXPRESSION`
    Set,
    /// `forget x`
    Forget,
    /// `add X to Y`
    Add,
    /// `take X from Y`
    Take,
    /// `for each x in LIST`
    ForEach,
    /// `reset NAME`
    Reset,
    /// `split NAME`
    Split,
    /// `- 50% LABEL` under `split`. The weight is hundredths of a percent (5000).
    Arm,
    /// `reach GOAL`
    Reach,
    /// `worth 20 EUR`
    Worth,
    /// `tag WORD`
    Tag,
    /// `untag WORD`
    Untag,
    /// `subscribe TOPIC`
    Subscribe,
    /// `unsubscribe TOPIC`
    Unsubscribe,
    /// `wait 2 days`
    Wait,
    /// `wait until EXPRESSION`
    WaitUntil,
    /// `remind 1 day before visit.start`
    Remind,
    /// `call ACTION`
    Call,
    /// `hand over to TEAM`
    HandOver,
    /// `note TEXT`
    Note,
    /// `recommend up to N CATALOG as LIST`
    Recommend,
    /// `if possible C`
    IfPossible,
    /// `prefer C by POINTS`
    Prefer,
    /// `first cheapest`, …
    First,
    /// `book NAME at CALENDAR or CALENDAR`
    Book,
    /// `for 45 minutes`
    Lasting,
    /// `between A and B`
    Between,
    /// `offer 6`
    Offer,
    /// `move NAME`
    Move,
    /// `cancel NAME`
    Cancel,
    /// `pay NAME: AMOUNT for TEXT`
    Pay,
    /// `by PROVIDER`
    By,
    /// `test TITLE`
    Test,
    /// `in LANGUAGE`
    InLanguage,
    /// `today is DATE`
    TodayIs,
    /// `now is DATE TIME`
    NowIs,
    /// `catalog NAME is FILE`
    CatalogIs,
    /// `calendar NAME is full`
    CalendarFull,
    /// `calendar NAME has 2026-11-26 14:30, …`
    CalendarHas,
    /// `TEAM is open`, `TEAM is closed`
    TeamIs,
    /// `action NAME gives`
    ActionGives,
    /// `action NAME fails`
    ActionFails,
    /// `action NAME does not answer`
    ActionSilent,
    /// `field VALUE` under `action … gives` and `event`: the value as typed.
    FieldIs,
    /// `customer arrives`, `customer arrives from ad|link|page|menu X`
    CustomerArrives,
    /// `customer says TEXT`
    CustomerSays,
    /// `customer picks LABEL, LABEL on CARD`: as typed, as the labels on offer decide how it is read. [`crate::split_list`] reads it where they do not.
    CustomerPicks,
    /// `customer changes FIELD`
    CustomerChanges,
    /// `customer sends photo|location|file`
    CustomerSends,
    /// `event NAME`
    EventComes,
    /// `after 3 hours`
    After,
    /// `payment succeeds|fails|is cancelled`
    Payment,
    /// `agent says TEXT`
    AgentSays,
    /// `agent closes`
    AgentCloses,
    /// `bot says TEXT`
    BotSays,
    /// `bot asks TEXT`
    BotAsks,
    /// `bot offers A, B, C`: as typed, as with `customer picks`.
    BotOffers,
    /// `bot shows 3 cards`
    BotShows,
    /// `bot sends image`
    BotSends,
    /// `bot sends template X`
    BotSendsTemplate,
    /// `bot hands over to TEAM`
    BotHandsOver,
    /// `bot is silent`
    BotSilent,
    /// `ends`
    Ends,
    /// `expect CONDITION`
    Expect,
    /// `expect reached GOAL`
    ExpectReached,
    /// `expect at STEP`
    ExpectAt,
}

impl Statement {
    /// Which kind of line it is.
    pub fn kind(&self) -> Kind {
        match self {
            Statement::File => Kind::File,
            Statement::Hole(_) => Kind::Hole,
            Statement::Flow { .. } => Kind::Flow,
            Statement::About { .. } => Kind::About,
            Statement::Starts { .. } => Kind::Starts,
            Statement::StartsFresh => Kind::StartsFresh,
            Statement::EventValues { .. } => Kind::EventValues,
            Statement::Takes { .. } => Kind::Takes,
            Statement::Gives { .. } => Kind::Gives,
            Statement::Scores { .. } => Kind::Scores,
            Statement::Row { .. } => Kind::Row,
            Statement::Was { .. } => Kind::Was,
            Statement::Keeps { .. } => Kind::Keeps,
            Statement::Step { .. } => Kind::Step,
            Statement::Say { .. } => Kind::Say,
            Statement::Or { .. } => Kind::Or,
            Statement::Line { .. } => Kind::Line,
            Statement::Media { .. } => Kind::Media,
            Statement::Button { .. } => Kind::Button,
            Statement::Cards { .. } => Kind::Cards,
            Statement::Card { .. } => Kind::Card,
            Statement::Typing { .. } => Kind::Typing,
            Statement::OnChannel { .. } => Kind::OnChannel,
            Statement::OnChannelText { .. } => Kind::OnChannelText,
            Statement::Template { .. } => Kind::Template,
            Statement::With { .. } => Kind::With,
            Statement::Ask { .. } => Kind::Ask,
            Statement::Choice { .. } => Kind::Choice,
            Statement::EachChoice { .. } => Kind::EachChoice,
            Statement::Also { .. } => Kind::Also,
            Statement::OnlyIf { .. } => Kind::OnlyIf,
            Statement::Alone => Kind::Alone,
            Statement::Score { .. } => Kind::Score,
            Statement::Otherwise { .. } => Kind::Otherwise,
            Statement::Pick { .. } => Kind::Pick,
            Statement::Check { .. } => Kind::Check,
            Statement::Optional { .. } => Kind::Optional,
            Statement::Hint { .. } => Kind::Hint,
            Statement::UnlessKnown => Kind::UnlessKnown,
            Statement::UnlessGiven => Kind::UnlessGiven,
            Statement::KeepAs { .. } => Kind::KeepAs,
            Statement::Label { .. } => Kind::Label,
            Statement::Paged => Kind::Paged,
            Statement::Reask { .. } => Kind::Reask,
            Statement::When { .. } => Kind::When,
            Statement::Form { .. } => Kind::Form,
            Statement::Review { .. } => Kind::Review,
            Statement::Submit { .. } => Kind::Submit,
            Statement::If { .. } => Kind::If,
            Statement::ElseIf { .. } => Kind::ElseIf,
            Statement::Else => Kind::Else,
            Statement::GoTo { .. } => Kind::GoTo,
            Statement::Do { .. } => Kind::Do,
            Statement::Keep { .. } => Kind::Keep,
            Statement::End => Kind::End,
            Statement::Set { .. } => Kind::Set,
            Statement::Forget { .. } => Kind::Forget,
            Statement::Add { .. } => Kind::Add,
            Statement::Take { .. } => Kind::Take,
            Statement::ForEach { .. } => Kind::ForEach,
            Statement::Reset { .. } => Kind::Reset,
            Statement::Split { .. } => Kind::Split,
            Statement::Arm { .. } => Kind::Arm,
            Statement::Reach { .. } => Kind::Reach,
            Statement::Worth { .. } => Kind::Worth,
            Statement::Tag { .. } => Kind::Tag,
            Statement::Untag { .. } => Kind::Untag,
            Statement::Subscribe { .. } => Kind::Subscribe,
            Statement::Unsubscribe { .. } => Kind::Unsubscribe,
            Statement::Wait { .. } => Kind::Wait,
            Statement::WaitUntil { .. } => Kind::WaitUntil,
            Statement::Remind { .. } => Kind::Remind,
            Statement::Call { .. } => Kind::Call,
            Statement::HandOver { .. } => Kind::HandOver,
            Statement::Note { .. } => Kind::Note,
            Statement::Recommend { .. } => Kind::Recommend,
            Statement::IfPossible { .. } => Kind::IfPossible,
            Statement::Prefer { .. } => Kind::Prefer,
            Statement::First { .. } => Kind::First,
            Statement::Book { .. } => Kind::Book,
            Statement::Lasting { .. } => Kind::Lasting,
            Statement::Between { .. } => Kind::Between,
            Statement::Offer { .. } => Kind::Offer,
            Statement::Move { .. } => Kind::Move,
            Statement::Cancel { .. } => Kind::Cancel,
            Statement::Pay { .. } => Kind::Pay,
            Statement::By { .. } => Kind::By,
            Statement::Test { .. } => Kind::Test,
            Statement::InLanguage { .. } => Kind::InLanguage,
            Statement::TodayIs { .. } => Kind::TodayIs,
            Statement::NowIs { .. } => Kind::NowIs,
            Statement::CatalogIs { .. } => Kind::CatalogIs,
            Statement::CalendarFull { .. } => Kind::CalendarFull,
            Statement::CalendarHas { .. } => Kind::CalendarHas,
            Statement::TeamIs { .. } => Kind::TeamIs,
            Statement::ActionGives { .. } => Kind::ActionGives,
            Statement::ActionFails { .. } => Kind::ActionFails,
            Statement::ActionSilent { .. } => Kind::ActionSilent,
            Statement::FieldIs { .. } => Kind::FieldIs,
            Statement::CustomerArrives { .. } => Kind::CustomerArrives,
            Statement::CustomerSays { .. } => Kind::CustomerSays,
            Statement::CustomerPicks { .. } => Kind::CustomerPicks,
            Statement::CustomerChanges { .. } => Kind::CustomerChanges,
            Statement::CustomerSends { .. } => Kind::CustomerSends,
            Statement::EventComes { .. } => Kind::EventComes,
            Statement::After { .. } => Kind::After,
            Statement::Payment { .. } => Kind::Payment,
            Statement::AgentSays { .. } => Kind::AgentSays,
            Statement::AgentCloses => Kind::AgentCloses,
            Statement::BotSays { .. } => Kind::BotSays,
            Statement::BotAsks { .. } => Kind::BotAsks,
            Statement::BotOffers { .. } => Kind::BotOffers,
            Statement::BotShows { .. } => Kind::BotShows,
            Statement::BotSends { .. } => Kind::BotSends,
            Statement::BotSendsTemplate { .. } => Kind::BotSendsTemplate,
            Statement::BotHandsOver { .. } => Kind::BotHandsOver,
            Statement::BotSilent => Kind::BotSilent,
            Statement::Ends => Kind::Ends,
            Statement::Expect { .. } => Kind::Expect,
            Statement::ExpectReached { .. } => Kind::ExpectReached,
            Statement::ExpectAt { .. } => Kind::ExpectAt,
        }
    }
}
