//! Places in the arrays of one loaded program. Never kept longer than the program.

use std::marker::PhantomData;

use crate::verify::{Fault, Verify};
use crate::wire::{Broken, Wire, Writer};

/// An index into one array of a program.
pub trait Index: Copy {
    /// The position in its array.
    fn at(self) -> usize;
    /// The index of a position.
    fn of(at: usize) -> Self;
}

/// An index into a table of the program itself.
pub trait Indexed: Index {
    /// The table's name.
    const TABLE: &'static str;
    /// How many rows it has.
    fn rows(program: &crate::Program) -> usize;
}

macro_rules! index {
    ($($(#[$meta:meta])* $name:ident $(: $table:ident)?),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        #[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
        pub struct $name(pub u32);
        impl Index for $name {
            fn at(self) -> usize {
                self.0 as usize
            }
            fn of(at: usize) -> Self {
                $name(at as u32)
            }
        }
        impl Wire for $name {
            fn write(&self, to: &mut Writer) {
                self.0.write(to);
            }
            fn read(from: &mut minicbor::Decoder<'_>) -> Result<Self, Broken> {
                Ok($name(u32::read(from)?))
            }
        }
        $(impl Indexed for $name {
            const TABLE: &'static str = stringify!($table);
            fn rows(program: &crate::Program) -> usize {
                program.$table.len()
            }
        }
        impl Verify for $name {
            fn verify(&self, program: &crate::Program) -> Result<(), Fault> {
                let rows = Self::rows(program);
                if self.at() < rows { Ok(()) } else { Err(Fault::beyond(Self::TABLE, self.at(), rows)) }
            }
        })?
    )*};
}

index! {
    /// In `Program::ops`: where the program goes on.
    Pc: ops,
    /// In `Program::flows`.
    FlowIx: flows,
    /// In `Program::steps`.
    StepIx: steps,
    /// In `Program::names`.
    NameIx: names,
    /// In `Program::name_lists`: `takes`, `gives`, needs, captures.
    NamesIx: name_lists,
    /// In `Program::options`.
    OptionIx: options,
    /// In `Program::strings`.
    StringIx: strings,
    /// In `Program::texts`.
    TextIx: texts,
    /// In `Program::text_lists`: notes of a hand-over.
    TextsIx: text_lists,
    /// In `Program::copies`: a text in one language.
    CopyIx: copies,
    /// In `Program::pieces`.
    PieceIx: pieces,
    /// In `Program::slots`: a value in a text.
    SlotIx: slots,
    /// In `Program::forms_of`: one form of a value in a text.
    PluralIx: forms_of,
    /// In `Program::messages`.
    MessageIx: messages,
    /// In `Program::variants`.
    VariantIx: variants,
    /// In `Program::bubbles`.
    BubbleIx: bubbles,
    /// In `Program::media`.
    MediaIx: media,
    /// In `Program::buttons`.
    ButtonIx: buttons,
    /// In `Program::cards`.
    CardIx: cards,
    /// In `Program::eaches`: `for each x in LIST` of cards and options.
    EachIx: eaches,
    /// In `Program::template_sends`.
    TemplateSendIx: template_sends,
    /// In `Program::templates`.
    TemplateIx: templates,
    /// In `Program::exprs`.
    ExprIx: exprs,
    /// In `Program::expr_ops`.
    ExprOpIx: expr_ops,
    /// In `Program::constants`.
    ConstIx: constants,
    /// In `Program::questions`.
    QuestionIx: questions,
    /// In `Program::choices`.
    ChoiceIx: choices,
    /// In `Program::also`: another word for a choice.
    AlsoIx: also,
    /// In `Program::points`.
    PointsIx: points,
    /// In `Program::checks`.
    CheckIx: checks,
    /// In `Program::reasks`.
    ReaskIx: reasks,
    /// In `Program::ways_out`.
    WayOutIx: ways_out,
    /// In `Program::no_replies`.
    NoReplyIx: no_replies,
    /// In `Program::says`: a `when customer says`.
    SaysIx: says,
    /// In `Program::forms`.
    FormIx: forms,
    /// In `Program::fields`.
    FieldIx: fields,
    /// In `Program::boards`.
    BoardIx: boards,
    /// In `Program::board_rows`.
    BoardRowIx: board_rows,
    /// In `Program::requests`.
    RequestIx: requests,
    /// In `Program::inputs`: a `with x as y`.
    InputIx: inputs,
    /// In `Program::keeps`: a `keep x as y`.
    KeepIx: keeps,
    /// In `Program::outcomes`.
    OutcomeIx: outcomes,
    /// In `Program::loops`.
    LoopIx: loops,
    /// In `Program::picks`.
    PickIx: picks,
    /// In `Program::conditions`: an `only if` or `if possible` of a pick.
    ConditionIx: conditions,
    /// In `Program::preferences`.
    PreferIx: preferences,
    /// In `Program::splits`.
    SplitIx: splits,
    /// In `Program::arms`.
    ArmIx: arms,
    /// In `Program::parks`.
    ParkIx: parks,
    /// In `Program::dos`.
    DoIx: dos,
    /// In `Program::starts`.
    StartIx: starts,
    /// In `Program::catalogs`.
    CatalogIx: catalogs,
    /// In `Program::teams`.
    TeamIx: teams,
    /// In `Program::calendars`.
    CalendarIx: calendars,
    /// In `Program::calendar_lists`: the calendars a booking may be in.
    CalendarsIx: calendar_lists,
    /// In `Program::actions`.
    ActionIx: actions,
    /// In `Program::payments`.
    PaymentIx: payments,
    /// In `Program::topics`.
    TopicIx: topics,
    /// In `Program::goals`.
    GoalIx: goals,
    /// In `Program::languages`; the first is the language of the source.
    LanguageIx: languages,
    /// In `Program::channels`.
    ChannelIx: channels,
}

index! {
    /// A column of the catalog at hand: in `Catalog::columns`.
    ColumnIx,
}

impl Verify for ColumnIx {
    /// Which catalog is at hand only the pick knows: it is looked at there.
    fn verify(&self, _: &crate::Program) -> Result<(), Fault> {
        Ok(())
    }
}

/// Consecutive rows of one array of a program: from `start` to before `end`.
#[derive(Debug, PartialEq, Eq)]
#[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "people", serde(bound = ""))]
pub struct Rows<I> {
    /// The first row.
    pub start: u32,
    /// Behind the last row.
    pub end: u32,
    #[cfg_attr(feature = "people", serde(skip))]
    of: PhantomData<I>,
}

impl<I> Copy for Rows<I> {}
impl<I> Clone for Rows<I> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<I> Default for Rows<I> {
    fn default() -> Self {
        Rows::new(0, 0)
    }
}

impl<I> Rows<I> {
    /// Rows from `start` to before `end`.
    pub fn new(start: u32, end: u32) -> Self {
        Rows { start, end, of: PhantomData }
    }
    /// How many rows.
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// As a range to slice the array with.
    pub fn range(&self) -> std::ops::Range<usize> {
        self.start as usize..self.end.max(self.start) as usize
    }
}

impl<I: Index> Rows<I> {
    /// The indices of the rows.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I> {
        self.range().map(I::of)
    }
    /// Appends `rows` to `to` and says where they are.
    pub fn push<T>(to: &mut Vec<T>, rows: impl IntoIterator<Item = T>) -> Self {
        let start = to.len() as u32;
        to.extend(rows);
        Rows::new(start, to.len() as u32)
    }
}

impl<I> Wire for Rows<I> {
    fn write(&self, to: &mut Writer) {
        crate::wire::begin(to, 2);
        self.start.write(to);
        self.end.write(to);
    }
    fn read(from: &mut minicbor::Decoder<'_>) -> Result<Self, Broken> {
        let mut left = crate::wire::length(from)?;
        let start = crate::wire::field(from, &mut left)?;
        let end = crate::wire::field(from, &mut left)?;
        crate::wire::skip(from, left)?;
        Ok(Rows::new(start, end))
    }
    fn absent() -> Option<Self> {
        Some(Rows::default())
    }
}

impl<I: Indexed> Verify for Rows<I> {
    fn verify(&self, program: &crate::Program) -> Result<(), Fault> {
        let rows = I::rows(program);
        if self.start > self.end {
            return Err(Fault::new(format!("rows {} to {} of `{}` end before they begin", self.start, self.end, I::TABLE)));
        }
        if self.end as usize <= rows { Ok(()) } else { Err(Fault::beyond(I::TABLE, self.end as usize - 1, rows)) }
    }
}
