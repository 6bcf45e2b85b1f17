//! What the bot asks, and everything that may be answered.

use botflow_source::Span;

use super::Variant;
use crate::model::{BoardId, BookingId, Expr, FormId, Kind, OptionId, Read, Text, ValueId};

/// A place where the bot waits for an answer.
#[derive(Debug, Clone)]
pub struct Question {
    /// Part of the place's key behind flow and step: `ask NAME`, `ask`, `FORM.NAME`, `review FORM` (counted where the same comes twice in a step).
    pub key: String,
    /// What is asked.
    pub what: Ask,
    /// The question's text in its variants; `line`s and media as under `say`.
    pub message: Vec<Variant>,
    /// The form it belongs to.
    pub form: Option<FormId>,
    /// Its options, in listed order; the edge of each is `Why::Choice` (or `Answered` without target and body).
    pub choices: Vec<Choice>,
    /// Further rules for an answer, in order, each with the text that is sent when it fails.
    pub checks: Vec<Check>,
    /// When it is not asked at all.
    pub skip: Skip,
    /// `optional`: may be skipped; the Skip button's own label.
    pub optional: Option<Option<Text>>,
    /// `pick A to B` of `several`.
    pub picks: Option<(u32, u32)>,
    /// `paged`, or options from data.
    pub paged: bool,
    /// `hint`.
    pub hint: Option<Text>,
    /// `label`: what the answer is called.
    pub label: Option<Text>,
    /// `keep as contact.x`.
    pub keep_as: Option<Read>,
    /// Re-ask texts: from the n-th failed try on.
    pub reasks: Vec<(u8, Text)>,
    /// The way out: after so many failed tries (edge `Unclear`); resolved through step, flow and project. `None`: there is none.
    pub way_out: Option<u8>,
    /// `when no reply after`: delays in seconds in the order of their `NoReply` edges, resolved through step and flow.
    pub no_reply_seconds: Vec<u32>,
    /// `when customer says words …` in the order of their `Says` edges.
    pub says: Vec<Vec<Text>>,
    /// `otherwise` is there.
    pub otherwise: bool,
    /// Points of `when yes` and `when no`.
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
    Review(Review),
    /// The times of `book` or `move`: follows a `Slots` request.
    Slot(BookingId),
    /// Which of several bookings `move` or `cancel` means.
    WhichBooking(BookingId),
}

/// A review of a form.
#[derive(Debug, Clone)]
pub struct Review {
    /// The form.
    pub form: FormId,
}

/// One option.
#[derive(Debug, Clone)]
pub struct Choice {
    /// What it stores.
    pub value: ChoiceValue,
    /// Its label.
    pub label: Text,
    /// `- each x in LIST`.
    pub each: Option<Each>,
    /// `also`.
    pub also: Vec<Text>,
    /// `line` under it.
    pub lines: Vec<Text>,
    /// `image` under it.
    pub image: Option<Text>,
    /// `only if`.
    pub only_if: Option<Expr>,
    /// `alone`.
    pub alone: bool,
    /// `score` lines under it.
    pub points: Vec<Points>,
    /// Its line.
    pub span: Span,
}

/// What a choice stores.
#[derive(Debug, Clone)]
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
#[derive(Debug, Clone)]
pub struct Each {
    /// The item's name.
    pub item: Option<ValueId>,
    /// What is gone through.
    pub list: Expr,
}

/// `check CONDITION: TEXT`.
#[derive(Debug, Clone)]
pub struct Check {
    /// What must hold.
    pub condition: Expr,
    /// What is sent when it does not.
    pub text: Text,
    /// Its line.
    pub span: Span,
}

/// Points that belong to an answer.
#[derive(Debug, Clone)]
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
}
