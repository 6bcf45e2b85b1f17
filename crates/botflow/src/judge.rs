//! From the files of a project to what is to be said about them. In: a `Project`. Out: texts, trees, findings.

use botflow_compile::ProjectFiles;
use botflow_source::{Finding, Sources};
use botflow_syntax::Tree;

use crate::project::Project;
use crate::report::Judged;

/// A project, read and judged.
pub struct Read {
    /// Its texts.
    pub sources: Sources,
    /// A tree a `.flow` file.
    pub trees: Vec<Tree>,
    /// What was found.
    pub findings: Vec<Finding>,
}

/// Its files as the compiler takes them.
pub fn files(project: &Project) -> ProjectFiles {
    let mut files = ProjectFiles::new();
    for (path, bytes) in &project.files {
        match ProjectFiles::is_read(path) {
            true => files.add(path.clone(), bytes.clone()),
            false => files.add_path(path.clone()),
        }
    }
    files
}

/// Reads and judges a project.
pub fn read(project: &Project) -> Read {
    let mut read = Read { sources: Sources::new(), trees: Vec::new(), findings: Vec::new() };
    for (path, bytes) in files(project).files {
        let text = botflow_syntax::decode(&bytes);
        let file = read.sources.add(path.clone(), text);
        if path.ends_with(".flow") {
            let (tree, findings) = botflow_syntax::parse(file, &path, &read.sources[file].text);
            read.trees.push(tree);
            read.findings.extend(findings);
        }
    }
    read
}

/// What was found in a project.
pub fn judged(project: Project) -> Judged {
    let read = read(&project);
    Judged::new(project, read.sources, read.findings)
}
