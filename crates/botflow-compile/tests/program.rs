//! Each statement of the language as a program: `program/*.flow` is lowered, verified and listed.

use botflow_compile::{ProjectFiles, analyse, lower, suite};
use botflow_source::Severity;

#[test]
fn statements_become_ops() {
    insta::glob!("program/*.flow", |path| {
        let text = std::fs::read_to_string(path).expect("invariant: the file was just found");
        let analysis = analyse(ProjectFiles::from_example(&text));
        let errors: Vec<_> = analysis.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", path.display());
        let program = lower(&analysis);
        program.verify().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        insta::assert_snapshot!(program.listing());
        let suite = suite(&analysis);
        suite.program.verify().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(suite.map.ops.len(), program.ops.len(), "each op has a line or is known to have none");
        assert_eq!(suite.map.choices.len(), program.choices.len());
        assert_eq!(suite.map.checks.len(), program.checks.len());
        assert_eq!(suite.map.reasks.len(), program.reasks.len());
        assert_eq!(suite.map.starts.len(), program.starts.len());
    });
}
