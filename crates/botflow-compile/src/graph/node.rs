//! Nodes: what the bot does at one place.

use botflow_source::Span;

use super::{Message, Question, Request};
use crate::model::{BoardId, Expr, FlowId, FormId, Read, StepId, Target, ValueId};

/// One place of a journey.
#[derive(Debug, Clone)]
pub struct Node {
    /// The step it stands in.
    pub step: StepId,
    /// The statement it comes from, in the tree of the step's file.
    pub origin: Origin,
    /// What happens.
    pub act: Act,
}

/// A statement of a tree: an index into its arena.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct NodeId(pub u32);

/// The line a node comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The statement.
    pub node: NodeId,
    /// Its line's text.
    pub span: Span,
}

/// What happens at a node. The same kinds as the program's ops.
#[derive(Debug, Clone)]
pub enum Act {
    /// The step begins. Nothing happens.
    Enter,
    /// A bubble, cards, media, typing or a template is sent.
    Send(Box<Message>),
    /// The bot asks and rests.
    Ask(Box<Question>),
    /// `if`, `on CHANNEL`, a team that may be closed …: edges `Holds` and `Fails`.
    Branch(Expr),
    /// A value changes.
    Set(Change),
    /// `for each`: edges `Item` and `Done`; the body's end leads back here.
    Each {
        /// The item's name.
        item: ValueId,
        /// What is gone through.
        list: Expr,
    },
    /// `recommend`: edges `Next` and `NothingFits`.
    Pick(Box<Pick>),
    /// `split`: edges `Arm`.
    Split {
        /// Its name.
        name: String,
        /// Per cent and label of each arm.
        arms: Vec<(u32, String)>,
    },
    /// Something is noted: a goal, a tag, points.
    Mark(MarkWhat),
    /// Something is asked of the world: edges `Outcome` and `Next`.
    Perform(Box<Request>),
    /// `wait`: edge `Waited`.
    Wait {
        /// Until when; a moment.
        until: Expr,
    },
    /// `remind`: edges `Later` (its body) and `Next`.
    Remind {
        /// What it reminds of: a moment, or a booking's start.
        of: Read,
        /// Seconds before (positive) it.
        before_seconds: i64,
        /// Whole days before it.
        before_days: i32,
    },
    /// `do FLOW`: edges `Into` and `Returned`.
    Do {
        /// The flow.
        flow: FlowId,
        /// What it gets.
        with: Vec<Pass>,
        /// What is kept of what it gives.
        keep: Vec<Keep>,
    },
    /// On to a target; edge `Next` to its entry.
    Go(Target),
    /// The conversation, or the `do`, is over.
    End,
    /// A line that could not be read: whatever hangs on it is not judged.
    Hole,
}

/// `set`, `add`, `take`, `forget`.
#[derive(Debug, Clone)]
pub struct Change {
    /// What changes.
    pub place: Read,
    /// How.
    pub how: SetHow,
}

/// How a value changes.
#[derive(Debug, Clone)]
pub enum SetHow {
    /// `set x to E`.
    To(Expr),
    /// `add E to x`.
    Add(Expr),
    /// `add FORM to x`: its answers as one entry; the form is empty afterwards.
    AddForm(FormId),
    /// `take E from x`.
    Take(Expr),
    /// `forget x`.
    Forget,
}

/// `with E as NAME`.
#[derive(Debug, Clone)]
pub struct Pass {
    /// What is passed.
    pub value: Expr,
    /// The name on the other side.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// `keep FIELD as x`.
#[derive(Debug, Clone)]
pub struct Keep {
    /// The name on the other side.
    pub field: String,
    /// Where it is kept.
    pub value: ValueId,
    /// Where it stands.
    pub span: Span,
}

/// `recommend up to N CATALOG as LIST`.
#[derive(Debug, Clone)]
pub struct Pick {
    /// The catalog (index into the project's).
    pub catalog: u32,
    /// At most so many.
    pub up_to: u32,
    /// The list that is filled.
    pub list: ValueId,
    /// `only if`.
    pub only_if: Vec<Expr>,
    /// `if possible`, in listed order; the last one is dropped first.
    pub if_possible: Vec<Expr>,
    /// `prefer`.
    pub prefer: Vec<Prefer>,
    /// `first …`.
    pub first: Option<SortBy>,
}

/// `prefer C by POINTS`.
#[derive(Debug, Clone)]
pub struct Prefer {
    /// When.
    pub condition: Expr,
    /// How many points.
    pub points: i32,
}

/// What comes first among equals.
#[derive(Debug, Clone)]
pub enum SortBy {
    /// `first cheapest`: the catalog's money field (its index).
    Cheapest(u32),
    /// `first highest FIELD`.
    Highest(u32),
    /// `first lowest FIELD`.
    Lowest(u32),
    /// `first nearest to PLACE`: the catalog's location field, and from where.
    NearestTo(u32, Expr),
    /// `first at random`.
    AtRandom,
}

/// What is noted.
#[derive(Debug, Clone)]
pub enum MarkWhat {
    /// `reach GOAL` with what it is worth.
    Goal(String, Option<Expr>),
    /// `tag WORD`.
    Tag(String),
    /// `untag WORD`.
    Untag(String),
    /// `subscribe TOPIC`.
    Subscribe(String),
    /// `unsubscribe TOPIC`.
    Unsubscribe(String),
    /// `score KEY n` as a statement: the board, its row (`None`: a counter), the points.
    Score(BoardId, Option<u32>, i32),
    /// `reset NAME`.
    Reset(BoardId),
}
