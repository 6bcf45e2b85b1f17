//! In: the examples of each finding, and files with many mistakes. Out: exactly the findings they should give, in words for people.

use botflow_source::{FileId, Finding};
use botflow_syntax::{finding, parse};

fn read(text: &str) -> Vec<Finding> {
    parse(FileId(0), "flows/lead-form.flow", text).1
}

fn shown(text: &str) -> String {
    let mut shown = String::new();
    for found in read(text) {
        let line = text[..found.span.start as usize].matches('\n').count() + 1;
        shown +=
            &format!("{} {line}: {} | {} | {} | {}\n", found.page.code, &text[found.span.range()], found.title, found.note, found.help);
        for fix in &found.fixes {
            let (edit, kind) = (&fix.edits[0], if fix.safe { "safe" } else { "ask" });
            shown += &format!("     {kind}: {} ({:?} for {:?})\n", fix.title, edit.text, &text[edit.span.range()]);
        }
    }
    shown
}

#[test]
fn each_broken_example_gives_its_finding_and_the_mended_one_gives_none() {
    for page in finding::PAGES {
        let codes: Vec<&str> = read(page.broken).iter().map(|found| found.page.code).collect();
        assert_eq!(codes, [page.code], "{}", page.broken);
        assert!(read(page.mended).is_empty(), "{}: {}", page.code, shown(page.mended));
    }
}

/// A safe fix makes the finding go, and brings no other.
#[test]
fn safe_fixes_mend() {
    for page in finding::PAGES {
        let findings = read(page.broken);
        for fix in findings.iter().flat_map(|found| &found.fixes).filter(|fix| fix.safe) {
            let mut text = page.broken.to_owned();
            let mut edits = fix.edits.clone();
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
            for edit in edits {
                text.replace_range(edit.span.range(), &edit.text);
            }
            assert!(read(&text).is_empty(), "{}\n{text}{}", page.code, shown(&text));
        }
    }
}

#[test]
fn characters_that_cannot_be_seen_are_one_finding() {
    let codes = |line: &str| -> Vec<&str> {
        let text = format!("flow A\n\nstep B\n  {line}\n  end\n");
        read(&text).iter().map(|found| found.page.code).collect()
    };
    assert_eq!(codes("say\u{a0}Hi"), ["S013"]);
    assert_eq!(codes("go\u{a0}to B"), ["S013"]);
    assert_eq!(codes("go to\u{200b} B"), ["S013"]);
    assert_eq!(codes("go to Sty\u{200b}list"), ["S013"]);
    assert_eq!(codes("say Hi\u{a0}you"), Vec::<&str>::new());
    assert_eq!(codes("say\u{202e} Hi"), ["S014"]);
    assert_eq!(codes("s\u{fffd}y Hi"), ["S001"]);
    assert_eq!(codes("say 👩‍👩‍👧 می‌خواهم"), Vec::<&str>::new());
}

#[test]
fn ten_mistakes_on_ten_lines_are_ten_findings() {
    let text = include_str!("data/ten-mistakes.flow");
    let marked: Vec<usize> = text.lines().enumerate().filter(|(_, line)| line.ends_with('!')).map(|(index, _)| index + 1).collect();
    assert_eq!(marked.len(), 10);
    let lines: Vec<usize> = read(text).iter().map(|found| text[..found.span.start as usize].matches('\n').count() + 1).collect();
    assert_eq!(lines, marked, "{}", shown(text));
}

#[test]
fn how_mistakes_are_reported() {
    insta::assert_snapshot!(shown(include_str!("data/mistakes.flow")));
}

/// "Never say: node, edge, token …"
#[test]
fn words_for_people() {
    let never = ["node", "edge", "token", "identifier", "EOF", "parse", "expected", "unexpected", "invalid", "null", "undefined", "syntax"];
    for page in finding::PAGES {
        for text in [page.title, page.why, page.help] {
            let words: Vec<&str> = text.split(|letter: char| !letter.is_alphanumeric()).collect();
            for word in never {
                assert!(!words.iter().any(|other| other.eq_ignore_ascii_case(word)), "{}: {text}", page.code);
            }
        }
        assert!(page.title.chars().count() <= 80, "{}", page.code);
    }
}
