//! A folder for one test, and the command line run in it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use botflow::{Exit, Look, World};
use botflow_compile::ProjectFiles;

/// A folder that goes away with the test.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("botflow-ci-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) -> &Self {
        let target = self.0.join(path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
        self
    }

    /// The files of a page's example.
    pub fn write_example(&self, example: &str) {
        let files = ProjectFiles::from_example(example);
        for (path, bytes) in &files.files {
            self.write(path, bytes);
        }
        for other in &files.others {
            self.write(&other.path, "");
            // As large as it says, and without taking any room.
            let file = fs::OpenOptions::new().write(true).open(self.path(&other.path)).unwrap();
            file.set_len(other.bytes.unwrap_or_default()).unwrap();
        }
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }

    /// What stands in the folder, in order.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(&self.0).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a run came to.
pub struct Came {
    pub exit: Exit,
    pub output: String,
    pub error: String,
}

pub fn run(folder: &Folder, arguments: &[&str]) -> Came {
    run_in(&folder.0, arguments)
}

pub fn run_in(folder: &Path, arguments: &[&str]) -> Came {
    let (mut output, mut error) = (Vec::new(), Vec::new());
    let mut input = std::io::empty();
    let mut world =
        World { folder: folder.to_owned(), typist: None, input: &mut input, output: &mut output, error: &mut error, look: Look::plain(80) };
    let exit = botflow::run(std::iter::once("botflow").chain(arguments.iter().copied()).map(OsString::from), &mut world);
    Came { exit, output: String::from_utf8(output).unwrap(), error: String::from_utf8(error).unwrap() }
}
