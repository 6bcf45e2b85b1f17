//! Edits in a text. In: fixes. Out: those that do not get into each other's way, and a text with them in it.

use botflow_source::{Edit, Fix, Span};

/// The edits of as many fixes as go together, first come first served, and how many fixes that are. Two fixes that do the same are one.
pub(super) fn apart(fixes: &[Fix]) -> (Vec<&Edit>, usize) {
    let mut chosen: Vec<&Edit> = Vec::new();
    let mut count = 0;
    for fix in fixes {
        let is_there = |edit: &&Edit| chosen.contains(edit);
        let alone = |edit: &Edit| chosen.iter().all(|other| !touch(edit.span, other.span));
        let inner_apart = fix.edits.iter().enumerate().all(|(at, edit)| fix.edits[..at].iter().all(|other| !touch(edit.span, other.span)));
        if !fix.edits.is_empty() && fix.edits.iter().all(|edit| is_there(&edit)) {
            count += 1;
        } else if inner_apart && fix.edits.iter().all(alone) {
            chosen.extend(&fix.edits);
            count += 1;
        }
    }
    (chosen, count)
}

/// Whether two edits share a place. Two that put something in at the same spot do: nobody knows which comes first.
fn touch(a: Span, b: Span) -> bool {
    a.file == b.file && (a.start == b.start || (a.start < b.end && b.start < a.end))
}

/// The text with the edits in it; `None` where one lies outside it, or cuts a letter. Lines put in end as the file's lines do.
pub fn applied(text: &str, edits: &[&Edit]) -> Option<String> {
    let mut sorted = edits.to_vec();
    sorted.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let has_carriage_returns = text.contains("\r\n");
    let mut mended = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in sorted {
        mended.push_str(text.get(at..edit.span.start as usize)?);
        text.get(edit.span.range())?;
        match has_carriage_returns {
            true => mended.push_str(&edit.text.replace("\r\n", "\n").replace('\n', "\r\n")),
            false => mended.push_str(&edit.text),
        }
        at = edit.span.end as usize;
    }
    mended.push_str(text.get(at..)?);
    Some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;
    use botflow_source::FileId;

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit::new(Span::new(FileId(0), start, end), text)
    }

    fn fix(edits: &[Edit]) -> Fix {
        Fix { safe: true, title: "t".into(), edits: edits.to_vec() }
    }

    #[test]
    fn edits_go_in_wherever_they_stand() {
        let (a, b) = (edit(6, 7, "X"), edit(0, 1, "longer"));
        assert_eq!(applied("a b c d", &[&a, &b]).unwrap(), "longer b c X");
        assert_eq!(applied("aé", &[&edit(2, 3, "")]), None, "half a letter");
        assert_eq!(applied("a", &[&edit(3, 3, "x")]), None, "behind the end");
    }

    #[test]
    fn lines_end_as_the_files_lines_do() {
        assert_eq!(applied("a\r\nb\r\n", &[&edit(1, 1, "\n  x")]).unwrap(), "a\r\n  x\r\nb\r\n");
        assert_eq!(applied("a\nb\n", &[&edit(1, 1, "\n  x")]).unwrap(), "a\n  x\nb\n");
    }

    #[test]
    fn fixes_that_overlap_wait_for_the_next_round() {
        let fixes = [fix(&[edit(0, 4, "x")]), fix(&[edit(3, 5, "y")]), fix(&[edit(4, 4, "z"), edit(9, 9, "z")]), fix(&[edit(9, 9, "w")])];
        let (chosen, count) = apart(&fixes);
        assert_eq!((chosen.len(), count), (3, 2), "{chosen:?}");
    }

    #[test]
    fn the_same_fix_of_two_findings_is_applied_once() {
        let fixes = [fix(&[edit(5, 5, "a")]), fix(&[edit(5, 5, "a")]), fix(&[edit(5, 5, "b")])];
        let (chosen, count) = apart(&fixes);
        assert_eq!((chosen.len(), count), (1, 2));
    }
}
