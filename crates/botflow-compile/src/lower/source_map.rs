//! Which lines the parts of a program come from: for coverage and for messages about a run. Never shipped.

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

/// An outcome with the op its lines begin at: visited when that op is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeAt {
    /// The line that names it.
    pub place: Place,
    /// The first op behind it.
    pub pc: botflow_program::Pc,
}
