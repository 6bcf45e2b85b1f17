//! What flows name and only a project declares: teams, templates, catalogs, calendars, actions, payments.

use botflow_source::{FileId, Span};

use super::{Constant, Name};
use crate::model::{Currency, Field};

/// A team that conversations are handed to.
#[derive(Debug, Clone)]
pub struct Team {
    /// Its name.
    pub name: Name,
    /// When it is there; `None`: always, and `when closed` is not asked for.
    pub hours: Option<Hours>,
}

/// Opening hours in the project's time zone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours {
    /// Monday first: from minute to minute of the day, in order, not overlapping; to may be 1440.
    pub days: [Vec<(u16, u16)>; 7],
    /// Days on which it is closed, as days since 1970-01-01.
    pub closed: Vec<i32>,
}

/// A message template that a platform has approved.
#[derive(Debug, Clone)]
pub struct Template {
    /// Its name.
    pub name: Name,
    /// Channels on which it is approved; empty: all of the project.
    pub channels: Vec<Name>,
    /// Languages in which it is approved; empty: all of the project.
    pub languages: Vec<Name>,
    /// `utility`, `marketing`, `authentication`.
    pub category: String,
    /// Its text by language; with one language only, a plain text. `{name}` stands for a value.
    pub text: Vec<(Option<String>, String)>,
    /// Where the text is written.
    pub text_span: Span,
    /// Its values.
    pub values: Vec<Field>,
    /// Labels of its buttons.
    pub buttons: Vec<String>,
    /// A platform's message tag.
    pub tag: Option<Name>,
}

/// A catalog: rows of one kind.
#[derive(Debug, Clone)]
pub struct Catalog {
    /// Its name.
    pub name: Name,
    /// Its fields; the first one names the row.
    pub fields: Vec<Field>,
    /// Where the rows come from.
    pub rows: Rows,
}

/// The rows of a catalog.
#[derive(Debug, Clone)]
pub enum Rows {
    /// From a file of the project, read and checked.
    File {
        /// The path as `botflow.yaml` says it.
        path: Name,
        /// The file; `None` where it is not there.
        file: Option<FileId>,
        /// A column a field, in the order of the fields; all are of one length. Rows that do not fit are left out.
        columns: Vec<Column>,
    },
    /// Fetched and checked by the host.
    Url(String),
}

/// One column of a catalog.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// A cell a row; `None` where it is empty.
    pub cells: Vec<Option<Constant>>,
}

/// A calendar that times are booked at.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Its name.
    pub name: Name,
    /// When it is open.
    pub hours: Hours,
    /// Length of a slot in minutes.
    pub slot_minutes: u32,
    /// How many can be there at once.
    pub capacity: u32,
    /// How long before a slot it must be booked, in minutes.
    pub lead_minutes: u32,
    /// Where it is.
    pub place: Option<String>,
    /// An iCalendar feed of times that are taken.
    pub feed: Option<String>,
    /// A provider that is asked instead of the built-in calendar.
    pub url: Option<String>,
}

/// A typed request over HTTP.
#[derive(Debug, Clone)]
pub struct Action {
    /// Its name.
    pub name: Name,
    /// Address; `${NAME}` stands for a variable of the environment, `{x}` for an input.
    pub url: String,
    /// `GET`, `POST` …
    pub method: String,
    /// Its inputs.
    pub takes: Vec<Field>,
    /// What it answers.
    pub gives: Vec<Field>,
    /// How long it is waited for.
    pub timeout_seconds: u32,
    /// Headers; `${NAME}` as in the address.
    pub headers: Vec<(String, String)>,
    /// What it answers in `talk` and where a test does not say: values of `gives` by name.
    pub example: Vec<(String, Constant)>,
}

/// A payment provider.
#[derive(Debug, Clone)]
pub struct Payment {
    /// Its name.
    pub name: Name,
    /// `test`, or the name of a real one.
    pub provider: String,
    /// The currency it takes; `None` where it was not said, which is a finding.
    pub currency: Option<Currency>,
}
