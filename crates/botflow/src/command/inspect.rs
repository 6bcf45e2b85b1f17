//! `botflow inspect FILE`. In: a program in any of its forms. Out: what is in it, or all of it as text.

use std::path::PathBuf;

use botflow_program::Program;
use clap::{Args, ValueEnum};

use crate::{Exit, Stop, World, program_file};

/// Look into a program
///
/// Its hash, what it holds, or all of it as text. It is verified first.
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  botflow inspect bot.program\n  botflow inspect bot.program --format yaml | less")]
pub struct Inspect {
    /// The program, in its binary, JSON or YAML form
    file: PathBuf,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Form::Summary)]
    format: Form,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Form {
    /// A few lines that say what is in it
    Summary,
    /// All of it
    Json,
    /// All of it
    Yaml,
}

impl Inspect {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let program: Program = program_file::read(&self.file, world)?;
        match self.format {
            Form::Summary => write!(world.output, "{}", program.summary())?,
            Form::Json => writeln!(world.output, "{}", program.to_json().trim_end())?,
            Form::Yaml => write!(world.output, "{}", program.to_yaml())?,
        }
        Ok(Exit::Fine)
    }
}
