//! A fix as the lines it changes. In: edits. Out: lines with `-` and `+`, as the file would read.

use botflow_source::{Edit, LineIndex};

/// Lines taken out and put in, each with its sign; at most `most` of them, or none where the change is larger.
pub(super) fn lines(edits: &[Edit], text: &str, index: &LineIndex, most: usize) -> Vec<(char, String)> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span.start);
    let (Some(first), Some(last)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let from = index.start(index.line(first.span.start)) as usize;
    let last_line = index.line(last.span.end);
    let to = index.start(last_line) as usize + index.text_of(text, last_line).len();
    let mut mended = String::new();
    let mut at = from;
    for edit in sorted {
        let Some(kept) = text.get(at..edit.span.start as usize) else { return Vec::new() };
        mended.push_str(kept);
        mended.push_str(&edit.text);
        at = edit.span.end as usize;
    }
    mended.push_str(text.get(at..to.max(at)).unwrap_or_default());
    let changed = difference(&text[from..to.max(from)], &mended);
    if changed.len() > most { Vec::new() } else { changed }
}

/// What differs, line by line, once the equal lines at both ends are left out.
fn difference(old: &str, new: &str) -> Vec<(char, String)> {
    let split = |text: &str| text.split('\n').map(|line| line.trim_end_matches('\r').to_owned()).collect::<Vec<_>>();
    let (old, new) = (split(old), split(new));
    let alike = |pairs: &mut dyn Iterator<Item = (&String, &String)>| pairs.take_while(|(a, b)| a == b).count();
    let head = alike(&mut old.iter().zip(&new));
    let tail = alike(&mut old.iter().rev().zip(new.iter().rev())).min(old.len().min(new.len()) - head);
    let mut lines: Vec<(char, String)> = old[head..old.len() - tail].iter().map(|line| ('-', line.clone())).collect();
    lines.extend(new[head..new.len() - tail].iter().map(|line| ('+', line.clone())));
    lines.retain(|(_, line)| !line.trim().is_empty());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use botflow_source::{FileId, Span};

    fn shown(text: &str, edits: &[(u32, u32, &str)]) -> Vec<String> {
        let edits: Vec<_> = edits.iter().map(|(start, end, text)| Edit::new(Span::new(FileId(0), *start, *end), *text)).collect();
        lines(&edits, text, &LineIndex::new(text), 9).into_iter().map(|(sign, line)| format!("{sign}{line}")).collect()
    }

    #[test]
    fn a_line_put_in_is_one_plus() {
        assert_eq!(shown("ask a (email): x\nend\n", &[(16, 16, "\n  when unclear 3 times -> B")]), ["+  when unclear 3 times -> B"]);
    }

    #[test]
    fn a_word_replaced_shows_the_line_before_and_after() {
        assert_eq!(shown("a\n  sya Hi\nb\n", &[(4, 7, "say")]), ["-  sya Hi", "+  say Hi"]);
    }

    #[test]
    fn a_line_taken_out_is_one_minus() {
        assert_eq!(shown("a\nb\nc\n", &[(2, 4, "")]), ["-b"]);
    }
}
