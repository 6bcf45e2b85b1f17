//! In: any bytes. Must hold: no panic; every byte of the text belongs to one line; findings stand on letters of the file.
#![no_main]

use botflow_source::FileId;
use botflow_syntax::{decode, lay_out, parse, show_tree};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = decode(bytes);
    let mut at = 0;
    for line in lay_out(&text).lines {
        assert_eq!(line.start, at);
        at = line.end;
    }
    assert_eq!(at as usize, text.len());
    let (tree, findings) = parse(FileId(0), "flows/a.flow", &text);
    for found in &findings {
        let edits = found.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
        for span in edits.chain([found.span]) {
            assert!(text.get(span.range()).is_some(), "{}", found.page.code);
        }
    }
    show_tree(&tree);
});
