//! Places in the arrays of one loaded program. Never kept longer than the program.

use std::marker::PhantomData;

use crate::wire::{Broken, Wire, Writer};

/// An index into one array of a program.
pub trait Index: Copy {
    /// The position in its array.
    fn at(self) -> usize;
    /// The index of a position.
    fn of(at: usize) -> Self;
}

macro_rules! index {
    ($($(#[$meta:meta])* $name:ident),* $(,)?) => {$(
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
    )*};
}

index! {
    /// In `Program::ops`: where the program goes on.
    Pc,
    /// In `Program::flows`.
    FlowIx,
    /// In `Program::steps`.
    StepIx,
    /// In `Program::names`.
    NameIx,
    /// In `Program::name_lists`: `takes`, `gives`, needs, captures.
    NamesIx,
    /// In `Program::options`.
    OptionIx,
    /// In `Program::strings`.
    StringIx,
    /// In `Program::texts`.
    TextIx,
    /// In `Program::text_lists`: notes of a hand-over.
    TextsIx,
    /// In `Program::copies`: a text in one language.
    CopyIx,
    /// In `Program::pieces`.
    PieceIx,
    /// In `Program::slots`: a value in a text.
    SlotIx,
    /// In `Program::forms_of`: one form of a value in a text.
    PluralIx,
    /// In `Program::messages`.
    MessageIx,
    /// In `Program::variants`.
    VariantIx,
    /// In `Program::bubbles`.
    BubbleIx,
    /// In `Program::media`.
    MediaIx,
    /// In `Program::buttons`.
    ButtonIx,
    /// In `Program::cards`.
    CardIx,
    /// In `Program::eaches`: `for each x in LIST` of cards and options.
    EachIx,
    /// In `Program::template_sends`.
    TemplateSendIx,
    /// In `Program::templates`.
    TemplateIx,
    /// In `Program::exprs`.
    ExprIx,
    /// In `Program::expr_ops`.
    ExprOpIx,
    /// In `Program::constants`.
    ConstIx,
    /// In `Program::questions`.
    QuestionIx,
    /// In `Program::choices`.
    ChoiceIx,
    /// In `Program::also`: another word for a choice.
    AlsoIx,
    /// In `Program::points`.
    PointsIx,
    /// In `Program::checks`.
    CheckIx,
    /// In `Program::reasks`.
    ReaskIx,
    /// In `Program::no_replies`.
    NoReplyIx,
    /// In `Program::says`: a `when customer says`.
    SaysIx,
    /// In `Program::forms`.
    FormIx,
    /// In `Program::fields`.
    FieldIx,
    /// In `Program::boards`.
    BoardIx,
    /// In `Program::board_rows`.
    BoardRowIx,
    /// In `Program::requests`.
    RequestIx,
    /// In `Program::inputs`: a `with x as y`.
    InputIx,
    /// In `Program::keeps`: a `keep x as y`.
    KeepIx,
    /// In `Program::outcomes`.
    OutcomeIx,
    /// In `Program::loops`.
    LoopIx,
    /// In `Program::picks`.
    PickIx,
    /// In `Program::conditions`: an `only if` or `if possible` of a pick.
    ConditionIx,
    /// In `Program::preferences`.
    PreferIx,
    /// In `Program::splits`.
    SplitIx,
    /// In `Program::arms`.
    ArmIx,
    /// In `Program::parks`.
    ParkIx,
    /// In `Program::dos`.
    DoIx,
    /// In `Program::starts`.
    StartIx,
    /// In `Program::catalogs`.
    CatalogIx,
    /// A column of the catalog at hand: in `Catalog::columns`.
    ColumnIx,
    /// In `Program::teams`.
    TeamIx,
    /// In `Program::calendars`.
    CalendarIx,
    /// In `Program::calendar_lists`: the calendars a booking may be in.
    CalendarsIx,
    /// In `Program::actions`.
    ActionIx,
    /// In `Program::payments`.
    PaymentIx,
    /// In `Program::topics`.
    TopicIx,
    /// In `Program::goals`.
    GoalIx,
    /// In `Program::languages`; the first is the language of the source.
    LanguageIx,
    /// In `Program::channels`.
    ChannelIx,
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
