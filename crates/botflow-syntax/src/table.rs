//! In: nothing. Out: the language as one table: a row for each form of line, with where it may stand, what it means and an example.
//! The parser, the messages, the formatter, the editor's completion and the docs all read this table.

mod asking;
mod booking;
mod head;
mod moving;
mod saying;
mod testing;

use std::sync::LazyLock;

use botflow_grammar::Rule;

use crate::Kind;

/// One form of line.
#[derive(Debug)]
pub struct Row {
    /// What a line of this form is in the tree.
    pub kind: Kind,
    /// The words it begins with; empty for lines that begin with a name (`TEAM is open`, `field VALUE`).
    pub keyword: &'static str,
    /// The whole line, what is filled in in capital letters.
    pub form: &'static str,
    /// What it may stand under.
    pub parents: &'static [Kind],
    /// The `when` lines that belong to it.
    pub outcomes: &'static [OutcomeOf],
    /// What it does, in one line.
    pub meaning: &'static str,
    /// A line of this form.
    pub example: &'static str,
    /// Whether it does nothing without lines below.
    pub needs_lines: bool,
    /// Whether it ends in a free phrase or a text, so that a colon at its end may be meant.
    pub(crate) tail: Tail,
    pub(crate) rule: Rule,
}

/// A `when` line of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutcomeOf {
    /// Its words (`when nobody free after`).
    pub keyword: &'static str,
    /// Whether it must be there.
    pub needed: Needed,
}

/// Whether an outcome must be there; a default of the step or flow fulfils failed, nobody free, back and closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// Always.
    Always,
    /// `when closed` only if the team has hours; `when back`, or a line that follows; `when nothing to offer` where it can happen.
    Sometimes,
    /// It may be there.
    Never,
}

/// What the end of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tail {
    /// Shown to the customer, or the customer's words: a colon there is meant.
    Text,
    /// A title, a name, a condition: a colon there does not belong.
    Plain,
}

/// Which row of [`rows`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RowIx(pub(crate) u16);

/// The table, in the order in which the language is taught.
pub fn rows() -> &'static [&'static Row] {
    &TABLE.rows
}

/// The rows of lines that may stand under `parent`.
pub fn children_of(parent: Kind) -> impl Iterator<Item = &'static Row> {
    rows().iter().copied().filter(move |row| row.parents.contains(&parent))
}

/// The first row of a kind of line; none for the file itself and for lines that could not be read.
pub fn row(kind: Kind) -> Option<&'static Row> {
    rows().iter().copied().find(|row| row.kind == kind)
}

pub(crate) fn row_at(index: RowIx) -> &'static Row {
    TABLE.rows[index.0 as usize]
}

/// The rows whose first word is `word`, the longest keyword first.
pub(crate) fn rows_of_word(word: &str) -> &'static [RowIx] {
    let bytes = word.as_bytes();
    let Some(bucket) = bytes.first().map(|first| bucket(*first, bytes.len())) else { return &[] };
    TABLE.buckets[bucket].iter().find(|(known, _)| *known == word).map_or(&[], |(_, rows)| rows)
}

/// Whether a line of this row may stand under a line of that kind.
pub(crate) fn may_stand(index: RowIx, parent: Kind) -> bool {
    TABLE.masks[index.0 as usize] >> (parent as u8) & 1 == 1
}

pub(crate) fn row_of_rule(rule: Rule) -> RowIx {
    let found = TABLE.rows.iter().position(|row| row.rule == rule);
    RowIx(found.expect("invariant: every rule of a line has a row") as u16)
}

type Bucket = Vec<(&'static str, Vec<RowIx>)>;

/// The part of the language a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Head,
    Saying,
    Asking,
    Moving,
    Booking,
    Testing,
}

pub(crate) fn section_of(index: RowIx) -> Section {
    TABLE.sections[index.0 as usize]
}

struct Table {
    rows: Vec<&'static Row>,
    sections: Vec<Section>,
    masks: Vec<u128>,
    buckets: Vec<Bucket>,
}

const BUCKETS: usize = 256;

fn bucket(first: u8, len: usize) -> usize {
    (first as usize & 31) << 3 | (len & 7)
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let parts = [
        (Section::Head, head::ROWS),
        (Section::Saying, saying::ROWS),
        (Section::Asking, asking::ROWS),
        (Section::Moving, moving::ROWS),
        (Section::Booking, booking::ROWS),
        (Section::Testing, testing::ROWS),
    ];
    let (rows, sections): (Vec<&'static Row>, Vec<Section>) =
        parts.into_iter().flat_map(|(section, rows)| rows.iter().map(move |row| (row, section))).unzip();
    let mask = |row: &&Row| row.parents.iter().fold(0, |mask, kind| mask | 1u128 << (*kind as u8));
    let masks = rows.iter().map(mask).collect();
    let mut buckets: Vec<Bucket> = (0..BUCKETS).map(|_| Vec::new()).collect();
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|index| std::cmp::Reverse(rows[*index].keyword.len()));
    for index in order {
        let Some(word) = rows[index].keyword.split(' ').next().filter(|word| !word.is_empty()) else { continue };
        let bucket = &mut buckets[bucket(word.as_bytes()[0], word.len())];
        match bucket.iter_mut().find(|(known, _)| *known == word) {
            Some((_, rows)) => rows.push(RowIx(index as u16)),
            None => bucket.push((word, vec![RowIx(index as u16)])),
        }
    }
    Table { rows, sections, masks, buckets }
});

/// A row as its section writes it down.
const fn line(kind: Kind, rule: Rule, keyword: &'static str, form: &'static str, parents: &'static [Kind]) -> Row {
    Row { kind, keyword, form, parents, outcomes: &[], meaning: "", example: "", needs_lines: false, tail: Tail::Plain, rule }
}

impl Row {
    const fn means(self, meaning: &'static str, example: &'static str) -> Row {
        Row { meaning, example, ..self }
    }

    const fn text(self) -> Row {
        Row { tail: Tail::Text, ..self }
    }

    const fn holder(self) -> Row {
        Row { needs_lines: true, ..self }
    }

    const fn leads(self, outcomes: &'static [OutcomeOf]) -> Row {
        Row { outcomes, ..self }
    }
}

const fn always(keyword: &'static str) -> OutcomeOf {
    OutcomeOf { keyword, needed: Needed::Always }
}

const fn sometimes(keyword: &'static str) -> OutcomeOf {
    OutcomeOf { keyword, needed: Needed::Sometimes }
}

const fn may(keyword: &'static str) -> OutcomeOf {
    OutcomeOf { keyword, needed: Needed::Never }
}

/// What a line that is one instruction of a conversation may stand under.
const BODY: &[Kind] = &[
    Kind::Step,
    Kind::If,
    Kind::ElseIf,
    Kind::Else,
    Kind::When,
    Kind::Choice,
    Kind::EachChoice,
    Kind::Otherwise,
    Kind::OnChannel,
    Kind::ForEach,
    Kind::Arm,
    Kind::Remind,
];

/// The same, and between the questions of a form.
const TALK: &[Kind] = &[
    Kind::Step,
    Kind::If,
    Kind::ElseIf,
    Kind::Else,
    Kind::When,
    Kind::Choice,
    Kind::EachChoice,
    Kind::Otherwise,
    Kind::OnChannel,
    Kind::ForEach,
    Kind::Arm,
    Kind::Remind,
    Kind::Form,
];
