//! In: a character that cannot be seen, in an indentation, an instruction or a target. Out: S013.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::lines::is_invisible;

/// S013 invisible-space
pub static PAGE: Page = Page {
    code: "S013",
    slug: "invisible-space",
    severity: Severity::Warning,
    minimum: None,
    title: "There is an invisible character here (probably pasted)",
    why: "two names may look the same and be different, so that customers end up nowhere; here I have read it as meant",
    help: "remove it",
    broken: "flow A\n  starts on welcome\n\nstep Hello\n  say\u{a0}Hi\n  end\n",
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi
  end
"#,
};

/// Somewhere in `text`, which `span` covers.
pub fn finding(span: Span, text: &str) -> Finding {
    let mut edits = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| is_invisible(*letter)) {
        let start = span.start + at as u32;
        let spot = Span { start, end: start + letter.len_utf8() as u32, ..span };
        edits.push(Edit::new(spot, if letter.is_whitespace() { " " } else { "" }));
    }
    let spot = edits.first().map_or(span, |edit| edit.span);
    Finding::new(&PAGE, spot).note("here").safe_fix("remove it", edits)
}

/// In an indentation, which should be `wanted`.
pub fn indent(indent: Span, wanted: String) -> Finding {
    Finding::new(&PAGE, indent).note("in front of this line").safe_fix("indent with plain spaces", vec![Edit::new(indent, wanted)])
}
