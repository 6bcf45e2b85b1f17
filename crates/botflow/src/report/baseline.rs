//! Findings that a project had before it was checked. In: findings, and the file that lists what is known. Out: those that are new; or the file.

use std::collections::{BTreeMap, BTreeSet};

use botflow_source::Finding;
use serde::{Deserialize, Serialize};

use super::{Indexes, Judged};

/// Raised when an older botflow would read the file wrongly.
const VERSION: u64 = 1;

/// Whatever else it is: a report, a list by hand, half a file.
const NOT_OURS: &str = "it is not a file that `check --write-baseline` wrote";

/// What is known: how often, of which line of which file. Lines may move, so their numbers do not count.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Baseline(BTreeMap<Known, usize>);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Known {
    file: String,
    code: String,
    /// The line as it stands, without what is around it.
    line: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u64,
    findings: Vec<Entry>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    #[serde(flatten)]
    known: Known,
    count: usize,
}

impl Baseline {
    /// Everything that was found.
    pub fn of(judged: &[Judged]) -> Self {
        let mut known = BTreeMap::new();
        for judged in judged {
            let mut indexes = Indexes::new(&judged.sources);
            for finding in &judged.findings {
                *known.entry(known_as(finding, judged, &mut indexes)).or_default() += 1;
            }
        }
        Baseline(known)
    }

    /// Reads the file.
    ///
    /// # Errors
    /// Why it cannot be used, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let value: serde_json::Value = serde_json::from_str(text).map_err(|_| NOT_OURS.to_owned())?;
        match value.get("version").and_then(serde_json::Value::as_u64) {
            Some(VERSION) => {}
            Some(other) => return Err(format!("it is of version {other}, and this botflow reads version {VERSION}")),
            None => return Err(NOT_OURS.into()),
        }
        let file: File = serde_json::from_value(value).map_err(|_| NOT_OURS.to_owned())?;
        Ok(Baseline(file.findings.into_iter().map(|entry| (entry.known, entry.count)).collect()))
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let findings = self.0.iter().map(|(known, count)| Entry { known: known.clone(), count: *count }).collect();
        let text = serde_json::to_string_pretty(&File { version: VERSION, findings });
        text.expect("invariant: texts and numbers become JSON") + "\n"
    }

    /// How many findings it knows.
    pub fn len(&self) -> usize {
        self.0.values().sum()
    }

    /// Whether it knows none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether some file of the projects is one that it lists.
    pub fn names_a_file_of(&self, judged: &[Judged]) -> bool {
        let listed = |judged: &Judged| judged.sources.iter().map(|(_, source)| judged.project.shown_path(&source.path)).collect::<Vec<_>>();
        let files: BTreeSet<String> = judged.iter().flat_map(listed).collect();
        self.0.keys().any(|known| files.contains(&known.file))
    }

    /// Takes out what is known, each as often as it is listed. Out: how many were taken out.
    pub fn leave_out(&self, judged: &mut [Judged]) -> usize {
        let mut left = self.0.clone();
        let mut count = 0;
        for judged in judged {
            let mut indexes = Indexes::new(&judged.sources);
            let is_new: Vec<bool> = judged
                .findings
                .iter()
                .map(|finding| match left.get_mut(&known_as(finding, judged, &mut indexes)) {
                    Some(times) if *times > 0 => {
                        *times -= 1;
                        false
                    }
                    _ => true,
                })
                .collect();
            count += is_new.iter().filter(|new| !**new).count();
            let mut is_new = is_new.into_iter();
            judged.findings.retain(|_| is_new.next().unwrap_or(true));
        }
        count
    }
}

fn known_as(finding: &Finding, judged: &Judged, indexes: &mut Indexes) -> Known {
    let source = &judged.sources[finding.span.file];
    let index = indexes.of(finding.span.file);
    let line = index.text_of(&source.text, index.line(finding.span.start)).trim().to_owned();
    Known { file: judged.project.shown_path(&source.path), code: finding.page.code.to_owned(), line }
}
