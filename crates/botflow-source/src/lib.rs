//! Source texts and findings: plain data that every authoring stage shares. In: file names and texts. Out: positions in them, and findings.

mod finding;
mod position;
mod source;

pub use finding::{Edit, Finding, Fix, Label, Page, Severity};
pub use position::{LineIndex, Position};
pub use source::{FileId, Source, Sources, Span};
