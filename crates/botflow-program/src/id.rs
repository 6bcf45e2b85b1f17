//! Names that outlive a turn: 32-bit hashes of keys made of the author's names. What may stand in a session or on a button.

use crate::wire::{Broken, Wire, Writer};

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident($int:ident)),* $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
        #[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
        pub struct $name(pub $int);
        impl Wire for $name {
            fn write(&self, to: &mut Writer) {
                self.0.write(to);
            }
            fn read(from: &mut minicbor::Decoder<'_>) -> Result<Self, Broken> {
                Ok($name($int::read(from)?))
            }
        }
        impl crate::verify::Verify for $name {
            /// A name, not a place: there is nothing to look up.
            fn verify(&self, _: &crate::Program) -> Result<(), crate::verify::Fault> {
                Ok(())
            }
        }
    )*};
}

id! {
    /// A flow, by its title.
    FlowId(u32),
    /// A step, by flow and title.
    StepId(u32),
    /// Where a conversation can rest: a question, a request, a park, a `do`, a `for each`. For a button: its step's id.
    PlaceId(u32),
    /// A variable: `x`, `FORM.x`, `contact.x`; also a field of a record.
    NameId(u32),
    /// An option, by the name that stores it and its key; a row of a board, by board and key.
    OptionId(u32),
    /// A choice within its question, or a button within its step: 24 bits, 256 and over. Below 256: see [`fixed`].
    ChoiceId(u32),
    /// A catalog.
    CatalogId(u32),
    /// A row of a catalog by its first field, or an item of another list by its content: 36 bits.
    RowId(u64),
    /// A calendar.
    CalendarId(u32),
    /// A team.
    TeamId(u32),
    /// A topic of subscriptions.
    TopicId(u32),
    /// A tag on a contact.
    TagId(u32),
    /// A goal.
    GoalId(u32),
    /// A `split`.
    SplitId(u32),
    /// An arm of a split.
    ArmId(u32),
    /// A score board, by flow and name.
    BoardId(u32),
    /// A row of a score board, by flow, board and key; a counter's only row has its board's number.
    BoardRowId(u32),
    /// A channel, by its name.
    ChannelId(u32),
    /// A language, by its code.
    LanguageId(u32),
}

/// Choice numbers that every question shares. Written choices are hashed to 256 and over.
pub mod fixed {
    use super::ChoiceId;

    /// The next page of options.
    pub const MORE: ChoiceId = ChoiceId(1);
    /// Skips an optional question.
    pub const SKIP: ChoiceId = ChoiceId(2);
    /// Ends a several-choice.
    pub const DONE: ChoiceId = ChoiceId(3);
    /// Offers times of other days.
    pub const OTHER_DAYS: ChoiceId = ChoiceId(4);
    /// Yes; of a review: it is right.
    pub const YES: ChoiceId = ChoiceId(5);
    /// No.
    pub const NO: ChoiceId = ChoiceId(6);
    /// Of a review: change the field that the item names.
    pub const CHANGE: ChoiceId = ChoiceId(7);
    /// A time on offer; the item is its minute and calendar.
    pub const TIME: ChoiceId = ChoiceId(8);
    /// A booking to choose; the item is its number.
    pub const BOOKING: ChoiceId = ChoiceId(9);
    /// A number of a rating; the item is the number.
    pub const RATE: ChoiceId = ChoiceId(10);
}
