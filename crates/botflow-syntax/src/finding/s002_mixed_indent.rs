//! In: a line indented with tabs and spaces, or with the other of the two than its file. Out: S002.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S002 mixed-indent
pub static PAGE: Page = Page {
    code: "S002",
    slug: "mixed-indent",
    severity: Severity::Error,
    minimum: None,
    title: "This line mixes tabs and spaces, so I can't tell what it belongs to",
    why: "the line may end up under another question than it seems, and customers would get it at the wrong moment",
    help: "indent it like the lines around it; `botflow fmt` does it for the whole file",
    broken: r#"flow A
  starts on welcome

step Hello
  say Hi
	say How nice to see you
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi
  say How nice to see you
  end
"#,
};

/// The finding at the indentation; `wanted` is the indentation as the rest of the file has it.
pub fn finding(indent: Span, wanted: String) -> Finding {
    Finding::new(&PAGE, indent)
        .note("tabs and spaces meet here")
        .safe_fix("indent the line like the rest of the file", vec![Edit::new(indent, wanted)])
}
