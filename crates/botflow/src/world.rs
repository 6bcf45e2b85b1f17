//! Everything outside that a command may touch besides the project's files.

use std::io::{BufRead, Write};
use std::path::PathBuf;

use crate::{Look, Typist};

/// The streams, the folder and the look of one run; tests give their own.
pub struct World<'w> {
    /// The folder that paths start from.
    pub folder: PathBuf,
    /// The person at the keyboard; none where the input is piped.
    pub typist: Option<&'w mut dyn Typist>,
    /// Standard input, where it is piped.
    pub input: &'w mut dyn BufRead,
    /// Standard output: results.
    pub output: &'w mut dyn Write,
    /// Standard error: progress and complaints.
    pub error: &'w mut dyn Write,
    /// How output looks.
    pub look: Look,
}
