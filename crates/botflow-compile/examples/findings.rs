use botflow_source::LineIndex;
fn walk(dir: &std::path::Path, root: &std::path::Path, files: &mut botflow_compile::ProjectFiles) {
    let mut entries: Vec<_> = std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() { walk(&path, root, files); continue; }
        let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        if botflow_compile::ProjectFiles::is_read(&name) { files.add(name, std::fs::read(&path).unwrap()); } else { files.add_path(name); }
    }
}
fn main() {
    for arg in std::env::args().skip(1) {
        let mut files = botflow_compile::ProjectFiles::new();
        let root = std::path::Path::new(&arg);
        walk(root, root, &mut files);
        let t = std::time::Instant::now();
        let analysis = botflow_compile::analyse(files);
        println!("{arg}: {} findings in {:?}", analysis.findings.len(), t.elapsed());
        for f in analysis.findings.iter().take(60) {
            let s = &analysis.sources[f.span.file];
            let p = LineIndex::new(&s.text).position(&s.text, f.span.start);
            println!("  {}:{}:{} {} {} | {}", s.path, p.line, p.column, f.page.code, f.title, f.help);
        }
    }
}
