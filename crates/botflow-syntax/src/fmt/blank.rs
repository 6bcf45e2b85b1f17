//! In: the comments and empty lines above a line. Out: the same in one style: never two empty lines, none at the start of a file or below a header.

use crate::lines::{Line, LineKind, Lines};

/// Where empty lines stand around comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// One before a step or test and its comments.
    Wanted,
    /// Where the writer put one.
    Kept,
    /// None in front: at the start of the file, below a header.
    NotInFront,
    /// None behind: at the end of the file.
    NotBehind,
}

/// The comments and empty lines right above the instruction at that line; behind the last one where there is none.
pub(super) fn lines_above(lines: &Lines, line: usize) -> &[Line] {
    let above = &lines.lines[..line];
    let start = above.iter().rposition(|line| line.what == LineKind::Instruction).map_or(0, |at| at + 1);
    &above[start..]
}

/// The lines to write; `None` is an empty one.
pub(super) fn arrange(above: &[Line], gap: Gap, is_at_depth: impl Fn(&Line) -> bool) -> Vec<Option<&Line>> {
    let mut arranged: Vec<Option<&Line>> = Vec::with_capacity(above.len() + 1);
    for line in above {
        let line = (line.what != LineKind::Blank).then_some(line);
        if line.is_some() || arranged.last() != Some(&None) {
            arranged.push(line);
        }
    }
    if gap == Gap::NotInFront && arranged.first() == Some(&None) {
        arranged.remove(0);
    }
    if gap == Gap::NotBehind && arranged.last() == Some(&None) {
        arranged.pop();
    }
    if gap == Gap::Wanted && !arranged.contains(&None) {
        let own = arranged.iter().rev().take_while(|line| line.is_some_and(&is_at_depth)).count();
        arranged.insert(arranged.len() - own, None);
    }
    arranged
}
