//! In: a `{` in a text without its `}`. Out: S008.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S008 brace-open
pub static PAGE: Page = Page {
    code: "S008",
    slug: "brace-open",
    severity: Severity::Error,
    minimum: None,
    title: "This `{` is never closed",
    why: "the customer would see the bare name of the value in place of what it holds",
    help: r#"close it with `}`, or write `\{` to show a brace"#,
    broken: r#"flow A
  starts on welcome

step Hello
  say Hi {contact.first_name or "there"
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi {contact.first_name or "there"}
  end
"#,
};

/// The finding at the brace; `rest` is the line behind it.
pub fn finding(brace: Span, rest: &str) -> Finding {
    let name = rest.find(|letter: char| !(letter.is_alphanumeric() || matches!(letter, '_' | '.'))).unwrap_or(rest.len());
    // A full stop behind the name ends the sentence.
    let name = rest[..name].trim_end_matches('.').len();
    let found = Finding::new(&PAGE, brace).note("opened here");
    let found = match name {
        0 => found,
        _ => {
            let end = Span { start: brace.end + name as u32, end: brace.end + name as u32, ..brace };
            found.offer_fix("close it", vec![Edit::new(end, "}")])
        }
    };
    found.offer_fix("show a brace", vec![Edit::new(brace, "\\{")])
}
