//! Programs as files. In: a path. Out: a verified program, or what is wrong with the file.

use std::fs;
use std::path::Path;

use botflow_program::{LoadError, Program};

use crate::{Stop, World};

/// Reads a program in its binary, JSON or YAML form; the contents say which.
pub(crate) fn read(typed: &Path, world: &World) -> Result<Program, Stop> {
    let path = world.folder.join(typed);
    let bytes = fs::read(&path).map_err(|error| Stop::file(typed, "read", &error))?;
    let looks_like_text = typed.extension().is_some_and(|extension| extension == "json" || extension == "yaml" || extension == "yml");
    let program = match std::str::from_utf8(&bytes) {
        Ok(text) if text.trim_start().starts_with('{') => Program::from_json(text),
        Ok(text) if looks_like_text => Program::from_yaml(text),
        _ => Program::from_bytes(&bytes),
    };
    program.map_err(|error| {
        let help = match error {
            LoadError::NotAProgram | LoadError::Unreadable(_) => "Name a file that `botflow build` has made.",
            _ => "",
        };
        Stop::to_fix(format!("{}: {error}.", typed.display()), help)
    })
}
