//! Flows, steps, names, options, boards and forms: the tables behind the ops.

use crate::index::*;
use crate::op::Then;
use crate::{BoardId, BoardRowId, FlowId, Kind, NameId, OptionId, PlaceId, StepId, Text};

record! {
    /// A flow.
    pub struct Flow {
        /// By its title.
        pub id: FlowId,
        /// As written.
        pub title: Text,
        /// The first step: the start.
        pub first: StepIx,
        /// Its steps.
        pub steps: Rows<StepIx>,
        /// Flows that reach each other by targets have one scope: one name is one kind in it, values go along.
        pub scope: u32,
        /// Its `takes`.
        pub takes: NamesIx,
        /// Its `gives`.
        pub gives: NamesIx,
        /// Its score boards.
        pub boards: Rows<BoardIx>,
        /// Whether `entry.text` is read, or a question says `unless given`: only then the text that started it is kept.
        pub reads_entry_text: bool,
    }
}

record! {
    /// A step.
    pub struct Step {
        /// By flow and title.
        pub id: StepId,
        /// As written.
        pub title: Text,
        /// Where it belongs.
        pub flow: FlowIx,
        /// Its first op.
        pub start: Pc,
        /// Values it reads without a fallback before anything sets them.
        pub needs: NamesIx,
    }
}

record! {
    /// A name that values are kept under.
    pub struct Name {
        /// `x`, `FORM.x`, `contact.x`, hashed.
        pub id: NameId,
        /// As written, with its `FORM.` or `contact.`.
        pub text: Text,
        /// Whose value it is.
        pub owner: Owner,
        /// What it holds.
        pub kind: Kind,
        /// The form it is an answer of; for `Owner::Form` the form itself.
        pub form: Option<FormIx>,
    }
}

record! {
    /// Whose a value is.
    #[derive(Copy, Eq)]
    pub enum Owner {
        /// The conversation's (its frame's): variables, loop variables, answers of a form, `LIST.relaxed`, `LIST.picked`.
        Conversation,
        /// The contact's: `contact.x`.
        Contact,
        /// A form as a whole: reads as the record of its answers; `forget` empties it.
        Form,
        /// A booking.
        Booking,
        /// A payment.
        Payment,
    }
}

record! {
    /// A name that a `with` or `keep` list, a need or a capture speaks of.
    pub struct NameList {
        /// The names.
        pub names: Vec<NameIx>,
    }
}

record! {
    /// An option or board row: what a choice stands for.
    pub struct OptionRow {
        /// By name and key.
        pub id: OptionId,
        /// Its key.
        pub key: Text,
        /// What customers read.
        pub label: TextIx,
    }
}

record! {
    /// A score board (with rows) or a counter (without).
    pub struct Board {
        /// By flow and name.
        pub id: BoardId,
        /// As written.
        pub name: Text,
        /// Its rows in listed order; a counter has one, without an option.
        pub rows: Rows<BoardRowIx>,
    }
}

record! {
    /// A row of a score board.
    pub struct BoardRow {
        /// By flow, board and key; of a counter the board's own number.
        pub id: BoardRowId,
        /// Its option: key and label; none for a counter.
        pub option: Option<OptionIx>,
    }
}

record! {
    /// A form.
    pub struct Form {
        /// The form's own name (`Owner::Form`).
        pub name: NameIx,
        /// Its first op: a correction walks from here.
        pub first: Pc,
        /// Behind it.
        pub next: Pc,
        /// Its questions in order (without the review).
        pub fields: Rows<FieldIx>,
        /// Its review.
        pub review: Option<QuestionIx>,
        /// `when cancelled`.
        pub cancelled: Then,
    }
}

record! {
    /// A question of a form.
    pub struct Field {
        /// The question.
        pub question: QuestionIx,
        /// Its name (`FORM.x`).
        pub name: NameIx,
        /// The field's bare name in records: `x`.
        pub bare: NameId,
        /// Further words for it in corrections, besides its label and name.
        pub words: TextIx,
    }
}

record! {
    /// An older key of something that was renamed (`was`): sessions and buttons may still hold it.
    pub struct Alias {
        /// What kind of thing.
        pub of: AliasOf,
        /// The hash of the older key.
        pub old: u32,
        /// Today's id.
        pub new: u32,
    }
}

record! {
    /// What an alias renames.
    #[derive(Copy, Eq)]
    pub enum AliasOf {
        /// A flow.
        Flow,
        /// A step (also the place of its buttons).
        Step,
        /// A resting place.
        Place,
        /// A score board.
        Board,
        /// A row of a score board.
        BoardRow,
    }
}

/// The place that a step's buttons name.
pub fn place_of_step(step: StepId) -> PlaceId {
    PlaceId(step.0)
}
