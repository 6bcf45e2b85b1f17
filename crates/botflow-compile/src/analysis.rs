//! `Analysis`: everything that is known of a project before it is judged and lowered.

use botflow_source::{FileId, Finding, Sources};
use botflow_syntax::Tree;

use crate::{OtherFile, graph::Graph, model::Model, project::Project};

/// A project, read and resolved. Lint reads it; `lower` makes the program of it when no error was found.
#[derive(Debug)]
pub struct Analysis {
    /// Texts of all files, in the order in which they were given.
    pub sources: Sources,
    /// Files of which only the path and the size are known.
    pub others: Vec<OtherFile>,
    /// Settings and data.
    pub project: Project,
    /// A tree a `.flow` file, in file order.
    pub trees: Vec<Tree>,
    /// Who is who.
    pub model: Model,
    /// Every way a conversation can go.
    pub graph: Graph,
    /// What was found so far, in file order.
    pub findings: Vec<Finding>,
}

impl Analysis {
    /// The tree of a file.
    pub fn tree(&self, file: FileId) -> Option<&Tree> {
        self.trees.iter().find(|tree| tree.file == file)
    }
}
