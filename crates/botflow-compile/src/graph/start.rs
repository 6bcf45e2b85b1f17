//! What starts a flow.

use botflow_source::Span;

use super::{ExprAt, WordsAt};
use crate::model::{FlowId, ValueId};

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
    pub only_if: Option<ExprAt>,
    /// `starts fresh`.
    pub fresh: bool,
    /// Its line.
    pub span: Span,
}

/// On what a flow starts.
#[derive(Debug, Clone)]
pub enum StartOn {
    /// `words A, B`.
    Words(WordsAt),
    /// `ad REF`.
    Ad(Box<str>),
    /// `link REF`.
    Link(Box<str>),
    /// `page PATH*`.
    Page(Box<str>),
    /// `menu LABEL`: one phrase.
    Menu(WordsAt),
    /// `welcome`.
    Welcome,
    /// `text like PATTERN as x`.
    TextLike(Box<str>, Option<ValueId>),
    /// `photo as x`.
    Photo(Option<ValueId>),
    /// `location as x`.
    Location(Option<ValueId>),
    /// `file as x`.
    File(Option<ValueId>),
    /// `event NAME` `with x (type)`.
    Event(Box<str>, Vec<ValueId>),
    /// `topic NAME`.
    Topic(Box<str>),
    /// `anything else`.
    AnythingElse,
}

impl StartOn {
    /// The values that such a start fills.
    pub fn fills(&self) -> &[ValueId] {
        match self {
            StartOn::TextLike(_, value) | StartOn::Photo(value) | StartOn::Location(value) | StartOn::File(value) => value.as_slice(),
            StartOn::Event(_, values) => values,
            StartOn::Words(_) | StartOn::Ad(_) | StartOn::Link(_) | StartOn::Page(_) | StartOn::Menu(_) => &[],
            StartOn::Welcome | StartOn::Topic(_) | StartOn::AnythingElse => &[],
        }
    }
}
