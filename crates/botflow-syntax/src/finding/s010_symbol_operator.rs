//! In: a sign of a programming language in a condition. Out: S010.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S010 symbol-operator
pub static PAGE: Page = Page {
    code: "S010",
    slug: "symbol-operator",
    severity: Severity::Error,
    minimum: None,
    title: "Write `{word}` instead of `{sign}`",
    why: "customers notice nothing, I have read it as meant; in words, everybody on the team can read what is decided here",
    help: "write `{word}`",
    broken: r#"flow A
  starts on welcome

step Hello
  ask age (whole number): How old are you?
    when unclear 3 times -> Bye
  if age >= 18
    say Come in.
  go to Bye

step Bye
  say Bye
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  ask age (whole number): How old are you?
    when unclear 3 times -> Bye
  if age is at least 18
    say Come in.
  go to Bye

step Bye
  say Bye
  end
"#,
};

/// The finding at the sign. `line` begins at byte `base` of the file; `word` is what the sign means.
pub fn finding(sign: Span, line: &str, base: u32, word: &str) -> Finding {
    let (start, end) = ((sign.start - base) as usize, (sign.end - base) as usize);
    let before = if line[..start].ends_with([' ', '(']) { "" } else { " " };
    let behind = if line[end..].starts_with(' ') { "" } else { " " };
    Finding::new(&PAGE, sign)
        .with("word", word)
        .with("sign", &line[start..end])
        .safe_fix(format!("write `{word}`"), vec![Edit::new(sign, format!("{before}{word}{behind}"))])
}
