//! In: what the caller read from a folder. Out: `ProjectFiles`, paths and bytes, the only thing this crate ever sees of a disk.

/// The files of a project, or a lone flow file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProjectFiles {
    /// Files whose contents matter: `botflow.yaml`, `flows/**/*.flow`, `tests/**/*.flow`, `data/*`, `strings/*.po`. Paths from the project's folder, with `/`.
    pub files: Vec<(String, Vec<u8>)>,
    /// All other files of the project (pictures …), so that one that is missing, or too big, can be told.
    pub others: Vec<OtherFile>,
}

/// A file of which only the path and the size matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherFile {
    /// From the project's folder, with `/`.
    pub path: String,
    /// Its size in bytes, where the caller knows it.
    pub bytes: Option<u64>,
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
        self.others.push(OtherFile { path: path.into(), bytes: None });
    }

    /// Adds a file of which only the path and the size matter.
    pub fn add_sized(&mut self, path: impl Into<String>, bytes: u64) {
        self.others.push(OtherFile { path: path.into(), bytes: Some(bytes) });
    }

    /// Whether a file with that contents is read by this crate, or only its path matters.
    pub fn is_read(path: &str) -> bool {
        path == "botflow.yaml" || [".flow", ".csv", ".yaml", ".yml", ".po"].iter().any(|end| path.ends_with(end))
    }

    /// The example of a finding's page: one flow file, or several files, each headed by a line `--- path`; a picture may say how big it is, as in
    /// `--- img/lamp.jpg (7 MB)`.
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
                false => match sized(path) {
                    Some((path, bytes)) => files.add_sized(path, bytes),
                    None => files.add_path(path),
                },
            }
        }
        files
    }
}

/// `img/lamp.jpg (7 MB)`: the path, and the size in bytes.
fn sized(head: &str) -> Option<(&str, u64)> {
    let (path, size) = head.strip_suffix(" MB)")?.rsplit_once(" (")?;
    Some((path, size.parse::<u64>().ok()? << 20))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_of_several_files() {
        let files = ProjectFiles::from_example("--- botflow.yaml\nname: X\n--- img/a.jpg\n--- b.mp4 (17 MB)\n--- flows/a.flow\nflow A\n");
        let paths: Vec<&str> = files.files.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["botflow.yaml", "flows/a.flow"]);
        let other = |path: &str, bytes| OtherFile { path: path.to_owned(), bytes };
        assert_eq!(files.others, [other("img/a.jpg", None), other("b.mp4", Some(17 << 20))]);
        assert_eq!(files.files[0].1, b"name: X\n");
    }
}
