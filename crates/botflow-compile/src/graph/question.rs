//! What the bot asks, and everything that may be answered.

use botflow_source::Span;

use super::{ExprAt, PathAt, TextAt, Variant, WordsAt};
use crate::model::{BoardId, BookingId, FormId, Kind, Model, OptionId, Target, ValueId};

/// A place where the bot waits for an answer.
#[derive(Debug, Clone)]
pub struct Question {
    /// What is asked.
    pub what: Ask,
    /// The question's text in its variants; `line`s and media as under `say`.
    pub message: Vec<Variant>,
    /// The form it belongs to.
    pub form: Option<FormId>,
    /// Its options, in listed order. One with a target or a body has an edge `Why::Choice`, the others share `Why::Answered`.
    pub choices: Vec<Choice>,
    /// Further rules for an answer, in order, each with the text that is sent when it fails.
    pub checks: Vec<Check>,
    /// When it is not asked at all (edge `Passed`).
    pub skip: Skip,
    /// `optional`: may be skipped (edge `Skipped`); the Skip button's own label.
    pub optional: Option<Option<TextAt>>,
    /// `pick A to B` of `several`.
    pub picks: Option<(u32, u32)>,
    /// `paged`, or options from data.
    pub paged: bool,
    /// `hint`.
    pub hint: Option<TextAt>,
    /// `label`: what the answer is called.
    pub label: Option<TextAt>,
    /// `keep as contact.x`.
    pub keep_as: Option<PathAt>,
    /// Re-ask texts: from the n-th failed try on; its own, the step's or the flow's.
    pub reasks: Vec<(u8, TextAt)>,
    /// After how many failed tries an edge `Unclear` of that number is taken, lowest first; resolved through step, flow and project. None: no way out.
    pub way_outs: Vec<u8>,
    /// `when no reply after`: delays in the order of their `NoReply` edges, resolved through step and flow.
    pub no_reply_seconds: Vec<u32>,
    /// `when customer says words …` in the order of their `Says` edges.
    pub says: Vec<WordsAt>,
    /// `otherwise` is there (edge `Otherwise`).
    pub otherwise: bool,
    /// `when nothing to offer` is there (edge `NothingToOffer`).
    pub nothing_to_offer: bool,
    /// Points of `when yes`.
    pub yes_points: Vec<Points>,
    /// Points of `when no`.
    pub no_points: Vec<Points>,
}

/// What is asked for.
#[derive(Debug, Clone)]
pub enum Ask {
    /// `ask: TEXT`: commands only.
    Menu,
    /// `ask NAME (KIND): TEXT`.
    Value(ValueId, Kind),
    /// `review` of a form.
    Review(FormId),
    /// The times of `book` (`moving`: of `move`): follows a `Slots` request.
    Slot {
        /// Its name.
        booking: BookingId,
        /// It belongs to `move`.
        moving: bool,
    },
    /// Which of several bookings `move` (or `cancel`) means; passed over (edge `Passed`) unless there are several.
    WhichBooking {
        /// Its name.
        booking: BookingId,
        /// It belongs to `move`.
        moving: bool,
    },
    /// What is asked could not be resolved.
    Hole,
}

/// One option.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What it stores.
    pub value: ChoiceValue,
    /// Its label.
    pub label: TextAt,
    /// `- each x in LIST`.
    pub each: Option<Each>,
    /// `also`.
    pub also: Vec<WordsAt>,
    /// `line` under it.
    pub lines: Vec<Option<TextAt>>,
    /// `image` under it.
    pub image: Option<TextAt>,
    /// `only if`.
    pub only_if: Option<ExprAt>,
    /// `alone`.
    pub alone: bool,
    /// `score` lines under it.
    pub points: Vec<Points>,
    /// `-> TARGET` on its line; its edge leads to the `Go`.
    pub target: Option<Target>,
    /// It has lines of its own that run: a body.
    pub body: bool,
    /// Its line.
    pub span: Span,
}

/// What a choice stores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChoiceValue {
    /// A key of the question's options.
    Option(OptionId),
    /// `[yes]` or `[no]` of a consent.
    YesNo(bool),
    /// The item of `- each`.
    Item,
    /// Nothing: a command.
    Command,
}

/// `- each x in LIST`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Each {
    /// The item's name.
    pub item: Option<ValueId>,
    /// What is gone through.
    pub list: PathAt,
}

/// `check CONDITION: TEXT`.
#[derive(Debug, Clone)]
pub struct Check {
    /// What must hold.
    pub condition: ExprAt,
    /// What is sent when it does not.
    pub text: TextAt,
    /// Its line.
    pub span: Span,
}

/// Points that belong to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Points {
    /// The board or counter.
    pub board: BoardId,
    /// Its row; `None` for a counter.
    pub row: Option<u32>,
    /// How many.
    pub points: i32,
}

/// When a question is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// Always asked.
    Never,
    /// `unless known` (and every question of a form).
    WhenKnown,
    /// `unless given`.
    WhenGiven,
    /// Both lines.
    WhenKnownOrGiven,
}

impl Skip {
    /// With one more of the two lines.
    pub fn and(self, other: Skip) -> Skip {
        if self == Skip::Never || self == other { other } else { Skip::WhenKnownOrGiven }
    }
}

impl Question {
    /// The value that its answer fills.
    pub fn value(&self) -> Option<ValueId> {
        match self.what {
            Ask::Value(value, _) => Some(value),
            Ask::Menu | Ask::Review(_) | Ask::Slot { .. } | Ask::WhichBooking { .. } | Ask::Hole => None,
        }
    }

    /// Part of the place's key behind flow and step: `ask NAME`, `ask`, `FORM.NAME`, `review FORM` (the same key twice in a step is counted by whoever makes ids).
    pub fn key(&self, model: &Model) -> String {
        let booking = |moving: bool, booking: BookingId, what: &str| {
            let name = &model.bookings[booking.ix()].name;
            format!("{} {name}{what}", if moving { "move" } else { "book" })
        };
        match self.what {
            Ask::Menu | Ask::Hole => "ask".to_owned(),
            Ask::Review(form) => format!("review {}", model.forms[form.ix()].name),
            Ask::Slot { booking: id, moving } => booking(moving, id, ""),
            Ask::WhichBooking { booking: id, moving: true } => booking(true, id, " which"),
            Ask::WhichBooking { booking: id, moving: false } => format!("cancel {} which", model.bookings[id.ix()].name),
            Ask::Value(value, _) => match self.form {
                Some(form) => format!("{}.{}", model.forms[form.ix()].name, model.values[value.ix()].name),
                None => format!("ask {}", model.values[value.ix()].name),
            },
        }
    }
}
