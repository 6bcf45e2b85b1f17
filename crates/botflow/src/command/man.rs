//! `botflow man DIR`. Out: manual pages, one for botflow and one for each command.

use std::path::PathBuf;

use clap::{Args, CommandFactory};

use crate::{Exit, Stop, World};

/// Write the manual pages into a folder
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  botflow man ~/.local/share/man/man1\n  botflow man . && man ./botflow-check.1")]
pub struct Man {
    /// The folder; made if it is not there
    dir: PathBuf,
}

impl Man {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let folder = world.folder.join(&self.dir);
        std::fs::create_dir_all(&folder).map_err(|error| Stop::file(&self.dir, "make the folder", &error))?;
        let definition = super::Botflow::command();
        let pages = 1 + definition.get_subcommands().count();
        clap_mangen::generate_to(definition, &folder).map_err(|error| Stop::file(&self.dir, "write into", &error))?;
        writeln!(world.error, "Wrote {pages} pages into {}.", self.dir.display())?;
        Ok(Exit::Fine)
    }
}
