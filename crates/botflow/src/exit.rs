//! How a command ended, as the number that scripts read.

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All is well.
    Fine,
    /// There is something to fix in the project.
    ToFix,
    /// The command was given wrongly.
    WrongUsage,
    /// botflow itself is at fault.
    Fault,
}

impl Exit {
    /// The exit code: 0, 1, 2 or 3.
    pub fn code(self) -> u8 {
        match self {
            Exit::Fine => 0,
            Exit::ToFix => 1,
            Exit::WrongUsage => 2,
            Exit::Fault => 3,
        }
    }
}
