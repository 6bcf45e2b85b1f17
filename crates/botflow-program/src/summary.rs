//! In: a program. Out: a few lines that say what is in it.

use std::fmt;

use crate::Program;
use crate::file::FORMAT_VERSION;

/// What is in a program, for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Lines of a name and what there is.
    pub lines: Vec<(&'static str, String)>,
}

impl Program {
    /// What is in this program.
    pub fn summary(&self) -> Summary {
        let hash: String = self.hash().iter().map(|byte| format!("{byte:02x}")).collect();
        let flows: Vec<&str> = self.flows.iter().map(|flow| flow.title.as_str()).collect();
        let rows: usize = self.catalogs.iter().map(|catalog| catalog.rows.len()).sum();
        let lines = vec![
            ("name", self.name.to_string()),
            ("format", FORMAT_VERSION.to_string()),
            ("hash", hash),
            ("languages", self.languages.join(", ")),
            ("channels", self.channels.join(", ")),
            ("flows", format!("{} ({})", flows.len(), flows.join(", "))),
            ("steps", self.steps.len().to_string()),
            ("questions", self.questions.len().to_string()),
            ("messages", self.messages.len().to_string()),
            ("texts", self.texts.len().to_string()),
            ("ops", self.ops.len().to_string()),
            ("catalogs", format!("{} with {rows} rows", self.catalogs.len())),
            ("size", format!("{} bytes", self.to_bytes().len())),
        ];
        Summary { lines }
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines.iter().try_for_each(|(name, what)| writeln!(f, "{name:<10} {what}"))
    }
}
