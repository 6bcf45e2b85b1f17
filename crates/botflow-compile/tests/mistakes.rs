//! Each mistake in names and kinds is told once, on its own line, and no other line is blamed for it.

use botflow_compile::{ProjectFiles, analyse};
use botflow_source::LineIndex;

/// The findings of a flow, each as `line code`, in the order of the lines; `# CODE` behind nothing: the comment above a line says what is expected.
#[test]
fn each_mistake_is_told_on_its_own_line() {
    for (name, text) in [("names", include_str!("mistakes/names.txt")), ("kinds", include_str!("mistakes/kinds.txt"))] {
        let analysis = analyse(ProjectFiles::from_example(text));
        let mut told: Vec<String> = Vec::new();
        for finding in &analysis.findings {
            let source = &analysis.sources[finding.span.file];
            let line = LineIndex::new(&source.text).position(&source.text, finding.span.start).line;
            told.push(format!("{}:{line} {} {}", source.path, finding.page.code, finding.title));
        }
        let mut expected: Vec<String> = Vec::new();
        for (_, source) in analysis.sources.iter() {
            for (line, text) in source.text.lines().enumerate() {
                if let Some(codes) = text.trim().strip_prefix("# expects ") {
                    expected.extend(codes.split(' ').map(|code| format!("{}:{} {code}", source.path, line + 2)));
                }
            }
        }
        let short: Vec<String> = told.iter().map(|told| told.splitn(3, ' ').take(2).collect::<Vec<_>>().join(" ")).collect();
        assert_eq!(short, expected, "{name}:\n{}", told.join("\n"));
    }
}
