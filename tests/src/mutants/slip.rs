//! `Slip`: the kinds of slips of the pen.

use std::fmt;

/// What happened to a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slip {
    /// It is gone.
    Delete,
    /// It stands there twice.
    Duplicate,
    /// It changed places with the next one.
    Swap,
    /// Its first word has a slip.
    MisspellKeyword,
    /// Another keyword or name of it has one; never a word of running text.
    MisspellName,
    /// It stands further in.
    Indent,
    /// It stands further out.
    Outdent,
    /// It leads to another step or flow.
    Retarget,
    /// The label that a customer taps is longer.
    Lengthen,
}

impl Slip {
    /// All of them, in the order of the table.
    pub const ALL: [Slip; 9] = [
        Slip::Delete,
        Slip::Duplicate,
        Slip::Swap,
        Slip::MisspellKeyword,
        Slip::MisspellName,
        Slip::Indent,
        Slip::Outdent,
        Slip::Retarget,
        Slip::Lengthen,
    ];
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Slip::Delete => "line deleted",
            Slip::Duplicate => "line doubled",
            Slip::Swap => "swapped with the next line",
            Slip::MisspellKeyword => "first word misspelt",
            Slip::MisspellName => "name or keyword misspelt",
            Slip::Indent => "moved in",
            Slip::Outdent => "moved out",
            Slip::Retarget => "other target",
            Slip::Lengthen => "label lengthened",
        })
    }
}
