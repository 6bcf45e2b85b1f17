//! What starts a flow.

use botflow_source::Span;

use crate::model::{Expr, FlowId, Text, ValueId};

/// A `starts on` or `interrupts on` line.
#[derive(Debug, Clone)]
pub struct Start {
    /// The flow it starts.
    pub flow: FlowId,
    /// On what.
    pub on: StartOn,
    /// `interrupts`: with the promise to return.
    pub interrupts: bool,
    /// `only if`.
    pub only_if: Option<Expr>,
    /// `starts fresh`.
    pub fresh: bool,
    /// Its line.
    pub span: Span,
}

/// On what a flow starts.
#[derive(Debug, Clone)]
pub enum StartOn {
    /// `words A, B`.
    Words(Vec<Text>),
    /// `ad REF`.
    Ad(String),
    /// `link REF`.
    Link(String),
    /// `page PATH*`.
    Page(String),
    /// `menu LABEL`.
    Menu(Text),
    /// `welcome`.
    Welcome,
    /// `text like PATTERN as x`.
    TextLike(String, Option<ValueId>),
    /// `photo as x`.
    Photo(Option<ValueId>),
    /// `location as x`.
    Location(Option<ValueId>),
    /// `file as x`.
    File(Option<ValueId>),
    /// `event NAME` `with x (type)`.
    Event(String, Vec<ValueId>),
    /// `topic NAME`.
    Topic(String),
    /// `anything else`.
    AnythingElse,
}
