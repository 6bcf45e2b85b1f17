//! In: any text, any bytes. Out: no panic, no byte lost, a tree that is whole.

use botflow_source::FileId;
use botflow_syntax::{Reader, decode, format, lay_out, parse, show_lines, show_tree};
use proptest::prelude::*;

/// Everything that must hold of any text.
fn holds(text: &str) {
    let lines = lay_out(text);
    let mut at = 0;
    for line in &lines.lines {
        assert_eq!(line.start, at, "each byte belongs to one line");
        assert!(line.start <= line.text_start && line.text_start <= line.text_end && line.text_end <= line.end);
        at = line.end;
    }
    assert_eq!(at as usize, text.len());
    let (tree, findings) = parse(FileId(0), "flows/a.flow", text);
    for (id, node) in tree.nodes().skip(1) {
        assert!(node.parent < id);
        assert!(tree.is_below(id, node.parent));
        assert!(node.span.start <= node.keyword.start && node.keyword.end <= node.span.end);
    }
    for found in &findings {
        for edit in found.fixes.iter().flat_map(|fix| &fix.edits) {
            assert!(text.get(edit.span.range()).is_some(), "{}: an edit stays on letters of the file", found.page.code);
        }
        assert!(text.get(found.span.range()).is_some(), "{}", found.page.code);
    }
    show_tree(&tree);
    show_lines(text);
    _ = format(text);
}

proptest! {
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        holds(&decode(&bytes));
    }

    #[test]
    fn any_letters(text in "[ \\t\\r\\n#{}\\[\\]()\"\\\\\\-><=:.,a-e0-9€“\u{a0}\u{200b}é]{0,120}") {
        holds(&text);
    }

    /// Lines of the language, cut, joined and doubled at random.
    #[test]
    fn spoilt_lines(lines in proptest::collection::vec((0..6usize, spoilt()), 0..10)) {
        let text: String = lines.iter().map(|(depth, line)| format!("{}{line}\n", "  ".repeat(*depth))).collect();
        holds(&text);
    }

    /// A reader that remembers reads what one that starts anew reads.
    #[test]
    fn remembered_lines_are_the_same_lines(texts in proptest::collection::vec(proptest::collection::vec(spoilt(), 0..6), 1..4)) {
        let mut reader = Reader::remembering();
        for lines in texts {
            let text = format!("flow A\n\nstep B\n  {}\n", lines.join("\n  "));
            let (tree, findings) = reader.parse(FileId(0), "a.flow", &text);
            let (anew, findings_anew) = parse(FileId(0), "a.flow", &text);
            prop_assert_eq!(show_tree(&tree), show_tree(&anew));
            prop_assert_eq!(findings, findings_anew);
        }
    }
}

fn spoilt() -> impl Strategy<Value = String> {
    let examples: Vec<&'static str> = botflow_syntax::rows().iter().map(|row| row.example).collect();
    let one = proptest::sample::select(examples);
    (one.clone(), one, 0..80usize, 0..4usize).prop_map(|(first, second, at, how)| {
        let at = (0..=at.min(first.len())).rev().find(|at| first.is_char_boundary(*at)).unwrap_or(0);
        match how {
            0 => first[..at].to_owned(),
            1 => first[at..].to_owned(),
            2 => format!("{}{second}", &first[..at]),
            _ => first.to_owned(),
        }
    })
}

#[test]
fn brackets_without_end_do_no_harm() {
    for sign in ["(", "[", "{", "not ", "- ", "((", "{(", "!", "x or ", "x + ", "{x} "] {
        for head in ["if ", "say ", "takes x ", "set x to ", "ask x (", ""] {
            holds(&format!("step A\n  {head}{}\n", sign.repeat(3_000)));
            holds(&format!("step A\n  {head}{}x\n", sign.repeat(3_000)));
        }
    }
}
