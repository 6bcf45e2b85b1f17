//! The commands, one file each. In: what the command line said. Out: what was asked for, and how it ended.

mod build;
mod check;
mod completions;
mod diff;
mod explain;
mod fmt;
mod graph;
mod inspect;
mod man;
mod new;
mod show;
mod talk;
mod test;
mod walk;

use clap::{Parser, Subcommand};

use crate::{Exit, Stop, World};

/// Chat-bot conversations, written as text, proved before they run.
#[derive(Debug, Parser)]
#[command(name = "botflow", version, arg_required_else_help = true, subcommand_value_name = "COMMAND", disable_help_subcommand = true)]
#[command(
    after_help = "PATH is a project's folder, a .flow file or a folder of projects. Without one, botflow looks for botflow.yaml here \
and in the folders above.\n\nExit codes: 0 all is well, 1 there is something to fix, 2 the command was given wrongly, 3 a fault of botflow itself.\n\n\
Begin with:\n  botflow new my-bot\n  cd my-bot\n  botflow talk"
)]
pub struct Botflow {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What botflow can do.
#[derive(Debug, Subcommand)]
#[allow(missing_docs, reason = "a text here would hide the longer help that stands in each command's own file")]
pub enum Command {
    New(new::New),
    Check(check::Check),
    Fmt(fmt::Fmt),
    Test(test::Test),
    Walk(walk::Walk),
    Talk(talk::Talk),
    Graph(graph::Graph),
    Build(build::Build),
    Inspect(inspect::Inspect),
    Show(show::Show),
    Explain(explain::Explain),
    Completions(completions::Completions),
    Man(man::Man),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        match self {
            Command::New(command) => command.run(world),
            Command::Check(command) => command.run(world),
            Command::Fmt(command) => command.run(world),
            Command::Test(command) => command.run(world),
            Command::Walk(command) => command.run(world),
            Command::Talk(command) => command.run(world),
            Command::Graph(command) => command.run(world),
            Command::Build(command) => command.run(world),
            Command::Inspect(command) => command.run(world),
            Command::Show(command) => command.run(world),
            Command::Explain(command) => command.run(world),
            Command::Completions(command) => command.run(world),
            Command::Man(command) => command.run(world),
        }
    }
}
