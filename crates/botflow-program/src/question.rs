//! Questions: what is asked, how an answer is read, and every way on.

use crate::index::*;
use crate::op::{Target, Then};
use crate::{ChoiceId, Kind, PlaceId, Text};

record! {
    /// A question.
    pub struct Question {
        /// Its key.
        pub place: PlaceId,
        /// The step it stands in.
        pub step: StepIx,
        /// What is sent; its options go with it.
        pub message: MessageIx,
        /// What it takes.
        pub asks: Asks,
        /// Where the answer goes; none for a menu.
        pub name: Option<NameIx>,
        /// `keep as contact.x`.
        pub keep: Option<NameIx>,
        /// The form it is part of.
        pub form: Option<FormIx>,
        /// Its options in listed order.
        pub choices: Rows<ChoiceIx>,
        /// Its `check` lines in order.
        pub checks: Rows<CheckIx>,
        /// When it is passed over.
        pub skip: Skip,
        /// Of `several`: at least and at most how many (0: as many as there are).
        pub picks: Picks,
        /// `optional`, with the label of its Skip button if it has one.
        pub optional: Optional,
        /// More options than the channel shows come in pages.
        pub paged: bool,
        /// What the answer is called in a review, an export, a lead.
        pub label: TextIx,
        /// `hint`: an example that channels may show.
        pub hint: Option<TextIx>,
        /// The line after it.
        pub next: Pc,
        /// Every other way on.
        pub ways: Ways,
        /// A consent whose No leads away: refused, it is never passed over, but asked again.
        pub refused_again: bool,
    }
}

record! {
    /// What a question takes.
    #[derive(Copy)]
    pub enum Asks {
        /// A value of this kind; with options below it they are the values (`Choice`, `Several`) or buttons beside it.
        Value(Kind),
        /// `ask:` with options: nothing is stored.
        Menu,
        /// A time of the booking whose free times the request at `slots` fetched; the op before it.
        Slot { slots: RequestIx },
        /// Which of several bookings of this name; passed over unless there are several.
        Which { booking: NameIx },
        /// The review of the question's form.
        Review,
    }
}

record! {
    /// When a question is passed over.
    #[derive(Copy, Eq)]
    pub enum Skip {
        /// Never.
        Never,
        /// `unless known`; in a form always, without saying so.
        WhenKnown,
        /// `unless given`.
        WhenGiven,
        /// Both lines.
        WhenKnownOrGiven,
    }
}

record! {
    /// How many may be picked.
    #[derive(Copy, Eq)]
    pub struct Picks {
        /// At least.
        pub least: u8,
        /// At most; 0 is as many as there are.
        pub most: u8,
    }
}

record! {
    /// Whether a question may be skipped.
    #[derive(Copy, Eq)]
    pub enum Optional {
        /// It must be answered.
        No,
        /// It may be skipped; the button has the runtime's own word.
        Yes,
        /// It may be skipped; the button is so labelled.
        Labelled(TextIx),
    }
}

record! {
    /// An option.
    pub struct Choice {
        /// By key, target or label; unique in its question.
        pub id: ChoiceId,
        /// What customers read and write. With `each`, written once an entry.
        pub label: TextIx,
        /// `- each x in LIST`.
        pub each: Option<EachIx>,
        /// `only if`.
        pub only_if: Option<ExprIx>,
        /// Of `several`: excludes the rest.
        pub alone: bool,
        /// What is stored: none for a command, a menu's option and `- each` (which stores the item).
        pub value: Option<OptionIx>,
        /// Its written key, which is understood too; empty without one.
        pub key: Text,
        /// Other words.
        pub also: Rows<AlsoIx>,
        /// `line`: a description.
        pub line: Option<TextIx>,
        /// `image`.
        pub image: Option<TextIx>,
        /// Points of this answer.
        pub points: Rows<PointsIx>,
        /// What it does. Of `several`: bodies lie behind the question, this is `Next`.
        pub then: Then,
    }
}

record! {
    /// Another word for a choice, in one language, folded by `normalise`.
    pub struct Also {
        /// The language.
        pub language: LanguageIx,
        /// The words.
        pub words: Text,
    }
}

record! {
    /// Points an answer gives.
    pub struct Points {
        /// The board.
        pub board: BoardIx,
        /// Its row.
        pub row: BoardRowIx,
        /// How many.
        pub points: i32,
    }
}

record! {
    /// `check CONDITION: TEXT`. The answer is already under its name when the condition is read.
    pub struct Check {
        /// The condition.
        pub holds: ExprIx,
        /// Sent when it does not hold.
        pub text: TextIx,
    }
}

record! {
    /// The ways on from a question besides its options; defaults of step, flow and project are resolved into them.
    pub struct Ways {
        /// Re-ask texts by try.
        pub reasks: Rows<ReaskIx>,
        /// `when unclear N times` lines with a body or target, fewest tries first.
        pub unclear: Rows<WayOutIx>,
        /// `when no reply after`.
        pub no_replies: Rows<NoReplyIx>,
        /// `when customer says` (phrases in the phrase index).
        pub says: Rows<SaysIx>,
        /// `otherwise`: any other text, stored in the variable.
        pub otherwise: Option<Then>,
        /// `when nothing to offer`.
        pub nothing: Option<Then>,
        /// `when yes`, with its points.
        pub yes: Option<Answered>,
        /// `when no`, with its points.
        pub no: Option<Answered>,
        /// Of a slot question: `when full`.
        pub full: Option<Then>,
    }
}

record! {
    /// `when unclear N times`.
    #[derive(Copy)]
    pub struct WayOut {
        /// After how many failed tries.
        pub times: u8,
        /// Where to; a body that does not leave asks again.
        pub then: Then,
    }
}

record! {
    /// The re-ask text of one failed try.
    pub struct Reask {
        /// Which try, from 1.
        pub times: u8,
        /// In place of the question's text.
        pub text: TextIx,
    }
}

record! {
    /// `when no reply after D`.
    pub struct NoReply {
        /// The delay.
        pub after_seconds: u32,
        /// A body that does not leave ends in `Go(Question { silent })`.
        pub then: Then,
    }
}

record! {
    /// `when customer says words …`.
    pub struct Says {
        /// Whose it is.
        pub question: QuestionIx,
        /// What it does; a body that ends goes on behind the question.
        pub then: Then,
    }
}

record! {
    /// `when yes`, `when no`.
    pub struct Answered {
        /// Points of this answer.
        pub points: Rows<PointsIx>,
        /// What it does.
        pub then: Then,
    }
}

/// A target that asks the question at `ask` again.
pub fn ask_again(ask: Pc) -> Target {
    Target::Question { ask, silent: false }
}
