//! Why a command could not go on, in words for the person at the keyboard.

use std::io;
use std::path::Path;

use crate::look::Ink;
use crate::{Exit, World};

/// Why a command could not go on.
#[derive(Debug)]
pub enum Stop {
    /// The command was given wrongly: what is wrong, what to do.
    Usage(String, String),
    /// Something in the project is in the way: what is wrong, what to do.
    ToFix(String, String),
    /// Output could not be written.
    Output(io::Error),
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Stop::Output(error)
    }
}

impl Stop {
    /// A wrong command line.
    pub fn usage(what: impl Into<String>, help: impl Into<String>) -> Self {
        Stop::Usage(what.into(), help.into())
    }

    /// Something to fix before this can work.
    pub fn to_fix(what: impl Into<String>, help: impl Into<String>) -> Self {
        Stop::ToFix(what.into(), help.into())
    }

    /// A file or folder that cannot be read or written.
    pub fn file(path: &Path, doing: &str, error: &io::Error) -> Self {
        let (why, help) = match error.kind() {
            io::ErrorKind::NotFound if doing == "write" => ("the folder is not there", "Make the folder first, or name another."),
            io::ErrorKind::NotFound => ("it is not there", "Check the name, and the folder you are in."),
            io::ErrorKind::PermissionDenied => ("you have no right to", "Ask for the right to this file, or copy it to a folder of yours."),
            io::ErrorKind::IsADirectory => ("it is a folder", "Name a file."),
            io::ErrorKind::NotADirectory => ("a part of its path is not a folder", "Check the path."),
            io::ErrorKind::StorageFull => ("the disk is full", "Make room, then try again."),
            _ => {
                return Stop::to_fix(format!("Cannot {doing} {}: {error}", path.display()), "Check the disk and the path, then try again.");
            }
        };
        Stop::to_fix(format!("Cannot {doing} {}: {why}", path.display()), help)
    }

    /// Tells the person, and says how the run ends. A reader that has gone away (`botflow … | head`) is no fault.
    pub(crate) fn tell(self, world: &mut World) -> Exit {
        let (exit, what, help) = match self {
            Stop::Usage(what, help) => (Exit::WrongUsage, what, help),
            Stop::ToFix(what, help) => (Exit::ToFix, what, help),
            Stop::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return Exit::Fine,
            Stop::Output(error) => (Exit::ToFix, format!("Cannot write the result: {error}"), "Check the disk, then try again.".into()),
        };
        let _ = world.output.flush();
        let _ = writeln!(world.error, "{} {what}", world.look.paint(Ink::Bad, "botflow:"));
        if !help.is_empty() {
            let _ = write!(world.error, "{}", world.look.wrap(&help, "  ", "  "));
        }
        exit
    }
}
