//! T209: options that cannot be told apart when typed.

use botflow_source::{Finding, Page, Severity, Span};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What is known of T209.
pub static PAGE: Page = Page {
    code: "T209",
    slug: "options-overlap",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"Options "{a}" and "{b}" mean the same when typed"#,
    why: "a customer who types it gets one of the two, perhaps not the one that was meant",
    help: "reword one of them",
    broken: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the bot of the Harbour Inn. What would you like?
    - Menu -> Food
    - menü -> Hours

step Food
  say Fish, mostly.
  go to Bye

step Hours
  say From 5 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Table
  starts on welcome
  when unclear 3 times -> Bye

step Hi
  ask: I'm the bot of the Harbour Inn. What would you like?
    - Menu -> Food
    - Opening hours -> Hours

step Food
  say Fish, mostly.
  go to Bye

step Hours
  say From 5 to 11.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// Two options that are the same once capitals, accents, emoji and punctuation are left out. `span` is the words of the second one.
pub fn overlap(span: Span, first: Span, a: &str, b: &str) -> Finding {
    Finding::new(&PAGE, span).with("a", a).with("b", b).label(first, "the other one")
}

/// Words as they are heard: capitals, punctuation, emoji and accents make no difference.
pub fn heard_as(text: &str) -> String {
    let folded = botflow_program::normalise::normalise(text);
    if folded.is_ascii() { folded } else { folded.nfd().filter(|letter| !is_combining_mark(*letter)).collect() }
}
