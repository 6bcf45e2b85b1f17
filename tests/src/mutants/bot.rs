//! A bot as it was written. In: its folder. Out: its files, and what is known of it before anything is changed.

use std::path::Path;

use botflow::{Look, World, judge, project};
use botflow_compile::ProjectFiles;

/// A bot of `flows/`.
#[derive(Debug, Clone)]
pub struct Bot {
    /// Its folder's name.
    pub name: String,
    /// Its files.
    pub files: ProjectFiles,
}

impl Bot {
    /// Reads the bot in that folder.
    ///
    /// # Panics
    /// There is none: a test that looks at nothing must not pass.
    pub fn read(folder: &Path) -> Self {
        let world = World {
            folder: folder.to_path_buf(),
            typist: None,
            input: &mut std::io::empty(),
            output: &mut std::io::sink(),
            error: &mut std::io::sink(),
            look: Look::plain(100),
        };
        let Ok(project) = project::find_single(None, &world) else { panic!("{} is no project", folder.display()) };
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Bot { name, files: judge::files(&project) }
    }

    /// Paths and texts of its flows.
    pub fn flows(&self) -> impl Iterator<Item = (&str, &str)> {
        let flows = self.files.files.iter().filter(|(path, _)| path.ends_with(".flow"));
        flows.filter_map(|(path, bytes)| Some((path.as_str(), std::str::from_utf8(bytes).ok()?)))
    }
}
