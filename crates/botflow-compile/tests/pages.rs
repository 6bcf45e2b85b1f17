//! Each page's broken example gives its finding and no other of reading and resolving; the mended one gives none.

use botflow_compile::{ProjectFiles, analyse, finding::PAGES};

fn codes(example: &str) -> Vec<String> {
    let analysis = analyse(ProjectFiles::from_example(example));
    let lines = analysis.findings.iter().map(|finding| {
        let line = analysis.sources[finding.span.file].text[..finding.span.start as usize].matches('\n').count() + 1;
        format!("{} line {line}: {}", finding.page.code, finding.title)
    });
    lines.collect()
}

#[test]
fn every_broken_example_gives_its_finding_and_no_other() {
    let mut wrong = Vec::new();
    for page in PAGES {
        let codes = codes(page.broken);
        if codes.len() != 1 || !codes[0].starts_with(page.code) {
            wrong.push(format!("{}: {codes:#?}", page.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_mended_example_is_clean() {
    let mut wrong = Vec::new();
    for page in PAGES {
        let codes = codes(page.mended);
        if !codes.is_empty() {
            wrong.push(format!("{}: {codes:#?}", page.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_are_in_order_and_speak_briefly() {
    for pair in PAGES.windows(2) {
        let order = |code: &str| (code[1..2].to_owned(), code.to_owned());
        assert!(order(pair[0].code) < order(pair[1].code), "{} stands before {}", pair[0].code, pair[1].code);
    }
    for page in PAGES {
        assert!(page.title.chars().count() <= 80, "{}: the title is too long", page.code);
    }
}
