//! In: the small parts that several kinds of line share. Out: their types: names, lists, outcomes, starts.

use botflow_source::Span;

use super::{Duration, PathId};

/// A name of one word; its letters: [`super::Tree::str`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Word(pub Span);

/// A free phrase (a title, a team, a goal), or words as typed; compare phrases through [`crate::fold`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Phrase(pub Span);

/// One of a list with commas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Item {
    /// The words, without quotes round them.
    pub span: Span,
    /// Whether it stood in quotes.
    pub quoted: bool,
}

/// `style.boho 2` under `score`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// The row, with its board before a dot where it is given; or a counter.
    pub row: PathId,
    /// How many; may be negative.
    pub amount: i32,
}

/// What starts a flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trigger {
    /// `words A, B`
    Words(Box<[Item]>),
    /// `ad REF`
    Ad(Phrase),
    /// `link REF`
    Link(Phrase),
    /// `page PATH*`
    Page(Phrase),
    /// `menu LABEL`
    Menu(Phrase),
    /// `welcome`
    Welcome,
    /// `text like PATTERN as x`
    TextLike {
        /// `#`, `@`, `…` and what stands as it is.
        pattern: Phrase,
        /// Where it is kept.
        kept: Option<Word>,
    },
    /// `photo as x`
    Photo(Option<Word>),
    /// `location as x`
    Location(Option<Word>),
    /// `file as x`
    File(Option<Word>),
    /// `event NAME`
    Event(Word),
    /// `topic NAME`
    Topic(Word),
    /// `anything else`
    AnythingElse,
}

/// What `when` waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// `unclear 3 times` (`when unclear -> X` is 1)
    Unclear(u32),
    /// `no reply after D`
    NoReply(Duration),
    /// `nobody free after D`
    NobodyFree(Duration),
    /// `back`
    Back,
    /// `closed`
    Closed,
    /// `failed`
    Failed,
    /// `no answer`
    NoAnswer,
    /// `cancelled`
    Cancelled,
    /// `paid`
    Paid,
    /// `full`
    Full,
    /// `nothing fits`
    NothingFits,
    /// `nothing to offer`
    NothingToOffer,
    /// `yes`
    Yes,
    /// `no`
    No,
    /// `customer says words A, B`
    CustomerSays(Box<[Item]>),
}
