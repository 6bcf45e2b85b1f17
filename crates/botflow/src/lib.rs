//! The command line as a library. In: arguments and a [`World`]. Out: what a person reads, and an exit code.

pub mod chat;
pub mod command;
mod exit;
pub mod fault;
pub mod finding;
pub mod host;
pub mod judge;
mod keyboard;
mod look;
pub mod mending;
pub mod online;
pub mod picture;
mod program_file;
mod progress;
pub mod project;
pub mod report;
mod stop;
pub mod talk;
pub mod testing;
mod usage;
pub mod walking;
mod world;

pub use exit::Exit;
pub use keyboard::{Keyboard, Typist};
pub use look::Look;
pub use stop::Stop;
pub use world::World;

use std::ffi::OsString;

use clap::{CommandFactory, FromArgMatches};

/// Does what `arguments` (the first is the program's name) ask for, in `world`.
pub fn run(arguments: impl IntoIterator<Item = OsString>, world: &mut World) -> Exit {
    let definition = command::Botflow::command().term_width(world.look.width);
    let parsed = definition.try_get_matches_from(arguments).and_then(|matches| command::Botflow::from_arg_matches(&matches));
    let result = match parsed {
        Ok(botflow) => botflow.command.run(world),
        Err(error) => usage::answer(&error, world),
    };
    match result {
        Ok(exit) => exit,
        Err(stop) => stop.tell(world),
    }
}
