//! In: an instruction with capital letters. Out: S023.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S023 capital-word
pub static PAGE: Page = Page {
    code: "S023",
    slug: "capital-word",
    severity: Severity::Error,
    minimum: None,
    title: "Instructions are written in small letters",
    why: "customers notice nothing, I have read it as meant; capital letters are for titles and texts that they see",
    help: "write `{word}`",
    broken: r#"flow A
  starts on welcome

step Hello
  Say Hi
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  say Hi
  end
"#,
};

/// The finding at the instruction; `word` is how it is written.
pub fn finding(keyword: Span, word: &str) -> Finding {
    Finding::new(&PAGE, keyword).with("word", word).safe_fix(format!("write `{word}`"), vec![Edit::new(keyword, word)])
}
