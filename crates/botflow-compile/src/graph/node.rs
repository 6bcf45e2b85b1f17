//! Nodes: what the bot does at one place.

use botflow_source::Span;
use botflow_syntax::tree::NodeId;

use super::{ExprAt, Message, PathAt, Question, Request};
use crate::model::{BoardId, FlowId, FormId, StepId, Target, ValueId};

/// One place of a journey.
#[derive(Debug, Clone)]
pub struct Node {
    /// The step it stands in.
    pub step: StepId,
    /// The statement it comes from.
    pub origin: Origin,
    /// What happens.
    pub act: Act,
}

/// The line a node comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Index into the trees of the project.
    pub tree: u32,
    /// The statement in that tree.
    pub node: NodeId,
    /// Its line, without indentation and end.
    pub span: Span,
}

/// What happens at a node. The same kinds as the program's ops.
#[derive(Debug, Clone)]
pub enum Act {
    /// The step begins. Nothing happens.
    Enter,
    /// A form begins. Nothing happens; a correction goes on from here.
    Form(FormId),
    /// A bubble, cards, media, typing or a template is sent.
    Send(Box<Message>),
    /// The bot asks and rests.
    Ask(Box<Question>),
    /// `if`, `on CHANNEL`, a team that may be closed …: edges `Holds` and `Fails`.
    Branch(ExprAt),
    /// A value changes.
    Set(Box<Change>),
    /// `for each`: edges `Item` and `Done`; the body's end leads back here.
    Each {
        /// The item's name.
        item: Option<ValueId>,
        /// What is gone through.
        list: PathAt,
    },
    /// `recommend`: edges `Next` (something fits) and `NothingFits`. Its cards are a `Send` behind it.
    Pick(Box<Pick>),
    /// `split`: edges `Arm`.
    Split(Box<Split>),
    /// Something is noted: a goal, a tag, points.
    Mark(MarkWhat),
    /// Something is asked of the world: edges `Outcome`.
    Perform(Box<Request>),
    /// `wait`: edge `Waited`.
    Wait(WaitFor),
    /// `remind`: edges `Later` (its body) and `Next`.
    Remind(Box<Remind>),
    /// `do FLOW`: edges `Into` and `Returned`.
    Do(Box<Do>),
    /// On to a target; edge `Next` to its entry.
    Go(Target),
    /// The body of an unclear or no-reply line has ended: on to the open question (edge `Back`).
    Resume {
        /// It stays open as it is (after `no reply`); otherwise it is shown again.
        silent: bool,
    },
    /// The conversation, the `do` or the copy that a reminder runs is over.
    End,
    /// A line that could not be read: whatever hangs on it is not judged.
    Hole,
}

/// `set`, `add`, `take`, `forget`.
#[derive(Debug, Clone)]
pub struct Change {
    /// What changes.
    pub place: PathAt,
    /// How.
    pub how: SetHow,
}

/// How a value changes.
#[derive(Debug, Clone)]
pub enum SetHow {
    /// `set x to E`.
    To(ExprAt),
    /// `add E to x`.
    Add(ExprAt),
    /// `add FORM to x`: its answers as one entry; the form is empty afterwards.
    AddForm(FormId),
    /// `take E from x`.
    Take(ExprAt),
    /// `forget x`.
    Forget,
}

/// `with E as NAME`.
#[derive(Debug, Clone)]
pub struct Pass {
    /// What is passed.
    pub value: ExprAt,
    /// The name on the other side.
    pub name: Box<str>,
    /// Where the value stands.
    pub span: Span,
}

/// `keep FIELD as x`.
#[derive(Debug, Clone)]
pub struct Keep {
    /// The name on the other side.
    pub field: Box<str>,
    /// Where it is kept.
    pub place: PathAt,
    /// Where the name on the other side stands.
    pub span: Span,
}

/// `recommend up to N CATALOG as LIST`.
#[derive(Debug, Clone)]
pub struct Pick {
    /// The catalog (index into the project's); `None` where there is none of that name.
    pub catalog: Option<u32>,
    /// At most so many.
    pub up_to: u32,
    /// The list that is filled.
    pub list: Option<ValueId>,
    /// `only if`.
    pub only_if: Vec<ExprAt>,
    /// `if possible`, in listed order; the last one is dropped first.
    pub if_possible: Vec<ExprAt>,
    /// `prefer`.
    pub prefer: Vec<Prefer>,
    /// `first …`.
    pub first: Option<SortBy>,
}

/// `prefer C by POINTS`.
#[derive(Debug, Clone)]
pub struct Prefer {
    /// When.
    pub condition: ExprAt,
    /// How many points; `None`: one.
    pub points: Option<ExprAt>,
}

/// What comes first among equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortBy {
    /// `first cheapest`: by the catalog's money field.
    Cheapest,
    /// `first highest FIELD`: a path that reads the row.
    Highest(PathAt),
    /// `first lowest FIELD`: a path that reads the row.
    Lowest(PathAt),
    /// `first nearest to PLACE`: by the catalog's location field, from the place of that path.
    NearestTo(PathAt),
    /// `first at random`.
    AtRandom,
}

/// `split NAME`.
#[derive(Debug, Clone)]
pub struct Split {
    /// Its name.
    pub name: Box<str>,
    /// Hundredths of a per cent and label of each arm.
    pub arms: Vec<(u32, Box<str>)>,
}

/// How long `wait` waits. Days, months and years are those of the calendar.
#[derive(Debug, Clone)]
pub enum WaitFor {
    /// `wait 2 days`.
    Span(botflow_syntax::tree::Duration),
    /// `wait until E`.
    Until(ExprAt),
}

/// `remind 1 day before visit.start`.
#[derive(Debug, Clone)]
pub struct Remind {
    /// What it reminds of: a moment, or a booking's start.
    pub of: PathAt,
    /// How long before.
    pub before: botflow_syntax::tree::Duration,
}

/// `do FLOW`.
#[derive(Debug, Clone)]
pub struct Do {
    /// The flow; `None` where there is none of that title.
    pub flow: Option<FlowId>,
    /// What it gets.
    pub with: Vec<Pass>,
    /// What is kept of what it gives.
    pub keep: Vec<Keep>,
}

/// What is noted.
#[derive(Debug, Clone)]
pub enum MarkWhat {
    /// `reach GOAL` with what it is worth.
    Goal(Box<str>, Option<ExprAt>),
    /// `tag WORD`.
    Tag(Box<str>),
    /// `untag WORD`.
    Untag(Box<str>),
    /// `subscribe TOPIC`.
    Subscribe(Box<str>),
    /// `unsubscribe TOPIC`.
    Unsubscribe(Box<str>),
    /// `score KEY n` as a statement: the board, its row (`None`: a counter), the points. One node for each.
    Score(BoardId, Option<u32>, i32),
    /// `reset NAME`.
    Reset(BoardId),
}
