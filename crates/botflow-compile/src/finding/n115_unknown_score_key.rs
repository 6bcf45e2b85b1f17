//! N115: a row that the score board does not have.

use botflow_source::{Edit, Finding, Page, Severity, Span};

use crate::nearest::{either, nearest, some};

/// What is known of N115.
pub static PAGE: Page = Page {
    code: "N115",
    slug: "unknown-score-key",
    severity: Severity::Error,
    minimum: Some(Severity::Error),
    title: r#"The score board has no "{x}""#,
    why: "the points would be lost, and customers would get the wrong result",
    help: "write the key of a row, or add the row to `scores`",
    broken: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye
  scores look
    - Warm and cosy [warm]
    - Cool and clear [cool]

step Hi
  ask: I'm the bot of the lamp house. Which do you like better?
    - Candles
      score wram 2
    - Daylight
      score cool 2
  say You like it {look.best}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
    mended: r#"flow Quiz
  starts on welcome
  when unclear 3 times -> Bye
  scores look
    - Warm and cosy [warm]
    - Cool and clear [cool]

step Hi
  ask: I'm the bot of the lamp house. Which do you like better?
    - Candles
      score warm 2
    - Daylight
      score cool 2
  say You like it {look.best}.
  go to Bye

step Bye
  say Please call us on 030 1234.
  end
"#,
};

/// A row that the board does not have.
pub fn unknown_row(span: Span, board: &str, key: &str, keys: &[&str]) -> Finding {
    let mut finding = Finding::new(&PAGE, span).with("x", key);
    if !board.is_empty() {
        finding.title = format!("The score board `{board}` has no \"{key}\"");
    }
    let close = nearest(key, keys.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None => finding.help(format!("its rows are {}", some(keys.iter().copied()))),
    }
}

/// A board where one of its rows is meant.
pub fn needs_row(span: Span, board: &str, keys: &[&str]) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("`{board}` has several rows: say which one you mean");
    finding.help(format!("write `{board}.best`, or a row: {}", some(keys.iter().copied())))
}

/// A board that is not there.
pub fn no_board(span: Span, name: &str, names: &[&str]) -> Finding {
    let mut finding = Finding::new(&PAGE, span);
    finding.title = format!("There is no score called \"{name}\"");
    let close = nearest(name, names.iter().copied());
    match close.first() {
        Some(first) => {
            finding.help(format!("write {}", either(&close))).offer_fix(format!("Write `{first}`"), vec![Edit::new(span, *first)])
        }
        None => finding.help(format!("add `scores {name}` below the title of the flow")),
    }
}
