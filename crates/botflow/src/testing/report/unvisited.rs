//! The places that nothing came past. In: coverage and the project's texts. Out: a line each, for people and for programs.

use std::io::{self, Write};

use botflow_source::{LineIndex, Sources};
use serde::Serialize;

use crate::Look;
use crate::look::Ink;
use crate::testing::Coverage;

/// A place without a visit, as programs read it.
#[derive(Debug, Serialize)]
pub(crate) struct Place {
    file: String,
    line: u32,
    what: &'static str,
    text: String,
}

/// All of them, in file order; `shown` is how the project's folder is written in front of a path.
pub(crate) fn places(coverage: &Coverage, sources: &Sources, shown: &str) -> Vec<Place> {
    let mut places = Vec::new();
    for file in coverage.unvisited().chunk_by(|a, b| a.place.file == b.place.file) {
        let source = &sources[file[0].place.file];
        let index = LineIndex::new(&source.text);
        places.extend(file.iter().map(|one| {
            let line = index.position(&source.text, one.place.span.start).line;
            let text = index.text_of(&source.text, line as usize - 1).trim().to_owned();
            Place { file: format!("{shown}{}", source.path), line, what: one.what, text }
        }));
    }
    places
}

/// Tells them to a person, at most so many of each file.
pub(crate) fn tell(places: &[Place], most: usize, look: Look, output: &mut dyn Write) -> io::Result<()> {
    for file in places.chunk_by(|a, b| a.file == b.file) {
        for one in file.iter().take(most) {
            let place = look.paint(Ink::Name, &format!("{}:{}", one.file, one.line));
            writeln!(output, "  {place}  {} {}", look.paint(Ink::Faint, &format!("{:<7}", one.what)), one.text)?;
        }
        if file.len() > most {
            writeln!(output, "  … and {} more in {}", file.len() - most, file[0].file)?;
        }
    }
    Ok(())
}
