//! How long each stage and each rule took. In: moments at which they were done. Out: a table for people, the longest first, or what programs read.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use serde::Serialize;

/// Collects how long things took, over all projects of a run.
#[derive(Debug)]
pub struct Timings {
    last: Instant,
    entries: Vec<Entry>,
}

#[derive(Debug)]
struct Entry {
    name: &'static str,
    took: Duration,
    count: usize,
}

/// One row, as programs read it.
#[derive(Debug, Serialize)]
pub(crate) struct Row {
    name: &'static str,
    milliseconds: f64,
    count: usize,
}

impl Timings {
    /// Begins now.
    pub fn begin() -> Self {
        Timings { last: Instant::now(), entries: Vec::new() }
    }

    /// What went on until now belongs to nothing that is counted.
    pub fn skip(&mut self) {
        self.last = Instant::now();
    }

    /// Something is done, and so many things came of it.
    pub fn done(&mut self, name: &'static str, count: usize) {
        let now = Instant::now();
        let took = now - std::mem::replace(&mut self.last, now);
        match self.entries.iter_mut().find(|entry| entry.name == name) {
            Some(entry) => {
                entry.took += took;
                entry.count += count;
            }
            None => self.entries.push(Entry { name, took, count }),
        }
    }

    /// The longest first.
    pub(crate) fn rows(&self) -> Vec<Row> {
        let mut entries: Vec<&Entry> = self.entries.iter().collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.took));
        entries.iter().map(|entry| Row { name: entry.name, milliseconds: milliseconds(entry.took), count: entry.count }).collect()
    }

    /// A table for people.
    pub fn write(&self, output: &mut dyn Write) -> io::Result<()> {
        writeln!(output, "{:>10}  {:>9}  what", "ms", "count")?;
        for row in self.rows() {
            writeln!(output, "{:>10.3}  {:>9}  {}", row.milliseconds, row.count, described(row.name))?;
        }
        let all = self.entries.iter().map(|entry| entry.took).sum();
        writeln!(output, "{:>10.3}  {:>9}  together", milliseconds(all), "")
    }
}

fn milliseconds(took: Duration) -> f64 {
    (took.as_secs_f64() * 1_000_000.0).round() / 1_000.0
}

/// A rule with its slug, a stage with what is counted.
fn described(name: &str) -> String {
    match name {
        "files" => "reading from the disk (files)".to_owned(),
        "settings" => "botflow.yaml, catalogs, translations (files)".to_owned(),
        "lines" => "reading lines (instructions)".to_owned(),
        "names" => "who is who (values)".to_owned(),
        "ways" => "every way a conversation can go (ways)".to_owned(),
        "journeys" => "what can be reached (places)".to_owned(),
        "what is read" | "texts" | "conditions" | "missing values" | "used values" | "endings" => format!("for several rules: {name}"),
        "links" => "asking for links (links)".to_owned(),
        "levels" => "allows and levels (findings)".to_owned(),
        code => {
            let page = crate::judge::pages().into_iter().find(|page| page.code == code);
            page.map_or_else(|| code.to_owned(), |page| format!("{code} {} (findings)", page.slug))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_comes_first_and_what_has_one_name_is_one_row() {
        let mut timings = Timings::begin();
        timings.entries.push(Entry { name: "lines", took: Duration::from_millis(1), count: 7 });
        timings.entries.push(Entry { name: "G301", took: Duration::from_millis(20), count: 1 });
        timings.done("lines", 3);
        let mut table = Vec::new();
        timings.write(&mut table).expect("a vector takes everything");
        let table = String::from_utf8(table).expect("text");
        let rows: Vec<&str> = table.lines().collect();
        assert!(rows[1].contains("20.000") && rows[1].ends_with("G301 dead-end (findings)"), "{table}");
        assert!(rows[2].contains("        10  reading lines"), "{table}");
        assert!(rows[3].ends_with("together"));
    }
}
