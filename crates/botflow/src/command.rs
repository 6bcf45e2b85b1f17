//! The commands, one file each. In: what the command line said. Out: what was asked for, and how it ended.

mod build;
mod check;
mod completions;
mod explain;
mod fmt;
mod graph;
mod inspect;
mod new;
mod show;
mod talk;
mod test;

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
pub enum Command {
    /// Begin a project that checks, tests and talks at once
    New(new::New),
    /// Find everything that would go wrong for a customer
    Check(check::Check),
    /// Bring flows into the one style
    Fmt(fmt::Fmt),
    /// Play the tests
    Test(test::Test),
    /// Chat with the bot in the terminal
    Talk(talk::Talk),
    /// Draw the conversation
    Graph(graph::Graph),
    /// Make the program that a server runs
    Build(build::Build),
    /// Look into a program
    Inspect(inspect::Inspect),
    /// Show a file as one stage of botflow sees it
    Show(show::Show),
    /// Read the page of a finding, such as G306
    Explain(explain::Explain),
    /// Make the file that lets a shell complete botflow's commands
    Completions(completions::Completions),
}

impl Command {
    /// Does it.
    pub(crate) fn run(self, world: &mut World) -> Result<Exit, Stop> {
        match self {
            Command::New(command) => command.run(world),
            Command::Check(command) => command.run(world),
            Command::Fmt(command) => command.run(world),
            Command::Test(command) => command.run(world),
            Command::Talk(command) => command.run(world),
            Command::Graph(command) => command.run(world),
            Command::Build(command) => command.run(world),
            Command::Inspect(command) => command.run(world),
            Command::Show(command) => command.run(world),
            Command::Explain(command) => command.run(world),
            Command::Completions(command) => command.run(world),
        }
    }
}
