//! From the files of a project to a program. In: paths and bytes. Out: the model, the graph and the findings; at last the program.
//!
//! This crate never reads a file, a clock or the net: the caller hands the bytes in.

mod analysis;
mod build;
mod channel;
mod currency;
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
mod workspace;

pub use analysis::Analysis;
pub use botflow_program::normalise;
pub use facts::{Facts, Line};
pub use files::{OtherFile, ProjectFiles};
pub use lower::{Suite, lower, suite};
pub use nearest::Names;
pub use workspace::{Watch, Workspace};

/// Everything that is known of a project: its settings and data, its trees, its model, its graph, and what was found on the way.
pub fn analyse(files: ProjectFiles) -> Analysis {
    Workspace::open(files).into_analysis()
}
