//! In: the findings of reading and resolving. Out: the files in which something that leads on, or is counted or filled, could not be read.

use std::collections::HashMap;

use botflow_source::FileId;

use super::Journey;

/// What leaves a gap in a journey: lines that could not be read, targets and rows that are not there. (What was read as meant leaves none.)
const GAPS: &[&str] =
    &["S004", "S005", "S006", "S007", "S008", "S011", "S016", "S018", "S022", "S025", "N101", "N102", "N115", "T205", "N105", "N112"];
/// Names that nothing fills: what a condition about them decides is not known.
const NAMES: &[&str] = &["N104", "N114"];

impl Journey<'_> {
    /// Whether some line of a file leaves a gap: it may have led to any of its steps, or counted for any row.
    pub(crate) fn is_patchy(&self, file: FileId) -> bool {
        self.patchy().get(&file) == Some(&true)
    }

    /// Whether a line of a file may fill a value, or keep it from being missing, though nobody can say so.
    pub(crate) fn is_unsure(&self, file: FileId) -> bool {
        self.patchy().contains_key(&file)
    }

    /// The files with gaps or unknown names, and whether there are gaps.
    fn patchy(&self) -> &HashMap<FileId, bool> {
        self.patchy.get_or_init(|| {
            let mut files = HashMap::new();
            for finding in &self.analysis.findings {
                let gap = GAPS.contains(&finding.page.code);
                if gap || NAMES.contains(&finding.page.code) {
                    *files.entry(finding.span.file).or_insert(false) |= gap;
                }
            }
            files
        })
    }
}
