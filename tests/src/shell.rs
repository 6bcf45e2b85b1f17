//! The command line from inside a test. In: arguments. Out: how it ended and what it printed.

use std::ffi::OsString;
use std::path::Path;

use botflow::{Exit, Look, World};

/// How a command ended, and what a person would have read.
pub struct Said {
    /// Whether all was well.
    pub fine: bool,
    /// Standard output.
    pub output: String,
    /// Standard error.
    pub error: String,
}

/// Runs `botflow ARGUMENTS…` in `folder`.
pub fn botflow(folder: &Path, arguments: &[&str]) -> Said {
    let (mut output, mut error) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("botflow").chain(arguments.iter().copied()).map(OsString::from);
    let mut world = World {
        folder: folder.to_path_buf(),
        typist: None,
        input: &mut std::io::empty(),
        output: &mut output,
        error: &mut error,
        look: Look::plain(100),
    };
    let exit = botflow::run(arguments, &mut world);
    Said {
        fine: exit == Exit::Fine,
        output: String::from_utf8_lossy(&output).into_owned(),
        error: String::from_utf8_lossy(&error).into_owned(),
    }
}
