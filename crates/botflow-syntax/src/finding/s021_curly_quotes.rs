//! In: curly quote marks in a condition or a value. Out: S021.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S021 curly-quotes
pub static PAGE: Page = Page {
    code: "S021",
    slug: "curly-quotes",
    severity: Severity::Error,
    minimum: None,
    title: "These quote marks came from a text document; write straight ones",
    why: "customers notice nothing, I have read them as meant; in texts curly ones are fine, in conditions and values they look alike and are not",
    help: r#"write `"`"#,
    broken: r#"flow A
  starts on welcome

step Hello
  say Hi {contact.first_name or “there”}
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi {contact.first_name or "there"}
  end
"#,
};

/// The finding at the quoted text; `text` stands between the quotes.
pub fn finding(span: Span, text: &str) -> Finding {
    let straight = format!("\"{text}\"");
    Finding::new(&PAGE, span).help(format!("write `{straight}`")).safe_fix("write straight ones", vec![Edit::new(span, straight)])
}
