//! Which lines the parts of a program come from: for coverage and for messages about a run. Never shipped.

use botflow_program::{Pc, QuestionIx};
use botflow_source::{FileId, Span};

/// Where parts of a program are written. Each table stands beside the program's array of the same name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SourceMap {
    /// The line of each op; `None` for ops that no one wrote (jumps, the hidden hand-over).
    pub ops: Vec<Option<Place>>,
    /// The line of each choice.
    pub choices: Vec<Option<Place>>,
    /// The line of each check.
    pub checks: Vec<Option<Place>>,
    /// The line of each re-ask text.
    pub reasks: Vec<Option<Place>>,
    /// The line of each trigger.
    pub starts: Vec<Option<Place>>,
    /// The ways on that a line names: `when no reply`, `when failed`, `otherwise`, `when yes` …
    pub outcomes: Vec<OutcomeAt>,
}

/// A line of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The line without its indentation.
    pub span: Span,
}

/// An outcome, and what is visited when it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeAt {
    /// The line that names it.
    pub place: Place,
    /// When it counts as visited.
    pub when: Taken,
}

/// When an outcome counts as visited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// The first op behind it runs.
    Op(Pc),
    /// The question is answered with yes.
    Yes(QuestionIx),
    /// The question is answered with no.
    No(QuestionIx),
}
