//! In: a question without a colon. Out: S007.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S007 ask-needs-colon
pub static PAGE: Page = Page {
    code: "S007",
    slug: "ask-needs-colon",
    severity: Severity::Error,
    minimum: None,
    title: "Put a `:` between the value and the question",
    why: "without it I cannot tell where the question begins, and the customer is not asked",
    help: "write `ask colour: Which one?`",
    broken: r#"flow A
  starts on welcome

step Hello
  ask colour Which one?
    - Red
    - Blue
    when unclear 3 times -> Bye
  say {colour} it is.
  go to Bye

step Bye
  say Bye
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  ask colour: Which one?
    - Red
    - Blue
    when unclear 3 times -> Bye
  say {colour} it is.
  go to Bye

step Bye
  say Bye
  end
"#,
};

/// The finding at the line; `head` is what stands before the colon that is missing, `question` what is asked.
pub fn finding(line: Span, head: &str, question: &str) -> Finding {
    let colon = Span { start: line.start + head.len() as u32, end: line.start + head.len() as u32, ..line };
    Finding::new(&PAGE, line)
        .note("the question begins somewhere here")
        .help(format!("write `{head}: {question}`"))
        .offer_fix("put in the colon", vec![Edit::new(colon, ":")])
}

/// The wide colon of another keyboard; `spaced`: a space follows it.
pub fn wide(colon: Span, spaced: bool) -> Finding {
    Finding::new(&PAGE, colon)
        .note("this is the wide colon of another keyboard")
        .why("customers notice nothing, I have read it as meant")
        .help("write `:`")
        .safe_fix("write `:`", vec![Edit::new(colon, if spaced { ":" } else { ": " })])
}
