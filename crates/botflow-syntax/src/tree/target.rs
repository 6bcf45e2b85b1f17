//! In: what stands behind `->` and `go to`. Out: `Target`.

use botflow_source::Span;

use super::{Phrase, TextId};

/// Where a line leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// As typed, without the arrow.
    pub span: Span,
    /// What it names.
    pub kind: TargetKind,
}

/// What a target names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TargetKind {
    /// A step of this flow, else a flow of the project.
    Title(Phrase),
    /// `FLOW / STEP`; a title that holds ` / ` itself looks the same (the target's span is the whole).
    FlowStep {
        /// Before the stroke.
        flow: Phrase,
        /// Behind it.
        step: Phrase,
    },
    /// `https://…`, `http://…`, `tel:…`, `mailto:…`, `{link}`: only behind a button's arrow.
    Address(TextId),
    /// Could not be read; a finding says so.
    Hole,
}
