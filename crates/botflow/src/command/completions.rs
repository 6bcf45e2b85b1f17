//! `botflow completions SHELL`. Out: the file that the shell reads.

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use crate::{Exit, Stop, World};

/// Make the file that lets a shell complete botflow's commands
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  botflow completions bash > ~/.local/share/bash-completion/completions/botflow\n  \
botflow completions zsh > ~/.zfunc/_botflow\n  botflow completions fish > ~/.config/fish/completions/botflow.fish")]
pub struct Completions {
    /// The shell
    shell: Shell,
}

impl Completions {
    pub(super) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut super::Botflow::command(), "botflow", &mut text);
        world.output.write_all(&text)?;
        Ok(Exit::Fine)
    }
}
