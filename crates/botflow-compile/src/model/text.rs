//! Texts that customers read, resolved, in every language of the project.

use std::sync::Arc;

use botflow_source::{FileId, Span};

use super::Expr;

/// The pieces of a text in one language.
pub type Pieces = Box<[Piece]>;

/// One text of the source with its translations. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct Text {
    /// Where it is written.
    pub span: Span,
    /// First words of its line as a translator sees them: `say`, `option`, `when unclear` … (language page, section 13).
    pub kind: &'static str,
    /// Its pieces in the source's language, then in each further language of the project; `None` where a translation is missing.
    pub rows: Arc<[Option<Pieces>]>,
}

impl Default for Text {
    fn default() -> Self {
        Text { span: Span::new(FileId(0), 0, 0), kind: "", rows: Arc::new([]) }
    }
}

impl Text {
    /// The pieces as the source has them.
    pub fn source(&self) -> &[Piece] {
        self.rows.first().and_then(Option::as_deref).unwrap_or(&[])
    }
}

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// As it stands.
    Literal(String),
    /// `{value or "there" as FORMAT | forms}`.
    Value {
        /// What is shown; `Expr::Or` where a fallback is given.
        value: Expr,
        /// How it is written; `None`: as the kind is written by itself.
        format: Option<Format>,
        /// One form a plural category or option; empty: none. Exact numbers (`=0 nobody`) come with their number.
        forms: Vec<Form>,
        /// Where it stands, braces and all.
        span: Span,
    },
}

/// One of the forms behind `|`.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// `=0`: only for this number.
    pub exact: Option<i64>,
    /// The text; of a plural form `#` stands for the number, `\#` for the sign itself.
    pub text: String,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `as money`.
    Money,
    /// `as plain`: a number without grouping.
    Plain,
    /// `as number`: with the language's grouping.
    Number,
    /// `as raw`: in an address, without encoding.
    Raw,
    /// `as weekday`, `as date`, `as time` and what they make together.
    When {
        /// Name of the day.
        weekday: bool,
        /// Day and month (and year where it is not this one).
        date: bool,
        /// Time of day.
        time: bool,
        /// Day of the month.
        day: bool,
        /// Name of the month.
        month: bool,
        /// The year.
        year: bool,
    },
}

/// A value in a text of the source that has forms of its own: `{picks as one scarf | # scarves}`.
#[derive(Debug, Clone, PartialEq)]
pub struct Inflection {
    /// Where it stands, braces and all.
    pub span: Span,
    /// The value as typed.
    pub value: String,
    /// How many forms it has, without those for exact numbers.
    pub forms: usize,
    /// What chooses among them.
    pub by: InflectedBy,
}

/// What chooses among the forms of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InflectedBy {
    /// A number, or how many entries a list has: the plural rules of the language.
    Number,
    /// A choice of so many options.
    Options(usize),
}
