//! Prints what reading finds in files: `cargo run -p botflow-syntax --example findings FILE…`.

use botflow_source::{FileId, LineIndex};

fn main() {
    for path in std::env::args().skip(1) {
        let text = botflow_syntax::decode(&std::fs::read(&path).expect("a file that can be read"));
        let (_, findings) = botflow_syntax::parse(FileId(0), &path, &text);
        let index = LineIndex::new(&text);
        for found in findings {
            let at = index.position(&text, found.span.start);
            println!("{path}:{}:{} {} {} | {} | {}", at.line, at.column, found.page.code, found.title, found.note, found.help);
        }
    }
}
