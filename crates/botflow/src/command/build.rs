//! `botflow build`. In: a project without errors. Out: its program, in binary, JSON or YAML.

use std::fs;
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::{Exit, Stop, World, judge, project};

/// Make the program that a server runs
///
/// Nothing is written while there is something to fix.
#[derive(Debug, Args)]
#[command(
    after_long_help = "Examples:\n  botflow build -o bot.program\n  botflow build flows/lead-form -o lead.yaml --format yaml\n\n`botflow inspect FILE` looks into a program."
)]
pub struct Build {
    /// A project's folder or a lone .flow file
    path: Option<PathBuf>,
    /// Where to write it
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// In which form
    #[arg(long, value_enum, default_value_t = Form::Binary)]
    format: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// Small and quick to load; what servers take
    Binary,
    /// For people and programs
    Json,
    /// For people
    Yaml,
}

impl Build {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let project = project::find_single(self.path.as_ref(), world)?;
        let analysis = judge::sound(project, world)?;
        let suite = botflow_compile::suite(&analysis);
        let program = botflow_compile::lower(&analysis);
        let bytes = match self.format {
            Form::Binary => program.to_bytes(),
            Form::Json => program.to_json().into_bytes(),
            Form::Yaml => program.to_yaml().into_bytes(),
        };
        // Written beside and moved, so that a program that runs is never half written.
        let target = world.folder.join(&self.output);
        let mut beside = target.clone().into_os_string();
        beside.push(".part");
        let beside = PathBuf::from(beside);
        let cannot = |error| Stop::file(&self.output, "write", &error);
        fs::write(&beside, &bytes).map_err(cannot)?;
        fs::rename(&beside, &target).map_err(cannot)?;
        for clash in suite.clashes {
            writeln!(world.error, "{clash}")?;
        }
        let hash: String = program.hash().iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        writeln!(world.output, "{}: {} bytes, hash {hash}…", self.output.display(), bytes.len())?;
        Ok(Exit::Fine)
    }
}
