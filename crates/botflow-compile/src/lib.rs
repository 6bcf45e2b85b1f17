//! From the files of a project to a program. In: paths and bytes. Out: the model, the graph and the findings; at last the program.
//!
//! This crate never reads a file, a clock or the net: the caller hands the bytes in.

mod analysis;
mod build;
mod channel;
mod facts;
mod files;
pub mod finding;
pub mod graph;
pub mod known;
mod language;
pub mod lower;
pub mod model;
mod nearest;
pub mod project;
mod resolve;
mod slug;
mod strings;

use botflow_source::{FileId, Finding, Sources};
use botflow_syntax::{Reader, decode};

pub use analysis::Analysis;
pub use botflow_program::normalise;
pub use facts::{Facts, Line};
pub use files::ProjectFiles;
pub use lower::{Suite, lower, suite};

/// Everything that is known of a project: its settings and data, its trees, its model, its graph, and what was found on the way.
pub fn analyse(files: ProjectFiles) -> Analysis {
    let mut findings = Vec::new();
    let sources = decoded(files.files);
    let mut project = project::of(&sources, &mut findings);
    let trees = trees(&sources, &mut findings);
    let strings = strings::of(&project, &sources);
    project.translate_words(&strings);
    let input = resolve::Input { sources: &sources, others: &files.others, project: &project, strings: &strings, trees: &trees };
    let model = resolve::resolve(input, &mut findings);
    let graph = build::build(&trees, &model.facts, &model, &project);
    findings.sort_by_key(|finding: &Finding| (finding.span.file, finding.span.start, finding.span.end));
    Analysis { sources, others: files.others, project, trees, model, graph, findings }
}

fn decoded(files: Vec<(String, Vec<u8>)>) -> Sources {
    let mut sources = Sources::new();
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).unwrap_or_else(|error| decode(error.as_bytes()));
        sources.add(path, text);
    }
    sources
}

fn trees(sources: &Sources, findings: &mut Vec<Finding>) -> Vec<botflow_syntax::Tree> {
    let flows = sources.iter().filter(|(_, source)| source.path.ends_with(".flow"));
    let mut reader = Reader::remembering();
    let read = |(file, source): (FileId, &botflow_source::Source)| {
        let (tree, found) = reader.parse(file, &source.path, &source.text);
        findings.extend(found);
        tree
    };
    flows.map(read).collect()
}
