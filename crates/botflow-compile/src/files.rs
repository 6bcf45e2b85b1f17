//! In: what the caller read from a folder. Out: `ProjectFiles`, paths and bytes, the only thing this crate ever sees of a disk.

/// The files of a project, or a lone flow file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProjectFiles {
    /// Files whose contents matter: `botflow.yaml`, `flows/**/*.flow`, `tests/**/*.flow`, `data/*`, `strings/*.po`. Paths from the project's folder, with `/`.
    pub files: Vec<(String, Vec<u8>)>,
    /// Paths of all other files of the project (pictures …), so that a missing one can be told.
    pub others: Vec<String>,
}

impl ProjectFiles {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file whose contents matter.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.push((path.into(), bytes.into()));
    }

    /// Adds a file of which only the path matters.
    pub fn add_path(&mut self, path: impl Into<String>) {
        self.others.push(path.into());
    }

    /// Whether a file with that contents is read by this crate, or only its path matters.
    pub fn is_read(path: &str) -> bool {
        path == "botflow.yaml" || [".flow", ".csv", ".yaml", ".yml", ".po"].iter().any(|end| path.ends_with(end))
    }

    /// The example of a finding's page: one flow file, or several files, each headed by a line `--- path`.
    pub fn from_example(example: &str) -> Self {
        let mut files = ProjectFiles::new();
        if !example.starts_with("--- ") {
            files.add("example.flow", example);
            return files;
        }
        for part in format!("\n{example}").split("\n--- ").skip(1) {
            let (path, text) = part.split_once('\n').unwrap_or((part, ""));
            let path = path.trim();
            match Self::is_read(path) {
                true => files.add(path, format!("{text}\n")),
                false => files.add_path(path),
            }
        }
        files
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_of_several_files() {
        let files = ProjectFiles::from_example("--- botflow.yaml\nname: X\n--- img/a.jpg\n--- flows/a.flow\nflow A\n");
        let paths: Vec<&str> = files.files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["botflow.yaml", "flows/a.flow"]);
        assert_eq!(files.others, ["img/a.jpg"]);
        assert_eq!(files.files[0].1, b"name: X\n");
    }
}
