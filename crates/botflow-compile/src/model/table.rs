//! The tables of the model and their ids.

use botflow_source::{FileId, Span};
use rustc_hash::FxHashMap;

use super::{Inflection, Kind};
use crate::Facts;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);
        impl $name {
            /// As an index.
            pub fn ix(self) -> usize { self.0 as usize }
        }
    )+};
}
ids! {
    /// A flow, into [`Model::flows`].
    FlowId,
    /// A step, into [`Model::steps`].
    StepId,
    /// A scope, into [`Model::scopes`].
    ScopeId,
    /// A named value of a scope, into [`Model::values`].
    ValueId,
    /// A set of options, into [`Model::choices`].
    ChoicesId,
    /// A score board or counter, into [`Model::boards`].
    BoardId,
    /// A form, into [`Model::forms`].
    FormId,
    /// A booking's name, into [`Model::bookings`].
    BookingId,
    /// A payment's name, into [`Model::payments`].
    PaymentId,
}

impl ChoicesId {
    /// `(choice)` behind `takes`: its options are those of what is passed.
    pub const OPEN: ChoicesId = ChoicesId(u32::MAX);

    /// Whether its options are not known where it is written.
    pub fn is_open(self) -> bool {
        self == Self::OPEN
    }
}

/// One option of a set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OptionId {
    /// The set.
    pub choices: ChoicesId,
    /// Which of it.
    pub index: u32,
}

/// Everything that has a name, by table, and what the parts of each tree mean.
#[derive(Debug, Default)]
pub struct Model {
    /// Flows in file order.
    pub flows: Vec<Flow>,
    /// Steps of all flows; those of one flow stand together.
    pub steps: Vec<Step>,
    /// Flows that reach each other by targets share one scope of values.
    pub scopes: Vec<Scope>,
    /// Named values of all scopes.
    pub values: Vec<Value>,
    /// Sets of options.
    pub choices: Vec<Choices>,
    /// Score boards and counters.
    pub boards: Vec<Board>,
    /// Forms.
    pub forms: Vec<Form>,
    /// Names of bookings, one kind each in the whole project.
    pub bookings: Vec<Booking>,
    /// Names of payments, one kind each in the whole project.
    pub payments: Vec<Payment>,
    /// Values with forms in the texts of the source, in the order of the lines.
    pub inflections: Vec<Inflection>,
    /// Where the translation of a text is written, by the text's spot and the number of the language (from 1).
    pub translations: FxHashMap<(Span, u32), Span>,
    /// What the parts of each tree mean, in the order of the trees ([`crate::Analysis::trees`]).
    pub facts: Vec<Facts>,
    /// Which tree a file is read as, by [`FileId`].
    pub tree_of_file: Vec<Option<u32>>,
}

impl Model {
    /// What the parts of a file's tree mean; `None` where the file is no flow.
    pub fn facts(&self, file: FileId) -> Option<&Facts> {
        let tree = self.tree_of_file.get(file.0 as usize).copied().flatten()?;
        self.facts.get(tree as usize)
    }
}

/// A flow.
#[derive(Debug, Clone)]
pub struct Flow {
    /// Its file; also its tree.
    pub file: FileId,
    /// Its title as written.
    pub title: String,
    /// Where the title stands.
    pub span: Span,
    /// Its steps, the first one is its start.
    pub steps: std::ops::Range<u32>,
    /// Whose values it shares.
    pub scope: ScopeId,
    /// What it takes, in order.
    pub takes: Vec<ValueId>,
    /// What it gives, in order.
    pub gives: Vec<ValueId>,
    /// Its boards and counters.
    pub boards: Vec<BoardId>,
    /// Earlier titles.
    pub was: Vec<String>,
}

/// A step.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its flow.
    pub flow: FlowId,
    /// Its title as written.
    pub title: String,
    /// Where the title stands.
    pub span: Span,
    /// Earlier titles.
    pub was: Vec<String>,
}

/// Flows that share their values.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// Its flows.
    pub flows: Vec<FlowId>,
    /// Its values.
    pub values: Vec<ValueId>,
}

/// A named value.
#[derive(Debug, Clone)]
pub struct Value {
    /// Its name as first written.
    pub name: String,
    /// Whose it is.
    pub scope: ScopeId,
    /// Its form, where it is a form's answer.
    pub form: Option<FormId>,
    /// What it holds.
    pub kind: Kind,
    /// What fills it first.
    pub declared: Declared,
    /// Where it is filled first.
    pub span: Span,
    /// Something has been found wrong with a line that fills or reads it: no more is to be said about it.
    pub hushed: bool,
}

/// What fills a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Declared {
    /// A question.
    Ask,
    /// `set`, `add`, `take`.
    Set,
    /// `keep … as`.
    Keep,
    /// `takes`.
    Takes,
    /// `starts on … as x`, `with x`.
    Start,
    /// `for each x`, `cards for each x`, `- each x`.
    Each,
    /// `recommend … as x`.
    Recommend,
}

/// Options of one question (or of one value that several questions ask alike).
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// In listed order, only those that are values (no commands).
    pub options: Vec<NamedOption>,
}

/// One option that can be a value.
#[derive(Debug, Clone)]
pub struct NamedOption {
    /// Its stored key.
    pub key: String,
    /// Its label as written.
    pub label: String,
    /// Where the label stands.
    pub span: Span,
}

/// A score board, or a counter where it has no rows.
#[derive(Debug, Clone)]
pub struct Board {
    /// Its flow.
    pub flow: FlowId,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub span: Span,
    /// Its rows; none for a counter.
    pub rows: Vec<BoardRow>,
}

/// A row of a board.
#[derive(Debug, Clone)]
pub struct BoardRow {
    /// Its key.
    pub key: String,
    /// Its label as written.
    pub label: String,
    /// Where it stands.
    pub span: Span,
}

/// A form.
#[derive(Debug, Clone)]
pub struct Form {
    /// Its flow.
    pub flow: FlowId,
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// Its answers in the order in which they are asked.
    pub fields: Vec<ValueId>,
}

/// A booking's name.
#[derive(Debug, Clone)]
pub struct Booking {
    /// As written.
    pub name: String,
    /// Whether a line books it; else lines only move or cancel it.
    pub booked: bool,
    /// Calendars it is booked at (indices into the project's).
    pub calendars: Vec<u32>,
    /// Where it is booked first.
    pub span: Span,
}

/// A payment's name.
#[derive(Debug, Clone)]
pub struct Payment {
    /// As written.
    pub name: String,
    /// Provider (index into the project's payments).
    pub provider: u32,
    /// Where it is asked first.
    pub span: Span,
}

/// Where `-> TARGET` or `go to TARGET` leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// A step of the same flow, or a later step of another one (`FLOW / STEP`), without entering anew.
    Step(StepId),
    /// A flow from its start: its scores are cleared.
    Flow(FlowId),
    /// Could not be found.
    Hole,
}
