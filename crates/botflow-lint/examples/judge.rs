//! Judges folders given on the command line, each a project, and prints what it found with the time each stage took.
use std::time::Instant;

use botflow_compile::{ProjectFiles, analyse};
use botflow_lint::lint;
use botflow_source::LineIndex;

fn main() {
    for folder in std::env::args().skip(1) {
        let mut files = ProjectFiles::new();
        read(std::path::Path::new(&folder), std::path::Path::new(&folder), &mut files);
        let began = Instant::now();
        let analysis = analyse(files);
        let analysed = began.elapsed();
        let found = lint(&analysis);
        println!("{folder}: {} findings, analysed in {analysed:?}, judged in {:?}", found.len(), began.elapsed() - analysed);
        for finding in found.iter().take(60) {
            let source = &analysis.sources[finding.span.file];
            let at = LineIndex::new(&source.text).position(&source.text, finding.span.start);
            println!(
                "  {}:{}: {} {} [{}] {}",
                source.path,
                at.line,
                finding.page.code,
                finding.title,
                analysis.sources.slice(finding.span),
                finding.note
            );
            finding.path.iter().for_each(|line| println!("      > {line}"));
        }
    }
}

fn read(root: &std::path::Path, folder: &std::path::Path, files: &mut ProjectFiles) {
    let mut entries: Vec<_> = std::fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for path in entries {
        let name = path.strip_prefix(root).expect("below the folder").to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            read(root, &path, files);
        } else if ProjectFiles::is_read(&name) {
            files.add(name, std::fs::read(&path).expect("a file"));
        } else {
            files.add_path(name);
        }
    }
}
