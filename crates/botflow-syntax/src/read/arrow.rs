//! In: a line with a lone `>` before the title of a step that is there. Out: the same line with the arrow that was meant, and S020.
//!
//! A label may hold a `>` ("Home > Garden"): only what is the title of a step or of the flow itself is a target. Buttons and outcomes always lead somewhere.

use std::collections::HashSet;

use super::Reading;
use crate::finding;
use crate::lines::{Line, LineKind};
use crate::phrase::fold;

/// What is written for an arrow, with the spaces beside it; as long as what takes its place.
const LONE: [(&str, &str); 5] = [(" >> ", " -> "), (" > ", " ->"), (" » ", " -> "), (" › ", "  -> "), (" >", "->")];

impl Reading<'_, '_> {
    /// The line as it was meant, byte by byte where it was.
    pub(super) fn with_arrow(&mut self, body: &str, base: u32) -> Option<String> {
        let leads = body.starts_with('-') || ["button ", "when ", "otherwise "].iter().any(|word| body.starts_with(word));
        if !leads {
            return None;
        }
        let (at, typed, arrow) = LONE.iter().find_map(|(typed, arrow)| body.rfind(typed).map(|at| (at, *typed, *arrow)))?;
        let title = body[at + typed.len()..].trim();
        // "Right behind the label" is not far enough from a word such as `cancelled`.
        let glued = !typed.ends_with(' ') && !body.starts_with('-');
        let taken = glued || body[..at].contains("->") || body[..at].trim_end().ends_with(['-', '=']);
        // "a `when unclear … :` line is text to its end".
        let is_text = body.starts_with("when unclear") && body[..at].contains(": ");
        if taken || is_text || title.is_empty() || body.starts_with('-') && !self.is_title(title) {
            return None;
        }
        let sign = base + at as u32 + 1;
        let typed_sign = typed.trim();
        let end = sign + typed_sign.len() as u32;
        self.findings.push(finding::s020_other_arrow::lone(self.span(sign, end), typed_sign));
        Some(format!("{}{arrow}{}", &body[..at], &body[at + typed.len()..]))
    }

    fn is_title(&mut self, title: &str) -> bool {
        let (lines, text) = (self.lines, self.text);
        let titles = self.titles.get_or_insert_with(|| lines.lines.iter().filter_map(|line| title_of(line, text)).collect::<HashSet<_>>());
        titles.contains(fold(title).as_ref())
    }
}

fn title_of(line: &Line, text: &str) -> Option<String> {
    let body = matches!(line.what, LineKind::Instruction).then(|| line.of(text))?;
    let (word, title) = body.split_once([' ', ':'])?;
    let begins = word.eq_ignore_ascii_case("step") || word.eq_ignore_ascii_case("flow");
    begins.then(|| fold(title.trim_end_matches(':')).into_owned())
}
