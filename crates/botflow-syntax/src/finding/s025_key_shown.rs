//! In: brackets at the end of an option that hold no key. Out: S025.

use botflow_source::{Edit, Finding, Page, Severity, Span};

/// S025 key-shown
pub static PAGE: Page = Page {
    code: "S025",
    slug: "key-shown",
    severity: Severity::Warning,
    minimum: None,
    title: r#"Customers will see "[{x}]": a key is one word of letters, digits, - and _"#,
    why: "the brackets are shown on the button, and the answer is stored under another name",
    help: "write a key of one word, or take the brackets away",
    broken: r#"flow A
  starts on welcome

step Hello
  ask size: How big?
    - Small [s]
    - Large [extra large]
    when unclear 3 times -> Bye
  say {size} it is.
  go to Bye

step Bye
  say Bye
  end
"#,
    mended: r#"flow A
  starts on welcome

step Hello
  ask size: How big?
    - Small [s]
    - Large [extra-large]
    when unclear 3 times -> Bye
  say {size} it is.
  go to Bye

step Bye
  say Bye
  end
"#,
};

/// The finding at the brackets; `inner` stands between them.
pub fn finding(brackets: Span, inner: &str) -> Finding {
    let key = key_of(inner);
    let found = Finding::new(&PAGE, brackets).with("x", inner);
    if key.is_empty() {
        return found.offer_fix("take the brackets away", vec![Edit::new(brackets, "")]);
    }
    found
        .help(format!("write `[{key}]`, or `\\[` to show a bracket"))
        .offer_fix(format!("write `[{key}]`"), vec![Edit::new(brackets, format!("[{key}]"))])
}

/// A key that stands before its label.
pub fn before(key: Span, whole: Span, inner: &str, label: &str) -> Finding {
    let mut found = Finding::new(&PAGE, key);
    found.title = format!("Customers will see \"[{inner}]\": a key stands at the end of the line");
    found
        .help(format!("write `{label} [{inner}]`, or `\\[` to show a bracket"))
        .offer_fix("write the key at the end", vec![Edit::new(whole, format!("{label} [{inner}]"))])
}

/// Something behind a key, so that key and all are shown. `note`: it looks like a comment.
pub fn followed(behind: Span, text: &str, note: bool) -> Finding {
    let mut found = Finding::new(&PAGE, behind);
    found.title = format!("Customers will see the key and \"{text}\" behind it");
    let help = if note { "a comment has a line of its own: take it off here" } else { "end the line with the key" };
    found.help(help).offer_fix(format!("take `{text}` away"), vec![Edit::new(behind, "")])
}

/// The letters and digits of a text, with hyphens between its words.
fn key_of(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}
