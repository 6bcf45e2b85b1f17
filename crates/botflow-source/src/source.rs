//! In: paths and texts of a project. Out: `Sources`, which hands out `FileId`s, and `Span`s that point into them.

use std::ops::{Index, Range};

use serde::{Deserialize, Serialize};

/// Which file of a project: an index into [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FileId(pub u32);

/// A stretch of one file, in bytes of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// Offset of the first byte.
    pub start: u32,
    /// Offset behind the last byte.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` to `end` (bytes) of `file`.
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Span { file, start, end }
    }

    /// Bytes covered, as a range for slicing.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Number of bytes covered.
    pub fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers nothing (a place between two characters).
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The empty stretch at the end of this one: where text can be added behind it.
    pub fn behind(self) -> Self {
        Span { start: self.end, ..self }
    }

    /// The smallest stretch that covers both; they must be of one file.
    pub fn to(self, other: Span) -> Self {
        Span { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One text file of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Path from the project's folder, with `/` between its parts (`flows/lead.flow`).
    pub path: String,
    /// The text, byte-order mark and all, so that offsets are those of the file.
    pub text: String,
}

/// All text files of a project, in the order in which they were read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    files: Vec<Source>,
}

impl Sources {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and says how to refer to it.
    pub fn add(&mut self, path: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).expect("invariant: a project has fewer than 2^32 files"));
        self.files.push(Source { path: path.into(), text: text.into() });
        id
    }

    /// Puts another text in the place of a file's.
    pub fn replace(&mut self, file: FileId, text: impl Into<String>) {
        self.files[file.0 as usize].text = text.into();
    }

    /// The text that a span covers.
    pub fn slice(&self, span: Span) -> &str {
        &self[span.file].text[span.range()]
    }

    /// Every file with its id, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(index, source)| (FileId(index as u32), source))
    }

    /// The file of that path, if the project has it.
    pub fn find(&self, path: &str) -> Option<FileId> {
        self.iter().find(|(_, source)| source.path == path).map(|(id, _)| id)
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

impl Index<FileId> for Sources {
    type Output = Source;
    fn index(&self, id: FileId) -> &Source {
        &self.files[id.0 as usize]
    }
}
