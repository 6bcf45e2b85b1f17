//! In: a program from anywhere. Out: nothing, or the first `Fault`: after it every index is in its table, every expression leaves one value,
//! and the engine needs no further check.

mod expression;
mod table;

use std::fmt;

use crate::{Channels, Currency, Decimal, Format, Program, Text, Time};

/// What is wrong with a program, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The way to it, outermost first: `questions`, `12`, `next`.
    pub path: Vec<String>,
    /// What is wrong there.
    pub why: String,
}

impl Fault {
    /// A fault right here.
    pub fn new(why: impl Into<String>) -> Self {
        Fault { path: Vec::new(), why: why.into() }
    }

    /// An index that is not in its table.
    pub fn beyond(table: &str, index: usize, rows: usize) -> Self {
        Fault::new(format!("points at row {index} of `{table}`, which has {rows}"))
    }

    /// The same fault, seen from one level further out.
    pub fn inside(mut self, part: impl Into<String>) -> Self {
        self.path.insert(0, part.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() { f.write_str(&self.why) } else { write!(f, "{}: {}", self.path.join("."), self.why) }
    }
}

impl std::error::Error for Fault {}

/// Something whose indices can be held against the program's tables. `record!` and `index!` write it.
pub trait Verify {
    /// The first fault in it.
    fn verify(&self, program: &Program) -> Result<(), Fault>;
}

macro_rules! nothing_to_verify {
    ($($ty:ty),* $(,)?) => {$(
        impl Verify for $ty {
            fn verify(&self, _: &Program) -> Result<(), Fault> {
                Ok(())
            }
        }
    )*};
}
nothing_to_verify!(bool, u8, u16, u32, u64, i32, i64, Text, Decimal, Currency, Format, Time);

impl Verify for Channels {
    fn verify(&self, program: &Program) -> Result<(), Fault> {
        let known = if program.channels.len() >= 32 { u32::MAX } else { (1 << program.channels.len()) - 1 };
        if self.0 & !known == 0 { Ok(()) } else { Err(Fault::new("names a channel that the program does not have")) }
    }
}

impl<T: Verify> Verify for Option<T> {
    fn verify(&self, program: &Program) -> Result<(), Fault> {
        self.iter().try_for_each(|it| it.verify(program))
    }
}

impl<T: Verify> Verify for Vec<T> {
    fn verify(&self, program: &Program) -> Result<(), Fault> {
        self.iter().enumerate().try_for_each(|(row, it)| it.verify(program).map_err(|fault| fault.inside(row.to_string())))
    }
}

impl Program {
    /// The first fault of the program: an index that is not in its table, an expression that does not leave one value, tables that
    /// contradict each other. Programs may come from anywhere; the engine takes none that has a fault.
    pub fn verify(&self) -> Result<(), Fault> {
        Verify::verify(self, self)?;
        table::verify(self)?;
        expression::verify(self)
    }
}
